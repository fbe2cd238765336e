/** Figures of draws keep the digits that the draws carry, and no more: beside the exact quantiles of a product. */
import { expect, test } from "vitest";
import { models } from "../../../src/build/registry.ts";
import { roundedMeasure, drawnNear } from "../../../src/figures/workbench/drawn-words.ts";
import { boxShare, type Factor } from "../../../src/uncertainty/factor-box.ts";
import { summarise } from "../../../src/uncertainty/quantiles.ts";
import { sampleStudy } from "../../../src/uncertainty/sample.ts";

const factors: readonly Factor[] = [
  { name: "bandwidthGain", low: 1.67, high: 2.4 },
  { name: "precisionGain", low: 1.3, high: 3 },
  { name: "scaleUpGain", low: 1.5, high: 5 },
  { name: "speculationGain", low: 1.3, high: 2.5 },
  { name: "servingGain", low: 1.1, high: 2 },
  { name: "softwareGain", low: 1.2, high: 3 },
  { name: "hourlyCostRatio", low: 1.6, high: 2.5 },
];
/** The cost is divided by: as a factor it lies between 1 / 2.5 and 1 / 1.6. */
const box = factors.map((one) =>
  one.name === "hourlyCostRatio" ? { ...one, low: 1 / one.high, high: 1 / one.low } : one,
);

/** The value that so large a share lies below, by halving the exact share above. */
function exactQuantile(share: number): number {
  let [low, high] = [1, 400];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (1 - boxShare(box, middle) < share) low = middle;
    else high = middle;
  }
  return low;
}

const model = models.get("gain-product");
if (model === undefined) throw new Error("no gain-product");
const base = Object.fromEntries(Object.keys(model.inputs).map((name) => [name, 1]));
const ranges = Object.fromEntries(
  factors.map(({ name, low, high }) => [name, { kind: "log-uniform", low, high } as const]),
);
const { outputs } = sampleStudy({ model, base, ranges }, { count: 4096, seed: 20260815 });
const summary = summarise(outputs["costRatio"] ?? []);

test.each([
  ["low", 0.05, 10.4],
  ["median", 0.5, 27.5],
  ["high", 0.95, 73],
] as const)(
  "the %s of 4,096 draws, for a share of %d, is printed as %d: the truth lies within the error",
  (measure, share, printed) => {
    expect(roundedMeasure(summary, measure)).toBe(printed);
    expect(Math.abs(printed - exactQuantile(share))).toBeLessThan(2 * summary.errors[measure]);
    expect(drawnNear(summary, summary[measure])).toBe(printed);
  },
);
