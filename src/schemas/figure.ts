/**
 * `content/figures/<id>.yaml`: a figure told by a short record instead of code, or
 * only the words that describe a figure that is code. What the record leaves out
 * follows from the columns' types, titles and units. Long because a record is one shape,
 * and what may stand beside what is checked in one place.
 */
import { z } from "zod";
import { optionsIn, optionsOf, type FigureOrigin } from "./figure-options.ts";
import { idSchema, textSchema } from "./text-fields.ts";

/** What a column is for, and what kind of values it must hold. */
export const columnRoles = {
  x: "number or date",
  y: "number",
  value: "number",
  low: "number",
  high: "number",
  series: "any",
  label: "any",
  group: "any",
} as const;
export type ColumnRole = keyof typeof columnRoles;

interface KindRule {
  readonly needs: readonly ColumnRole[];
  readonly may: readonly ColumnRole[];
  /** What it may be drawn from besides a dataset. */
  readonly from?: readonly ("scenario" | "claims")[];
  /** `true`: no dataset alone tells it. */
  readonly onlyFrom?: true;
  /** `true`: several columns may stand in for `value`, each a series of its own. */
  readonly wide?: true;
}

export const figureKinds = {
  line: { needs: ["x", "y"], may: ["series", "low", "high"], from: ["scenario"] },
  step: { needs: ["x", "y"], may: ["series", "low", "high"] },
  scatter: { needs: ["x", "y"], may: ["series", "label"] },
  frontier: { needs: ["x", "y"], may: ["series", "label"] },
  range: { needs: ["label", "value"], may: ["series", "low", "high", "group"] },
  bars: { needs: ["label", "value"], may: ["group"] },
  "grouped-bars": { needs: ["label", "value"], may: ["series", "group"], wide: true },
  "stacked-bars": { needs: ["label", "value"], may: ["series", "group"], wide: true },
  slope: { needs: ["label", "x", "value"], may: [], wide: true },
  timeline: { needs: [], may: [], from: ["claims"], onlyFrom: true },
  distribution: { needs: ["value"], may: ["series"], from: ["scenario"] },
  "heat-map": { needs: ["x", "y", "value"], may: [], from: ["scenario"] },
  tornado: { needs: [], may: [], from: ["scenario"], onlyFrom: true },
  waterfall: { needs: ["label", "value"], may: [], from: ["scenario"] },
  "small-multiples": { needs: [], may: [] },
  table: { needs: [], may: ["label"], wide: true },
} as const satisfies Readonly<Record<string, KindRule>>;
export type FigureKind = keyof typeof figureKinds;
const kindNames = Object.keys(figureKinds) as [FigureKind, ...FigureKind[]];

/** The kinds that small multiples can repeat. */
export const panelKinds = ["line", "step", "scatter", "bars", "range"] as const;
export type PanelKind = (typeof panelKinds)[number];

const cell = z.union([z.string(), z.number(), z.boolean()]);
const bound = z.union([z.number(), z.string()]);
/** One value, any of a list, or a stretch of numbers or dates with both ends inside. */
const filterSchema = z.union([
  cell,
  z.array(cell).min(1),
  z.strictObject({ min: bound.optional(), max: bound.optional(), not: z.array(cell).min(1).optional() }),
]);

const scaleKinds = z.enum(["linear", "log", "symlog", "time"]);
const stretch = z.tuple([z.number(), z.number()]);

const columnsSchema = z.strictObject({
  x: z.string().optional(),
  y: z.string().optional(),
  value: z.string().optional(),
  /** Several columns in place of `value`, each a series; of a table, the columns it shows. */
  values: z.array(z.string()).min(1).optional(),
  low: z.string().optional(),
  high: z.string().optional(),
  series: z.string().optional(),
  label: z.string().optional(),
  group: z.string().optional(),
  /** Said of each point and shown in the table. */
  detail: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
});

export const descriptionSchema = z.strictObject({
  text: textSchema,
  /** Fingerprint of the data that the text was written for; `check` gives it. */
  of: textSchema,
});

