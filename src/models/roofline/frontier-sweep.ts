/** The best that a model and a chip can do at a speed per user, over batches and layouts. */
import { steadyPower } from "../../base/elementary.ts";
import { paretoFrontier } from "../pareto.ts";
import { decodeTimes, type DecodeStep, type DecodeTimes, type Writable } from "./decode-step.ts";
import { boundOf, type DecodeBound } from "./step-shares.ts";

/** How the model lies on GPUs, as one of the layouts that are tried. */
export interface TriedLayout {
  readonly gpuCount: number;
  readonly attentionShardCount: number;
  readonly expertsSpread: boolean;
}

export interface SweptPoint extends TriedLayout {
  readonly sequencesPerGpu: number;
  readonly tokensPerSecondPerUser: number;
  readonly tokensPerSecondPerGpu: number;
  readonly bound: DecodeBound;
}

/** What a sweep holds fixed: a step whose layout and batch are overwritten, and the memory of a GPU for weights and cache. */
export interface Sweep {
  readonly step: DecodeStep;
  /** Memory of a GPU that weights and cache may fill, in B. */
  readonly usableBytes: number;
}

/** Sizes of a group of GPUs that are tried: powers of two, and those that fill whole racks of 72. */
const groupSizes = [1, 2, 4, 8, 16, 32, 64, 72, 128, 144, 256, 288, 512] as const;

/**
 * The layouts that are tried up to a number of GPUs: attention divided over 1, 2, 4 … of them; experts
 * spread or sliced. Layouts of fewer GPUs are a part of those of more.
 */
export function triedLayouts(step: DecodeStep, maxGpuCount: number): TriedLayout[] {
  const hasExperts = step.expertLayerCount > 0;
  const layouts: TriedLayout[] = [];
  for (const gpuCount of groupSizes) {
    if (gpuCount > maxGpuCount) break;
    for (let shards = 1; shards <= gpuCount; shards *= 2) {
      if (gpuCount % shards !== 0) continue;
      // Without experts, copies of the attention do not meet: such a group is several smaller ones.
      if (!hasExperts && shards !== gpuCount) continue;
      if (hasExperts && gpuCount <= step.expertCount)
        layouts.push({ gpuCount, attentionShardCount: shards, expertsSpread: true });
      if (!hasExperts || gpuCount > 1)
        layouts.push({ gpuCount, attentionShardCount: shards, expertsSpread: false });
    }
  }
  return layouts;
}

/** Memory that a GPU's share of weights takes in a layout, in B. */
function heldBytes(step: DecodeStep, layout: TriedLayout): number {
  const experts = (step.expertCount + step.redundantExpertCount) / layout.gpuCount;
  return (
    step.residentWeightBytes / layout.attentionShardCount +
    step.expertLayerCount * experts * step.expertWeightBytes
  );
}

/** Memory that a sequence takes on the GPUs that attend to it, copies counted, over their number, in B. */
function sequenceBytes(step: DecodeStep, { attentionShardCount }: TriedLayout): number {
  const copies = attentionShardCount / Math.min(attentionShardCount, step.cacheShardLimit);
  return copies * step.cacheBytesPerToken * step.contextTokens;
}

/**
 * Sequences a GPU that fit into memory in a layout, not rounded; 0 or less when the weights do not fit.
 * Inputs are not checked.
 */
export function sequencesThatFitPerGpu({ step, usableBytes }: Sweep, layout: TriedLayout): number {
  return (usableBytes - heldBytes(step, layout)) / sequenceBytes(step, layout);
}

/** What the layout that comes nearest to fitting lacks on each GPU for its smallest batch, in B; below 0 when one fits. */
export function leastMissingBytes({ step, usableBytes }: Sweep, maxGpuCount: number): number {
  const missing = triedLayouts(step, maxGpuCount).map(
    (layout) =>
      heldBytes(step, layout) + sequenceBytes(step, layout) / layout.attentionShardCount - usableBytes,
  );
  return Math.min(...missing);
}

