/** What a sampling says, as the page prints it: an interval for each output, two pictures, a table of indices. */
import { formatCount, formatNumber, formatValue } from "../../base/format.ts";
import type { Model, ModelInput } from "../../models/contract.ts";
import type { Distribution } from "../../uncertainty/distribution.ts";
import type { DistributionPoints } from "./distribution-figure.ts";
import { roundedMeasure, type DrawnMeasure } from "./drawn-words.ts";
import { indexDrawsOf, SEED, type Sampling } from "./sampling.ts";
import { askModel, refusalWords } from "./state.ts";
import type { TextTable } from "./text-table.ts";
import type { TornadoPoints } from "./tornado-figure.ts";
import { bareText, inSentence, valueText } from "./words.ts";

/** Median and middle 90% of an output, in its unit; words where there is none. */
export function intervalTexts(
  model: Model,
  sampling: Sampling | null,
  output: string,
): { readonly median: string; readonly interval: string } {
  const quantity = model.outputs[output];
  const summary = sampling?.summaries[output];
  if (quantity === undefined || sampling === null) return { median: "—", interval: "—" };
  if (summary === undefined) return { median: "refused", interval: "refused" };
  const text = (measure: DrawnMeasure): string => bareText(roundedMeasure(summary, measure));
  const median = text("median");
  if (summary.low === summary.high) return { median, interval: "no spread" };
  return { median, interval: `${text("low")} to ${text("high")}` };
}

/** Says that a value lies outside the middle 90% of its draws, which is no fault: ranges may lie to one side of their values. Empty where it lies inside. */
export function outsideText(sampling: Sampling | null, output: string, value: number): string {
  const summary = sampling?.summaries[output];
  if (summary === undefined || summary.low === summary.high) return "";
  if (value > summary.high) return "The value lies above the middle nine tenths of what the ranges allow.";
  return value < summary.low ? "The value lies below the middle nine tenths of what the ranges allow." : "";
}

export function distributionPoints(model: Model, sampling: Sampling): DistributionPoints | null {
  const { task, sample, summaries } = sampling;
  const summary = summaries[task.output];
  if (summary === undefined) return null;
  return {
    model,
    output: task.output,
    drawn: [...(sample.outputs[task.output] ?? [])],
    summary,
    base: askModel(model, task.values).outputs?.[task.output] ?? null,
    seed: SEED,
    asked: sample.asked,
    refusals: refusalSentences(model, sampling),
  };
}

export function tornadoPoints(model: Model, { task, tornado }: Sampling): TornadoPoints | null {
  return tornado === null || tornado.bars.length === 0 ? null : { model, output: task.output, tornado };
}

/** Shares of the variance with their standard errors. */
export function indexTable(model: Model, { task, indices }: Sampling): TextTable | null {
  if (indices === null) return null;
  const share = (value: number, error: number): string =>
    `${formatNumber(Number(value.toFixed(3)))} ± ${formatNumber(Number(error.toPrecision(1)))}`;
  return {
    caption: `Which range makes the spread of ${inSentence(model.outputs[task.output]?.title ?? task.output)}: Sobol indices from ${formatCount(indexDrawsOf(model), "point")}, each with its standard error`,
    columns: [
      { title: "Input" },
      { title: "Alone (first order)", number: true },
      { title: "With others (total)", number: true },
    ],
    rows: [...indices]
      .sort((a, b) => b.total - a.total)
      .map(({ input, first, firstError, total, totalError }) => [
        model.inputs[input]?.title ?? input,
        share(first, firstError),
        share(total, totalError),
      ]),
  };
}

/** The ranges that were drawn from, in words. */
export function rangeTable(model: Model, { task }: Sampling): TextTable {
  return {
    caption: "Ranges that are drawn from",
    columns: [{ title: "Input" }, { title: "Range" }],
    rows: Object.entries(task.ranges).map(([name, range]) => {
      const input = model.inputs[name];
      return [input?.title ?? name, input === undefined ? "" : distributionWords(input, range)];
    }),
  };
}

/** "2 to 4 $/h, uniform". */
export function distributionWords(input: ModelInput, range: Distribution): string {
  const text = (value: number): string => valueText(input, value);
  switch (range.kind) {
    case "point":
      return text(range.value);
    case "lognormal":
      return `lognormal round ${text(range.median)}, spread ${formatNumber(range.gsd, 3)}×`;
    case "triangular":
    case "pert":
      return `${text(range.low)} to ${text(range.high)}, most likely ${text(range.mode)}, ${range.kind === "pert" ? "PERT" : range.kind}`;
    case "uniform":
    case "log-uniform":
      return `${text(range.low)} to ${text(range.high)}, ${range.kind}`;
  }
}

function refusalSentences(model: Model, { sample }: Sampling): string[] {
  return sample.refused.map(
    ({ count, message }) =>
      `The model refuses ${formatCount(count, "draw")} of ${formatNumber(sample.asked)} (${formatValue((100 * count) / sample.asked, "%", { digits: 2 })}), which are left out: ${refusalWords(model, message)}`,
  );
}
