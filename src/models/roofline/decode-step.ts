/**
 * The time of one decode step on one of the GPUs that share a batch, term by
 * term. Everything else about decoding in this folder is this function with
 * its inputs worked out from a model, a chip and a layout.
 *
 * Long because a step has some thirty inputs, each with its unit.
 */
import { checkChosenExperts } from "../chosen-experts.ts";
import { checkNumber, printedNumber, type Domain } from "../contract.ts";
import { ModelError } from "../errors.ts";
import { ringAllReduceSeconds } from "./collectives.ts";
import { checkEfficiency, type Efficiency } from "./efficiency.ts";
import { touchedByEqualChance, touchedShare } from "./touched-experts.ts";

export interface DecodeStep extends Efficiency {
  /** Layers of the model. */
  readonly layerCount: number;
  /** Layers that choose among experts; 0 for a dense model. */
  readonly expertLayerCount: number;
  /** Width of a token between layers, in elements. */
  readonly hiddenSize: number;
  /** Experts that a layer chooses among; 1 for a dense model. */
  readonly expertCount: number;
  /** Experts chosen for a token; 1 for a dense model. */
  readonly activeExpertCount: number;
  /** Zipf exponent of the experts' popularity; 0 when all are equally liked. */
  readonly popularityExponent: number;
  /** Weights of one routed expert in one layer, in B. */
  readonly expertWeightBytes: number;
  /** Weights that a step reads whatever the tokens, of one whole copy, in B. */
  readonly residentWeightBytes: number;
  /** Parameters that one token is multiplied with. */
  readonly linearParamCount: number;
  /** Cache of one token of context, over all layers, in B. */
  readonly cacheBytesPerToken: number;
  /** GPUs over which the cache of one sequence can be divided: its key-value heads, or 1 for a latent. */
  readonly cacheShardLimit: number;
  /** Attention arithmetic for one new token against one token of context, over all layers, in FLOP. */
  readonly attentionFlopPerContextToken: number;

  /** Rated memory bandwidth, in B/s. */
  readonly memoryBytesPerSecond: number;
  /** Rated arithmetic of the matrix products with weights, in FLOP/s. */
  readonly linearFlopPerSecond: number;
  /** Rated arithmetic of attention, in FLOP/s. */
  readonly attentionFlopPerSecond: number;
  /** Rated network of one GPU in one direction inside the scale-up domain, in B/s. */
  readonly scaleUpBytesPerSecond: number;
  /** GPUs in that domain. */
  readonly scaleUpGpuCount: number;
  /** Rated network of one GPU in one direction beyond the domain, in B/s. */
  readonly scaleOutBytesPerSecond: number;
  /** Fixed time of one exchange between GPUs, in s. */
  readonly messageSeconds: number;

  /** GPUs that share the experts and step together. */
  readonly gpuCount: number;
  /** GPUs over which attention and dense weights are divided; 1 when each GPU attends to sequences of its own. */
  readonly attentionShardCount: number;
  /** `true`: each GPU holds whole experts. `false`: each holds a slice of every expert. */
  readonly expertsSpread: boolean;
  /** Additional copies of experts in a layer, over all GPUs. */
  readonly redundantExpertCount: number;
  /** Copies of a token that leave for other GPUs, at most `activeExpertCount`. */
  readonly copiesPerToken: number;
  /** Bytes of an element sent to an expert. */
  readonly dispatchBytes: number;
  /** Bytes of an element sent back. */
  readonly combineBytes: number;
  /** Bytes of an element in an all-reduce. */
  readonly activationBytes: number;

  /** Sequences over GPUs. Below 1 only when several GPUs attend to one sequence. */
  readonly sequencesPerGpu: number;
  /** Mean context of a sequence, in tokens. */
  readonly contextTokens: number;
  /** Tokens that a sequence has checked in a step: 1 without speculation. */
  readonly verifiedTokens: number;
  /** Tokens that a sequence gains in a step, on average: 1 without speculation. */
  readonly tokensPerStep: number;
}

export interface DecodeTimes {
  /** Reading weights, in s. */
  readonly weightSeconds: number;
  /** Reading the cache, in s. */
  readonly cacheSeconds: number;
  /** Arithmetic with weights, in s. */
  readonly linearSeconds: number;
  /** Arithmetic of attention, in s. */
  readonly attentionSeconds: number;
  /** Messages between GPUs, in s. */
  readonly networkSeconds: number;
  /** Fixed time of the layers, in s. */
  readonly fixedSeconds: number;
  /** Part of the messages or of the local work that hides behind the other, in s. */
  readonly hiddenSeconds: number;
  /** The step, in s. */
  readonly stepSeconds: number;
  readonly tokensPerSecondPerUser: number;
  readonly tokensPerSecondPerGpu: number;
}

