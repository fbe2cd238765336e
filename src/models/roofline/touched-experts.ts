/** How many experts a batch wakes, and over how many GPUs a token's experts lie: the arithmetic, which decode steps share. */
import { checkChosenExperts } from "../chosen-experts.ts";
import { steadyExpm1, steadyLog1p, steadyPower } from "../../base/elementary.ts";
import { checkNumber, type Domain } from "../contract.ts";

export interface Routing {
  /** Experts that a layer chooses among, shared ones not counted. */
  readonly expertCount: number;
  /** Experts that it chooses for a token. */
  readonly activeExpertCount: number;
  /** Zipf exponent of their popularity: 0 when all are equally liked. */
  readonly popularityExponent: number;
}

export const countDomain: Domain = { min: 1, max: 4096, integer: true };
const tokenDomain: Domain = { min: 0, max: 1e9 };
export const exponentDomain: Domain = { min: 0, max: 3 };

/**
 * Share of a layer's experts that a batch touches, in [0, 1]: the mean over the
 * experts of 1 - (1 - p)^B, where p is the chance that a token chooses the
 * expert. With equal popularity p = k/E (Erdil's closed form). With a Zipf
 * exponent p falls by rank; a chance that would pass 1 stays at 1 and the rest
 * goes to the others, so that the chances still add up to k.
 *
 * Takes tokens to choose apart from each other; tokens of one text choose alike, so it errs high.
 *
 * @throws {ModelError} INCONSISTENT when k > E; NON_FINITE, OUT_OF_RANGE, NOT_INTEGER
 * @example
 * touchedExpertShare({ expertCount: 256, activeExpertCount: 8, popularityExponent: 0 }, 32); // → 0.6379447
 */
export function touchedExpertShare(routing: Routing, tokenCount: number): number {
  const model = "touched-expert-share";
  checkRouting(model, routing);
  checkNumber(model, "tokenCount", tokenCount, tokenDomain);
  return touchedShare(routing, tokenCount);
}

/** `touchedExpertShare` for inputs that were checked before; decode steps run it in loops. */
export function touchedShare(routing: Routing, tokenCount: number): number {
  const { expertCount, activeExpertCount, popularityExponent } = routing;
  // Who chooses all has no favourites; by rank, rounding would leave the last a hair short of certain.
  if (popularityExponent === 0 || activeExpertCount === expertCount)
    return touchedByEqualChance(activeExpertCount / expertCount, tokenCount);
  let touched = 0;
  for (const chance of chancesOf(routing)) touched += touchedByEqualChance(chance, tokenCount);
  return touched / expertCount;
}

/** 1 - (1 - p)^B, kept exact where p is small. A certain choice is made by any batch, and by none at B = 0. */
export function touchedByEqualChance(chance: number, tokenCount: number): number {
  if (chance >= 1) return tokenCount > 0 ? 1 : 0;
  return -steadyExpm1(tokenCount * steadyLog1p(-chance));
}

/** The chances of the routing that was asked for last: a curve over batches asks for one routing at every place. */
let known: { readonly of: Routing; readonly chances: readonly number[] } | undefined;

function chancesOf(routing: Routing): readonly number[] {
  const { expertCount, activeExpertCount, popularityExponent } = routing;
  if (
    known?.of.expertCount !== expertCount ||
    known.of.activeExpertCount !== activeExpertCount ||
    known.of.popularityExponent !== popularityExponent
  ) {
    const of = { expertCount, activeExpertCount, popularityExponent };
    known = { of, chances: zipfChances(expertCount, activeExpertCount, popularityExponent) };
  }
  return known.chances;
}

/** Chances by rank, adding up to k, none above 1. */
function zipfChances(expertCount: number, activeExpertCount: number, exponent: number): readonly number[] {
  const weights = Array.from({ length: expertCount }, (_, rank) => steadyPower(rank + 1, -exponent));
  let restWeight = weights.reduce((sum, weight) => sum + weight, 0);
  let certain = 0;
  // The heaviest come first, so those that reach certainty are a head of the list.
  while (certain < activeExpertCount) {
    const weight = weights[certain] ?? 0;
    if ((weight * (activeExpertCount - certain)) / restWeight < 1) break;
    restWeight -= weight;
    certain += 1;
  }
  const left = activeExpertCount - certain;
  return weights.map((weight, rank) => (rank < certain ? 1 : (weight * left) / restWeight));
}

/**
 * GPUs, out of those that share the experts, on which a token's k experts are
 * expected to lie: G (1 - (1 - 1/G)^k). A sender that sends one copy to each
 * such GPU, rather than one to each expert, sends this many.
 *
 * Takes the experts' places as independent draws, so it errs slightly low.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE, NOT_INTEGER
 * @example
 * expectedDistinctGpus(72, 8); // → 7.621728
 */
export function expectedDistinctGpus(gpuCount: number, activeExpertCount: number): number {
  const model = "expected-distinct-gpus";
  checkNumber(model, "gpuCount", gpuCount, { min: 1, max: 1e5, integer: true });
  checkNumber(model, "activeExpertCount", activeExpertCount, countDomain);
  return gpuCount === 1 ? 1 : -gpuCount * steadyExpm1(activeExpertCount * steadyLog1p(-1 / gpuCount));
}

/** @throws {ModelError} */
export function checkRouting(model: string, routing: Routing): void {
  const { expertCount, activeExpertCount } = routing;
  checkNumber(model, "expertCount", expertCount, countDomain);
  checkNumber(model, "activeExpertCount", activeExpertCount, countDomain);
  checkNumber(model, "popularityExponent", routing.popularityExponent, exponentDomain);
  checkChosenExperts(model, routing);
}
