/** Ovens of a town: rows, a record of each kind and values of each option, to try what an option does to a kind. */
import { expect } from "vitest";
import { serialise } from "../../src/base/markup.ts";
import { datasetKind } from "../../src/build/declared-kinds.ts";
import { startValues, type Figure, type FigureData } from "../../src/figures/contract.ts";
import { itemFaults } from "../../src/figures/declared/check-items.ts";
import type { Column, Declared } from "../../src/figures/declared/declared.ts";
import { figureSchema } from "../../src/schemas/figure.ts";
import { optionsIn, type FigureOption } from "../../src/schemas/figure-options.ts";

export type Given = Readonly<Record<string, unknown>>;

const columns: Readonly<Record<string, Column>> = {
  oven: { title: "Oven", type: "string" },
  year: { title: "Year", type: "integer", unit: "1" },
  heat: { title: "Heat", type: "number", unit: "kW" },
  time: { title: "Baking time", type: "number", unit: "min" },
  gain: { title: "Gain", type: "number", unit: "x" },
};

/** Two rows for each place, so that one of them can be taken. */
export const data: FigureData = {
  datasets: {
    rows: ["Old", "New", "Clay"].flatMap((oven, place) =>
      [0, 1, 2, 3, 4, 5].map((step) => ({
        row: 6 * place + step + 1,
        oven,
        year: 2001 + (step % 3),
        heat: (place + 1) * (step + 1) * 7,
        time: 60 / (1 + (step % 3)),
        gain: 1.5 + place + step / 10,
      })),
    ),
  },
  claims: {},
  scenarios: {},
  bound: {
    heat: { value: 50_000, unit: "W", printed: "50,000 W", kind: "stated" },
    time: { value: 40, unit: "min", printed: "40 min", kind: "stated" },
    year: { value: 2002, unit: "1", printed: "2,002", kind: "stated" },
  },
};

export const bases: Readonly<Record<string, Given>> = {
  line: { columns: { x: "year", y: "heat", series: "oven" }, take: "lowest" },
  step: { columns: { x: "year", y: "heat", series: "oven" }, take: "lowest" },
  scatter: { columns: { x: "time", y: "heat", series: "oven", label: "oven" } },
  frontier: { columns: { x: "time", y: "heat", series: "oven" } },
  range: { columns: { label: "oven", value: "heat", series: "year" } },
  bars: { columns: { label: "oven", value: "heat" }, take: "lowest" },
  "grouped-bars": { columns: { label: "oven", value: "heat", series: "year" }, take: "lowest" },
  "stacked-bars": { columns: { label: "oven", value: "heat", series: "year" }, take: "lowest" },
  slope: { columns: { label: "oven", x: "year", value: "heat" }, take: "lowest" },
  distribution: { columns: { value: "heat", series: "oven" } },
  "heat-map": { columns: { x: "year", y: "time", value: "heat" }, where: {}, take: "lowest" },
  waterfall: { columns: { label: "oven", value: "gain" }, take: "lowest" },
  table: { columns: { label: "oven", values: ["heat", "time"] } },
};

const scales = ["linear", "log", "symlog", "time"];

/** Values of each option, of which at least one must change something. */
export const tries: Readonly<Record<FigureOption, readonly Given[]>> = {
  take: [{ take: "highest" }, { take: "lowest" }],
  names: [{ names: { Old: "Oldest" } }, { names: { "2001": "The first" } }, { names: { Clay: "Loam" } }],
  better: ["up-right", "up-left", "down-right", "down-left"].map((better) => ({ better })),
  highlight: [{ highlight: ["New"] }, { highlight: ["2002"] }],
  remarks: [{ remarks: { New: "bricked anew" } }],
  output: ["usdPerMillionTokens", "joulePerToken"].map((output) => ({ output })),
  factors: [{ factors: ["bandwidthGain", "precisionGain"] }],
  of: [{ of: "line" }],
  by: [{ by: "oven" }],
  ...parted("scales", ["x", "y", "value"], scales),
  ...parted("axes", ["x", "y", "value"], ["A name of its own"]),
  ...parted("inputs", ["x", "y"], ["tokensPerSecondPerGpu", "usdPerGpuHour", "utilisation"]),
  ...parted(
    "over",
    ["x", "y"],
    [
      [1, 3],
      [2, 50],
    ],
  ),
  "references.x": lines("x"),
  "references.y": lines("y"),
  "references.value": lines("value"),
};
export const allOptions = Object.keys(tries) as FigureOption[];

