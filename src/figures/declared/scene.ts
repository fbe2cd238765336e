/** What a declared figure draws at one setting of its controls. */
import type { AxisSpec, Scale } from "../../charts/scales.ts";
import type { SeriesIndex } from "../../charts/shapes.ts";
import { symlogScale } from "../../charts/symlog-scale.ts";
import { timeScale } from "../../charts/time-scale.ts";
import { units } from "../../base/units.ts";
import { chosenOf, type Control, type ControlValues, type FigureData } from "../contract.ts";
import { isNumeric, measureOf, measuresOf, type Declared } from "./declared.ts";
import { findingsOf, slugOf, type FoundByName } from "./found.ts";
import { drawnKind, itemsOf, type Item } from "./items.ts";
import { referencesOf, type AxisUnits, type Reference } from "./references.ts";

export type ScaleName = Scale["kind"];

const kinds: Readonly<Record<ScaleName, AxisSpec["kind"]>> = {
  linear: "linear",
  log: "log",
  symlog: symlogScale,
  time: timeScale,
};

export interface Scene {
  readonly declared: Declared;
  readonly items: readonly Item[];
  readonly lacking: number;
  /** Words of a text column along the axis. */
  readonly steps: readonly string[];
  /** Names of all series in order; the highlighted first. */
  readonly series: readonly string[];
  /** Of them those that the reader wants drawn. */
  readonly shown: ReadonlySet<string>;
  /** The scale of what is measured, as the record or the reader has it. */
  readonly scale: ScaleName;
  readonly found: FoundByName;
  /** Lines at values from elsewhere. */
  readonly references: readonly Reference[];
  /** A few words at a row, by its name. */
  readonly remarks: Readonly<Record<string, string>>;
}

/** What a kind leaves to its reader. */
export interface Choices {
  /** `true`: which series are drawn. */
  readonly toggles: boolean;
  /** `true`: whether the measure runs even or in the logarithm. */
  readonly scale: boolean;
  /** `true`: items run along an axis, so that there is a first and a last. */
  readonly ordered: boolean;
}

export function sceneOf(
  declared: Declared,
  data: FigureData,
  values: ControlValues,
  { ordered }: Choices,
): Scene {
  const { all, lacking, steps } = itemsOf(declared, data);
  const series = seriesOf(declared, all);
  const chosen = values["series"] === undefined ? null : new Set(chosenOf(values["series"]));
  const keyOf = keysOf(declared, series);
  const asked = values["scale"];
  return {
    declared,
    items: all,
    lacking,
    steps,
    series,
    shown: new Set(series.filter((name) => chosen === null || chosen.has(keyOf(name)))),
    scale: asked === "log" || asked === "linear" ? asked : scaleOf(declared, all),
    found: findingsOf(declared, measuredIn(declared, all), ordered),
    references: referencesOf(declared.record, data, axisUnits(declared)),
    remarks: declared.record.remarks ?? {},
  };
}

/** What the axes of a figure of a dataset count. */
export function axisUnits(declared: Declared): AxisUnits {
  const { record, columns } = declared;
  const column = (name: string | undefined): AxisUnits["x"] => {
    const own = name === undefined ? undefined : columns[name];
    return isNumeric(own) ? { unit: own?.unit ?? "1", basis: own?.basis } : undefined;
  };
  const measure = measureOf(declared);
  return {
    x: column(record.columns?.x),
    y: record.kind === "heat-map" ? column(record.columns?.y) : measure,
    value: measure,
  };
}

/** All items, but of a table only those of the column that `measureOf` speaks of, one for each row. */
export function measuredIn(declared: Declared, items: readonly Item[]): readonly Item[] {
  const { record, columns } = declared;
  if (record.kind !== "table") return items;
  const shown = measuresOf(record);
  const first = shown.find((name) => isNumeric(columns[name])) ?? shown[0];
  return items.filter(({ column }) => column === first);
}

export function controlsOf(
  declared: Declared,
  data: FigureData,
  { toggles, scale }: Choices,
): Readonly<Record<string, Control>> {
  const { all } = itemsOf(declared, data);
  const series = seriesOf(declared, all);
  const keyOf = keysOf(declared, series);
  const options = Object.fromEntries(
    series.map((name) => {
      const key = keyOf(name);
      return [key, key === OTHERS ? "Others" : name];
    }),
  );
  const start = scaleOf(declared, all);
  const fixed = declared.record.scales?.y ?? declared.record.scales?.value;
  const spread = spreadOf(all);
  return {
    ...(toggles && Object.keys(options).length > 1
      ? {
          series: {
            type: "set",
            label: "In the picture",
            options,
            start: Object.keys(options).join(","),
          },
        }
      : {}),
    ...(scale && spread >= 10 && (fixed === undefined || fixed === "log" || fixed === "linear")
      ? {
          scale: {
            type: "choice",
            label: "Scale",
            options: { linear: "Linear", log: "Log: equal ratios are equally far apart" },
            start: start === "log" ? "log" : "linear",
          },
        }
      : {}),
  };
}

