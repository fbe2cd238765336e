/** Holds a record's names against the dataset that it shows: versions, columns, their kinds, and the cells it asks for. */
import type { FaultText } from "../base/fault.ts";
import { didYouMean, expectedName, orList } from "../base/nearest.ts";
import type { UnitName } from "../base/units.ts";
import type { Column, Declared } from "../figures/declared/declared.ts";
import { VERSION, columnsOf, isNumeric, measuresOf } from "../figures/declared/declared.ts";
import { filtersOf } from "../figures/declared/declare.ts";
import type { Dataset, Ledger } from "../ledger/ledger.ts";
import { columnRoles, type ColumnRole, type FigureRecord } from "../schemas/figure.ts";
import { cellUnit, matchRows } from "./trace-data.ts";

type Report = (path: readonly (string | number)[], text: FaultText) => void;

/** What the build knows of the datasets of a record, or `null` with faults reported. */
export function declareColumns(
  ledger: Ledger,
  id: string,
  record: FigureRecord,
  report: Report,
): Declared | null {
  const datasets = datasetsOf(ledger, record, report);
  if (datasets === null) return null;
  const parts = datasets.map((dataset) => ({
    name: record.versions === undefined ? "rows" : dataset.descriptor.version,
    dataset: dataset.id,
  }));
  const noted: FaultText[] = [];
  const note: Report = (path, text) => {
    noted.push(text);
    report(path, text);
  };
  checkNames(datasets, record, note);
  if (noted.length > 0) return null;
  const columns = Object.fromEntries(
    [...new Set([...columnsOf(record), ...Object.keys(record.where ?? {})])].map((name) => [
      name,
      columnOf(datasets, record, name, note),
    ]),
  );
  checkRoles(record, columns, note);
  if (noted.length > 0) return null;
  const [first, ...others] = datasets;
  const titles = datasets.map(({ descriptor }) => descriptor.title);
  const kinds = datasets.map(({ descriptor }) => descriptor.evidence);
  return {
    id,
    record,
    columns,
    parts,
    about:
      others.length === 0
        ? datedTitle(first)
        : `${titles[0] ?? ""}; also ${andList(parts.slice(1).map(({ name }) => name))}`,
    // A figure of several versions is no firmer than the weakest of them.
    evidence:
      (["assumed", "modelled", "stated", "measured"] as const).find((kind) => kinds.includes(kind)) ??
      "assumed",
  };
}

function datasetsOf(
  ledger: Ledger,
  { dataset = "", versions }: FigureRecord,
  report: Report,
): Dataset[] | null {
  if (versions === undefined) {
    const found = ledger.datasets.get(dataset);
    if (found !== undefined) return [found];
    const own = [...ledger.datasets.keys()].filter((id) => id.startsWith(`${dataset}@`));
    report(["dataset"], {
      is: `unknown dataset \`${dataset}\``,
      expected: own.length > 0 ? `a version: ${orList(own)}` : "name@version of a dataset in data/datasets/",
      mend:
        own.length > 0
          ? "Name one, or several in `versions`"
          : didYouMean(dataset, ledger.datasets.keys(), "Mend the name"),
      rule: "figure-dataset",
    });
    return null;
  }
  const found = versions.map((version, index) => {
    const one = ledger.datasets.get(`${dataset}@${version}`);
    if (one !== undefined) return one;
    const names = [...ledger.datasets.values()].map(({ descriptor }) => descriptor.name);
    const known = [...ledger.datasets.values()].filter(({ descriptor }) => descriptor.name === dataset);
    report(
      known.length === 0 ? ["dataset"] : ["versions", index],
      known.length === 0
        ? {
            is: `unknown dataset \`${dataset}\``,
            expected: "the name of a dataset, without version",
            mend: didYouMean(dataset, names, "Mend the name"),
            rule: "figure-dataset",
          }
        : {
            is: `${dataset} has no version \`${version}\``,
            expected: orList(known.map(({ descriptor }) => descriptor.version)),
            mend: didYouMean(
              version,
              known.map(({ descriptor }) => descriptor.version),
              "Mend the version",
            ),
            rule: "figure-dataset",
          },
    );
    return null;
  });
  return found.every((one) => one !== null) ? found : null;
}

