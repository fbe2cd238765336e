/** Which range moves an output most: each input from its low to its high end, the others at their values. */
import { formatNumber } from "../../base/format.ts";
import { tornadoChart, tornadoChartHeight, type TornadoChartInput } from "../../charts/tornado-chart.ts";
import type { Model } from "../../models/contract.ts";
import type { Tornado, TornadoRow } from "../../uncertainty/tornado.ts";
import type { Picture } from "./picture.ts";
import { refusalWords } from "./state.ts";
import { asName, axisOf, farApart, inSentence, spanText, valueText } from "./words.ts";

export interface TornadoPoints {
  readonly model: Model;
  readonly output: string;
  readonly tornado: Tornado;
}

export const tornadoFigure: Picture<TornadoPoints> = {
  id: "tornado",
  title: (points) => {
    const [widest] = points.tornado.bars;
    const y = outputOf(points);
    if (widest === undefined) return `No range moves ${inSentence(y.title)} alone`;
    if (widest.atLow === widest.atHigh) return `No single range moves ${inSentence(y.title)}`;
    return `${y.title} moves most with ${inSentence(titleOf(points, widest))}: ${spanText(y, widest.atLow, widest.atHigh)}`;
  },
  subtitle: ({ tornado }) =>
    `Each input from the low to the high end of its range, the other inputs at their values; of a range without ends the 5% and 95% quantiles. ${tornado.bars.length === 1 ? "One range." : `${formatNumber(tornado.bars.length)} ranges.`}`,
  describe: (points) => {
    const y = outputOf(points);
    const bars = points.tornado.bars.map((bar) => `${titleOf(points, bar)}: ${endsText(points, bar)}`);
    return `Bars from the low to the high end of each range, the widest first, round ${valueText(y, points.tornado.base)}. ${bars.join("; ")}.`;
  },
  notes: (points) =>
    points.tornado.refused.map(
      ({ input, end, message }) =>
        `${asName(points.model.inputs[input]?.title ?? input)} has no bar: at its ${end} end the model refuses. ${refusalWords(points.model, message)}`,
    ),
  height: (width, points) => tornadoChartHeight(chartOf(points), width),
  draw: (points, frame) => tornadoChart(chartOf(points), frame),
  table: (points) => {
    const { title, unit } = outputOf(points);
    return {
      caption: `${title}: each range alone`,
      columns: [
        { name: "input", title: "Input" },
        { name: "low", title: "Low end" },
        { name: "high", title: "High end" },
        { name: "atLow", title: "At the low end", unit, digits: 4 },
        { name: "atHigh", title: "At the high end", unit, digits: 4 },
      ],
      rows: points.tornado.bars.map((bar) => [
        titleOf(points, bar),
        endText(points, bar, "low"),
        endText(points, bar, "high"),
        bar.atLow,
        bar.atHigh,
      ]),
    };
  },
};

function outputOf({ model, output }: TornadoPoints): Model["outputs"][string] {
  const found = model.outputs[output];
  if (found === undefined) throw new RangeError(`${model.id} has no output ${output}`);
  return found;
}

function titleOf({ model }: TornadoPoints, { input }: TornadoRow): string {
  return model.inputs[input]?.title ?? input;
}

function endText({ model }: TornadoPoints, bar: TornadoRow, end: "low" | "high"): string {
  const input = model.inputs[bar.input];
  return input === undefined ? String(bar[end]) : valueText(input, bar[end]);
}

function endsText(points: TornadoPoints, bar: TornadoRow): string {
  const y = outputOf(points);
  return `${valueText(y, bar.atLow)} at ${endText(points, bar, "low")}, ${valueText(y, bar.atHigh)} at ${endText(points, bar, "high")}`;
}

function chartOf(points: TornadoPoints): TornadoChartInput {
  const { tornado } = points;
  const y = outputOf(points);
  const ends = tornado.bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh]);
  const axis = axisOf(y, farApart([tornado.base, ...ends]));
  return {
    axis: axis.kind === "linear" ? { ...axis, zero: false } : axis,
    base: tornado.base,
    baseLabel: `at the values: ${valueText(y, tornado.base)}`,
    format: (value) => valueText(y, value),
    bars: tornado.bars.map((bar) => ({
      label: titleOf(points, bar),
      low: bar.atLow,
      high: bar.atHigh,
      lowText: endText(points, bar, "low"),
      highText: endText(points, bar, "high"),
    })),
  };
}