/** Names of series in the order of the rows, the highlighted first. */
export function seriesOf({ record }: Declared, items: readonly Item[]): readonly string[] {
  const nameOf = (item: Item): string => (drawnKind(record) === "slope" ? item.label : item.series);
  const all = [...new Set(items.map(nameOf))].filter((name) => name !== "");
  const { highlight = [] } = record;
  return [
    ...highlight.filter((name) => all.includes(name)),
    ...all.filter((name) => !highlight.includes(name)),
  ];
}

/** Which colour a series has; `null`: it stands behind, in grey. */
export function indexOf({ declared, series }: Scene, name: string): SeriesIndex | null {
  const { highlight } = declared.record;
  const among = highlight ?? series;
  const place = name === "" ? 0 : among.indexOf(name);
  return indices[place] ?? null;
}

const indices: readonly SeriesIndex[] = [1, 2, 3, 4, 5];

/** What a series is called in an address; those that stand behind share one name. */
function keysOf({ record }: Declared, series: readonly string[]): (name: string) => string {
  const { highlight } = record;
  const slugs = series.map(slugOf);
  return (name) => {
    if (highlight !== undefined && !highlight.includes(name)) return OTHERS;
    const index = series.indexOf(name);
    const slug = slugs[index] ?? "";
    return slugs.indexOf(slug) === index && slug !== "" ? slug : `${slug}-${index}`;
  };
}

const OTHERS = "others";

/** As the record says; else a logarithm where positive values lie far apart. */
function scaleOf({ record }: Declared, items: readonly Item[]): ScaleName {
  // The y of a map is one of its two grounds.
  const own = record.kind === "heat-map" ? undefined : record.scales?.y;
  return own ?? record.scales?.value ?? (spreadOf(items) > 30 ? "log" : "linear");
}

/** Highest over lowest; 0 where one is not above 0. */
export function spreadOf(items: readonly Item[]): number {
  const values = items.flatMap(({ y, low, high }) => [y, low, high].filter((one) => one !== null));
  const low = Math.min(...values);
  return values.length > 0 && low > 0 ? Math.max(...values) / low : 0;
}

/** The second line of a row's name, where there is something to say of it. */
export function noteOf({ remarks }: Scene, label: string): { readonly note?: string } {
  const note = Object.hasOwn(remarks, label) ? remarks[label] : undefined;
  return note === undefined ? {} : { note };
}

/** The axis of what is measured. */
export function measureAxis({ declared, scale }: Pick<Scene, "declared" | "scale">): AxisSpec {
  const { title, unit } = measureOf(declared);
  return axisOf(title, units[unit].label, scale);
}

/** The axis along which the items run. */
export function alongAxis({ declared, items }: Scene, role: "x" | "y" = "x"): AxisSpec {
  const { record, columns } = declared;
  const column = columns[record.columns?.[role] ?? ""];
  const title = record.axes?.[role] ?? column?.title ?? "";
  const values = items.flatMap((item) => (role === "x" ? item.x : item.up) ?? []);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const kind =
    record.scales?.[role] ??
    (column?.type === "date" ? "time" : low > 0 && high / low > 30 ? "log" : "linear");
  const unit = column?.unit;
  return {
    ...axisOf(title, unit === undefined ? "" : units[unit].label, kind),
    // Years and other places along an axis are no amounts.
    ...(kind === "linear" && low > 0.5 * high ? { zero: false } : {}),
  };
}

export function axisOf(title: string, unit: string, kind: ScaleName): AxisSpec {
  // As a word of its own: the "s" of "Times" is no unit.
  const says = ` ${title.replaceAll(/[,()[\]]/g, " ")} `.includes(` ${unit} `);
  const named = unit === "" || says ? title : `${title}, ${unit}`;
  return kind === "log" || kind === "symlog"
    ? { kind: kinds[kind], label: `${named}, log scale`, shortLabel: named }
    : { kind: kinds[kind], label: named };
}
