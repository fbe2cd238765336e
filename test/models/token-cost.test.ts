import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InputValues } from "../../src/models/contract.ts";
import { tokenCost, usdPerMillionTokens } from "../../src/models/token-cost.ts";
import { expectNear, expectPrinted, refusal } from "../laws/printed.ts";
import { between, holds } from "../laws/seeded.ts";

type TokenInputs = InputValues<typeof tokenCost.inputs>;

/** Throughput and hourly cost as nv-tco prints them; power from ix-constants; the rest assumed. */
const h200: TokenInputs = Object.freeze({
  usdPerGpuHour: 1.41,
  tokensPerSecondPerGpu: 90,
  utilisation: 1,
  facilityKwPerGpu: 1.73,
  idlePowerShare: 0.3,
  usdPerKwh: 0.085,
});
const gb300: TokenInputs = Object.freeze({
  ...h200,
  usdPerGpuHour: 2.65,
  tokensPerSecondPerGpu: 6000,
  facilityKwPerGpu: 2.1,
});
const inputs = fc.record({
  usdPerGpuHour: between(0.1, 100),
  tokensPerSecondPerGpu: between(1, 1e5),
  utilisation: between(0.01, 1),
  facilityKwPerGpu: between(0.1, 100),
  idlePowerShare: between(0, 1),
  usdPerKwh: between(0.01, 1),
});
const cost = (change: Partial<TokenInputs>): number =>
  tokenCost.compute({ ...h200, ...change }).usdPerMillionTokens;

describe("usdPerMillionTokens", () => {
  test("V1.3 DeepSeek's day costs $87,072: $0.1122062 a million tokens, $0.5182857 if output bears it all (DeepSeek, open-infra-index, day 6)", () => {
    const [nodes, gpusPerNode, usdPerGpuHour] = [226.75, 8, 2];
    const usdPerHour = nodes * gpusPerNode * usdPerGpuHour;
    expect(usdPerHour * 24).toBe(87072);
    const perSecond = (tokens: number): number => tokens / 86400;
    const total = perSecond(342e9 + 266e9 + 168e9);
    expectPrinted(usdPerMillionTokens({ usdPerHour, tokensPerSecond: total, utilisation: 1 }), "0.1122062");
    const output = perSecond(168e9);
    expectPrinted(usdPerMillionTokens({ usdPerHour, tokensPerSecond: output, utilisation: 1 }), "0.5182857");
  });
  test("V1.4 a phase costs what the nodes that serve it cost: input $0.06030454, output $0.3003003 (DeepSeek, day 6)", () => {
    expectPrinted(
      usdPerMillionTokens({ usdPerHour: 16, tokensPerSecond: 73700, utilisation: 1 }),
      "0.06030454",
    );
    expectPrinted(
      usdPerMillionTokens({ usdPerHour: 16, tokensPerSecond: 14800, utilisation: 1 }),
      "0.3003003",
    );
  });
  test("P1.7 a fleet costs the same a token as one of its GPUs", () => {
    holds(
      fc.property(
        between(0.1, 100),
        between(1, 1e5),
        fc.integer({ min: 1, max: 1e5 }),
        (usdPerHour, rate, count) => {
          const fleet = { usdPerHour: count * usdPerHour, tokensPerSecond: count * rate, utilisation: 0.5 };
          const one = usdPerMillionTokens({ usdPerHour, tokensPerSecond: rate, utilisation: 0.5 });
          expectNear(usdPerMillionTokens(fleet), one, 1e-12);
        },
      ),
    );
  });
  test("refuses a machine that makes nothing", () => {
    const run = (): unknown => usdPerMillionTokens({ usdPerHour: 2, tokensPerSecond: 0, utilisation: 1 });
    expect(refusal(run)).toBe(
      "usd-per-million-tokens: tokensPerSecond is 0, expected [0.001, 1,000,000,000,000]. [OUT_OF_RANGE]",
    );
    expect(refusal(() => usdPerMillionTokens({ usdPerHour: 2, tokensPerSecond: 9, utilisation: 1.2 }))).toBe(
      "usd-per-million-tokens: utilisation is 1.2, expected [0.0001, 1]. [OUT_OF_RANGE]",
    );
  });
});

