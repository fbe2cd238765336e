/**
 * A calculator of cost per million tokens, H200 and GB300 side by side, starting at the published operating points.
 * Long because all words and numbers that follow from a figure's points stand in its one file.
 */
import { formatValue } from "../base/format.ts";
import { rangeChart, rangeChartHeight, type RangeChartInput } from "../charts/range-chart.ts";
import { tokenCost } from "../models/token-cost.ts";
import { priceNeeds } from "./inputs/assumed-prices.ts";
import { defineFigure, type ControlValues, type Finding } from "./contract.ts";
import { costControls, machines, type Machine } from "./inputs/cost-controls.ts";

type Cost = ReturnType<typeof tokenCost.compute>;

interface Points {
  readonly values: Readonly<Record<string, number>>;
  readonly costs: Readonly<Record<Machine, Cost>>;
  readonly published: Readonly<Record<Machine, number>>;
  /** At the printed inputs, whatever the reader enters. */
  readonly costsAtStart: Readonly<Record<Machine, Cost>>;
  readonly ratio: number;
  readonly wattRatio: number;
}

export const figure = defineFigure<Points>({
  id: "cost-calculator",
  needs: {
    datasets: priceNeeds,
    scenarios: ["nvidia-table-h200", "nvidia-table-gb300"],
    claims: { h200: "nv-tco-cost-per-token.h200", gb300: "nv-tco-cost-per-token.gb300" },
  },
  controls: costControls,
  compute: (data, controlValues) => {
    const { claims } = data;
    const values = numbersOf(controlValues);
    const costs = costsAt(values);
    const starts = Object.entries(costControls(data)).map(([name, { start }]) => [name, start] as const);
    return {
      values,
      costs,
      costsAtStart: costsAt(numbersOf(Object.fromEntries(starts))),
      published: { h200: claims["h200"]?.value ?? Number.NaN, gb300: claims["gb300"]?.value ?? Number.NaN },
      ratio: costs.h200.usdPerMillionTokens / costs.gb300.usdPerMillionTokens,
      wattRatio: costs.gb300.tokensPerSecondPerMegawatt / costs.h200.tokensPerSecondPerMegawatt,
    };
  },
  title: ({ ratio, costs }) =>
    `At these inputs a million tokens cost ${usd(costs.h200.usdPerMillionTokens)} on an H200 and ${usd(costs.gb300.usdPerMillionTokens)} on a GB300: ${formatValue(ratio, "x", { digits: 3 })}`,
  subtitle: () =>
    "Dollars per million tokens = dollars a GPU-hour × 1,000,000 ÷ (3,600 × tokens per second and GPU × utilisation). Starts at the inputs that NVIDIA printed; power and electricity show their part of the cost and the ratio per megawatt.",
  answer: ({ ratio, wattRatio, costs }) =>
    `${formatValue(ratio, "x", { digits: 3 })} lower cost per token, ${formatValue(wattRatio, "x", { digits: 3 })} the tokens per megawatt. Electricity is ${percent(costs.h200.electricityShare)} of the H200's cost and ${percent(costs.gb300.electricityShare)} of the GB300's.`,
  notes: ({ published, costsAtStart }) => [
    `NVIDIA printed ${usd(published.h200)} and ${usd(published.gb300)}. Its own formula with its own inputs gives ${usd(costsAtStart.h200.usdPerMillionTokens)} and ${usd(costsAtStart.gb300.usdPerMillionTokens)}, where this figure starts; the first probably rests on a throughput that was rounded for print.`,
    "Ownership cost already contains electricity; the electricity rows show how much of it that is. A rental price contains it too.",
  ],
  describe: ({ costs, published, ratio }) =>
    `Dots on a log axis of dollars per million tokens. At the inputs: H200 ${usd(costs.h200.usdPerMillionTokens)}, GB300 ${usd(costs.gb300.usdPerMillionTokens)}, a ratio of ${formatValue(ratio, "x", { digits: 3 })}. NVIDIA printed ${usd(published.h200)} and ${usd(published.gb300)}. Electricity: ${usd(costs.h200.electricityUsdPerMillionTokens)} and ${usd(costs.gb300.electricityUsdPerMillionTokens)}.`,
  height: (width, points) => rangeChartHeight(chartInput(points), width),
  draw: (points, frame) => rangeChart(chartInput(points), frame),
  table: ({ costs, values }) => ({
    caption: "Cost and energy at these inputs",
    columns: [
      { name: "quantity", title: "Quantity" },
      { name: "unit", title: "Unit" },
      { name: "h200", title: "H200", digits: 4 },
      { name: "gb300", title: "GB300", digits: 4 },
    ],
    rows: [
      ["cost of a GPU-hour", "USD/GPU-h", values["h200Usd"] ?? null, values["gb300Usd"] ?? null],
      ["throughput", "tok/s/GPU", values["h200Rate"] ?? null, values["gb300Rate"] ?? null],
      ["utilisation", "share", values["h200Load"] ?? null, values["gb300Load"] ?? null],
      ["provisioned power", "kW/GPU", values["h200Kw"] ?? null, values["gb300Kw"] ?? null],
      ["cost", "USD/M tokens", costs.h200.usdPerMillionTokens, costs.gb300.usdPerMillionTokens],
      [
        "electricity",
        "USD/M tokens",
        costs.h200.electricityUsdPerMillionTokens,
        costs.gb300.electricityUsdPerMillionTokens,
      ],
      ["energy", "J/token", costs.h200.joulesPerToken, costs.gb300.joulesPerToken],
      [
        "tokens per megawatt",
        "tok/s/MW",
        costs.h200.tokensPerSecondPerMegawatt,
        costs.gb300.tokensPerSecondPerMegawatt,
      ],
    ],
  }),
  findings: ({ ratio, wattRatio, costs }) => {
    const finding = (
      value: number,
      unit: "x" | "%",
      label: string,
      inputs: readonly string[],
      of: readonly Machine[],
    ): Finding => ({
      value,
      unit,
      label,
      kind: "assumed",
      rests: of.map((machine) => ({ scenario: `nvidia-table-${machine}`, inputs })),
    });
    const both: readonly Machine[] = ["h200", "gb300"];
    // Throughput cancels in the share of electricity.
    const electric = ["usdPerGpuHour", "utilisation", "facilityKwPerGpu", "idlePowerShare", "usdPerKwh"];
    const share = (machine: Machine): Finding =>
      finding(
        costs[machine].electricityShare * 100,
        "%",
        `Electricity as a share of ${machines[machine]}'s cost`,
        electric,
        [machine],
      );
    return {
      ratio: finding(
        ratio,
        "x",
        "Cost ratio at NVIDIA's printed inputs",
        ["usdPerGpuHour", "tokensPerSecondPerGpu", "utilisation"],
        both,
      ),
      "watt-ratio": finding(
        wattRatio,
        "x",
        "Ratio per megawatt at NVIDIA's throughput and SemiAnalysis's power",
        ["tokensPerSecondPerGpu", "utilisation", "facilityKwPerGpu"],
        both,
      ),
      "h200-electricity-share": share("h200"),
      "gb300-electricity-share": share("gb300"),
    };
  },
});

