/** One bar a row, the longest first. */
import { formatValue } from "../../../base/format.ts";
import { barChart, barChartHeight, type BarChartInput } from "../../../charts/bar-chart.ts";
import { sharedAxis } from "../../../charts/small-multiples.ts";
import { declareWith, type DeclaredKind } from "../declare.ts";
import { measureOf } from "../declared.ts";
import { labelledRows } from "../fewer.ts";
import type { Item } from "../items.ts";
import { itemsIn, type PanelMaker } from "../panel-of.ts";
import { linesOn } from "../references.ts";
import { measureAxis, noteOf, type Scene } from "../scene.ts";

const kind: DeclaredKind = {
  picture: "Bars",
  toggles: false,
  scale: true,
  ordered: false,
  parts: { ...labelledRows, ranked: true },
  height: (scene, width) => barChartHeight(inputOf(scene, scene.items), width),
  draw: (scene, frame) => barChart(inputOf(scene, scene.items), frame),
};
export const figureOf = declareWith(kind);

export const barPanels: PanelMaker = {
  draw: (scene, panel, frame) => barChart(inputOf(scene, itemsIn(scene, panel)), frame),
  height: (scene, panel, width) => barChartHeight(inputOf(scene, itemsIn(scene, panel)), width),
  axes: (scene) => ({ x: measureAxis(scene) }),
};

function inputOf(scene: Scene, items: readonly Item[]): BarChartInput {
  const { highlight } = scene.declared.record;
  const { title, unit } = measureOf(scene.declared);
  const references = linesOn(scene.references, "value");
  const groups = [...new Set(items.map(({ group }) => group))];
  return {
    axis: sharedAxis(measureAxis(scene), [
      ...scene.items.flatMap(({ y }) => y ?? []),
      ...references.map(({ value }) => value),
    ]),
    references,
    groups: groups.map((heading) => ({
      heading,
      rows: items
        .filter(({ group }) => group === heading)
        .toSorted((a, b) => (b.y ?? -Infinity) - (a.y ?? -Infinity))
        .map(({ label, y, detail, row }) => ({
          label,
          ...noteOf(scene, label),
          value: y,
          text: y === null ? "no value" : formatValue(y, unit, { bare: true }),
          ...(y === null ? {} : { said: `${title} ${formatValue(y, unit)}` }),
          series: highlight === undefined || highlight.includes(label) ? (1 as const) : (4 as const),
          ...(detail === "" ? {} : { detail }),
          ref: String(row),
        })),
    })),
  };
}
