/** What each series reaches at best in one measure for a given other: all points behind, the unbeaten in front. */
import { formatValue } from "../../../base/format.ts";
import { frontierChart, type FrontierChartInput } from "../../../charts/frontier-chart.ts";
import { sharedAxis } from "../../../charts/small-multiples.ts";
import { paretoFrontier } from "../../../models/pareto.ts";
import { alongFindings } from "../along.ts";
import { declareWith, type DeclaredKind } from "../declare.ts";
import { measureOf } from "../declared.ts";
import type { Item } from "../items.ts";
import { linesOn } from "../references.ts";
import { alongAxis, indexOf, measureAxis, type Scene } from "../scene.ts";

const kind: DeclaredKind = {
  picture: "Points with the frontier of the unbeaten",
  toggles: true,
  scale: true,
  ordered: false,
  height: (_, width) => (width < 480 ? 420 : 470),
  draw: (scene, frame) => frontierChart(inputOf(scene), frame),
  finds: alongFindings,
};
export const figureOf = declareWith(kind);

function inputOf(scene: Scene): FrontierChartInput {
  const { declared, items, series, shown } = scene;
  const { better = "up-right" } = declared.record;
  const up = better.startsWith("up") ? 1 : -1;
  const right = better.endsWith("right") ? 1 : -1;
  const references = linesOn(scene.references, "x");
  const names = series.length === 0 ? [""] : series.filter((name) => shown.has(name));
  const point = (item: Item) => ({
    x: item.x ?? 0,
    y: item.y ?? 0,
    label: `${item.label === "" ? "" : `${item.label}: `}${formatValue(item.y ?? 0, measureOf(declared).unit)} at ${item.xText}`,
    ...(item.detail === "" ? {} : { detail: item.detail }),
    ref: String(item.row),
  });
  return {
    x: sharedAxis(alongAxis(scene), [
      ...items.flatMap(({ x }) => x ?? []),
      ...references.map(({ value }) => value),
    ]),
    references,
    y: sharedAxis(
      measureAxis(scene),
      items.flatMap(({ y }) => y ?? []),
    ),
    series: names.map((name) => {
      const own = items.filter((item) => item.series === name);
      const front = paretoFrontier(own, {
        x: ({ x }) => right * (x ?? 0),
        y: ({ y }) => up * (y ?? 0),
      });
      return {
        id: name === "" ? declared.id : name,
        label: name === "" ? measureOf(declared).title : name,
        series: indexOf(scene, name) ?? 5,
        points: own.map(point),
        frontier: front.map(point),
      };
    }),
    better,
    words: { point: "measured" },
  };
}
