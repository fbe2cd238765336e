/** The account behind a headline multiple: six gains in throughput, divided by what the newer machine costs and draws. */
import { defineModel } from "./contract.ts";

const gain = (symbol: string, title: string) =>
  ({ type: "number", symbol, title, unit: "x", domain: { min: 0.01, max: 100 }, usual: [0.5, 10] }) as const;

const grows = {
  bandwidthGain: 1,
  precisionGain: 1,
  scaleUpGain: 1,
  speculationGain: 1,
  servingGain: 1,
  softwareGain: 1,
} as const;

export const gainProduct = defineModel({
  id: "gain-product",
  title: "Six gains multiplied, over cost and power",
  purpose:
    "Multiplies the gains that are named for a newer machine, and divides by the ratios of hourly cost and of power to get tokens per dollar and per watt.",
  topic: "Headline ratios",
  inputs: {
    bandwidthGain: gain("f_b", "Gain from memory bandwidth"),
    precisionGain: gain("f_p", "Gain from number precision"),
    scaleUpGain: gain("f_s", "Gain from the size of the scale-up network"),
    speculationGain: gain("f_m", "Gain from predicting several tokens at once"),
    servingGain: gain("f_d", "Gain from split phases and cache-aware routing"),
    softwareGain: gain("f_k", "Gain from kernels and other software"),
    hourlyCostRatio: {
      ...gain("q_h", "Cost of a GPU-hour, newer over older"),
      usual: [0.5, 5],
    },
    powerRatio: { ...gain("q_P", "Power per GPU, newer over older"), usual: [0.5, 5] },
  },
  outputs: {
    throughputRatio: { symbol: "x_R", title: "Throughput per GPU, newer over older", unit: "x" },
    costRatio: { symbol: "x_c", title: "Cost of a token, older over newer", unit: "x" },
    wattRatio: { symbol: "x_w", title: "Throughput per watt, newer over older", unit: "x" },
  },
  equations: [
    {
      gives: "throughputRatio",
      latex: "x_R = f_b f_p f_s f_m f_d f_k",
      origin: { derived: "gains taken to multiply, each as if the others were there already" },
    },
    {
      gives: "costRatio",
      latex: "x_c = \\frac{x_R}{q_h}",
      origin: { derived: "cost of a token is hourly cost over throughput, at equal utilisation" },
    },
    {
      gives: "wattRatio",
      latex: "x_w = \\frac{x_R}{q_P}",
      origin: { derived: "throughput over power, at equal utilisation" },
    },
  ],
  omissions: [
    {
      what: "That gains act on each other: faster memory leaves less for prediction to win.",
      errs: "Too high where two gains relieve the same bottleneck, too low where one makes room for another.",
    },
    {
      what: "The speed per user at which each gain was measured.",
      errs: "Either way; gains read at different speeds do not belong into one product.",
    },
    {
      what: "A difference in utilisation between the machines.",
      errs: "Too high for the machine that is used less.",
    },
  ],
  shapes: [
    { output: "costRatio", over: "scaleUpGain" },
    { output: "costRatio", over: "hourlyCostRatio" },
  ],
  directions: {
    throughputRatio: { ...grows, hourlyCostRatio: 0, powerRatio: 0 },
    costRatio: { ...grows, hourlyCostRatio: -1, powerRatio: 0 },
    wattRatio: { ...grows, hourlyCostRatio: 0, powerRatio: -1 },
  },
  compute: ({ hourlyCostRatio, powerRatio, ...gains }) => {
    const throughputRatio =
      gains.bandwidthGain *
      gains.precisionGain *
      gains.scaleUpGain *
      gains.speculationGain *
      gains.servingGain *
      gains.softwareGain;
    return {
      throughputRatio,
      costRatio: throughputRatio / hourlyCostRatio,
      wattRatio: throughputRatio / powerRatio,
    };
  },
});
