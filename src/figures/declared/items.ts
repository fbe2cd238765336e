/** From rows to what is drawn: one item for each value, its words beside it. */
import { formatNumber, formatValue } from "../../base/format.ts";
import type { CellValue } from "../../base/table.ts";
import { dateText } from "../../charts/time-scale.ts";
import type { DataRow, FigureData } from "../contract.ts";
import { VERSION, detailsOf, measuresOf, type Declared } from "./declared.ts";

export interface Item {
  /** The need and the row in it, and the column of the value. */
  readonly part: string;
  readonly row: number;
  readonly column: string;
  /** Of a date, milliseconds since 1970 in UTC; of text, its place among the texts. `null` where the cell is empty. */
  readonly x: number | null;
  readonly xText: string;
  /** What is measured. */
  readonly y: number | null;
  /** The measured cell in words; empty where it is. */
  readonly text: string;
  /** Of a map, the place along its second axis. */
  readonly up: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly series: string;
  readonly label: string;
  /** The label's cell where it is a number. */
  readonly rank: number | null;
  readonly group: string;
  readonly panel: string;
  readonly detail: string;
}

export interface Items {
  /** What is drawn, and for a line its gaps: in the order of the rows. */
  readonly all: readonly Item[];
  /** Rows that have no place in the picture because a cell is empty. */
  readonly lacking: number;
  /** Words of a text column along the axis, in order. */
  readonly steps: readonly string[];
}

/** The rows of a part; of several versions each says its own. */
export function rowsOf(declared: Declared, data: FigureData): { part: string; row: DataRow }[] {
  return declared.parts.flatMap(({ name }) =>
    (data.datasets[name] ?? []).map((row) => ({ part: name, row })),
  );
}

export function cellOf(part: string, row: DataRow, column: string | undefined): CellValue {
  if (column === undefined) return null;
  return column === VERSION ? part : (row[column] ?? null);
}

/** A cell as the record has it printed. */
export function cellWords(
  { record, columns }: Declared,
  cell: CellValue,
  column: string | undefined,
): string {
  if (cell === null) return "";
  const own = printedAs(record, String(cell));
  if (own !== undefined) return own;
  const { unit, type } = (column === undefined ? undefined : columns[column]) ?? {};
  // Years and numbers of rows are names: no thousands sign.
  if (unit === "1" && type === "integer") return String(cell);
  if (type === "date" && /^\d{4}-\d{2}-\d{2}$/.test(String(cell))) return dateText(Date.parse(String(cell)));
  if (typeof cell !== "number") return typeof cell === "boolean" ? (cell ? "yes" : "no") : cell;
  return unit === undefined ? formatNumber(cell) : formatValue(cell, unit);
}

/** `take` leaves one item for each place; without it a caller has made sure that there is one. */
export function itemsOf(declared: Declared, data: FigureData): Items {
  const { record, columns } = declared;
  const { x, low, high, series, label, group } = record.columns ?? {};
  const measures = measuresOf(record);
  const details = detailsOf(record);
  const wide = measures.length > 1 && record.kind !== "table";
  // Columns side by side are the steps of a slope, and the series of bars.
  const across = wide && drawnKind(record) === "slope";
  const rows = rowsOf(declared, data);
  const steps = across ? measures.map((name) => titleOf(declared, name)) : stepsOf(declared, rows);
  // On a time axis a number is a year.
  const years = record.scales?.x === "time";
  const number = (cell: CellValue): number | null => (typeof cell === "number" ? cell : null);
  const all = rows.flatMap(({ part, row }) =>
    measures.map((column, place): Item => {
      const words = (name: string | undefined): string => cellWords(declared, cellOf(part, row, name), name);
      const at = cellOf(part, row, x);
      const says = details
        .filter((name) => words(name) !== "")
        .map((name) => `${columns[name]?.title ?? name}: ${words(name)}`);
      return {
        part,
        row: row.row,
        column,
        x: across ? place : x === undefined ? null : placeOf(at, columns[x]?.type, steps, words(x), years),
        xText: across ? (steps[place] ?? "") : words(x),
        y: number(cellOf(part, row, column)),
        text: words(column),
        up: drawnKind(record) === "heat-map" ? number(cellOf(part, row, record.columns?.y)) : null,
        low: number(cellOf(part, row, low)),
        high: number(cellOf(part, row, high)),
        series: wide && !across ? titleOf(declared, column) : words(series),
        label: words(label),
        rank: number(cellOf(part, row, label)),
        group: words(group),
        panel: words(record.by),
        detail: says.join("; "),
      };
    }),
  );
  const gaps = wide || ["line", "step", "bars", "table"].includes(drawnKind(record));
  const placed = all.filter((item) => (x === undefined || item.x !== null) && (gaps || item.y !== null));
  return { all: taken(record.take, placed, placeKey(record)), lacking: all.length - placed.length, steps };
}

