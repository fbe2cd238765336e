import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { roundingError } from "../../src/base/format.ts";
import { claimsAgree, impliedKwPerGpu, impliedThroughputRatio } from "../../src/models/implied-throughput.ts";
import { logWaterfall } from "../../src/models/log-waterfall.ts";
import { ratioDecomposition } from "../../src/models/ratio-decomposition.ts";
import { tokenCost } from "../../src/models/token-cost.ts";
import { expectNear, expectPrinted, refusal } from "../laws/printed.ts";
import { between, holds } from "../laws/seeded.ts";

/** Rates, prices and claims as nv-tco prints them; power from ix-constants. */
const headline = Object.freeze({
  oldTokensPerSecondPerGpu: 90,
  newTokensPerSecondPerGpu: 6000,
  oldUsdPerGpuHour: 1.41,
  newUsdPerGpuHour: 2.65,
  oldUtilisation: 1,
  newUtilisation: 1,
  oldKwPerGpu: 1.73,
  newKwPerGpu: 2.1,
  claimedCostRatio: 35,
  claimedWattRatio: 50,
});
const inputs = fc.record({
  oldTokensPerSecondPerGpu: between(1, 1e5),
  newTokensPerSecondPerGpu: between(1, 1e5),
  oldUsdPerGpuHour: between(0.1, 100),
  newUsdPerGpuHour: between(0.1, 100),
  oldUtilisation: between(0.01, 1),
  newUtilisation: between(0.01, 1),
  oldKwPerGpu: between(0.1, 100),
  newKwPerGpu: between(0.1, 100),
  claimedCostRatio: between(0.1, 1000),
  claimedWattRatio: between(0.1, 1000),
});

