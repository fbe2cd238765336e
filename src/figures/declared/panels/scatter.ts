/** Points of a series, in a figure of their own or in a panel. */
import { formatValue } from "../../../base/format.ts";
import { seriesKey } from "../../../charts/series-key.ts";
import { scatterChart, type ScatterChartInput } from "../../../charts/scatter-chart.ts";
import { sharedAxis } from "../../../charts/small-multiples.ts";
import { measureOf } from "../declared.ts";
import type { Item } from "../items.ts";
import { itemsIn, type PanelMaker } from "../panel-of.ts";
import { linesOn } from "../references.ts";
import { alongAxis, indexOf, measureAxis, type Scene } from "../scene.ts";

/** Words beside every point only where there are few. */
const MOST_NAMED = 14;
const REST = "others";

export const scatterPanels: PanelMaker = {
  draw: (scene, panel, frame) => scatterChart(scatterInput(scene, itemsIn(scene, panel), true), frame),
  height: (_, __, width) => (width < 480 ? 240 : 260),
  axes: (scene) => ({ x: alongAxis(scene), y: measureAxis(scene) }),
  key: (scene) =>
    scene.series.length < 2
      ? []
      : seriesKey(
          scene.series.flatMap((name) => {
            const series = indexOf(scene, name);
            return series === null ? [] : [{ name, series }];
          }),
        ),
};

export function scatterInput(scene: Scene, items: readonly Item[], panel = false): ScatterChartInput {
  const { declared, series, shown } = scene;
  const { better, highlight = [] } = declared.record;
  const [references, levels] = [linesOn(scene.references, "x"), linesOn(scene.references, "y")];
  const drawn = items.filter((item) => series.length === 0 || shown.has(item.series));
  const several =
    new Set(drawn.map((item) => (indexOf(scene, item.series) === null ? REST : item.series))).size > 1;
  const named = !panel && drawn.length <= MOST_NAMED;
  const point = (item: Item) => {
    // The chart says the series itself where it draws several.
    const words = item.label === "" && !several ? item.series : item.label;
    const remark = scene.remarks[item.label];
    const told = named || highlight.includes(item.label) || remark !== undefined;
    const note =
      told && item.label !== ""
        ? { note: remark === undefined ? item.label : `${item.label}: ${remark}` }
        : {};
    return {
      x: item.x ?? 0,
      y: item.y ?? 0,
      label: words === "" ? valuesOf(scene, item) : words,
      ...note,
      detail: [words === "" ? "" : valuesOf(scene, item), item.detail].filter((one) => one !== "").join("; "),
      ref: String(item.row),
    };
  };
  const names = series.length === 0 ? [""] : series.filter((name) => shown.has(name));
  const front = names.flatMap((name) => {
    const index = indexOf(scene, name);
    const own = drawn.filter((item) => series.length === 0 || item.series === name);
    return index === null || own.length === 0
      ? []
      : [{ name: name === "" ? measureOf(declared).title : name, series: index, points: own.map(point) }];
  });
  const rest = drawn.filter((item) => series.length > 0 && indexOf(scene, item.series) === null);
  return {
    x: sharedAxis(alongAxis(scene), [
      ...scene.items.flatMap(({ x }) => x ?? []),
      ...references.map(({ value }) => value),
    ]),
    y: sharedAxis(measureAxis(scene), [
      ...scene.items.flatMap(({ y }) => y ?? []),
      ...levels.map(({ value }) => value),
    ]),
    references,
    levels,
    series: [
      ...(rest.length === 0
        ? []
        : [{ name: REST, series: 5 as const, behind: true as const, points: rest.map(point) }]),
      ...front,
    ],
    ...(better === undefined ? {} : { better }),
  };
}

function valuesOf({ declared }: Scene, { xText, y }: Item): string {
  return `${y === null ? "no value" : formatValue(y, measureOf(declared).unit)} at ${xText}`;
}
