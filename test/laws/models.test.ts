/** Laws that hold for every model record of src/models/, found by reading the folder. */
import temml from "temml";
import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { formatExact } from "../../src/base/format.ts";
import { units } from "../../src/base/units.ts";
import { checkNumber } from "../../src/models/contract.ts";
import { ModelError } from "../../src/models/errors.ts";
import { legalInputs, modelRecords, type AnyInputs, type AnyModel } from "./model-records.ts";
import { holds } from "./seeded.ts";

/** Refusals that a legal value of each input may still meet, because the inputs do not fit together. */
const refusalsOfCombinations = new Set(["INFEASIBLE", "INCONSISTENT", "UNIT_MISMATCH", "NO_CONVERGENCE"]);

/** The outputs, or `null` for a legal refusal; any other error goes on. */
function answer(model: AnyModel, inputs: AnyInputs): Readonly<Record<string, number>> | null {
  try {
    return model.compute(inputs);
  } catch (error) {
    if (error instanceof ModelError && refusalsOfCombinations.has(error.code)) return null;
    throw error;
  }
}

function refusalOf(model: AnyModel, inputs: AnyInputs): ModelError | null {
  try {
    model.compute(inputs);
    return null;
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
}

test("the folder holds models, each with its own id", () => {
  const ids = modelRecords.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
});

describe.each(modelRecords.map((model) => [model.id, model] as const))("%s", (_, model) => {
  test("answers legal inputs with exactly its outputs, all finite, or refuses the combination", () => {
    let answers = 0;
    holds(
      fc.property(legalInputs(model), (inputs) => {
        const outputs = answer(model, inputs);
        if (outputs === null) return;
        answers += 1;
        expect(Object.keys(outputs).sort()).toEqual(Object.keys(model.outputs).sort());
        for (const value of Object.values(outputs)) expect(value).toSatisfy(Number.isFinite);
      }),
      1000,
    );
    expect(answers).toBeGreaterThan(0);
  });

  test("gives the same bits twice and leaves its inputs alone", () => {
    holds(
      fc.property(legalInputs(model), (inputs) => {
        const copy = { ...inputs };
        expect(answer(model, inputs)).toEqual(answer(model, copy));
        expect(copy).toEqual(inputs);
      }),
    );
  });

  test("refuses by names that the page has words for", () => {
    const named = { ...model.inputs, ...model.outputs, ...model.refusalTitles };
    holds(
      fc.property(legalInputs(model), (inputs) => {
        const refusal = refusalOf(model, inputs);
        if (refusal !== null) expect(Object.keys(named)).toContain(refusal.field);
      }),
      1000,
    );
  });

  test("prints the numbers of a refusal as a page does: grouped, and short where they were worked out", () => {
    holds(
      fc.property(legalInputs(model), (inputs) => {
        const allowed = refusalOf(model, inputs)?.allowed ?? "";
        for (const [number] of allowed.matchAll(/(?<![\w.])\d[\d.,e+-]*(?<![.,])/g)) {
          const value = Number(number.replaceAll(",", ""));
          expect(formatExact(value), allowed).toBe(number);
          if (!Number.isInteger(value)) expect(Number(value.toPrecision(6)), allowed).toBe(value);
        }
      }),
      1000,
    );
  });

  test.each(Object.keys(model.inputs))("refuses what %s cannot be, and names it", (name) => {
    const input = model.inputs[name];
    const [legal] = fc.sample(legalInputs(model), { seed: 1, numRuns: 1 });
    if (input === undefined || legal === undefined) throw new Error(`${name} has no legal value`);
    const expectRefusal = (value: unknown, code: string): void => {
      const attempt = (): unknown => model.compute({ ...legal, [name]: value } as AnyInputs);
      expect(attempt).toThrow(ModelError);
      expect(attempt).toThrow(expect.objectContaining({ code, field: name, model: model.id, value }));
    };
    if (input.type === "choice") {
      for (const value of ["no such option", 1, undefined, "toString"]) expectRefusal(value, "INCONSISTENT");
      return;
    }
    for (const value of [Number.NaN, Infinity, -Infinity, undefined, null, "1"])
      expectRefusal(value, "NON_FINITE");
    const { min, max, minOpen, maxOpen, integer } = input.domain;
    const beyond = (end: number, way: number): number => end + way * Math.max(1e-9, Math.abs(end) * 1e-6);
    if (min !== -Infinity) expectRefusal(minOpen === true ? min : beyond(min, -1), "OUT_OF_RANGE");
    if (max !== Infinity) expectRefusal(maxOpen === true ? max : beyond(max, 1), "OUT_OF_RANGE");
    if (integer === true) expectRefusal(min + 0.5, "NOT_INTEGER");
  });

  test("names everything: title, purpose, symbols, what is left out and which way that errs", () => {
    expect(model.title).not.toBe("");
    expect(model.purpose.match(/[.!?](\s|$)/g)?.length).toSatisfy(
      (count: number) => count === 1 || count === 2,
    );
    expect(model.omissions.length).toBeGreaterThan(0);
    for (const { what, errs } of model.omissions) expect([what, errs]).not.toContain("");
    for (const { symbol, title } of [...Object.values(model.inputs), ...Object.values(model.outputs)]) {
      expect([symbol, title]).not.toContain("");
    }
    for (const input of Object.values(model.inputs)) {
      if (input.type === "number") {
        expect(Object.hasOwn(units, input.unit)).toBe(true);
        expect(input.domain.min).toBeLessThan(input.domain.max);
      }
    }
    for (const name of (model.sameBasis ?? []).flat()) expect(Object.keys(model.inputs)).toContain(name);
  });

  test("puts a list of more than ten inputs under headings, each before an input that it has", () => {
    const names = Object.keys(model.inputs);
    const headings = Object.entries(model.inputHeadings ?? {});
    expect(names).toEqual(expect.arrayContaining(headings.map(([name]) => name)));
    expect(new Set(headings.map(([, heading]) => heading)).size).toBe(headings.length);
    if (names.length > 10) {
      expect(headings.length).toBeGreaterThan(1);
      expect(headings[0]?.[0]).toBe(names[0]);
    }
  });

  test("moves each output the way its record says", () => {
    for (const [output, directions] of Object.entries(model.directions ?? {})) {
      expect(Object.keys(model.outputs)).toContain(output);
      for (const [name, direction] of Object.entries(directions)) {
        expect(Object.keys(model.inputs)).toContain(name);
        holds(
          fc.property(legalInputs(model), legalInputs(model), (inputs, other) => {
            const [low, high] = [inputs[name], other[name]].sort((a, b) => Number(a) - Number(b));
            const results = [low, high].map((value) =>
              answer(model, { ...inputs, [name]: value } as AnyInputs),
            );
            const [before, after] = results.map((result) => result?.[output]);
            if (before === undefined || after === undefined) return;
            // The least numbers of all have few digits to be compared by.
            const slack = 1e-9 * Math.max(Math.abs(before), Math.abs(after), 1e-300);
            if (direction >= 0) expect(after).toBeGreaterThanOrEqual(before - slack);
            if (direction <= 0) expect(after).toBeLessThanOrEqual(before + slack);
          }),
        );
      }
    }
  });

  test("draws shapes that exist, and slides within its domains", () => {
    for (const { output, over, by } of model.shapes ?? []) {
      expect(Object.keys(model.outputs)).toContain(output);
      expect(model.inputs[over]?.type).toBe("number");
      if (by !== undefined) {
        expect(Object.keys(model.inputs)).toContain(by.input);
        expect(by.values.length).toBeLessThan(5);
      }
    }
    for (const [name, input] of Object.entries(model.inputs)) {
      if (input.type !== "number" || input.usual === undefined) continue;
      const [low, high] = input.usual;
      expect(low, name).toBeLessThan(high);
      for (const value of input.usual)
        expect(() => checkNumber(model.id, name, value, input.domain)).not.toThrow();
    }
  });

  test("has an equation with an origin for every output, and each can be rendered", () => {
    const given = model.equations.map(({ gives }) => gives);
    for (const name of Object.keys(model.outputs)) expect(given).toContain(name);
    for (const { latex, origin } of model.equations) {
      const mathml = temml.renderToString(latex, { displayMode: true, throwOnError: true });
      expect(mathml).toMatch(/^<math/);
      expect(Object.values(origin)).not.toContain("");
    }
    for (const { symbol } of [...Object.values(model.inputs), ...Object.values(model.outputs)]) {
      expect(temml.renderToString(symbol, { throwOnError: true })).toMatch(/^<math/);
    }
  });
});
