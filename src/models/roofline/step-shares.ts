/** What each term takes of a decode step, so that shares add up to the whole, and which takes most. */
import type { DecodeTimes } from "./decode-step.ts";

export interface StepShares {
  readonly weightShare: number;
  readonly linearShare: number;
  readonly cacheShare: number;
  readonly attentionShare: number;
  readonly networkShare: number;
  readonly fixedShare: number;
}

/**
 * What each term takes of a step, adding up to 1. Of reading and arithmetic
 * that run side by side the longer takes all and the shorter 0; time that hides
 * is taken off the shorter of messages and local work.
 */
export function stepShares(times: DecodeTimes): StepShares {
  const { stepSeconds, networkSeconds, fixedSeconds, hiddenSeconds } = times;
  const dense = Math.max(times.weightSeconds, times.linearSeconds);
  const attended = Math.max(times.cacheSeconds, times.attentionSeconds);
  const local = dense + attended;
  const hidesNetwork = networkSeconds <= local;
  const scale = hidesNetwork ? 1 / stepSeconds : (local - hiddenSeconds) / (local * stepSeconds);
  const memoryBindsDense = times.weightSeconds >= times.linearSeconds;
  const memoryBindsAttention = times.cacheSeconds >= times.attentionSeconds;
  return {
    weightShare: memoryBindsDense ? dense * scale : 0,
    linearShare: memoryBindsDense ? 0 : dense * scale,
    cacheShare: memoryBindsAttention ? attended * scale : 0,
    attentionShare: memoryBindsAttention ? 0 : attended * scale,
    networkShare: (networkSeconds - (hidesNetwork ? hiddenSeconds : 0)) / stepSeconds,
    fixedShare: fixedSeconds / stepSeconds,
  };
}

export type DecodeBound = "weights" | "cache" | "linear" | "attention" | "network" | "fixed";

/** The term that takes most of the step. Of reading and arithmetic that run side by side only the longer can. */
export function boundOf(times: DecodeTimes): DecodeBound {
  const dense = Math.max(times.weightSeconds, times.linearSeconds);
  const attended = Math.max(times.cacheSeconds, times.attentionSeconds);
  const longest = Math.max(dense, attended, times.networkSeconds, times.fixedSeconds);
  if (longest === dense) return times.weightSeconds === dense ? "weights" : "linear";
  if (longest === attended) return times.cacheSeconds === attended ? "cache" : "attention";
  return longest === times.networkSeconds ? "network" : "fixed";
}
