/** How the inputs that differ multiply up to the ratio of two sides. */
import { steadyLog } from "../../base/elementary.ts";
import { logWaterfall, logWaterfallHeight, type LogWaterfallInput } from "../../charts/log-waterfall.ts";
import { attributionNotes, factorText, factorTitle, factorWithError, spanText } from "./comparison-words.ts";
import type { Comparison } from "./comparison.ts";
import type { Attributed } from "../../uncertainty/attributed.ts";
import type { Picture } from "./picture.ts";
import { asName, inSentence } from "./words.ts";

export const waterfallFigure: Picture<Comparison> = {
  id: "waterfall",
  title: (points) => {
    const { factors, total } = attributionOf(points);
    const [most] = [...factors].sort((a, b) => Math.abs(b.ln) - Math.abs(a.ln));
    const between = `from ${asName(points.sides[0].title)} to ${asName(points.sides[1].title)}`;
    if (most === undefined || most.ln === 0) return `${titleOf(points)}: the same ${between}`;
    return `${titleOf(points)}: ${factorText(total)} ${between}; the largest factor is ${inSentence(factorTitle(points, most.factor))}, ${factorText(most.times)}`;
  },
  subtitle: (points) =>
    `Each input's factor is the average over ${attributionOf(points).orders.drawn ? "drawn" : "all"} orders in which the inputs can be moved from one side to the other; the factors multiply to the ratio.`,
  describe: (points) =>
    `Bars on a logarithmic axis, each beginning where the one before ended: ${attributionOf(points)
      .factors.map(({ factor, times }) => `${factorTitle(points, factor)} ${factorText(times)}`)
      .join(", ")}. Together ${factorText(attributionOf(points).total)}.`,
  notes: attributionNotes,
  height: (width, points) => logWaterfallHeight(chartOf(points), width),
  draw: (points, frame) => logWaterfall(chartOf(points), frame),
  table: (points) => ({
    caption: `Factors of ${inSentence(titleOf(points))}`,
    columns: [
      { name: "input", title: "Input" },
      { name: "factor", title: "Factor", digits: 4 },
      { name: "low", title: "Least over orders", digits: 4 },
      { name: "high", title: "Most over orders", digits: 4 },
      { name: "error", title: "Standard error of ln factor", digits: 1 },
      { name: "members", title: "Inputs" },
    ],
    rows: attributionOf(points).factors.map(({ factor, times, least, most, lnError }) => [
      factorTitle(points, factor),
      times,
      least,
      most,
      lnError,
      (points.groups[factor] ?? [factor]).map((name) => points.model.inputs[name]?.title ?? name).join(", "),
    ]),
  }),
};

function attributionOf({ attribution }: Comparison): NonNullable<Comparison["attribution"]> {
  if (attribution === null) throw new RangeError("there is no attribution to draw");
  return attribution;
}

function titleOf({ model, output }: Comparison): string {
  return model.outputs[output]?.title ?? output;
}

/** Points where there is something to draw: a ratio taken apart, and not all of it 1. */
export function waterfallPoints(comparison: Comparison): Comparison | null {
  return comparison.attribution?.factors.some(movesIt) === true ? comparison : null;
}

function movesIt({ least, most }: Attributed): boolean {
  return Math.abs(steadyLog(least)) > 1e-12 || Math.abs(steadyLog(most)) > 1e-12;
}

function chartOf(points: Comparison): LogWaterfallInput {
  const { factors, orders } = attributionOf(points);
  return {
    label: `${titleOf(points)}: ratio, log scale`,
    shortLabel: "ratio, log scale",
    start: points.sides[0].title,
    // A factor that is 1 in every order has no length.
    steps: factors.filter(movesIt).map(({ factor, times, least, most, lnError }) => ({
      label: factorTitle(points, factor),
      factor: times,
      detail: `${orders.drawn ? `${factorWithError({ times, lnError })}; ` : ""}over orders: ${spanText(least, most)}`,
    })),
    total: points.sides[1].title,
  };
}
