/**
 * The straight line that a bandwidth-bound decoder draws between speed per user and throughput per GPU.
 * Long because the line, its inverse and its limit stand beside the record that prints them.
 */
import { checkNumber, defineModel, printedNumber, type Domain } from "./contract.ts";
import { ModelError } from "./errors.ts";

/** A decoder whose step takes `fixedSeconds + secondsPerSequence × sequences`. */
export interface Decoder {
  /** Time of a step that does not depend on the sequences: reading weights, launching; in s. */
  readonly fixedSeconds: number;
  /** Time that each sequence adds to a step: reading its KV cache; in s. */
  readonly secondsPerSequence: number;
  /** Tokens that a sequence gains in a step: 1, or more with speculation. */
  readonly tokensPerStep: number;
  /** GPUs that share the batch. */
  readonly gpuCount: number;
}

export const decoderDomains = {
  fixedSeconds: { min: 1e-7, max: 10 },
  secondsPerSequence: { min: 1e-9, max: 10 },
  tokensPerStep: { min: 1, max: 20 },
  gpuCount: { min: 1, max: 1e5, integer: true },
} as const satisfies Readonly<Record<keyof Decoder, Domain>>;

const speedDomain: Domain = { min: 1e-3, max: 1e9 };

/**
 * The speed that a single user never reaches, in tok/s/user: E / a.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE, NOT_INTEGER
 * @example
 * maxInteractivity({ fixedSeconds: 0.004, secondsPerSequence: 1e-3, tokensPerStep: 1, gpuCount: 8 }); // → 250
 */
export function maxInteractivity(decoder: Decoder): number {
  checkDecoder("max-interactivity", decoder);
  return decoder.tokensPerStep / decoder.fixedSeconds;
}

/**
 * Throughput at a speed per user, in tok/s/GPU: R(i) = (E - a i) / (b G).
 * Falls in a straight line and meets zero at `maxInteractivity`.
 *
 * Leaves out the limits of memory and arithmetic on the batch, so at low speed it errs high.
 *
 * @throws {ModelError} INFEASIBLE at or above `maxInteractivity`; NON_FINITE, OUT_OF_RANGE, NOT_INTEGER
 * @example
 * throughputAtInteractivity({ fixedSeconds: 0.004, secondsPerSequence: 1e-3, tokensPerStep: 1, gpuCount: 8 }, 50); // → 100
 */
export function throughputAtInteractivity(decoder: Decoder, tokensPerSecondPerUser: number): number {
  const timeShare = tokensLeftForBatch("throughput-at-interactivity", decoder, tokensPerSecondPerUser);
  return timeShare / (decoder.secondsPerSequence * decoder.gpuCount);
}

/**
 * Sequences in the batch at a speed per user: B = (E/i - a) / b. Not rounded; below 1 the speed needs an idle machine.
 *
 * @throws {ModelError} INFEASIBLE, NON_FINITE, OUT_OF_RANGE, NOT_INTEGER
 * @example
 * batchAtInteractivity({ fixedSeconds: 0.004, secondsPerSequence: 1e-3, tokensPerStep: 1, gpuCount: 8 }, 50); // → 16
 */
export function batchAtInteractivity(decoder: Decoder, tokensPerSecondPerUser: number): number {
  const timeShare = tokensLeftForBatch("batch-at-interactivity", decoder, tokensPerSecondPerUser);
  return timeShare / (decoder.secondsPerSequence * tokensPerSecondPerUser);
}

/** E - a i, above 0: the part of a step's tokens whose time is left for reading KV caches. @throws {ModelError} */
export function tokensLeftForBatch(model: string, decoder: Decoder, tokensPerSecondPerUser: number): number {
  checkDecoder(model, decoder);
  checkNumber(model, "tokensPerSecondPerUser", tokensPerSecondPerUser, speedDomain);
  const left = decoder.tokensPerStep - decoder.fixedSeconds * tokensPerSecondPerUser;
  if (left <= 0) {
    const limit = decoder.tokensPerStep / decoder.fixedSeconds;
    throw new ModelError({
      code: "INFEASIBLE",
      model,
      field: "tokensPerSecondPerUser",
      value: tokensPerSecondPerUser,
      allowed: `below ${printedNumber(limit, "down")} tok/s/user, where the fixed part alone fills the step; it is ${printedNumber(tokensPerSecondPerUser / limit)} times that`,
    });
  }
  return left;
}

