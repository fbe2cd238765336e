/**
 * `data/scenarios/*.yaml`: a named set of inputs of one model. Each input says
 * where it comes from: a claim, a dataset cell, or an assumption with its reason.
 */
import { z } from "zod";
import { basisSchema, unitSchema } from "./quantity.ts";
import { idSchema, textSchema } from "./text-fields.ts";

const fromClaim = z.strictObject({
  claim: idSchema,
  /** Which of the claim's quantities, where it has several. */
  quantity: idSchema.optional(),
});
const fromDataset = z.strictObject({
  /** `name@version`. */
  dataset: z.string().regex(/^[a-z0-9.-]+@[a-z0-9.-]+$/, "expected name@version"),
  column: z.string(),
  /** Column values that pick exactly one row. */
  where: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
const fromAssumption = z.strictObject({
  value: z.union([z.number(), z.string(), z.boolean()]),
  unit: unitSchema.optional(),
  basis: basisSchema.optional(),
  assumption: textSchema,
});

export const scenarioInputSchema = z.union([fromClaim, fromDataset, fromAssumption]);

export const scenarioSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  /** Id of a model in src/models/. */
  model: idSchema,
  description: textSchema,
  inputs: z.record(z.string(), scenarioInputSchema),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioInput = z.infer<typeof scenarioInputSchema>;
