/** What a total is made of: the series of a row end to end. */
import { sum } from "d3-array";
import { formatValue } from "../../../base/format.ts";
import {
  stackedBarChart,
  stackedBarChartHeight,
  type StackedBarChartInput,
} from "../../../charts/stacked-bar-chart.ts";
import { barRowsOf } from "../bar-rows.ts";
import { declareWith, type DeclaredKind } from "../declare.ts";
import { measureOf } from "../declared.ts";
import { labelledRows } from "../fewer.ts";
import { restOn, slugOf, toldApart, type FoundByName } from "../found.ts";
import { itemsBy } from "../items.ts";
import { linesOn } from "../references.ts";
import { measureAxis, type Scene } from "../scene.ts";

const kind: DeclaredKind = {
  picture: "Stacked bars",
  toggles: false,
  scale: false,
  ordered: false,
  parts: labelledRows,
  height: (scene, width) => stackedBarChartHeight(inputOf(scene), width),
  draw: (scene, frame) => stackedBarChart(inputOf(scene), frame),
  describe: (scene) => {
    const { unit } = measureOf(scene.declared);
    const totals = barRowsOf(scene).rows.map(
      ({ label, values }) => `${label} ${formatValue(sum(values), unit)}`,
    );
    return `Totals: ${totals.join("; ")}.`;
  },
  finds: totalsOf,
};
export const figureOf = declareWith(kind);

function inputOf(scene: Scene): StackedBarChartInput {
  const { unit } = measureOf(scene.declared);
  const { series, rows } = barRowsOf(scene);
  return {
    axis: measureAxis({ ...scene, scale: "linear" }),
    references: linesOn(scene.references, "value"),
    series,
    rows: rows.map(({ values, ...row }) => ({
      ...row,
      total: formatValue(sum(values), unit, { bare: true }),
    })),
  };
}

/** The total of each row, as `<row>-total`. */
function totalsOf({ declared, items }: Scene): FoundByName {
  const { title, unit, basis } = measureOf(declared);
  const byLabel = itemsBy(items, ({ label }) => label);
  return Object.fromEntries(
    // Two rows of one name have no total by it.
    toldApart([...byLabel.keys()]).flatMap((label) => {
      const own = (byLabel.get(label) ?? []).filter(({ y }) => y !== null);
      if (own.length === 0) return [];
      const found = {
        value: sum(own, ({ y }) => y ?? 0),
        unit,
        ...(basis === undefined ? {} : { basis }),
        label: `${title}, total of ${label}`,
        kind: "modelled" as const,
        rests: restOn(own),
        words: { label, x: "", series: "" },
      };
      return [[`${slugOf(label)}-total`, found]];
    }),
  );
}