describe("ratioDecomposition", () => {
  const result = ratioDecomposition.compute(headline);
  test("V9.1 makes a cost ratio of 35.47170 of nv-tco's own inputs (the vector took them from a secondary account of nv-tco, which prints them)", () => {
    expectPrinted(result.throughputRatio, "66.66667");
    expectPrinted(result.hourlyCostRatio, "1.879433");
    expectPrinted(result.costRatio, "35.47170");
  });
  test("V9.1 makes a per-watt ratio of 54.92063 with the power of ix-constants", () => {
    expectPrinted(result.powerRatio, "1.213873");
    expectPrinted(result.wattRatio, "54.92063");
  });
  test("V9.1 implies a throughput of 65.78014 from 35x and of 60.69364 from 50x (claims of nv-50x, power of ix-constants)", () => {
    expectPrinted(result.throughputFromCostClaim, "65.78014");
    expectPrinted(result.throughputFromWattClaim, "60.69364");
  });
  test("V9.1 splits ln 35.47 into 4.199705 of throughput (117.68 percent) and -0.6309699 of hourly cost (-17.68 percent)", () => {
    expectPrinted(result.throughputLn, "4.199705");
    expectPrinted(result.hourlyCostLn, "-0.6309699");
    expectPrinted(result.costLn, "3.568735");
    const [throughput, hourlyCost] = logWaterfall([
      { name: "throughput", factor: result.throughputRatio },
      { name: "hourly cost", factor: 1 / result.hourlyCostRatio },
    ]);
    expectPrinted(100 * (throughput?.share ?? 0), "117.68");
    expectPrinted(100 * (hourlyCost?.share ?? 0), "-17.68");
    expectPrinted(hourlyCost?.product ?? 0, "35.47170");
  });
  test("P9.1 cost ratio over per-watt ratio is (h1/h2)/(P1/P2), whatever the throughput and the load", () => {
    holds(
      fc.property(inputs, between(1, 1e5), between(0.01, 1), (given, rate, load) => {
        const expected =
          given.oldUsdPerGpuHour / given.newUsdPerGpuHour / (given.oldKwPerGpu / given.newKwPerGpu);
        const some = ratioDecomposition.compute(given);
        const other = ratioDecomposition.compute({
          ...given,
          newTokensPerSecondPerGpu: rate,
          newUtilisation: load,
        });
        expectNear(some.costRatio / some.wattRatio, expected, 1e-12);
        expectNear(other.costRatio / other.wattRatio, expected, 1e-12);
        expectNear(some.costOverWatt, expected, 1e-12);
      }),
    );
  });
  test("both ratios are quotients of what token-cost says of the two machines", () => {
    const machine = (usdPerGpuHour: number, rate: number, utilisation: number, kw: number) =>
      tokenCost.compute({
        usdPerGpuHour,
        tokensPerSecondPerGpu: rate,
        utilisation,
        facilityKwPerGpu: kw,
        idlePowerShare: 0.3,
        usdPerKwh: 0.1,
      });
    holds(
      fc.property(inputs, (given) => {
        const old = machine(
          given.oldUsdPerGpuHour,
          given.oldTokensPerSecondPerGpu,
          given.oldUtilisation,
          given.oldKwPerGpu,
        );
        const fresh = machine(
          given.newUsdPerGpuHour,
          given.newTokensPerSecondPerGpu,
          given.newUtilisation,
          given.newKwPerGpu,
        );
        const ratios = ratioDecomposition.compute(given);
        expectNear(ratios.costRatio, old.usdPerMillionTokens / fresh.usdPerMillionTokens, 1e-12);
        expectNear(
          ratios.wattRatio,
          fresh.tokensPerSecondPerMegawatt / old.tokensPerSecondPerMegawatt,
          1e-12,
        );
      }),
    );
  });
  test("a claim that equals the computed ratio implies the throughput that went in", () => {
    holds(
      fc.property(inputs, (given) => {
        const { costRatio, wattRatio, throughputRatio } = ratioDecomposition.compute(given);
        fc.pre(costRatio < 1e9 && wattRatio < 1e9 && costRatio > 1e-6 && wattRatio > 1e-6);
        const claimed = { ...given, claimedCostRatio: costRatio, claimedWattRatio: wattRatio };
        const implied = ratioDecomposition.compute(claimed);
        expectNear(implied.throughputFromCostClaim, throughputRatio, 1e-12);
        expectNear(implied.throughputFromWattClaim, throughputRatio, 1e-12);
        expectNear(implied.claimedCostOverWatt, implied.costOverWatt, 1e-12);
      }),
    );
  });
  test("logarithms of the parts add up to those of the ratios", () => {
    holds(
      fc.property(inputs, (given) => {
        const ratios = ratioDecomposition.compute(given);
        expect(Math.abs(ratios.costLn - Math.log(ratios.costRatio))).toBeLessThan(1e-12);
        expect(Math.abs(ratios.wattLn - Math.log(ratios.wattRatio))).toBeLessThan(1e-12);
      }),
    );
  });
  test("refuses a machine without throughput", () => {
    expect(refusal(() => ratioDecomposition.compute({ ...headline, oldTokensPerSecondPerGpu: 0 }))).toBe(
      "ratio-decomposition: oldTokensPerSecondPerGpu is 0, expected [0.001, 100,000,000]. [OUT_OF_RANGE]",
    );
  });
});

