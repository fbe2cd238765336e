import { expect, test } from "vitest";
import { criticalBatch } from "../../../src/models/roofline/critical-batch.ts";
import { decodeStep } from "../../../src/models/roofline/decode-step.ts";
import { boundOf } from "../../../src/models/roofline/step-shares.ts";
import { expectNear, expectPrinted, refusal } from "../../laws/printed.ts";
import { plainStep } from "./decode-steps.ts";

const dense = Object.freeze({
  computeEfficiency: 1,
  memoryEfficiency: 1,
  expertCount: 1,
  activeExpertCount: 1,
  gpuCount: 1,
  verifiedTokens: 1,
});

// Peaks as the tables of aiconfigurator give them; those of the data set differ by 0.05 percent for Hopper in FP8.
test.each([
  ["H100 in BF16", 989, 3.35, "bf16", "295.2239"],
  ["H100 in FP8", 1978, 3.35, "fp8", "295.2239"],
  ["H200 in FP8", 1978, 4.8, "fp8", "206.0417"],
  ["GB200 in NVFP4", 10_000, 8, "nvfp4", "351.5625"],
  ["GB300 in NVFP4", 15_000, 8, "nvfp4", "527.3438"],
  ["GB300 in FP8", 5000, 8, "fp8", "312.5"],
] as const)(
  "V3.4 %s (worked by hand)",
  (_, teraflopPerSecond, memoryTerabytesPerSecond, precision, printed) => {
    const outputs = criticalBatch.compute({
      ...dense,
      teraflopPerSecond,
      memoryTerabytesPerSecond,
      precision,
    });
    expectPrinted(outputs.criticalTokens, printed);
  },
);
test("an expert sees k of E tokens, so the batch must be E/k times as large, over all GPUs", () => {
  const outputs = criticalBatch.compute({
    ...dense,
    teraflopPerSecond: 1978,
    memoryTerabytesPerSecond: 4.8,
    precision: "fp8",
    expertCount: 256,
    activeExpertCount: 8,
    gpuCount: 8,
    verifiedTokens: 2,
  });
  expectNear(outputs.criticalExpertTokens, 32 * outputs.criticalTokens, 1e-12);
  expectNear(outputs.sequencesPerGpu * 16, outputs.criticalExpertTokens, 1e-12);
});
test("is where the decode step turns from reading to computing", () => {
  const chip = { teraflopPerSecond: 989, memoryTerabytesPerSecond: 3.35, precision: "bf16" } as const;
  const { criticalTokens } = criticalBatch.compute({ ...dense, ...chip });
  const bound = (sequencesPerGpu: number): string =>
    boundOf(
      decodeStep({
        ...plainStep,
        cacheBytesPerToken: 0,
        residentWeightBytes: 2 * plainStep.linearParamCount,
        memoryBytesPerSecond: 3.35e12,
        linearFlopPerSecond: 989e12,
        sequencesPerGpu,
      }),
    );
  expect([bound(criticalTokens * 0.999), bound(criticalTokens * 1.001)]).toEqual(["weights", "linear"]);
});
test("refuses more chosen experts than there are", () => {
  const run = (): unknown =>
    criticalBatch.compute({
      ...dense,
      teraflopPerSecond: 989,
      memoryTerabytesPerSecond: 3.35,
      precision: "bf16",
      activeExpertCount: 2,
    });
  expect(refusal(run)).toBe(
    "critical-batch: activeExpertCount is 2, expected at most the one expert of a layer. [INCONSISTENT]",
  );
});
