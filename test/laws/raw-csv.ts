/** Reads the tables of data/ without the house's own reader, so that a test has a second route to a number. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./imports-of.ts";

export type RawRow = Readonly<Record<string, string>>;

/** Rows of a dataset version `name@version` as texts, by column; the first has index 0. */
export function rawRows(dataset: string): RawRow[] {
  const text = readFileSync(
    join(projectRoot, "data/datasets", dataset.replace("@", "/"), "table.csv"),
    "utf8",
  );
  const [head = [], ...rows] = parseCsv(text);
  return rows.map((cells) => {
    if (cells.length !== head.length)
      throw new Error(`${dataset}: ${cells.length} cells, expected ${head.length}`);
    return Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ""]));
  });
}

/** RFC 4180, sign by sign. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], "", false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += sign;
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ",") {
      row.push(cell);
      cell = "";
    } else if (sign === "\n") {
      rows.push([...row, cell]);
      [row, cell] = [[], ""];
    } else if (sign !== "\r") cell += sign;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** The one row that matches, or an error that says how many do. */
export function onlyRow(dataset: string, where: RawRow): RawRow {
  const rows = rawRows(dataset).filter((row) =>
    Object.entries(where).every(([name, text]) => row[name] === text),
  );
  const [row] = rows;
  if (row === undefined || rows.length > 1)
    throw new Error(`${dataset}: ${rows.length} rows match ${JSON.stringify(where)}, expected one`);
  return row;
}

/** The number in a cell; an empty or wordy cell is an error. */
export function numberIn(row: RawRow, column: string): number {
  const text = row[column];
  if (text === undefined || text === "" || !Number.isFinite(Number(text)))
    throw new Error(`${column} is ${JSON.stringify(text)}, expected a number`);
  return Number(text);
}
