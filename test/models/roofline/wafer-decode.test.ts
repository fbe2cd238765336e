import { describe, expect, test } from "vitest";
import type { InputValues } from "../../../src/models/contract.ts";
import { waferDecode } from "../../../src/models/roofline/wafer-decode.ts";
import { expectNear, refusal } from "../../laws/printed.ts";

/** Llama 3.1 70B in 16 bits; memory and bandwidth of the WSE-3 as secondary pages give them. */
const llama: InputValues<typeof waferDecode.inputs> = Object.freeze({
  totalParamCount: 70e9,
  activeParamCount: 70e9,
  weightBytes: 2,
  layerCount: 80,
  cacheBytesPerToken: 327_680,
  contextTokens: 4096,
  waferGigabytes: 44,
  waferTerabytesPerSecond: 21_000,
  memoryEfficiency: 1,
  layerMicroseconds: 6,
  claimedTokensPerSecond: 2100,
  sequencesInFlight: 8,
  usdPerWaferHour: 90,
});

describe("waferDecode", () => {
  test("reading takes microseconds and layers take the step: 6.73 of 486.73 us (worked by hand)", () => {
    const outputs = waferDecode.compute(llama);
    const readMicroseconds = ((140e9 + 327_680 * 4096) / 21e15) * 1e6;
    expectNear(outputs.stepMicroseconds, readMicroseconds + 480, 1e-12);
    expectNear(outputs.memoryShare, readMicroseconds / outputs.stepMicroseconds, 1e-12);
    expect(outputs.memoryShare).toBeLessThan(0.02);
  });
  test("140 GB of weights and eight caches need four wafers of 44 GB; the weights of a smaller model one", () => {
    expect(waferDecode.compute(llama).waferCount).toBe(4);
    const small = { ...llama, totalParamCount: 8e9, activeParamCount: 8e9 };
    expect(waferDecode.compute(small).waferCount).toBe(1);
  });
  test("the fixed time that a published speed implies gives that speed back", () => {
    for (const claimedTokensPerSecond of [500, 2100, 3000]) {
      const { impliedLayerMicroseconds } = waferDecode.compute({ ...llama, claimedTokensPerSecond });
      const outputs = waferDecode.compute({ ...llama, layerMicroseconds: impliedLayerMicroseconds });
      expectNear(outputs.tokensPerSecondPerUser, claimedTokensPerSecond, 1e-12);
    }
  });
  test("sequences in flight divide the cost as long as they need no further wafer", () => {
    const [one, eight] = [1, 8].map((sequencesInFlight) =>
      waferDecode.compute({ ...llama, sequencesInFlight }),
    );
    expect(one?.waferCount).toBe(eight?.waferCount);
    expectNear(one?.usdPerMillionTokens ?? 0, 8 * (eight?.usdPerMillionTokens ?? 0), 1e-12);
  });
  test("a published speed that reading alone rules out leaves layers less than nothing and the other answers as they were", () => {
    const slow = { ...llama, waferTerabytesPerSecond: 100 };
    const { impliedLayerMicroseconds, ...forward } = waferDecode.compute({
      ...slow,
      claimedTokensPerSecond: 1000,
    });
    const readSeconds = (140e9 + 327_680 * 4096) / 100e12;
    expectNear(impliedLayerMicroseconds, (1e6 * (1 / 1000 - readSeconds)) / 80, 1e-12);
    expect(impliedLayerMicroseconds).toBeLessThan(0);
    expect(waferDecode.compute({ ...slow, claimedTokensPerSecond: 500 })).toMatchObject(forward);
  });
  test("refuses more active parameters than there are", () => {
    expect(refusal(() => waferDecode.compute({ ...llama, activeParamCount: 71e9 }))).toBe(
      "wafer-decode: activeParamCount is 71000000000, expected at most the 70,000,000,000 in all. [INCONSISTENT]",
    );
  });
});