describe("tokenCost", () => {
  test("V1.5 H200: $4.351852, where nv-tco prints 4.20; 19.22222 J; 52,023.12 tok/s/MW (the vector took rate and price from a secondary account of nv-tco, which prints both)", () => {
    const result = tokenCost.compute(h200);
    expectPrinted(result.usdPerMillionTokens, "4.351852");
    expectPrinted(result.joulesPerToken, "19.22222");
    expectPrinted(result.tokensPerSecondPerMegawatt, "52,023.12");
  });
  test("V1.5 GB300: $0.1226852, as nv-tco prints 0.12; 0.35 J; 2,857,143 tok/s/MW (same remark)", () => {
    const result = tokenCost.compute(gb300);
    expectPrinted(result.usdPerMillionTokens, "0.1226852");
    expectPrinted(result.usdPerMillionTokens, "0.12");
    expectPrinted(result.joulesPerToken, "0.35");
    expectPrinted(result.tokensPerSecondPerMegawatt, "2,857,143");
  });
  test("P1.1 falls with throughput and load, rises with the hourly cost", () => {
    holds(
      fc.property(inputs, between(1.001, 10), (given, more) => {
        const base = cost(given);
        expect(cost({ ...given, tokensPerSecondPerGpu: given.tokensPerSecondPerGpu * more })).toBeLessThan(
          base,
        );
        expect(cost({ ...given, utilisation: given.utilisation / more })).toBeGreaterThan(base);
        expect(cost({ ...given, usdPerGpuHour: given.usdPerGpuHour * more })).toBeGreaterThan(base);
      }),
    );
  });
  test("P1.2 has elasticities of exactly -1 in throughput and load, +1 in the hourly cost", () => {
    holds(
      fc.property(inputs, between(1.1, 2), (given, k) => {
        const slope = (changed: number): number => Math.log(changed / cost(given)) / Math.log(k);
        expectNear(
          slope(cost({ ...given, tokensPerSecondPerGpu: given.tokensPerSecondPerGpu * k })),
          -1,
          1e-12,
        );
        expectNear(-slope(cost({ ...given, utilisation: given.utilisation / k })), -1, 1e-12);
        expectNear(slope(cost({ ...given, usdPerGpuHour: given.usdPerGpuHour * k })), 1, 1e-12);
      }),
    );
  });
  test("P1.6 tokens per megawatt times joules per token is a million, when idle power is full power or load is full", () => {
    holds(
      fc.property(inputs, fc.boolean(), (given, busy) => {
        const fixed = busy ? { ...given, utilisation: 1 } : { ...given, idlePowerShare: 1 };
        const { tokensPerSecondPerMegawatt, joulesPerToken } = tokenCost.compute(fixed);
        expectNear(tokensPerSecondPerMegawatt * joulesPerToken, 1e6, 1e-12);
      }),
    );
  });
  test("P1.10 cost at two loads is as the loads the other way round", () => {
    holds(
      fc.property(inputs, between(0.01, 1), (given, other) => {
        expectNear(cost(given) / cost({ ...given, utilisation: other }), other / given.utilisation, 1e-12);
      }),
    );
  });
  test("electricity is kilowatt-hours times price, counted over an hour", () => {
    holds(
      fc.property(inputs, (given) => {
        const result = tokenCost.compute(given);
        const tokensPerHour = 3600 * given.tokensPerSecondPerGpu * given.utilisation;
        const usdPerHour = result.drawnKwPerGpu * given.usdPerKwh;
        expectNear(result.electricityUsdPerMillionTokens, (usdPerHour / tokensPerHour) * 1e6, 1e-12);
        expectNear(result.electricityShare, usdPerHour / given.usdPerGpuHour, 1e-12);
      }),
    );
  });
  test("idle power costs energy only, never throughput per provisioned megawatt", () => {
    const half = { ...h200, utilisation: 0.5 };
    const [lazy, thrifty] = [1, 0].map((idlePowerShare) => tokenCost.compute({ ...half, idlePowerShare }));
    expect(lazy?.joulesPerToken).toBe(2 * (thrifty?.joulesPerToken ?? 0));
    expect(lazy?.tokensPerSecondPerMegawatt).toBe(thrifty?.tokensPerSecondPerMegawatt);
  });
});
