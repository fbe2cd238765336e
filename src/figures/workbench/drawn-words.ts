/** Figures of draws as printed: each to the digit of its standard error, so that none is more exact than the draws. */
import { roundToError } from "../../base/format.ts";
import type { Summary } from "../../uncertainty/quantiles.ts";

export type DrawnMeasure = keyof Summary["errors"];

export function roundedMeasure(summary: Summary, measure: DrawnMeasure): number {
  return roundToError(summary[measure], summary.errors[measure]);
}

/** A value of the axis near a quantile, for a picture that finds the quantiles by itself. */
export function drawnNear(summary: Summary, value: number): number {
  const measures = ["low", "median", "high"] as const;
  const away = (measure: DrawnMeasure): number => Math.abs(summary[measure] - value);
  const [nearest] = [...measures].sort((a, b) => away(a) - away(b));
  return nearest === undefined ? value : roundToError(value, summary.errors[nearest]);
}
