/**
 * `data/sources/*.json`: CSL-JSON, an array with one item a file, readable by
 * Zotero and any CSL tool. How far we read it stands in CSL's own `custom`.
 */
import { z } from "zod";
import { daysIn, isOnCalendar } from "../base/calendar.ts";
import { readings } from "../base/evidence.ts";
import { idSchema, textSchema } from "./text-fields.ts";

const nameSchema = z.strictObject({
  family: textSchema.optional(),
  given: textSchema.optional(),
  literal: textSchema.optional(),
});

const datePart = z.number().int();
const dateVariable = z
  .strictObject({
    "date-parts": z.tuple([
      z.union([
        z.tuple([datePart]),
        z.tuple([datePart, datePart.min(1).max(12)]),
        z.tuple([datePart, datePart.min(1).max(12), datePart.min(1).max(31)]),
      ]),
    ]),
  })
  .superRefine(({ "date-parts": [[year, month = 1, day = 1]] }, context) => {
    // What no month has is told by its own part.
    if (month < 1 || month > 12 || day < 1 || day > 31 || isOnCalendar(year, month, day)) return;
    context.addIssue({
      code: "custom",
      message: `expected at most ${daysIn(year, month)}, the days of that month`,
      path: ["date-parts", 0, 2],
      params: { mend: "Write the day that is meant", rule: "date" },
    });
  });

export const sourceSchema = z.strictObject({
  id: idSchema,
  type: z.enum([
    "article",
    "article-journal",
    "article-newspaper",
    "book",
    "chapter",
    "dataset",
    "paper-conference",
    "post",
    "post-weblog",
    "report",
    "software",
    "webpage",
  ]),
  title: textSchema,
  author: z.array(nameSchema).min(1).optional(),
  publisher: textSchema.optional(),
  "container-title": textSchema.optional(),
  DOI: textSchema.optional(),
  URL: z.url({ protocol: /^https?$/ }).optional(),
  version: textSchema.optional(),
  issued: dateVariable.optional(),
  accessed: dateVariable.optional(),
  custom: z.strictObject({
    read: z.enum(readings),
    /** How it was read and what to beware of, in our words. */
    readNote: textSchema.optional(),
  }),
});

export type Source = z.infer<typeof sourceSchema>;
