/** The share of experts that a batch of 32 wakes, against a published profile. */
import type { FigureData } from "../figures/contract.ts";
import { touchedExpertShare } from "../models/roofline/touched-experts.ts";
import { claimOf, numberIn, required, rowsOf } from "./cells.ts";
import { defineSuite, type Case } from "./contract.ts";
import { deepseekNeed } from "./machines.ts";

const BATCH = 32;
/** The popularity that the model's own description proposes, chosen to fit this profile. */
const PROPOSED_EXPONENT = 0.5;

function run(data: FigureData) {
  const profile = claimOf(data, "touched");
  const [low, high] = profile.range ?? [profile.value, profile.value];
  const shape = required(rowsOf(data, "deepseek")[0], "shape of DeepSeek-V3");
  const shareAt = (popularityExponent: number): number =>
    100 *
    touchedExpertShare(
      {
        expertCount: numberIn(shape, "expertCount"),
        activeExpertCount: numberIn(shape, "activeExpertCount"),
        popularityExponent,
      },
      BATCH,
    );
  const shared = {
    group: { part: "experts" },
    unit: "%",
    measured: (low + high) / 2,
    range: [low, high],
    evidence: { claim: "touched" },
  } as const;
  const cases: Case[] = [
    {
      ...shared,
      name: "32 tokens, all experts equally liked",
      quantity: "experts touched",
      predicted: shareAt(0),
      // Equal chances touch most: any other popularity touches fewer.
      ceiling: shareAt(0),
      role: "transferred",
    },
    {
      ...shared,
      name: "32 tokens, some experts liked more",
      quantity: "experts touched",
      predicted: shareAt(PROPOSED_EXPONENT),
      role: "fitted",
    },
  ];
  return { cases, leftOut: [] };
}

export const touchedExperts = defineSuite({
  id: "touched-experts",
  title: "Experts that a batch wakes",
  purpose:
    "Predicts the share of a layer's experts that 32 tokens touch, with equal and with unequal chances.",
  needs: {
    datasets: { deepseek: deepseekNeed },
    claims: { touched: "ix-v2-touched-experts.share" },
  },
  models: ["expert-activation"],
  notes: [
    "All other predictions here take equal chances: at small batches they read too many weights and err slow.",
    "The unequal chances were chosen to fit this one profile.",
  ],
  run,
});
