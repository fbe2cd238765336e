/** Front matter of `content/reports/*.mdx`. Text fields may bind numbers with `[= …]`. */
import { z } from "zod";
import { isBefore } from "../base/calendar.ts";
import { dateSchema, textSchema } from "./text-fields.ts";

const boundNumber = textSchema.regex(/^\[=[^\]]+\]$/, "expected a bound number like [= claim-id.quantity]");

export const reportSchema = z
  .strictObject({
    title: textSchema,
    /** The question the report answers, one sentence. */
    question: textSchema,
    /** The answer in one sentence. */
    answer: textSchema,
    status: z.enum(["draft", "final"]),
    published: dateSchema,
    updated: dateSchema.optional(),
    authors: z.array(textSchema).min(1),
    tags: z.array(textSchema).min(1),
    keyNumbers: z.array(z.strictObject({ number: boundNumber, label: textSchema })).max(6),
    /** A sentence, or a sentence with the comparison it rests on, evaluated on each build. */
    takeaways: z.array(z.union([textSchema, z.strictObject({ text: textSchema, holds: textSchema })])).max(8),
    limits: z.array(textSchema).min(1),
  })
  .superRefine(({ published, updated }, context) => {
    if (updated === undefined || !isBefore(updated, published)) return;
    context.addIssue({
      code: "custom",
      message: `expected a day on or after \`published\`, which is ${published}`,
      path: ["updated"],
      params: { mend: "Mend one of the two", rule: "date-order" },
    });
  });
export type ReportMatter = z.infer<typeof reportSchema>;
