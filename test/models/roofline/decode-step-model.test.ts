import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeStep } from "../../../src/models/roofline/decode-step.ts";
import { layouts, type DecodeStepInputs } from "../../../src/models/roofline/decode-inputs.ts";
import { decodeStepModel } from "../../../src/models/roofline/decode-step-model.ts";
import { stepOfInputs } from "../../../src/models/roofline/step-of-inputs.ts";
import { stepShares } from "../../../src/models/roofline/step-shares.ts";
import { weightBytesOf } from "../../../src/models/roofline/weight-format.ts";
import { decodeConfiguration } from "../../../src/models/roofline/decode-configuration.ts";
import { expectNear, refusal } from "../../laws/printed.ts";
import { holds } from "../../laws/seeded.ts";
import { decodeSteps } from "./decode-steps.ts";
import { hopperConfiguration } from "./deepseek-v3.ts";

/** DeepSeek-V3 on nine servers of H100, as a data sheet and a model card give it. */
const sglang: DecodeStepInputs = Object.freeze({
  totalParamCount: 671e9,
  activeParamCount: 37e9,
  layerCount: 61,
  hiddenSize: 7168,
  expertCount: 256,
  activeExpertCount: 8,
  cacheBytesPerToken: 70272,
  attentionIntensity: 241.7778,
  memoryTerabytesPerSecond: 3.35,
  bf16TeraflopPerSecond: 989,
  fp8TeraflopPerSecond: 1979,
  fp4TeraflopPerSecond: 0,
  networkGigabytesPerSecond: 50,
  precision: "fp8",
  layout: "spread",
  gpuCount: 72,
  sequencesPerGpu: 256,
  contextTokens: 2000,
  verifiedTokens: 1,
  tokensPerStep: 1,
  memoryEfficiency: 0.7,
  computeEfficiency: 0.5,
  networkEfficiency: 0.7,
  overlapShare: 0.5,
  layerMicroseconds: 50,
});

/** The record's equations, written out case by case as its page shows them, for FP8. */
function asShown(inputs: DecodeStepInputs) {
  const { layerCount: L, hiddenSize: D, gpuCount: G, sequencesPerGpu: B, verifiedTokens: n } = inputs;
  const { expertCount: E, activeExpertCount: k, overlapShare: o, layout } = inputs;
  const read = inputs.memoryEfficiency * inputs.memoryTerabytesPerSecond * 1e12;
  const sent = inputs.networkEfficiency * inputs.networkGigabytesPerSecond * 1e9;
  const X = E > k ? (inputs.totalParamCount - inputs.activeParamCount) / (E - k) : 0;
  const g = layout === "spread" ? 1 : G;
  const f = 1 - (1 - k / E) ** (n * B * G);
  const weights = (weightBytesOf.fp8 / read) * ((inputs.activeParamCount - k * X) / g + ((E * X) / G) * f);
  const linear =
    (2 * n * B * inputs.activeParamCount) / (inputs.computeEfficiency * inputs.fp8TeraflopPerSecond * 1e12);
  const context = B * inputs.contextTokens * inputs.cacheBytesPerToken;
  const cache = (context / read) * (layout === "copied" ? G : 1);
  const attention =
    (n * context * inputs.attentionIntensity) /
    (inputs.computeEfficiency * inputs.bf16TeraflopPerSecond * 1e12);
  const toExperts = E === k || G === 1 ? 0 : (L * n * B * k * D * (1 + 2)) / sent;
  const reduces = (2 * L * ((2 * (G - 1)) / G) * (n * B * G * D * 2)) / sent;
  const network = layout === "spread" ? toExperts : reduces;
  const local = Math.max(cache, attention) + Math.max(weights, linear);
  const step = L * inputs.layerMicroseconds * 1e-6 + local + network - o * Math.min(local, network);
  const left = network <= local ? 1 : 1 - o;
  return {
    stepMilliseconds: step * 1e3,
    cacheShare: cache >= attention ? (left * cache) / step : 0,
    weightShare: weights >= linear ? (left * weights) / step : 0,
    networkShare: (network / step) * (network <= local ? 1 - o : 1),
  };
}

describe("stepShares", () => {
  test("add up to the whole step, none below nothing", () => {
    holds(
      fc.property(decodeSteps, (step) => {
        const shares = Object.values<number>({ ...stepShares(decodeStep(step)) });
        for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
        expectNear(
          shares.reduce((sum, share) => sum + share, 0),
          1,
          1e-12,
        );
      }),
    );
  });
});

