/** How many sequences fit into memory beside the weights. */
import { checkNumber, defineModel, printedNumber, type Domain } from "../contract.ts";
import { ModelError } from "../errors.ts";

export interface MemoryUse {
  /** Memory of one GPU, in B. */
  readonly memoryBytes: number;
  readonly gpuCount: number;
  /** Share of the memory that may be filled, in (0, 1]. */
  readonly fillableShare: number;
  /** Weights over all GPUs, copies counted, in B. */
  readonly weightBytes: number;
  /** What else a GPU needs: activations, buffers, runtime; in B. */
  readonly otherBytesPerGpu: number;
}

const memoryDomains = {
  memoryBytes: { min: 1, max: 1e15 },
  gpuCount: { min: 1, max: 1e5, integer: true },
  fillableShare: { min: 0, max: 1, minOpen: true },
  weightBytes: { min: 0, max: 1e16 },
  otherBytesPerGpu: { min: 0, max: 1e15 },
} as const satisfies Readonly<Record<keyof MemoryUse, Domain>>;

/** Memory left for caches over all GPUs, in B; below 0 when the weights alone do not fit. Unchecked. */
export function cacheRoomBytes(use: MemoryUse): number {
  return (use.fillableShare * use.memoryBytes - use.otherBytesPerGpu) * use.gpuCount - use.weightBytes;
}

/**
 * Sequences that fit at once, a whole number of at least 1:
 * floor((f M G - W - O G) / (κ S)).
 *
 * Leaves out that weights and caches do not divide evenly over GPUs: errs high.
 *
 * @param cacheBytesPerSequence cache of one sequence at its full length, in B
 * @throws {ModelError} INFEASIBLE when not one fits, with the bytes that are missing; NON_FINITE,
 *   OUT_OF_RANGE, NOT_INTEGER
 * @example
 * maxSequences(
 *   { memoryBytes: 16e9, gpuCount: 16, fillableShare: 1, weightBytes: 140e9, otherBytesPerGpu: 0 },
 *   327680 * 8192,
 * ); // → 43
 */
export function maxSequences(use: MemoryUse, cacheBytesPerSequence: number): number {
  const model = "max-sequences";
  for (const [name, domain] of Object.entries(memoryDomains))
    checkNumber(model, name, use[name as keyof MemoryUse], domain);
  checkNumber(model, "cacheBytesPerSequence", cacheBytesPerSequence, { min: 0, minOpen: true, max: 1e15 });
  return Math.floor(sequencesThatFit(model, use, cacheBytesPerSequence));
}

/** @throws {ModelError} INFEASIBLE */
function sequencesThatFit(model: string, use: MemoryUse, cacheBytesPerSequence: number): number {
  const room = cacheRoomBytes(use);
  if (room >= cacheBytesPerSequence) return room / cacheBytesPerSequence;
  throw new ModelError({
    code: "INFEASIBLE",
    model,
    field: "memoryBytes",
    value: use.memoryBytes,
    allowed: `room for weights and one sequence on ${printedNumber(use.gpuCount)} GPUs; ${printedNumber(cacheBytesPerSequence - room)} B are missing in all`,
  });
}

