/** The shape of a model's answer as a picture: its chart with the words and the table that go with it. */
import { lineChart, lineChartHeight } from "../../charts/line-chart.ts";
import type { Picture } from "./picture.ts";
import { shapeChart } from "./shape-chart.ts";
import type { ShapeLine, ShapePoints } from "./shape-points.ts";
import { shapeSentence } from "./shape-sentence.ts";
import { asName, inSentence, valueText } from "./words.ts";

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
    const { lines, here, beside, model, over, output } = points;
    const [x, y] = [model.inputs[over], model.outputs[output]];
    const place =
      here === null || x === undefined || y === undefined
        ? ""
        : ` At ${valueText(x, here.x)} it is ${valueText(y, here.y)}${beside === null ? "" : `, of the compared scenario at ${valueText(x, beside.x)} ${valueText(y, beside.y)}`}.`;
    return `A chart of ${lines.length === 1 ? "one line" : `${lines.length} lines`}. ${shapeSentence(points)}.${place} ${gapWords(points)}`.trim();
  },
  notes: (points) => {
    const words = gapWords(points);
    return words === "" ? [] : [words];
  },
  height: (width, points) => lineChartHeight(shapeChart(points), width),
  draw: (points, frame) => lineChart(shapeChart(points), frame),
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

/** The model's own reason where a line has a gap; empty where it has none. */
function gapWords({ lines }: ShapePoints): string {
  const broken = lines.find(({ points }) => points.some(({ y }) => y === null));
  const gap = broken?.points.find(({ y }) => y === null);
  if (broken === undefined || gap === undefined) return "";
  const line = lines.length === 1 ? "the line" : `the line ${asName(broken.name)}`;
  return `Where ${line} breaks off the model refuses: ${gap.reason ?? ""}`;
}
