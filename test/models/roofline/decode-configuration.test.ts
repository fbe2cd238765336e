import { describe, expect, test } from "vitest";
import { formatExact } from "../../../src/base/format.ts";
import {
  decodeConfiguration,
  type DecodeConfiguration,
} from "../../../src/models/roofline/decode-configuration.ts";
import { hopperEfficiency } from "../../../src/models/roofline/efficiency.ts";
import { boundOf } from "../../../src/models/roofline/step-shares.ts";
import { expectNear, expectPrinted, refusal } from "../../laws/printed.ts";
import { llama3Of70B } from "../architecture/shapes.ts";
import { hopperConfiguration } from "./deepseek-v3.ts";

/** Times in ms. Peak times and measured rates from the table of LMSYS's post of 2025-05-05; a and c served for the fit. */
const published = [
  {
    name: "a: DeepSeek's profile",
    run: { gpuCount: 128, redundantExpertCount: 0, sequencesPerGpu: 128, contextTokens: 4096 },
    peak: ["6.6026", "10.9978", "4.7263", "9.0068", "25.5433"],
    fitted: ["53.2736", "2402.69"],
    measured: 2324.75,
    ratio: "1.034",
  },
  {
    // Batch and speculation are not stated for this run; 88 users follow from its speed by Little's law.
    name: "b: DeepSeek in production",
    run: { gpuCount: 144, redundantExpertCount: 32, sequencesPerGpu: 88, contextTokens: 4989 },
    peak: ["6.6026", "9.2094", "3.2493", "7.5422", "17.5610"],
    fitted: ["40.3956", "2178.46"],
    measured: 1850,
    ratio: "1.178",
  },
  {
    name: "c: SGLang on nine servers",
    run: { gpuCount: 72, redundantExpertCount: 32, sequencesPerGpu: 256, contextTokens: 2000 },
    peak: ["8.1276", "10.7401", "9.4526", "8.7957", "51.0866"],
    fitted: ["94.2793", "2715.34"],
    measured: 2785.25,
    ratio: "0.975",
  },
] as const;

describe.each(published)("V3.7 $name", ({ run, peak, fitted, measured, ratio }) => {
  test("each term at the rated peak (worked by hand; sizes of DeepSeek-V3 from its config.json)", () => {
    const times = decodeConfiguration(hopperConfiguration(run));
    const terms = [
      times.weightSeconds,
      times.cacheSeconds,
      times.linearSeconds,
      times.attentionSeconds,
      times.networkSeconds,
    ];
    for (const [index, printed] of peak.entries()) expectPrinted((terms[index] ?? 0) * 1e3, printed);
    expect(boundOf(times)).toBe("network");
    expectPrinted(times.tokensPerSecondPerGpu, "5011.10");
  });
  test("P3.4 no measurement is faster than the peak", () => {
    const { tokensPerSecondPerGpu } = decodeConfiguration(hopperConfiguration(run));
    expect(tokensPerSecondPerGpu).toBeGreaterThanOrEqual(measured);
    expect(tokensPerSecondPerGpu / measured).toBeLessThan(4.7);
  });
  test("with the efficiencies fitted on a and c comes near to what was measured", () => {
    const times = decodeConfiguration(hopperConfiguration(run, hopperEfficiency));
    expectPrinted(times.stepSeconds * 1e3, fitted[0]);
    expectPrinted(times.tokensPerSecondPerGpu, fitted[1]);
    expectPrinted(times.tokensPerSecondPerGpu / measured, ratio);
  });
});

describe("decodeConfiguration", () => {
  const run = published[2].run;
  const base = hopperConfiguration(run);

  test("sends fewer copies when each GPU gets one for all its experts: 7.62 of 8 on 72 GPUs (worked by hand)", () => {
    const once: DecodeConfiguration = { ...base, layout: { ...base.layout, oneCopyPerGpu: true } };
    const share = decodeConfiguration(once).networkSeconds / decodeConfiguration(base).networkSeconds;
    expectPrinted(8 * share, "7.621728");
  });
  test("speculation that verifies two tokens reads the cache once and computes twice", () => {
    const load = { ...base.load, verifiedTokens: 2, tokensPerStep: 1.85 };
    const [plain, drafted] = [decodeConfiguration(base), decodeConfiguration({ ...base, load })];
    expect(drafted.cacheSeconds).toBe(plain.cacheSeconds);
    expectNear(drafted.linearSeconds, 2 * plain.linearSeconds, 1e-12);
    expectNear(drafted.attentionSeconds, 2 * plain.attentionSeconds, 1e-12);
    expectNear(drafted.networkSeconds, 2 * plain.networkSeconds, 1e-12);
  });
  test("refuses FP4 on Hopper, and names what the chip has", () => {
    const precision = { ...base.precision, linearFormat: "fp4" } as const;
    expect(refusal(() => decodeConfiguration({ ...base, precision }))).toBe(
      "decode-configuration: precision is fp4, expected arithmetic that the accelerator has: bf16, fp8. [INFEASIBLE]",
    );
  });
  test("refuses heads that do not divide over the GPUs", () => {
    const layout = { ...base.layout, gpuCount: 72, attentionShardCount: 72 };
    expect(refusal(() => decodeConfiguration({ ...base, layout }))).toBe(
      "decode-configuration: attentionShardCount is 72, expected a divisor of the 128 attention heads. [INCONSISTENT]",
    );
  });
  test("refuses weights and caches that memory does not hold, with the bytes that are missing", () => {
    const dense: DecodeConfiguration = {
      ...base,
      architecture: llama3Of70B,
      precision: { ...base.precision, linearFormat: "bf16", weightBytes: 2 },
      layout: { ...base.layout, gpuCount: 1, redundantExpertCount: 0 },
      load: { ...base.load, sequencesPerGpu: 1, contextTokens: 1000 },
      reserve: { fillableShare: 1, otherBytes: 0 },
    };
    const missing = 70_552_387_584 * 2 + 327_680 * 1000 - 80 * 2 ** 30;
    expect(refusal(() => decodeConfiguration(dense))).toBe(
      `decode-configuration: memoryBytes is 85899345920, expected room for the weights and 1 sequences a GPU; ${formatExact(missing)} B are missing on each. [INFEASIBLE]`,
    );
    const layout = { ...dense.layout, gpuCount: 8, attentionShardCount: 8 };
    expect(boundOf(decodeConfiguration({ ...dense, layout }))).toBe("weights");
  });
});
