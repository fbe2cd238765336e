/** Messages list what a schema allows, through lists, unions and what may be left out. */
import { expect, test } from "vitest";
import { z } from "zod";
import { fieldsAt, formsText } from "../../src/ledger/schema-words.ts";
import { targetSchema } from "../../src/schemas/target.ts";

const recipe = z
  .strictObject({
    title: z.string(),
    steps: z.array(z.strictObject({ minutes: z.number(), heat: z.enum(["low", "high"]).optional() })),
    yield: z.union([
      z.number(),
      z.strictObject({ loaves: z.number() }),
      z.strictObject({ grams: z.number(), of: z.string().optional() }),
    ]),
    notes: z.record(z.string(), z.strictObject({ by: z.string() })).optional(),
  })
  .superRefine(() => undefined);

test("the fields of a record are found at any depth, of a union those of all its forms", () => {
  expect(fieldsAt(recipe, [])).toEqual(["title", "steps", "yield", "notes"]);
  expect(fieldsAt(recipe, ["steps", 3])).toEqual(["minutes", "heat"]);
  expect(fieldsAt(recipe, ["yield"])).toEqual(["loaves", "grams", "of"]);
  expect(fieldsAt(recipe, ["notes", "oven"])).toEqual(["by"]);
});

test("a record of free names, and a place that is not there, list nothing", () => {
  expect(fieldsAt(recipe, ["notes"])).toEqual([]);
  expect(fieldsAt(recipe, ["oven", "door"])).toEqual([]);
});

test("the forms of a value are said with what each needs and may have", () => {
  expect(formsText(recipe, ["yield"])).toBe(
    "a number, a record with `loaves` or a record with `grams` (may have `of`)",
  );
  expect(formsText(recipe, ["steps", 0, "heat"])).toBe("low or high");
  expect(formsText(targetSchema, ["atLeast"])).toBe(
    "a record with `claim` (may have `quantity`) or a record with `value`, `assumption` (may have `unit`)",
  );
});
