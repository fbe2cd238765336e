/**
 * The best throughput and cost at a chosen speed per user, found by trying batches and layouts.
 *
 * Long because it asks for a model, a chip and what may be tried.
 */
import { defineModel, printedNumber } from "../contract.ts";
import { ModelError } from "../errors.ts";
import { decodeStepInputs } from "./decode-inputs.ts";
import { hopperEfficiency, peakEfficiency } from "./efficiency.ts";
import { bestAtSpeed, fastestPoint, leastMissingBytes, type Sweep } from "./frontier-sweep.ts";
import { stepOfInputs } from "./step-of-inputs.ts";

const {
  layout: _layout,
  gpuCount: _gpuCount,
  sequencesPerGpu: _sequencesPerGpu,
  memoryEfficiency: _memoryEfficiency,
  computeEfficiency: _computeEfficiency,
  networkEfficiency: _networkEfficiency,
  overlapShare: _overlapShare,
  layerMicroseconds: _layerMicroseconds,
  networkGigabytesPerSecond: _networkGigabytesPerSecond,
  ...shared
} = decodeStepInputs;

const network = { type: "number", unit: "GB/s", domain: { min: 1e-3, max: 1e6 }, usual: [25, 2000] } as const;

export const decodeFrontier = defineModel({
  id: "decode-frontier",
  title: "Best throughput at a speed per user",
  purpose:
    "Finds the batch and the layout on the GPUs that give the most throughput while each user still gets a chosen speed, and what a million tokens cost there.",
  inputs: {
    tokensPerSecondPerUser: {
      type: "number",
      symbol: "i",
      title: "Speed that each user gets",
      unit: "tok/s/user",
      basis: { tokens: "output" },
      domain: { min: 0.01, max: 1e6 },
      usual: [5, 500],
    },
    usdPerGpuHour: {
      type: "number",
      symbol: "h",
      title: "Cost of a GPU-hour",
      unit: "USD/GPU-h",
      domain: { min: 1e-4, max: 1e4 },
      usual: [0.5, 10],
    },
    ...shared,
    cacheShardLimit: {
      type: "number",
      symbol: "K",
      title: "GPUs over which a cache can be divided: key-value heads, 1 for a latent",
      unit: "count",
      domain: { min: 1, max: 1e5, integer: true },
      usual: [1, 64],
    },
    usableGigabytes: {
      type: "number",
      symbol: "M",
      title: "Memory of a GPU for weights and cache",
      unit: "GB",
      domain: { min: 0.1, max: 1e6 },
      usual: [16, 512],
    },
    scaleUpGigabytesPerSecond: {
      ...network,
      symbol: "W_u",
      title: "Network of a GPU inside its scale-up domain, one direction",
    },
    scaleUpGpuCount: {
      type: "number",
      symbol: "G_u",
      title: "GPUs in that domain",
      unit: "GPU",
      domain: { min: 1, max: 1e5, integer: true },
      usual: [1, 144],
    },
    scaleOutGigabytesPerSecond: {
      ...network,
      symbol: "W_o",
      title: "Network of a GPU beyond its domain, one direction",
    },
    maxGpuCount: {
      type: "number",
      symbol: "G_{\\max}",
      title: "Most GPUs that may share a batch",
      unit: "GPU",
      domain: { min: 1, max: 512, integer: true },
      usual: [1, 288],
    },
    calibration: {
      type: "choice",
      symbol: "\\eta",
      title: "How near to its rated peaks the machine runs",
      options: {
        peak: "At its peaks, everything overlapped: a bound that nothing passes",
        hopper: "As fitted to two published runs on Hopper",
      },
    },
  },
  inputHeadings: {
    tokensPerSecondPerUser: "Speed and price",
    totalParamCount: "The model",
    memoryTerabytesPerSecond: "A GPU",
    precision: "Sequences and speculation",
    cacheShardLimit: "GPUs that work together",
    calibration: "How near to its peaks it runs",
  },
  outputs: {
    tokensPerSecondPerGpu: {
      symbol: "R",
      title: "Most throughput at that speed",
      unit: "tok/s/GPU",
      basis: { tokens: "output", gpus: "decode" },
    },
    usdPerMillionTokens: {
      symbol: "c",
      title: "Cost of a million tokens at full load",
      unit: "USD/Mtok",
      basis: { tokens: "output" },
    },
    gpuCount: { symbol: "G", title: "GPUs that share the batch", unit: "GPU" },
    attentionShardCount: { symbol: "g", title: "GPUs over which attention is divided", unit: "GPU" },
    sequencesPerGpu: { symbol: "B", title: "Sequences at once, for each GPU", unit: "1" },
    maxTokensPerSecondPerUser: {
      symbol: "i_{\\max}",
      title: "Greatest speed per user of any layout tried",
      unit: "tok/s/user",
      basis: { tokens: "output" },
    },
    reachShare: { symbol: "u", title: "Speed as a share of that", unit: "1" },
  },
  equations: [
    {
      gives: "tokensPerSecondPerGpu",
      latex:
        "R(i) = \\max_{\\ell} \\max \\left\\{ \\frac{B\\,\\varepsilon}{T_\\ell(B)} : \\frac{\\varepsilon}{T_\\ell(B)} \\ge i,\\ \\text{weights and caches fit} \\right\\}",
      origin: {
        derived:
          "the decode step for every layout of up to so many GPUs; a layout's best batch is its largest, found by halving",
      },
    },
    {
      gives: "gpuCount",
      latex: "(G, g, B) = \\arg\\max_{\\ell, B} R",
      origin: { derived: "where that throughput is reached" },
    },
    {
      gives: "attentionShardCount",
      latex: "g \\in \\{1, 2, 4, \\dots, G\\}",
      origin: { derived: "1 when each GPU attends to its own sequences" },
    },
    {
      gives: "sequencesPerGpu",
      latex: "B \\ge \\frac{1}{g}",
      origin: { derived: "a sequence for each copy of the attention; not rounded" },
    },
    {
      gives: "maxTokensPerSecondPerUser",
      latex: "i_{\\max} = \\max_{\\ell} \\frac{\\varepsilon}{T_\\ell(1/g)}",
      origin: { derived: "the smallest batch of the fastest layout" },
    },
    { gives: "reachShare", latex: "u = \\frac{i}{i_{\\max}}", origin: { derived: "the definition" } },
    {
      gives: "usdPerMillionTokens",
      latex: "c = \\frac{10^6\\,h}{3600\\,R}",
      origin: { source: "nv-tco", locator: "formula for cost per million tokens" },
    },
  ],
  omissions: [
    {
      what: "All that the decode step leaves out: uneven load, prefill, queueing, drafting.",
      errs: "Too much throughput.",
    },
    {
      what: "Layouts other than those tried, such as pipelines and several rates of copies of experts.",
      errs: "Too little throughput where one of them is better.",
    },
    {
      what: "Whether heads divide evenly over the GPUs.",
      errs: "Too much throughput where they do not.",
    },
    {
      what: "That no two chips run equally near to their peaks.",
      errs: "Either way by about two times for a chip on which nothing was fitted.",
    },
    { what: "A batch is a whole number.", errs: "Either way, by less than one sequence." },
  ],
  shapes: [
    {
      output: "tokensPerSecondPerGpu",
      over: "tokensPerSecondPerUser",
      by: { input: "calibration", values: ["peak", "hopper"] },
    },
    { output: "usdPerMillionTokens", over: "tokensPerSecondPerUser" },
    { output: "tokensPerSecondPerGpu", over: "maxGpuCount" },
  ],
  directions: {
    tokensPerSecondPerGpu: {
      tokensPerSecondPerUser: -1,
      usdPerGpuHour: 0,
      contextTokens: -1,
      verifiedTokens: -1,
      memoryTerabytesPerSecond: 1,
      usableGigabytes: 1,
      scaleUpGigabytesPerSecond: 1,
      scaleOutGigabytesPerSecond: 1,
      maxGpuCount: 1,
    },
    usdPerMillionTokens: {
      tokensPerSecondPerUser: 1,
      usdPerGpuHour: 1,
      contextTokens: 1,
      memoryTerabytesPerSecond: -1,
      usableGigabytes: -1,
      maxGpuCount: -1,
    },
    maxTokensPerSecondPerUser: {
      tokensPerSecondPerUser: 0,
      memoryTerabytesPerSecond: 1,
      contextTokens: -1,
      maxGpuCount: 1,
    },
  },
  compute: (inputs) => {
    const model = "decode-frontier";
    const { tokensPerSecondPerUser, maxGpuCount, usdPerGpuHour } = inputs;
    const efficiency = inputs.calibration === "peak" ? peakEfficiency : hopperEfficiency;
    const step = stepOfInputs(model, {
      ...inputs,
      ...efficiency,
      layerMicroseconds: efficiency.layerSeconds * 1e6,
      networkGigabytesPerSecond: inputs.scaleUpGigabytesPerSecond,
      layout: "spread",
      gpuCount: 1,
      sequencesPerGpu: 1,
    });
    const sweep: Sweep = {
      step: {
        ...step,
        cacheShardLimit: inputs.cacheShardLimit,
        scaleUpGpuCount: inputs.scaleUpGpuCount,
        scaleOutBytesPerSecond: inputs.scaleOutGigabytesPerSecond * 1e9,
      },
      usableBytes: inputs.usableGigabytes * 1e9,
    };
    const fastest = fastestPoint(sweep, maxGpuCount);
    if (fastest === null)
      throw new ModelError({
        code: "INFEASIBLE",
        model,
        field: "usableGigabytes",
        value: inputs.usableGigabytes,
        allowed: `room for the weights and one sequence in a layout of up to ${maxGpuCount} GPUs; the nearest lacks ${printedNumber(leastMissingBytes(sweep, maxGpuCount) / 1e9)} GB a GPU`,
      });
    const best = bestAtSpeed(sweep, maxGpuCount, tokensPerSecondPerUser);
    if (best === null)
      throw new ModelError({
        code: "INFEASIBLE",
        model,
        field: "tokensPerSecondPerUser",
        value: tokensPerSecondPerUser,
        allowed: `at most ${printedNumber(fastest.tokensPerSecondPerUser, "down")} tok/s/user, the fastest of the layouts tried; it is ${printedNumber(tokensPerSecondPerUser / fastest.tokensPerSecondPerUser)} times that`,
      });
    return {
      tokensPerSecondPerGpu: best.tokensPerSecondPerGpu,
      usdPerMillionTokens: (usdPerGpuHour * 1e6) / (3600 * best.tokensPerSecondPerGpu),
      gpuCount: best.gpuCount,
      attentionShardCount: best.attentionShardCount,
      sequencesPerGpu: best.sequencesPerGpu,
      maxTokensPerSecondPerUser: fastest.tokensPerSecondPerUser,
      reachShare: tokensPerSecondPerUser / fastest.tokensPerSecondPerUser,
    };
  },
});
