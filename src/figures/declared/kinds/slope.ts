/** The same things at two or more moments or in several columns. */
import { formatValue } from "../../../base/format.ts";
import { slopeChart, slopeChartHeight, type SlopeChartInput } from "../../../charts/slope-chart.ts";
import { declareWith, type DeclaredKind } from "../declare.ts";
import { measureOf } from "../declared.ts";
import { itemsBy } from "../items.ts";
import { indexOf, measureAxis, type Scene } from "../scene.ts";

const kind: DeclaredKind = {
  picture: "Slopes",
  toggles: false,
  scale: false,
  ordered: true,
  height: (scene, width) => slopeChartHeight(inputOf(scene), width),
  draw: (scene, frame) => slopeChart(inputOf(scene), frame),
};
export const figureOf = declareWith(kind);

function inputOf(scene: Scene): SlopeChartInput {
  const { declared, items, series } = scene;
  const { unit } = measureOf(declared);
  const places = new Map(items.flatMap(({ x, xText }) => (x === null ? [] : [[x, xText] as const])));
  const byLabel = itemsBy(items, ({ label }) => label);
  const columns = [...places].sort(([a], [b]) => a - b);
  return {
    axis: measureAxis(scene),
    columns: columns.map(([, label]) => ({ label })),
    lines: series.map((name) => {
      const index = indexOf(scene, name);
      const own = byLabel.get(name) ?? [];
      return {
        label: name,
        ...(index === null ? {} : { series: index }),
        points: columns.map(([x]) => {
          const item = own.find((one) => one.x === x);
          if (item === undefined || item.y === null) return { value: null, text: "no value" };
          return {
            value: item.y,
            text: formatValue(item.y, unit, { bare: true }),
            ...(item.detail === "" ? {} : { detail: item.detail }),
            ref: String(item.row),
          };
        }),
      };
    }),
  };
}
