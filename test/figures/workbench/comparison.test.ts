/** Two sides of a model: what differs, what follows, and factors that multiply to the ratio. */
import { describe, expect, test } from "vitest";
import { serialise } from "../../../src/base/markup.ts";
import {
  attributionNotes,
  comparisonSentence,
  factorTitle,
  factorWithError,
  inputTable,
  outputTable,
} from "../../../src/figures/workbench/comparison-words.ts";
import { compareSides, type Side } from "../../../src/figures/workbench/comparison.ts";
import type { Values } from "../../../src/figures/workbench/state.ts";
import { waterfallFigure, waterfallPoints } from "../../../src/figures/workbench/waterfall-figure.ts";
import type { Model } from "../../../src/models/contract.ts";
import { ModelError } from "../../../src/models/errors.ts";
import { baking, feast, order } from "./a-model.ts";

const compare = (first: Values, second: Values, model: Model = baking) =>
  compareSides(
    model,
    { title: "The order", values: first, rows: {} },
    { title: "The feast", values: second, rows: {} },
    "minutes",
  );

describe("two sides", () => {
  test("differ in their inputs, and each makes its factor of the ratio, by hand", () => {
    const comparison = compare(order, feast);
    const { attribution, differing } = comparison;
    expect(differing).toEqual(["loaves", "rate", "ovens", "way"]);
    // 120 / (2 · 3) · 2 = 40 minutes against 480 / (3 · 4) = 40: 4 · 2/3 · 3/4 · 1/2 = 1.
    expect(attribution?.total).toBeCloseTo(1, 12);
    const factors = Object.fromEntries(
      attribution?.factors.map(({ factor, times }) => [factor, times]) ?? [],
    );
    expect(factors["loaves"]).toBeCloseTo(4, 12);
    expect(factors["rate"]).toBeCloseTo(2 / 3, 12);
    expect(factors["ovens"]).toBeCloseTo(3 / 4, 12);
    expect(factors["way"]).toBeCloseTo(1 / 2, 12);
    expect(attributionNotes(comparison)).toEqual([]);
  });

  test("are printed side by side with unit, ratio and factor", () => {
    const comparison = compare(order, { ...order, rate: 4, ovens: 6 });
    expect(inputTable(comparison).rows).toEqual([
      ["Loaves an oven bakes in a minute", "2", "4", "÷2.00", "the same", "50%"],
      ["Ovens", "3", "6", "÷2.00", "the same", "50%"],
    ]);
    expect(
      inputTable(comparison)
        .columns.map(({ title }) => title)
        .slice(3),
    ).toEqual(["Factor", "Range over orders", "Share of log"]);
    expect(inputTable(comparison).caption).toMatch(/range over the orders in which the inputs can be moved$/);
    expect(outputTable(comparison).rows).toEqual([
      ["Time of the order, min", "40", "10", "÷4.00"],
      ["Loaves an oven", "40", "20", "÷2.00"],
    ]);
    expect(comparisonSentence(comparison)).toBe(
      "Time of the order: 40\u00a0min in “The order”, 10\u00a0min in “The feast”: ÷4.00.",
    );
  });

  test("are printed with the shares that their chart prints, above the whole and below nothing too", () => {
    // ln 1.5 = 0.4055 and ln 1/8 = −2.0794 over their sum, −1.6740.
    const comparison = compare(order, { ...order, loaves: 180, rate: 16 });
    const shares = inputTable(comparison).rows.map((row) => row.at(-1) ?? "");
    expect(shares).toEqual(["−24%", "124%"]);
    const frame = { id: "w", width: 720, height: 400, title: "t", description: "d" };
    const picture = serialise(waterfallFigure.draw(comparison, frame));
    for (const share of shares) expect(picture).toContain(`>${share}<`);
  });

  test("are printed with a choice by its name alone, since the columns are narrow", () => {
    const told = {
      ...baking,
      inputs: {
        ...baking.inputs,
        way: { ...baking.inputs["way"], options: { hand: "Hand: slow and sure", machine: "Machine" } },
      },
    } as never;
    const [row] = inputTable(compare(order, { ...order, way: "machine" }, told)).rows;
    expect(row?.slice(0, 3)).toEqual(["Kneading", "Hand", "Machine"]);
  });

  test("that are the same, that are refused or not above zero say so instead", () => {
    expect(compare(order, order).unexplained).toBe("Both sides have the same inputs.");
    expect(compare(order, { ...order, loaves: 900, ovens: 1 }).unexplained).toBe(
      "The model refuses one side: “Loaves” is 900, expected at most 500, which the ovens hold.",
    );
    const negative = { ...baking, compute: ({ rate }: Values) => ({ minutes: -Number(rate), batches: 1 }) };
    expect(compare(order, feast, negative as never).unexplained).toMatch(
      /^A ratio is taken apart only where/,
    );
  });

  test("of which a mix is refused are explained by the orders that do not pass it, and say how many those are", () => {
    const picky = {
      ...baking,
      compute: ({ rate, way }: Values) => {
        if (way === "machine" && Number(rate) < 3)
          throw new ModelError({
            code: "INCONSISTENT",
            model: "baking",
            field: "way",
            value: way,
            allowed: "a rate of 3",
          });
        return { minutes: 120 / Number(rate), batches: 1 };
      },
    } as never;
    const comparison = compare(order, { ...order, rate: 3, way: "machine" }, picky);
    expect(inputTable(comparison).rows).toEqual([
      ["Loaves an oven bakes in a minute", "2", "3", "÷1.50", "the same", "100%"],
      ["Kneading", "by hand", "by machine", "×1.00", "the same", "0%"],
    ]);
    expect(attributionNotes(comparison)).toEqual([
      "In 1 of 2 orders the model refuses a step, or its answer there is not above zero; they are left out of the average.",
    ]);
    expect(waterfallFigure.notes(comparison)).toEqual(attributionNotes(comparison));
    const never = { ...baking, compute: ({ rate, way }: Values) => gate(rate, way) } as never;
    expect(compare(order, { ...order, rate: 3, way: "machine" }, never).unexplained).toBe(
      "The ratio cannot be taken apart: in every order of moving the inputs the model refuses a step. “Kneading” is machine, expected the other.",
    );
  });
});

