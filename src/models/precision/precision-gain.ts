/**
 * What narrower numbers gain in a whole step: each part of its time shrinks by
 * its own factor, and the part that does not shrink sets the end.
 */
import { defineModel } from "../contract.ts";
import { ModelError } from "../errors.ts";

/** Below this a sum of times is taken for a step that was left out. */
const leastStepMs = 1e-6;

const partTime = {
  type: "number",
  unit: "ms",
  domain: { min: 0, max: 1e4 },
  usual: [0, 50],
} as const;
const partSpeedup = {
  type: "number",
  unit: "x",
  domain: { min: 0.1, max: 32 },
  usual: [1, 6],
} as const;

export const precisionGainModel = defineModel({
  id: "precision-gain",
  title: "What narrower numbers gain in a step",
  purpose:
    "Gives the gain in speed of a decode step when weights, cache, arithmetic and messages each become faster by their own factor and the rest stays.",
  inputs: {
    weightMs: { ...partTime, symbol: "t_w", title: "Time to read weights" },
    cacheMs: { ...partTime, symbol: "t_{kv}", title: "Time to read keys and values" },
    gemmMs: { ...partTime, symbol: "t_c", title: "Time of matrix arithmetic" },
    attentionMs: { ...partTime, symbol: "t_a", title: "Time of attention's arithmetic" },
    networkMs: { ...partTime, symbol: "t_n", title: "Time of messages between GPUs" },
    fixedMs: { ...partTime, symbol: "t_l", title: "Time that does not change: launches, waiting" },
    arithmetic: {
      type: "choice",
      symbol: "k",
      title: "What the chip does with the new format",
      options: {
        native: "It computes in it",
        storage: "It only stores it, and widens it before computing",
      },
    },
    weightSpeedup: { ...partSpeedup, symbol: "s_w", title: "Weights: old bits over new" },
    cacheSpeedup: { ...partSpeedup, symbol: "s_{kv}", title: "Keys and values: old bits over new" },
    gemmSpeedup: { ...partSpeedup, symbol: "s_c", title: "Matrix arithmetic: new rate over old" },
    attentionSpeedup: { ...partSpeedup, symbol: "s_a", title: "Attention's arithmetic: new rate over old" },
    networkSpeedup: { ...partSpeedup, symbol: "s_n", title: "Messages: old bytes over new" },
    batchGain: { ...partSpeedup, symbol: "g_B", title: "Batch that fits, new over old" },
  },
  inputHeadings: {
    weightMs: "Times of a step",
    arithmetic: "What the new format changes",
  },
  outputs: {
    gain: { symbol: "X", title: "Speed of the step, new over old", unit: "x" },
    ceilingGain: { symbol: "s_{\\max}", title: "Greatest factor of any part", unit: "x" },
    touchedShare: { symbol: "f", title: "Share of the step that becomes faster", unit: "1" },
    gainWithBatch: { symbol: "X_B", title: "Throughput, with the larger batch", unit: "x" },
    newStepMs: { symbol: "T_1", title: "Step after the change", unit: "ms" },
  },
  refusalTitles: { "sum of times": "Sum of the times, in ms" },
  equations: [
    {
      gives: "gain",
      latex: "X = \\frac{\\sum_j t_j}{\\sum_j t_j / s_j}, \\qquad s_l = 1",
      origin: { derived: "parts one after another, each over its own factor (Amdahl's law)" },
    },
    {
      gives: "newStepMs",
      latex: "T_1 = \\sum_j \\frac{t_j}{s_j}",
      origin: { derived: "the sum of the parts after the change" },
    },
    {
      gives: "ceilingGain",
      latex: "s_{\\max} = \\max_{t_j > 0} s_j",
      origin: { derived: "a mean never passes its greatest member" },
    },
    {
      gives: "touchedShare",
      latex: "f = \\frac{\\sum_{s_j > 1} t_j}{\\sum_j t_j}",
      origin: { derived: "parts with a factor above 1" },
    },
    {
      gives: "gainWithBatch",
      latex: "X_B = X\\,g_B",
      origin: { derived: "a bandwidth-bound step serves the larger batch in nearly the same time" },
    },
  ],
  omissions: [
    {
      what: "Parts that overlap: when a hidden part shrinks, the step does not.",
      errs: "Too much gain. Computing the roofline's step again with the new numbers shows which part then binds.",
    },
    {
      what: "A larger batch also reads more keys and values; its factor is multiplied on as it is.",
      errs: "Too much throughput with it.",
    },
    {
      what: "Tensors that keep the old format, and turning numbers from one into the other.",
      errs: "Too much gain, unless measured factors are put in.",
    },
    { what: "Accuracy.", errs: "Says nothing of whether the answers stay as good." },
    {
      what: "The times come from outside, by measurement or from the decode step's roofline.",
      errs: "Either way, as those numbers do.",
    },
  ],
  shapes: [
    { output: "gain", over: "gemmSpeedup", by: { input: "arithmetic", values: ["native", "storage"] } },
    { output: "gain", over: "weightSpeedup" },
  ],
  directions: {
    gain: {
      weightSpeedup: 1,
      cacheSpeedup: 1,
      gemmSpeedup: 1,
      attentionSpeedup: 1,
      networkSpeedup: 1,
      batchGain: 0,
    },
    gainWithBatch: { batchGain: 1, weightSpeedup: 1 },
    newStepMs: { weightSpeedup: -1, weightMs: 1, fixedMs: 1, batchGain: 0 },
  },
  compute: (given) => {
    const native = given.arithmetic === "native";
    const times = [
      { ms: given.weightMs, speedup: given.weightSpeedup },
      { ms: given.cacheMs, speedup: given.cacheSpeedup },
      { ms: given.gemmMs, speedup: native ? given.gemmSpeedup : 1 },
      { ms: given.attentionMs, speedup: native ? given.attentionSpeedup : 1 },
      { ms: given.networkMs, speedup: given.networkSpeedup },
      { ms: given.fixedMs, speedup: 1 },
    ].filter(({ ms }) => ms > 0);
    const oldStepMs = times.reduce((total, { ms }) => total + ms, 0);
    if (oldStepMs < leastStepMs) {
      throw new ModelError({
        code: "INCONSISTENT",
        model: "precision-gain",
        field: "sum of times",
        value: oldStepMs,
        allowed: `at least ${leastStepMs} ms: a step takes some time`,
      });
    }
    const newStepMs = times.reduce((total, { ms, speedup }) => total + ms / speedup, 0);
    const gain = oldStepMs / newStepMs;
    const untouched = times.reduce((total, { ms, speedup }) => total + (speedup > 1 ? 0 : ms), 0);
    return {
      gain,
      ceilingGain: Math.max(...times.map(({ speedup }) => speedup)),
      touchedShare: 1 - untouched / oldStepMs,
      gainWithBatch: gain * given.batchGain,
      newStepMs,
    };
  },
});