export const batchLimit = defineModel({
  id: "batch-limit",
  title: "Sequences that fit into memory",
  purpose:
    "Gives the largest batch whose caches fit beside the weights, and the longest context that one sequence could have.",
  inputs: {
    memoryGigabytes: {
      type: "number",
      symbol: "M",
      title: "Memory of one GPU",
      unit: "GB",
      domain: { min: 0.01, max: 1e5 },
      usual: [16, 512],
    },
    gpuCount: {
      type: "number",
      symbol: "G",
      title: "GPUs that share the weights",
      unit: "GPU",
      domain: { min: 1, max: 1e5, integer: true },
      usual: [1, 144],
    },
    fillableShare: {
      type: "number",
      symbol: "f",
      title: "Share of the memory that may be filled",
      unit: "1",
      domain: { min: 0.01, max: 1 },
      usual: [0.5, 1],
    },
    otherGigabytes: {
      type: "number",
      symbol: "O",
      title: "Memory of a GPU for activations, buffers and runtime",
      unit: "GB",
      domain: { min: 0, max: 1e5 },
      usual: [0, 20],
    },
    paramCount: {
      type: "number",
      symbol: "N",
      title: "Parameters of the model",
      unit: "count",
      domain: { min: 1e6, max: 1e14 },
      usual: [1e9, 4e12],
    },
    weightBytes: {
      type: "number",
      symbol: "b_w",
      title: "Size of a weight, its share of scales included",
      unit: "B",
      domain: { min: 0.125, max: 8 },
      usual: [0.5, 2],
    },
    cacheBytesPerToken: {
      type: "number",
      symbol: "\\kappa",
      title: "Cache of one token of context",
      unit: "B/tok",
      domain: { min: 1, max: 1e8 },
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
  },
  outputs: {
    sequenceCount: { symbol: "B_{\\max}", title: "Sequences at once, over all GPUs", unit: "count" },
    sequencesPerGpu: { symbol: "B_G", title: "Sequences for each GPU", unit: "1" },
    weightShare: { symbol: "s_W", title: "Share of the fillable memory that weights take", unit: "1" },
    cacheRoomGigabytes: { symbol: "M_\\kappa", title: "Memory left for caches, over all GPUs", unit: "GB" },
    longestContextTokens: {
      symbol: "S_{\\max}",
      title: "Longest context, of one sequence alone",
      unit: "tok",
      basis: { tokens: "total" },
    },
  },
  refusalTitles: { memoryBytes: "Memory of a GPU, in bytes" },
  equations: [
    {
      gives: "cacheRoomGigabytes",
      latex: "M_\\kappa = (f M - O)\\,G - N\\,b_w",
      origin: { derived: "what is fillable, less what else lies there" },
    },
    {
      gives: "sequenceCount",
      latex: "B_{\\max} = \\left\\lfloor \\frac{M_\\kappa}{\\kappa\\,S} \\right\\rfloor",
      origin: { source: "scaling-book", locator: "chapter on inference, quiz on batch size and memory" },
    },
    {
      gives: "sequencesPerGpu",
      latex: "B_G = \\frac{B_{\\max}}{G}",
      origin: { derived: "spread evenly" },
    },
    {
      gives: "weightShare",
      latex: "s_W = \\frac{N\\,b_w}{f\\,M\\,G}",
      origin: { derived: "part over whole" },
    },
    {
      gives: "longestContextTokens",
      latex: "S_{\\max} = \\frac{M_\\kappa}{\\kappa}",
      origin: { derived: "all room given to one sequence" },
    },
  ],
  omissions: [
    { what: "Weights and caches that do not divide evenly over the GPUs.", errs: "Too many sequences." },
    {
      what: "What several GPUs hold in copy: attention's weights in data parallel, a latent's cache where matrices are divided.",
      errs: "Too many sequences.",
    },
    {
      what: "That sequences are seldom all at full length.",
      errs: "Too few sequences for a server that gives out memory page by page.",
    },
  ],
  shapes: [
    { output: "sequenceCount", over: "contextTokens" },
    { output: "sequencesPerGpu", over: "gpuCount" },
  ],
  directions: {
    sequenceCount: {
      memoryGigabytes: 1,
      gpuCount: 1,
      fillableShare: 1,
      otherGigabytes: -1,
      paramCount: -1,
      weightBytes: -1,
      cacheBytesPerToken: -1,
      contextTokens: -1,
    },
    cacheRoomGigabytes: {
      memoryGigabytes: 1,
      gpuCount: 1,
      paramCount: -1,
      weightBytes: -1,
      contextTokens: 0,
    },
    weightShare: { paramCount: 1, weightBytes: 1, memoryGigabytes: -1, gpuCount: -1, contextTokens: 0 },
    longestContextTokens: { memoryGigabytes: 1, paramCount: -1, weightBytes: -1, cacheBytesPerToken: -1 },
  },
  compute: (inputs) => {
    const { gpuCount, fillableShare, cacheBytesPerToken } = inputs;
    const use: MemoryUse = {
      memoryBytes: inputs.memoryGigabytes * 1e9,
      gpuCount,
      fillableShare,
      weightBytes: inputs.paramCount * inputs.weightBytes,
      otherBytesPerGpu: inputs.otherGigabytes * 1e9,
    };
    const sequences = Math.floor(
      sequencesThatFit("batch-limit", use, cacheBytesPerToken * inputs.contextTokens),
    );
    const room = cacheRoomBytes(use);
    return {
      sequenceCount: sequences,
      sequencesPerGpu: sequences / gpuCount,
      weightShare: use.weightBytes / (fillableShare * use.memoryBytes * gpuCount),
      cacheRoomGigabytes: room / 1e9,
      longestContextTokens: room / cacheBytesPerToken,
    };
  },
});
