/** Repeats a batch of random lengths and compares two ways of sharing it out. */
import { randomStream } from "../../base/random.ts";
import { checkNumber, printedNumber, type Domain } from "../contract.ts";
import { ModelError } from "../errors.ts";
import { checkLaw, drawStandard, scaleLengths, type LengthLaw, type LengthShape } from "./lengths.ts";
import { cuttingDomains, makespanUnchecked, totalWork, type Cutting, type Policy } from "./policies.ts";

export interface Comparison {
  readonly law: LengthLaw;
  /** Items in a batch, all present at the start. */
  readonly itemCount: number;
  readonly cutting: Cutting;
  readonly fixed: Policy;
  readonly balanced: Policy;
  /** A whole number in [0, 2^32): one stream serves all trials in turn. */
  readonly seed: number;
  readonly trialCount: number;
}

export interface ComparedGain {
  /** Mean over the trials of fixed time over balanced time, less 1. */
  readonly meanGain: number;
  /** Standard error of that mean; 0 for one trial. */
  readonly standardError: number;
  /** Mean over the trials of what the best policy without joining cost could gain. */
  readonly boundGain: number;
}

export const seedDomain: Domain = { min: 0, max: 0xffffffff, integer: true };
export const trialDomain: Domain = { min: 1, max: 1e5, integer: true };
/** The last numbers drawn: a slider or a line of a chart asks for the same batches at another spread, and drawing is most of the work. */
let lastDrawn: {
  readonly shape: LengthShape;
  readonly itemCount: number;
  readonly seed: number;
  readonly batches: Float64Array[];
} | null = null;
/** Pieces that one comparison may place: some tens of milliseconds. */
const pieceBudget = 5e5;

/**
 * Mean gain of `balanced` over `fixed` on the same batches, as a share. Both
 * policies meet the same lengths, so the comparison is paired.
 *
 * Every batch starts with all its items and ends at a barrier. Where work keeps
 * arriving, workers that finish early go on, and the gain is smaller.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE, NOT_INTEGER; INFEASIBLE where the shape cannot vary
 *   so much, or where the trials would place more than half a million pieces
 * @example
 * compareSharing({ law: { shape: "uniform", mean: 1, variation: 0 }, itemCount: 200, cutting: { workerCount: 132, pieceCount: 1, chunkLength: 1, pieceOverhead: 0, fixUpShare: 0 }, fixed: "static", balanced: "even", seed: 1, trialCount: 2 }).meanGain; // → 0.32
 */
export function compareSharing(comparison: Comparison): ComparedGain {
  checkComparison(comparison);
  const { law, cutting, fixed, balanced, trialCount } = comparison;
  const batches = standardBatches(comparison);
  const lengths = new Float64Array(comparison.itemCount);
  const started = comparison.itemCount * cutting.pieceOverhead;
  let [gain, squares, bound] = [0, 0, 0];
  for (const [place, standard] of batches.entries()) {
    const trial = place + 1;
    scaleLengths(law, standard, lengths);
    const slow = makespanUnchecked(fixed, lengths, cutting);
    const one = slow / makespanUnchecked(balanced, lengths, cutting) - 1;
    // Welford: the spread comes without a difference of large sums.
    const step = one - gain;
    gain += step / trial;
    squares += step * (one - gain);
    const ideal = (totalWork(lengths) + started) / cutting.workerCount;
    bound += (slow / ideal - 1 - bound) / trial;
  }
  const variance = trialCount > 1 ? squares / (trialCount - 1) : 0;
  return { meanGain: gain, standardError: Math.sqrt(variance / trialCount), boundGain: bound };
}

/**
 * The chunk length, of those given, with the least mean time over seeded
 * batches, in the unit of the lengths; the first of equals. With a cost for each
 * piece it lies between the ends: short chunks pay for starting, long ones for waiting.
 *
 * @throws {ModelError} EMPTY_INPUT for no chunk lengths; else as `compareSharing`
 */
export function bestChunkLength(
  comparison: Omit<Comparison, "fixed" | "balanced">,
  chunkLengths: readonly number[],
): number {
  const times = chunkLengths.map((chunkLength) => {
    const cutting = { ...comparison.cutting, chunkLength };
    const one: Comparison = { ...comparison, cutting, fixed: "chunks", balanced: "chunks" };
    // The bound's denominator is the same for every chunk length, so the bound orders the times.
    return { chunkLength, time: compareSharing(one).boundGain };
  });
  const [first, ...others] = times;
  if (first === undefined) {
    throw new ModelError({
      code: "EMPTY_INPUT",
      model: "best-chunk-length",
      field: "chunkLengths",
      value: "empty",
      allowed: "at least one length",
    });
  }
  return others.reduce((best, one) => (one.time < best.time ? one : best), first).chunkLength;
}

/** Standard numbers of each trial, drawn in turn from the one stream. */
function standardBatches({ law: { shape }, itemCount, seed, trialCount }: Comparison): Float64Array[] {
  const last = lastDrawn;
  if (
    last?.shape === shape &&
    last.itemCount === itemCount &&
    last.seed === seed &&
    last.batches.length === trialCount
  )
    return last.batches;
  const stream = randomStream(seed);
  const batches = Array.from({ length: trialCount }, () => {
    const batch = new Float64Array(itemCount);
    drawStandard(stream, shape, batch);
    return batch;
  });
  lastDrawn = { shape, itemCount, seed, batches };
  return batches;
}

function checkComparison({ law, itemCount, cutting, fixed, balanced, seed, trialCount }: Comparison): void {
  const model = "compare-sharing";
  checkNumber(model, "itemCount", itemCount, { min: 1, max: 1e6, integer: true });
  checkNumber(model, "seed", seed, seedDomain);
  checkNumber(model, "trialCount", trialCount, trialDomain);
  for (const name of ["workerCount", "pieceCount", "chunkLength", "pieceOverhead", "fixUpShare"] as const)
    checkNumber(model, name, cutting[name], cuttingDomains[name]);
  checkLaw(law);
  const perItem = Math.max(...[fixed, balanced].map((policy) => piecesPerItem(policy, law, cutting)));
  const placed = itemCount * trialCount * perItem;
  if (placed > pieceBudget) {
    throw new ModelError({
      code: "INFEASIBLE",
      model,
      field: "trialCount",
      value: trialCount,
      allowed: `trials that place at most ${printedNumber(pieceBudget)} pieces together; they would place ${printedNumber(placed / pieceBudget)} times as many`,
    });
  }
}

function piecesPerItem(policy: Policy, { mean }: LengthLaw, { pieceCount, chunkLength }: Cutting): number {
  if (policy === "split") return pieceCount;
  return policy === "chunks" ? 1 + mean / chunkLength : 1;
}
