/** `data/claims/*.yaml`: a list of claims, each one checkable statement and what became of it. */
import { z } from "zod";
import { evidenceKinds, readings, stances, verdicts } from "../base/evidence.ts";
import { quantitySchema } from "./quantity.ts";
import { dateSchema, idSchema, quoteSchema, textSchema } from "./text-fields.ts";

/** One source held against the claim. */
export const evidenceSchema = z.strictObject({
  source: idSchema,
  /** The place in it: section, table, page, file. `null` with a reason in `says` when the source has no parts. */
  locator: textSchema,
  /** What it says there, in our words. */
  says: textSchema,
  stance: z.enum(stances),
  quote: quoteSchema.optional(),
  /** The figures it gives for the same matter. */
  quantities: z.array(quantitySchema).optional(),
  /** Only where this piece was read less far than the source as a whole. */
  read: z.enum(readings).optional(),
});

export const claimSchema = z.strictObject({
  id: idSchema,
  /** Running number in the audit that this claim comes from, kept so that notes and claims can be told together. */
  ref: z.string().regex(/^[A-Z]\d*-\d+[a-z]?$/, "expected a running number like S1-07"),
  /** The statement as made, in our words. */
  statement: textSchema,
  /** The source in which the statement stands. */
  document: idSchema,
  /** Who says it. */
  saidBy: textSchema,
  /** Who measured it, or `null` when nobody is named. */
  measuredBy: textSchema.nullable(),
  /** What the figure is, whoever repeats it. */
  kind: z.enum(evidenceKinds),
  /** The source the document itself points at, in our words ("reference 3, a product page"); `null` when it names none. */
  cited: textSchema.nullable(),
  /** Whether the cited source carries the statement. */
  citation: z.enum(["right", "wrong", "incomplete", "none"]),
  subjects: z.array(idSchema).min(1),
  quantities: z.array(quantitySchema),
  evidence: z.array(evidenceSchema).min(1),
  verdict: z.enum(verdicts),
  /** A second finding that holds besides the verdict. */
  alsoVerdict: z.enum(verdicts).optional(),
  reason: textSchema,
  confidence: z.enum(["high", "medium", "low"]),
  /** Newest last; the last entry agrees with `verdict`. */
  history: z
    .array(z.strictObject({ date: dateSchema, verdict: z.enum(verdicts), reason: textSchema }))
    .min(1),
});

export type Claim = z.infer<typeof claimSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