/** Answers only where both inputs are of one side. */
function gate(rate: unknown, way: unknown): { minutes: number; batches: number } {
  if ((way === "machine") !== (rate === 3))
    throw new ModelError({
      code: "INCONSISTENT",
      model: "baking",
      field: "way",
      value: "machine",
      allowed: "the other",
    });
  return { minutes: Number(rate), batches: 1 };
}

describe("more inputs than all mixes can be asked of", () => {
  const names = Array.from({ length: 16 }, (_, place) => `i${place}`);
  const many = {
    ...baking,
    inputs: Object.fromEntries(
      names.map((name) => [
        name,
        { type: "number", symbol: name, title: name.toUpperCase(), unit: "1", domain: { min: 0, max: 99 } },
      ]),
    ),
    compute: (values: Values) => ({
      minutes: names.reduce((sum, name) => sum + Number(values[name]), 0),
      batches: 1,
    }),
  } as never;
  const all = (value: number): Values => Object.fromEntries(names.map((name) => [name, value]));
  const side = (value: number, rows: Side["rows"]): Side => ({
    title: `All ${value}`,
    values: all(value),
    rows,
  });
  const rowOf = (from: number, to: number, row: string) =>
    names.slice(from, to).map((name) => [name, row] as const);

  test("are taken apart by drawn orders, with the error of each factor", () => {
    const comparison = compareSides(many, side(1, {}), side(4, {}), "minutes");
    const { attribution } = comparison;
    expect(attribution?.orders).toEqual({ asked: 256, answered: 256, drawn: true });
    expect(attribution?.total).toBeCloseTo(4, 12);
    // Sixteen inputs that do the same: each makes the sixteenth root.
    for (const { ln, lnError } of attribution?.factors ?? []) {
      expect(lnError).toBeGreaterThan(0);
      expect(Math.abs(ln - Math.log(4) / 16)).toBeLessThan(5 * lnError);
    }
    expect(inputTable(comparison).rows[0]?.[3]).toMatch(/^×1\.0[89]\d* ± 0\.00\d+$/);
    expect(attributionNotes(comparison)[0]).toMatch(/^Estimated from 256 orders drawn with seed \d+, /);
    expect(waterfallFigure.subtitle(comparison)).toContain("average over drawn orders");
    expect(structuredClone(comparison.attribution)).toEqual(attribution);
  });

  test.each([
    [0.5, 1e-4, "÷2.00"],
    [0.5, 0.02, "÷2.00 ± 0.04"],
    [35.14, 0.114, "×35 ± 4"],
    [2.5, 0.2, "×2.5 ± 0.5"],
    [2.5, 0.001, "×2.500 ± 0.003"],
  ])("a factor of %d with an error of %d in its logarithm is written %s", (times, lnError, text) => {
    expect(factorWithError({ times, lnError })).toBe(text);
  });

  test("count as one where they are of one row, which table, notes and picture say", () => {
    const first = side(1, Object.fromEntries([...rowOf(0, 6, "machines 1"), ...rowOf(6, 10, "ovens 1")]));
    const second = side(4, Object.fromEntries([...rowOf(0, 5, "machines 2"), ...rowOf(6, 10, "ovens 2")]));
    const comparison = compareSides(many, first, second, "minutes");
    expect(comparison.groups).toEqual({ i0: names.slice(0, 6), i6: names.slice(6, 10) });
    expect(comparison.attribution?.orders).toEqual({ asked: 40320, answered: 40320, drawn: false });
    const { rows } = inputTable(comparison);
    expect(rows.map(([input, , , factor]) => [input, factor]).slice(0, 7)).toEqual([
      ["I0", rows[0]?.[3]],
      ...["I1", "I2", "I3", "I4", "I5"].map((title) => [title, "with I0"]),
      ["I6", rows[6]?.[3]],
    ]);
    expect(factorTitle(comparison, "i0")).toBe("I0 and 5 more of its row");
    expect(attributionNotes(comparison)).toEqual([
      "6 inputs count as one factor, since they come from one row of a dataset on either side: “I0”, “I1”, “I2”, “I3”, “I4”, “I5”.",
      "4 inputs count as one factor, since they come from one row of a dataset on either side: “I6”, “I7”, “I8”, “I9”.",
    ]);
    expect(waterfallFigure.table(comparison).rows[0]?.at(-1)).toBe("I0, I1, I2, I3, I4, I5");
  });

  test("stand alone where one row would be most of what differs", () => {
    const rows = (row: string): Side["rows"] => Object.fromEntries(rowOf(0, 9, row));
    const comparison = compareSides(
      many,
      side(1, rows("machines 1")),
      side(4, rows("machines 2")),
      "minutes",
    );
    expect(comparison.groups).toEqual({});
  });
});

describe("the picture of the factors", () => {
  test("is of those that move the output, and says which moves it most", () => {
    const comparison = compare(order, { ...order, rate: 4, ovens: 4 });
    expect(waterfallFigure.title(comparison)).toBe(
      "Time of the order: ÷2.67 from “The order” to “The feast”; the largest factor is loaves an oven bakes in a minute, ÷2.00",
    );
    expect(waterfallPoints(comparison)).toBe(comparison);
  });

  test("is left out where nothing moves it", () => {
    expect(waterfallPoints(compare(order, order))).toBe(null);
    const level = { ...baking, compute: () => ({ minutes: 1, batches: 1 }) } as never;
    expect(waterfallPoints(compare(order, feast, level))).toBe(null);
  });
});
