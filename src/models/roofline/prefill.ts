/**
 * Reading the prompt: its rate, the wait for the first token, and the GPUs that it needs beside those that decode.
 *
 * Long because a first token waits for sixteen things.
 */
import { checkNumber, defineModel, printedNumber } from "../contract.ts";
import { ModelError } from "../errors.ts";

/**
 * Achieved over rated arithmetic that a measured prefill rate amounts to, counting 2 FLOP for each
 * parameter in use.
 *
 * Leaves out attention: errs low for long prompts.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * impliedComputeEfficiency({ tokensPerSecond: 62713 / 8, activeParamCount: 37e9, flopPerSecond: 1978e12 }); // → 0.2933
 */
export function impliedComputeEfficiency(measured: {
  /** Prompt tokens a second of one GPU. */
  readonly tokensPerSecond: number;
  readonly activeParamCount: number;
  /** Rated arithmetic of one GPU, in FLOP/s. */
  readonly flopPerSecond: number;
}): number {
  const model = "implied-compute-efficiency";
  const positive = { min: 1e-3, max: 1e21 };
  checkNumber(model, "tokensPerSecond", measured.tokensPerSecond, positive);
  checkNumber(model, "activeParamCount", measured.activeParamCount, positive);
  checkNumber(model, "flopPerSecond", measured.flopPerSecond, positive);
  return (2 * measured.activeParamCount * measured.tokensPerSecond) / measured.flopPerSecond;
}

const seconds = (symbol: string, title: string) => ({ symbol, title, unit: "s" }) as const;

