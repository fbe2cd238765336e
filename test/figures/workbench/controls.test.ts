/** Where the sliders of a model run, and what a field says of a value that is not legal. */
import { describe, expect, test } from "vitest";
import { controlsOf, faultOf, stretchOf } from "../../../src/figures/workbench/controls.ts";
import { refusalWords } from "../../../src/figures/workbench/state.ts";
import { domainText, inSentence } from "../../../src/figures/workbench/words.ts";
import { checkInput, type NumberInput } from "../../../src/models/contract.ts";
import { ModelError } from "../../../src/models/errors.ts";
import { modelRecords } from "../../laws/model-records.ts";
import { baking, order } from "./a-model.ts";

const input = (domain: NumberInput["domain"], usual?: readonly [number, number]): NumberInput => ({
  type: "number",
  symbol: "x",
  title: "X",
  unit: "1",
  domain,
  ...(usual === undefined ? {} : { usual }),
});

describe("a slider", () => {
  test("covers the usual stretch, or else the domain", () => {
    expect(stretchOf(input({ min: 1, max: 1000 }, [2, 20]), 5)).toEqual({ low: 2, high: 20, log: false });
    expect(stretchOf(input({ min: -5, max: 5 }), 0)).toEqual({ low: -5, high: 5, log: false });
  });

  test("is even in the logarithm above zero, where the ends are more than thirty times apart", () => {
    expect(stretchOf(input({ min: 1, max: 31 }), 5).log).toBe(true);
    expect(stretchOf(input({ min: 1, max: 30 }), 5).log).toBe(false);
    expect(stretchOf(input({ min: 0, max: 1e6 }), 5).log).toBe(false);
  });

  test("does not reach an open end, and goes thirty times the start where there is none", () => {
    const open = stretchOf(input({ min: 0, minOpen: true, max: 10 }), 5);
    expect(open.low).toBeGreaterThan(0);
    expect(open.high).toBe(10);
    expect(stretchOf(input({ min: 0, max: Infinity }), 5)).toEqual({ low: 0, high: 150, log: false });
  });

  test.each(modelRecords.map((model) => [model.id, model] as const))(
    "of %s stays in each domain at both ends",
    (_, model) => {
      for (const [name, one] of Object.entries(model.inputs)) {
        if (one.type !== "number") continue;
        const { low, high } = stretchOf(one, Math.max(1, one.domain.min));
        for (const value of [low, high])
          expect(() => checkInput(model.id, name, one, value), `${name} ${value}`).not.toThrow();
        expect(low).toBeLessThan(high);
      }
    },
  );

  test("of a whole number stops at whole numbers, and a choice keeps its options", () => {
    const controls = controlsOf(baking, order);
    expect(controls["ovens"]).toMatchObject({
      type: "number",
      whole: true,
      step: 1,
      min: 1,
      max: 20,
      start: 3,
    });
    expect(controls["way"]).toMatchObject({ type: "choice", start: "hand", options: { hand: "by hand" } });
    expect(controls["rate"]).toMatchObject({ log: true });
  });
});

test("a field names the domain, and asks for a whole number where one is due", () => {
  expect(faultOf(baking, "rate", 50)).toBe(null);
  expect(faultOf(baking, "rate", 0)).toBe("Write a number: above 0 to 100.");
  expect(faultOf(baking, "rate", Number.NaN)).toBe("Write a number: above 0 to 100.");
  expect(faultOf(baking, "ovens", 2.5)).toBe("Write a whole number: 1 to 20.");
  expect(faultOf(baking, "way", "by magic")).toBe("Choose one of the options.");
  expect(faultOf(baking, "yeast", 1)).toBe("There is no input yeast.");
  expect(faultOf(baking, "constructor", 1)).toBe("There is no input constructor.");
});

test("where an input may lie is said without brackets, far ends as powers of ten", () => {
  expect(domainText({ min: 0, max: 1, minOpen: true })).toBe("above 0 to 1");
  expect(domainText({ min: 1e6, max: 1e14 })).toBe("10⁶ to 10¹⁴");
  expect(domainText({ min: 1, max: Infinity })).toBe("at least 1");
  expect(domainText({ min: -Infinity, max: 1, maxOpen: true })).toBe("below 1");
});

test("a title with an aside is cut to its name inside a sentence; one in capitals stays", () => {
  expect(inSentence("Experts chosen; 1 in a dense model")).toBe("experts chosen");
  expect(inSentence("GPUs that serve")).toBe("GPUs that serve");
});

test("a refusal that is at hand as its message alone reads as one that is not", () => {
  const error = new ModelError({
    code: "OUT_OF_RANGE",
    model: "baking",
    field: "rate",
    value: 0,
    allowed: "(0, 100]",
  });
  expect(refusalWords(baking, error.message)).toBe(
    "“Loaves an oven bakes in a minute” is 0, expected (0, 100].",
  );
  expect(refusalWords(baking, "something else")).toBe("something else");
});
