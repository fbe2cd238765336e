/** The ratio of two machines as a curve over user speed, under one set of assumed prices. */
import { ratioDecomposition } from "../../models/ratio-decomposition.ts";
import type { FigureData, Rest } from "../contract.ts";
import {
  assumedKw,
  assumedUsdPerHour,
  restOnAssumption,
  type AssumedBasis,
  type AssumptionDate,
} from "./assumed-prices.ts";
import { restOnDerivedRun } from "./derived-run.ts";
import { neighboursOf, restOnRuns, runsBehind, throughputAt, type StoredRun } from "./stored-frontier.ts";

/** Both ratios at one user speed. */
export interface RatioPlace {
  readonly x: number;
  readonly cost: number;
  readonly watt: number;
  readonly throughput: number;
}

export interface RatioCurve {
  readonly older: readonly StoredRun[];
  readonly newer: readonly StoredRun[];
  /** At even steps and at each run of either side, where both frontiers are stored. */
  readonly places: readonly RatioPlace[];
}

export interface Assumptions {
  readonly baseline: "h200" | "h100";
  readonly basis: AssumedBasis;
  readonly date: AssumptionDate;
}

const STEPS = 48;

/** The throughput ratio of two runs turned into a ratio per dollar and one per megawatt. */
export type RatioOf = (oldRate: number, newRate: number) => Omit<RatioPlace, "x">;

/** @throws {RangeError} when the date says nothing of one of the machines */
export function ratioUnder(data: FigureData, { baseline, basis, date }: Assumptions): RatioOf {
  const need = (value: number | null, what: string): number => {
    if (value === null) throw new RangeError(`no ${what} is assumed on ${date}`);
    return value;
  };
  const fixed = {
    oldUsdPerGpuHour: need(assumedUsdPerHour(data, date, basis, baseline), `cost of ${baseline}`),
    newUsdPerGpuHour: need(assumedUsdPerHour(data, date, basis, "gb300"), "cost of gb300"),
    oldKwPerGpu: need(assumedKw(data, date, baseline), `power of ${baseline}`),
    newKwPerGpu: need(assumedKw(data, date, "gb300"), "power of gb300"),
    oldUtilisation: 1,
    newUtilisation: 1,
    claimedCostRatio: data.claims["cost35"]?.value ?? 1,
    claimedWattRatio: data.claims["watt50"]?.value ?? 1,
  };
  return (oldTokensPerSecondPerGpu, newTokensPerSecondPerGpu) => {
    const ratios = ratioDecomposition.compute({
      ...fixed,
      oldTokensPerSecondPerGpu,
      newTokensPerSecondPerGpu,
    });
    return { cost: ratios.costRatio, watt: ratios.wattRatio, throughput: ratios.throughputRatio };
  };
}

/** The curve where both frontiers are stored; without a common stretch it has no place. */
export function ratioCurve(
  older: readonly StoredRun[],
  newer: readonly StoredRun[],
  ratioOf: RatioOf,
): RatioCurve {
  const from = Math.max(newer[0]?.x ?? Infinity, older[0]?.x ?? Infinity);
  const to = Math.min(newer.at(-1)?.x ?? -Infinity, older.at(-1)?.x ?? -Infinity);
  if (!(from <= to)) return { older, newer, places: [] };
  const even = Array.from({ length: STEPS + 1 }, (_, step) => from + ((to - from) * step) / STEPS);
  const speeds = new Set([...even, ...[...newer, ...older].map(({ x }) => x)]);
  const places = [...speeds]
    .sort((a, b) => a - b)
    .flatMap((x) => placeAt({ older, newer }, x, ratioOf) ?? []);
  return { older, newer, places };
}

/** The place with the highest cost ratio, or `null` of none. */
export function highestPlace<Place extends RatioPlace>(places: readonly Place[]): Place | null {
  return places.reduce<Place | null>(
    (best, one) => (best === null || one.cost > best.cost ? one : best),
    null,
  );
}

export function lowestPlace<Place extends RatioPlace>(places: readonly Place[]): Place | null {
  return places.reduce<Place | null>(
    (best, one) => (best === null || one.cost < best.cost ? one : best),
    null,
  );
}

/** The ratio with the baseline taken from its stored runs on either side, without any curve between them: low, high. */
export function ratioBounds(
  { older }: RatioCurve,
  x: number,
  newRate: number,
  ratioOf: RatioOf,
): [RatioPlace, RatioPlace] | null {
  const [slower, faster] = [older.findLast((run) => run.x <= x), older.find((run) => run.x >= x)];
  if (slower === undefined || faster === undefined) return null;
  return [
    { x, ...ratioOf(slower.y, newRate) },
    { x, ...ratioOf(faster.y, newRate) },
  ];
}

/** The ratio at one user speed; `null` where the two are not both stored. */
export function placeAt(
  { older, newer }: Pick<RatioCurve, "older" | "newer">,
  x: number,
  ratioOf: RatioOf,
): RatioPlace | null {
  const [oldRate, newRate] = [throughputAt(older, x), throughputAt(newer, x)];
  return oldRate === null || newRate === null ? null : { x, ...ratioOf(oldRate, newRate) };
}

/** Both frontiers cut down to the runs next to a user speed: there the ratio is drawn with straight lines, not curves. */
export function straightAt({ older, newer }: RatioCurve, x: number): RatioCurve {
  return { older: neighboursOf(older, x), newer: neighboursOf(newer, x), places: [] };
}

/** The cells that a ratio at one user speed rests on. */
export function restOnRatio(
  data: FigureData,
  { baseline, basis, date }: Assumptions,
  { older, newer }: RatioCurve,
  x: number,
  per: "cost" | "watt",
): Rest[] {
  const behind = [...runsBehind(newer, x), ...runsBehind(older, x)];
  return [
    restOnRuns(behind),
    ...(behind.some(({ derived }) => derived === true) ? restOnDerivedRun(data) : []),
    restOnAssumption(data, date, per === "cost" ? basis : "power", [baseline, "gb300"]),
  ];
}
