/** How the draws of an output spread: where the middle 90% of them lie. */
import { formatNumber } from "../../base/format.ts";
import {
  distributionChart,
  distributionChartHeight,
  type DistributionChartInput,
} from "../../charts/distribution-chart.ts";
import type { Model } from "../../models/contract.ts";
import type { Summary } from "../../uncertainty/quantiles.ts";
import { roundedMeasure, drawnNear, type DrawnMeasure } from "./drawn-words.ts";
import type { Picture } from "./picture.ts";
import { axisOf, farApart, valueText } from "./words.ts";

export interface DistributionPoints {
  readonly model: Model;
  readonly output: string;
  readonly drawn: readonly number[];
  readonly summary: Summary;
  /** At the values themselves; `null` where the model refuses. */
  readonly base: number | null;
  readonly seed: number;
  /** Draws asked for, refused ones included. */
  readonly asked: number;
  /** Why the model refused some, in a sentence; empty where it refused none. */
  readonly refusals: readonly string[];
}

export const distributionFigure: Picture<DistributionPoints> = {
  id: "distribution",
  title: (points) => {
    const { summary } = points;
    const y = outputOf(points);
    return summary.low === summary.high
      ? `${y.title}: ${valueText(y, roundedMeasure(summary, "median"))} in all draws, for no range reaches it`
      : `${y.title}: between ${valueText(y, roundedMeasure(summary, "low"))} and ${valueText(y, roundedMeasure(summary, "high"))} in nine draws of ten`;
  },
  subtitle: ({ summary, asked, seed }) =>
    `${formatNumber(summary.count)} draws of all ranges at once${summary.count === asked ? "" : ` of ${formatNumber(asked)}`}, evenly spread (Sobol's sequence, seed ${seed}). An input that was moved is held still.`,
  describe: (points) => {
    const { summary } = points;
    const y = outputOf(points);
    return `A hill over ${y.title}. 5% of the draws lie below ${valueText(y, roundedMeasure(summary, "low"))}, half below ${valueText(y, roundedMeasure(summary, "median"))}, 95% below ${valueText(y, roundedMeasure(summary, "high"))}.`;
  },
  notes: ({ refusals }) => refusals,
  height: (width, points) => distributionChartHeight(chartOf(points), width),
  draw: (points, frame) => distributionChart(chartOf(points), frame),
  table: (points) => {
    const { title, unit } = outputOf(points);
    const { summary, base } = points;
    const row = (words: string, measure: DrawnMeasure): readonly (string | number)[] => {
      const error = summary.errors[measure];
      return [words, roundedMeasure(summary, measure), error === 0 ? "none" : `± ${formatNumber(error, 1)}`];
    };
    return {
      caption: `${title}: the draws`,
      columns: [
        { name: "measure", title: "Of the draws" },
        { name: "value", title, unit },
        { name: "error", title: "Standard error" },
      ],
      rows: [
        row("5% lie below", "low"),
        row("half lie below (median)", "median"),
        row("95% lie below", "high"),
        row("mean", "mean"),
        ["with all inputs at their values, none drawn", base, "none"],
      ],
    };
  },
};

function outputOf({ model, output }: DistributionPoints): Model["outputs"][string] {
  const found = model.outputs[output];
  if (found === undefined) throw new RangeError(`${model.id} has no output ${output}`);
  return found;
}

function chartOf(points: DistributionPoints): DistributionChartInput {
  const { base, summary } = points;
  const y = outputOf(points);
  const axis = axisOf(y, points.drawn.every((value) => value > 0) && farApart([summary.low, summary.high]));
  return {
    axis: axis.kind === "linear" ? { ...axis, zero: false } : axis,
    series: [{ name: y.title, series: 1, samples: points.drawn }],
    format: (value) => valueText(y, drawnNear(summary, value)),
    ...(base === null || (axis.kind === "log" && base <= 0)
      ? {}
      : {
          references: [
            {
              value: base,
              label: `at the values: ${valueText(y, base)}`,
              shortLabel: "at the values",
            },
          ],
        }),
  };
}