function parted<Field extends string, Part extends string>(
  field: Field,
  parts: readonly Part[],
  values: readonly unknown[],
): Record<`${Field}.${Part}`, readonly Given[]> {
  return Object.fromEntries(
    parts.map((part) => [`${field}.${part}`, values.map((value) => ({ [field]: { [part]: value } }))]),
  ) as unknown as Record<`${Field}.${Part}`, readonly Given[]>;
}

function lines(axis: string): readonly Given[] {
  return ["heat", "time", "year", "nvidia-throughput-line", "price-line"].map((at) => ({
    references: [{ axis, at, label: "held against {printed}" }],
  }));
}

/** With the parts of a field beside those of the base. */
export function merged(base: Given, change: Given): Given {
  return Object.fromEntries(
    [...new Set([...Object.keys(base), ...Object.keys(change)])].map((name) => {
      const [a, b] = [base[name], change[name]];
      const both = [a, b].every((one) => typeof one === "object" && one !== null && !Array.isArray(one));
      return [name, both ? { ...(a as object), ...(b as object) } : (b ?? a)];
    }),
  );
}

/** What a reader and an author see of a figure: the picture without its words for those who do not see it, and the rest. */
export interface Seen {
  readonly picture: string;
  readonly words: string;
}

export function seen(figure: Figure, given: FigureData): Seen {
  const points = figure.compute(given, startValues(figure, given));
  const frame = { id: "t", title: figure.title(points), description: figure.describe(points) };
  const svg = figure.draw(points, { ...frame, width: 720, height: figure.height(720, points) });
  const words = JSON.stringify([
    frame.title,
    frame.description,
    figure.subtitle(points),
    figure.notes(points),
    figure.table(points),
    figure.findings?.(points),
    figure.controls?.(given),
  ]);
  return { picture: serialise(svg).replace(/<desc\b.*?<\/desc>/gs, ""), words };
}

/** Whether any of the others differs there: words and table tell of a line even where none is drawn. */
export function changes(part: keyof Seen, start: Seen | null, others: readonly Seen[]): boolean {
  return others.some((one) => one[part] !== start?.[part]);
}

/** Every record must be refused at the place of the option. */
export function expectRefused(option: FigureOption, records: readonly Given[]): void {
  for (const record of records) {
    const given = optionsIn(record).filter((one) => one.option === option);
    expect(given.length, option).toBeGreaterThan(0);
    const refused = refusalsOf(record);
    for (const { path } of given) expect(refused).toContain(path.join("."));
  }
}

/** What a record of a dataset makes; `null` where the record, or its data, are refused. */
export function ofRows(record: Given): Seen | null {
  const parsed = figureSchema.safeParse({ dataset: "ovens@1", title: "Ovens", ...record });
  if (!parsed.success) return null;
  const declared: Declared = {
    id: "ovens",
    record: parsed.data,
    columns,
    parts: [{ name: "rows", dataset: "ovens@1" }],
    about: "Ovens of a town, as of 2026",
    evidence: "measured",
  };
  if (itemFaults(declared, data).length > 0) return null;
  const figure = datasetKind(parsed.data)?.figureOf(declared);
  return figure === undefined ? null : seen(figure, data);
}

export function refusalsOf(record: Given): readonly string[] {
  const { error } = figureSchema.safeParse(record);
  return (error?.issues ?? []).map(({ path }) => path.join("."));
}
