/** Rows with one cell for each series, for grouped and stacked bars. */
import { formatValue } from "../../base/format.ts";
import type { BarCell, BarSeries } from "../../charts/bar-series.ts";
import type { RowNames } from "../../charts/rows.ts";
import { isNumeric, measureOf } from "./declared.ts";
import { itemsBy, type Item } from "./items.ts";
import { indexOf, noteOf, type Scene } from "./scene.ts";

export interface BarRows {
  readonly series: readonly BarSeries[];
  readonly rows: readonly (RowNames & {
    readonly cells: readonly BarCell[];
    readonly values: readonly number[];
  })[];
}

export function barRowsOf(scene: Scene): BarRows {
  const { declared, items, shown } = scene;
  const { unit } = measureOf(declared);
  const series = scene.series
    .filter((name) => shown.has(name))
    .map((name) => ({ name, series: indexOf(scene, name) ?? (5 as const) }));
  // Rows that are numbers stand in their order, others in that of the dataset.
  const name = declared.record.columns?.label ?? "";
  const ranked = isNumeric(declared.columns[name])
    ? (own: readonly Item[]) => own.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    : (own: readonly Item[]) => own;
  const groups = itemsBy(items, ({ group }) => group).values();
  const rows = [...groups].flatMap((own) => [...itemsBy(ranked(own), ({ label }) => label).values()]);
  return {
    series,
    rows: rows.map((own) => {
      const [first] = own;
      const cells = series.map(({ name }): BarCell => {
        const item = own.find((one) => one.series === name);
        if (item === undefined || item.y === null) return { value: null, text: "no value" };
        return {
          value: item.y,
          text: formatValue(item.y, unit, { bare: true }),
          said: formatValue(item.y, unit),
          ...(item.detail === "" ? {} : { detail: item.detail }),
          ref: String(item.row),
        };
      });
      return {
        label: first?.label ?? "",
        ...noteOf(scene, first?.label ?? ""),
        ...(first === undefined || first.group === "" ? {} : { group: first.group }),
        cells,
        values: cells.flatMap(({ value }) => value ?? []),
      };
    }),
  };
}
