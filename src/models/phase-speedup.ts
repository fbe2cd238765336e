/** A gain in one phase, carried to the whole: the record over Amdahl's law, forward. */
import { endToEndSpeedup } from "./component-speedup.ts";
import { defineModel } from "./contract.ts";

export const phaseSpeedup = defineModel({
  id: "phase-speedup",
  title: "One part made faster",
  purpose: "Says how much faster the whole becomes when one part of it becomes faster, and where that ends.",
  topic: "Division of work",
  inputs: {
    phasePercent: {
      type: "number",
      symbol: "f",
      title: "Share of the time that the part takes",
      unit: "%",
      domain: { min: 0, max: 100, maxOpen: true },
    },
    phaseSpeedup: {
      type: "number",
      symbol: "s",
      title: "Speed-up of the part",
      unit: "x",
      domain: { min: 1, max: 1e9 },
      usual: [1, 20],
    },
  },
  outputs: {
    endToEndSpeedup: { symbol: "S", title: "Speed-up of the whole", unit: "x" },
    gainPercent: { symbol: "S - 1", title: "Gain of the whole: so much faster", unit: "%" },
    ceilingSpeedup: { symbol: "S_{\\max}", title: "Limit, however fast the part becomes", unit: "x" },
    timeCutPercent: { symbol: "\\Delta", title: "Time saved, of the whole", unit: "%" },
  },
  equations: [
    {
      gives: "endToEndSpeedup",
      latex: "S = \\frac{1}{1 - f + f / s}",
      origin: { derived: "time before over time after; the rest keeps its time (Amdahl's law)" },
    },
    { gives: "gainPercent", latex: "S - 1", origin: { derived: "the same as a gain over 1" } },
    {
      gives: "ceilingSpeedup",
      latex: "S_{\\max} = \\frac{1}{1 - f}",
      origin: { derived: "the part takes no time at all" },
    },
    {
      gives: "timeCutPercent",
      latex: "\\Delta = 1 - \\frac{1}{S} = f \\left(1 - \\frac{1}{s}\\right)",
      origin: { derived: "the time that the part no longer takes" },
    },
  ],
  omissions: [
    {
      what: "Parts that run at the same time.",
      errs: "Too much gain: what is hidden behind something else saves nothing.",
    },
    {
      what: "Work that grows because it became faster: more attempts, longer answers.",
      errs: "Too much gain.",
    },
    { what: "Gains elsewhere that came with the change.", errs: "Too little gain." },
  ],
  shapes: [
    { output: "endToEndSpeedup", over: "phasePercent", by: { input: "phaseSpeedup", values: [2, 15, 100] } },
    { output: "endToEndSpeedup", over: "phaseSpeedup" },
  ],
  directions: {
    endToEndSpeedup: { phasePercent: 1, phaseSpeedup: 1 },
    gainPercent: { phasePercent: 1, phaseSpeedup: 1 },
    ceilingSpeedup: { phasePercent: 1, phaseSpeedup: 0 },
    timeCutPercent: { phasePercent: 1, phaseSpeedup: 1 },
  },
  compute: ({ phasePercent, phaseSpeedup: speedup }) => {
    const whole = endToEndSpeedup({ share: phasePercent / 100, speedup });
    return {
      endToEndSpeedup: whole,
      gainPercent: 100 * (whole - 1),
      ceilingSpeedup: 100 / (100 - phasePercent),
      timeCutPercent: phasePercent * (1 - 1 / speedup),
    };
  },
});
