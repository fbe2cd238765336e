/** The lines of a workbench as a chart: gaps where the model refuses, the reader's place ringed. */
import type { LineChartInput, LinePoint } from "../../charts/line-chart.ts";
import type { AxisSpec } from "../../charts/scales.ts";
import type { SeriesIndex } from "../../charts/shapes.ts";
import type { ModelInput, ModelOutput } from "../../models/contract.ts";
import type { ShapeLine, ShapePoint, ShapePoints } from "./shape-points.ts";
import { axisOf, valueText } from "./words.ts";

/** @throws {RangeError} when the points name no input or output of the model */
export function shapeChart(points: ShapePoints): LineChartInput {
  const { model, over, output, lines, here, beside, stretch, drag } = points;
  const bare = drag !== undefined;
  const [x, y] = [model.inputs[over], model.outputs[output]];
  if (x === undefined || y === undefined) throw new RangeError(`${model.id} has no ${output} over ${over}`);
  // Said once: the marks of the other lines explain themselves.
  const gapped = lines.find((line) => line.points.some((point) => point.y === null));
  return {
    x: { ...axisOf(x, stretch.log), domain: [stretch.low, stretch.high] },
    y: axisOf(y, isLogarithmic(points, drag?.kept.plane.kind() ?? null)),
    series: lines.map((line, index) => ({
      name: line.name,
      shortName: line.shortName,
      series: (index + 1) as SeriesIndex,
      points: drawnPoints(line, line === gapped, bare ? null : (point) => pointWords(x, y, point)),
      bare,
    })),
    ...(bare ? { kept: drag.kept } : {}),
    ...(beside === null ? {} : { annotations: [{ ...beside, note: valueText(y, beside.y) }] }),
    ...(here === null ? {} : { here: { ...here, note: valueText(y, here.y) } }),
  };
}

/** @param kept of the frame before: an axis stays of its kind as long as it can hold the values */
function isLogarithmic({ lines, far }: ShapePoints, kept: AxisSpec["kind"] | null): boolean {
  if (kept === "linear") return false;
  const holds = (): boolean => lines.every(({ points }) => points.every(({ y }) => y === null || y > 0));
  return (kept === "log" || far) && holds();
}

/**
 * One mark for places in a row where the model refuses: its reasons differ by the value alone.
 * @param told whether a gap is named beside its mark
 * @param words what a point says when it is reached; `null`: none is
 */
function drawnPoints(
  { points }: ShapeLine,
  told: boolean,
  words: ((point: ShapePoint) => string) | null,
): readonly LinePoint[] {
  if (words === null && points.every(({ y }) => y !== null)) return points;
  return points.flatMap((point, index): LinePoint[] => {
    const { x, y, reason } = point;
    if (y !== null) return [{ x, y, ...(words === null ? {} : { label: words(point) }) }];
    if (points[index - 1]?.y === null) return [];
    return [
      { x, y, ...(told ? { reason: "no answer" } : {}), ...(reason === undefined ? {} : { detail: reason }) },
    ];
  });
}

function pointWords(x: ModelInput, y: ModelOutput, point: ShapePoint): string {
  return point.y === null ? valueText(x, point.x) : `${valueText(x, point.x)}: ${valueText(y, point.y)}`;
}
