/** What each input must be, as a chart: its range as a line, what is needed and the best value it names on it. */
import { steadyLog } from "../../base/elementary.ts";
import { rangeChart, type RangeChartInput, type RangeMark, type RangeRow } from "../../charts/range-chart.ts";
import { spanText, valueText } from "../workbench/words.ts";
import type { InputNeed, Need } from "./target-needs.ts";
import { beyondText, headOf, inputOf, isUp, type Asked } from "./target-words.ts";

/** Marks further out than this, in lengths of the range from its worst end, stand here with a note. */
const FAR = 2;

export function needsChart(asked: Asked): RangeChartInput {
  return {
    axis: {
      kind: "linear",
      ...(asked.needs.inputs.every(({ upIsBetter }) => upIsBetter === null)
        ? {
            label: "Way through the range, from its low end (0%) to its high end (100%)",
            shortLabel: "from low (0%) to high (100%)",
          }
        : {
            label: "Way through the range, from its worst end (0%) to its best (100%)",
            shortLabel: "from worst (0%) to best (100%)",
          }),
      suffix: "%",
      domain: [0, 110],
    },
    rows: asked.needs.inputs.map((one) => rowOf(one, asked)),
    references: asked.needs.inputs.some(({ upIsBetter }) => upIsBetter === null)
      ? []
      : [{ value: 100, label: "best end of the range", shortLabel: "best end" }],
  };
}

export const drawNeeds = (
  asked: Asked,
  frame: Parameters<typeof rangeChart>[1],
): ReturnType<typeof rangeChart> => rangeChart(needsChart(asked), frame);

function rowOf(one: InputNeed, asked: Asked): RangeRow {
  const input = inputOf(asked.model, one.input);
  const range = spanText(input, one.worst, one.best);
  const mark = (
    value: number,
    text: string,
    rest: Pick<RangeMark, "label" | "series"> & { detail: string },
  ): RangeMark => {
    const way = placeOf(one, asked, value);
    const { detail, ...kept } = rest;
    return {
      value: 100 * Math.min(Math.max(way, -0.1), FAR),
      text: way > FAR ? `${text}, off the chart` : text,
      ...kept,
      ...(detail === "" ? {} : { detail }),
    };
  };
  const ofNeed = (need: Need, label: string, series: RangeMark["series"]): RangeMark[] => {
    if (need.kind === "none" || need.kind === "unasked") return [];
    const value = need.kind === "any" ? one.worst : need.value;
    const text = need.kind === "any" ? "any" : valueText(input, value);
    return [mark(value, text, { label, series, detail: beyondText(need, isUp(one)) })];
  };
  const { othersBest, othersMedian, published } = one;
  const ofDraw =
    asked.needs.reach.draws === null
      ? []
      : [
          mark(one.atBest, valueText(input, one.atBest), {
            label: "in the best draw",
            series: 1,
            detail: "",
          }),
        ];
  const ofPublished =
    published === null
      ? []
      : [
          mark(published.value, valueText(input, published.value), {
            label: "best named",
            series: 3,
            detail: published.label,
          }),
        ];
  return {
    label: headOf(asked, one.input),
    note: `${range}${neverText(one)}`,
    absent: "no value is enough",
    range: { low: 0, high: 100, label: `range ${range}` },
    marks: [
      ...ofNeed(othersBest, "needed, others at best", 1),
      ...ofDraw,
      ...ofNeed(othersMedian, "needed, others at medians", 4),
      ...ofPublished,
    ],
  };
}

function neverText({ othersBest, othersMedian }: InputNeed): string {
  if (othersBest.kind === "none") return "; no value is enough";
  return othersMedian.kind === "none" ? "; none is enough with the others at their medians" : "";
}

/** Where a value lies between the worst end of a range (0) and its best (1), evenly in the logarithm where the range is. */
function placeOf({ input, worst, best }: InputNeed, { data }: Asked, value: number): number {
  const kind = data.ranges[input]?.kind;
  const log = (kind === "log-uniform" || kind === "lognormal") && worst > 0 && best > 0 && value > 0;
  return log ? steadyLog(value / worst) / steadyLog(best / worst) : (value - worst) / (best - worst);
}
