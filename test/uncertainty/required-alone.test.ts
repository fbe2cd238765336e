/** What one input must be with the others held, within its range and beyond. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gainProduct } from "../../src/models/gain-product.ts";
import { neededShare, neededSpeedup } from "../../src/models/component-speedup.ts";
import { phaseSpeedup } from "../../src/models/phase-speedup.ts";
import { tokenCost } from "../../src/models/token-cost.ts";
import type { Goal } from "../../src/uncertainty/goal.ts";
import { requiredAlone } from "../../src/uncertainty/required-alone.ts";
import { expectNear, refusal } from "../laws/printed.ts";
import { between, holds } from "../laws/seeded.ts";
import { costStudy, toyModel } from "./toy-models.ts";

const faster = (target: number): Goal => ({ output: "endToEndSpeedup", target, side: "atLeast" });

describe("requiredAlone", () => {
  test("of a part and its gain agrees with Amdahl's law solved by hand", () => {
    holds(
      fc.property(between(0.05, 0.99), between(1.01, 40), (share, target) => {
        const values = { phasePercent: 100 * share, phaseSpeedup: 3 };
        const found = requiredAlone(phaseSpeedup, values, faster(target), "phaseSpeedup");
        if (target * (1 - share) >= 1 - 1e-9) expect(found).toBe(null);
        else if (target * (1 - share) < 0.999)
          expectNear(found?.value ?? 0, neededSpeedup({ target, share }), 1e-8);
      }),
    );
    const found = requiredAlone(
      phaseSpeedup,
      { phasePercent: 41, phaseSpeedup: 15 },
      faster(6),
      "phasePercent",
    );
    expectNear(found?.value ?? 0, 100 * neededShare({ target: 6, speedup: 15 }), 1e-12);
  });
  test("goes beyond any range, and each value, run forward, gives the target", () => {
    const values = {
      ...Object.fromEntries(Object.keys(gainProduct.inputs).map((name) => [name, 2])),
      hourlyCostRatio: 1.88,
      powerRatio: 1.21,
    };
    holds(
      fc.property(between(1, 900), (target) => {
        const goal = { output: "costRatio", target, side: "atLeast" } as const;
        for (const input of ["scaleUpGain", "hourlyCostRatio"]) {
          const found = requiredAlone(gainProduct, values, goal, input);
          if (found === null) continue;
          const { costRatio } = gainProduct.compute(
            found.values as Parameters<typeof gainProduct.compute>[0],
          );
          expect(costRatio).toBe(found.answer);
          expect(costRatio).toBeGreaterThanOrEqual(target);
          expectNear(costRatio, target, 1e-12);
        }
      }),
      60,
    );
  });
  test("keeps its digits in a wide domain that begins at 0", () => {
    const model = toyModel({
      inputs: ["x"],
      y: ({ x = 0 }) => 3 * x,
      domain: { min: 0, max: Infinity },
      directions: { x: 1 },
    });
    const found = requiredAlone(model, { x: 5 }, { output: "y", target: 48, side: "atLeast" }, "x");
    expectNear(found?.value ?? 0, 16, 1e-12);
  });
  test("looks down where less is better, and stays off an open end", () => {
    const goal: Goal = { output: "usdPerMillionTokens", target: 0.05, side: "atMost" };
    const { directions } = costStudy.model;
    const model = { ...tokenCost, ...(directions === undefined ? {} : { directions }) };
    const found = requiredAlone(model, costStudy.base, goal, "usdPerGpuHour");
    expectNear(found?.value ?? 0, (0.05 * 3600 * 6000 * 0.7) / 1e6, 1e-9);
    const share = requiredAlone(
      phaseSpeedup,
      { phasePercent: 41, phaseSpeedup: 15 },
      faster(14.9999),
      "phasePercent",
    );
    expect(share?.value).toBeLessThan(100);
  });
  test("is none where no legal value is enough, and the domain's end where any is", () => {
    const values = { phasePercent: 41, phaseSpeedup: 15 };
    expect(requiredAlone(phaseSpeedup, values, faster(15.1), "phasePercent")).toBe(null);
    expect(requiredAlone(phaseSpeedup, values, faster(1), "phaseSpeedup")?.value).toBe(1);
  });
  test("refuses an input whose direction is not known, and one that is no number", () => {
    const model = toyModel({ inputs: ["x"], y: ({ x = 0 }) => x });
    const goal: Goal = { output: "y", target: 1, side: "atLeast" };
    expect(refusal(() => requiredAlone(model, { x: 1 }, goal, "x"))).toContain(
      "x is without a known direction",
    );
    expect(refusal(() => requiredAlone(model, { x: 1 }, goal, "z"))).toContain(
      "z is a range, expected a number input",
    );
  });
});
