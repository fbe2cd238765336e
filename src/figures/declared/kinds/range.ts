/** Dots in rows: the same measure for several things, with the stretch between the outermost of a row. */
import { formatValue } from "../../../base/format.ts";
import { rangeChart, rangeChartHeight, type RangeChartInput } from "../../../charts/range-chart.ts";
import { sharedAxis } from "../../../charts/small-multiples.ts";
import { declareWith, type DeclaredKind } from "../declare.ts";
import { measureOf } from "../declared.ts";
import { labelledRows } from "../fewer.ts";
import type { Item } from "../items.ts";
import { itemsIn, type PanelMaker } from "../panel-of.ts";
import { linesOn } from "../references.ts";
import { indexOf, measureAxis, noteOf, type Scene } from "../scene.ts";

const kind: DeclaredKind = {
  picture: "Dots",
  toggles: true,
  scale: true,
  ordered: false,
  parts: labelledRows,
  height: (scene, width) => rangeChartHeight(inputOf(scene, scene.items), width),
  draw: (scene, frame) => rangeChart(inputOf(scene, scene.items), frame),
};
export const figureOf = declareWith(kind);

export const rangePanels: PanelMaker = {
  draw: (scene, panel, frame) => rangeChart(inputOf(scene, itemsIn(scene, panel)), frame),
  height: (scene, panel, width) => rangeChartHeight(inputOf(scene, itemsIn(scene, panel)), width),
  axes: (scene) => ({ x: measureAxis(scene) }),
};

function inputOf(scene: Scene, items: readonly Item[]): RangeChartInput {
  const { declared, series, shown } = scene;
  const { title, unit } = measureOf(declared);
  const rows = new Map<string, Item[]>();
  for (const item of items) {
    if (series.length > 0 && !shown.has(item.series)) continue;
    const key = `${item.group}\u0000${item.label}`;
    rows.set(key, [...(rows.get(key) ?? []), item]);
  }
  // Rows of one heading follow each other.
  const groups = [...new Set(items.map(({ group }) => group))];
  const sorted = [...rows.values()].sort(
    (a, b) => groups.indexOf(a[0]?.group ?? "") - groups.indexOf(b[0]?.group ?? ""),
  );
  const axis = measureAxis(scene);
  const references = linesOn(scene.references, "value");
  const all = scene.items.flatMap(({ y, low, high }) => [y, low, high].filter((one) => one !== null));
  return {
    axis: sharedAxis(axis.kind === "linear" ? { ...axis, zero: true } : axis, [
      ...all,
      ...references.map(({ value }) => value),
    ]),
    references,
    rows: sorted.map((own) => {
      const [first] = own;
      const marks = unlike(own);
      const ends = own.flatMap(({ low, high, y }) => [low ?? y, high ?? y].filter((one) => one !== null));
      const [low, high] = [Math.min(...ends), Math.max(...ends)];
      return {
        label: first?.label ?? "",
        ...noteOf(scene, first?.label ?? ""),
        ...(first === undefined || first.group === "" ? {} : { group: first.group }),
        marks: marks.map((item) => ({
          value: item.y,
          label: item.series === "" ? title : item.series,
          // Where marks crowd, only the outermost say their value.
          ...(item.y === low || item.y === high ? { text: formatValue(item.y, unit, { bare: true }) } : {}),
          series: indexOf(scene, item.series) ?? 5,
          said: formatValue(item.y, unit),
          ...(item.detail === "" ? {} : { detail: item.detail }),
          ref: String(item.row),
        })),
        ...(low < high
          ? { range: { low, high, label: `${formatValue(low, unit)} to ${formatValue(high, unit)}` } }
          : {}),
      };
    }),
  };
}

interface Valued extends Item {
  readonly y: number;
}

/** Equal values of one series are one mark. */
function unlike(items: readonly Item[]): readonly Valued[] {
  const seen = new Set<string>();
  return items.filter((item): item is Valued => {
    const key = `${item.series} ${item.y ?? ""}`;
    if (item.y === null || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
