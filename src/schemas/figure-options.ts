/**
 * Which options of a figure's record have an effect, by what it is drawn from and
 * by kind. An option that would change nothing is refused: silence would let an
 * author believe in it. A new option is a name in this table.
 */

export type FigureOrigin = "dataset" | "scenario" | "claims";

/** A field of the record, or one part of it. */
export type FigureOption =
  | "take"
  | "names"
  | "better"
  | "highlight"
  | "remarks"
  | "output"
  | "factors"
  | "of"
  | "by"
  | `${"scales" | "axes" | "references"}.${"x" | "y" | "value"}`
  | `${"inputs" | "over"}.${"x" | "y"}`;

type Options = readonly FigureOption[];

const along: Options = ["scales.x", "axes.x"];
const up: Options = ["scales.y", "axes.y"];
const measured: Options = ["scales.value", "axes.value"];
const rows: Options = [...measured, "names", "highlight", "references.value", "remarks"];
const lines: Options = [
  ...along,
  ...up,
  "take",
  "names",
  "better",
  "highlight",
  "references.x",
  "references.y",
];

/** By kind, which for small multiples is that of their panels. */
const options: Readonly<Record<FigureOrigin, Readonly<Record<string, Options>>>> = {
  dataset: {
    line: lines,
    step: lines,
    scatter: [...along, ...up, "names", "better", "highlight", "references.x", "references.y", "remarks"],
    frontier: [...along, ...up, "names", "better", "highlight", "references.x"],
    range: rows,
    bars: [...rows, "take"],
    "grouped-bars": [...rows, "take"],
    "stacked-bars": ["axes.value", "take", "names", "highlight", "references.value", "remarks"],
    slope: [...measured, "take", "names", "highlight"],
    distribution: [...measured, "names", "highlight", "references.value"],
    "heat-map": [...along, ...up, ...measured, "take", "names", "references.x", "references.y"],
    waterfall: ["axes.value", "take", "names"],
    table: ["names"],
  },
  scenario: {
    line: [...along, ...up, "output", "inputs.x", "over.x", "references.x", "references.y"],
    "heat-map": [
      ...along,
      ...up,
      ...measured,
      "output",
      "inputs.x",
      "inputs.y",
      "over.x",
      "over.y",
      "references.x",
      "references.y",
    ],
    distribution: ["output"],
    tornado: ["output"],
    waterfall: ["factors", "axes.value"],
  },
  claims: { timeline: [] },
};

/** What names lines and rows of one picture would stand for in each of several. */
const ofOnePicture: Options = ["remarks", "references.x", "references.y", "references.value"];

/** What of a record has an effect. @param of kind of the panels of small multiples */
export function optionsOf(origin: FigureOrigin, kind: string, of: string | undefined): Options {
  const own = options[origin][of ?? kind] ?? [];
  if (of === undefined) return own;
  return [...own.filter((option) => !ofOnePicture.includes(option)), "of", "by"];
}

/** The options that a record gives, each with the place where it stands. */
export function optionsIn(
  record: Readonly<Record<string, unknown>>,
): { readonly option: FigureOption; readonly path: readonly (string | number)[] }[] {
  const whole = ["take", "names", "better", "highlight", "remarks", "output", "factors", "of", "by"] as const;
  const parted = [
    ["scales", ["x", "y", "value"]],
    ["axes", ["x", "y", "value"]],
    ["inputs", ["x", "y"]],
    ["over", ["x", "y"]],
  ] as const;
  const lines = (record["references"] ?? []) as readonly { readonly axis: "x" | "y" | "value" }[];
  return [
    ...whole.flatMap((option) => (record[option] === undefined ? [] : [{ option, path: [option] }])),
    ...parted.flatMap(([field, parts]) => {
      const given = (record[field] ?? {}) as Readonly<Record<string, unknown>>;
      return parts.flatMap((part) =>
        given[part] === undefined
          ? []
          : [{ option: `${field}.${part}` as FigureOption, path: [field, part] as const }],
      );
    }),
    ...lines.map(({ axis }, index) => ({
      option: `references.${axis}` as const,
      path: ["references", index, "axis"],
    })),
  ];
}
