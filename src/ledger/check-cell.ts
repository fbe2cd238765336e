/** Checks a dataset cell that a scenario points at: its version, columns and one row. */
import type { Fault } from "../base/fault.ts";
import { didYouMean, expectedName } from "../base/nearest.ts";
import type { Scenario, ScenarioCell } from "../schemas/scenario.ts";
import type { Located } from "./collect-records.ts";
import { unlessKnown, type Records } from "./known-records.ts";

/** A cell that is there, in exactly one row. */
export function checkCell(
  located: Located<Scenario>,
  records: Records,
  path: readonly (string | number)[],
  input: ScenarioCell,
): Fault[] {
  const dataset = records.datasets.get(input.dataset)?.dataset;
  if (dataset === undefined)
    return unlessKnown(records, located, [...path, "dataset"], "dataset", input.dataset);
  const names = dataset.fields.map((field) => field.name);
  const wrong = [input.column, ...Object.keys(input.where)].find((column) => !names.includes(column));
  if (wrong !== undefined) {
    return [
      located.fault([...path, ...(wrong === input.column ? ["column"] : ["where", wrong])], {
        is: `unknown column \`${wrong}\` of ${input.dataset}`,
        expected: expectedName(wrong, names),
        mend: didYouMean(wrong, names, "Name one of its columns"),
        rule: "column-unknown",
      }),
    ];
  }
  const rows = dataset.rows.filter(({ cells }) =>
    Object.entries(input.where).every(([column, value]) => cells[column] === value),
  );
  const cell = rows[0]?.cells[input.column];
  if ((rows.length === 1 && cell !== null) || records.lost.dataset.has(input.dataset)) return [];
  return [
    located.fault([...path, "where"], {
      is:
        rows.length === 1
          ? `the cell \`${input.column}\` is empty`
          : rows.length === 0
            ? "no row matches"
            : `${rows.length} rows match`,
      expected: "exactly one row with a value",
      mend: "Narrow or widen `where`",
      rule: "cell-unknown",
    }),
  ];
}
