/** Lines of a declared figure at values from elsewhere: a claim, a cell of another dataset, the output of a run. */
import { formatValue } from "../../base/format.ts";
import type { Table } from "../../base/table.ts";
import { areComparable, basisClash, convert, type Basis, type UnitName } from "../../base/units.ts";
import type { ReferenceLine } from "../../charts/plane.ts";
import type { FigureRecord } from "../../schemas/figure.ts";
import type { FigureData } from "../contract.ts";
import type { RecordFault } from "./check-items.ts";

export type Axis = "x" | "y" | "value";

export interface Reference extends ReferenceLine {
  readonly axis: Axis;
  readonly unit: UnitName;
  readonly printed: string;
}

/** What each axis counts; `undefined`: nothing that a line can stand at, as of dates. */
export type AxisUnits = Readonly<
  Partial<Record<Axis, { readonly unit: UnitName; readonly basis?: Basis | undefined } | undefined>>
>;

const TOKEN = "{printed}";

/** What the figure needs for its lines. */
export function boundNeeds({ references = [] }: FigureRecord): { readonly bound?: readonly string[] } {
  return references.length === 0 ? {} : { bound: [...new Set(references.map(({ at }) => at))] };
}

/** In units of their axes; what cannot stand on its axis is left out. `referenceFaults` tells of those, and of a clash of basis. */
export function referencesOf(
  { references = [] }: FigureRecord,
  { bound = {} }: FigureData,
  axes: AxisUnits,
): readonly Reference[] {
  return references.flatMap(({ axis, at, label }) => {
    const found = bound[at];
    const unit = axes[axis]?.unit;
    if (found === undefined || unit === undefined || !areComparable(found.unit, unit)) return [];
    const words = label.replaceAll(TOKEN, () => found.printed);
    const value = convert(found.value, found.unit, unit);
    return [{ axis, value, unit, label: words, printed: found.printed }];
  });
}

export function linesOn(references: readonly Reference[], axis: Axis): readonly Reference[] {
  return references.filter((one) => one.axis === axis);
}

export function referenceFaults(
  { references = [] }: FigureRecord,
  { bound = {} }: FigureData,
  axes: AxisUnits,
): RecordFault[] {
  return references.flatMap(({ axis, at, label }, index): RecordFault[] => {
    const path = (field: string): readonly (string | number)[] => ["references", index, field];
    const found = bound[at];
    const counted = axes[axis];
    const braces = /[{}]/.test(label.replaceAll(TOKEN, ""))
      ? [
          {
            path: path("label"),
            is: `the label is "${label}"`,
            expected: `words and ${TOKEN}`,
            mend: "Take other braces out",
            rule: "figure-token",
          },
        ]
      : [];
    if (found === undefined) return braces;
    const clash = basisClash(found.basis ?? {}, counted?.basis ?? {});
    if (counted !== undefined && areComparable(found.unit, counted.unit) && clash === null) return braces;
    const fits = counted !== undefined && areComparable(found.unit, counted.unit);
    return [
      ...braces,
      {
        path: path("at"),
        is: fits
          ? `\`${at}\` counts ${clash?.a ?? ""} (${clash?.key ?? ""})`
          : `\`${at}\` is in ${found.unit}`,
        expected: fits
          ? `${clash?.b ?? ""}, as the axis counts`
          : counted === undefined
            ? "an axis of numbers"
            : `a value in ${counted.unit}, as the axis has it`,
        mend: "Bind another number, or choose another axis",
        rule: "figure-unit",
      },
    ];
  });
}

/** A sentence for each line. */
export function referenceWords(references: readonly Reference[]): readonly string[] {
  return references.map(({ label, value, unit, printed }) => {
    const place = label.includes(printed) ? "" : ` at ${formatValue(value, unit)}`;
    return `A line${place} marks ${label}.`;
  });
}

/** Each line is a column of one value. */
export function withReferences(table: Table, references: readonly Reference[]): Table {
  return {
    ...table,
    columns: [
      ...table.columns,
      ...references.map(({ label, unit }, index) => ({
        name: `line${index + 1}`,
        title: `Line: ${label}`,
        unit,
      })),
    ],
    rows: table.rows.map((row) => [...row, ...references.map(({ value }) => value)]),
  };
}
