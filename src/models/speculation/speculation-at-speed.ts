/** The gain in throughput from guessing ahead when both systems must serve users at one speed. */
import { defineModel, printedNumber } from "../contract.ts";
import { ModelError } from "../errors.ts";
import {
  frontierOmission,
  speculationGainAtReach,
  speedPerUserInput,
  speedupInput,
} from "./gain-at-reach.ts";

export const speculationAtSpeed = defineModel({
  id: "speculation-at-speed",
  title: "Guessing ahead at a chosen speed per user",
  purpose:
    "Gives the gain in throughput from guessing ahead when both systems must serve users at the same speed.",
  inputs: {
    speedup: speedupInput,
    tokensPerSecondPerUser: speedPerUserInput,
    plainMaxTokensPerSecondPerUser: {
      type: "number",
      symbol: "i_{\\max}",
      title: "Speed that plain decoding never reaches",
      unit: "tok/s/user",
      basis: { tokens: "output" },
      domain: { min: 0.1, max: 1e5 },
      usual: [20, 400],
    },
  },
  outputs: {
    throughputRatio: { symbol: "r", title: "Throughput over plain decoding at that speed", unit: "x" },
    reachShare: { symbol: "u", title: "Speed as a share of the plain limit", unit: "1" },
    maxTokensPerSecondPerUser: {
      symbol: "i'_{\\max}",
      title: "Speed that guessing ahead never reaches",
      unit: "tok/s/user",
      basis: { tokens: "output" },
    },
  },
  equations: [
    { gives: "reachShare", latex: "u = \\frac{i}{i_{\\max}}", origin: { derived: "the definition" } },
    {
      gives: "throughputRatio",
      latex: "r = \\frac{S - u}{1 - u}, \\qquad 0 < u < 1",
      origin: { derived: "two straight frontiers R = (S - a i) / (b G) over each other, with S = 1 below" },
    },
    {
      gives: "maxTokensPerSecondPerUser",
      latex: "i'_{\\max} = S\\,i_{\\max}",
      origin: { derived: "the frontier's end moves with the tokens of a step" },
    },
  ],
  omissions: [
    frontierOmission,
    {
      what: "That checking costs more at the larger batch which guessing makes room for.",
      errs: "Too much gain at low speed.",
    },
  ],
  shapes: [
    {
      output: "throughputRatio",
      over: "tokensPerSecondPerUser",
      by: { input: "speedup", values: [1.5, 1.85, 2.5] },
    },
  ],
  directions: {
    throughputRatio: { speedup: 1, tokensPerSecondPerUser: 1, plainMaxTokensPerSecondPerUser: -1 },
    reachShare: { tokensPerSecondPerUser: 1, plainMaxTokensPerSecondPerUser: -1, speedup: 0 },
    maxTokensPerSecondPerUser: { speedup: 1, plainMaxTokensPerSecondPerUser: 1, tokensPerSecondPerUser: 0 },
  },
  compute: ({ speedup: gain, tokensPerSecondPerUser, plainMaxTokensPerSecondPerUser }) => {
    if (tokensPerSecondPerUser >= plainMaxTokensPerSecondPerUser) {
      throw new ModelError({
        code: "INFEASIBLE",
        model: "speculation-at-speed",
        field: "tokensPerSecondPerUser",
        value: tokensPerSecondPerUser,
        allowed: `below ${printedNumber(plainMaxTokensPerSecondPerUser, "down")} tok/s/user, where plain decoding makes nothing to compare with; it is ${printedNumber(tokensPerSecondPerUser / plainMaxTokensPerSecondPerUser)} times that`,
      });
    }
    const reachShare = tokensPerSecondPerUser / plainMaxTokensPerSecondPerUser;
    return {
      throughputRatio: speculationGainAtReach(gain, reachShare),
      reachShare,
      maxTokensPerSecondPerUser: gain * plainMaxTokensPerSecondPerUser,
    };
  },
});
