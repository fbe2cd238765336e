/**
 * The gain of guessing ahead at a fixed speed per user, where it has no upper
 * limit: near the speed that plain decoding just reaches, any ratio can be had.
 */
import { checkNumber, printedNumber, type Domain } from "../contract.ts";
import { ModelError } from "../errors.ts";

const speedupDomain = { min: 0.01, max: 65 } as const satisfies Domain;
const reachDomain = { min: 0, max: 1, maxOpen: true } as const satisfies Domain;
const ratioDomain = { min: 0, max: 1e9, minOpen: true } as const satisfies Domain;

/**
 * Throughput with guessing ahead over throughput without, at one speed per
 * user: (S - u) / (1 - u), where u is that speed as a share of the speed which
 * plain decoding never reaches. It is S at u = 0 and grows without limit as u nears 1.
 *
 * Rests on the straight frontier of a bandwidth-bound decoder; leaves out the
 * ceiling that arithmetic sets, so at low speed it errs high.
 *
 * @throws {ModelError} INFEASIBLE when guessing slows so far that the speed is out of reach; NON_FINITE, OUT_OF_RANGE
 * @example
 * speculationGainAtReach(1.85, 0.5); // → 2.7
 */
export function speculationGainAtReach(speedup: number, reachShare: number): number {
  const model = "speculation-gain-at-reach";
  checkNumber(model, "speedup", speedup, speedupDomain);
  checkNumber(model, "reachShare", reachShare, reachDomain);
  if (reachShare >= speedup) {
    throw new ModelError({
      code: "INFEASIBLE",
      model,
      field: "reachShare",
      value: reachShare,
      allowed: `below ${printedNumber(speedup, "down")}, the share that is left when guessing slows decoding; it is ${printedNumber(reachShare - speedup)} above`,
    });
  }
  return (speedup - reachShare) / (1 - reachShare);
}

/**
 * How near its own limit the plain system must have run for a claimed gain, as
 * a share: u = (r - S) / (r - 1). The inverse of `speculationGainAtReach`.
 *
 * @throws {ModelError} INFEASIBLE when the claim is at or below the gain at full batch; NON_FINITE, OUT_OF_RANGE
 * @example
 * reachOfClaimedGain(21, 1.85); // → 0.9575
 */
export function reachOfClaimedGain(claimedRatio: number, speedup: number): number {
  const model = "reach-of-claimed-gain";
  checkNumber(model, "claimedRatio", claimedRatio, ratioDomain);
  checkNumber(model, "speedup", speedup, { min: 1, max: 65 });
  if (claimedRatio <= speedup) {
    throw new ModelError({
      code: "INFEASIBLE",
      model,
      field: "claimedRatio",
      value: claimedRatio,
      allowed: `above ${printedNumber(speedup, "up")}, the gain at the slowest speed; ${printedNumber(speedup / claimedRatio)} times as much would be needed`,
    });
  }
  return (claimedRatio - speedup) / (claimedRatio - 1);
}

/** What both models of this gain ask and leave out. */
export const speedupInput = {
  type: "number",
  symbol: "S",
  title: "Speed-up at a fixed batch",
  unit: "x",
  domain: { min: 1, max: 65 },
  usual: [1, 5],
} as const;
export const speedPerUserInput = {
  type: "number",
  symbol: "i",
  title: "Speed per user",
  unit: "tok/s/user",
  basis: { tokens: "output" },
  domain: { min: 0.1, max: 1e5 },
  usual: [1, 300],
} as const;
export const frontierOmission = {
  what: "Everything that bends the frontier: arithmetic, memory for the batch, messages between GPUs, other recipes on the two sides.",
  errs: "Either way; the straight line holds where reading memory fills the step.",
} as const;
