/**
 * Axes as numbers: from a value to px, and which ticks to print. Logarithmic
 * ticks are 1-2-5 or whole decades, whichever still has room.
 */
import { extent, ticks as evenTicks } from "d3-array";
import { scaleLinear, scaleLog } from "d3-scale";
import { formatTick } from "../base/format.ts";

export interface AxisSpec {
  readonly kind: "linear" | "log";
  /** Name of the quantity with its unit. */
  readonly label: string;
  /** For charts narrower than 480 px. */
  readonly shortLabel?: string;
  /** At least this stretch is shown. */
  readonly domain?: readonly [number, number];
  /** `false`: a linear axis need not begin at 0. */
  readonly zero?: boolean;
  /** Put before and after each tick, such as "$" or "×". */
  readonly prefix?: string;
  readonly suffix?: string;
}

export interface Scale {
  readonly kind: "linear" | "log";
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
  /** Place in px of a value. @throws {RangeError} when it has none */
  readonly at: (value: number) => number;
  /** At most `count` ticks, at least two where the axis has them. */
  readonly ticks: (count: number) => readonly number[];
  readonly text: (value: number) => string;
}

/**
 * A scale that holds all `values`, from `range[0]` to `range[1]` in px.
 *
 * @throws {RangeError} when a value is not finite, or not above 0 on a log axis
 */
export function makeScale(
  spec: AxisSpec,
  values: readonly number[],
  range: readonly [number, number],
): Scale {
  const log = spec.kind === "log";
  const all = [...values, ...(spec.domain ?? [])];
  for (const value of all) {
    if (!Number.isFinite(value))
      throw new RangeError(`${spec.label}: value is ${value}, expected a finite number`);
    if (log && value <= 0)
      throw new RangeError(`${spec.label}: value is ${value}, expected above 0 on a log axis`);
  }
  const domain = log ? logDomain(all, spec.domain) : linearDomain(all, spec.zero ?? true, spec.domain);
  const position = log ? scaleLog(domain, range) : scaleLinear(domain, range);
  const at = (value: number): number => {
    const place = position(value);
    if (!Number.isFinite(place))
      throw new RangeError(`${spec.label}: value ${value} has no place on the axis`);
    return place;
  };
  return {
    kind: spec.kind,
    domain,
    range,
    at,
    ticks: (count) =>
      log ? logTicks(domain, count) : evenTicks(domain[0], domain[1], count).filter(inside(domain)),
    text: (value) =>
      `${value < 0 ? "\u2212" : ""}${spec.prefix ?? ""}${tickNumber(Math.abs(value))}${spec.suffix ?? ""}`,
  };
}

/**
 * At most `count` ticks of a log axis: 1-2-5 where it fits, whole decades where
 * it crowds, finer or even steps where the axis spans less than a decade.
 */
export function logTicks(domain: readonly [number, number], count: number): readonly number[] {
  const coarse = decadeTicks(domain, [1, 2, 5]);
  if (coarse.length <= count && coarse.length >= 3) return coarse;
  if (coarse.length < 3) {
    const fine = decadeTicks(domain, [1, 1.5, 2, 3, 5, 7]);
    if (fine.length >= 3 && fine.length <= count) return fine;
    return coarse.length === 2 ? coarse : evenTicks(domain[0], domain[1], count).filter(inside(domain));
  }
  const decades = decadeTicks(domain, [1]);
  if (decades.length < 2) return coarse.slice(0, Math.max(2, count));
  const every = Math.ceil(decades.length / Math.max(1, count));
  return decades.filter((_, index) => index % every === 0);
}

function decadeTicks(domain: readonly [number, number], steps: readonly number[]): readonly number[] {
  const first = Math.floor(Math.log10(domain[0]));
  const length = Math.ceil(Math.log10(domain[1])) - first + 1;
  const decades = Array.from({ length }, (_, index) => first + index);
  return decades.flatMap((decade) => steps.map((step) => Number(`${step}e${decade}`))).filter(inside(domain));
}

/** Without noughts at the end of a fraction: a tick is exact, its digits claim nothing. */
function tickNumber(value: number): string {
  return formatTick(value)
    .replace(/(\.\d*?)0+(?=\D|$)/, "$1")
    .replace(/\.(?=\D|$)/, "");
}

function inside(domain: readonly [number, number]): (value: number) => boolean {
  const slack = 1e-9;
  return (value) =>
    value >= domain[0] - slack * Math.abs(domain[0]) && value <= domain[1] + slack * Math.abs(domain[1]);
}

type Stretch = readonly [number, number] | undefined;

/** A little more than the values, but not beyond an end that was asked for. */
function logDomain(values: readonly number[], asked: Stretch): [number, number] {
  const [low = 1, high = 10] = extent(values);
  if (low === high) return [low / 2, high * 2];
  const pad = 10 ** ((Math.log10(high) - Math.log10(low)) * 0.05);
  return [low === asked?.[0] ? low : low / pad, high === asked?.[1] ? high : high * pad];
}

function linearDomain(values: readonly number[], zero: boolean, asked: Stretch): [number, number] {
  const [least = 0, most = 1] = extent(values);
  const low = zero ? Math.min(0, least) : least;
  const high = zero ? Math.max(0, most) : most;
  if (low === high) return low === 0 ? [0, 1] : [low - Math.abs(low) / 2, high + Math.abs(high) / 2];
  const pad = (high - low) * 0.04;
  const keepLow = (zero && low === 0) || low === asked?.[0];
  const keepHigh = (zero && high === 0) || high === asked?.[1];
  return [keepLow ? low : low - pad, keepHigh ? high : high + pad];
}
