/** A claimed gain from narrower numbers, turned round: the share of a step that they must touch. */
import { defineModel } from "../contract.ts";
import { precisionGain, shareDomain, shareNeeded } from "./step-parts.ts";

export const precisionClaim = defineModel({
  id: "precision-claim",
  title: "What must shrink for a claimed gain",
  purpose:
    "Gives the share of a step that one part must take for its speed-up alone to bring a claimed gain, and what the part brings at a given share.",
  inputs: {
    claimedGain: {
      type: "number",
      symbol: "X",
      title: "Gain that is claimed",
      unit: "x",
      domain: { min: 1, max: 1000 },
      usual: [1, 6],
    },
    partSpeedup: {
      type: "number",
      symbol: "s",
      title: "Speed-up of the part",
      unit: "x",
      domain: { min: 1, max: 1000, minOpen: true },
      usual: [1.2, 6],
    },
    partShare: {
      type: "number",
      symbol: "f",
      title: "Share of the step that the part takes",
      unit: "1",
      domain: shareDomain,
    },
  },
  outputs: {
    shareNeeded: { symbol: "f^{*}", title: "Share that the claim needs", unit: "1" },
    gainAtShare: { symbol: "X(f)", title: "Gain at the given share", unit: "x" },
  },
  refusalTitles: { gain: "Gain that was published, as a factor" },
  equations: [
    {
      gives: "gainAtShare",
      latex: "X(f) = \\frac{1}{1 - f + f / s}",
      origin: { derived: "one part shrinks, the rest stays (Amdahl's law)" },
    },
    {
      gives: "shareNeeded",
      latex: "f^{*} = \\frac{1 - 1/X}{1 - 1/s}, \\qquad f^{*} \\le 1",
      origin: { derived: "the same solved for the share" },
    },
  ],
  omissions: [
    {
      what: "Gains of other parts that come with the same format.",
      errs: "Too high a share needed.",
    },
    { what: "Parts that overlap.", errs: "Too low a share needed." },
  ],
  shapes: [
    { output: "shareNeeded", over: "claimedGain", by: { input: "partSpeedup", values: [2, 3, 4] } },
    { output: "gainAtShare", over: "partShare", by: { input: "partSpeedup", values: [2, 3, 4] } },
  ],
  directions: {
    shareNeeded: { claimedGain: 1, partSpeedup: -1, partShare: 0 },
    gainAtShare: { partShare: 1, partSpeedup: 1, claimedGain: 0 },
  },
  compute: ({ claimedGain, partSpeedup: speedup, partShare }) => ({
    shareNeeded: shareNeeded(claimedGain, speedup),
    gainAtShare: precisionGain([
      { share: partShare, speedup },
      { share: 1 - partShare, speedup: 1 },
    ]),
  }),
});
