/** The batch at which arithmetic, rather than reading weights, takes the time of a step. */
import { checkChosenExperts } from "../chosen-experts.ts";
import { defineModel } from "../contract.ts";
import { weightBytesOf, weightFormats } from "./weight-format.ts";

export const criticalBatch = defineModel({
  id: "critical-batch",
  title: "The batch at which users are no longer free",
  purpose:
    "Gives the batch below which another user costs no time in the layers with weights, because the weights are read anyway.",
  inputs: {
    teraflopPerSecond: {
      type: "number",
      symbol: "F",
      title: "Dense peak in the format of the weights",
      unit: "TFLOP/s",
      domain: { min: 0.1, max: 1e7 },
      usual: [100, 20_000],
    },
    memoryTerabytesPerSecond: {
      type: "number",
      symbol: "\\beta",
      title: "Memory bandwidth",
      unit: "TB/s",
      domain: { min: 0.01, max: 1e6 },
      usual: [1, 40],
    },
    precision: { type: "choice", symbol: "p", title: "Format of the weights", options: weightFormats },
    computeEfficiency: {
      type: "number",
      symbol: "\\eta_c",
      title: "Achieved share of arithmetic",
      unit: "1",
      domain: { min: 0.01, max: 1 },
      usual: [0.1, 1],
    },
    memoryEfficiency: {
      type: "number",
      symbol: "\\eta_m",
      title: "Achieved share of memory bandwidth",
      unit: "1",
      domain: { min: 0.01, max: 1 },
      usual: [0.1, 1],
    },
    expertCount: {
      type: "number",
      symbol: "E",
      title: "Experts that a layer chooses among; 1 in a dense model",
      unit: "count",
      domain: { min: 1, max: 4096, integer: true },
      usual: [1, 1024],
    },
    activeExpertCount: {
      type: "number",
      symbol: "k",
      title: "Experts chosen for a token; 1 in a dense model",
      unit: "count",
      domain: { min: 1, max: 4096, integer: true },
      usual: [1, 16],
    },
    gpuCount: {
      type: "number",
      symbol: "G",
      title: "GPUs that share the experts",
      unit: "GPU",
      domain: { min: 1, max: 4096, integer: true },
      usual: [1, 144],
    },
    verifiedTokens: {
      type: "number",
      symbol: "n",
      title: "Tokens checked for a sequence in a step; 1 without speculation",
      unit: "tok",
      basis: { tokens: "output" },
      domain: { min: 1, max: 17, integer: true },
      usual: [1, 9],
    },
  },
  outputs: {
    criticalTokens: { symbol: "B_c", title: "Tokens in a step, layers without experts", unit: "1" },
    criticalExpertTokens: { symbol: "B_E", title: "Tokens in a step, layers with experts", unit: "1" },
    sequencesPerGpu: {
      symbol: "B_G",
      title: "Sequences a GPU, layers with experts",
      unit: "1",
    },
    ridgeIntensity: { symbol: "I", title: "Arithmetic a byte at which the two are even", unit: "FLOP/B" },
  },
  equations: [
    {
      gives: "ridgeIntensity",
      latex: "I = \\frac{\\eta_c F}{\\eta_m \\beta}",
      origin: { derived: "operations over bytes, each at its achieved rate" },
    },
    {
      gives: "criticalTokens",
      latex: "B_c = \\frac{b_w}{2}\\,I",
      origin: {
        source: "scaling-book",
        locator: "chapter on inference, batch at which a matrix product is bound by arithmetic",
      },
    },
    {
      gives: "criticalExpertTokens",
      latex: "B_E = \\frac{E}{k}\\,B_c",
      origin: { derived: "an expert sees only k tokens of E" },
    },
    {
      gives: "sequencesPerGpu",
      latex: "B_G = \\frac{B_E}{n\\,G}",
      origin: { derived: "each GPU brings its sequences, each with n tokens" },
    },
  ],
  omissions: [
    {
      what: "Reading the cache, which grows with every user.",
      errs: "Too kind: above some context the cache takes the time long before arithmetic does.",
    },
    { what: "Reading and writing activations.", errs: "Too small a batch, by a few percent." },
    { what: "Popular experts, which meet the limit first.", errs: "Too large a batch for those." },
  ],
  shapes: [
    { output: "sequencesPerGpu", over: "gpuCount" },
    { output: "criticalTokens", over: "memoryTerabytesPerSecond" },
  ],
  directions: {
    criticalTokens: {
      teraflopPerSecond: 1,
      memoryTerabytesPerSecond: -1,
      computeEfficiency: 1,
      memoryEfficiency: -1,
      gpuCount: 0,
      expertCount: 0,
    },
    criticalExpertTokens: {
      teraflopPerSecond: 1,
      memoryTerabytesPerSecond: -1,
      expertCount: 1,
      activeExpertCount: -1,
    },
    sequencesPerGpu: { gpuCount: -1, verifiedTokens: -1, expertCount: 1, teraflopPerSecond: 1 },
    ridgeIntensity: { teraflopPerSecond: 1, memoryTerabytesPerSecond: -1 },
  },
  compute: (inputs) => {
    const { expertCount, activeExpertCount } = inputs;
    checkChosenExperts("critical-batch", inputs);
    const ridgeIntensity =
      (inputs.computeEfficiency * inputs.teraflopPerSecond) /
      (inputs.memoryEfficiency * inputs.memoryTerabytesPerSecond);
    const criticalTokens = (weightBytesOf[inputs.precision] / 2) * ridgeIntensity;
    const criticalExpertTokens = (criticalTokens * expertCount) / activeExpertCount;
    return {
      criticalTokens,
      criticalExpertTokens,
      sequencesPerGpu: criticalExpertTokens / (inputs.verifiedTokens * inputs.gpuCount),
      ridgeIntensity,
    };
  },
});
