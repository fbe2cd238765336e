import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maxInteractivity, throughputAtInteractivity } from "../../../src/models/frontier-closed-form.ts";
import { decodeStep, type DecodeStep } from "../../../src/models/roofline/decode-step.ts";
import { boundOf } from "../../../src/models/roofline/step-shares.ts";
import { expectNear, expectPrinted, refusal } from "../../laws/printed.ts";
import { between, holds } from "../../laws/seeded.ts";
import { decodeSteps, plainStep } from "./decode-steps.ts";

const stepMs = (step: DecodeStep): number => decodeStep(step).stepSeconds * 1e3;
const slack = 1 + 1e-12;

describe("decodeStep", () => {
  test("V3.1 of a 30B model in 8 bits on 16 chips is 2.567654 ms for 4 users and 21.05482 ms for 256 (scaling book, first quiz of its chapter on inference, which prints 2.5 and 21)", () => {
    const quiz = { ...plainStep, cacheBytesPerToken: 100e3 };
    expectPrinted(stepMs({ ...quiz, sequencesPerGpu: 4 }), "2.567654");
    const many = decodeStep({ ...quiz, sequencesPerGpu: 256 });
    expectPrinted(many.stepSeconds * 1e3, "21.05482");
    expectPrinted(many.cacheSeconds * 1e3, "16.18173");
    expectPrinted(many.linearSeconds * 1e3, "4.873096");
    expect(boundOf(many)).toBe("cache");
  });
  test.each([
    [1, "4.98"],
    [8, "12.13"],
    [16, "20.30"],
    [32, "36.65"],
    [64, "69.33"],
    [240, "249.09"],
  ] as const)(
    "V3.2 of Llama 2 13B with %d users is %s ms, as the scaling book's table prints",
    (users, printed) => {
      const llama = {
        ...plainStep,
        residentWeightBytes: 26e9,
        linearParamCount: 13e9,
        cacheBytesPerToken: 6.7e9 / 8192,
        memoryBytesPerSecond: 8 * 0.82e12,
        linearFlopPerSecond: 1600e12,
      };
      // The table prints what falls short of half a unit as well: 4.985 as 4.98.
      const error = Math.abs(stepMs({ ...llama, sequencesPerGpu: users }) - Number(printed));
      expect(error).toBeLessThanOrEqual(0.0052);
    },
  );
  test("V3.3 of a 70B model in 8 bits with 32 users at 8,192 tokens on 8 chips is 17.43051 ms (worked by hand on the scaling book's quiz)", () => {
    const quiz = {
      ...plainStep,
      residentWeightBytes: 70e9,
      linearParamCount: 70e9,
      cacheBytesPerToken: 163_840,
      memoryBytesPerSecond: 8 * 8.1e11,
      linearFlopPerSecond: 8 * 1.97e14,
      sequencesPerGpu: 32,
    };
    expectPrinted(stepMs(quiz), "17.43051");
  });

  test("P3.1 has no jump: a millionth more of the batch adds at most about a millionth of the step", () => {
    holds(
      fc.property(decodeSteps, (step) => {
        const before = decodeStep(step).stepSeconds;
        const after = decodeStep({ ...step, sequencesPerGpu: step.sequencesPerGpu * (1 + 1e-6) }).stepSeconds;
        expect(Math.abs(after / before - 1)).toBeLessThan(2e-6);
      }),
    );
  });
  test("P3.1 reading weights and computing with them take the same time at the critical batch", () => {
    const { linearFlopPerSecond, memoryBytesPerSecond } = plainStep;
    const critical = linearFlopPerSecond / (2 * memoryBytesPerSecond);
    const { weightSeconds, linearSeconds } = decodeStep({ ...plainStep, sequencesPerGpu: critical });
    expectNear(weightSeconds, linearSeconds, 1e-12);
  });
  test("P3.2 never shortens with users, context or tokens verified", () => {
    holds(
      fc.property(decodeSteps, between(1, 8), (step, more) => {
        const base = decodeStep(step).stepSeconds;
        const with_ = (change: Partial<DecodeStep>): number => decodeStep({ ...step, ...change }).stepSeconds;
        expect(with_({ sequencesPerGpu: step.sequencesPerGpu * more }) * slack).toBeGreaterThanOrEqual(base);
        expect(with_({ contextTokens: step.contextTokens * more }) * slack).toBeGreaterThanOrEqual(base);
        expect(with_({ verifiedTokens: step.verifiedTokens + 1 }) * slack).toBeGreaterThanOrEqual(base);
      }),
    );
  });
  test.each([
    "memoryEfficiency",
    "computeEfficiency",
    "networkEfficiency",
    "overlapShare",
    "memoryBytesPerSecond",
    "linearFlopPerSecond",
    "attentionFlopPerSecond",
    "scaleUpBytesPerSecond",
    "scaleOutBytesPerSecond",
  ] as const)("P3.2 never lengthens with %s", (name) => {
    holds(
      fc.property(decodeSteps, between(0.2, 1), (step, less) => {
        const worse = decodeStep({ ...step, [name]: step[name] * less }).stepSeconds;
        expect(worse * slack).toBeGreaterThanOrEqual(decodeStep(step).stepSeconds);
      }),
    );
  });
  test("P3.3 with more users no GPU makes less and no user gets more", () => {
    holds(
      fc.property(decodeSteps, between(1, 8), (step, more) => {
        const base = decodeStep(step);
        const fuller = decodeStep({ ...step, sequencesPerGpu: step.sequencesPerGpu * more });
        expect(fuller.tokensPerSecondPerGpu * slack).toBeGreaterThanOrEqual(base.tokensPerSecondPerGpu);
        expect(fuller.tokensPerSecondPerUser).toBeLessThanOrEqual(base.tokensPerSecondPerUser * slack);
      }),
    );
  });
  test("P3.6 with full overlap is the longer of messages and local work, without it their sum, and at most halves", () => {
    holds(
      fc.property(decodeSteps, (step) => {
        const [sum, most] = [0, 1].map((overlapShare) =>
          decodeStep({ ...step, layerSeconds: 0, overlapShare }),
        );
        if (sum === undefined || most === undefined) throw new Error("two steps were asked for");
        const { cacheSeconds, attentionSeconds, weightSeconds, linearSeconds, networkSeconds } = sum;
        const local = Math.max(cacheSeconds, attentionSeconds) + Math.max(weightSeconds, linearSeconds);
        expectNear(sum.stepSeconds, local + networkSeconds, 1e-12);
        expectNear(most.stepSeconds, Math.max(local, networkSeconds), 1e-12);
        expect(sum.stepSeconds / most.stepSeconds).toBeLessThanOrEqual(2 * slack);
        const fixed = decodeStep({ ...step, overlapShare: 1 });
        expectNear(fixed.stepSeconds, most.stepSeconds + step.layerCount * step.layerSeconds, 1e-12);
      }),
    );
  });
  test("P3.7 swept over batches draws the closed form of the frontier", () => {
    holds(
      fc.property(
        between(1e9, 1e11),
        between(1e4, 1e6),
        between(1e12, 1e13),
        between(1, 4096),
        (residentWeightBytes, cacheBytesPerToken, memoryBytesPerSecond, sequencesPerGpu) => {
          const step = {
            ...plainStep,
            residentWeightBytes,
            cacheBytesPerToken,
            memoryBytesPerSecond,
            linearParamCount: 1,
            sequencesPerGpu,
          };
          const decoder = {
            fixedSeconds: residentWeightBytes / memoryBytesPerSecond,
            secondsPerSequence: (cacheBytesPerToken * step.contextTokens) / memoryBytesPerSecond,
            tokensPerStep: 1,
            gpuCount: 1,
          };
          const { tokensPerSecondPerUser: speed, tokensPerSecondPerGpu } = decodeStep(step);
          // Near its limit the closed form subtracts nearly equal numbers.
          fc.pre(speed < 0.99 * maxInteractivity(decoder));
          expectNear(tokensPerSecondPerGpu, throughputAtInteractivity(decoder, speed), 1e-12);
        },
      ),
    );
  });
  test("P3.8 with all rates s times as high and all fixed times s times as short takes the s-th part", () => {
    holds(
      fc.property(decodeSteps, between(0.1, 10), (step, s) => {
        const faster: DecodeStep = {
          ...step,
          memoryBytesPerSecond: s * step.memoryBytesPerSecond,
          linearFlopPerSecond: s * step.linearFlopPerSecond,
          attentionFlopPerSecond: s * step.attentionFlopPerSecond,
          scaleUpBytesPerSecond: s * step.scaleUpBytesPerSecond,
          scaleOutBytesPerSecond: s * step.scaleOutBytesPerSecond,
          messageSeconds: step.messageSeconds / s,
          layerSeconds: step.layerSeconds / s,
        };
        expectNear(decodeStep(faster).stepSeconds, decodeStep(step).stepSeconds / s, 1e-12);
      }),
    );
  });
  test("P3.9 a model in which every expert works is a dense one", () => {
    holds(
      fc.property(decodeSteps, (given) => {
        const divided = { ...given, attentionShardCount: given.gpuCount, expertsSpread: false };
        const mixed: DecodeStep = {
          ...divided,
          expertLayerCount: given.layerCount,
          expertCount: given.activeExpertCount,
          redundantExpertCount: 0,
        };
        const dense: DecodeStep = {
          ...divided,
          expertLayerCount: 0,
          residentWeightBytes:
            given.residentWeightBytes + given.layerCount * given.activeExpertCount * given.expertWeightBytes,
        };
        expectNear(decodeStep(mixed).stepSeconds, decodeStep(dense).stepSeconds, 1e-9);
      }),
    );
  });
  test("a latent that each GPU keeps whole is read by each, heads only where they lie", () => {
    const divided = { ...plainStep, gpuCount: 8, attentionShardCount: 8, sequencesPerGpu: 4 };
    const whole = decodeStep({ ...divided, cacheShardLimit: 1 });
    const shared = decodeStep({ ...divided, cacheShardLimit: 2 });
    const apart = decodeStep({ ...divided, cacheShardLimit: 64 });
    expectNear(whole.cacheSeconds, 8 * apart.cacheSeconds, 1e-12);
    expectNear(shared.cacheSeconds, 4 * apart.cacheSeconds, 1e-12);
  });
  test("leaves the fast network when a group is larger than its domain", () => {
    const group = { ...plainStep, sequencesPerGpu: 4, scaleUpGpuCount: 8 };
    const [inside, beyond] = [8, 16].map((size) =>
      decodeStep({ ...group, gpuCount: size, attentionShardCount: size }),
    );
    // Ten times slower, and 15/16 against 7/8 of twice the tokens.
    expectNear(
      (beyond?.networkSeconds ?? 0) / (inside?.networkSeconds ?? 1),
      (10 * 2 * 15 * 8) / (16 * 7),
      1e-12,
    );
  });

  test("refuses layouts and loads that contradict, and names the input", () => {
    const refused = (change: Partial<DecodeStep>): string =>
      refusal(() => decodeStep({ ...plainStep, ...change }));
    expect(refused({ sequencesPerGpu: 0.5 })).toBe(
      "decode-step: sequencesPerGpu is 0.5, expected at least 1, a sequence for each copy of the attention weights. [INCONSISTENT]",
    );
    expect(refused({ contextTokens: 0.5 })).toBe(
      "decode-step: contextTokens is 0.5, expected [1, 1,000,000,000]. [OUT_OF_RANGE]",
    );
    expect(refused({ gpuCount: 12, attentionShardCount: 8 })).toBe(
      "decode-step: attentionShardCount is 8, expected a divisor of the 12 GPUs. [INCONSISTENT]",
    );
    expect(refused({ activeExpertCount: 9, expertCount: 8 })).toBe(
      "decode-step: activeExpertCount is 9, expected at most the 8 experts of a layer. [INCONSISTENT]",
    );
    expect(refused({ tokensPerStep: 1.8 })).toBe(
      "decode-step: tokensPerStep is 1.8, expected at most the 1 tokens verified. [INCONSISTENT]",
    );
    expect(refused({ expertLayerCount: 2 })).toBe(
      "decode-step: expertLayerCount is 2, expected at most 1 layers. [INCONSISTENT]",
    );
    expect(refused({ gpuCount: 1.5 })).toContain("NOT_INTEGER");
    expect(refused({ memoryEfficiency: 0 })).toContain("memoryEfficiency is 0");
    expect(refused({ linearFlopPerSecond: Number.NaN })).toContain("NON_FINITE");
  });
});
