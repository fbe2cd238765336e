/** `data/releases/<date>.json`: what was published on a date; dataset versions named here are never edited again. */
import { z } from "zod";
import { daySchema } from "./text-fields.ts";

const hash = z.string().regex(/^sha256:[0-9a-f]{64}$/, "expected sha256: and 64 hexadecimal digits");

export const releaseSchema = z.strictObject({
  date: daySchema,
  /** Hash of table and descriptor together, by `name@version`. */
  datasets: z.record(z.string(), hash),
  /** Published numbers: id, printed form and value. */
  numbers: z.record(z.string(), z.strictObject({ printed: z.string(), value: z.number().nullable() })),
});
export type Release = z.infer<typeof releaseSchema>;