/** A record that a loop writes over, since making its boxed numbers anew takes as long as a step's arithmetic. */
export type Writable<Fields> = { -readonly [Name in keyof Fields]: Fields[Name] };

/**
 * Times of one decode step, in seconds:
 * T = L t_l + max(cache, attention) + max(weights, linear) + network - o min(local, network).
 * Reading and arithmetic of one kind of work run side by side; the two kinds of
 * work follow each other; messages hide behind local work by the share o.
 *
 * Leaves out uneven load of GPUs and experts, prefill on the same GPUs, sampling and scheduling: errs short.
 *
 * @throws {ModelError} INCONSISTENT when the layout or the counts contradict; NON_FINITE, OUT_OF_RANGE, NOT_INTEGER
 */
export function decodeStep(step: DecodeStep): DecodeTimes {
  checkDecodeStep(step);
  return decodeTimes(step);
}

/**
 * `decodeStep` for inputs that were checked before: sweeps and samplers run it in loops.
 *
 * @param times written over and given back; left out, a new one
 */
export function decodeTimes(step: DecodeStep, times = {} as Writable<DecodeTimes>): DecodeTimes {
  const { gpuCount, attentionShardCount, sequencesPerGpu, layerCount, hiddenSize } = step;
  const tokens = step.verifiedTokens * sequencesPerGpu;
  const memoryRate = step.memoryEfficiency * step.memoryBytesPerSecond;

  const weightSeconds = touchedWeightBytes(step, tokens * gpuCount) / memoryRate;
  const cacheCopies = attentionShardCount / Math.min(attentionShardCount, step.cacheShardLimit);
  const cacheSeconds =
    (sequencesPerGpu * cacheCopies * step.contextTokens * step.cacheBytesPerToken) / memoryRate;
  const linearSeconds =
    (2 * tokens * step.linearParamCount) / (step.computeEfficiency * step.linearFlopPerSecond);
  const attentionSeconds =
    (tokens * step.contextTokens * step.attentionFlopPerContextToken) /
    (step.computeEfficiency * step.attentionFlopPerSecond);

  const denseReduces = attentionShardCount > 1 ? 2 * layerCount - step.expertLayerCount : 0;
  let networkSeconds =
    denseReduces === 0
      ? 0
      : denseReduces *
        ringAllReduceSeconds(
          attentionShardCount,
          tokens * attentionShardCount * hiddenSize * step.activationBytes,
          rateWithin(step, attentionShardCount),
          step.messageSeconds,
        );
  if (step.expertLayerCount > 0 && gpuCount > 1) {
    const rate = rateWithin(step, gpuCount);
    networkSeconds += step.expertsSpread
      ? step.expertLayerCount *
        ((tokens * (step.dispatchBytes + step.combineBytes) * step.copiesPerToken * hiddenSize) / rate +
          2 * step.messageSeconds)
      : step.expertLayerCount *
        ringAllReduceSeconds(
          gpuCount,
          tokens * gpuCount * hiddenSize * step.activationBytes,
          rate,
          step.messageSeconds,
        );
  }

  const localSeconds = Math.max(cacheSeconds, attentionSeconds) + Math.max(weightSeconds, linearSeconds);
  const hiddenSeconds = step.overlapShare * Math.min(localSeconds, networkSeconds);
  const fixedSeconds = layerCount * step.layerSeconds;
  const stepSeconds = fixedSeconds + localSeconds + networkSeconds - hiddenSeconds;
  const tokensPerSecondPerUser = step.tokensPerStep / stepSeconds;
  times.weightSeconds = weightSeconds;
  times.cacheSeconds = cacheSeconds;
  times.linearSeconds = linearSeconds;
  times.attentionSeconds = attentionSeconds;
  times.networkSeconds = networkSeconds;
  times.fixedSeconds = fixedSeconds;
  times.hiddenSeconds = hiddenSeconds;
  times.stepSeconds = stepSeconds;
  times.tokensPerSecondPerUser = tokensPerSecondPerUser;
  times.tokensPerSecondPerGpu = sequencesPerGpu * tokensPerSecondPerUser;
  return times;
}

/** Weights that one GPU reads in a step in which `tokenCount` tokens choose experts, in B. */
function touchedWeightBytes(step: DecodeStep, tokenCount: number): number {
  const resident = step.residentWeightBytes / step.attentionShardCount;
  if (step.expertLayerCount === 0) return resident;
  const { expertCount, activeExpertCount } = step;
  const share =
    step.popularityExponent === 0
      ? touchedByEqualChance(activeExpertCount / expertCount, tokenCount)
      : touchedShare(step, tokenCount);
  const heldExperts = (expertCount + step.redundantExpertCount) / step.gpuCount;
  return resident + step.expertLayerCount * heldExperts * share * step.expertWeightBytes;
}

