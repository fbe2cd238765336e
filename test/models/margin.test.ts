import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blendedUsdPerMillionTokens } from "../../src/models/blended-price.ts";
import { costProfitMarginShare, grossMarginShare, margin } from "../../src/models/margin.ts";
import { expectNear, expectPrinted, refusal } from "../laws/printed.ts";
import { between, holds } from "../laws/seeded.ts";

/** Tokens of DeepSeek's day in billions, and list prices of R1 (DeepSeek, open-infra-index, day 6). */
const day = { hit: 342, miss: 266, output: 168, total: 776 };

describe("blendedUsdPerMillionTokens", () => {
  const mix = [
    { share: day.hit / day.total, usdPerMillionTokens: 0.14 },
    { share: day.miss / day.total, usdPerMillionTokens: 0.55 },
    { share: day.output / day.total, usdPerMillionTokens: 2.19 },
  ] as const;
  test("V1.4 R1 over DeepSeek's day sells at $0.7243557 a million (DeepSeek, day 6)", () => {
    expectPrinted(blendedUsdPerMillionTokens(mix), "0.7243557");
  });
  test("V1.3 that makes $562,100 of revenue; $562,027 is published, and the token counts are rounded (DeepSeek, day 6)", () => {
    const revenueUsd = blendedUsdPerMillionTokens(mix) * day.total * 1000;
    expectNear(revenueUsd, 562100, 1e-12);
    expectNear(revenueUsd, 562027, 5e-4);
  });
  test("V1.6 GPT-5.5 at $5 and $30, three to one, is $11.25 (the vector took the prices from a secondary page; openai-gpt55 prints both)", () => {
    const three = { share: 0.75, usdPerMillionTokens: 5 };
    expect(blendedUsdPerMillionTokens([three, { share: 0.25, usdPerMillionTokens: 30 }])).toBe(11.25);
  });
  test("lies between the lowest and the highest price", () => {
    const parts = fc.array(fc.record({ weight: between(0.01, 1), price: between(0.01, 100) }), {
      minLength: 1,
    });
    holds(
      fc.property(parts, (list) => {
        const sum = list.reduce((total, { weight }) => total + weight, 0);
        const blended = blendedUsdPerMillionTokens(
          list.map(({ weight, price }) => ({ share: weight / sum, usdPerMillionTokens: price })),
        );
        const prices = list.map(({ price }) => price);
        expect(blended).toBeGreaterThanOrEqual(Math.min(...prices) * (1 - 1e-9));
        expect(blended).toBeLessThanOrEqual(Math.max(...prices) * (1 + 1e-9));
      }),
    );
  });
  test("refuses shares that are no whole", () => {
    expect(refusal(() => blendedUsdPerMillionTokens([{ share: 0.75, usdPerMillionTokens: 5 }]))).toBe(
      "blended-price: sum of shares is 0.75, expected 1 within 1e-9. [INCONSISTENT]",
    );
    expect(refusal(() => blendedUsdPerMillionTokens([]))).toBe(
      "blended-price: mix is empty, expected at least one share. [EMPTY_INPUT]",
    );
    expect(refusal(() => blendedUsdPerMillionTokens([{ share: 1, usdPerMillionTokens: -1 }]))).toBe(
      "blended-price: usdPerMillionTokens is -1, expected [0, 1,000,000,000]. [OUT_OF_RANGE]",
    );
  });
});

describe("the two margins", () => {
  test("V1.3 are 545 percent of cost and 84.5 percent of revenue on DeepSeek's published day (DeepSeek, day 6)", () => {
    const sale = { revenueUsd: 562027, costUsd: 87072 };
    expectPrinted(costProfitMarginShare(sale), "5.454739");
    expectPrinted(grossMarginShare(sale), "0.8450751");
  });
  test("P1.8 gross margin is m / (1 + m)", () => {
    holds(
      fc.property(between(0.01, 100), between(1, 1e6), (revenueOverCost, costUsd) => {
        const sale = { revenueUsd: revenueOverCost * costUsd, costUsd };
        const m = costProfitMarginShare(sale);
        const gross = grossMarginShare(sale);
        expect(Math.abs(gross - m / (1 + m))).toBeLessThanOrEqual(1e-11 * (1 + Math.abs(gross)));
      }),
    );
  });
  test("refuse a sale without revenue", () => {
    expect(refusal(() => grossMarginShare({ revenueUsd: 0, costUsd: 1 }))).toBe(
      "gross-margin: revenueUsd is 0, expected (0, 1,000,000,000,000,000]. [OUT_OF_RANGE]",
    );
    expect(refusal(() => costProfitMarginShare({ revenueUsd: Number.NaN, costUsd: 1 }))).toBe(
      "cost-profit-margin: revenueUsd is NaN, expected a finite number. [NON_FINITE]",
    );
  });
});

describe("margin", () => {
  const deepSeekDay = Object.freeze({
    usdPerGpuHour: 2,
    tokensPerSecondPerGpu: 776e9 / 86400 / (278 * 8) / (226.75 / 278),
    utilisation: 226.75 / 278,
    outputShare: day.output / day.total,
    cachedShare: day.hit / (day.hit + day.miss),
    inputUsdPerMillionTokens: 0.55,
    cachedUsdPerMillionTokens: 0.14,
    outputUsdPerMillionTokens: 2.19,
  });
  test("V1.3 and V1.4 come back from shares instead of counts (DeepSeek, day 6)", () => {
    const result = margin.compute(deepSeekDay);
    expectPrinted(result.blendedUsdPerMillionTokens, "0.7243557");
    expectNear(result.costProfitMarginShare, 562100 / (278 * 16 * 24) - 1, 1e-9);
    expectNear(
      result.grossMarginShare,
      result.costProfitMarginShare / (1 + result.costProfitMarginShare),
      1e-12,
    );
  });
  test("at the break-even rate the margin is nothing", () => {
    const { breakEvenTokensPerSecondPerGpu } = margin.compute(deepSeekDay);
    const even = { ...deepSeekDay, utilisation: 1, tokensPerSecondPerGpu: breakEvenTokensPerSecondPerGpu };
    expect(Math.abs(margin.compute(even).grossMarginShare)).toBeLessThan(1e-12);
  });
});
