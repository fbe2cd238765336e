/** The table itself, drawn, for numbers that no picture says better. */
import { formatValue } from "../../../base/format.ts";
import { tableChart, tableChartHeight, type TableChartInput } from "../../../charts/table-chart.ts";
import { declareWith, type DeclaredKind } from "../declare.ts";
import { measuresOf } from "../declared.ts";
import { itemsBy, type Item } from "../items.ts";
import type { Scene } from "../scene.ts";
import { units } from "../../../base/units.ts";

const kind: DeclaredKind = {
  picture: "A table",
  toggles: false,
  scale: false,
  ordered: false,
  parts: { noun: "row", key: rowKey },
  height: (scene, width) => tableChartHeight(inputOf(scene), width),
  draw: (scene, frame) => tableChart(inputOf(scene), frame),
};
export const figureOf = declareWith(kind);

/** What items of one row of the dataset have in common. */
function rowKey({ part, row }: Item): string {
  return `${part} ${row}`;
}

function inputOf({ declared, items }: Scene): TableChartInput {
  const { record, columns } = declared;
  const measures = measuresOf(record);
  const label = record.columns?.label;
  return {
    columns: [
      ...(label === undefined ? [] : [{ title: columns[label]?.title ?? label, numeric: false }]),
      ...measures.map((name) => {
        const column = columns[name];
        const unit = column?.unit === undefined ? "" : units[column.unit].label;
        return {
          title: record.names?.[name] ?? column?.title ?? name,
          unit,
          numeric: column?.type === "number" || column?.type === "integer",
        };
      }),
    ],
    rows: [...itemsBy(items, rowKey).values()].map((own) => {
      const [first] = own;
      return {
        ref: String(first?.row ?? ""),
        cells: [
          ...(label === undefined ? [] : [first?.label ?? ""]),
          ...measures.map((name) => {
            const item = own.find(({ column }) => column === name);
            const unit = columns[name]?.unit ?? "1";
            if (item?.y != null) return formatValue(item.y, unit, { bare: true });
            return item === undefined || item.text === "" ? "no value" : item.text;
          }),
        ],
      };
    }),
  };
}
