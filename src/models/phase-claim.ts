/** What a cut in one piece of a phase can do for the whole phase, and what the rest would have to give. */
import { checkNumber, defineModel, printedNumber, type Domain } from "./contract.ts";
import { ModelError } from "./errors.ts";

export interface PhaseClaim {
  /** Share of the phase that the piece takes, in [0, 1). */
  readonly pieceShare: number;
  /** Share of the piece that goes away, in [0, 1]. */
  readonly cutShare: number;
  /** Share of the phase that is said to go away, in [0, 1]. */
  readonly claimedCut: number;
}

const unit: Domain = { min: 0, max: 1 };
const belowOne: Domain = { min: 0, max: 1, maxOpen: true };

/**
 * Share of the rest of the phase that must go away too, so that the claim holds:
 * (y - x k)/(1 - x). Below 0 where the piece alone does more than was claimed.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE; INFEASIBLE when even doing away with the rest is not enough
 * @example
 * cutNeededOnRest({ pieceShare: 0.35, cutShare: 1, claimedCut: 0.5 }); // → 0.2307692
 */
export function cutNeededOnRest({ pieceShare, cutShare, claimedCut }: PhaseClaim): number {
  const model = "cut-needed-on-rest";
  checkNumber(model, "pieceShare", pieceShare, belowOne);
  checkNumber(model, "cutShare", cutShare, unit);
  checkNumber(model, "claimedCut", claimedCut, unit);
  const missing = claimedCut - pieceShare * cutShare;
  const rest = 1 - pieceShare;
  if (missing > rest * (1 + 1e-12)) {
    throw new ModelError({
      code: "INFEASIBLE",
      model,
      field: "claimedCut",
      value: claimedCut,
      allowed: `at most ${printedNumber(pieceShare * cutShare + rest, "down")}, which is all of the rest and that cut of the piece; ${printedNumber(missing - rest)} is too much`,
    });
  }
  return Math.min(1, missing / rest);
}

export const phaseClaim = defineModel({
  id: "phase-claim",
  title: "A claim about a phase, tested",
  purpose:
    "Holds a claimed cut of a whole phase against a cut in one piece of it, and says what the rest would have to give as well.",
  topic: "Drafting and checking",
  inputs: {
    piecePercent: {
      type: "number",
      symbol: "x",
      title: "Share of the phase that the piece takes",
      unit: "%",
      domain: { min: 0, max: 100, maxOpen: true },
    },
    cutPercent: {
      type: "number",
      symbol: "k",
      title: "Share of the piece that goes away",
      unit: "%",
      domain: { min: 0, max: 100 },
    },
    claimedCutPercent: {
      type: "number",
      symbol: "y",
      title: "Share of the phase that is said to go away",
      unit: "%",
      domain: { min: 0, max: 100 },
    },
  },
  outputs: {
    phaseCutPercent: { symbol: "x\\,k", title: "Cut of the phase from that piece alone", unit: "%" },
    phaseSpeedup: { symbol: "S", title: "Speed-up of the phase", unit: "x" },
    restCutPercent: { symbol: "z", title: "Cut that the rest needs for the claim", unit: "%" },
  },
  refusalTitles: { claimedCut: "Claimed cut of the phase, of 1" },
  equations: [
    {
      gives: "phaseCutPercent",
      latex: "x\\,k",
      origin: { derived: "the piece's share times the part of it that goes" },
    },
    {
      gives: "phaseSpeedup",
      latex: "S = \\frac{1}{1 - x\\,k}",
      origin: { derived: "time before over time after" },
    },
    {
      gives: "restCutPercent",
      latex: "z = \\frac{y - x\\,k}{1 - x}",
      origin: { derived: "what is missing, as a share of the rest" },
    },
  ],
  omissions: [
    { what: "Time spent checking what replaces the piece.", errs: "Too much gain from the piece." },
    {
      what: "That the piece and the rest may run side by side.",
      errs: "Too much gain from the piece.",
    },
  ],
  shapes: [
    { output: "restCutPercent", over: "claimedCutPercent" },
    { output: "phaseSpeedup", over: "piecePercent", by: { input: "cutPercent", values: [50, 100] } },
  ],
  directions: {
    phaseCutPercent: { piecePercent: 1, cutPercent: 1, claimedCutPercent: 0 },
    phaseSpeedup: { piecePercent: 1, cutPercent: 1 },
    restCutPercent: { claimedCutPercent: 1, cutPercent: -1 },
  },
  compute: ({ piecePercent, cutPercent, claimedCutPercent }) => {
    const pieceShare = piecePercent / 100;
    const cutShare = cutPercent / 100;
    const rest = cutNeededOnRest({ pieceShare, cutShare, claimedCut: claimedCutPercent / 100 });
    const phaseCutPercent = (piecePercent * cutPercent) / 100;
    return {
      phaseCutPercent,
      phaseSpeedup: 100 / (100 - phaseCutPercent),
      restCutPercent: 100 * rest,
    };
  },
});
