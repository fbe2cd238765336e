/** A cached prefix that lies in slower memory: whether to fetch its keys and values over a link or to compute them again. */
import { defineModel } from "../contract.ts";
import { breakEvenBandwidth, breakEvenBandwidthAt, fetchSeconds, recomputeSeconds } from "./fetch-times.ts";

export const fetchOrRecompute = defineModel({
  id: "fetch-or-recompute",
  title: "Fetch a cached prefix or compute it again",
  purpose:
    "Gives the bandwidth above which a prefix is better fetched from slower memory than computed again, and the time of both ways.",
  inputs: {
    kvBytesPerToken: {
      type: "number",
      symbol: "\\kappa",
      title: "Keys and values of a token",
      unit: "B/tok",
      domain: { min: 1e3, max: 1e7 },
      usual: [2e4, 1e6],
    },
    prefillTokensPerSecond: {
      type: "number",
      symbol: "R_p",
      title: "Prompt tokens per second of the serving unit",
      unit: "tok/s/node",
      basis: { tokens: "input" },
      domain: { min: 10, max: 1e7 },
      usual: [1e3, 2e5],
    },
    rateHitPercent: {
      type: "number",
      symbol: "h_p",
      title: "Of these, tokens that came from a cache",
      unit: "%",
      basis: { tokens: "input" },
      domain: { min: 0, max: 99.9 },
      usual: [0, 95],
    },
    attentionFlopPerSquaredToken: {
      type: "number",
      symbol: "A",
      title: "Attention: 2 x layers x heads x head size",
      unit: "FLOP",
      domain: { min: 0, max: 1e8 },
      usual: [0, 4e6],
    },
    flopPerSecond: {
      type: "number",
      symbol: "F",
      title: "Arithmetic that the serving unit reaches",
      unit: "FLOP/s",
      domain: { min: 1e12, max: 1e18 },
      usual: [1e14, 2e16],
    },
    prefixTokens: {
      type: "number",
      symbol: "n",
      title: "Cached prefix",
      unit: "tok",
      basis: { tokens: "input" },
      domain: { min: 1, max: 1e6 },
      usual: [256, 131072],
    },
    linkBytesPerSecond: {
      type: "number",
      symbol: "W_f",
      title: "Bandwidth of the link to the serving unit",
      unit: "B/s",
      domain: { min: 1e7, max: 1e13 },
      usual: [1e9, 1e12],
    },
    linkDelaySeconds: {
      type: "number",
      symbol: "l_f",
      title: "Delay of the link",
      unit: "s",
      domain: { min: 0, max: 1 },
      usual: [0, 0.05],
    },
  },
  outputs: {
    breakEvenGigabytesPerSecond: {
      symbol: "W^{*}(n)",
      title: "Bandwidth above which fetching is quicker",
      unit: "GB/s",
    },
    plainBreakEvenGigabytesPerSecond: {
      symbol: "W^{*}",
      title: "The same without attention and delay",
      unit: "GB/s",
    },
    recomputeSeconds: { symbol: "t_r", title: "Time to compute the prefix again", unit: "s" },
    fetchSeconds: { symbol: "t_f", title: "Time to fetch it", unit: "s" },
    fetchGain: { symbol: "g", title: "Computing over fetching: above 1, fetch", unit: "x" },
    prefixBytes: { symbol: "V", title: "Size of the prefix's keys and values", unit: "B" },
    computedTokensPerSecond: {
      symbol: "R_c",
      title: "Prompt tokens truly computed",
      unit: "tok/s/node",
      basis: { tokens: "input" },
    },
  },
  refusalTitles: { delaySeconds: "Delay of the link, in seconds" },
  equations: [
    {
      gives: "computedTokensPerSecond",
      latex: "R_c = R_p\\,(1 - h_p)",
      origin: { derived: "a published rate may count tokens that were only looked up" },
    },
    {
      gives: "recomputeSeconds",
      latex: "t_r = \\frac{n}{R_c} + \\frac{A\\,n^2}{F}",
      origin: { derived: "causal attention joins half of all pairs of places, 4 FLOP for each head size" },
    },
    { gives: "prefixBytes", latex: "V = \\kappa\\,n", origin: { derived: "tokens times bytes of a token" } },
    {
      gives: "fetchSeconds",
      latex: "t_f = \\frac{\\kappa\\,n}{W_f} + l_f",
      origin: { derived: "bytes over bandwidth, after the delay" },
    },
    {
      gives: "breakEvenGigabytesPerSecond",
      latex: "W^{*}(n) = \\frac{\\kappa\\,n}{n / R_c + A\\,n^2 / F - l_f}",
      origin: { derived: "both times set equal and solved for the bandwidth" },
    },
    {
      gives: "plainBreakEvenGigabytesPerSecond",
      latex: "W^{*} = \\kappa\\,R_c",
      origin: { derived: "the same with A = 0 and no delay" },
    },
    {
      gives: "fetchGain",
      latex: "g = \\frac{t_r}{t_f}",
      origin: { derived: "the two times over each other" },
    },
  ],
  omissions: [
    {
      what: "What the machine could do while bytes are on their way.",
      errs: "Too little in favour of fetching: it costs waiting but no arithmetic.",
    },
    { what: "Other traffic on the link.", errs: "Too much in favour of fetching." },
    {
      what: "Fetching layer by layer while the first layers already run.",
      errs: "Too little in favour of fetching.",
    },
    {
      what: "The rate and size come from outside: this model knows neither chip nor architecture.",
      errs: "Either way, as those numbers do.",
    },
  ],
  shapes: [
    { output: "breakEvenGigabytesPerSecond", over: "prefixTokens" },
    { output: "fetchGain", over: "linkBytesPerSecond" },
  ],
  directions: {
    plainBreakEvenGigabytesPerSecond: { kvBytesPerToken: 1, prefillTokensPerSecond: 1, rateHitPercent: -1 },
    breakEvenGigabytesPerSecond: {
      kvBytesPerToken: 1,
      prefillTokensPerSecond: 1,
      attentionFlopPerSquaredToken: -1,
      linkDelaySeconds: 1,
      linkBytesPerSecond: 0,
    },
    recomputeSeconds: { prefixTokens: 1, prefillTokensPerSecond: -1, rateHitPercent: 1, flopPerSecond: -1 },
    fetchSeconds: { prefixTokens: 1, kvBytesPerToken: 1, linkBytesPerSecond: -1, linkDelaySeconds: 1 },
    fetchGain: { linkBytesPerSecond: 1, kvBytesPerToken: -1, linkDelaySeconds: -1 },
  },
  compute: ({
    kvBytesPerToken,
    prefillTokensPerSecond,
    rateHitPercent,
    attentionFlopPerSquaredToken,
    flopPerSecond,
    prefixTokens,
    linkBytesPerSecond,
    linkDelaySeconds,
  }) => {
    const computed = prefillTokensPerSecond * (1 - rateHitPercent / 100);
    const prefill = { tokensPerSecond: computed, attentionFlopPerSquaredToken, flopPerSecond };
    const again = recomputeSeconds(prefixTokens, prefill);
    const link = { bytesPerSecond: linkBytesPerSecond, delaySeconds: linkDelaySeconds };
    const fetched = fetchSeconds(prefixTokens, kvBytesPerToken, link);
    return {
      breakEvenGigabytesPerSecond:
        breakEvenBandwidthAt(prefixTokens, kvBytesPerToken, prefill, linkDelaySeconds) / 1e9,
      plainBreakEvenGigabytesPerSecond: breakEvenBandwidth(kvBytesPerToken, computed) / 1e9,
      recomputeSeconds: again,
      fetchSeconds: fetched,
      fetchGain: again / fetched,
      prefixBytes: kvBytesPerToken * prefixTokens,
      computedTokensPerSecond: computed,
    };
  },
});
