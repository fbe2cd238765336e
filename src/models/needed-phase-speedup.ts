/** The way back: what one part must do so that the whole gains what was promised. */
import { neededSpeedup } from "./component-speedup.ts";
import { defineModel } from "./contract.ts";

export const neededPhaseSpeedup = defineModel({
  id: "needed-phase-speedup",
  title: "What one part must do",
  purpose:
    "Turns a gain of the whole into the gain that one part must make on its own, and refuses where no gain of that part is enough.",
  topic: "Division of work",
  inputs: {
    phasePercent: {
      type: "number",
      symbol: "f",
      title: "Share of the time that the part takes",
      unit: "%",
      domain: { min: 0, max: 100 },
    },
    targetGainPercent: {
      type: "number",
      symbol: "g",
      title: "Gain of the whole: so much faster",
      unit: "%",
      domain: { min: 0, max: 1e6 },
      usual: [0, 100],
    },
  },
  outputs: {
    neededSpeedup: { symbol: "s", title: "Speed-up that the part needs", unit: "x" },
    leastPhasePercent: { symbol: "f_{\\min}", title: "Share below which no gain is enough", unit: "%" },
    spareSharePercent: { symbol: "f - f_{\\min}", title: "Share above that limit", unit: "pp" },
  },
  refusalTitles: { share: "Share of the part, of 1" },
  equations: [
    {
      gives: "neededSpeedup",
      latex: "s = \\frac{f}{f - f_{\\min}}, \\qquad f > f_{\\min}",
      origin: { derived: "Amdahl's law solved for the part" },
    },
    {
      gives: "leastPhasePercent",
      latex: "f_{\\min} = 1 - \\frac{1}{1 + g}",
      origin: { derived: "the part takes no time at all and the whole just gains the target" },
    },
    {
      gives: "spareSharePercent",
      latex: "f - f_{\\min}",
      origin: { derived: "the difference" },
    },
  ],
  omissions: [
    {
      what: "Parts that run at the same time.",
      errs: "Too small a gain asked of the part: what is hidden behind something else saves nothing.",
    },
    {
      what: "Gains elsewhere that came with the change.",
      errs: "Too large a gain asked of this part.",
    },
  ],
  shapes: [
    { output: "neededSpeedup", over: "phasePercent" },
    { output: "neededSpeedup", over: "targetGainPercent" },
  ],
  directions: {
    neededSpeedup: { phasePercent: -1, targetGainPercent: 1 },
    leastPhasePercent: { targetGainPercent: 1, phasePercent: 0 },
  },
  compute: ({ phasePercent, targetGainPercent }) => {
    const target = 1 + targetGainPercent / 100;
    const leastPhasePercent = (100 * targetGainPercent) / (100 + targetGainPercent);
    return {
      neededSpeedup: neededSpeedup({ target, share: phasePercent / 100 }),
      leastPhasePercent,
      spareSharePercent: phasePercent - leastPhasePercent,
    };
  },
});
