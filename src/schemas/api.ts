/**
 * The shape of each file under `/api/`. The makers' types and the published JSON
 * Schemas are both taken from here, so neither can drift from the other. What a
 * record of `data/` already says keeps the shape it has there.
 *
 * Long because it holds the shape of every export.
 */
import { z } from "zod";
import { evidenceKinds } from "../base/evidence.ts";
import type { LineageNode } from "../base/lineage.ts";
import type { Table } from "../base/table.ts";
import { claimSchema } from "./claim.ts";
import { datapackageSchema, fieldSchema } from "./dataset.ts";
import { basisSchema, quantitySchema, unitSchema } from "./quantity.ts";
import { sourceSchema } from "./source.ts";
import { dateSchema, idSchema, textSchema } from "./text-fields.ts";

const linkSchema = z
  .string()
  .regex(/^(?:\/|https?:\/\/)/, "expected a link")
  .meta({ id: "link", description: "Absolute where the site says its address, else from the host's root" });

const usesSchema = z
  .array(z.strictObject({ href: linkSchema, text: textSchema }))
  .meta({ description: "Places of the site that rest on it" });

const valueFields = {
  value: z.number(),
  unit: unitSchema,
  basis: basisSchema.optional(),
};
const kindSchema = z.enum(evidenceKinds);

const nodeFields = {
  label: z.string(),
  quantity: z.strictObject(valueFields).optional(),
  children: z.array(z.lazy((): z.ZodType<LineageNode> => lineageSchema)),
};

/** The tree below a value. Held to the type that the build itself walks. */
export const lineageSchema: z.ZodType<LineageNode> = z
  .discriminatedUnion("type", [
    z.strictObject({
      type: z.enum(["model", "figure", "expression"]),
      id: textSchema,
      output: z.string().exactOptional(),
      filled: z.array(z.strictObject({ symbol: z.string(), text: z.string() })).exactOptional(),
      ...nodeFields,
    }),
    z.strictObject({
      type: z.literal("claim"),
      id: idSchema,
      printed: textSchema.exactOptional(),
      ...nodeFields,
    }),
    z.strictObject({
      type: z.literal("dataset"),
      id: textSchema,
      rows: z.array(z.int().positive()),
      columns: z.array(textSchema),
      context: z.array(textSchema),
      ...nodeFields,
    }),
    z.strictObject({ type: z.literal("assumption"), reason: textSchema, ...nodeFields }),
    z.strictObject({
      type: z.literal("source"),
      id: idSchema,
      locator: textSchema.nullable(),
      ...nodeFields,
    }),
  ])
  .meta({
    id: "lineage",
    description: "A node with what it rests on; its leaves are sources or assumptions",
  });

const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const tableSchema: z.ZodType<Table> = z.strictObject({
  caption: z.string(),
  columns: z.array(
    z.strictObject({
      name: textSchema,
      title: z.string(),
      unit: unitSchema.optional(),
      digits: z.int().positive().optional(),
    }),
  ),
  rows: z.array(z.array(cellSchema)),
});

const exportOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ $schema: linkSchema, releaseDate: dateSchema, ...shape });

export const claimsExportSchema = exportOf({
  claims: z.array(claimSchema.extend({ href: linkSchema, usedIn: usesSchema })),
});

/** CSL-JSON with our note on how far each was read in CSL's own `custom`. */
export const sourcesExportSchema = z.array(sourceSchema);
/** CSL-JSON as reference managers take it. */
export const referencesExportSchema = z.array(sourceSchema.omit({ custom: true }));

