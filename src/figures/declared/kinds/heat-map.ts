/** A measure for each pair of two others. */
import { formatValue } from "../../../base/format.ts";
import { heatMap, heatMapHeight, type HeatMapInput } from "../../../charts/heat-map.ts";
import { declareWith, type DeclaredKind } from "../declare.ts";
import { measureOf } from "../declared.ts";
import { cellWords, titleOf } from "../items.ts";
import { linesOn } from "../references.ts";
import { alongAxis, type Scene } from "../scene.ts";

const kind: DeclaredKind = {
  picture: "A map in cells",
  toggles: false,
  scale: false,
  ordered: false,
  height: (scene, width) => heatMapHeight(inputOf(scene), width),
  draw: (scene, frame) => heatMap(inputOf(scene), frame),
};
export const figureOf = declareWith(kind);

function inputOf(scene: Scene): HeatMapInput {
  const { declared, items, scale } = scene;
  const { title, unit } = measureOf(declared);
  const { columns } = declared.record;
  const placeText = (value: number): string => cellWords(declared, value, columns?.y);
  const rising = (values: readonly (number | null)[]): readonly number[] =>
    [...new Set(values.flatMap((value) => value ?? []))].sort((a, b) => a - b);
  const xs = rising(items.map(({ x }) => x));
  const ys = rising(items.map(({ up }) => up));
  return {
    x: alongAxis(scene, "x"),
    y: alongAxis(scene, "y"),
    xs,
    ys,
    values: ys.map((up) => xs.map((x) => items.find((one) => one.x === x && one.up === up)?.y ?? null)),
    value: {
      label: title,
      ...(scale === "log" ? { log: true as const } : {}),
      format: (value) => formatValue(value, unit),
      say: (value, x, up) => {
        const cell = items.find((one) => one.x === x && one.up === up);
        const place = `${titleOf(declared, columns?.x ?? "")} ${cell?.xText ?? ""}`;
        return `${title}: ${formatValue(value, unit)}; ${place}; ${titleOf(declared, columns?.y ?? "")} ${placeText(up)}`;
      },
    },
    contours: [],
    references: linesOn(scene.references, "x"),
    levels: linesOn(scene.references, "y"),
    absent: "not in the dataset",
  };
}
