/**
 * `data/scenarios/*.yaml`: a named set of inputs of one model. Each input says
 * where it comes from: a claim, a dataset cell, the quotient of two of them, or an
 * assumption with its reason. It may carry the range in which it may lie, with the
 * evidence for that range.
 */
import { z } from "zod";
import { basisSchema, unitSchema } from "./quantity.ts";
import { idSchema, textSchema } from "./text-fields.ts";

/** The kinds of range, and the numbers each is told by; those in `optional` are the input's own value when left out. */
export const rangeKinds = {
  uniform: { needs: ["low", "high"], optional: [] },
  "log-uniform": { needs: ["low", "high"], optional: [] },
  triangular: { needs: ["low", "high"], optional: ["mode"] },
  pert: { needs: ["low", "high"], optional: ["mode"] },
  lognormal: { needs: ["gsd"], optional: ["median"] },
} as const;
export type RangeKind = keyof typeof rangeKinds;

const cell = {
  /** `name@version`. */
  dataset: z.string().regex(/^[a-z0-9.-]+@[a-z0-9.-]+$/, "expected name@version"),
  column: z.string(),
  /** Column values that pick exactly one row. */
  where: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
} as const;

/** `claim` or `claim.quantity`, or one cell. */
const ratioEndSchema = z.union([idSchema, z.strictObject(cell)]);
const ratioSchema = z.strictObject({ of: ratioEndSchema, over: ratioEndSchema });

const rangeNumbers = ["low", "high", "mode", "median", "gsd"] as const;

/** How uncertain an input is. Its numbers are in `unit`, else in the unit of the model's input; `gsd` has none. */
export const rangeSchema = z
  .strictObject({
    kind: z.enum(Object.keys(rangeKinds) as [RangeKind, ...RangeKind[]]),
    low: z.number().optional(),
    high: z.number().optional(),
    mode: z.number().optional(),
    median: z.number().optional(),
    /** Geometric standard deviation, above 1. */
    gsd: z.number().optional(),
    unit: unitSchema.optional(),
    /** The input whose draw it shares, because one fact stands behind both. */
    drawnWith: z.string().optional(),
    /** What the ends rest on: `claim` or `claim.quantity`. */
    claims: z.array(idSchema).min(1).optional(),
    cells: z.array(z.strictObject(cell)).min(1).optional(),
    /** Quotients of two of them, for an input that is a multiple: what is published of it without being printed. */
    ratios: z.array(ratioSchema).min(1).optional(),
    /** What else they rest on, or how they follow from the claims. */
    because: textSchema.optional(),
  })
  .superRefine((range, context) => {
    const issue = (path: readonly string[], message: string, mend: string, rule = "range"): void => {
      context.addIssue({
        code: "custom",
        message: `expected ${message}`,
        path: [...path],
        params: { mend, rule },
      });
    };
    const { needs, optional } = rangeKinds[range.kind];
    const known = new Set<string>([...needs, ...optional]);
    for (const field of needs) {
      if (range[field] === undefined)
        issue([field], `a number, since the range is ${range.kind}`, "Add it", "field-missing");
    }
    for (const field of rangeNumbers) {
      if (range[field] !== undefined && !known.has(field))
        issue(
          [field],
          `only ${[...known].join(", ")} for a ${range.kind} range`,
          "Take it out",
          "field-unknown",
        );
    }
    const behind = [range.claims, range.cells, range.ratios, range.because];
    if (behind.every((one) => one === undefined))
      issue(
        [],
        "`claims`, `cells`, `ratios` or `because`: a range rests on something",
        "Say what the ends rest on",
      );
    const { low, high, mode, median, gsd } = range;
    if (low !== undefined && high !== undefined && low >= high)
      issue(["low"], `a number below \`high\`, which is ${high}`, "Swap the two, or leave the range out");
    if (range.kind === "log-uniform" && low !== undefined && low <= 0)
      issue(["low"], "a number above 0, since the range is drawn in logarithms", "Mend it, or use uniform");
    if (mode !== undefined && low !== undefined && high !== undefined && (mode < low || mode > high))
      issue(["mode"], `a number from ${low} to ${high}`, "Mend the mode or the ends");
    if (median !== undefined && median <= 0) issue(["median"], "a number above 0", "Mend it");
    if (gsd !== undefined && gsd <= 1)
      issue(["gsd"], "a number above 1: the factor that one standard deviation makes", "Mend it");
  });

const range = rangeSchema.optional();

const fromClaim = z.strictObject({
  claim: idSchema,
  /** Which of the claim's quantities, where it has several. */
  quantity: idSchema.optional(),
  range,
});
const fromDataset = z.strictObject({ ...cell, range });
/** For an input that is a multiple, which nobody prints. */
const fromRatio = z.strictObject({ ratio: ratioSchema, range });
const fromAssumption = z.strictObject({
  value: z.union([z.number(), z.string(), z.boolean()]),
  unit: unitSchema.optional(),
  basis: basisSchema.optional(),
  assumption: textSchema,
  range,
});

export const scenarioInputSchema = z.union([fromClaim, fromDataset, fromRatio, fromAssumption]);

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
export type ScenarioRange = z.infer<typeof rangeSchema>;
export type RatioEnd = z.infer<typeof ratioEndSchema>;
export type Ratio = z.infer<typeof ratioSchema>;
export type ScenarioCell = Omit<z.infer<typeof fromDataset>, "range">;