const descriptor = datapackageSchema.shape;
export const datasetsExportSchema = exportOf({
  datasets: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9.-]+@[a-z0-9.-]+$/, "expected name@version"),
      href: linkSchema,
      name: descriptor.name,
      version: descriptor.version,
      title: descriptor.title,
      description: descriptor.description,
      created: descriptor.created,
      asOf: descriptor.asOf,
      evidence: descriptor.evidence,
      licenses: descriptor.licenses,
      attribution: descriptor.attribution,
      caveats: descriptor.caveats,
      sources: descriptor.sources,
      fields: z.array(fieldSchema),
      rowCount: z.int().nonnegative(),
      bytes: z.int().positive(),
      hash: z.string(),
      table: linkSchema,
      descriptor: linkSchema,
      usedIn: usesSchema,
    }),
  ),
});

export const numbersExportSchema = exportOf({
  numbers: z.array(
    z.strictObject({
      slug: textSchema,
      href: linkSchema,
      expression: textSchema,
      printed: textSchema.meta({ description: "As it stands without options of any one place" }),
      ...valueFields,
      kind: kindSchema,
      quantity: quantitySchema
        .nullable()
        .meta({ description: "The claim's own figure, when the number is one" }),
      usedIn: usesSchema,
      lineage: lineageSchema,
    }),
  ),
});

export const conclusionsExportSchema = exportOf({
  conclusions: z.array(
    z.strictObject({
      slug: textSchema,
      href: linkSchema,
      predicate: textSchema,
      holds: z.boolean(),
      sentences: z
        .array(
          z.strictObject({
            report: idSchema.nullable().meta({ description: "null where a figure says it" }),
            figure: idSchema.optional(),
            text: textSchema,
          }),
        )
        .min(1),
      comparisons: z.array(
        z.strictObject({
          left: textSchema.meta({ description: "Slug of a number" }),
          sign: z.enum(["<", "<=", ">", ">="]),
          right: textSchema.meta({ description: "Slug of a number" }),
          holds: z.boolean(),
          margin: z.number().meta({ description: "Share of the right side; negative when it does not hold" }),
          words: textSchema,
        }),
      ),
    }),
  ),
});

export const figuresExportSchema = exportOf({
  figures: z.array(
    z.strictObject({
      id: idSchema,
      href: linkSchema,
      report: idSchema.nullable().meta({
        description:
          "The report that shows it first; null where the gallery or the page of a target alone does",
      }),
      title: textSchema,
      subtitle: textSchema,
      description: textSchema,
      notes: z.array(textSchema),
      table: tableSchema,
      findings: z.array(
        z.strictObject({ name: textSchema, label: textSchema, ...valueFields, kind: kindSchema }),
      ),
      datasets: z.array(textSchema),
      sources: z.array(idSchema),
      files: z.strictObject({ csv: linkSchema, svg: linkSchema, json: linkSchema }),
    }),
  ),
});

const rangeExportSchema = z.strictObject({
  distribution: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("point"), value: z.number() }),
      z.strictObject({ kind: z.enum(["uniform", "log-uniform"]), low: z.number(), high: z.number() }),
      z.strictObject({
        kind: z.enum(["triangular", "pert"]),
        low: z.number(),
        mode: z.number(),
        high: z.number(),
      }),
      z.strictObject({ kind: z.literal("lognormal"), median: z.number(), gsd: z.number() }),
    ])
    .meta({ description: "In the unit of the input" }),
  drawnWith: textSchema.optional().meta({ description: "The input whose draw it shares" }),
  evidence: z.array(lineageSchema),
  because: textSchema.nullable(),
});

export const runsExportSchema = exportOf({
  runs: z.array(
    z.strictObject({
      scenario: idSchema,
      title: textSchema,
      description: textSchema,
      model: z.strictObject({ id: idSchema, title: textSchema, href: linkSchema }),
      inputs: z.array(
        z.strictObject({
          name: textSchema,
          title: textSchema,
          value: z.union([z.number(), z.string()]),
          unit: unitSchema.nullable().meta({ description: "null for a choice" }),
          basis: basisSchema,
          kind: kindSchema,
          lineage: lineageSchema,
          range: rangeExportSchema
            .optional()
            .meta({ description: "How uncertain the value is, where the scenario says so" }),
        }),
      ),
      outputs: z.array(
        z.strictObject({ name: textSchema, title: textSchema, ...valueFields, kind: kindSchema }),
      ),
    }),
  ),
});

