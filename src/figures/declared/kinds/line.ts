/** Lines and steps: a measure along numbers or dates. */
import { formatValue } from "../../../base/format.ts";
import { lineChart, lineChartHeight, type LineChartInput } from "../../../charts/line-chart.ts";
import { seriesKey } from "../../../charts/series-key.ts";
import { sharedAxis } from "../../../charts/small-multiples.ts";
import { declareWith, type DeclaredKind } from "../declare.ts";
import { measureOf } from "../declared.ts";
import { drawnKind, type Item } from "../items.ts";
import { itemsIn, type PanelMaker } from "../panel-of.ts";
import { linesOn } from "../references.ts";
import { alongAxis, indexOf, measureAxis, type Scene } from "../scene.ts";

/** More marks than these hide the line. */
const MOST_MARKED = 40;

const kind: DeclaredKind = {
  picture: "Lines",
  toggles: true,
  scale: true,
  ordered: true,
  height: (scene, width) => lineChartHeight(inputOf(scene, scene.items), width),
  draw: (scene, frame) => lineChart(inputOf(scene, scene.items), frame),
};
export const figureOf = declareWith(kind);

export const linePanels: PanelMaker = {
  draw: (scene, panel, frame) => lineChart(inputOf(scene, itemsIn(scene, panel), true), frame),
  height: (scene, panel, width) => lineChartHeight(inputOf(scene, itemsIn(scene, panel), true), width),
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

function inputOf(scene: Scene, items: readonly Item[], panel = false): LineChartInput {
  const { declared, series, shown } = scene;
  const { unit } = measureOf(declared);
  const { better } = declared.record;
  const names = series.length === 0 ? [""] : series.filter((name) => shown.has(name));
  const all = scene.items.flatMap(({ y, low, high }) => [y, low, high].filter((one) => one !== null));
  const [references, levels] = [linesOn(scene.references, "x"), linesOn(scene.references, "y")];
  const xs = scene.items.flatMap(({ x }) => x ?? []);
  return {
    x: sharedAxis(alongAxis(scene), [...xs, ...references.map(({ value }) => value)]),
    // All series hold the axes, whichever are shown, so that nothing moves when one is taken out.
    y: sharedAxis(measureAxis(scene), [...all, ...levels.map(({ value }) => value)]),
    references,
    levels,
    series: names.flatMap((name) => {
      const index = indexOf(scene, name);
      const own = items.filter((item) => item.series === name);
      if (own.length === 0) return [];
      return [
        {
          name: name === "" ? measureOf(declared).title : name,
          series: index ?? 5,
          ...(index === null ? { behind: true as const } : {}),
          ...(name === "" || panel ? { named: false } : {}),
          ...(drawnKind(declared.record) === "step" ? { step: "after" as const } : {}),
          marks: index !== null && items.length <= MOST_MARKED,
          points: own.map((item) => ({
            x: item.x ?? 0,
            y: item.y,
            ...(item.y === null
              ? { reason: "no value" }
              : { label: `${item.xText}: ${formatValue(item.y, unit)}` }),
            ...(item.low === null || item.high === null ? {} : { low: item.low, high: item.high }),
            ...(item.detail === "" ? {} : { detail: item.detail }),
            ref: String(item.row),
          })),
        },
      ];
    }),
    ...(better === undefined ? {} : { better }),
  };
}
