/** Cache hits over the turns of a conversation, and what routing by cache is worth against routing by lot. */
import { defineModel } from "../contract.ts";
import {
  checkSession,
  prefillMultiplier,
  replicaDomain,
  shareDomain,
  sparedTokens,
  sum,
} from "./session-hits.ts";

export const sessionReuse = defineModel({
  id: "session-reuse",
  title: "Cache hits over a conversation",
  purpose:
    "Gives the share of prompt tokens that a prefix cache spares over the turns of a conversation, and what routing by cache is worth against routing by lot.",
  inputs: {
    firstPromptTokens: {
      type: "number",
      symbol: "L_1",
      title: "Prompt of the first turn",
      unit: "tok",
      basis: { tokens: "input" },
      domain: { min: 1, max: 1e6 },
      usual: [100, 50000],
    },
    grownTokensPerTurn: {
      type: "number",
      symbol: "\\Delta",
      title: "Tokens that each turn adds: answer and next question",
      unit: "tok",
      basis: { tokens: "input" },
      domain: { min: 1, max: 1e6 },
      usual: [100, 10000],
    },
    turnCount: {
      type: "number",
      symbol: "m",
      title: "Turns",
      unit: "count",
      domain: { min: 1, max: 1000, integer: true },
      usual: [1, 100],
    },
    replicaCount: {
      type: "number",
      symbol: "N",
      title: "Replicas with a cache each",
      unit: "count",
      domain: replicaDomain,
      usual: [1, 64],
    },
    spillShare: {
      type: "number",
      symbol: "s",
      title: "Requests sent by lot instead of home",
      unit: "1",
      domain: shareDomain,
    },
  },
  outputs: {
    hitShare: { symbol: "h", title: "Prompt tokens spared, with that spill", unit: "1" },
    prefillMultiplier: { symbol: "M", title: "Prefill throughput over none cached", unit: "x" },
    affinityHitShare: { symbol: "h_0", title: "Spared when every request goes home", unit: "1" },
    randomHitShare: { symbol: "h_1", title: "Spared when every request goes by lot", unit: "1" },
    routingGain: {
      symbol: "G",
      title: "Prefill throughput, all home over all by lot",
      unit: "x",
    },
    promptTokens: {
      symbol: "\\textstyle\\sum L",
      title: "Prompt tokens of the conversation",
      unit: "tok",
      basis: { tokens: "input" },
    },
    computedTokens: {
      symbol: "C",
      title: "Of these computed",
      unit: "tok",
      basis: { tokens: "input" },
    },
  },
  equations: [
    {
      gives: "promptTokens",
      latex: "\\sum_{t=1}^{m} L_t, \\qquad L_t = L_1 + (t - 1)\\,\\Delta",
      origin: { derived: "a prompt holds all that was said before" },
    },
    {
      gives: "homeChance",
      latex: "q_1 = 1 - s + \\frac{s}{N}, \\qquad q_2 = \\dots = q_N = \\frac{s}{N}",
      origin: { derived: "home, or any replica by lot, home among them" },
    },
    {
      gives: "hitShare",
      latex:
        "h = \\frac{1}{\\sum L_t} \\sum_{t=2}^{m} \\sum_{r=1}^{N} q_r \\sum_{k=1}^{t-1} q_r (1 - q_r)^{t-1-k} L_k",
      origin: { derived: "the last visit to the drawn replica was k with that chance, and left L_k" },
    },
    {
      gives: "affinityHitShare",
      latex: "h_0 = \\frac{\\sum_{t=2}^{m} L_{t-1}}{\\sum L_t}",
      origin: { derived: "s = 0: the turn before always ran here" },
    },
    {
      gives: "randomHitShare",
      latex:
        "h_1 = \\frac{1}{\\sum L_t} \\sum_{t=2}^{m} \\sum_{k=1}^{t-1} \\frac{1}{N} \\left(1 - \\frac{1}{N}\\right)^{t-1-k} L_k",
      origin: { derived: "s = 1" },
    },
    {
      gives: "prefillMultiplier",
      latex: "M = \\frac{1}{1 - h}",
      origin: { derived: "only the rest is computed" },
    },
    {
      gives: "routingGain",
      latex: "G = \\frac{1 - h_1}{1 - h_0}",
      origin: { derived: "the two multipliers over each other" },
    },
    {
      gives: "computedTokens",
      latex: "C = (1 - h) \\sum L_t",
      origin: { derived: "what is not spared" },
    },
  ],
  omissions: [
    {
      what: "Eviction: a cache is taken to keep every conversation until it ends.",
      errs: "Too many hits when memory is short or people pause.",
    },
    {
      what: "Prefixes that different conversations share, such as a system prompt.",
      errs: "Too few hits; see the model for shared prefixes.",
    },
    {
      what: "Load: sending all of a conversation home can make that replica late.",
      errs: "Too much gain for routing by cache.",
    },
    {
      what: "Attention over the cached part and the time to fetch it.",
      errs: "Too much prefill throughput for long prompts.",
    },
    {
      what: "A cache that the replicas share.",
      errs: "Too few hits for scattered requests.",
    },
  ],
  shapes: [
    { output: "hitShare", over: "turnCount", by: { input: "spillShare", values: [0, 0.1, 0.5, 1] } },
    { output: "routingGain", over: "replicaCount" },
  ],
  directions: {
    hitShare: { spillShare: -1, replicaCount: -1, turnCount: 1 },
    prefillMultiplier: { spillShare: -1, replicaCount: -1, turnCount: 1 },
    affinityHitShare: { turnCount: 1, replicaCount: 0, spillShare: 0 },
    randomHitShare: { turnCount: 1, replicaCount: -1, spillShare: 0 },
    promptTokens: {
      firstPromptTokens: 1,
      grownTokensPerTurn: 1,
      turnCount: 1,
      replicaCount: 0,
      spillShare: 0,
    },
  },
  compute: ({ firstPromptTokens, grownTokensPerTurn, turnCount, replicaCount, spillShare }) => {
    const prompts = Array.from(
      { length: turnCount },
      (_, turn) => firstPromptTokens + turn * grownTokensPerTurn,
    );
    checkSession(prompts, { replicaCount, spillShare });
    const promptTokens = sum(prompts);
    const hits = (spill: number): number =>
      sparedTokens(prompts, { replicaCount, spillShare: spill }) / promptTokens;
    const hitShare = hits(spillShare);
    const [affinityHitShare, randomHitShare] = [hits(0), hits(1)];
    return {
      hitShare,
      prefillMultiplier: prefillMultiplier(hitShare),
      affinityHitShare,
      randomHitShare,
      routingGain: (1 - randomHitShare) / (1 - affinityHitShare),
      promptTokens,
      computedTokens: (1 - hitShare) * promptTokens,
    };
  },
});
