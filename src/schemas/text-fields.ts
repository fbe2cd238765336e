/** The small texts of every record: id, date, sentence, quotation. */
import { z } from "zod";

/** Lower-case words, digits, dots and single hyphens: safe in a path, an anchor and a file name. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, "expected lower-case letters, digits, dots and single hyphens");

/** A whole or partial ISO date: 2026, 2026-02, 2026-02-16. */
export const dateSchema = z
  .string()
  .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/, "expected a date like 2026-02-16");

/** Text of one or more signs with something in it. */
export const textSchema = z.string().trim().min(1, "expected some text");

/** A fragment in a source's own words: at most twelve of them. */
export const quoteSchema = textSchema.refine((text) => text.split(/\s+/).length <= 12, {
  message: "expected at most 12 words, quoted only where the very wording is at issue",
  params: { rule: "quote-length", mend: "Cut it to the words at issue, and say the rest in our own words" },
});
