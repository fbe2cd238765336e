/** Values drawn for names: what binds the names to each other holds in every drawing. */
import { describe, expect, test } from "vitest";
import { compareFractions, type Fraction } from "../../src/build/fraction.ts";
import { supposing, type Supposition } from "../../src/build/supposed-values.ts";
import { aggregates } from "../../src/build/trace-cells.ts";
import { listFindings } from "../../src/figures/declared/found.ts";

/** In each of fifty drawings, the values of the names in their order. */
function drawn(names: readonly string[], options: Supposition = {}): Fraction[][] {
  const suppose = supposing(names, options);
  return Array.from({ length: 50 }, () => {
    const values = suppose();
    return names.map((name) => {
      const value = values.get(name);
      if (value === undefined) throw new Error(`${name} has no value`);
      return value;
    });
  });
}

function rises(names: readonly string[]): boolean {
  return drawn(names).every((values) =>
    values.every((value, index) => {
      const before = values[index - 1];
      return before === undefined || compareFractions(before, value) <= 0;
    }),
  );
}

test("every aggregate and every finding of a list has a value above 0", () => {
  const names = [
    ...aggregates.map((kind) => `${kind}:d:1.c`),
    ...listFindings.flatMap((finding) => [`figure:f.${finding}`, `figure:f.a-${finding}`]),
  ];
  for (const values of drawn(names)) for (const { above } of values) expect(above > 0n).toBe(true);
});

describe("names that are bound to each other", () => {
  test.each([
    ["min:d:1.c", "mean:d:1.c", "max:d:1.c", "sum:d:1.c"],
    ["min:d:1.c", "median:d:1.c", "max:d:1.c"],
    ["figure:f.lowest", "figure:f.a-lowest", "figure:f.a-median", "figure:f.a-highest", "figure:f.highest"],
    ["figure:f.least-change", "figure:f.a-change", "figure:f.most-change"],
    // A dataset may be named like the kind of another name.
    ["min:figure:1.c", "mean:figure:1.c", "max:figure:1.c"],
    ["min:figure:1.highest", "max:figure:1.highest"],
  ])("keep their order in every drawing: %s …", (...names) => {
    expect(rises(names)).toBe(true);
  });
});

test.each([
  ["a", "b"],
  ["max:d:1.c", "max:e:1.c"],
  ["figure:f.highest", "figure:g.highest"],
  ["figure:f.highest", "max:figure:f.highest"],
])("names apart come out either way: %s and %s", (one, other) => {
  expect([rises([one, other]), rises([other, one])]).toEqual([false, false]);
});

test("a name that is told to be signed is drawn on both sides of 0, and so are those bound to it", () => {
  const options = { signed: (name: string) => name.endsWith("lowest") || name === "loss" };
  const values = drawn(["loss", "figure:f.lowest", "figure:f.highest", "gain"], options);
  const isBelow = [0, 1, 2, 3].map((index) => values.map((one) => (one[index]?.above ?? 0n) < 0n));
  expect(isBelow.map((each) => each.includes(true))).toEqual([true, true, true, false]);
  expect(isBelow.map((each) => each.includes(false))).toEqual([true, true, true, true]);
  for (const [, low, high] of values)
    expect(low !== undefined && high !== undefined && compareFractions(low, high) <= 0).toBe(true);
});

test("the same names are drawn alike each time", () => {
  const names = ["a", "mean:d:1.c", "figure:f.median"];
  expect(drawn(names)).toEqual(drawn(names));
});
