/** Runs the example of every docstring in src/models/ and compares it with the value printed beside it. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exportsOf, modelFiles } from "../laws/model-records.ts";
import { expectPrinted } from "../laws/printed.ts";

/** `call; // → value`, where text after a comma or blank explains the value. */
const exampleForm = /^([\s\S]*?);\s*\/\/ → ([\s\S]+)$/;

const examples = modelFiles.flatMap((file) => {
  const text = readFileSync(new URL(`../../src/models/${file}`, import.meta.url), "utf8");
  return [...text.matchAll(/@example\n([\s\S]*?)\n\s*\*\//g)].map(
    ([, lines = ""]) => [file, lines.replace(/^\s*\* ?/gm, "").trim()] as const,
  );
});

test.each(examples)("%s: %s", async (file, example) => {
  const [, call = "", printed = ""] = exampleForm.exec(example) ?? [];
  expect(printed, "the example ends in `; // → value`").not.toBe("");
  const actual = evaluate(call, await exportsOf(file));
  const number = /^-?\d[\d,]*(\.\d+)?(?=[\s,]|$)/.exec(printed)?.[0];
  if (number === undefined) expect(actual).toEqual(evaluate(`(${printed})`, {}));
  else expectPrinted(actual as number, number);
});

function evaluate(expression: string, scope: Readonly<Record<string, unknown>>): unknown {
  // The examples are this project's own text; running them is the point.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function(...Object.keys(scope), `"use strict"; return ${expression};`) as (
    ...values: unknown[]
  ) => unknown;
  return run(...Object.values(scope));
}
