/** A table of values with a unit for each column: what a figure shows beside its chart, and what its CSV holds. */
import type { UnitName } from "./units.ts";

export type CellValue = string | number | boolean | null;

export interface TableColumn {
  readonly name: string;
  readonly title: string;
  readonly unit?: UnitName | undefined;
  /** Significant digits when printed; a CSV keeps all. */
  readonly digits?: number | undefined;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly CellValue[])[];
}

/**
 * RFC 4180 text. A text cell that a spreadsheet would run as a formula gets a
 * leading apostrophe, as OWASP advises; numbers are left as they are.
 */
export function tableToCsv(table: Pick<Table, "columns" | "rows">): string {
  const head = table.columns.map(({ name, unit }) =>
    unit === undefined || unit === "1" ? name : `${name} (${unit})`,
  );
  return [head, ...table.rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

/** Text that a spreadsheet runs as a formula begins so. */
export const formulaSign = /^[=+\-@\t\r]/;

function csvCell(value: CellValue): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = formulaSign.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
