/** Every option of a figure's record has an effect in a kind that takes it, and is refused with its place in one that does not. */
import { describe, expect, test } from "vitest";
import { serialise } from "../../src/base/markup.ts";
import { datasetKind } from "../../src/build/declared-kinds.ts";
import { ofScenario } from "../../src/build/declare-run.ts";
import { gatherFigureInputs } from "../../src/build/figure-data.ts";
import { startValues, type Figure, type FigureData } from "../../src/figures/contract.ts";
import { itemFaults } from "../../src/figures/declared/check-items.ts";
import type { Column, Declared } from "../../src/figures/declared/declared.ts";
import { runAxes } from "../../src/figures/declared/run-figure.ts";
import { referenceFaults } from "../../src/figures/declared/references.ts";
import { models } from "../../src/build/registry.ts";
import { figureKinds, figureSchema, panelKinds, type FigureRecord } from "../../src/schemas/figure.ts";
import { optionsIn, optionsOf, type FigureOption } from "../../src/schemas/figure-options.ts";
import { ledger } from "./site-figures.ts";

type Given = Readonly<Record<string, unknown>>;

const columns: Readonly<Record<string, Column>> = {
  oven: { title: "Oven", type: "string" },
  year: { title: "Year", type: "integer", unit: "1" },
  heat: { title: "Heat", type: "number", unit: "kW" },
  time: { title: "Baking time", type: "number", unit: "min" },
  gain: { title: "Gain", type: "number", unit: "x" },
};

