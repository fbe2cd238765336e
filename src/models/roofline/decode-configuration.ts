/**
 * A decode step from what people say of a machine: architecture, accelerator,
 * precision, layout, load and efficiency. It works out what each GPU holds and
 * sends, refuses what does not fit, and hands on to `decodeTimes`.
 */
import { checkArchitecture, type Architecture } from "../architecture/architecture.ts";
import {
  attentionFlopPerLayer,
  cacheBytesPerToken,
  cacheShardLimit,
} from "../architecture/attention-cost.ts";
import { cacheRoomBytes } from "../architecture/batch-limit.ts";
import { parameterCounts } from "../architecture/parameter-count.ts";
import { printedNumber } from "../contract.ts";
import { ModelError } from "../errors.ts";
import { decodeStep, type DecodeStep, type DecodeTimes } from "./decode-step.ts";
import type { Efficiency } from "./efficiency.ts";
import { expectedDistinctGpus } from "./touched-experts.ts";

/** Number formats in which matrices are multiplied. */
export type ArithmeticFormat = "bf16" | "fp8" | "fp4";

export interface Accelerator {
  readonly memoryBytes: number;
  readonly memoryBytesPerSecond: number;
  /** Dense peak by format, in FLOP/s; `null` where the chip has no arithmetic of that format. */
  readonly flopPerSecond: Readonly<Record<ArithmeticFormat, number | null>>;
  /** Of one GPU, one direction, in B/s. */
  readonly scaleUpBytesPerSecond: number;
  readonly scaleUpGpuCount: number;
  readonly scaleOutBytesPerSecond: number;
}

export interface Precision {
  /** Format of the products with weights. */
  readonly linearFormat: ArithmeticFormat;
  /** Format of attention's arithmetic. */
  readonly attentionFormat: ArithmeticFormat;
  /** Bytes of a weight, with its share of scales. */
  readonly weightBytes: number;
  /** Bytes of a weight of the matrix that writes tokens out. */
  readonly headWeightBytes: number;
  readonly cacheBytes: number;
  readonly dispatchBytes: number;
  readonly combineBytes: number;
  readonly activationBytes: number;
}

export interface Layout {
  readonly gpuCount: number;
  /** GPUs over which attention is divided; 1 is attention in data parallel. */
  readonly attentionShardCount: number;
  /** `true`: whole experts on each GPU; `false`: a slice of each. Without effect in a dense model. */
  readonly expertsSpread: boolean;
  readonly redundantExpertCount: number;
  /** Whether a token is sent once to each GPU that holds experts of it, rather than once to each expert. */
  readonly oneCopyPerGpu: boolean;
  /** Fixed time of one exchange, in s. */
  readonly messageSeconds: number;
}

export interface Load {
  /** Sequences over GPUs. */
  readonly sequencesPerGpu: number;
  /** Mean context of a sequence, in tokens. */
  readonly contextTokens: number;
  /** Tokens checked for a sequence in a step; 1 without speculation. */
  readonly verifiedTokens: number;
  /** Tokens that a sequence gains in a step; 1 without speculation. */
  readonly tokensPerStep: number;
}

export interface Reserve {
  /** Share of the memory that may be filled, in (0, 1]. */
  readonly fillableShare: number;
  /** Memory of a GPU that neither weights nor cache may use, in B. */
  readonly otherBytes: number;
}

export interface DecodeConfiguration {
  readonly architecture: Architecture;
  readonly accelerator: Accelerator;
  readonly precision: Precision;
  readonly layout: Layout;
  readonly load: Load;
  readonly efficiency: Efficiency;
  /** Zipf exponent of the experts' popularity; 0 when all are equally liked. */
  readonly popularityExponent: number;
  /** `null`: whether it fits into memory is not asked. */
  readonly reserve: Reserve | null;
}

/**
 * Times of a decode step of a configuration, in seconds, with throughput and the term that binds.
 *
 * Leaves out what `decodeStep` leaves out, and the arithmetic and weights of choosing experts: errs short.
 *
 * @throws {ModelError} INFEASIBLE when the chip has no arithmetic of the format (`precision`) or memory is
 *   too small (`memoryBytes`); INCONSISTENT when attention heads cannot be divided over the GPUs or the
 *   layout contradicts; NON_FINITE, OUT_OF_RANGE, NOT_INTEGER
 */
export function decodeConfiguration(configuration: DecodeConfiguration): DecodeTimes {
  const step = stepOf(configuration);
  const times = decodeStep(step);
  if (configuration.reserve !== null) checkFit(configuration, step, configuration.reserve);
  return times;
}