export const figureSchema = z
  .strictObject({
    kind: z.enum(kindNames),
    /** Of small multiples: what each panel is, and the column that tells the panels apart. */
    of: z.enum(panelKinds).optional(),
    by: z.string().optional(),
    /** `name@version`, or a name with `versions`. */
    dataset: z.string().optional(),
    /** Several versions of one dataset, in order; their name is then a column called `version`. */
    versions: z.array(z.string()).min(2).optional(),
    where: z.record(z.string(), filterSchema).optional(),
    /** Which of several rows for one place is shown. */
    take: z.enum(["highest", "lowest"]).optional(),
    scenario: idSchema.optional(),
    /** An output of the scenario's model. */
    output: z.string().optional(),
    /** Inputs of the scenario that run along the axes, each over its range unless `over` says otherwise. */
    inputs: z.strictObject({ x: z.string().optional(), y: z.string().optional() }).optional(),
    over: z.strictObject({ x: stretch.optional(), y: stretch.optional() }).optional(),
    /** Of a timeline. */
    claims: z
      .array(
        z.union([
          idSchema,
          z.strictObject({
            /** `claim` or `claim.quantity`. */
            claim: idSchema,
            /** A few words: what was said; `{printed}` is the claim's own figure, and stands alone where this is left out. */
            words: textSchema.optional(),
            /** Claims with one row are restatements of one another. */
            row: textSchema.optional(),
          }),
        ]),
      )
      .min(1)
      .optional(),
    /** Inputs of the scenario that multiply, for a waterfall. */
    factors: z.array(z.string()).min(2).optional(),
    columns: columnsSchema.optional(),
    /** How cells are printed: `cell: words`. */
    names: z.record(z.string(), textSchema).optional(),
    scales: z
      .strictObject({ x: scaleKinds.optional(), y: scaleKinds.optional(), value: scaleKinds.optional() })
      .optional(),
    /** Names of axes in place of the columns' titles. */
    axes: z
      .strictObject({ x: textSchema.optional(), y: textSchema.optional(), value: textSchema.optional() })
      .optional(),
    /** Lines at a value that prose could bind, such as a claim's: never at a number that is only written. */
    references: z
      .array(
        z.strictObject({
          axis: z.enum(["x", "y", "value"]),
          /** As between `[=` and `]` in prose; not a finding of a figure. */
          at: textSchema,
          /** A few words; `{printed}` is the bound number. */
          label: textSchema,
        }),
      )
      .min(1)
      .max(4)
      .optional(),
    /** A few words at a row, by its name as printed; they take findings as the title does. */
    remarks: z.record(z.string(), textSchema).optional(),
    better: z.enum(["up-right", "up-left", "down-right", "down-left"]).optional(),
    /** The claim that the figure shows. Takes the figure's own findings in braces: `{highest}`. */
    title: textSchema,
    subtitle: textSchema.optional(),
    notes: z.array(textSchema).optional(),
    /** Comparisons that the words rest on, evaluated on each build. */
    holds: z.array(textSchema).min(1).optional(),
    /** `final`, which it is when left out: what misleads stops the build. */
    status: z.enum(["draft", "final"]).optional(),
    /** Up to five series or rows in colour; the rest stands behind. */
    highlight: z.array(z.string()).min(1).max(5).optional(),
    /** In place of the words that are made from the data. */
    description: descriptionSchema.optional(),
  })
  .superRefine((record, context) => {
    const issue: Issue = (path, message, mend, rule = "figure-record") =>
      context.addIssue({
        code: "custom",
        message: `expected ${message}`,
        path: [...path],
        params: { mend, rule },
      });
    const { kind, columns = {} } = record;
    const rule: KindRule = figureKinds[kind];
    const given = (["dataset", "scenario", "claims"] as const).filter((one) => record[one] !== undefined);
    const allowed = [...(rule.onlyFrom === true ? [] : ["dataset"]), ...(rule.from ?? [])];
    const [source, second] = given;
    if (source === undefined) {
      issue(
        allowed.slice(0, 1),
        `\`${allowed.join("` or `")}\` for a ${kind} figure`,
        "Name what it shows",
        "field-missing",
      );
      return;
    }
    if (second !== undefined) issue([second], "one of dataset, scenario and claims", "Take one out");
    if (!allowed.includes(source)) {
      issue(
        [source],
        `\`${allowed.join("` or `")}\` for a ${kind} figure`,
        "Take it out, or choose another kind",
      );
      return;
    }
    checkOptions(record, source, issue);
    if (source !== "dataset") {
      for (const field of ["where", "versions", "columns"] as const)
        if (record[field] !== undefined)
          issue([field], "it only beside `dataset`", "Take it out", "field-unknown");
      if (source === "scenario") checkScenario(record, issue);
      return;
    }
    const repeated = kind === "small-multiples" ? record.of : undefined;
    if (kind === "small-multiples") {
      if (record.of === undefined)
        issue(["of"], panelKinds.join(", "), "Say what each panel is", "field-missing");
      if (record.by === undefined)
        issue(["by"], "the column that tells the panels apart", "Add it", "field-missing");
    }
    const { needs, may, wide }: KindRule = figureKinds[repeated ?? kind];
    if (kind === "table" && columns.values === undefined)
      issue(["columns", "values"], "the columns to show", "List them", "field-missing");
    const standIn = wide === true && columns.values !== undefined;
    for (const role of needs) {
      const replaced = standIn && (role === "value" || (role === "x" && kind === "slope"));
      if (columns[role] === undefined && !replaced)
        issue(["columns", role], `a column, for ${repeated ?? kind} needs one`, "Add it", "field-missing");
    }
    if (columns.values !== undefined && wide !== true)
      issue(["columns", "values"], "`value` for this kind", "Name one column", "field-unknown");
    for (const role of Object.keys(columnRoles) as ColumnRole[]) {
      const known = needs.includes(role) || may.includes(role);
      if (columns[role] !== undefined && !known)
        issue(
          ["columns", role],
          `only ${[...needs, ...may, ...(wide === true ? ["values"] : []), "detail"].join(", ")} for ${repeated ?? kind}`,
          "Take it out",
          "field-unknown",
        );
      else if (columns[role] !== undefined && standIn && (role === "value" || role === "series"))
        issue(["columns", role], `either \`values\` or \`${role}\``, "Take one out");
    }
    if ((columns.low === undefined) !== (columns.high === undefined))
      issue(
        ["columns", columns.low === undefined ? "low" : "high"],
        "both ends of an interval",
        "Add it",
        "field-missing",
      );
  });

