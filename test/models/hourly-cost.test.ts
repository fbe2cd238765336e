import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { capitalRecoveryFactor, sinkingFundFactor } from "../../src/models/capital-recovery.ts";
import type { InputValues } from "../../src/models/contract.ts";
import { facilityPowerKw } from "../../src/models/facility-power.ts";
import { capitalUsdPerHour, hourlyCost } from "../../src/models/hourly-cost.ts";
import { usdPerMillionTokens } from "../../src/models/token-cost.ts";
import { expectNear, expectPrinted, refusal } from "../laws/printed.ts";
import { between, holds } from "../laws/seeded.ts";

type HourlyInputs = InputValues<typeof hourlyCost.inputs>;

/** GB200: rack price from ix-v2, power and rental from ix-constants, the rest assumed. */
const gb200: HourlyInputs = Object.freeze({
  mode: "own",
  rentUsdPerGpuHour: 3.3,
  capexUsdPerGpu: (3.3e6 / 72) * 1.25,
  waccPerYear: 0.1,
  lifeYears: 4,
  residualShare: 0,
  upkeepSharePerYear: 0.03,
  powerKwPerGpu: 2.1,
  powerBoundary: "facility",
  itOverheadFactor: 1,
  pue: 1.1,
  usdPerKwh: 0.085,
  otherUsdPerGpuHour: 0,
});

const ownership = fc.record({
  capexUsdPerGpu: between(100, 1e6),
  waccPerYear: between(0, 0.5),
  lifeYears: between(1, 15),
  residualShare: between(0, 0.99),
});

describe("hourlyCost", () => {
  test("V1.2 owns a GB200 for $2.437929 an hour (ix-v2 rack price, ix-constants power; the other inputs assumed)", () => {
    const result = hourlyCost.compute(gb200);
    expectPrinted(result.capitalUsdPerGpuHour * 8760, "18,073.85");
    expectPrinted(result.capitalUsdPerGpuHour, "2.063225");
    expectPrinted(result.upkeepUsdPerGpuHour, "0.1962043");
    expectPrinted(result.electricityUsdPerGpuHour, "0.1785");
    expectPrinted(result.usdPerGpuHour, "2.437929");
    expectPrinted(100 * result.electricityShare, "7.32");
    expectPrinted(100 * (result.usdPerGpuHour / 2.21 - 1), "10");
  });
  test("V1.2 makes tokens of it for $0.1128671 a million, $0.1612387 at 70 percent load", () => {
    const usdPerHour = hourlyCost.compute(gb200).usdPerGpuHour;
    expectPrinted(usdPerMillionTokens({ usdPerHour, tokensPerSecond: 6000, utilisation: 1 }), "0.1128671");
    expectPrinted(usdPerMillionTokens({ usdPerHour, tokensPerSecond: 6000, utilisation: 0.7 }), "0.1612387");
  });
  test("V1.2 with a tenth got back at the end, capital is $1.922304 an hour", () => {
    expectPrinted(hourlyCost.compute({ ...gb200, residualShare: 0.1 }).capitalUsdPerGpuHour, "1.922304");
  });
  test("a rented GPU costs its quote; the cost of owning stands beside it", () => {
    const result = hourlyCost.compute({ ...gb200, mode: "rent" });
    expect(result.usdPerGpuHour).toBe(3.3);
    expectPrinted(result.ownUsdPerGpuHour, "2.437929");
    expectNear(result.rentOverOwn, 3.3 / 2.437929, 1e-6);
  });
  test("the parts sum to the cost of owning", () => {
    const result = hourlyCost.compute({ ...gb200, otherUsdPerGpuHour: 0.4 });
    const { capitalUsdPerGpuHour, upkeepUsdPerGpuHour, electricityUsdPerGpuHour } = result;
    expectNear(
      capitalUsdPerGpuHour + upkeepUsdPerGpuHour + electricityUsdPerGpuHour + 0.4,
      result.ownUsdPerGpuHour,
      1e-15,
    );
  });
  test("P1.5 both ways to count a residual value agree", () => {
    holds(
      fc.property(ownership, (owned) => {
        const annuity = { ratePerYear: owned.waccPerYear, years: owned.lifeYears };
        const residualUsd = owned.residualShare * owned.capexUsdPerGpu;
        const other =
          owned.capexUsdPerGpu * capitalRecoveryFactor(annuity) - residualUsd * sinkingFundFactor(annuity);
        expectNear(capitalUsdPerHour(owned), other / 8760, 1e-10);
      }),
    );
  });
  test("P1.1 rises with price, rate, electricity, PUE and upkeep, and falls with a longer life", () => {
    const stated = { ...gb200, powerBoundary: "it" } as const;
    const cost = (change: Partial<HourlyInputs>): number =>
      hourlyCost.compute({ ...stated, ...change }).usdPerGpuHour;
    const pair = (low: number, high: number): fc.Arbitrary<[number, number]> =>
      fc
        .tuple(between(low, high), between(low, high))
        .filter(([a, b]) => Math.abs(a - b) > 1e-6 * (high - low))
        .map(([a, b]) => (a < b ? [a, b] : [b, a]));
    const rises = (name: keyof HourlyInputs, low: number, high: number): void => {
      holds(
        fc.property(pair(low, high), ([a, b]) => {
          expect(cost({ [name]: a })).toBeLessThan(cost({ [name]: b }));
        }),
      );
    };
    rises("capexUsdPerGpu", 100, 1e6);
    rises("waccPerYear", 0, 0.5);
    rises("upkeepSharePerYear", 0, 0.3);
    rises("powerKwPerGpu", 0.1, 100);
    rises("pue", 1, 3);
    rises("usdPerKwh", 0, 1);
    rises("otherUsdPerGpuHour", 0, 100);
    holds(
      fc.property(pair(1, 15), between(0, 0.5), ([a, b], waccPerYear) => {
        expect(cost({ lifeYears: a, waccPerYear })).toBeGreaterThan(cost({ lifeYears: b, waccPerYear }));
      }),
    );
  });
});

