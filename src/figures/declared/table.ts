/** The table beside a declared figure: every row that the record selects, with its place in the dataset. */
import type { FigureData } from "../contract.ts";
import type { Table } from "../../base/table.ts";
import { VERSION, columnsOf, isNumeric, type Declared } from "./declared.ts";
import { cellOf, cellWords, drawnKind, placeKey, printedAs, rowsOf } from "./items.ts";
import type { Scene } from "./scene.ts";

export interface TableRows {
  readonly rows: ReturnType<typeof rowsOf>;
}

export function tableOf({ declared, items, remarks }: Scene, data: TableRows): Table {
  const { record, columns, about } = declared;
  const names = columnsOf(record);
  const label = record.columns?.label;
  const remarked = Object.keys(remarks).length > 0;
  const many = declared.parts.length > 1 && !names.includes(VERSION);
  // Where one row of several is shown, the table has those that are.
  const chosen = record.take !== undefined && placeKey(record) !== null;
  const kept = new Set(items.map(({ part, row }) => `${part} ${row}`));
  const rows = data.rows.filter(({ part, row }) => !chosen || kept.has(`${part} ${row.row}`));
  return {
    caption: `${about}: the ${drawnKind(record) === "table" ? "rows" : "values in the figure"}`,
    columns: [
      ...(many ? [{ name: VERSION, title: "Version" }] : []),
      ...names.map((name) => {
        const column = columns[name];
        const unit = isNumeric(column) ? column?.unit : undefined;
        return { name, title: column?.title ?? name, ...(unit === undefined ? {} : { unit }) };
      }),
      ...(remarked ? [{ name: "remark", title: "Remark" }] : []),
      { name: "row", title: "Row in the dataset", unit: "1" as const },
    ],
    rows: rows.map(({ part, row }) => [
      ...(many ? [part] : []),
      ...names.map((name) => {
        const cell = cellOf(part, row, name);
        return typeof cell === "string" ? (printedAs(record, cell) ?? cell) : cell;
      }),
      ...(remarked ? [remarks[cellWords(declared, cellOf(part, row, label), label)] ?? null] : []),
      row.row,
    ]),
  };
}

export function tableRows(declared: Declared, data: FigureData): TableRows {
  return { rows: rowsOf(declared, data) };
}