describe("decodeStepModel", () => {
  test("comes within five percent of the step that is built from every size of the model", () => {
    const run = { gpuCount: 72, redundantExpertCount: 0, sequencesPerGpu: 256, contextTokens: 2000 };
    const { memoryEfficiency, computeEfficiency, networkEfficiency, overlapShare } = sglang;
    const efficiency = {
      memoryEfficiency,
      computeEfficiency,
      networkEfficiency,
      overlapShare,
      layerSeconds: sglang.layerMicroseconds * 1e-6,
    };
    const full = decodeConfiguration(hopperConfiguration(run, efficiency));
    const rough = decodeStepModel.compute(sglang);
    expect(rough.stepMilliseconds / (full.stepSeconds * 1e3)).toBeGreaterThan(1);
    expect(rough.stepMilliseconds / (full.stepSeconds * 1e3)).toBeLessThan(1.05);
  });
  test("finds the experts' weights from what all and what active parameters differ by", () => {
    const step = stepOfInputs("test", sglang);
    const perExpert = (671e9 - 37e9) / 248;
    expectNear(step.expertWeightBytes * 61, perExpert, 1e-12);
    expectNear(step.residentWeightBytes, 37e9 - 8 * perExpert, 1e-12);
  });
  test("a dense model sends nothing when each GPU works alone", () => {
    const dense = {
      ...sglang,
      totalParamCount: 70e9,
      activeParamCount: 70e9,
      expertCount: 1,
      activeExpertCount: 1,
    };
    expect(decodeStepModel.compute(dense).networkShare).toBe(0);
  });
  test("gives what its equations show, for every layout, with experts and without", () => {
    const models = {
      experts: {},
      dense: { totalParamCount: 70e9, activeParamCount: 70e9, expertCount: 1, activeExpertCount: 1 },
    };
    for (const architecture of Object.values(models))
      for (const layout of ["spread", "tensor", "copied"] as const)
        for (const gpuCount of [1, 8])
          for (const sequencesPerGpu of [1, 64])
            for (const networkGigabytesPerSecond of [1, 450]) {
              const inputs: DecodeStepInputs = {
                ...sglang,
                ...architecture,
                layout,
                gpuCount,
                sequencesPerGpu,
                networkGigabytesPerSecond,
              };
              const [shown, computed] = [asShown(inputs), decodeStepModel.compute(inputs)];
              for (const name of ["stepMilliseconds", "cacheShare", "weightShare", "networkShare"] as const)
                expectNear(computed[name], shown[name], 1e-9);
            }
  });
  test("shows a case for each layout in the terms that hang on it, and what hides in the shares", () => {
    const latexOf = (term: string) => decodeStepModel.equations.find(({ gives }) => gives === term)?.latex;
    for (const term of ["weightSeconds", "cacheSeconds", "networkSeconds"])
      for (const layout of Object.keys(layouts)) expect(latexOf(term)).toContain(layout);
    for (const share of ["weightShare", "networkShare"]) expect(latexOf(share)).toContain("1 - o");
    for (const share of ["linearShare", "cacheShare", "attentionShare"])
      expect(latexOf(share)).toContain("\\lambda");
  });
  test("refuses a format that the chip lacks, and parameters that cannot be", () => {
    expect(refusal(() => decodeStepModel.compute({ ...sglang, precision: "nvfp4" }))).toBe(
      "decode-step: precision is nvfp4, expected a format in which the accelerator reaches 0.1 TFLOP/s; here its peak is 0. [INFEASIBLE]",
    );
    expect(refusal(() => decodeStepModel.compute({ ...sglang, activeParamCount: 700e9 }))).toBe(
      "decode-step: activeParamCount is 700000000000, expected at most the 671,000,000,000 in all. [INCONSISTENT]",
    );
    expect(refusal(() => decodeStepModel.compute({ ...sglang, expertCount: 8, activeExpertCount: 8 }))).toBe(
      "decode-step: activeParamCount is 37000000000, expected all 671,000,000,000 of a model without choice. [INCONSISTENT]",
    );
    expect(refusal(() => decodeStepModel.compute({ ...sglang, activeExpertCount: 300 }))).toBe(
      "decode-step: activeExpertCount is 300, expected at most the 256 experts of a layer. [INCONSISTENT]",
    );
    expect(refusal(() => decodeStepModel.compute({ ...sglang, activeParamCount: 1e9 }))).toContain(
      "of the chosen experts. [INCONSISTENT]",
    );
  });
});
