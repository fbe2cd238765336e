/** The curve of a workbench: computed by the model itself, gaps where it refuses, a title that says what it shows. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { serialise } from "../../../src/base/markup.ts";
import { makeDragMemory } from "../../../src/figures/workbench/drag-memory.ts";
import { shapeFigure } from "../../../src/figures/workbench/shape-figure.ts";
import { shapePoints } from "../../../src/figures/workbench/shape-points.ts";
import { shapeSentence } from "../../../src/figures/workbench/shape-sentence.ts";
import { refusalOf, type Values } from "../../../src/figures/workbench/state.ts";
import type { Model } from "../../../src/models/contract.ts";
import { ModelError } from "../../../src/models/errors.ts";
import { holds } from "../../laws/seeded.ts";
import { baking, feast, order } from "./a-model.ts";

const points = (
  over: string,
  values: Values = order,
  compared: { title: string; values: Values } | null = null,
) => shapePoints(baking, { values, output: "minutes", over }, "The order", compared);

describe("a curve", () => {
  test("holds the model's own answers, the reader's place among them", () => {
    const { lines, here } = points("rate");
    const [line] = lines;
    expect(lines).toHaveLength(1);
    expect(line?.points.length).toBeGreaterThan(50);
    for (const { x, y } of line?.points ?? [])
      expect(y).toBe(baking.compute({ ...order, rate: x } as never)["minutes"]);
    expect(here).toEqual({ x: 2, y: 40 });
    expect(line?.points.map(({ x }) => x)).toContain(2);
  });

  test("has lines of other values at every second place while it is dragged, its own and the compared one whole", () => {
    const model: Model = {
      ...baking,
      shapes: [{ output: "minutes", over: "rate", by: { input: "ovens", values: [1, 3] } }],
    };
    const asked = { values: order, output: "minutes", over: "rate" };
    const beside = { title: "The feast", values: feast };
    const [whole, bare] = [undefined, makeDragMemory()].map(
      (drag) => shapePoints(model, asked, "The order", beside, drag).lines,
    );
    const counts = whole?.map(({ points: { length } }) => length) ?? [];
    for (const [index, { of, points }] of bare?.entries() ?? []) {
      const all = whole?.[index]?.points ?? [];
      expect(all).toEqual(expect.arrayContaining([...points]));
      expect([points[0], points.at(-1)]).toEqual([all[0], all.at(-1)]);
      expect(points.length).toBe(of === "by" ? Math.floor((counts[0] ?? 0) / 2) + 1 : counts[0]);
    }
    expect(bare?.map(({ of }) => of)).toEqual(whole?.map(({ of }) => of));
    expect(bare?.some(({ of }) => of === "by")).toBe(true);
  });

  test("is the same from frame to frame of a drag as if nothing were remembered, whatever is moved", () => {
    const model: Model = {
      ...baking,
      shapes: [{ output: "minutes", over: "rate", by: { input: "ovens", values: [1, 3] } }],
    };
    let asked = 0;
    const counting: Model = {
      ...model,
      compute: (values) => {
        asked += 1;
        return model.compute(values);
      },
    };
    const moves = fc.record({
      name: fc.constantFrom("loaves", "ovens", "rate"),
      value: fc.integer({ min: 1, max: 20 }),
      over: fc.constantFrom("rate", "loaves"),
    });
    const beside = { title: "The feast", values: feast };
    const drag = makeDragMemory();
    holds(
      fc.property(fc.array(moves, { minLength: 2, maxLength: 6 }), (steps) => {
        let values: Values = order;
        for (const { name, value, over } of steps) {
          values = { ...values, [name]: value };
          const question = { values, output: "minutes", over };
          const { lines, here } = shapePoints(model, question, "The order", beside, drag);
          const fresh = shapePoints(model, question, "The order", beside, makeDragMemory());
          expect({ lines, here }).toEqual({ lines: fresh.lines, here: fresh.here });
        }
      }),
    );
    const fresh = makeDragMemory();
    const askedAt = (rate: number): number => {
      asked = 0;
      const values = { ...order, rate };
      shapePoints(counting, { values, output: "minutes", over: "rate" }, "The order", beside, fresh);
      return asked;
    };
    // Along the axis little more than the reader's own new place is asked for.
    const first = askedAt(2);
    expect(first).toBeGreaterThan(100);
    expect(askedAt(2.001)).toBeLessThan(first / 10);
  });

  test("takes in what was typed beyond the slider, and goes by whole numbers where the input is whole", () => {
    const { stretch, lines } = points("rate", { ...order, rate: 99 });
    expect(stretch.high).toBe(99);
    expect(lines[0]?.points.at(-1)?.x).toBe(99);
    expect(points("ovens").lines[0]?.points.map(({ x }) => x)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  test("breaks off with the model's reason where it refuses, and has no place of the reader there", () => {
    const alone = points("loaves", { ...order, ovens: 1 });
    const refused = alone.lines[0]?.points.filter(({ y }) => y === null) ?? [];
    expect(refused.every(({ x }) => x > 500)).toBe(true);
    expect(refused[0]?.reason).toMatch(/^“Loaves” is \d+.*, expected at most 500, which the ovens hold\.$/);
    expect(points("loaves", { ...order, loaves: 900, ovens: 1 }).here).toBe(null);
    expect(shapeFigure.notes(alone)[0]).toMatch(/^Where the line breaks off the model refuses: “Loaves” is/);
  });

  test("goes to the place where the model ceases to answer, and its title says no value of that place", () => {
    const alone = points("loaves", { ...order, ovens: 1 });
    const answered = alone.lines[0]?.points.filter(({ y }) => y !== null) ?? [];
    const step = (alone.stretch.high - alone.stretch.low) / 59;
    const last = answered.at(-1)?.x ?? 0;
    expect(last).toBeLessThanOrEqual(500);
    expect(500 - last).toBeLessThan(alone.stretch.log ? 5 : step / 8);
    expect(shapeSentence(alone)).toMatch(
      /^Time of the order rises from [\d.]+\u00a0min over loaves \(1 to [\d.]+, all that has an answer\)$/,
    );
    expect(shapeSentence(points("loaves", { ...order, ovens: 3 }))).toMatch(
      / from [\d.]+ to [\d.]+\u00a0min /,
    );
    const both = points("loaves", { ...order, ovens: 1 }, { title: "The feast", values: feast });
    const places = both.lines.map((line) => line.points.map(({ x }) => x));
    expect(places[1]).toEqual(places[0]);
    expect(places[0]?.length).toBeGreaterThan(points("loaves").lines[0]?.points.length ?? Infinity);
  });

  test("leaves out other values of an input that moves nothing here, in a drag too", () => {
    const shaped = (output: "minutes" | "batches"): Model => ({
      ...baking,
      shapes: [{ output, over: "loaves", by: { input: "rate", values: [1, 4] } }],
    });
    for (const drag of [undefined, makeDragMemory()]) {
      const of = (output: "minutes" | "batches") =>
        shapePoints(shaped(output), { values: order, output, over: "loaves" }, "The order", null, drag);
      expect(of("minutes").lines.map(({ name }) => name)).toEqual(["The order", "1", "4"]);
      expect(of("batches").lines.map(({ name }) => name)).toEqual(["The order"]);
      expect(of("batches").by).toBe(null);
    }
  });

  test("stands beside the compared scenario's, over one axis that holds both places", () => {
    const both = points("loaves", order, { title: "The feast", values: feast });
    expect(both.lines.map(({ name }) => name)).toEqual(["The order", "The feast"]);
    expect(both.lines[1]?.points.find(({ x }) => x === 480)?.y).toBe(40);
    expect(both.beside).toEqual({ x: 480, y: 40 });
    expect(shapeFigure.describe(both)).toMatch(
      /At 120 it is 40\u00a0min, of the compared scenario at 480 40\u00a0min\./,
    );
    expect(shapeFigure.subtitle(both)).toBe(
      "“The order”, all other inputs as they stand; beside it “The feast”.",
    );
  });

  test("that coincides with the compared scenario's is drawn once, and the subtitle says so", () => {
    const twin = points("ovens", order, { title: "The twin", values: { ...order, ovens: 7 } });
    expect(twin.lines.map(({ name }) => name)).toEqual(["The order"]);
    expect(shapeFigure.subtitle(twin)).toBe(
      "“The order”, all other inputs as they stand; “The twin” has the same line.",
    );
    const slower = { ...order, rate: 2.001 };
    const other = points("ovens", order, { title: "The other", values: slower });
    expect(other.lines.map(({ shortName }) => shortName)).toEqual(["yours", "compared"]);
  });

  test("of what does not exist is refused", () => {
    expect(() => points("way")).toThrow("baking has no minutes over way, expected an output over a number");
  });
});

describe("its title says", () => {
  test("that it falls or rises, from where to where", () => {
    expect(shapeSentence(points("rate"))).toBe(
      "Time of the order falls from 800 to 8\u00a0min over loaves an oven bakes in a minute (0.1 to 10)",
    );
    expect(shapeSentence(points("loaves"))).toBe(
      "Time of the order rises from 0.333 to 333\u00a0min over loaves (1 to 1,000)",
    );
  });

  test.each([
    ["Loaves a day", "Loaves a day fall from 800"],
    ["GPUs", "GPUs fall from 800"],
    ["Gross margin", "Gross margin falls from 800"],
    ["Bus fare", "Bus fare falls from 800"],
    ["Analysis of the dough", "Analysis of the dough falls from 800"],
  ])("what one thing does and what many do: %s", (title, sentence) => {
    const titled = {
      ...baking,
      outputs: { ...baking.outputs, minutes: { ...baking.outputs["minutes"], title } },
    };
    const asked = { values: order, output: "minutes", over: "rate" };
    expect(shapeSentence(shapePoints(titled as Model, asked, "The order", null))).toMatch(
      new RegExp(`^${sentence}`),
    );
  });

  test("that the model refuses everywhere, whatever the input is called", () => {
    const cold: Model = {
      ...baking,
      compute: () => {
        throw new ModelError({
          code: "INFEASIBLE",
          model: "baking",
          field: "rate",
          value: 0,
          allowed: "heat",
        });
      },
    };
    const asked = { values: order, output: "minutes", over: "loaves" };
    expect(shapeSentence(shapePoints(cold, asked, "The order", null))).toBe(
      "Time of the order: the model refuses everywhere over loaves (1 to 1,000)",
    );
  });

  test("that it stays, peaks or is least somewhere", () => {
    const shaped = (compute: (x: number) => number) =>
      shapePoints(
        {
          ...baking,
          compute: ({ rate }: Values) => ({ minutes: compute(Number(rate)), batches: 1 }),
        },
        { values: { ...order, rate: 1 }, output: "minutes", over: "rate" },
        "The order",
        null,
      );
    expect(shapeSentence(shaped(() => 5))).toMatch(/^Time of the order stays at 5\u00a0min over/);
    expect(shapeSentence(shaped((x) => 10 - (x - 1) ** 2))).toMatch(
      /^Time of the order peaks at 10\u00a0min over loaves an oven bakes in a minute \(at 1, from/,
    );
    expect(shapeSentence(shaped((x) => 4 + (x - 1) ** 2))).toMatch(
      /^Time of the order is least at 4\u00a0min over loaves an oven bakes in a minute \(at 1, from/,
    );
  });
});

test.each([360, 720])(
  "it is drawn at %d px; without points to reach it is lighter and shows the same lines",
  (width) => {
    const whole = points("rate", order, { title: "The feast", values: feast });
    const draw = (bare: boolean): string => {
      const drawn = { ...whole, ...(bare ? { drag: makeDragMemory() } : {}) };
      const frame = {
        id: "s",
        width,
        height: shapeFigure.height(width, drawn),
        title: "t",
        description: "d",
      };
      return serialise(shapeFigure.draw(drawn, frame));
    };
    const lines = (svg: string): string[] => svg.match(/<path d="M[^"]+" fill="none"[^>]*>/g) ?? [];
    expect(draw(false)).toContain("data-point");
    expect(draw(true)).not.toContain("data-point");
    expect(lines(draw(true))).toEqual(lines(draw(false)));
    expect(lines(draw(true)).length).toBeGreaterThan(1);
    expect(draw(true).length).toBeLessThan(draw(false).length / 3);
  },
);

test("a refusal says a value in six digits, or as many as tell it from the limit, and what it names by a title", () => {
  const told = (value: number, allowed: string, field = "loaves") =>
    refusalOf({ ...baking, refusalTitles: { share: "Share of the dough" } }, { field, value, allowed }).words;
  expect(told(1.4363636363636363, "above 2")).toBe("“Loaves” is 1.43636, expected above 2.");
  expect(told(1.4363636363636363, "above 1.43636")).toBe("“Loaves” is 1.436364, expected above 1.43636.");
  expect(told(0.5, "at most 0.4", "share")).toBe("“Share of the dough” is 0.5, expected at most 0.4.");
});
