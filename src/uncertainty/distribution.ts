/** What is known of an uncertain input: a distribution that is drawn by its inverse, so that evenly spread points stay evenly spread. */
import { steadyPower } from "../base/elementary.ts";
import { ModelError } from "../models/errors.ts";
import { inverseOf } from "./column-inverse.ts";

export type Distribution =
  | { readonly kind: "point"; readonly value: number }
  | { readonly kind: "uniform" | "log-uniform"; readonly low: number; readonly high: number }
  | {
      readonly kind: "triangular" | "pert";
      readonly low: number;
      readonly mode: number;
      readonly high: number;
    }
  /** `gsd`: the geometric standard deviation, 1 or more; about two thirds of the draws lie within a factor of it. */
  | { readonly kind: "lognormal"; readonly median: number; readonly gsd: number };

export type DistributionKind = Distribution["kind"];

/** More standard deviations than lie between the median and the greatest share below 1 that a double holds. */
const widestDeviation = 9;

/** Of a triangle's width: above it, what sinks to 0 on the way is less than 10^-11 of the width. */
const leastSquare = 1e-300;

/** The shares at which a range without ends is cut where ends are asked for. */
export const endShares = [0.05, 0.95] as const;

/**
 * The value below which this share of the draws lies.
 *
 * The bits are the same in every engine.
 *
 * @param share in [0, 1]; where the distribution has no ends, in (0, 1)
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE, INCONSISTENT
 */
export function quantile(distribution: Distribution, share: number): number {
  const open = !hasEnds(distribution);
  if (!(open ? share > 0 && share < 1 : share >= 0 && share <= 1)) {
    throw new ModelError({
      code: "OUT_OF_RANGE",
      model: "quantile",
      field: "share",
      value: share,
      allowed: open ? "(0, 1)" : "[0, 1]",
    });
  }
  return quantileOf(distribution)(share);
}

/**
 * The inverse as a function, with what does not change worked out once.
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE, INCONSISTENT
 */
export function quantileOf(distribution: Distribution): (share: number) => number {
  checkDistribution(distribution);
  const invert = inverseOf(distribution);
  return (share) => {
    const column = Float64Array.of(share);
    invert(column);
    return column[0] ?? Number.NaN;
  };
}

/** The least and the greatest value; where there is none, the 5 and 95 % quantiles. @throws {ModelError} */
export function endsOf(distribution: Distribution): readonly [number, number] {
  checkDistribution(distribution);
  switch (distribution.kind) {
    case "point":
      return [distribution.value, distribution.value];
    case "lognormal":
      return [quantile(distribution, endShares[0]), quantile(distribution, endShares[1])];
    default:
      return [distribution.low, distribution.high];
  }
}

/** Whether every draw lies between two finite values. */
export function hasEnds(distribution: Distribution): boolean {
  return distribution.kind !== "lognormal";
}

/** Whether it can give only one value. */
export function isPoint(distribution: Distribution): boolean {
  return distribution.kind === "point" || (distribution.kind === "lognormal" && distribution.gsd === 1);
}

/**
 * @param of what has the range, for the message
 * @throws {ModelError} NON_FINITE; OUT_OF_RANGE; INCONSISTENT when the ends or the mode are out of order
 */
export function checkDistribution(distribution: Distribution, of?: string): void {
  const { kind, ...numbers } = distribution;
  const model = of === undefined ? `${kind} range` : `${kind} range of ${of}`;
  for (const [field, value] of Object.entries(numbers)) {
    if (!Number.isFinite(value))
      throw new ModelError({ code: "NON_FINITE", model, field, value, allowed: "a finite number" });
  }
  const need = (
    code: "NON_FINITE" | "OUT_OF_RANGE" | "INCONSISTENT",
    field: string,
    value: number,
    allowed: string,
  ) => {
    throw new ModelError({ code, model, field, value, allowed });
  };
  if (distribution.kind === "point") return;
  if (distribution.kind === "lognormal") {
    if (distribution.median <= 0) need("OUT_OF_RANGE", "median", distribution.median, "above 0");
    const { median, gsd } = distribution;
    if (gsd < 1) need("OUT_OF_RANGE", "gsd", gsd, "1 or more");
    const reach = steadyPower(gsd, widestDeviation);
    if (!(median / reach > 0 && median * reach < Infinity))
      need(
        "NON_FINITE",
        "gsd",
        gsd,
        `a spread whose ${widestDeviation}th power neither lifts the median ${median} beyond what a number holds nor sinks it to 0`,
      );
    return;
  }
  const { low, high } = distribution;
  if (low >= high) need("INCONSISTENT", "low", low, `below high, which is ${high}`);
  if (distribution.kind === "log-uniform" && low <= 0) need("OUT_OF_RANGE", "low", low, "above 0");
  if ("mode" in distribution && (distribution.mode < low || distribution.mode > high))
    need("INCONSISTENT", "mode", distribution.mode, `between low and high, ${low} and ${high}`);
  const width = widthOf(distribution.kind, low, high);
  const reckon = "that one can reckon with their distance";
  if (!(width < Infinity)) need("NON_FINITE", "high", high, `so near to low, ${low}, ${reckon}`);
  if (distribution.kind === "triangular" && width < leastSquare)
    need("OUT_OF_RANGE", "high", high, `so far from low, ${low}, ${reckon}`);
}

/** The greatest number that an inverse meets on its way: it must not overflow, and a triangle's square not sink to 0. */
function widthOf(kind: "uniform" | "log-uniform" | "triangular" | "pert", low: number, high: number): number {
  const width = high - low;
  if (kind === "log-uniform") return high / low;
  if (kind === "triangular") return width * width;
  return kind === "pert" ? 4 * width : width;
}