function pointOf(step: DecodeStep, layout: TriedLayout, sequencesPerGpu: number): SweptPoint {
  const times = decodeTimes({ ...step, ...layout, sequencesPerGpu });
  return {
    ...layout,
    sequencesPerGpu,
    tokensPerSecondPerUser: times.tokensPerSecondPerUser,
    tokensPerSecondPerGpu: times.tokensPerSecondPerGpu,
    bound: boundOf(times),
  };
}

/**
 * The largest batch of one layout that fits and gives each user at least a speed, or `null` when none does.
 * Throughput never falls with the batch and speed never rises, so that batch is the layout's best at the speed.
 */
export function bestOfLayout(
  sweep: Sweep,
  layout: TriedLayout,
  tokensPerSecondPerUser: number,
): SweptPoint | null {
  const least = 1 / layout.attentionShardCount;
  const most = sequencesThatFitPerGpu(sweep, layout);
  if (most < least) return null;
  const probe: Writable<DecodeStep> = { ...sweep.step, ...layout };
  const times = {} as Writable<DecodeTimes>;
  const isFast = (sequencesPerGpu: number): boolean => {
    probe.sequencesPerGpu = sequencesPerGpu;
    return decodeTimes(probe, times).tokensPerSecondPerUser >= tokensPerSecondPerUser;
  };
  if (!isFast(least)) return null;
  if (isFast(most)) return pointOf(sweep.step, layout, most);
  let [fast, slow] = [least, most];
  // 60 halvings pass the precision of a double; most batches are settled sooner.
  for (let halving = 0; halving < 60 && slow - fast > 1e-12 * slow; halving += 1) {
    const middle = (fast + slow) / 2;
    if (isFast(middle)) fast = middle;
    else slow = middle;
  }
  return pointOf(sweep.step, layout, fast);
}

/** The layout and batch with the most throughput at a speed per user, or `null` when no layout reaches it. */
export function bestAtSpeed(
  sweep: Sweep,
  maxGpuCount: number,
  tokensPerSecondPerUser: number,
): SweptPoint | null {
  let best: SweptPoint | null = null;
  for (const layout of triedLayouts(sweep.step, maxGpuCount)) {
    const point = bestOfLayout(sweep, layout, tokensPerSecondPerUser);
    if (point !== null && (best === null || point.tokensPerSecondPerGpu > best.tokensPerSecondPerGpu))
      best = point;
  }
  return best;
}

/** The point of the greatest speed per user: the smallest batch of the fastest layout; `null` when nothing fits. */
export function fastestPoint(sweep: Sweep, maxGpuCount: number): SweptPoint | null {
  let fastest: SweptPoint | null = null;
  for (const layout of triedLayouts(sweep.step, maxGpuCount)) {
    const least = 1 / layout.attentionShardCount;
    if (sequencesThatFitPerGpu(sweep, layout) < least) continue;
    const point = pointOf(sweep.step, layout, least);
    if (fastest === null || point.tokensPerSecondPerUser > fastest.tokensPerSecondPerUser) fastest = point;
  }
  return fastest;
}

/**
 * The frontier of speed per user and throughput per GPU over the tried layouts, by rising speed.
 *
 * @param batchesPerLayout batches tried for each layout, evenly spaced in their logarithm; at least 2
 */
export function sweptFrontier(sweep: Sweep, maxGpuCount: number, batchesPerLayout: number): SweptPoint[] {
  const points: SweptPoint[] = [];
  for (const layout of triedLayouts(sweep.step, maxGpuCount)) {
    const least = 1 / layout.attentionShardCount;
    const most = sequencesThatFitPerGpu(sweep, layout);
    if (most < least) continue;
    for (let index = 0; index < batchesPerLayout; index += 1) {
      const share = index / (batchesPerLayout - 1);
      points.push(pointOf(sweep.step, layout, least * steadyPower(most / least, share)));
    }
  }
  return paretoFrontier(points, {
    x: (point) => point.tokensPerSecondPerUser,
    y: (point) => point.tokensPerSecondPerGpu,
  });
}
