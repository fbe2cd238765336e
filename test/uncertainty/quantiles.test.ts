import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomStream } from "../../src/base/random.ts";
import {
  pairwiseSum,
  quantileError,
  shareReaching,
  sortNumbers,
  sortedQuantile,
  summarise,
} from "../../src/uncertainty/quantiles.ts";
import { expectNear, refusal } from "../laws/printed.ts";
import { between, holds } from "../laws/seeded.ts";

const lists = fc.array(between(-100, 100), { minLength: 1, maxLength: 40 });

describe("sortedQuantile", () => {
  test("follows rule 7 of Hyndman and Fan (worked by hand)", () => {
    expectNear(sortedQuantile([1, 2, 3, 4], 0.05), 1.15, 1e-15);
    expectNear(sortedQuantile([1, 2, 3, 4], 0.25), 1.75, 1e-15);
    expect(sortedQuantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(sortedQuantile([7], 0.95)).toBe(7);
    expect([sortedQuantile([1, 5, 9], 0), sortedQuantile([1, 5, 9], 1)]).toEqual([1, 9]);
  });
  test("P12.2 commutes with increasing maps: straight ones anywhere, any at a value of the list", () => {
    holds(
      fc.property(lists, between(0.1, 5), between(-10, 10), between(0, 1), (list, slope, shift, share) => {
        const sorted = sortNumbers(list);
        const mapped = sorted.map((value) => slope * value + shift);
        const expected = slope * sortedQuantile(sorted, share) + shift;
        expect(Math.abs(sortedQuantile(mapped, share) - expected)).toBeLessThan(1e-9);
        const place = Math.floor(share * (sorted.length - 1));
        const at = sorted.length === 1 ? 0 : place / (sorted.length - 1);
        const cubes = sorted.map((value) => value ** 3);
        const atPlace = sortedQuantile(sorted, at);
        expect(Math.abs(sortedQuantile(cubes, at) - atPlace ** 3)).toBeLessThan(1e-5);
      }),
    );
  });
});

describe("summarise", () => {
  test("does not hang on the order of the values and leaves them alone", () => {
    holds(
      fc.property(lists, (list) => {
        const copy = [...list];
        const summary = summarise(Object.freeze(list));
        expect(summarise(Object.freeze([...list].reverse()))).toEqual(summary);
        expect(list).toEqual(copy);
        expect(summary.low <= summary.median && summary.median <= summary.high).toBe(true);
        expect(summary.count).toBe(list.length);
      }),
    );
  });
  test("tells median, ends and mean (worked by hand)", () => {
    const { errors, ...summary } = summarise([4, 1, 3, 2]);
    expect(summary).toEqual({
      median: 2.5,
      low: 1.15,
      high: 3.8499999999999996,
      mean: 2.5,
      count: 4,
    });
    // As many ranks as one draw scatters by, √(4 · 0.5 · 0.5) = 1, on either side of the median.
    expectNear(errors.median, 1, 1e-12);
    expectNear(errors.low, (0.15 + Math.sqrt(4 * 0.05 * 0.95)) / 2, 1e-12);
    expectNear(errors.high, errors.low, 1e-12);
    expectNear(errors.mean, Math.sqrt(5 / 12), 1e-12);
  });
});

describe("the standard error of a quantile", () => {
  test.each([0.05, 0.5, 0.95])("at %s is the scatter of that quantile over many heaps of draws", (share) => {
    const { uniform } = randomStream(7);
    const heaps = Array.from({ length: 400 }, () =>
      sortNumbers(Array.from({ length: 1000 }, () => Math.exp(uniform()))),
    );
    const found = heaps.map((heap) => sortedQuantile(heap, share));
    const mean = found.reduce((sum, one) => sum + one, 0) / found.length;
    const squares = found.reduce((sum, one) => sum + (one - mean) * (one - mean), 0);
    const scatter = Math.sqrt(squares / (found.length - 1));
    const told = heaps.reduce((sum, heap) => sum + quantileError(heap, share), 0) / heaps.length;
    expect(told / scatter).toBeGreaterThan(0.88);
    expect(told / scatter).toBeLessThan(1.12);
  });
  test("is none where all draws are alike", () => {
    const none = { median: 0, low: 0, high: 0, mean: 0 };
    expect(summarise([3, 3, 3]).errors).toEqual(none);
    expect(summarise([3]).errors).toEqual(none);
  });
});

describe("shareReaching", () => {
  test("counts the target itself on either side", () => {
    expect(shareReaching([1, 2, 3, 4], 3, "atLeast")).toBe(0.5);
    expect(shareReaching([1, 2, 3, 4], 3, "atMost")).toBe(0.75);
  });
});

test("the sum by halves keeps what a plain sum loses", () => {
  const values = Float64Array.from({ length: 1_000_000 }, () => 0.1);
  expectNear(pairwiseSum(values), 100_000, 1e-14);
  expect(Math.abs(values.reduce((sum, value) => sum + value, 0) - 100_000)).toBeGreaterThan(1e-7);
});

test("nothing has no quantile", () => {
  const message = "quantiles: values is empty, expected at least one value. [EMPTY_INPUT]";
  expect(refusal(() => summarise([]))).toBe(message);
  expect(refusal(() => shareReaching([], 1, "atLeast"))).toBe(message);
  expect(refusal(() => sortedQuantile([1, 2], 1.5))).toContain("[0, 1]. [OUT_OF_RANGE]");
});