export const prefill = defineModel({
  id: "prefill",
  title: "Reading the prompt",
  purpose:
    "Gives the rate at which GPUs read prompts, the wait for the first token, and how many GPUs must read for each that writes.",
  inputs: {
    activeParamCount: {
      type: "number",
      symbol: "N_a",
      title: "Parameters in use for a token",
      unit: "count",
      domain: { min: 1e6, max: 1e14 },
      usual: [1e9, 5e11],
    },
    attentionFlopPerContextToken: {
      type: "number",
      symbol: "a",
      title: "Attention arithmetic of a token for each token before it",
      unit: "FLOP",
      domain: { min: 0, max: 1e12 },
      usual: [1e5, 1e8],
    },
    promptTokens: {
      type: "number",
      symbol: "P",
      title: "Tokens of the prompt",
      unit: "tok",
      basis: { tokens: "input" },
      domain: { min: 1, max: 1e8 },
      usual: [128, 1e6],
    },
    cachedTokens: {
      type: "number",
      symbol: "P_0",
      title: "Of them already in a cache",
      unit: "tok",
      basis: { tokens: "input" },
      domain: { min: 0, max: 1e8 },
      usual: [0, 1e6],
    },
    teraflopPerSecond: {
      type: "number",
      symbol: "F",
      title: "Dense peak of a GPU",
      unit: "TFLOP/s",
      domain: { min: 0.1, max: 1e7 },
      usual: [100, 20_000],
    },
    computeEfficiency: {
      type: "number",
      symbol: "\\eta_c",
      title: "Achieved share of arithmetic",
      unit: "1",
      domain: { min: 0.01, max: 1 },
      usual: [0.1, 1],
    },
    networkBytesPerToken: {
      type: "number",
      symbol: "m",
      title: "Bytes that a GPU sends for each token of its share",
      unit: "B/tok",
      domain: { min: 0, max: 1e9 },
      usual: [1e4, 2e7],
    },
    networkGigabytesPerSecond: {
      type: "number",
      symbol: "W",
      title: "Network of a GPU, as achieved",
      unit: "GB/s",
      domain: { min: 1e-3, max: 1e6 },
      usual: [25, 2000],
    },
    overlapShare: {
      type: "number",
      symbol: "o",
      title: "Share of messages or arithmetic, the shorter, that hides behind the other",
      unit: "1",
      domain: { min: 0, max: 1 },
    },
    gpuCount: {
      type: "number",
      symbol: "G",
      title: "GPUs that read one prompt together",
      unit: "GPU",
      domain: { min: 1, max: 4096, integer: true },
      usual: [1, 64],
    },
    queueSeconds: {
      type: "number",
      symbol: "t_q",
      title: "Wait before reading starts",
      unit: "s",
      domain: { min: 0, max: 1e5 },
      usual: [0, 10],
    },
    cacheBytesPerToken: {
      type: "number",
      symbol: "\\kappa",
      title: "Cache of one token of context",
      unit: "B/tok",
      domain: { min: 0, max: 1e8 },
      usual: [1e4, 1e6],
    },
    transferGigabytesPerSecond: {
      type: "number",
      symbol: "W_\\kappa",
      title: "Rate at which the cache moves to the GPUs that write",
      unit: "GB/s",
      domain: { min: 1e-3, max: 1e6 },
      usual: [1, 1000],
    },
    outputTokens: {
      type: "number",
      symbol: "O",
      title: "Tokens of the answer",
      unit: "tok",
      basis: { tokens: "output" },
      domain: { min: 1, max: 1e8 },
      usual: [16, 1e5],
    },
    decodeTokensPerSecondPerGpu: {
      type: "number",
      symbol: "R_o",
      title: "Throughput of a GPU that writes",
      unit: "tok/s/GPU",
      basis: { tokens: "output", gpus: "decode" },
      domain: { min: 1e-3, max: 1e8 },
      usual: [10, 20_000],
    },
  },
  inputHeadings: {
    activeParamCount: "Model and prompt",
    teraflopPerSecond: "GPUs that read",
    cacheBytesPerToken: "The cache on its way",
    outputTokens: "GPUs that write",
  },
  outputs: {
    prefillTokensPerSecondPerGpu: {
      symbol: "R_i",
      title: "Uncached prompt tokens that a GPU reads",
      unit: "tok/s/GPU",
      basis: { tokens: "input", gpus: "prefill" },
    },
    readSeconds: seconds("t_r", "Reading the prompt"),
    transferSeconds: seconds("t_\\kappa", "Moving the cache"),
    firstTokenSeconds: seconds("\\text{TTFT}", "Wait for the first token"),
    attentionShare: { symbol: "s_a", title: "Share of the arithmetic with the context", unit: "1" },
    prefillGpusPerDecodeGpu: {
      symbol: "r",
      title: "GPUs that read for each that writes, both busy",
      unit: "x",
    },
  },
  equations: [
    {
      gives: "prefillTokensPerSecondPerGpu",
      latex:
        "R_i = \\frac{1}{t_c + t_n - o \\min(t_c, t_n)}, \\quad t_c = \\frac{2 N_a + a \\left(P_0 + \\frac{P - P_0}{2}\\right)}{\\eta_c F}, \\quad t_n = \\frac{m}{W}",
      origin: {
        source: "scaling-book",
        locator: "chapter on inference: prefill is bound by arithmetic; messages are added here",
      },
    },
    {
      gives: "readSeconds",
      latex: "t_r = \\frac{P - P_0}{G\\,R_i}",
      origin: { derived: "GPUs that share one prompt share its tokens" },
    },
    {
      gives: "transferSeconds",
      latex: "t_\\kappa = \\frac{P\\,\\kappa}{W_\\kappa}",
      origin: { derived: "the whole prompt's cache moves once" },
    },
    {
      gives: "firstTokenSeconds",
      latex: "\\text{TTFT} = t_q + t_r + t_\\kappa",
      origin: { derived: "one after another" },
    },
    {
      gives: "attentionShare",
      latex:
        "s_a = \\frac{a \\left(P_0 + \\frac{P - P_0}{2}\\right)}{2 N_a + a \\left(P_0 + \\frac{P - P_0}{2}\\right)}",
      origin: {
        derived: "a token sees all that stand before it, on average the cached ones and half the others",
      },
    },
    {
      gives: "prefillGpusPerDecodeGpu",
      latex: "r = \\frac{(P - P_0)\\,/\\,R_i}{O\\,/\\,R_o}",
      origin: { derived: "GPU-seconds of a request on either side" },
    },
  ],
  omissions: [
    {
      what: "Reading weights, which a short prompt does not outweigh.",
      errs: "Too fast for prompts below some hundred tokens that are read alone.",
    },
    { what: "The first step of decoding, and the way to the user.", errs: "Too short a wait." },
    {
      what: "Moving the cache layer by layer while the next is read.",
      errs: "Too long a wait where it is done.",
    },
    { what: "Prompts of uneven length in one batch.", errs: "Too fast." },
  ],
  shapes: [
    { output: "firstTokenSeconds", over: "promptTokens" },
    { output: "prefillGpusPerDecodeGpu", over: "cachedTokens" },
  ],
  directions: {
    prefillTokensPerSecondPerGpu: {
      activeParamCount: -1,
      attentionFlopPerContextToken: -1,
      promptTokens: -1,
      cachedTokens: -1,
      teraflopPerSecond: 1,
      computeEfficiency: 1,
      networkBytesPerToken: -1,
      networkGigabytesPerSecond: 1,
      overlapShare: 1,
      gpuCount: 0,
    },
    readSeconds: { promptTokens: 1, teraflopPerSecond: -1, computeEfficiency: -1, gpuCount: -1 },
    firstTokenSeconds: {
      promptTokens: 1,
      gpuCount: -1,
      queueSeconds: 1,
      cacheBytesPerToken: 1,
      transferGigabytesPerSecond: -1,
      computeEfficiency: -1,
    },
    prefillGpusPerDecodeGpu: { outputTokens: -1, decodeTokensPerSecondPerGpu: 1, computeEfficiency: -1 },
  },
  compute: (inputs) => {
    const { promptTokens, cachedTokens, activeParamCount, overlapShare } = inputs;
    const uncached = promptTokens - cachedTokens;
    if (uncached < 1)
      throw new ModelError({
        code: "INCONSISTENT",
        model: "prefill",
        field: "cachedTokens",
        value: cachedTokens,
        allowed: `at least one token less than the ${printedNumber(promptTokens)} of the prompt`,
      });
    const attended = inputs.attentionFlopPerContextToken * (cachedTokens + uncached / 2);
    const flopPerToken = 2 * activeParamCount + attended;
    const computeSeconds = flopPerToken / (inputs.computeEfficiency * inputs.teraflopPerSecond * 1e12);
    const networkSeconds = inputs.networkBytesPerToken / (inputs.networkGigabytesPerSecond * 1e9);
    const tokenSeconds =
      computeSeconds + networkSeconds - overlapShare * Math.min(computeSeconds, networkSeconds);
    const readSeconds = (uncached * tokenSeconds) / inputs.gpuCount;
    const transferSeconds =
      (promptTokens * inputs.cacheBytesPerToken) / (inputs.transferGigabytesPerSecond * 1e9);
    return {
      prefillTokensPerSecondPerGpu: 1 / tokenSeconds,
      readSeconds,
      transferSeconds,
      firstTokenSeconds: inputs.queueSeconds + readSeconds + transferSeconds,
      attentionShare: attended / flopPerToken,
      prefillGpusPerDecodeGpu:
        (uncached * tokenSeconds * inputs.decodeTokensPerSecondPerGpu) / inputs.outputTokens,
    };
  },
});