describe("facilityPowerKw", () => {
  const stated = fc.record({
    powerKw: between(0.1, 100),
    pue: between(1, 3),
    itOverheadFactor: between(1, 5),
  });
  test("P1.9 the same figure means more and more power from facility to rack to chip", () => {
    holds(
      fc.property(stated, (power) => {
        const chipKw = power.powerKw;
        const itKw = chipKw * power.itOverheadFactor;
        const facilityKw = facilityPowerKw({ ...power, boundary: "chip" });
        expect(chipKw).toBeLessThanOrEqual(itKw);
        expect(itKw).toBeLessThanOrEqual(facilityKw);
        expectNear(facilityPowerKw({ ...power, powerKw: itKw, boundary: "it" }), facilityKw, 1e-15);
        expectNear(
          facilityPowerKw({ ...power, powerKw: facilityKw, boundary: "facility" }),
          facilityKw,
          1e-15,
        );
      }),
    );
  });
  test("does not count PUE twice: facility power stays as it is", () => {
    expect(facilityPowerKw({ powerKw: 2.1, boundary: "facility", pue: 1.54 })).toBe(2.1);
    expectNear(facilityPowerKw({ powerKw: 2.1, boundary: "it", pue: 1.54 }), 3.234, 1e-12);
  });
  test("refuses chip power without an overhead factor", () => {
    expect(refusal(() => facilityPowerKw({ powerKw: 1.4, boundary: "chip", pue: 1.1 }))).toBe(
      "facility-power: boundary is chip, expected it or facility, or an itOverheadFactor beside it. [UNIT_MISMATCH]",
    );
    expect(refusal(() => facilityPowerKw({ powerKw: 1.4, boundary: "it", pue: 0.9 }))).toBe(
      "facility-power: pue is 0.9, expected [1, 3]. [OUT_OF_RANGE]",
    );
    expect(
      refusal(() => facilityPowerKw({ powerKw: 1, boundary: "chip", pue: 1, itOverheadFactor: 0.5 })),
    ).toBe("facility-power: itOverheadFactor is 0.5, expected [1, 5]. [OUT_OF_RANGE]");
  });
});
