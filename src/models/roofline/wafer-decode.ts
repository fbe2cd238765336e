/**
 * Decoding from memory on the chip, where reading weights takes microseconds and the fixed time of layers takes the step.
 *
 * Long because the record also answers the reverse question, what a published speed says of a layer.
 */
import { layerCount } from "../architecture/layer-count.ts";
import { defineModel, printedNumber } from "../contract.ts";
import { ModelError } from "../errors.ts";

export const waferDecode = defineModel({
  id: "wafer-decode",
  title: "Decoding from memory on the chip",
  purpose:
    "Gives speed, machines and cost of a model whose weights lie in on-chip memory, and the fixed time of a layer that a published speed implies.",
  inputs: {
    totalParamCount: {
      type: "number",
      symbol: "N",
      title: "Parameters of the model",
      unit: "count",
      domain: { min: 1e6, max: 1e14 },
      usual: [1e9, 4e12],
    },
    activeParamCount: {
      type: "number",
      symbol: "N_a",
      title: "Parameters in use for a token",
      unit: "count",
      domain: { min: 1e6, max: 1e14 },
      usual: [1e9, 5e11],
    },
    weightBytes: {
      type: "number",
      symbol: "b_w",
      title: "Size of a weight, its share of scales included",
      unit: "B",
      domain: { min: 0.125, max: 8 },
      usual: [0.5, 2],
    },
    layerCount,
    cacheBytesPerToken: {
      type: "number",
      symbol: "\\kappa",
      title: "Cache of one token of context",
      unit: "B/tok",
      domain: { min: 0, max: 1e8 },
      usual: [1e4, 1e6],
    },
    contextTokens: {
      type: "number",
      symbol: "S",
      title: "Context of a sequence",
      unit: "tok",
      basis: { tokens: "total" },
      domain: { min: 1, max: 1e8 },
      usual: [256, 1e6],
    },
    waferGigabytes: {
      type: "number",
      symbol: "M",
      title: "On-chip memory of one machine",
      unit: "GB",
      domain: { min: 0.01, max: 1e5 },
      usual: [0.2, 100],
    },
    waferTerabytesPerSecond: {
      type: "number",
      symbol: "\\beta",
      title: "Its bandwidth",
      unit: "TB/s",
      domain: { min: 0.1, max: 1e6 },
      usual: [80, 30_000],
    },
    memoryEfficiency: {
      type: "number",
      symbol: "\\eta_m",
      title: "Achieved share of that bandwidth",
      unit: "1",
      domain: { min: 0.01, max: 1 },
      usual: [0.1, 1],
    },
    layerMicroseconds: {
      type: "number",
      symbol: "t_\\ell",
      title: "Fixed time of a layer",
      unit: "us",
      domain: { min: 0, max: 1e5 },
      usual: [0.5, 100],
    },
    claimedTokensPerSecond: {
      type: "number",
      symbol: "i_c",
      title: "Published speed of one user, for the reverse question",
      unit: "tok/s",
      domain: { min: 0.1, max: 1e7 },
      usual: [100, 5000],
    },
    sequencesInFlight: {
      type: "number",
      symbol: "B",
      title: "Sequences at once, over all machines",
      unit: "count",
      domain: { min: 1, max: 1e5 },
      usual: [1, 64],
    },
    usdPerWaferHour: {
      type: "number",
      symbol: "h",
      title: "Cost of an hour of one machine",
      unit: "USD/h",
      domain: { min: 1e-3, max: 1e6 },
      usual: [1, 500],
    },
  },
  inputHeadings: {
    totalParamCount: "The model",
    waferGigabytes: "The machine",
    claimedTokensPerSecond: "A published speed",
    sequencesInFlight: "Use and price",
  },
  outputs: {
    tokensPerSecondPerUser: {
      symbol: "i",
      title: "Speed of one user",
      unit: "tok/s/user",
      basis: { tokens: "output" },
    },
    stepMicroseconds: { symbol: "T", title: "Time of a token", unit: "us" },
    memoryShare: { symbol: "s_m", title: "Share of it that is reading", unit: "1" },
    waferCount: { symbol: "n_w", title: "Machines that hold the model and the caches", unit: "count" },
    tokensPerSecond: {
      symbol: "R",
      title: "Throughput of all machines",
      unit: "tok/s",
      basis: { tokens: "output" },
    },
    usdPerMillionTokens: {
      symbol: "c",
      title: "Cost of a million tokens at full load",
      unit: "USD/Mtok",
      basis: { tokens: "output" },
    },
    impliedLayerMicroseconds: {
      symbol: "t_\\ell^*",
      title:
        "Fixed time of a layer that the published speed leaves; below 0 reading alone is too slow for it",
      unit: "us",
    },
  },
  equations: [
    {
      gives: "stepMicroseconds",
      latex: "T = t_m + L\\,t_\\ell, \\qquad t_m = \\frac{N_a\\,b_w + \\kappa\\,S}{\\eta_m\\,\\beta}",
      origin: {
        derived: "the machines of a pipeline read their parts one after another, so bandwidth counts once",
      },
    },
    { gives: "tokensPerSecondPerUser", latex: "i = \\frac{1}{T}", origin: { derived: "a token a pass" } },
    { gives: "memoryShare", latex: "s_m = \\frac{t_m}{T}", origin: { derived: "part over whole" } },
    {
      gives: "waferCount",
      latex: "n_w = \\left\\lceil \\frac{N\\,b_w + B\\,\\kappa\\,S}{M} \\right\\rceil",
      origin: { derived: "all of it must lie on the chip" },
    },
    {
      gives: "tokensPerSecond",
      latex: "R = B\\,i",
      origin: { derived: "sequences in flight follow each other through the pipeline" },
    },
    {
      gives: "usdPerMillionTokens",
      latex: "c = \\frac{10^6\\,h\\,n_w}{3600\\,R}",
      origin: { source: "nv-tco", locator: "formula for cost per million tokens, for all machines" },
    },
    {
      gives: "impliedLayerMicroseconds",
      latex: "t_\\ell^* = \\frac{1}{L} \\left(\\frac{1}{i_c} - t_m\\right)",
      origin: { derived: "the step solved for the layer's fixed time" },
    },
  ],
  omissions: [
    {
      what: "Arithmetic, and waiting when more sequences are in flight than the pipeline has places.",
      errs: "Too much throughput for many sequences at once.",
    },
    { what: "The network between machines, other than in the layer's fixed time.", errs: "Too fast." },
    {
      what: "Prices: none is public, so the hourly cost is an assumption.",
      errs: "Either way, in proportion.",
    },
    {
      what: "Speculation.",
      errs: "Too slow for a service that uses it, and then the implied time of a layer is too short.",
    },
  ],
  shapes: [
    { output: "tokensPerSecondPerUser", over: "layerMicroseconds" },
    { output: "usdPerMillionTokens", over: "sequencesInFlight" },
    { output: "tokensPerSecondPerUser", over: "waferTerabytesPerSecond" },
  ],
  directions: {
    tokensPerSecondPerUser: {
      totalParamCount: 0,
      activeParamCount: -1,
      weightBytes: -1,
      layerCount: -1,
      contextTokens: -1,
      waferTerabytesPerSecond: 1,
      memoryEfficiency: 1,
      layerMicroseconds: -1,
      waferGigabytes: 0,
    },
    waferCount: {
      totalParamCount: 1,
      weightBytes: 1,
      waferGigabytes: -1,
      sequencesInFlight: 1,
      contextTokens: 1,
    },
    usdPerMillionTokens: { usdPerWaferHour: 1, totalParamCount: 1, waferGigabytes: -1, layerMicroseconds: 1 },
    impliedLayerMicroseconds: {
      claimedTokensPerSecond: -1,
      waferTerabytesPerSecond: 1,
      layerMicroseconds: 0,
    },
  },
  compute: (inputs) => {
    const { totalParamCount, activeParamCount, weightBytes, layerCount, claimedTokensPerSecond } = inputs;
    if (activeParamCount > totalParamCount)
      throw new ModelError({
        code: "INCONSISTENT",
        model: "wafer-decode",
        field: "activeParamCount",
        value: activeParamCount,
        allowed: `at most the ${printedNumber(totalParamCount, "down")} in all`,
      });
    const sequenceBytes = inputs.cacheBytesPerToken * inputs.contextTokens;
    const memorySeconds =
      (activeParamCount * weightBytes + sequenceBytes) /
      (inputs.memoryEfficiency * inputs.waferTerabytesPerSecond * 1e12);
    const stepSeconds = memorySeconds + layerCount * inputs.layerMicroseconds * 1e-6;
    const waferCount = Math.ceil(
      (totalParamCount * weightBytes + inputs.sequencesInFlight * sequenceBytes) /
        (inputs.waferGigabytes * 1e9),
    );
    const tokensPerSecond = inputs.sequencesInFlight / stepSeconds;
    return {
      tokensPerSecondPerUser: 1 / stepSeconds,
      stepMicroseconds: stepSeconds * 1e6,
      memoryShare: memorySeconds / stepSeconds,
      waferCount,
      tokensPerSecond,
      usdPerMillionTokens: (inputs.usdPerWaferHour * waferCount * 1e6) / (3600 * tokensPerSecond),
      impliedLayerMicroseconds: (1e6 * (1 / claimedTokensPerSecond - memorySeconds)) / layerCount,
    };
  },
});