/** Items in groups of one key, in the order in which the keys first stand. */
export function itemsBy<One extends Item>(
  items: readonly One[],
  keyOf: (item: One) => string,
): ReadonlyMap<string, readonly One[]> {
  const byKey = new Map<string, One[]>();
  for (const item of items) {
    const own = byKey.get(keyOf(item));
    if (own === undefined) byKey.set(keyOf(item), [item]);
    else own.push(item);
  }
  return byKey;
}

/** The kind that is drawn: of small multiples that of the panels. */
export function drawnKind({ kind, of }: Declared["record"]): string {
  return kind === "small-multiples" ? (of ?? kind) : kind;
}

/** What must differ between two items, or else they stand on one place; `null` where any number may. */
export function placeKey(record: Declared["record"]): ((item: Item) => string) | null {
  const key =
    (...parts: readonly (keyof Item)[]) =>
    (item: Item): string =>
      ["panel" as const, ...parts].map((part) => String(item[part] ?? "")).join("\u0000");
  switch (drawnKind(record)) {
    case "line":
    case "step":
      return key("series", "x");
    case "bars":
    case "waterfall":
      return key("group", "label");
    case "grouped-bars":
    case "stacked-bars":
      return key("group", "label", "series");
    case "slope":
      return key("label", "x");
    case "heat-map":
      return key("x", "up");
    default:
      return null;
  }
}

function taken(
  take: "highest" | "lowest" | undefined,
  items: readonly Item[],
  key: ((item: Item) => string) | null,
): readonly Item[] {
  if (take === undefined || key === null) return items;
  const best = new Map<string, Item>();
  for (const item of items) {
    const before = best.get(key(item));
    const better =
      before?.y == null || (item.y !== null && (take === "highest" ? item.y > before.y : item.y < before.y));
    if (better) best.set(key(item), item);
  }
  return items.filter((item) => best.get(key(item)) === item);
}

function placeOf(
  cell: CellValue,
  type: string | undefined,
  steps: readonly string[],
  words: string,
  years: boolean,
): number | null {
  if (cell === null) return null;
  if (typeof cell === "number") return years ? new Date(0).setUTCFullYear(cell, 0, 1) : cell;
  if (type === "date") return Date.parse(String(cell));
  return steps.indexOf(words);
}

/** Texts in the order in which they first stand; versions in the order of the record. */
function stepsOf(declared: Declared, rows: ReturnType<typeof rowsOf>): readonly string[] {
  const { x } = declared.record.columns ?? {};
  if (x === undefined || ["number", "integer", "date"].includes(declared.columns[x]?.type ?? "")) return [];
  return [...new Set(rows.map(({ part, row }) => cellWords(declared, cellOf(part, row, x), x)))].filter(
    (words) => words !== "",
  );
}

/** A column as a reader sees it named. */
export function titleOf({ record, columns }: Declared, column: string): string {
  return printedAs(record, column) ?? columns[column]?.title ?? column;
}

/** What the record has printed in place of a cell or of a column's title; not what every object has. */
export function printedAs({ names = {} }: Declared["record"], cell: string): string | undefined {
  return Object.hasOwn(names, cell) ? names[cell] : undefined;
}
