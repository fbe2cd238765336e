/** A model asked row by row: each row is answered as if it were asked alone, whatever the rows, outputs and refusals. */
import { expect, test } from "vitest";
import { defineModel } from "../../src/models/contract.ts";
import { ModelError } from "../../src/models/errors.ts";
import { askRows, withoutRows } from "../../src/uncertainty/ask-rows.ts";
import type { Study } from "../../src/uncertainty/study.ts";
import { refusal } from "../laws/printed.ts";
import { uniform } from "./toy-models.ts";

const number = (name: string) =>
  ({ type: "number", symbol: name, title: name, unit: "1", domain: { min: 0, max: 1e6 } }) as const;
const outputNames = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"] as const;

/** Ten outputs, more than have a line of their own; a choice beside the numbers. */
const model = defineModel({
  id: "many",
  title: "Many outputs",
  purpose: "To be asked.",
  inputs: {
    x: number("x"),
    held: number("held"),
    way: { type: "choice", symbol: "w", title: "Way", options: { plain: "Plain", turned: "Turned" } },
  },
  outputs: Object.fromEntries(
    outputNames.map((name) => [name, { symbol: name, title: name, unit: "1" } as const]),
  ),
  equations: [],
  omissions: [],
  compute: ({ x, held, way }) => {
    const sign = way === "turned" ? -1 : 1;
    const outputs = Object.fromEntries(outputNames.map((name, place) => [name, sign * (place * held + x)]));
    // No answer where x is a multiple of 100: once the model says so, once it shows in an output.
    if (x % 200 === 100)
      throw new ModelError({ code: "INFEASIBLE", model: "many", field: "x", value: x, allowed: "another" });
    return x % 200 === 0 ? { ...outputs, j: 1 / 0 } : outputs;
  },
});

const study = (way: string): Study => ({
  model,
  base: { x: 1, held: 1000, way },
  ranges: { x: uniform(0, 1e6) },
});
/** More rows than are laid out at a time, and not a multiple of it. */
const drawn = Float64Array.from({ length: 999 }, (_, row) => row + 1);

test.each(["plain", "turned"])("%s: each answered row holds what the model says of it alone", (way) => {
  const { outputs, refusedRows } = askRows(study(way), [{ input: "x", drawn }], drawn.length);
  const kept = withoutRows(drawn, refusedRows);
  expect(kept.length).toBe(990);
  expect(Object.keys(outputs)).toEqual(outputNames);
  for (const [row, x] of kept.entries()) {
    const alone = model.compute({ x, held: 1000, way: way === "turned" ? "turned" : "plain" });
    expect(Object.fromEntries(outputNames.map((name) => [name, outputs[name]?.[row]]))).toEqual(alone);
  }
});

test("rows without an answer are told by place and by reason, those that showed in an output too", () => {
  const { refusedRows, refused } = askRows(study("plain"), [{ input: "x", drawn }], drawn.length);
  expect(refusedRows).toEqual([99, 199, 299, 399, 499, 599, 699, 799, 899]);
  expect(refused).toEqual([
    { code: "INFEASIBLE", field: "x", count: 5, message: "many: x is 100, expected another. [INFEASIBLE]" },
    {
      code: "NON_FINITE",
      field: "j",
      count: 4,
      message: "many: j is Infinity, expected a finite output. [NON_FINITE]",
    },
  ]);
});

test("an answer does not hang on what was asked of the model before", () => {
  const rows = [{ input: "x", drawn }];
  const first = askRows(study("plain"), rows, drawn.length);
  askRows({ ...study("turned"), base: { x: 7, held: 5, way: "turned" } }, [], 3);
  expect(askRows(study("plain"), rows, drawn.length)).toEqual(first);
});

test.each(["flour", "way"])("a column of %s, which is no number input, is refused", (input) => {
  expect(refusal(() => askRows(study("plain"), [{ input, drawn }], drawn.length))).toBe(
    `many: ${input} is drawn, expected a number input of the model. [INCONSISTENT]`,
  );
});

test.each(["held", "way"])("a base without a value for %s is refused", (input) => {
  const { [input]: _, ...base } = study("plain").base;
  expect(refusal(() => askRows({ ...study("plain"), base }, [{ input: "x", drawn }], 9))).toBe(
    `many: ${input} is missing, expected a value in the base. [INCONSISTENT]`,
  );
});