describe("impliedThroughputRatio", () => {
  const perDollar = (digits: number) =>
    impliedThroughputRatio({ value: 35, halfUnit: roundingError(35, digits) }, 2.65 / 1.41);
  const perWatt = (digits: number) =>
    impliedThroughputRatio({ value: 50, halfUnit: roundingError(50, digits) }, 2.1 / 1.73);
  test("V9.1 35x and 50x disagree when both digits of each are taken at their word", () => {
    expectPrinted(perDollar(2).value, "65.78014");
    expectPrinted(perWatt(2).value, "60.69364");
    expect(claimsAgree(perDollar(2), perWatt(2))).toBe(false);
  });
  test("V9.1 they agree when 50x is taken as rounded to one digit", () => {
    expect(claimsAgree(perDollar(2), perWatt(1))).toBe(true);
  });
  test("V9.1 54K and 2.8M tok/s/MW give 51.85185 per watt, and 1.666667 and 2.142857 kW per GPU (recalled when the vector was made; nv-tco prints both rates)", () => {
    expectPrinted(2.8e6 / 54e3, "51.85185");
    const hopper = impliedKwPerGpu({ tokensPerSecondPerGpu: 90, tokensPerSecondPerMegawatt: 54e3 });
    const blackwell = impliedKwPerGpu({ tokensPerSecondPerGpu: 6000, tokensPerSecondPerMegawatt: 2.8e6 });
    expectPrinted(hopper, "1.666667");
    expectPrinted(blackwell, "2.142857");
    const vendor = { ...headline, oldKwPerGpu: hopper, newKwPerGpu: blackwell };
    expectPrinted(ratioDecomposition.compute(vendor).wattRatio, "51.85185");
  });
  test("two claims agree when their intervals touch, whichever is the larger", () => {
    const [low, middle, high] = [1, 2, 4].map((value) => impliedThroughputRatio({ value, halfUnit: 0.5 }, 1));
    if (low === undefined || middle === undefined || high === undefined) throw new Error("no intervals");
    expect([claimsAgree(low, middle), claimsAgree(middle, low)]).toEqual([true, true]);
    expect([claimsAgree(low, high), claimsAgree(high, low)]).toEqual([false, false]);
  });
  test("refuses a claim that rounding could make nothing", () => {
    expect(refusal(() => impliedThroughputRatio({ value: 0.4, halfUnit: 0.5 }, 1))).toBe(
      "implied-throughput-ratio: halfUnit is 0.5, expected [0, 0.4). [OUT_OF_RANGE]",
    );
    expect(refusal(() => impliedKwPerGpu({ tokensPerSecondPerGpu: 1, tokensPerSecondPerMegawatt: 0 }))).toBe(
      "implied-kw-per-gpu: tokensPerSecondPerMegawatt is 0, expected [0.000001, 1,000,000,000,000,000]. [OUT_OF_RANGE]",
    );
  });
});

describe("logWaterfall", () => {
  const factors = fc
    .array(between(0.01, 100), { minLength: 1, maxLength: 8 })
    .map((list) => list.map((factor, index) => ({ name: `factor ${index}`, factor })));
  test("shares sum to 1, and the last product is the product of all", () => {
    holds(
      fc.property(factors, (list) => {
        const steps = logWaterfall(list);
        const total = steps.reduce((sum, { ln }) => sum + ln, 0);
        fc.pre(Math.abs(total) > 1e-3);
        expect(Math.abs(steps.reduce((sum, { share }) => sum + (share ?? 0), 0) - 1)).toBeLessThan(1e-9);
        expectNear(
          steps.at(-1)?.product ?? 0,
          list.reduce((product, { factor }) => product * factor, 1),
          1e-12,
        );
      }),
    );
  });
  test("a factor's share does not hang on the order", () => {
    holds(
      fc.property(factors, (list) => {
        const forward = logWaterfall(list);
        const total = forward.reduce((sum, { ln }) => sum + ln, 0);
        fc.pre(Math.abs(total) > 1e-3);
        const backward = logWaterfall([...list].reverse()).reverse();
        for (const [index, step] of forward.entries()) {
          expect(Math.abs((step.share ?? 0) - (backward[index]?.share ?? 0))).toBeLessThan(1e-9);
        }
      }),
    );
  });
  test("has no shares of a total of 1", () => {
    const shares = logWaterfall([
      { name: "gain", factor: 2 },
      { name: "loss", factor: 0.5 },
    ]).map(({ share }) => share);
    expect(shares).toEqual([null, null]);
  });
  test("refuses nothing at all, a name given twice, and a factor of 0", () => {
    expect(refusal(() => logWaterfall([]))).toBe(
      "log-waterfall: factors is empty, expected at least one factor. [EMPTY_INPUT]",
    );
    const twice = { name: "price", factor: 2 };
    expect(refusal(() => logWaterfall([twice, twice]))).toBe(
      'log-waterfall: name is "price" twice, expected each once. [INCONSISTENT]',
    );
    expect(refusal(() => logWaterfall([{ name: "price", factor: 0 }]))).toBe(
      'log-waterfall: factor "price" is 0, expected [0.000000000001, 1,000,000,000,000]. [OUT_OF_RANGE]',
    );
  });
});
