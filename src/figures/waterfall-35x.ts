/** The 35× taken apart: throughput, hourly cost, and what they leave. */
import { formatNumber, formatValue } from "../base/format.ts";
import {
  logWaterfall as waterfallChart,
  logWaterfallHeight,
  type LogWaterfallInput,
} from "../charts/log-waterfall.ts";
import { logWaterfall, type WaterfallStep } from "../models/log-waterfall.ts";
import { defineFigure, type Finding } from "./contract.ts";

interface Points {
  readonly cost: readonly WaterfallStep[];
  readonly costRatio: number;
  readonly printed: number;
}

export const figure = defineFigure<Points>({
  id: "waterfall-35x",
  needs: {
    scenarios: ["nvidia-table-ratio"],
    claims: { printed: "nv-tco-cost-per-token.ratio" },
  },
  compute: ({ scenarios, claims }) => {
    const inputs = scenarios["nvidia-table-ratio"] ?? {};
    const value = (name: string): number => {
      const given = inputs[name];
      if (typeof given !== "number") throw new RangeError(`scenario nvidia-table-ratio gives no ${name}`);
      return given;
    };
    const cost = logWaterfall([
      { name: "throughput", factor: value("newTokensPerSecondPerGpu") / value("oldTokensPerSecondPerGpu") },
      { name: "hourly cost", factor: value("oldUsdPerGpuHour") / value("newUsdPerGpuHour") },
    ]);
    return {
      cost,
      costRatio: cost.at(-1)?.product ?? Number.NaN,
      printed: claims["printed"]?.value ?? Number.NaN,
    };
  },
  title: ({ cost, costRatio }) =>
    `The 35× is a throughput of ${formatValue(cost[0]?.factor ?? 0, "x", { digits: 3 })}, of which the dearer GPU-hour takes back a part: ${formatValue(costRatio, "x", { digits: 3 })} is left`,
  subtitle: () =>
    "GB300 over H200, from NVIDIA's table for DeepSeek-R1; each bar multiplies what stands before it. Log scale.",
  notes: ({ cost, printed, costRatio }) => [
    `In logarithms throughput makes ${share(cost[0])} of the result and hourly cost ${share(cost[1])}. NVIDIA prints ${formatNumber(printed)}×; the unrounded product of its inputs is ${formatNumber(costRatio, 4)}×.`,
    "What made the throughput (FP4, multi-token prediction, the 72-GPU link domain, newer software) cannot be read from two numbers; no stored run changes one of them at a time at a named operating point.",
  ],
  describe: ({ cost, costRatio }) =>
    `Waterfall on a log axis from 1: ${cost.map(({ name, factor }) => `${name} times ${formatNumber(factor, 3)}`).join(", then ")}; the product is ${formatNumber(costRatio, 3)}.`,
  height: (width, points) => logWaterfallHeight(chartInput(points), width),
  draw: (points, frame) => waterfallChart(chartInput(points), frame),
  table: ({ cost }) => ({
    caption: "Factors of the cost ratio, GB300 over H200",
    columns: [
      { name: "factor", title: "Factor" },
      { name: "multiplies", title: "Multiplies by", unit: "x", digits: 4 },
      { name: "ln", title: "Natural logarithm", unit: "1", digits: 4 },
      { name: "share", title: "Share of the logarithm", unit: "%", digits: 4 },
      { name: "product", title: "Product so far", unit: "x", digits: 4 },
    ],
    rows: cost.map(({ name, factor, ln, share: part, product }) => [
      name,
      factor,
      ln,
      part === null ? null : part * 100,
      product,
    ]),
  }),
  findings: ({ cost, costRatio }) => {
    const rates = ["oldTokensPerSecondPerGpu", "newTokensPerSecondPerGpu"];
    const prices = ["oldUsdPerGpuHour", "newUsdPerGpuHour"];
    const finding = (value: number, label: string, inputs: readonly string[]): Finding => ({
      value,
      unit: "x",
      label,
      kind: "modelled",
      rests: [{ scenario: "nvidia-table-ratio", inputs }],
    });
    return {
      throughput: finding(cost[0]?.factor ?? Number.NaN, "Throughput factor of the 35×", rates),
      "hourly-cost": finding(1 / (cost[1]?.factor ?? Number.NaN), "GB300's GPU-hour over H200's", prices),
      total: finding(costRatio, "Product of NVIDIA's printed inputs", [...rates, ...prices]),
    };
  },
});

function share(step: WaterfallStep | undefined): string {
  return step?.share == null ? "nothing" : formatValue(step.share * 100, "%", { digits: 3 });
}

function chartInput({ cost }: Points): LogWaterfallInput {
  return {
    label: "Ratio GB300 over H200, log scale",
    shortLabel: "ratio, log scale",
    start: "H200 = 1",
    steps: cost.map(({ name, factor }) => ({
      label:
        name === "throughput" ? "Tokens per second and GPU: 90 → 6,000" : "Dollars a GPU-hour: 1.41 → 2.65",
      shortLabel: name === "throughput" ? "throughput" : "hourly cost",
      factor,
      kind: "stated",
    })),
    total: "Tokens per dollar",
  };
}
