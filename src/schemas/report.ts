/** Front matter of `content/reports/*.mdx`. Text fields may bind numbers with `[= …]`. */
import { z } from "zod";
import { dateSchema, textSchema } from "./text-fields.ts";

export const reportSchema = z.strictObject({
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
  keyNumbers: z.array(z.strictObject({ number: textSchema, label: textSchema })).max(6),
  takeaways: z.array(textSchema).max(8),
  limits: z.array(textSchema).min(1),
});
export type ReportMatter = z.infer<typeof reportSchema>;
