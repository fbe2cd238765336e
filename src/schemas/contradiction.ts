/** `data/contradictions/*.yaml`: two statements that do not hold together, side by side. */
import { z } from "zod";
import { idSchema, textSchema } from "./text-fields.ts";

const sideSchema = z.strictObject({
  /** The source in which this side stands. */
  source: idSchema,
  says: textSchema,
});

export const contradictionSchema = z.strictObject({
  id: idSchema,
  ref: z.string().regex(/^X-\d+$/, "expected a running number like X-07"),
  kind: z.enum([
    "citation-swap",
    "unit-drift",
    "self-contradiction",
    "invented-method",
    "citation-overload",
    "source-against-source",
    "peak-against-workload",
    "number-against-curve",
    "provisional-input",
    "arithmetic",
    "status",
    "category-error",
    "qualifier-dropped",
    "inversion",
    "mutation",
    "headline-against-source",
    "scope-inflation",
    "phantom-source",
    "empty-reference",
    "benchmark-against-benchmark",
  ]),
  first: sideSchema,
  second: sideSchema,
  /** Which of the two holds, and why. */
  holds: textSchema,
  /** The claims it concerns. */
  claims: z.array(idSchema),
});

export type Contradiction = z.infer<typeof contradictionSchema>;
