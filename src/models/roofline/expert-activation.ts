/** The experts that a batch wakes, as a workbench. */
import { defineModel } from "../contract.ts";
import {
  checkRouting,
  countDomain,
  expectedDistinctGpus,
  exponentDomain,
  touchedShare,
} from "./touched-experts.ts";

export const expertActivation = defineModel({
  id: "expert-activation",
  title: "Experts that a batch touches",
  purpose:
    "Gives the share of a mixture's experts whose weights a decode step must read, and the GPUs to which a token is sent.",
  inputs: {
    expertCount: {
      type: "number",
      symbol: "E",
      title: "Experts that a layer chooses among",
      unit: "count",
      domain: countDomain,
      usual: [8, 1024],
    },
    activeExpertCount: {
      type: "number",
      symbol: "k",
      title: "Experts chosen for a token",
      unit: "count",
      domain: countDomain,
      usual: [1, 32],
    },
    tokenCount: {
      type: "number",
      symbol: "B",
      title: "Tokens in a step, over all GPUs that share the experts",
      unit: "count",
      domain: { min: 1, max: 1e9 },
      usual: [1, 1024],
    },
    popularityExponent: {
      type: "number",
      symbol: "z",
      title: "Zipf exponent of the experts' popularity",
      unit: "1",
      domain: exponentDomain,
      usual: [0, 1.5],
    },
    gpuCount: {
      type: "number",
      symbol: "G",
      title: "GPUs that share the experts",
      unit: "GPU",
      domain: { min: 1, max: 4096, integer: true },
      usual: [1, 256],
    },
  },
  outputs: {
    touchedShare: { symbol: "f", title: "Share of the experts that is touched", unit: "1" },
    touchedExpertCount: { symbol: "n_f", title: "Experts that are touched", unit: "1" },
    tokensPerTouchedExpert: {
      symbol: "m",
      title: "Tokens that a touched expert works on",
      unit: "1",
    },
    distinctGpuCount: { symbol: "g", title: "GPUs on which a token's experts lie", unit: "1" },
  },
  equations: [
    {
      gives: "touchedShare",
      latex:
        "f(B) = \\frac{1}{E} \\sum_{e=1}^{E} \\bigl(1 - (1 - p_e)^B\\bigr), \\qquad p_e = \\min(1,\\, c\\,e^{-z}), \\quad \\sum_{e=1}^{E} p_e = k",
      origin: {
        source: "erdil-inference-economics",
        locator:
          "model notebook, for equal chances (z = 0); popularity by rank is added here, with c such that the chances add up to k",
      },
    },
    {
      gives: "touchedExpertCount",
      latex: "n_f = E\\,f(B)",
      origin: { derived: "the share of the experts, counted" },
    },
    {
      gives: "tokensPerTouchedExpert",
      latex: "m = \\frac{k\\,B}{n_f}",
      origin: { derived: "each token goes to k experts" },
    },
    {
      gives: "distinctGpuCount",
      latex: "g = G \\left(1 - \\left(1 - \\tfrac{1}{G}\\right)^{k}\\right)",
      origin: { derived: "k places drawn independently among G" },
    },
  ],
  omissions: [
    {
      what: "Tokens of one text choose like experts.",
      errs: "Too many experts touched at small batches.",
    },
    {
      what: "Copies of popular experts and the balancing that training aims at.",
      errs: "Either way; popularity is not published for most models.",
    },
  ],
  shapes: [
    {
      output: "touchedShare",
      over: "tokenCount",
      by: { input: "popularityExponent", values: [0, 0.5, 1] },
    },
    { output: "tokensPerTouchedExpert", over: "tokenCount" },
  ],
  directions: {
    touchedShare: { tokenCount: 1, gpuCount: 0 },
    touchedExpertCount: { tokenCount: 1, gpuCount: 0 },
    distinctGpuCount: { gpuCount: 1, activeExpertCount: 1, tokenCount: 0 },
  },
  compute: ({ tokenCount, gpuCount, ...routing }) => {
    checkRouting("expert-activation", routing);
    const share = touchedShare(routing, tokenCount);
    const touchedExpertCount = share * routing.expertCount;
    return {
      touchedShare: share,
      touchedExpertCount,
      tokensPerTouchedExpert: (routing.activeExpertCount * tokenCount) / touchedExpertCount,
      distinctGpuCount: expectedDistinctGpus(gpuCount, routing.activeExpertCount),
    };
  },
});
