/** Properties of bound numbers over random ledgers and random expressions, on a subject of no meaning. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatValue } from "../../src/base/format.ts";
import { lineageLeaves, walkLineage, type LineageNode } from "../../src/base/lineage.ts";
import { makeNumbers } from "../../src/build/number-context.ts";
import { holds } from "../laws/seeded.ts";
import { smallLedger } from "./small-ledger.ts";

const names = ["alder", "birch", "cedar", "elm", "oak"] as const;

/** Five claims with positive minutes, so that every operation of two of them is defined. */
const ledgers = fc
  .tuple(...names.map(() => fc.double({ min: 1e-3, max: 1e6, noNaN: true })))
  .map((values) => new Map(names.map((name, index) => [name, values[index] ?? 1])));

interface Tree {
  readonly text: string;
  readonly value: (values: ReadonlyMap<string, number>) => number;
  readonly leaves: number;
}

const leaf: fc.Arbitrary<Tree> = fc
  .constantFrom(...names)
  .map((name) => ({ text: name, value: (values) => values.get(name) ?? Number.NaN, leaves: 1 }));
/** Sums of minutes, to any depth, in brackets. */
const sums: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.tuple(tie("tree"), tie("tree")).map(([a, b]): Tree => ({
      text: `( ${a.text} + ${b.text} )`,
      value: (values) => a.value(values) + b.value(values),
      leaves: a.leaves + b.leaves,
    })),
  ),
})).tree;
/** A ratio of two such sums. */
const ratios: fc.Arbitrary<Tree> = fc.tuple(sums, sums).map(([a, b]) => ({
  text: `${a.text} / ${b.text}`,
  value: (values) => a.value(values) / b.value(values),
  leaves: a.leaves + b.leaves,
}));

function resolve(values: ReadonlyMap<string, number>, text: string) {
  const quantities = Object.fromEntries(
    [...values].map(([name, value]) => [name, { value, unit: "min" as const }]),
  );
  return makeNumbers(smallLedger(quantities)).number(text);
}

function hasCycle(node: LineageNode, above: readonly LineageNode[] = []): boolean {
  return above.includes(node) || node.children.some((child) => hasCycle(child, [...above, node]));
}

describe("for random claims and random expressions over them", () => {
  test("the value is that of plain arithmetic, and the printed form that of the value", () => {
    holds(
      fc.property(ledgers, ratios, (values, { text, value }) => {
        const number = resolve(values, text);
        expect(number.value).toBeCloseTo(value(values), 9);
        expect(number.unit).toBe("x");
        expect(number.printed).toBe(formatValue(number.value, "x"));
      }),
    );
  });

  test("the tree has no cycle, its top holds the value, and each leaf is a source or an assumption", () => {
    holds(
      fc.property(ledgers, ratios, (values, { text }) => {
        const { lineage, value } = resolve(values, text);
        expect(hasCycle(lineage)).toBe(false);
        expect(lineage.quantity?.value).toBe(value);
        expect(lineageLeaves(lineage).every(({ type }) => type === "source" || type === "assumption")).toBe(
          true,
        );
      }),
    );
  });

  test("the tree names each claim as often as the expression does, and no other", () => {
    holds(
      fc.property(ledgers, ratios, (values, { text, leaves }) => {
        const claims = [...walkLineage(resolve(values, text).lineage)].filter(({ type }) => type === "claim");
        expect(claims).toHaveLength(leaves);
        expect(claims.every((node) => node.type === "claim" && text.includes(node.id))).toBe(true);
      }),
    );
  });

  test("moving one claim moves the number exactly when its tree holds it", () => {
    holds(
      fc.property(ledgers, ratios, fc.constantFrom(...names), (values, { text, value }, name) => {
        const moved = new Map([...values, [name, (values.get(name) ?? 1) * 2]]);
        const [before, after] = [resolve(values, text), resolve(moved, text)];
        const held = [...walkLineage(before.lineage)].some(
          (node) => node.type === "claim" && node.id === name,
        );
        if (!held) expect(after.value).toBe(before.value);
        // Held on both sides of a ratio it may cancel; plain arithmetic says whether it does.
        else expect(after.value).toBeCloseTo(value(moved), 9);
      }),
    );
  });
});

const dataset = "oven-heating:2026-01";

describe("aggregates of a column", () => {
  const { number } = makeNumbers(smallLedger());
  // Minutes of the four ovens: 95 and 58 on granite, 71 and 66 on others; the third has no meter.
  test.each([
    ["mean:DATASET.minutes", 72.5],
    ["median:DATASET.minutes", 68.5],
    ["min:DATASET.minutes", 58],
    ["max:DATASET.minutes", 95],
    ["sum:DATASET.minutes", 290],
    ["count:DATASET.minutes", 4],
    ["mean:DATASET.minutes?stone=granite", 76.5],
    ["sum:DATASET.energyKwh", 29.4],
    ["count:DATASET.energyKwh", 3],
  ])("%s is %d; an empty cell is left out, not taken as zero", (text, expected) => {
    expect(number(text.replace("DATASET", dataset)).value).toBeCloseTo(expected, 12);
  });

  test("name the rows they rest on", () => {
    const { lineage } = number(`mean:${dataset}.energyKwh`);
    expect(lineage.type === "dataset" && lineage.rows).toEqual([1, 2, 4]);
  });

  test("refuse where no row matches", () => {
    expect(() => number(`mean:${dataset}.minutes?stone=slate`)).toThrow("no row of");
  });
});
