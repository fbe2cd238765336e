/** What balance is worth in one phase of a step, and what is left of it from end to end. */
import { defineModel } from "../contract.ts";
import { endToEndSpeedup } from "../component-speedup.ts";
import { lightTailGain, thresholdVariation } from "./bounds.ts";
import { lengthShapes, variationDomain } from "./lengths.ts";
import { balancedPolicies, fixedPolicies } from "./policies.ts";
import { compareSharing, seedDomain } from "./simulation.ts";

export const partitioning = defineModel({
  id: "partitioning",
  title: "Fixed chunks against balanced work",
  purpose:
    "Plays seeded batches of uneven requests on workers that wait for the last one, and says what a balanced division gains over a fixed one, in the phase and from end to end.",
  topic: "Division of work",
  inputs: {
    workerCount: {
      type: "number",
      symbol: "P",
      title: "Workers that wait for each other",
      unit: "1",
      domain: { min: 2, max: 1024, integer: true },
      usual: [2, 256],
    },
    itemsPerWorker: {
      type: "number",
      symbol: "m",
      title: "Items for each worker",
      unit: "1",
      domain: { min: 1, max: 64, integer: true },
      usual: [1, 32],
    },
    variation: {
      type: "number",
      symbol: "c_v",
      title: "Spread of lengths: standard deviation over mean",
      unit: "1",
      domain: variationDomain,
      usual: [0, 2],
    },
    lengthShape: {
      type: "choice",
      symbol: "D",
      title: "Shape of lengths",
      options: lengthShapes,
    },
    fixedPolicy: {
      type: "choice",
      symbol: "\\mathrm{fix}",
      title: "Fixed division",
      options: fixedPolicies,
    },
    balancedPolicy: {
      type: "choice",
      symbol: "\\mathrm{dyn}",
      title: "Balanced division",
      options: balancedPolicies,
    },
    pieceCount: {
      type: "number",
      symbol: "S",
      title: "Pieces of an item where the number is fixed",
      unit: "1",
      domain: { min: 1, max: 256, integer: true },
      usual: [1, 32],
    },
    chunkShare: {
      type: "number",
      symbol: "c",
      title: "Chunk length over mean length",
      unit: "1",
      domain: { min: 0.02, max: 100 },
      usual: [0.05, 2],
    },
    pieceOverheadPercent: {
      type: "number",
      symbol: "o",
      title: "Cost of starting a piece, of a mean item",
      unit: "%",
      domain: { min: 0, max: 100 },
      usual: [0, 5],
    },
    fixUpPercent: {
      type: "number",
      symbol: "\\varepsilon",
      title: "Cost of joining even shares, of the work",
      unit: "%",
      domain: { min: 0, max: 100 },
      usual: [0, 20],
    },
    phasePercent: {
      type: "number",
      symbol: "\\varphi",
      title: "Share of the step that the phase takes",
      unit: "%",
      domain: { min: 0, max: 100 },
    },
    targetGainPercent: {
      type: "number",
      symbol: "g^*",
      title: "Gain that is asked for",
      unit: "%",
      domain: { min: 0, max: 1000 },
      usual: [0, 100],
    },
    seed: {
      type: "number",
      symbol: "r",
      title: "Seed",
      unit: "1",
      domain: seedDomain,
      usual: [0, 99],
    },
    trialCount: {
      type: "number",
      symbol: "N",
      title: "Batches played",
      unit: "1",
      domain: { min: 1, max: 1000, integer: true },
      usual: [10, 200],
    },
  },
  inputHeadings: {
    workerCount: "Workers and their work",
    fixedPolicy: "How it is divided",
    pieceOverheadPercent: "What division costs",
    phasePercent: "The phase in its step",
    seed: "How it is played",
  },
  outputs: {
    phaseGainPercent: { symbol: "g", title: "Gain in the phase, mean of the batches", unit: "%" },
    phaseErrorPercent: { symbol: "\\sigma_g", title: "Standard error of that mean", unit: "pp" },
    boundGainPercent: {
      symbol: "\\hat g",
      title: "Gain that no division could pass",
      unit: "%",
    },
    lightTailGainPercent: {
      symbol: "\\tilde g",
      title: "Gain of even shares over whole items, closed form",
      unit: "%",
    },
    endToEndGainPercent: { symbol: "G", title: "Gain from end to end", unit: "%" },
    thresholdVariation: {
      symbol: "c_v^*",
      title: "Spread at which even shares gain what is asked for in the phase, closed form",
      unit: "1",
    },
  },
  equations: [
    {
      gives: "makespans",
      latex:
        "M_{\\mathrm{fix}} = \\max_{w} \\sum_{p \\to w} (\\ell_p + o), \\qquad M_{\\mathrm{even}} = \\frac{W}{P}\\,(1 + \\varepsilon) + o\\,\\max_w n_w",
      origin: { derived: "the busiest worker ends the phase; even shares hold n pieces for each worker w" },
    },
    {
      gives: "phaseGainPercent",
      latex: "g = \\frac{1}{N} \\sum_{t=1}^{N} \\frac{M_{\\mathrm{fix},t}}{M_{\\mathrm{dyn},t}} - 1",
      origin: { derived: "both divisions of the same random lengths, batch by batch" },
    },
    {
      gives: "phaseErrorPercent",
      latex: "\\sigma_g = \\sqrt{\\frac{1}{N (N - 1)} \\sum_{t=1}^{N} (g_t - g)^2}",
      origin: { derived: "the standard error of a mean" },
    },
    {
      gives: "boundGainPercent",
      latex:
        "\\hat g = \\frac{1}{N} \\sum_{t=1}^{N} \\frac{P\\,M_{\\mathrm{fix},t}}{W_t + m P\\,o} - 1 \\ge g",
      origin: { derived: "no division ends before the mean load, each item started once" },
    },
    {
      gives: "lightTailGainPercent",
      latex: "\\tilde g = \\frac{1 + c_v \\sqrt{2 \\ln P / m}}{1 + \\varepsilon} - 1",
      origin: { derived: "loads of many items taken as normal, and the largest of P of them" },
    },
    {
      gives: "thresholdVariation",
      latex: "c_v^* = \\bigl(g^* + \\varepsilon\\,(1 + g^*)\\bigr) \\sqrt{\\frac{m}{2 \\ln P}}",
      origin: { derived: "the closed form solved for the spread" },
    },
    {
      gives: "endToEndGainPercent",
      latex: "G = \\frac{1}{1 - \\varphi + \\varphi / (1 + g)} - 1",
      origin: { derived: "the rest of the step keeps its time" },
    },
  ],
  omissions: [
    {
      what: "Batches that overlap: here every worker waits for the last one.",
      errs: "Too much gain where idle workers find other work.",
    },
    {
      what: "Memory and links that workers share.",
      errs: "Too much gain where those are the limit, since an idle worker then frees them.",
    },
    {
      what: "Lengths that are known to depend on each other, or on the hour.",
      errs: "Either way; long requests that come together raise the gain.",
    },
    {
      what: "In the closed forms: heavy tails, few items, cost of starting pieces.",
      errs: "Too little gain above a spread of 0.5 or below four items for each worker; believe the simulation.",
    },
    {
      what: "Even shares do not weigh the cost of starting against the work.",
      errs: "Slightly too little gain where starting a piece is dear.",
    },
  ],
  shapes: [
    {
      output: "phaseGainPercent",
      over: "variation",
      by: { input: "fixedPolicy", values: ["static", "split"] },
    },
    { output: "phaseGainPercent", over: "itemsPerWorker" },
    { output: "endToEndGainPercent", over: "phasePercent" },
  ],
  // One answer plays some ten thousand items: a millisecond or more.
  draws: 256,
  compute: (inputs) => {
    const { workerCount, itemsPerWorker, variation } = inputs;
    const fixUpShare = inputs.fixUpPercent / 100;
    const { meanGain, standardError, boundGain } = compareSharing({
      law: { shape: inputs.lengthShape, mean: 1, variation },
      itemCount: workerCount * itemsPerWorker,
      cutting: {
        workerCount,
        pieceCount: inputs.pieceCount,
        chunkLength: inputs.chunkShare,
        pieceOverhead: inputs.pieceOverheadPercent / 100,
        fixUpShare,
      },
      fixed: inputs.fixedPolicy,
      balanced: inputs.balancedPolicy,
      seed: inputs.seed,
      trialCount: inputs.trialCount,
    });
    const dealt = { workerCount, itemsPerWorker, fixUpShare };
    return {
      phaseGainPercent: 100 * meanGain,
      phaseErrorPercent: 100 * standardError,
      boundGainPercent: 100 * boundGain,
      lightTailGainPercent: 100 * lightTailGain(dealt, variation),
      endToEndGainPercent:
        100 * (endToEndSpeedup({ share: inputs.phasePercent / 100, speedup: 1 + meanGain }) - 1),
      thresholdVariation: thresholdVariation(dealt, inputs.targetGainPercent / 100),
    };
  },
});
