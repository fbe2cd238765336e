/** The small texts of every record: id, date, sentence, quotation. */
import { z } from "zod";
import { isDate, isDay } from "../base/calendar.ts";

/** Lower-case words, digits, dots and single hyphens: safe in a path, an anchor and a file name. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, "expected lower-case letters, digits, dots and single hyphens");

const onCalendar = (like: string) => ({
  message: `expected a day that the calendar has, like ${like}`,
  params: { rule: "date", mend: "Write the day that is meant" },
});
const partialDate = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const wholeDay = /^\d{4}-\d{2}-\d{2}$/;
const midnight = /^\d{4}-\d{2}-\d{2}T00:00:00Z$/;

// A text of another form has that as its only fault.

/** A whole or partial ISO date: 2026, 2026-02, 2026-02-16. */
export const dateSchema = z
  .string()
  .regex(partialDate, "expected a date like 2026-02-16")
  .refine((text) => !partialDate.test(text) || isDate(text), onCalendar("2026-02-16"));

/** A whole day: 2026-02-16. */
export const daySchema = z
  .string()
  .regex(wholeDay, "expected a day like 2026-02-16")
  .refine((text) => !wholeDay.test(text) || isDay(text), onCalendar("2026-02-16"));

/** A day as the midnight, in universal time, that begins it. */
export const midnightSchema = z
  .string()
  .regex(midnight, "expected midnight UTC like 2026-02-16T00:00:00Z")
  .refine((text) => !midnight.test(text) || isDay(text.slice(0, 10)), onCalendar("2026-02-16T00:00:00Z"));

/** Text of one or more signs with something in it. */
export const textSchema = z.string().trim().min(1, "expected some text");

/** A fragment in a source's own words: at most twelve of them. */
export const quoteSchema = textSchema.refine((text) => text.split(/\s+/).length <= 12, {
  message: "expected at most 12 words, quoted only where the very wording is at issue",
  params: { rule: "quote-length", mend: "Cut it to the words at issue, and say the rest in our own words" },
});
