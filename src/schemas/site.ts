/** `content/site.yaml`: what the site is called and of which day it speaks. */
import { z } from "zod";
import { daySchema, textSchema } from "./text-fields.ts";

export const siteSchema = z.strictObject({
  title: textSchema,
  description: textSchema,
  /** BCP 47. */
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/, "expected a language tag like en or pt-BR"),
  /** "Today" for everything that depends on a date: nothing asks a clock. */
  releaseDate: daySchema,
  /** Address under which it is published; used for absolute links in exports only. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  author: textSchema,
  /** After how many months a claim of each kind is to be looked at again; left out: never. */
  reviewMonths: z
    .strictObject({
      measured: z.number().int().positive().optional(),
      stated: z.number().int().positive().optional(),
      modelled: z.number().int().positive().optional(),
      assumed: z.number().int().positive().optional(),
    })
    .optional(),
  /** CSL style file below `content/`; left out: Vancouver, numeric. */
  citationStyle: z.string().optional(),
});
export type Site = z.infer<typeof siteSchema>;