/** Two rows for each place, so that one of them can be taken. */
const data: FigureData = {
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

const bases: Readonly<Record<string, Given>> = {
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
const tries: Readonly<Record<FigureOption, readonly Given[]>> = {
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
const allOptions = Object.keys(tries) as FigureOption[];

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
function merged(base: Given, change: Given): Given {
  return Object.fromEntries(
    [...new Set([...Object.keys(base), ...Object.keys(change)])].map((name) => {
      const [a, b] = [base[name], change[name]];
      const both = [a, b].every((one) => typeof one === "object" && one !== null && !Array.isArray(one));
      return [name, both ? { ...(a as object), ...(b as object) } : (b ?? a)];
    }),
  );
}

/** All that a reader and an author see of a figure. */
function observed(figure: Figure, given: FigureData): string {
  const points = figure.compute(given, startValues(figure, given));
  const frame = { id: "t", title: figure.title(points), description: figure.describe(points) };
  const svg = figure.draw(points, { ...frame, width: 720, height: figure.height(720, points) });
  return JSON.stringify([
    serialise(svg),
    figure.subtitle(points),
    figure.notes(points),
    figure.table(points),
    figure.findings?.(points),
    figure.controls?.(given),
  ]);
}

/** What a record of a dataset makes; `null` where the record, or its data, are refused. */
function ofRows(record: Given): string | null {
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
  return figure === undefined ? null : observed(figure, data);
}

function refusalsOf(record: Given): readonly string[] {
  const { error } = figureSchema.safeParse(record);
  return (error?.issues ?? []).map(({ path }) => path.join("."));
}

const datasetCases = [
  ...Object.entries(bases).map(([kind, base]) => ({ name: kind, kind, of: undefined, base })),
  ...panelKinds.map((of) => ({
    name: `small-multiples of ${of}`,
    kind: "small-multiples",
    of,
    base: {
      ...bases[of],
      of,
      by: "year",
      ...(of === "line" || of === "step" ? { columns: { x: "time", y: "heat", series: "oven" } } : {}),
      ...(of === "range" ? { columns: { label: "oven", value: "heat", series: "oven" } } : {}),
    },
  })),
].map(({ base, kind, ...rest }) => ({ ...rest, kind, base: { kind, ...base } }));

test("every kind is tried, of a dataset, of a scenario or of claims", () => {
  const tried = [...Object.keys(bases), "small-multiples", "timeline", "tornado"];
  expect(Object.keys(figureKinds).sort()).toEqual(tried.sort());
});

describe.each(datasetCases)("$name of a dataset", ({ kind, of, base }) => {
  const known = optionsOf("dataset", kind, of);

  test("is drawn as the others are compared with it", () => {
    expect(ofRows(base)).not.toBeNull();
  });

  test.each(allOptions)("takes %s and changes by it, or refuses it", (option) => {
    if (known.includes(option) && (option === "of" || option === "by")) return;
    const records = tries[option].map((change) => merged(base, change));
    if (!known.includes(option)) {
      for (const record of records) {
        const given = optionsIn(record).filter((one) => one.option === option);
        const refused = refusalsOf({ dataset: "ovens@1", title: "Ovens", ...record });
        for (const { path } of given) expect(refused).toContain(path.join("."));
      }
      return;
    }
    const drawn = records.map(ofRows).filter((one) => one !== null);
    expect(drawn.length).toBeGreaterThan(0);
    expect(new Set([ofRows(base), ...drawn]).size).toBeGreaterThan(1);
  });
});

const scenarioCases: readonly { readonly kind: string; readonly base: Given }[] = [
  {
    kind: "line",
    base: {
      scenario: "nvidia-table-gb300",
      output: "usdPerMillionTokens",
      inputs: { x: "tokensPerSecondPerGpu" },
      over: { x: [500, 8000] },
    },
  },
  {
    kind: "heat-map",
    base: {
      scenario: "nvidia-table-gb300",
      output: "usdPerMillionTokens",
      inputs: { x: "tokensPerSecondPerGpu", y: "usdPerGpuHour" },
      over: { x: [500, 8000], y: [1.5, 6] },
    },
  },
  { kind: "distribution", base: { scenario: "gain-factors-middle", output: "costRatio" } },
  { kind: "tornado", base: { scenario: "gain-factors-middle", output: "costRatio" } },
  {
    kind: "waterfall",
    base: { scenario: "gain-factors-middle", factors: ["scaleUpGain", "speculationGain"] },
  },
];

function ofRun(record: Given): string | null {
  const parsed = figureSchema.safeParse({ title: "A run", ...record });
  if (!parsed.success) return null;
  const faults: unknown[] = [];
  const made = ofScenario(ledger, "run", parsed.data, (path) => faults.push(path));
  if (made === null || faults.length > 0) return null;
  try {
    return observed(made.figure, gatherFigureInputs(ledger, made.figure).data);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Other values of the same options, where those of datasets say nothing to the model. */
const runTries: Readonly<Partial<Record<FigureOption, readonly Given[]>>> = {
  // Of any model: those of another one are refused.
  output: [...models.values()].flatMap(({ outputs }) => Object.keys(outputs)).map((output) => ({ output })),
  "references.x": [{ references: [{ axis: "x", at: "nv-tco-throughput.gb300", label: "as claimed" }] }],
  "references.y": [
    { references: [{ axis: "y", at: "run:nvidia-table-gb300.usdPerMillionTokens", label: "as run" }] },
    {
      references: [
        {
          axis: "y",
          at: "cell:accelerator-cost-power:2026-08-14.ownershipHyperscaler?hardware=gb300",
          label: "as assumed",
        },
      ],
    },
  ],
};

describe.each(scenarioCases)("$kind of a scenario", ({ kind, base }) => {
  const known = optionsOf("scenario", kind, undefined);
  const start = { kind, ...base };

  test("is drawn as the others are compared with it", () => {
    expect(ofRun(start)).not.toBeNull();
  });

  test.each(allOptions)("takes %s and changes by it, or refuses it", (option) => {
    const records = (runTries[option] ?? tries[option]).map((change) => merged(start, change));
    if (!known.includes(option)) {
      for (const record of records) {
        const given = optionsIn(record).filter((one) => one.option === option);
        const refused = refusalsOf({ title: "A run", ...record });
        for (const { path } of given) expect(refused).toContain(path.join("."));
      }
      return;
    }
    const drawn = records.map(ofRun).filter((one) => one !== null);
    expect(new Set([ofRun(start), ...drawn]).size).toBeGreaterThan(1);
  });
});

test.each(allOptions)("a timeline refuses %s", (option) => {
  for (const change of tries[option]) {
    const record = { kind: "timeline", claims: ["nv-50x-headline"], title: "Said", ...change };
    const [given] = optionsIn(record);
    expect(refusalsOf(record)).toContain(given?.path.join("."));
  }
});

describe("a line at a value from elsewhere", () => {
  const record = (axis: "x" | "y", at: string, label = "held"): FigureRecord =>
    figureSchema.parse({
      kind: "line",
      dataset: "ovens@1",
      title: "Ovens",
      columns: { x: "time", y: "heat" },
      references: [{ axis, at, label }],
    });

  test("is drawn in the unit of its axis, and said in words and table", () => {
    const made = ofRows({
      ...bases["line"],
      kind: "line",
      references: [{ axis: "y", at: "heat", label: "the fuse, {printed}" }],
    });
    expect(made).toContain(">the fuse, 50,000 W</text>");
    expect(made).toContain("A line marks the fuse, 50,000 W.");
    expect(made).toContain('"name":"line1","title":"Line: the fuse, 50,000 W","unit":"kW"');
    expect(made).toContain('"Old",2001,7,1,50]');
  });

  test("must be in a unit of its axis, and its label takes no other braces", () => {
    const units = { x: { unit: "min" as const }, y: { unit: "kW" as const } };
    expect(referenceFaults(record("y", "heat"), data, units)).toEqual([]);
    expect(referenceFaults(record("x", "heat"), data, units)).toMatchObject([
      { path: ["references", 0, "at"], is: "`heat` is in W", expected: "a value in min, as the axis has it" },
    ]);
    expect(referenceFaults(record("y", "heat", "{highest}"), data, units)).toMatchObject([
      { path: ["references", 0, "label"], rule: "figure-token" },
    ]);
    expect(referenceFaults(record("x", "heat"), data, { y: units.y })).toMatchObject([
      { expected: "an axis of numbers" },
    ]);
  });

  test("counts on the basis of its axis", () => {
    const rented = {
      ...data,
      bound: {
        rent: {
          value: 2,
          unit: "USD/GPU-h" as const,
          basis: { cost: "rental" as const },
          printed: "$2",
          kind: "stated" as const,
        },
      },
    };
    const owned = { y: { unit: "USD/GPU-h" as const, basis: { cost: "ownership-neocloud" as const } } };
    expect(referenceFaults(record("y", "rent"), rented, owned)).toMatchObject([
      { is: "`rent` counts rental (cost)", expected: "ownership-neocloud, as the axis counts" },
    ]);
  });

  test("rests on where its number is from", () => {
    const parsed = figureSchema.parse({
      kind: "line",
      title: "A run",
      ...scenarioCases[0]?.base,
      references: [{ axis: "x", at: "nv-tco-throughput.gb300", label: "as claimed" }],
    });
    const made = ofScenario(ledger, "run", parsed, (path, text) =>
      expect.fail(`${path.join(".")} ${text.is}`),
    );
    if (made === null) throw new Error("nothing is made");
    const { children } = gatherFigureInputs(ledger, made.figure);
    expect(children.some((node) => node.type === "claim" && node.id.startsWith("nv-tco-throughput"))).toBe(
      true,
    );
    const model = [...models.values()].find((one) => "usdPerMillionTokens" in one.outputs);
    expect(model === undefined ? null : runAxes({ record: parsed, model }).y?.unit).toBe("USD/Mtok");
  });
});