function rateWithin(step: DecodeStep, groupSize: number): number {
  const rated = groupSize <= step.scaleUpGpuCount ? step.scaleUpBytesPerSecond : step.scaleOutBytesPerSecond;
  return step.networkEfficiency * rated;
}

const size: Domain = { min: 0, max: 1e18 };
const rate: Domain = { min: 1, max: 1e21 };
const count: Domain = { min: 1, max: 1e6, integer: true };
const countOrNone: Domain = { min: 0, max: 1e6, integer: true };
const bytesOfElement: Domain = { min: 0, minOpen: true, max: 16 };

/** Domain of each number of a step that is no efficiency. */
export const decodeDomains = {
  layerCount: { min: 1, max: 10_000, integer: true },
  expertLayerCount: countOrNone,
  hiddenSize: count,
  expertCount: { min: 1, max: 4096, integer: true },
  activeExpertCount: { min: 1, max: 4096, integer: true },
  popularityExponent: { min: 0, max: 3 },
  expertWeightBytes: size,
  residentWeightBytes: size,
  linearParamCount: { min: 1, max: 1e16 },
  cacheBytesPerToken: { min: 0, max: 1e9 },
  cacheShardLimit: count,
  attentionFlopPerContextToken: size,
  memoryBytesPerSecond: rate,
  linearFlopPerSecond: rate,
  attentionFlopPerSecond: rate,
  scaleUpBytesPerSecond: rate,
  scaleUpGpuCount: count,
  scaleOutBytesPerSecond: rate,
  messageSeconds: { min: 0, max: 1 },
  gpuCount: { min: 1, max: 1e5, integer: true },
  attentionShardCount: { min: 1, max: 1e5, integer: true },
  redundantExpertCount: countOrNone,
  copiesPerToken: { min: 0, max: 4096 },
  dispatchBytes: bytesOfElement,
  combineBytes: bytesOfElement,
  activationBytes: bytesOfElement,
  sequencesPerGpu: { min: 0, minOpen: true, max: 1e7 },
  contextTokens: { min: 1, max: 1e9 },
  verifiedTokens: { min: 1, max: 65, integer: true },
  tokensPerStep: { min: 1, max: 65 },
} as const satisfies Readonly<Partial<Record<keyof DecodeStep, Domain>>>;

const checked = Object.entries(decodeDomains) as [keyof typeof decodeDomains, Domain][];

/** @throws {ModelError} INCONSISTENT, NON_FINITE, OUT_OF_RANGE, NOT_INTEGER */
export function checkDecodeStep(step: DecodeStep): void {
  for (const [name, domain] of checked) checkNumber("decode-step", name, step[name], domain);
  checkEfficiency("decode-step", step);
  checkDecodeLayout("decode-step", step);
  if (step.expertLayerCount > step.layerCount)
    refuse(
      "decode-step",
      "expertLayerCount",
      step.expertLayerCount,
      `at most ${printedNumber(step.layerCount)} layers`,
    );
}

type LayoutPart = Pick<
  DecodeStep,
  | "gpuCount"
  | "attentionShardCount"
  | "expertCount"
  | "activeExpertCount"
  | "sequencesPerGpu"
  | "verifiedTokens"
  | "tokensPerStep"
>;

/** The contradictions between inputs that are each legal. @throws {ModelError} INCONSISTENT */
export function checkDecodeLayout(model: string, step: LayoutPart): void {
  const { gpuCount, attentionShardCount, sequencesPerGpu } = step;
  checkChosenExperts(model, step);
  if (gpuCount % attentionShardCount !== 0)
    refuse(
      model,
      "attentionShardCount",
      attentionShardCount,
      `a divisor of the ${printedNumber(gpuCount)} GPUs`,
    );
  // The product of a share and a count rounds, so a batch of exactly one may fall a bit short.
  if (sequencesPerGpu * attentionShardCount < 1 - 1e-9)
    refuse(
      model,
      "sequencesPerGpu",
      sequencesPerGpu,
      `at least ${printedNumber(1 / attentionShardCount, "up")}, a sequence for each copy of the attention weights`,
    );
  if (step.tokensPerStep > step.verifiedTokens)
    refuse(
      model,
      "tokensPerStep",
      step.tokensPerStep,
      `at most the ${printedNumber(step.verifiedTokens)} tokens verified`,
    );
}

function refuse(model: string, field: string, value: number, allowed: string): never {
  throw new ModelError({ code: "INCONSISTENT", model, field, value, allowed });
}
