/** Ranges of a scenario drawn: an input that the reader moved is held still, and what follows is the room of uncertainty's own. */
import { describe, expect, test } from "vitest";
import { drawsOf, SEED, sampleTask, samplingTask } from "../../../src/figures/workbench/sampling.ts";
import { answerTask } from "../../../src/figures/workbench/tasks.ts";
import {
  distributionPoints,
  distributionWords,
  indexTable,
  intervalTexts,
  outsideText,
} from "../../../src/figures/workbench/uncertainty.ts";
import { sampleStudy } from "../../../src/uncertainty/sample.ts";
import { baking, order, scenario } from "./a-model.ts";

const ranged = scenario("order", order, {
  rate: { kind: "uniform", low: 1, high: 4 },
  loaves: { kind: "log-uniform", low: 60, high: 240 },
});

describe("a sampling", () => {
  test("draws what the room of uncertainty draws, with the count and seed that are shown", () => {
    const task = samplingTask(ranged, order, "minutes");
    const sampling = sampleTask(baking, task);
    const direct = sampleStudy(
      { model: baking, base: order, ranges: ranged.ranges },
      { count: drawsOf(baking), seed: SEED },
    );
    expect(sampling?.sample.outputs["minutes"]).toEqual(direct.outputs["minutes"]);
    expect(sampling?.summaries["minutes"]?.count).toBe(4096);
    expect(sampling?.tornado?.bars.map(({ input }) => input).sort()).toEqual(["loaves", "rate"]);
    expect(sampling?.indices).toHaveLength(2);
  });

  test("draws as often as the model's record affords, for the shares of the variance too, and says so", () => {
    const slow = { ...baking, draws: 256 };
    let asked = 0;
    const compute: typeof baking.compute = (values) => {
      asked += 1;
      return baking.compute(values);
    };
    const counted = { ...slow, compute, kernel: compute };
    const sampling = sampleTask(counted, samplingTask(ranged, order, "minutes"));
    if (sampling === null) throw new Error("nothing was drawn");
    expect(sampling.summaries["minutes"]?.count).toBe(256);
    // A sample, two matrices and one for each of two ranges; five more for the bars.
    expect(asked).toBeGreaterThanOrEqual(5 * 256);
    expect(asked).toBeLessThanOrEqual(5 * 256 + 5);
    expect(indexTable(slow, sampling)?.caption).toContain("from 256 points");
    expect(indexTable(baking, sampling)?.caption).toContain("from 1,024 points");
  });

  test("holds an input still that was moved, and what shared its draw with it", () => {
    const moved = samplingTask(
      { ...ranged, drawnWith: { loaves: "rate" } },
      { ...order, rate: 3 },
      "minutes",
    );
    expect(Object.keys(moved.ranges)).toEqual(["loaves"]);
    expect(moved.drawnWith).toEqual({});
    expect(sampleTask(baking, moved)?.sample.inputs["rate"]).toBe(undefined);
  });

  test("is none where nothing varies", () => {
    expect(sampleTask(baking, samplingTask(scenario("order", order), order, "minutes"))).toBe(null);
  });

  test("counts what the model refuses, and says why there are no indices then", () => {
    const wide = scenario(
      "order",
      { ...order, ovens: 1 },
      { loaves: { kind: "uniform", low: 100, high: 900 } },
    );
    const sampling = sampleTask(baking, samplingTask(wide, wide.values, "minutes"));
    if (sampling === null) throw new Error("nothing was drawn");
    expect(sampling.indices).toBe(null);
    expect(indexTable(baking, sampling)).toBe(null);
    expect(sampling.indicesRefused).toMatch(
      /^“Loaves” is refused at \d+ of \d+ points \(“Loaves” is [\d.]+, expected at most 500, which the ovens hold\.\), expected /,
    );
    expect(distributionPoints(baking, sampling)?.refusals[0]).toMatch(
      /^The model refuses [\d,]+ draws of 4,096 \(50%\), which are left out: /,
    );
  });
});

test("the median and the middle nine tenths are those of the range, by hand", () => {
  const alone = scenario("order", order, { rate: { kind: "uniform", low: 1, high: 4 } });
  const summary = sampleTask(baking, samplingTask(alone, order, "minutes"))?.summaries["minutes"];
  // 120 loaves in 3 ovens, twice as long by hand: 80 minutes over the rate, which falls with it.
  expect(summary?.median).toBeCloseTo(80 / 2.5, 2);
  expect(summary?.low).toBeCloseTo(80 / 3.85, 2);
  expect(summary?.high).toBeCloseTo(80 / 1.15, 1);
});

test("an interval is printed in the unit of its output, and as no spread where there is none", () => {
  const sampling = sampleTask(baking, samplingTask(ranged, order, "minutes"));
  expect(intervalTexts(baking, sampling, "minutes").interval).toMatch(/^[\d.]+ to [\d.]+$/);
  const still = sampleTask(
    baking,
    samplingTask(scenario("order", order, { rate: { kind: "uniform", low: 1, high: 4 } }), order, "batches"),
  );
  expect(intervalTexts(baking, still, "batches")).toEqual({ median: "40", interval: "no spread" });
  expect(intervalTexts(baking, null, "minutes")).toEqual({ median: "—", interval: "—" });
});

test("a value that the ranges do not reach is told to lie above or below them, by the ends of the interval", () => {
  const alone = scenario("order", order, { rate: { kind: "uniform", low: 3, high: 4 } });
  const sampling = sampleTask(baking, samplingTask(alone, order, "minutes"));
  // At the rate of 2 it takes 40 minutes; the ranges give 20 to 27.
  const below = sampling?.summaries["minutes"]?.low ?? Number.NaN;
  expect(outsideText(sampling, "minutes", 40)).toBe(
    "The value lies above the middle nine tenths of what the ranges allow.",
  );
  expect(outsideText(sampling, "minutes", 20)).toBe(
    "The value lies below the middle nine tenths of what the ranges allow.",
  );
  for (const inside of [below, 23]) expect(outsideText(sampling, "minutes", inside)).toBe("");
  expect(outsideText(sampling, "batches", 40)).toBe("");
  expect(outsideText(null, "minutes", 40)).toBe("");
});

test("a range is told in words", () => {
  const rate = baking.inputs["rate"];
  if (rate === undefined) throw new Error("no rate");
  expect(distributionWords(rate, { kind: "pert", low: 1, mode: 2, high: 4 })).toBe(
    "1 to 4, most likely 2, PERT",
  );
  expect(distributionWords(rate, { kind: "lognormal", median: 2, gsd: 1.5 })).toBe(
    "lognormal round 2, spread 1.50×",
  );
});

test("answers to a worker's questions survive the way there and back", () => {
  const state = { values: order, output: "minutes", over: "rate" };
  const shape = answerTask(baking, "shape", { state, title: "The order", compared: null });
  expect(structuredClone(shape)).toEqual(shape);
  const sampling = answerTask(baking, "sampling", samplingTask(ranged, order, "minutes"));
  expect(structuredClone(sampling)).toEqual(sampling);
});
