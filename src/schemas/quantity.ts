/** A figure that somebody gives, with its unit, its bases and what a headline drops. */
import { z } from "zod";
import { qualifiers } from "../base/format.ts";
import { costBases, gpuBases, powerBoundaries, tokenBases, unitNames } from "../base/units.ts";
import { idSchema, textSchema } from "./text-fields.ts";

export const unitSchema = z.enum(unitNames);

export const basisSchema = z.strictObject({
  tokens: z.enum(tokenBases).optional(),
  cost: z.enum(costBases).optional(),
  gpus: z.enum(gpuBases).optional(),
  power: z.enum(powerBoundaries).optional(),
});

const finite = z.number();

/**
 * A figure somebody gives: value or range, with all that a headline tends to drop.
 * `kind` says what is counted (token speed is not throughput is not task time).
 */
export const quantitySchema = z
  .strictObject({
    /** Needed when a claim has several. */
    id: idSchema.optional(),
    /** What is counted, in words: "cost per token", "throughput per megawatt". */
    kind: textSchema,
    value: finite.optional(),
    range: z.tuple([finite, finite]).optional(),
    unit: unitSchema,
    basis: basisSchema.optional(),
    qualifier: z.enum(qualifiers).optional(),
    /** What a ratio or change is measured against; "none stated" where the source gives none. */
    baseline: textSchema.optional(),
    /** Model, precision, user speed, lengths, date of the data …, as name and text. */
    conditions: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .superRefine((quantity, context) => {
    if ((quantity.value === undefined) === (quantity.range === undefined)) {
      context.addIssue({
        code: "custom",
        message: "expected either `value` or `range`",
        path: [],
        params: { mend: "Give one of the two" },
      });
    }
    if (quantity.range !== undefined && quantity.range[0] > quantity.range[1]) {
      context.addIssue({
        code: "custom",
        message: "expected the lower end of the range first",
        path: ["range"],
        params: { mend: "Swap the two" },
      });
    }
    if (quantity.unit === "x" && quantity.baseline === undefined) {
      context.addIssue({
        code: "custom",
        message: "expected a baseline: a ratio says nothing without what it is measured against",
        path: ["unit"],
        params: {
          rule: "ratio-baseline",
          mend: 'Add `baseline`; write "none stated" where the source gives none',
        },
      });
    }
  });

export type QuantityData = z.infer<typeof quantitySchema>;
