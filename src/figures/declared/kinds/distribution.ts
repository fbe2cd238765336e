/** How values spread: a hill for each series. */
import { formatValue } from "../../../base/format.ts";
import {
  distributionChart,
  distributionChartHeight,
  type DistributionChartInput,
} from "../../../charts/distribution-chart.ts";
import { declareWith, type DeclaredKind } from "../declare.ts";
import { measureOf } from "../declared.ts";
import { linesOn } from "../references.ts";
import { indexOf, measureAxis, type Scene } from "../scene.ts";

const kind: DeclaredKind = {
  picture: "Hills of density",
  toggles: true,
  scale: true,
  ordered: false,
  height: (scene, width) => distributionChartHeight(inputOf(scene), width),
  draw: (scene, frame) => distributionChart(inputOf(scene), frame),
};
export const figureOf = declareWith(kind);

function inputOf(scene: Scene): DistributionChartInput {
  const { declared, items, series, shown } = scene;
  const { title, unit } = measureOf(declared);
  const names = series.length === 0 ? [""] : series.filter((name) => shown.has(name));
  return {
    axis: measureAxis(scene),
    references: linesOn(scene.references, "value"),
    series: names.map((name) => ({
      name: name === "" ? title : name,
      series: indexOf(scene, name) ?? 5,
      samples: items.filter((item) => item.series === name).flatMap(({ y }) => y ?? []),
    })),
    format: (value) => formatValue(Number(value.toPrecision(3)), unit, { bare: true }),
    say: (value) => formatValue(Number(value.toPrecision(3)), unit),
    noun: "row",
  };
}
