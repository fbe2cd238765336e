/** What a heap of values says: middle, spread, and how many reach a target. */
import { ModelError } from "../models/errors.ts";
import { endShares } from "./distribution.ts";
import { reaches, type Goal } from "./goal.ts";

export type Numbers = readonly number[] | Float64Array;

export interface Summary {
  readonly median: number;
  /** 5 % quantile. */
  readonly low: number;
  /** 95 % quantile. */
  readonly high: number;
  readonly mean: number;
  readonly count: number;
  /** Standard errors of the four, of draws as many as these; 0 where all are alike. */
  readonly errors: Readonly<Record<"median" | "low" | "high" | "mean", number>>;
}

/**
 * The quantile of a list in rising order, by the rule that Hyndman and Fan number 7: the
 * value at place (n - 1) `share`, in a straight line between neighbours.
 *
 * @throws {ModelError} EMPTY_INPUT; OUT_OF_RANGE when the share is outside [0, 1]
 */
export function sortedQuantile(sorted: Numbers, share: number): number {
  requireValues(sorted);
  if (!(share >= 0 && share <= 1)) {
    throw new ModelError({
      code: "OUT_OF_RANGE",
      model: "quantiles",
      field: "share",
      value: share,
      allowed: "[0, 1]",
    });
  }
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const left = sorted[below] ?? Number.NaN;
  const right = sorted[below + 1] ?? left;
  return left + (place - below) * (right - left);
}

/** Rising order; the given list stays as it is. */
export function sortNumbers(values: Numbers): Float64Array {
  return Float64Array.from(values).sort();
}

/**
 * The standard error of a quantile, from the order statistics on either side of it: of `n` independent draws the
 * number below the quantile scatters by √(n · share · (1 - share)), so half the distance between the values that many
 * ranks apart. Evenly spread draws scatter less: for them it is an upper bound.
 *
 * @throws {ModelError} as `sortedQuantile`
 */
export function quantileError(sorted: Numbers, share: number): number {
  const ranks = Math.sqrt(sorted.length * share * (1 - share)) / Math.max(sorted.length - 1, 1);
  const above = sortedQuantile(sorted, Math.min(share + ranks, 1));
  return (above - sortedQuantile(sorted, Math.max(share - ranks, 0))) / 2;
}

/** Median, 5 and 95 % quantiles, mean. @throws {ModelError} EMPTY_INPUT */
export function summarise(values: Numbers): Summary {
  const sorted = sortNumbers(values);
  const mean = pairwiseSum(sorted) / sorted.length;
  const squares = sorted.map((value) => (value - mean) * (value - mean));
  const [low, high] = endShares;
  return {
    median: sortedQuantile(sorted, 0.5),
    low: sortedQuantile(sorted, low),
    high: sortedQuantile(sorted, high),
    mean,
    count: sorted.length,
    errors: {
      median: quantileError(sorted, 0.5),
      low: quantileError(sorted, low),
      high: quantileError(sorted, high),
      mean:
        sorted[0] === sorted.at(-1)
          ? 0
          : Math.sqrt(pairwiseSum(squares) / sorted.length / (sorted.length - 1)),
    },
  };
}

/** Share of the values that reach the target, the target itself included. @throws {ModelError} EMPTY_INPUT */
export function shareReaching(values: Numbers, target: number, side: Goal["side"]): number {
  requireValues(values);
  let count = 0;
  const goal = { target, side };
  for (const value of values) if (reaches(goal, value)) count += 1;
  return count / values.length;
}

/** The sum by halves, so that its error does not grow with the number of values. */
export function pairwiseSum(values: Numbers, from = 0, to = values.length): number {
  if (to - from > 32) {
    const middle = (from + to) >>> 1;
    return pairwiseSum(values, from, middle) + pairwiseSum(values, middle, to);
  }
  let sum = 0;
  for (let place = from; place < to; place += 1) sum += values[place] ?? 0;
  return sum;
}

function requireValues(values: Numbers): void {
  if (values.length > 0) return;
  throw new ModelError({
    code: "EMPTY_INPUT",
    model: "quantiles",
    field: "values",
    value: "empty",
    allowed: "at least one value",
  });
}
