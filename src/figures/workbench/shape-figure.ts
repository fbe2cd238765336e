/** The shape of a model's answer as a picture: lines over one input, gaps where it refuses, the reader's place ringed. */
import { lineChart, lineChartHeight, type LineChartInput, type LinePoint } from "../../charts/line-chart.ts";
import type { SeriesIndex } from "../../charts/shapes.ts";
import type { ModelInput, ModelOutput } from "../../models/contract.ts";
import type { Picture } from "./picture.ts";
import { shapeSentence, type ShapeLine, type ShapePoint, type ShapePoints } from "./shape-points.ts";
import { asName, axisOf, farApart, inSentence, valueText } from "./words.ts";

export const shapeFigure: Picture<ShapePoints> = {
  id: "shape",
  title: shapeSentence,
  subtitle: ({ lines, by, same }) => {
    const named = (of: ShapeLine["of"]): string =>
      lines
        .filter((line) => line.of === of)
        .map(({ name }) => (of === "by" ? name : asName(name)))
        .join(", ");
    return [
      `${named("own")}, all other inputs as they stand`,
      ...(by === null ? [] : [`the same at other values of ${inSentence(by)} (${named("by")})`]),
      ...(named("compared") === "" ? [] : [`beside it ${named("compared")}`]),
      ...(same === null ? [] : [`${asName(same)} has the same line`]),
    ]
      .join("; ")
      .concat(".");
  },
  describe: (points) => {
    const { lines, here, model, over, output } = points;
    const [x, y] = [model.inputs[over], model.outputs[output]];
    const place =
      here === null || x === undefined || y === undefined
        ? ""
        : ` At ${valueText(x, here.x)} it is ${valueText(y, here.y)}.`;
    return `A chart of ${lines.length === 1 ? "one line" : `${lines.length} lines`}. ${shapeSentence(points)}.${place} ${gapWords(points)}`.trim();
  },
  notes: (points) => {
    const words = gapWords(points);
    return words === "" ? [] : [words];
  },
  height: (width, points) => lineChartHeight(chartOf(points), width),
  draw: (points, frame) => lineChart(chartOf(points), frame),
  table: ({ model, over, output, lines }) => {
    const [x, y] = [model.inputs[over], model.outputs[output]];
    const unit = x?.type === "number" ? x.unit : "1";
    return {
      caption: `${y?.title ?? output} over ${inSentence(x?.title ?? over)}`,
      columns: [
        { name: over, title: x?.title ?? over, unit, digits: 4 },
        ...lines.map(({ name }, index) => ({
          name: lines.length === 1 ? output : `${output} ${index + 1}: ${name}`,
          title: lines.length === 1 ? (y?.title ?? output) : name,
          unit: y?.unit ?? "1",
          digits: 4,
        })),
      ],
      rows: (lines[0]?.points ?? []).map((point, index) => [
        point.x,
        ...lines.map((line) => line.points[index]?.y ?? null),
      ]),
    };
  },
};

/**
 * One mark for places in a row where the model refuses: its reasons differ by the value alone.
 * @param told whether a gap is named beside its mark
 */
function drawnPoints(
  { points }: ShapeLine,
  told: boolean,
  words: (point: ShapePoint) => Pick<LinePoint, "label">,
): readonly LinePoint[] {
  return points.flatMap((point, index): LinePoint[] => {
    const { x, y, reason } = point;
    if (y !== null) return [{ x, y, ...words(point) }];
    if (points[index - 1]?.y === null) return [];
    return [
      { x, y, ...(told ? { reason: "no answer" } : {}), ...(reason === undefined ? {} : { detail: reason }) },
    ];
  });
}

function pointWords(x: ModelInput, y: ModelOutput, point: ShapePoint): string {
  return point.y === null ? valueText(x, point.x) : `${valueText(x, point.x)}: ${valueText(y, point.y)}`;
}

/** The model's own reason where a line has a gap; empty where it has none. */
function gapWords({ lines }: ShapePoints): string {
  const gap = lines.flatMap(({ points }) => points).find(({ y }) => y === null);
  return gap === undefined ? "" : `Where a line breaks off the model refuses: ${gap.reason ?? ""}`;
}

function chartOf(points: ShapePoints): LineChartInput {
  const { model, over, output, lines, here, stretch, drag } = points;
  const bare = drag !== undefined;
  const [x, y] = [model.inputs[over], model.outputs[output]];
  if (x === undefined || y === undefined) throw new RangeError(`${model.id} has no ${output} over ${over}`);
  // Said once: the marks of the other lines explain themselves.
  const gapped = lines.find((line) => line.points.some((point) => point.y === null));
  const values = lines.flatMap((line) => line.points.flatMap((point) => point.y ?? []));
  return {
    x: { ...axisOf(x, stretch.log), domain: [stretch.low, stretch.high] },
    y: axisOf(y, farApart(values)),
    series: lines.map((line, index) => ({
      name: line.name,
      shortName: line.shortName,
      series: (index + 1) as SeriesIndex,
      points: drawnPoints(line, line === gapped, (point) => (bare ? {} : { label: pointWords(x, y, point) })),
      bare,
    })),
    ...(bare ? { labels: drag.labels } : {}),
    ...(here === null ? {} : { here: { ...here, note: valueText(y, here.y) } }),
  };
}
