/**
 * `data/datasets/<name>/<version>/datapackage.json`: a Data Package v2
 * descriptor with one table. What the standard has no word for stands in
 * `caveats`, and `unit` and `basis` on the fields.
 */
import { z } from "zod";
import { basisSchema, unitSchema } from "./quantity.ts";
import { dateSchema, idSchema, midnightSchema, textSchema } from "./text-fields.ts";

export const fieldSchema = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z0-9]*$/, "expected a camelCase name"),
  title: textSchema,
  description: textSchema.optional(),
  type: z.enum(["string", "number", "integer", "boolean", "date"]),
  /** Each numeric column has one; a plain count has "count", a row number "1". */
  unit: unitSchema.optional(),
  /** Name of another column that holds each row's own unit, where rows differ. */
  unitField: z.string().optional(),
  basis: basisSchema.optional(),
  constraints: z
    .strictObject({
      required: z.boolean().optional(),
      unique: z.boolean().optional(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      enum: z
        .array(z.union([z.string(), z.number()]))
        .min(1)
        .optional(),
    })
    .optional(),
});

export const datapackageSchema = z.strictObject({
  $schema: z.literal("https://datapackage.org/profiles/2.0/datapackage.json"),
  name: idSchema,
  version: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, "expected lower-case letters, digits, dots and hyphens"),
  title: textSchema,
  description: textSchema,
  /** Day the version was made, as ISO date-time of midnight UTC (Data Package asks for RFC 3339). */
  created: midnightSchema,
  licenses: z
    .array(
      z.strictObject({
        name: textSchema,
        path: z.url({ protocol: /^https?$/ }).optional(),
        title: textSchema,
      }),
    )
    .min(1),
  sources: z
    .array(
      z.strictObject({
        title: textSchema,
        path: textSchema.optional(),
        version: textSchema.optional(),
        /** Id in data/sources/. */
        source: idSchema,
      }),
    )
    .min(1),
  /** How the rows were measured: decides the mark of every number taken from here. */
  evidence: z.enum(["measured", "stated", "modelled", "assumed"]),
  /** Words that must stand beside any use of it, such as a trademark's conditions of use. */
  attribution: textSchema,
  /** What a user of the rows must know. */
  caveats: z.array(textSchema).min(1),
  /** Date the values speak of. */
  asOf: dateSchema,
  resources: z.tuple([
    z.strictObject({
      name: idSchema,
      path: z.literal("table.csv"),
      type: z.literal("table"),
      format: z.literal("csv"),
      mediatype: z.literal("text/csv"),
      encoding: z.literal("utf-8"),
      bytes: z.number().int().positive(),
      hash: z.string().regex(/^sha256:[0-9a-f]{64}$/, "expected sha256: and 64 hexadecimal digits"),
      schema: z.strictObject({
        fields: z.array(fieldSchema).min(1),
        missingValues: z.tuple([z.literal("")]),
        primaryKey: z.array(z.string()).optional(),
      }),
    }),
  ]),
});

export type Datapackage = z.infer<typeof datapackageSchema>;
export type Field = z.infer<typeof fieldSchema>;
