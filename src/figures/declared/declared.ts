/** A figure told by a record: the record with what the build knows of its columns. Plain JSON, for the browser too. */
import type { EvidenceKind } from "../../base/evidence.ts";
import { basisClash, units, type Basis, type UnitName } from "../../base/units.ts";
import type { FigureRecord } from "../../schemas/figure.ts";

export interface Column {
  readonly title: string;
  readonly type: "string" | "number" | "integer" | "boolean" | "date";
  readonly unit?: UnitName | undefined;
  readonly basis?: Basis | undefined;
}

export interface Declared {
  readonly id: string;
  readonly record: FigureRecord;
  /** Those that the record names. */
  readonly columns: Readonly<Record<string, Column>>;
  /** The dataset versions by the name of their need, in order; empty where it shows no dataset. */
  readonly parts: readonly { readonly name: string; readonly dataset: string }[];
  /** Titles of the datasets and their date, for the subtitle. */
  readonly about: string;
  readonly evidence: EvidenceKind;
}

/** The column that holds which version a row is from, where a record names several. */
export const VERSION = "version";

/** The columns whose numbers are drawn. */
export function measuresOf({ kind, columns = {} }: FigureRecord): readonly string[] {
  const one = kind === "heat-map" ? columns.value : (columns.y ?? columns.value);
  return columns.values ?? (one === undefined ? [] : [one]);
}

export function detailsOf({ columns = {} }: FigureRecord): readonly string[] {
  const { detail = [] } = columns;
  return typeof detail === "string" ? [detail] : detail;
}

/** Every column that a record names, each once, in the order of its table. */
export function columnsOf(record: FigureRecord): readonly string[] {
  const { group, label, series, x, y, low, high } = record.columns ?? {};
  const places = [record.by, group, label, series, x, y];
  const named = [...places, ...measuresOf(record), low, high, ...detailsOf(record)];
  return [...new Set(named.filter((name) => name !== undefined))];
}

/** What is drawn: its name and unit. */
export interface Measure {
  readonly title: string;
  readonly unit: UnitName;
  readonly basis: Basis | undefined;
}

export function measureOf({ record, columns }: Declared): Measure {
  const all = measuresOf(record);
  const numeric = all.filter((name) => isNumeric(columns[name]));
  // A table's columns are of many units; what is found in it is found in its first numbers.
  const names = record.kind === "table" ? numeric.slice(0, 1) : all;
  const column = columns[names[0] ?? ""];
  const unit = column?.unit ?? "1";
  const own = names.length > 1 ? units[unit].spoken : column?.title;
  return {
    // The y of a map is one of its two grounds.
    title: (record.kind === "heat-map" ? undefined : record.axes?.y) ?? record.axes?.value ?? own ?? "Value",
    unit,
    basis: names.length > 1 ? undefined : column?.basis,
  };
}

/** Whether two columns count on unlike bases, so that no quotient of theirs says anything. */
export function clashing({ columns }: Declared, names: readonly string[]): boolean {
  const bases = [...new Set(names)].map((name) => columns[name]?.basis ?? {});
  return bases.some((one, index) => bases.slice(index + 1).some((other) => basisClash(one, other) !== null));
}

export function isNumeric(column: Column | undefined): boolean {
  return column?.type === "number" || column?.type === "integer";
}
