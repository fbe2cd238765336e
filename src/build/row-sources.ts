/**
 * Which sources of a dataset version its rows come from. A descriptor lists the sources of the whole
 * table; where a cell of a row tells one from the others, the others have no part in that row.
 */
import type { Dataset, DatasetRow } from "../ledger/ledger.ts";

type DatasetSource = Dataset["descriptor"]["sources"][number];

/** Shorter signs, such as a single digit, would name versions by chance. */
const LEAST_OF_VERSION = 7;

/**
 * The sources behind some rows, in the order of the descriptor. A source names a row where its title ends in
 * ": column value", as in "Hardware list: table epoch", or where a cell of the row is its id or the
 * beginning of its version. A row that none names may come from any that names no row at all.
 *
 * @param rows numbers as in `DatasetRow`; empty: the whole table
 */
export function sourcesOfRows(dataset: Dataset, rows: readonly number[]): readonly DatasetSource[] {
  const all = dataset.descriptor.sources;
  if (rows.length === 0 || all.length === 1) return all;
  const ofRows = known.get(dataset) ?? sourcesByRow(dataset);
  known.set(dataset, ofRows);
  const used = new Set(rows.flatMap((row) => ofRows.get(row) ?? all));
  return all.filter((source) => used.has(source));
}

/** Every page of a number or figure asks this anew. */
const known = new WeakMap<Dataset, ReadonlyMap<number, readonly DatasetSource[]>>();

function sourcesByRow({ descriptor, rows }: Dataset): ReadonlyMap<number, readonly DatasetSource[]> {
  const all = descriptor.sources;
  const naming = rows.map((row) => all.filter((source) => names(source, row)));
  const named = new Set(naming.flat());
  const nameless = all.filter((source) => !named.has(source));
  const rest = nameless.length > 0 ? nameless : all;
  return new Map(
    rows.map(({ row }, index) => {
      const found = naming[index] ?? [];
      return [row, found.length > 0 ? found : rest];
    }),
  );
}

function names({ source, title, version = "" }: DatasetSource, { cells }: DatasetRow): boolean {
  return Object.entries(cells).some(
    ([column, cell]) =>
      typeof cell === "string" &&
      cell !== "" &&
      (cell === source ||
        title.endsWith(`: ${column} ${cell}`) ||
        (cell.length >= LEAST_OF_VERSION && version.startsWith(cell))),
  );
}