/** Models against published values: aims with their verdicts, and each case. */
export const validationExportSchema = exportOf({
  aims: z.array(z.strictObject({ aim: textSchema, met: z.boolean(), outcome: textSchema, why: textSchema })),
  suites: z.array(
    z.strictObject({
      id: idSchema,
      title: textSchema,
      purpose: textSchema,
      href: linkSchema,
      notes: z.array(textSchema),
      leftOut: z
        .array(z.strictObject({ reason: textSchema, count: z.int().positive() }))
        .meta({ description: "Published rows that were not scored" }),
      cases: z.array(
        z.strictObject({
          name: textSchema,
          group: z.record(z.string(), z.string()),
          quantity: textSchema,
          unit: unitSchema,
          role: z.enum(["identity", "bound", "fitted", "same", "transferred"]),
          predicted: z.number().nullable(),
          measured: z.number(),
          range: z.tuple([z.number(), z.number()]).optional(),
          ceiling: z.number().optional().meta({ description: "Limit that no measurement may pass" }),
          evidence: textSchema.meta({ description: "Dataset version with row, or claim" }),
          explanation: textSchema.optional().meta({ description: "Why an identity or a limit is broken" }),
          remark: textSchema
            .optional()
            .meta({ description: "What the data say of a prediction that is off" }),
        }),
      ),
    }),
  ),
});

const needSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("any") }),
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({ kind: z.literal("unasked") }),
    z.strictObject({
      kind: z.literal("value"),
      value: z.number(),
      beyondRange: z.boolean(),
      beyondPublished: z
        .boolean()
        .nullable()
        .meta({ description: "Beyond every value that the range names; null where it names none" }),
    }),
  ])
  .meta({
    description:
      "any: the worst end of the range is enough; none: no legal value is; unasked: the model does not declare which way the inputs pull",
  });

export const targetsExportSchema = exportOf({
  targets: z.array(
    z.strictObject({
      id: idSchema,
      href: linkSchema,
      title: textSchema,
      question: textSchema,
      answer: textSchema,
      scenario: idSchema,
      model: idSchema,
      output: textSchema,
      side: z.enum(["atLeast", "atMost"]),
      ...valueFields,
      kind: kindSchema,
      reachable: z.boolean(),
      best: z.number().meta({ description: "The output with every input at the best end of its range" }),
      bestOfDraws: z.int().positive().nullable().meta({
        description: "null where the best is exact; else the number of draws that it is the best of",
      }),
      share: z
        .strictObject({
          value: z.number(),
          standardError: z.number().nullable().meta({ description: "null where the share is exact" }),
          points: z.int().positive().nullable(),
          seed: z.int().nonnegative().nullable(),
        })
        .meta({ description: "Share of the ranges that reaches the target" }),
      inputs: z.array(
        z.strictObject({
          name: textSchema,
          title: textSchema,
          unit: unitSchema,
          worst: z.number(),
          best: z.number(),
          othersBest: needSchema.meta({ description: "What it must be with the others at their best" }),
          othersMedian: needSchema.meta({
            description: "The same with the others at the medians of their ranges",
          }),
          published: z.strictObject({ value: z.number(), printed: textSchema }).nullable().meta({
            description: "The published value, among those the range names, that is best for the target",
          }),
        }),
      ),
      lineage: lineageSchema.meta({ description: "What the target itself rests on" }),
    }),
  ),
});

export const indexExportSchema = exportOf({
  title: textSchema,
  description: textSchema,
  language: textSchema,
  exports: z.array(
    z.strictObject({
      name: textSchema,
      title: textSchema,
      href: linkSchema,
      mediaType: textSchema,
      schema: linkSchema
        .nullable()
        .meta({ description: "null for a format that JSON Schema cannot speak of" }),
    }),
  ),
});