/** The inputs of `decodeStep` that a configuration amounts to. @throws {ModelError} */
export function stepOf(configuration: DecodeConfiguration): DecodeStep {
  const { architecture, accelerator, precision, layout, load, efficiency } = configuration;
  checkArchitecture("decode-configuration", architecture);
  const { attention, experts, layerCount, hiddenSize } = architecture;
  if (attention.headCount % layout.attentionShardCount !== 0) {
    throw new ModelError({
      code: "INCONSISTENT",
      model: "decode-configuration",
      field: "attentionShardCount",
      value: layout.attentionShardCount,
      allowed: `a divisor of the ${printedNumber(attention.headCount)} attention heads`,
    });
  }
  const counts = parameterCounts(architecture);
  const routers = counts.expertLayerCount * counts.routerPerLayer;
  const routed = counts.expertLayerCount * (experts?.expertCount ?? 0) * counts.perExpert;
  const read = counts.total - counts.embedding - counts.head - routers - routed;
  return {
    ...efficiency,
    ...load,
    layerCount,
    hiddenSize,
    expertLayerCount: counts.expertLayerCount,
    expertCount: experts?.expertCount ?? 1,
    activeExpertCount: experts?.activeExpertCount ?? 1,
    popularityExponent: configuration.popularityExponent,
    expertWeightBytes: counts.perExpert * precision.weightBytes,
    residentWeightBytes: read * precision.weightBytes + counts.head * precision.headWeightBytes,
    linearParamCount: counts.active - counts.embedding - routers,
    cacheBytesPerToken: cacheBytesPerToken(architecture, precision.cacheBytes),
    cacheShardLimit: cacheShardLimit(attention),
    attentionFlopPerContextToken: layerCount * attentionFlopPerLayer(attention),
    memoryBytesPerSecond: accelerator.memoryBytesPerSecond,
    linearFlopPerSecond: rateOf(accelerator, precision.linearFormat),
    attentionFlopPerSecond: rateOf(accelerator, precision.attentionFormat),
    scaleUpBytesPerSecond: accelerator.scaleUpBytesPerSecond,
    scaleUpGpuCount: accelerator.scaleUpGpuCount,
    scaleOutBytesPerSecond: accelerator.scaleOutBytesPerSecond,
    messageSeconds: layout.messageSeconds,
    gpuCount: layout.gpuCount,
    attentionShardCount: layout.attentionShardCount,
    expertsSpread: layout.expertsSpread,
    redundantExpertCount: layout.redundantExpertCount,
    copiesPerToken: copiesPerToken(layout, experts?.activeExpertCount ?? 1),
    dispatchBytes: precision.dispatchBytes,
    combineBytes: precision.combineBytes,
    activationBytes: precision.activationBytes,
  };
}

function copiesPerToken({ oneCopyPerGpu, gpuCount }: Layout, activeExpertCount: number): number {
  return oneCopyPerGpu ? expectedDistinctGpus(gpuCount, activeExpertCount) : activeExpertCount;
}

/** The chip's rate in a format. @throws {ModelError} INFEASIBLE */
function rateOf(accelerator: Accelerator, format: ArithmeticFormat): number {
  const flopPerSecond = accelerator.flopPerSecond[format];
  if (flopPerSecond !== null) return flopPerSecond;
  const formats = Object.entries(accelerator.flopPerSecond).filter(([, value]) => value !== null);
  throw new ModelError({
    code: "INFEASIBLE",
    model: "decode-configuration",
    field: "precision",
    value: format,
    allowed: `arithmetic that the accelerator has: ${formats.map(([name]) => name).join(", ")}`,
  });
}

/** @throws {ModelError} INFEASIBLE when weights and the load's cache are more than memory holds */
function checkFit(configuration: DecodeConfiguration, step: DecodeStep, reserve: Reserve): void {
  const { architecture, accelerator, precision, load } = configuration;
  const embedding = parameterCounts(architecture).embedding * precision.headWeightBytes;
  const room = cacheRoomBytes({
    memoryBytes: accelerator.memoryBytes,
    gpuCount: 1,
    fillableShare: reserve.fillableShare,
    weightBytes: heldWeightBytes(step) + embedding / step.attentionShardCount,
    otherBytesPerGpu: reserve.otherBytes,
  });
  const needed = load.sequencesPerGpu * heldCacheBytesPerSequence(step);
  if (needed <= room) return;
  throw new ModelError({
    code: "INFEASIBLE",
    model: "decode-configuration",
    field: "memoryBytes",
    value: accelerator.memoryBytes,
    allowed: `room for the weights and ${printedNumber(load.sequencesPerGpu)} sequences a GPU; ${printedNumber(needed - room)} B are missing on each`,
  });
}

/** Cache that a sequence takes on all GPUs that attend to it, copies counted, over their number, in B. */
export function heldCacheBytesPerSequence(step: DecodeStep): number {
  const copies = step.attentionShardCount / Math.min(step.attentionShardCount, step.cacheShardLimit);
  return copies * step.cacheBytesPerToken * step.contextTokens;
}

/** Weights on one GPU, touched or not, in B; the matrix that reads tokens in is not among them. */
export function heldWeightBytes(step: DecodeStep): number {
  const heldExperts = (step.expertCount + step.redundantExpertCount) / step.gpuCount;
  return (
    step.residentWeightBytes / step.attentionShardCount +
    step.expertLayerCount * heldExperts * step.expertWeightBytes
  );
}