/** Columns that the record names, and the values that it asks for in `where`. */
function checkNames(datasets: readonly Dataset[], record: FigureRecord, report: Report): void {
  const named: { readonly name: string; readonly path: readonly (string | number)[] }[] = [];
  for (const [role, value] of Object.entries(record.columns ?? {})) {
    if (typeof value === "string") named.push({ name: value, path: ["columns", role] });
    else if (value !== undefined)
      value.forEach((name, index) => named.push({ name, path: ["columns", role, index] }));
  }
  if (record.by !== undefined) named.push({ name: record.by, path: ["by"] });
  for (const name of Object.keys(record.where ?? {})) named.push({ name, path: ["where", name] });
  for (const { name, path } of named) {
    if (name === VERSION && record.versions !== undefined && path[0] !== "where") continue;
    const lacking = datasets.find(({ fields }) => !fields.some((field) => field.name === name));
    if (lacking === undefined) continue;
    const known = lacking.fields.map((field) => field.name);
    report(path, {
      is: `unknown column \`${name}\` of ${lacking.id}`,
      expected: expectedName(name, known),
      mend: didYouMean(name, known, "Mend the name"),
      rule: "figure-column",
    });
  }
  for (const [name, filter] of Object.entries(filtersOf(record))) {
    const [first] = datasets;
    const field = first?.fields.find((one) => one.name === name);
    if (field === undefined) continue;
    const cells = new Set(datasets.flatMap(({ rows }) => rows.map(({ cells: own }) => own[name] ?? null)));
    const wanted = Array.isArray(filter) ? (filter as readonly (string | number | boolean)[]) : [];
    wanted.forEach((value, index) => {
      if (cells.has(value)) return;
      const texts = [...cells].filter((cell) => cell !== null).map(String);
      const path = Array.isArray(record.where?.[name]) ? ["where", name, index] : ["where", name];
      report(path, {
        is: `no row has ${typeof value === "string" ? `"${value}"` : String(value)} in \`${name}\``,
        expected: expectedName(String(value), texts.sort()),
        mend: texts.includes(String(value))
          ? `Write it as ${field.type === "string" ? "text, in quotes" : field.type}`
          : didYouMean(String(value), texts, "Mend the value"),
        rule: "figure-where",
      });
    });
  }
}

function columnOf(datasets: readonly Dataset[], record: FigureRecord, name: string, report: Report): Column {
  const field = datasets[0]?.fields.find((one) => one.name === name);
  if (field === undefined) {
    const dated = (record.versions ?? []).every((version) => /^\d{4}-\d{2}-\d{2}$/.test(version));
    return dated ? { title: "Date of the version", type: "date" } : { title: "Version", type: "string" };
  }
  const column = {
    title: field.title,
    type: field.type,
    ...(field.basis === undefined ? {} : { basis: field.basis }),
  };
  if (field.unit !== undefined) return { ...column, unit: field.unit };
  if (field.unitField === undefined) return column;
  // Each row says its own unit: those that are selected must agree.
  const units = new Set<UnitName>(
    datasets.flatMap((dataset) => matchRows(dataset, filtersOf(record)).map((row) => cellUnit(field, row))),
  );
  const [unit, second] = [...units];
  if (second !== undefined)
    report(["where"], {
      is: `the selected rows give \`${name}\` in ${orList([...units])}`,
      expected: "one unit",
      mend: `Select the rows of one unit by \`${field.unitField}\``,
      rule: "figure-unit",
    });
  return unit === undefined ? column : { ...column, unit };
}

function checkRoles(record: FigureRecord, columns: Readonly<Record<string, Column>>, report: Report): void {
  const slope = record.kind === "slope";
  for (const role of Object.keys(columnRoles) as ColumnRole[]) {
    const name = record.columns?.[role];
    const column = name === undefined ? undefined : columns[name];
    if (name === undefined || column === undefined) continue;
    const wanted = columnRoles[role];
    const fits =
      wanted === "any" ||
      isNumeric(column) ||
      (wanted === "number or date" && (column.type === "date" || slope));
    const numberOnly =
      role === "x" && record.kind !== "line" && record.kind !== "step" && column.type === "date";
    if (fits && !(numberOnly && ["frontier", "heat-map"].includes(record.kind))) continue;
    report(["columns", role], {
      is: `\`${name}\` holds ${column.type === "date" ? "dates" : column.type === "boolean" ? "true and false" : "text"}`,
      expected: wanted === "number or date" ? "a column of numbers or dates" : "a column of numbers",
      mend: "Choose another column, or another kind of figure",
      rule: "figure-column",
    });
  }
  if (record.kind === "table") return;
  measuresOf(record).forEach((name, index) => {
    if (record.columns?.values === undefined || isNumeric(columns[name])) return;
    report(["columns", "values", index], {
      is: `\`${name}\` holds no numbers`,
      expected: "columns of numbers",
      mend: "Take it out",
      rule: "figure-column",
    });
  });
}

/** The day is said once. */
function datedTitle(dataset: Dataset | undefined): string {
  const { title = "", asOf = "" } = dataset?.descriptor ?? {};
  return title.includes(asOf) ? title : `${title}, as of ${asOf}`;
}

function andList(names: readonly string[]): string {
  return orList(names).replace(/ or (?=[^ ]*$)/, " and ");
}
