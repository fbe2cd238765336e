/** The question turned round: least values, shares of the space and maps, run forward again. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gainProduct } from "../../src/models/gain-product.ts";
import { ModelError } from "../../src/models/errors.ts";
import { reachByFactors } from "../../src/uncertainty/factor-box.ts";
import { shareOfSpace } from "../../src/uncertainty/goal-share.ts";
import type { Goal } from "../../src/uncertainty/goal.ts";
import { reachTarget } from "../../src/uncertainty/inverse.ts";
import { mapOfTwo } from "../../src/uncertainty/map-of-two.ts";
import { outputAt, type Study } from "../../src/uncertainty/study.ts";
import { expectNear, refusal } from "../laws/printed.ts";
import { between, holds } from "../laws/seeded.ts";
import { costStudy, toyStudy, uniform } from "./toy-models.ts";

const gains = [
  "precisionGain",
  "speculationGain",
  "scaleUpGain",
  "servingGain",
  "softwareGain",
  "bandwidthGain",
] as const;
const lows = [1.3, 1.3, 1.5, 1.1, 1.2, 1.67] as const;
const highs = [3, 2.5, 5, 2, 3, 2.4] as const;
const gainStudy: Study = {
  model: gainProduct,
  base: {
    ...Object.fromEntries(gains.map((name, place) => [name, lows[place] ?? 1])),
    hourlyCostRatio: 2.65 / 1.41,
    powerRatio: 2.1 / 1.73,
  },
  ranges: Object.fromEntries(
    gains.map((name, place) => [
      name,
      { kind: "log-uniform", low: lows[place] ?? 1, high: highs[place] ?? 1 } as const,
    ]),
  ),
};
const cheaper = (target: number): Goal => ({ output: "usdPerMillionTokens", target, side: "atMost" });

describe("reachTarget", () => {
  test("of a product agrees with the closed form of its box", () => {
    for (const target of [35, 150, 250]) {
      const answer = reachTarget(gainStudy, { output: "costRatio", target, side: "atLeast" });
      const closed = reachByFactors(
        gains.map((name, place) => ({ name, low: lows[place] ?? 1, high: highs[place] ?? 1 })),
        (target * 2.65) / 1.41,
      );
      expect(answer.reachable).toBe(closed.feasible);
      expectNear(answer.shortfall ?? 0, closed.shortfall, 1e-12);
      for (const one of closed.required) {
        const own = answer.required.find(({ input }) => input === one.name);
        expect(own?.needed).toBe(one.needed);
        expectNear(own?.othersBest?.value ?? 0, one.othersBest, 1e-12);
        const high = highs[gains.indexOf(one.name as (typeof gains)[number])] ?? 0;
        if (one.othersMiddle > high) expect(own?.othersMiddle).toBe(null);
        else expectNear(own?.othersMiddle?.value ?? 0, one.othersMiddle, 1e-12);
      }
    }
  });
  test("each point it returns, run forward, gives the target, or passes it where the worst end is enough", () => {
    holds(
      fc.property(between(0.08, 0.45), (target) => {
        const { required } = reachTarget(costStudy, cheaper(target));
        expect(required).toHaveLength(3);
        for (const { worst, othersBest, othersMiddle } of required) {
          for (const found of [othersBest, othersMiddle]) {
            if (found === null) continue;
            const forward = outputAt(costStudy.model, found.values, "usdPerMillionTokens");
            expect(forward).toBe(found.answer);
            expect(forward).toBeLessThanOrEqual(target);
            if (found.value !== worst) expectNear(forward, target, 1e-12);
          }
        }
      }),
    );
  });
  test("knows which end of an input is the better one", () => {
    const { required, best, bestValues } = reachTarget(costStudy, cheaper(0.1));
    expect(required.map(({ input, worst, best: good }) => [input, worst, good])).toEqual([
      ["usdPerGpuHour", 3.3, 2],
      ["tokensPerSecondPerGpu", 4000, 8000],
      ["utilisation", 0.5, 0.9],
    ]);
    expect(bestValues).toMatchObject({ usdPerGpuHour: 2, tokensPerSecondPerGpu: 8000, utilisation: 0.9 });
    expectNear(best, 2e6 / (3600 * 8000 * 0.9), 1e-12);
  });
  test("P9.7 asks no more of an input when another's range gets better", () => {
    const goal = cheaper(0.1);
    const better: Study = { ...costStudy, ranges: { ...costStudy.ranges, utilisation: uniform(0.5, 1) } };
    const of = (study: Study) =>
      reachTarget(study, goal).required.find(({ input }) => input === "tokensPerSecondPerGpu");
    expect(of(better)?.othersBest?.value).toBeLessThan(of(costStudy)?.othersBest?.value ?? 0);
  });
  test("a target out of reach has its shortfall and no thresholds", () => {
    const { reachable, shortfall, required } = reachTarget(costStudy, cheaper(0.05));
    expect(reachable).toBe(false);
    expectNear(shortfall ?? 0, 0.05 / (2e6 / (3600 * 8000 * 0.9)), 1e-12);
    expect(
      required.map(({ othersBest, othersMiddle, needed }) => [othersBest, othersMiddle, needed]),
    ).toEqual(required.map(() => [null, null, true]));
  });
  test("a whole-number input stops at the first number that is enough", () => {
    const study = toyStudy(
      {
        y: ({ n = 0, x = 0 }) => n * x,
        domain: { min: 1, max: 100, integer: true },
        directions: { n: 1, x: 1 },
      },
      { n: uniform(1, 72), x: uniform(1, 2) },
    );
    const [ofN] = reachTarget(study, { output: "y", target: 33, side: "atLeast" }).required;
    expect(ofN?.othersBest).toMatchObject({ value: 17, answer: 34 });
  });
  test("inputs that are drawn together move together, in one range or in two", () => {
    const y = ({ a = 0, b = 0 }: Readonly<Record<string, number>>): number => a * b;
    const directions = { a: 1, b: 1 } as const;
    const alike: Study = {
      ...toyStudy({ y, directions }, { a: uniform(1, 4), b: uniform(1, 4) }),
      drawnWith: { b: "a" },
    };
    const [both] = reachTarget(alike, { output: "y", target: 4, side: "atLeast" }).required;
    expectNear(both?.othersBest?.value ?? 0, 2, 1e-12);
    const apart: Study = {
      ...toyStudy({ y, directions }, { a: uniform(1, 3), b: uniform(10, 30) }),
      drawnWith: { b: "a" },
    };
    const [pair] = reachTarget(apart, { output: "y", target: 40, side: "atLeast" }).required;
    expectNear(pair?.othersBest?.value ?? 0, 2, 1e-9);
    expectNear(Number(pair?.othersBest?.values["b"]), 20, 1e-9);
  });
  test("a point that the model refuses on the way does not reach the target", () => {
    const study = toyStudy(
      {
        y: ({ x = 0 }) => {
          if (x < 3)
            throw new ModelError({ code: "INFEASIBLE", model: "toy", field: "x", value: x, allowed: "more" });
          return x;
        },
        directions: { x: 1 },
      },
      { x: uniform(1, 5) },
    );
    const [only] = reachTarget(study, { output: "y", target: 2, side: "atLeast" }).required;
    expectNear(only?.othersBest?.value ?? 0, 3, 1e-12);
  });
  test("it refuses an input without a direction, and a target that is no number", () => {
    const study: Study = { ...costStudy, ranges: { ...costStudy.ranges, usdPerKwh: uniform(0.06, 0.19) } };
    expect(refusal(() => reachTarget(study, cheaper(0.1)))).toContain(
      "usdPerKwh is without a known direction",
    );
    expect(refusal(() => reachTarget(costStudy, cheaper(Number.NaN)))).toBe(
      "token-cost: target is NaN, expected a finite number. [NON_FINITE]",
    );
  });
});

describe("shareOfSpace", () => {
  test("of a square under a diagonal is a half", () => {
    const study = toyStudy({ y: ({ a = 0, b = 0 }) => a + b }, { a: uniform(0, 1), b: uniform(0, 1) });
    const { value, standardError, shifts, asked } = shareOfSpace(
      study,
      { output: "y", target: 1, side: "atLeast" },
      { count: 1024, seed: 4 },
    );
    expect(Math.abs(value - 0.5)).toBeLessThan(Math.max(4 * standardError, 1e-3));
    expect({ shifts, asked }).toEqual({ shifts: 8, asked: 8192 });
  });
  test("counts a refused point as one that does not reach it, and says so", () => {
    const study = toyStudy(
      {
        y: ({ x = 0 }) => {
          if (x < 0.25)
            throw new ModelError({ code: "INFEASIBLE", model: "toy", field: "x", value: x, allowed: "more" });
          return 1;
        },
      },
      { x: uniform(0, 1) },
    );
    const { value, refused } = shareOfSpace(
      study,
      { output: "y", target: 1, side: "atLeast" },
      { count: 256, seed: 4 },
    );
    expect(value).toBe(0.75);
    expect(refused.map(({ code, field, count }) => [code, field, count])).toEqual([["INFEASIBLE", "x", 512]]);
  });
});

describe("mapOfTwo", () => {
  test("gives an output row by row, with no value and the message where the model refuses", () => {
    const map = mapOfTwo(
      costStudy,
      "usdPerMillionTokens",
      { input: "tokensPerSecondPerGpu", values: [1000, 2000] },
      { input: "utilisation", values: [0.5, 1, 2] },
    );
    const at = (rate: number, share: number): number => (2.652 * 1e6) / (3600 * rate * share);
    expect(map.values).toHaveLength(3);
    [at(1000, 0.5), at(2000, 0.5)].forEach((value, place) =>
      expectNear(map.values[0]?.[place] ?? 0, value, 1e-12),
    );
    expect(map.values[2]).toEqual([null, null]);
    expect(map.refusals).toEqual(["token-cost: utilisation is 2, expected [0.0001, 1]. [OUT_OF_RANGE]"]);
    expect([map.xs, map.ys]).toEqual([
      [1000, 2000],
      [0.5, 1, 2],
    ]);
  });
});