type Issue = (path: readonly (string | number)[], message: string, mend: string, rule?: string) => void;

/** Options that would change nothing, and scales that an axis cannot have. */
function checkOptions(
  record: {
    readonly kind: FigureKind;
    readonly of?: PanelKind | undefined;
    readonly scales?: Readonly<Partial<Record<"x" | "y" | "value", string | undefined>>> | undefined;
  },
  source: FigureOrigin,
  issue: Issue,
): void {
  const { kind, scales = {} } = record;
  const of = kind === "small-multiples" ? record.of : undefined;
  const known = optionsOf(source, kind, of);
  const drawn = of === undefined ? kind : `${kind} of ${of}`;
  for (const { option, path } of optionsIn(record)) {
    if (known.includes(option) || (kind === "small-multiples" && of === undefined)) continue;
    const why =
      kind === "stacked-bars" && option === "scales.value"
        ? "a linear axis, for lengths on a logarithm do not add up"
        : `it not in a ${drawn} figure of a ${source === "claims" ? "list of claims" : source}, where it changes nothing`;
    issue(path, why, "Take it out, or choose another kind", "field-unknown");
  }
  for (const axis of ["x", "y", "value"] as const) {
    const scale = scales[axis];
    if (!known.includes(`scales.${axis}`)) continue;
    if (scale === "time" && (axis !== "x" || source === "scenario"))
      issue(["scales", axis], "linear, log or symlog", "Dates and years run along x of a dataset");
    if (scale === "symlog" && axis === "value" && kind === "heat-map")
      issue(["scales", axis], "linear or log, for the classes of a map", "Choose one of them");
  }
}

function checkScenario(
  {
    kind,
    output,
    inputs,
    factors,
  }: {
    kind: FigureKind;
    output?: string | undefined;
    inputs?: { x?: string | undefined; y?: string | undefined } | undefined;
    factors?: readonly string[] | undefined;
  },
  issue: Issue,
): void {
  if (kind === "waterfall") {
    if (factors === undefined) issue(["factors"], "the inputs that multiply", "List them", "field-missing");
    return;
  }
  if (output === undefined) issue(["output"], "an output of the model", "Name it", "field-missing");
  const asked = kind === "line" ? (["x"] as const) : kind === "heat-map" ? (["x", "y"] as const) : [];
  for (const axis of asked)
    if (inputs?.[axis] === undefined)
      issue(["inputs", axis], "an input of the model", "Name it", "field-missing");
}

/** A file that only describes a figure which is code. */
export const figureDescriptionSchema = z.strictObject({ description: descriptionSchema });

export type FigureRecord = z.infer<typeof figureSchema>;
export type FigureDescription = z.infer<typeof figureDescriptionSchema>;