function costsAt(values: Readonly<Record<string, number>>): Readonly<Record<Machine, Cost>> {
  const cost = (machine: Machine): Cost =>
    tokenCost.compute({
      usdPerGpuHour: values[`${machine}Usd`] ?? Number.NaN,
      tokensPerSecondPerGpu: values[`${machine}Rate`] ?? Number.NaN,
      utilisation: values[`${machine}Load`] ?? Number.NaN,
      facilityKwPerGpu: values[`${machine}Kw`] ?? Number.NaN,
      idlePowerShare: values["idle"] ?? Number.NaN,
      usdPerKwh: values["electricity"] ?? Number.NaN,
    });
  return { h200: cost("h200"), gb300: cost("gb300") };
}

function numbersOf(values: ControlValues): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (typeof value === "number" ? [[name, value]] : [])),
  );
}

function chartInput({ costs, published }: Points): RangeChartInput {
  const mark = (machine: Machine, value: number, text: string) => ({
    value,
    label: machines[machine],
    text,
    series: machine === "h200" ? (4 as const) : (1 as const),
    shape: machine === "h200" ? ("square" as const) : ("circle" as const),
  });
  const row = (label: string, shortLabel: string, pick: (machine: Machine) => number) => ({
    label,
    shortLabel,
    marks: (Object.keys(machines) as Machine[])
      .filter((machine) => pick(machine) > 0)
      .map((machine) => mark(machine, pick(machine), usd(pick(machine)))),
    ...(pick("h200") > 0 ? {} : { absent: "electricity is free at this price" }),
  });
  return {
    axis: {
      kind: "log",
      label: "Dollars per million tokens, log scale",
      shortLabel: "$ per million tokens",
      prefix: "$",
      domain: [0.005, 10],
    },
    rows: [
      row("At these inputs", "at these inputs", (machine) => costs[machine].usdPerMillionTokens),
      row(
        "Electricity, part of it",
        "electricity",
        (machine) => costs[machine].electricityUsdPerMillionTokens,
      ),
      row("As NVIDIA printed it", "NVIDIA printed", (machine) => published[machine]),
    ],
  };
}

function usd(value: number): string {
  return `$${formatValue(value, "1", { digits: value < 0.1 ? 2 : 3 })}`;
}

function percent(share: number): string {
  return formatValue(share * 100, "%", { digits: 2 });
}
