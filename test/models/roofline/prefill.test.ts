import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InputValues } from "../../../src/models/contract.ts";
import { impliedComputeEfficiency, prefill } from "../../../src/models/roofline/prefill.ts";
import { expectNear, expectPrinted, refusal } from "../../laws/printed.ts";
import { between, holds } from "../../laws/seeded.ts";

type PrefillInputs = InputValues<typeof prefill.inputs>;

/** The scaling book's question: 70 billion parameters, 8,192 tokens, 16 chips at 40 percent of 197 TFLOP/s. */
const quiz: PrefillInputs = Object.freeze({
  activeParamCount: 70e9,
  attentionFlopPerContextToken: 0,
  promptTokens: 8192,
  cachedTokens: 0,
  teraflopPerSecond: 197,
  computeEfficiency: 0.4,
  networkBytesPerToken: 0,
  networkGigabytesPerSecond: 100,
  overlapShare: 0,
  gpuCount: 16,
  queueSeconds: 0,
  cacheBytesPerToken: 0,
  transferGigabytesPerSecond: 100,
  outputTokens: 1024,
  decodeTokensPerSecondPerGpu: 1000,
});

describe("prefill", () => {
  test("V3.3 reads 8,192 tokens in 0.9096447 s; the scaling book prints 0.91", () => {
    expectPrinted(prefill.compute(quiz).firstTokenSeconds, "0.9096447");
  });
  test("waits for the queue, the reading and the cache's way, one after another", () => {
    const outputs = prefill.compute({ ...quiz, queueSeconds: 2, cacheBytesPerToken: 1e6 });
    expectNear(outputs.transferSeconds, 0.08192, 1e-12);
    expectNear(outputs.firstTokenSeconds, 2 + outputs.readSeconds + outputs.transferSeconds, 1e-12);
  });
  test("a token sees on average half the prompt, and all that was cached before", () => {
    const context = { ...quiz, attentionFlopPerContextToken: 140e9 / 4096 };
    expectNear(prefill.compute(context).attentionShare, 0.5, 1e-12);
    const cached = prefill.compute({ ...context, promptTokens: 8192 + 4096, cachedTokens: 4096 });
    expectNear(cached.attentionShare, 2 / 3, 1e-12);
  });
  test("messages add to the time of a token, less what hides", () => {
    holds(
      fc.property(between(0, 1e7), between(0, 1), (networkBytesPerToken, overlapShare) => {
        const rate = (change: Partial<PrefillInputs>): number =>
          1 / prefill.compute({ ...quiz, ...change }).prefillTokensPerSecondPerGpu;
        const compute = rate({});
        const network = networkBytesPerToken / 100e9;
        const hidden = overlapShare * Math.min(compute, network);
        expectNear(rate({ networkBytesPerToken, overlapShare }), compute + network - hidden, 1e-9);
      }),
    );
  });
  test("the GPUs of both sides are busy for a request in the ratio that it gives", () => {
    const outputs = prefill.compute({ ...quiz, cachedTokens: 4096 });
    const readers = 4096 / outputs.prefillTokensPerSecondPerGpu;
    const writers = quiz.outputTokens / quiz.decodeTokensPerSecondPerGpu;
    expectNear(outputs.prefillGpusPerDecodeGpu, readers / writers, 1e-12);
  });
  test("refuses a prompt that is cached to its last token", () => {
    expect(refusal(() => prefill.compute({ ...quiz, cachedTokens: 8192 }))).toBe(
      "prefill: cachedTokens is 8192, expected at least one token less than the 8,192 of the prompt. [INCONSISTENT]",
    );
  });
});

describe("impliedComputeEfficiency", () => {
  // Rates of a server of eight GPUs from the table of LMSYS's post of 2025-05-05; 37 billion active parameters.
  test.each([
    ["DeepSeek's profile", 62_713, "0.2933"],
    ["SGLang", 50_302, "0.2352"],
    ["DeepSeek in production", 32_206, "0.1506"],
  ] as const)("V3.6 of %s, at %d tokens a second on a server, is %s", (_, perServer, printed) => {
    const tokensPerSecond = perServer / 8;
    expectPrinted(
      impliedComputeEfficiency({ tokensPerSecond, activeParamCount: 37e9, flopPerSecond: 1978e12 }),
      printed,
    );
  });
  test("put into the model, gives the measured rate back", () => {
    const computeEfficiency = impliedComputeEfficiency({
      tokensPerSecond: 6288,
      activeParamCount: quiz.activeParamCount,
      flopPerSecond: 1979e12,
    });
    const outputs = prefill.compute({ ...quiz, teraflopPerSecond: 1979, computeEfficiency });
    expectNear(outputs.prefillTokensPerSecondPerGpu, 6288, 1e-12);
  });
});
