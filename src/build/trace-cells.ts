/** Bound values of a dataset: one cell, or an aggregate over the rows that match. */
import { max, mean, median, min, sum } from "d3-array";
import type { TracedValue } from "../base/lineage.ts";
import type { CellValue } from "../base/table.ts";
import type { UnitName } from "../base/units.ts";
import type { Dataset, Ledger } from "../ledger/ledger.ts";
import {
  LookupError,
  cellUnit,
  datasetNode,
  getDataset,
  getField,
  matchRows,
  traceCell,
} from "./trace-data.ts";

export const aggregates = ["mean", "median", "min", "max", "sum", "count"] as const;
export type Aggregate = (typeof aggregates)[number];

const compute: Readonly<Record<Aggregate, (values: readonly number[]) => number | undefined>> = {
  mean: (values) => mean(values),
  median: (values) => median(values),
  min: (values) => min(values),
  max: (values) => max(values),
  sum: (values) => sum(values),
  count: (values) => values.length,
};

/**
 * @param text `dataset:version.column?column=value&…`
 * @param kind `cell`, or how the matching rows are put together; empty cells are left out
 * @throws {LookupError} when a name is unknown or no row matches; {RangeError} when the rows differ in unit
 */
export function traceCells(ledger: Ledger, kind: "cell" | Aggregate, text: string): TracedValue {
  const [path = "", query = "", ...further] = text.split("?");
  if (further.length > 0) throw new RangeError(`"${text}" has two question marks, expected one`);
  const dot = path.lastIndexOf(".");
  const [id, column] = [path.slice(0, dot).replace(":", "@"), path.slice(dot + 1)];
  const dataset = getDataset(ledger, id);
  const where = readWhere(dataset, query);
  return kind === "cell"
    ? traceCell(ledger, id, column, where)
    : traceAggregate(ledger, dataset, kind, column, where);
}

function traceAggregate(
  ledger: Ledger,
  dataset: Dataset,
  kind: Aggregate,
  column: string,
  where: Readonly<Record<string, CellValue>>,
): TracedValue {
  const field = getField(dataset, column);
  const rows = matchRows(dataset, where).filter(({ cells }) => typeof cells[column] === "number");
  const [first] = rows;
  if (first === undefined)
    throw new LookupError(`no row of ${dataset.id} matches with a number in \`${column}\``, dataset.id, []);
  const names = new Set(rows.map((row) => cellUnit(field, row)));
  if (names.size > 1) throw new RangeError(`the rows are in ${[...names].join(" and ")}, expected one unit`);
  const unit: UnitName = kind === "count" ? "count" : cellUnit(field, first);
  const value = compute[kind](rows.map(({ cells }) => Number(cells[column]))) ?? Number.NaN;
  const quantity = { value, unit, basis: kind === "count" ? undefined : field.basis };
  return {
    ...quantity,
    kind: dataset.descriptor.evidence,
    lineage: {
      ...datasetNode(
        ledger,
        dataset,
        rows.map(({ row }) => row),
        [column],
      ),
      context: Object.keys(where),
      quantity,
      label: `${dataset.descriptor.title}: ${kind} of ${field.title} over ${rows.length} rows`,
    },
  };
}

function readWhere(dataset: Dataset, query: string): Record<string, CellValue> {
  const where: Record<string, CellValue> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const { type } = getField(dataset, name);
    if (Object.hasOwn(where, name))
      throw new RangeError(`\`${name}\` is asked for twice, expected each column once`);
    const numeric = type === "number" || type === "integer";
    const wrong = numeric
      ? value === "" || !Number.isFinite(Number(value))
      : type === "boolean" && !/^(?:true|false)$/.test(value);
    if (wrong)
      throw new RangeError(`\`${name}\` is "${value}", expected ${numeric ? "a number" : "true or false"}`);
    where[name] = numeric ? Number(value) : type === "boolean" ? value === "true" : value;
  }
  return where;
}