function checkDecoder(model: string, decoder: Decoder): void {
  checkNumber(model, "fixedSeconds", decoder.fixedSeconds, decoderDomains.fixedSeconds);
  checkNumber(model, "secondsPerSequence", decoder.secondsPerSequence, decoderDomains.secondsPerSequence);
  checkNumber(model, "tokensPerStep", decoder.tokensPerStep, decoderDomains.tokensPerStep);
  checkNumber(model, "gpuCount", decoder.gpuCount, decoderDomains.gpuCount);
}

export const throughputInteractivity = defineModel({
  id: "throughput-interactivity",
  title: "Throughput against speed per user",
  purpose:
    "Gives the throughput, batch and cost of a decoder at a chosen speed per user, when a step is a fixed time plus a time for each sequence.",
  topic: "Headline ratios",
  inputs: {
    fixedSeconds: {
      type: "number",
      symbol: "a",
      title: "Fixed time of a step: weights and launch",
      unit: "s",
      domain: decoderDomains.fixedSeconds,
      usual: [0.0005, 0.1],
    },
    secondsPerSequence: {
      type: "number",
      symbol: "b",
      title: "Time that each sequence adds to a step",
      unit: "s",
      domain: decoderDomains.secondsPerSequence,
      usual: [1e-5, 0.01],
    },
    tokensPerStep: {
      type: "number",
      symbol: "E",
      title: "Tokens that a sequence gains in a step",
      unit: "tok",
      basis: { tokens: "output" },
      domain: decoderDomains.tokensPerStep,
      usual: [1, 6],
    },
    gpuCount: {
      type: "number",
      symbol: "G",
      title: "GPUs that share the batch",
      unit: "GPU",
      domain: decoderDomains.gpuCount,
      usual: [1, 144],
    },
    tokensPerSecondPerUser: {
      type: "number",
      symbol: "i",
      title: "Speed per user",
      unit: "tok/s/user",
      basis: { tokens: "output" },
      domain: { min: 1e-3, max: 1e6 },
      usual: [1, 500],
    },
    ceilingTokensPerSecondPerGpu: {
      type: "number",
      symbol: "R_c",
      title: "Throughput that arithmetic allows",
      unit: "tok/s/GPU",
      basis: { tokens: "output" },
      domain: { min: 1e-3, max: 1e9 },
      usual: [100, 1000000],
    },
    usdPerGpuHour: {
      type: "number",
      symbol: "h",
      title: "Cost of a GPU-hour",
      unit: "USD/GPU-h",
      domain: { min: 1e-4, max: 1e4 },
      usual: [0.5, 10],
    },
  },
  outputs: {
    tokensPerSecondPerGpu: {
      symbol: "R",
      title: "Throughput",
      unit: "tok/s/GPU",
      basis: { tokens: "output" },
    },
    usdPerMillionTokens: {
      symbol: "c",
      title: "Cost of a million tokens at full load",
      unit: "USD/Mtok",
      basis: { tokens: "output" },
    },
    sequenceCount: { symbol: "B", title: "Sequences in the batch, not rounded", unit: "1" },
    maxTokensPerSecondPerUser: {
      symbol: "i_{\\max}",
      title: "Speed per user that is never reached",
      unit: "tok/s/user",
      basis: { tokens: "output" },
    },
    reachShare: { symbol: "u", title: "Speed as a share of that limit", unit: "1" },
  },
  shapes: [
    { output: "tokensPerSecondPerGpu", over: "tokensPerSecondPerUser" },
    { output: "usdPerMillionTokens", over: "tokensPerSecondPerUser" },
  ],
  equations: [
    {
      gives: "stepSeconds",
      latex: "T = a + b\\,B, \\qquad i = \\frac{E}{T}",
      origin: { derived: "the time to read the weights once and each sequence's KV cache once" },
    },
    {
      gives: "tokensPerSecondPerGpu",
      latex: "R(i) = \\min\\left(\\frac{E - a\\,i}{b\\,G},\\ R_c\\right), \\qquad 0 < i < i_{\\max}",
      origin: { derived: "R = B E / (T G) with B taken out; arithmetic caps it" },
    },
    {
      gives: "maxTokensPerSecondPerUser",
      latex: "i_{\\max} = \\frac{E}{a}",
      origin: { derived: "the step of an empty batch" },
    },
    {
      gives: "sequenceCount",
      latex: "B = \\frac{R\\,G}{i}",
      origin: { derived: "every sequence is served at the same speed" },
    },
    {
      gives: "usdPerMillionTokens",
      latex: "c(i) = \\frac{10^6\\,h}{3600\\,R(i)}",
      origin: { source: "nv-tco", locator: "formula for cost per million tokens" },
    },
    { gives: "reachShare", latex: "u = \\frac{i}{i_{\\max}}", origin: { derived: "the definition" } },
  ],
  omissions: [
    { what: "The memory that holds the batch.", errs: "Too much throughput at low speed per user." },
    {
      what: "Messages between GPUs and experts that a larger batch touches.",
      errs: "Too much throughput; with a mixture of experts the line sags in the middle.",
    },
    { what: "Prefill, which takes time from the same GPUs.", errs: "Too much throughput." },
    {
      what: "A batch is a whole number.",
      errs: "Either way, by less than one sequence; it shows only near the limit.",
    },
    { what: "Load below full.", errs: "Too cheap; divide the cost by the utilisation." },
  ],
  directions: {
    tokensPerSecondPerGpu: {
      fixedSeconds: -1,
      secondsPerSequence: -1,
      tokensPerStep: 1,
      gpuCount: -1,
      tokensPerSecondPerUser: -1,
      ceilingTokensPerSecondPerGpu: 1,
      usdPerGpuHour: 0,
    },
    usdPerMillionTokens: {
      fixedSeconds: 1,
      secondsPerSequence: 1,
      tokensPerStep: -1,
      gpuCount: 1,
      tokensPerSecondPerUser: 1,
      ceilingTokensPerSecondPerGpu: -1,
      usdPerGpuHour: 1,
    },
    sequenceCount: {
      fixedSeconds: -1,
      secondsPerSequence: -1,
      tokensPerStep: 1,
      gpuCount: 1,
      tokensPerSecondPerUser: -1,
      ceilingTokensPerSecondPerGpu: 1,
    },
    maxTokensPerSecondPerUser: { fixedSeconds: -1, tokensPerStep: 1 },
    reachShare: { tokensPerSecondPerUser: 1, fixedSeconds: 1, tokensPerStep: -1 },
  },
  compute: ({ tokensPerSecondPerUser, ceilingTokensPerSecondPerGpu, usdPerGpuHour, ...decoder }) => {
    const line = throughputAtInteractivity(decoder, tokensPerSecondPerUser);
    const tokensPerSecondPerGpu = Math.min(line, ceilingTokensPerSecondPerGpu);
    const maxTokensPerSecondPerUser = maxInteractivity(decoder);
    return {
      tokensPerSecondPerGpu,
      usdPerMillionTokens: (usdPerGpuHour * 1e6) / (3600 * tokensPerSecondPerGpu),
      sequenceCount: (tokensPerSecondPerGpu * decoder.gpuCount) / tokensPerSecondPerUser,
      maxTokensPerSecondPerUser,
      reachShare: tokensPerSecondPerUser / maxTokensPerSecondPerUser,
    };
  },
});
