/** The inputs of a decode step as a data sheet and a model card give them, shared by the records that ask for them. */
import { layerCount } from "../architecture/layer-count.ts";
import type { InputValues } from "../contract.ts";
import { weightFormats } from "./weight-format.ts";

const efficiency = { type: "number", unit: "1", domain: { min: 0.01, max: 1 }, usual: [0.1, 1] } as const;
const arithmeticRate = (symbol: string, title: string, min: number) =>
  ({
    type: "number",
    symbol,
    title,
    unit: "TFLOP/s",
    domain: { min, max: 1e7 },
    usual: [100, 20_000],
  }) as const;
export const layouts = {
  spread: "Each GPU attends to its own sequences; experts are spread over all",
  tensor: "Every matrix is divided over all GPUs, and the cache too",
  copied: "Every matrix is divided over all GPUs, but each keeps the whole cache",
} as const;

export const decodeStepInputs = {
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
  layerCount,
  hiddenSize: {
    type: "number",
    symbol: "D",
    title: "Hidden size",
    unit: "count",
    domain: { min: 1, max: 1e6, integer: true },
    usual: [1024, 16_384],
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
  cacheBytesPerToken: {
    type: "number",
    symbol: "\\kappa",
    title: "Cache of one token of context",
    unit: "B/tok",
    domain: { min: 1, max: 1e8 },
    usual: [1e4, 1e6],
  },
  attentionIntensity: {
    type: "number",
    symbol: "I",
    title: "Attention arithmetic for a byte of cache",
    unit: "FLOP/B",
    domain: { min: 0.1, max: 1e4 },
    usual: [1, 500],
  },
  memoryTerabytesPerSecond: {
    type: "number",
    symbol: "\\beta",
    title: "Memory bandwidth of a GPU",
    unit: "TB/s",
    domain: { min: 0.01, max: 1e6 },
    usual: [1, 40],
  },
  bf16TeraflopPerSecond: arithmeticRate("F_{16}", "Dense peak in BF16", 0.1),
  fp8TeraflopPerSecond: arithmeticRate("F_8", "Dense peak in FP8; 0 without such arithmetic", 0),
  fp4TeraflopPerSecond: arithmeticRate("F_4", "Dense peak in FP4; 0 without such arithmetic", 0),
  networkGigabytesPerSecond: {
    type: "number",
    symbol: "W",
    title: "Network of a GPU to the others that share the batch, one direction",
    unit: "GB/s",
    domain: { min: 1e-3, max: 1e6 },
    usual: [25, 2000],
  },
  precision: {
    type: "choice",
    symbol: "p",
    title: "Format of weights and of the arithmetic with them",
    options: weightFormats,
  },
  layout: { type: "choice", symbol: "\\ell", title: "How the model lies on the GPUs", options: layouts },
  gpuCount: {
    type: "number",
    symbol: "G",
    title: "GPUs that share the batch",
    unit: "GPU",
    domain: { min: 1, max: 4096, integer: true },
    usual: [1, 144],
  },
  sequencesPerGpu: {
    type: "number",
    symbol: "B",
    title: "Sequences at once, for each GPU",
    unit: "1",
    domain: { min: 1e-4, max: 1e5 },
    usual: [0.125, 1024],
  },
  contextTokens: {
    type: "number",
    symbol: "S",
    title: "Mean context of a sequence",
    unit: "tok",
    basis: { tokens: "total" },
    domain: { min: 1, max: 1e8 },
    usual: [256, 1e6],
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
  tokensPerStep: {
    type: "number",
    symbol: "\\varepsilon",
    title: "Tokens that a sequence gains in a step; 1 without speculation",
    unit: "tok",
    basis: { tokens: "output" },
    domain: { min: 1, max: 17 },
    usual: [1, 4],
  },
  memoryEfficiency: { ...efficiency, symbol: "\\eta_m", title: "Achieved share of memory bandwidth" },
  computeEfficiency: { ...efficiency, symbol: "\\eta_c", title: "Achieved share of arithmetic" },
  networkEfficiency: { ...efficiency, symbol: "\\eta_n", title: "Achieved share of the network" },
  overlapShare: {
    type: "number",
    symbol: "o",
    title: "Share of messages or local work, the shorter, that hides behind the other",
    unit: "1",
    domain: { min: 0, max: 1 },
  },
  layerMicroseconds: {
    type: "number",
    symbol: "t_\\ell",
    title: "Fixed time of a layer",
    unit: "us",
    domain: { min: 0, max: 1e4 },
    usual: [0, 200],
  },
} as const;

export type DecodeStepInputs = InputValues<typeof decodeStepInputs>;
