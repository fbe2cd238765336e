/**
 * Reads a CSV table against its Table Schema. The parser is d3-dsv; places are
 * found again in the raw text only when there is something to report.
 */
import { csvParseRows } from "d3-dsv";
import { isDay } from "../base/calendar.ts";
import { fault, type Fault, type FaultText, type Place } from "../base/fault.ts";
import { didYouMean } from "../base/nearest.ts";
import { formulaSign, type CellValue } from "../base/table.ts";
import { isUnitName } from "../base/units.ts";
import type { Field } from "../schemas/dataset.ts";
import { orList } from "../base/nearest.ts";
import type { DatasetRow } from "./ledger.ts";
import type { TextFile } from "./text-file.ts";

/** The typed rows; faults are pushed, and a row with one is still read on. */
export function readTable(
  table: TextFile,
  fields: readonly Field[],
  primaryKey: readonly string[],
  faults: Fault[],
): DatasetRow[] {
  const quote = brokenQuote(table.text);
  if (quote !== null) {
    faults.push(fault(table.place(quote.offset), quote.text));
    return [];
  }
  const [head = [], ...lines] = csvParseRows(table.text);
  const report = (row: number, column: number, text: Parameters<typeof fault>[1]): void => {
    faults.push(fault(cellPlace(table, row, column), text));
  };
  const names = fields.map(({ name }) => name);
  if (head.join("\n") !== names.join("\n")) {
    const position = names.findIndex((name, index) => head[index] !== name);
    const at = position < 0 ? names.length : position;
    report(0, Math.min(at, Math.max(0, head.length - 1)), {
      is: `column ${at + 1} is ${head[at] === undefined ? "missing" : `"${head[at]}"`}`,
      expected: names[at] === undefined ? `${names.length} columns` : `"${names[at]}"`,
      mend:
        head[at] === undefined
          ? "Make head and descriptor agree"
          : didYouMean(head[at], names, "Make head and descriptor agree"),
      rule: "csv-head",
    });
    return [];
  }
  const unitColumns = new Set(fields.map(({ unitField }) => unitField));
  const keys = [
    primaryKey,
    ...fields.flatMap(({ name, constraints }) => (constraints?.unique ? [[name]] : [])),
  ]
    .filter((names_) => names_.length > 0)
    .map((names_) => ({ names: names_, seen: new Map<string, number>() }));
  return lines.map((line, index) => {
    const row = index + 1;
    if (line.length !== fields.length) {
      report(row, 0, {
        is: `row ${row} has ${line.length} ${line.length === 1 ? "column" : "columns"}`,
        expected: String(fields.length),
        mend:
          line.length < fields.length
            ? "Add the missing cells; an absent value is an empty cell"
            : "Quote a cell that holds a comma",
        rule: "csv-columns",
      });
    }
    const cells: Record<string, CellValue> = {};
    fields.forEach((field, column) => {
      const text = line[column] ?? "";
      const wrong =
        line.length === fields.length ? cellFault(field, text, unitColumns.has(field.name)) : null;
      const told = wrong ?? formulaFault(field, text);
      if (told !== null) report(row, column, told);
      cells[field.name] = wrong === null ? cellValue(field, text) : null;
    });
    for (const key of keys) {
      const value = key.names.map((name) => String(cells[name] ?? "")).join(" | ");
      const first = key.seen.get(value) ?? row;
      if (value !== "") key.seen.set(value, first);
      if (first === row) continue;
      report(row, names.indexOf(key.names[0] ?? ""), {
        is: `${key.names.map((name) => `\`${name}\``).join(" and ")} of row ${row} and row ${first} are the same: ${value}`,
        expected: "each key once",
        mend: "Mend the key, or take one of the two rows out",
        rule: "csv-key",
      });
    }
    return { row, cells };
  });
}

function cellValue(field: Field, text: string): CellValue {
  if (text === "") return null;
  if (field.type === "number" || field.type === "integer") return Number(text);
  return field.type === "boolean" ? text === "true" : text;
}

function cellFault(field: Field, text: string, holdsUnits: boolean): Parameters<typeof fault>[1] | null {
  const { constraints: rules = {} } = field;
  const is = `\`${field.name}\` is "${shortened(text)}"`;
  if (text === "") {
    return rules.required === true
      ? {
          is: `\`${field.name}\` is empty`,
          expected: "a value, for the column is required",
          mend: "Fill the cell",
          rule: "cell-missing",
        }
      : null;
  }
  if (field.type === "number" || field.type === "integer") {
    const value = Number(text);
    if (!/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) || !Number.isFinite(value)) {
      return {
        is,
        expected: field.type === "integer" ? "a whole number" : "a number",
        mend: "Write the bare number; an absent value is an empty cell",
        rule: "cell-type",
      };
    }
    if (field.type === "integer" && !Number.isInteger(value))
      return {
        is,
        expected: "a whole number",
        mend: "Mend the cell or the column's type",
        rule: "cell-type",
      };
    if (rules.minimum !== undefined && value < rules.minimum)
      return { is, expected: `at least ${rules.minimum}`, mend: "Mend the cell", rule: "cell-domain" };
    if (rules.maximum !== undefined && value > rules.maximum)
      return { is, expected: `at most ${rules.maximum}`, mend: "Mend the cell", rule: "cell-domain" };
  }
  if (field.type === "boolean" && text !== "true" && text !== "false")
    return { is, expected: "true or false", mend: "Write one of the two", rule: "cell-type" };
  if (field.type === "date" && !isDay(text))
    return {
      is,
      expected: "a day that the calendar has, like 2026-02-16",
      mend: "Write the day in full",
      rule: "cell-type",
    };
  if (rules.enum !== undefined && !rules.enum.map(String).includes(text)) {
    return {
      is,
      expected: orList(rules.enum.map(String)),
      mend: didYouMean(text, rules.enum.map(String), "Use one of these"),
      rule: "cell-domain",
    };
  }
  if (holdsUnits && !isUnitName(text)) {
    return {
      is,
      expected: "a unit of the unit table",
      mend: "Use a unit of src/base/units.ts",
      rule: "unit-unknown",
    };
  }
  return null;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}

/** A file that we write puts an apostrophe before such a cell; this one is downloaded as it is, with its checksum. */
function formulaFault(field: Field, text: string): FaultText | null {
  if (field.type !== "string" || !formulaSign.test(text) || !Number.isNaN(Number(text))) return null;
  return {
    is: `\`${field.name}\` is "${shortened(text)}", which a spreadsheet runs as a formula`,
    expected: "a text that begins with another sign",
    mend: "Put a word or a quotation mark before it, or write a minus as −",
    rule: "cell-formula",
    fatal: false,
  };
}

/** Where a cell begins: the raw text is walked with its quotes. */
function cellPlace(table: TextFile, row: number, column: number): Place {
  const { text } = table;
  let [line, cell, quoted] = [0, 0, false];
  for (let offset = 0; offset < text.length; offset += 1) {
    if (line === row && cell === column) return table.place(offset);
    const sign = text[offset];
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ",") cell += 1;
    else if (!quoted && sign === "\n") [line, cell] = [line + 1, 0];
  }
  return table.place(text.length);
}

/** The first cell whose quotes do not keep to RFC 4180: a parser would read on into the next cells. */
function brokenQuote(text: string): { readonly offset: number; readonly text: FaultText } | null {
  const cell = /"[^"]*(?:""[^"]*)*("?)|[^",\r\n]*/y;
  for (let offset = 0; offset < text.length; offset = cell.lastIndex + 1) {
    cell.lastIndex = offset;
    const [raw = "", closing] = cell.exec(text) ?? [];
    if (closing === "") {
      return {
        offset,
        text: {
          is: "a quote is opened and never closed",
          expected: "quotes in pairs",
          mend: "Close it at the end of the cell",
          rule: "csv-quote",
        },
      };
    }
    const next = text[offset + raw.length];
    cell.lastIndex = offset + raw.length;
    if (next === undefined || next === "," || next === "\n" || next === "\r") continue;
    return {
      offset,
      text: {
        is: raw.startsWith('"')
          ? "a cell goes on after its closing quote"
          : "a quote stands inside a bare cell",
        expected: "quotes around the whole cell or none",
        mend: "Put the whole cell in quotes, and double each quote that belongs to its text",
        rule: "csv-quote",
      },
    };
  }
  return null;
}
