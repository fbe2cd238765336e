/** Several bars a row, one for each series. */
import {
  groupedBarChart,
  groupedBarChartHeight,
  type GroupedBarChartInput,
} from "../../../charts/grouped-bar-chart.ts";
import { sharedAxis } from "../../../charts/small-multiples.ts";
import { barRowsOf } from "../bar-rows.ts";
import { declareWith, type DeclaredKind } from "../declare.ts";
import { labelledRows } from "../fewer.ts";
import { linesOn } from "../references.ts";
import { measureAxis, type Scene } from "../scene.ts";

const kind: DeclaredKind = {
  picture: "Grouped bars",
  toggles: true,
  scale: true,
  ordered: false,
  parts: labelledRows,
  height: (scene, width) => groupedBarChartHeight(inputOf(scene), width),
  draw: (scene, frame) => groupedBarChart(inputOf(scene), frame),
};
export const figureOf = declareWith(kind);

function inputOf(scene: Scene): GroupedBarChartInput {
  const references = linesOn(scene.references, "value");
  return {
    axis: sharedAxis(measureAxis(scene), [
      ...scene.items.flatMap(({ y }) => y ?? []),
      ...references.map(({ value }) => value),
    ]),
    references,
    ...barRowsOf(scene),
  };
}
