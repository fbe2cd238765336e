/** What the same throughput becomes per dollar and per megawatt under each cost basis and each date of the assumptions. */
import { formatNumber, formatValue } from "../base/format.ts";
import { rangeChart, rangeChartHeight, type RangeChartInput } from "../charts/range-chart.ts";
import { ratioDecomposition } from "../models/ratio-decomposition.ts";
import {
  assumedBases,
  assumedKw,
  assumedUsdPerHour,
  assumptionDates,
  isPlaceholder,
  restOnAssumption,
  priceNeeds,
  type AssumedBasis,
  type AssumptionDate,
} from "./inputs/assumed-prices.ts";
import { defineFigure, type FigureData, type Finding } from "./contract.ts";

interface Row {
  readonly date: AssumptionDate;
  readonly cost: Readonly<Record<AssumedBasis, number | null>>;
  readonly watt: number | null;
  readonly placeholder: boolean;
}
interface Points {
  readonly data: FigureData;
  readonly rows: readonly Row[];
  readonly throughputRatio: number;
  readonly claims: { readonly cost: number; readonly watt: number };
}

const bases = Object.keys(assumedBases) as AssumedBasis[];
const marks: Readonly<Record<AssumedBasis, { series: 1 | 3 | 4; shape: "circle" | "triangle" | "diamond" }>> =
  {
    "ownership-hyperscaler": { series: 1, shape: "circle" },
    "ownership-neocloud": { series: 3, shape: "triangle" },
    rental: { series: 4, shape: "diamond" },
  };

export const figure = defineFigure<Points>({
  id: "ratio-by-assumption",
  needs: {
    datasets: priceNeeds,
    claims: {
      h200: "nv-tco-throughput.h200",
      gb300: "nv-tco-throughput.gb300",
      cost: "nv-tco-cost-per-token.ratio",
      watt: "nv-tco-per-megawatt.ratio",
    },
  },
  compute: (data) => {
    const value = (name: string): number => data.claims[name]?.value ?? Number.NaN;
    const rows = assumptionDates.map((date): Row => ({
      date,
      cost: Object.fromEntries(bases.map((basis) => [basis, costRatio(data, date, basis)])) as Row["cost"],
      watt: wattRatio(data, date),
      placeholder: isPlaceholder(data, date, "gb300"),
    }));
    return {
      data,
      rows,
      throughputRatio: value("gb300") / value("h200"),
      claims: { cost: value("cost"), watt: value("watt") },
    };
  },
  title: (points) => {
    const { low, high, wattLow, wattHigh } = extent(points);
    return `The same throughput makes ${formatNumber(low, 2)}× to ${formatNumber(high, 2)}× per dollar and ${formatNumber(wattLow, 2)}× to ${formatNumber(wattHigh, 2)}× per megawatt, depending on cost basis and date`;
  },
  subtitle: ({ throughputRatio }) =>
    `GB300 over H200 at NVIDIA's printed throughput (6,000 over 90 tokens per second and GPU, ${formatValue(throughputRatio, "x", { digits: 3 })}), divided by the cost of a GPU-hour or the provisioned power that SemiAnalysis assumed on each date.`,
  notes: () => [
    "18 March and 14 July: GB300's prices are stand-ins in the source, 1.2 times those of GB200. On 14 July only the power was corrected, H200 from 1.73 to 1.37 kW and GB300 from 2.1 to 2.12 kW.",
    "23 July gives GB300's cost in one article, without H200, rental or power: no ratio can be formed from that date alone.",
  ],
  describe: ({ rows }) => {
    const parts = rows.map(({ date, cost, watt }) => {
      if (watt === null) return `${date}: no ratio, since H200 is missing.`;
      const list = bases
        .map((basis) => `${assumedBases[basis]} ${formatNumber(cost[basis] ?? 0, 3)}`)
        .join(", ");
      return `${date}: ${list}; per megawatt ${formatNumber(watt, 3)}.`;
    });
    return `Dots by date of assumption, one for each cost basis, and one for power. ${parts.join(" ")} Lines mark NVIDIA's 35 and 50.`;
  },
  height: (width, points) => rangeChartHeight(chartInput(points), width),
  draw: (points, frame) => rangeChart(chartInput(points), frame),
  table: ({ rows }) => ({
    caption: "Ratio GB300 over H200 at NVIDIA's printed throughput",
    columns: [
      { name: "asOf", title: "Assumptions of" },
      ...bases.map((basis) => ({
        name: basis,
        title: `Per dollar, ${assumedBases[basis]}`,
        unit: "x" as const,
        digits: 3,
      })),
      { name: "perMegawatt", title: "Per megawatt", unit: "x", digits: 3 },
      { name: "placeholder", title: "GB300 price is a stand-in" },
    ],
    rows: rows.map(({ date, cost, watt, placeholder }) => [
      date,
      ...bases.map((basis) => cost[basis]),
      watt,
      placeholder ? "yes" : "no",
    ]),
  }),
  findings: ({ data, rows, throughputRatio }) => {
    const claims = [{ claim: "h200" }, { claim: "gb300" }];
    const places = rows.flatMap(({ date, cost, watt }) => [
      ...bases.map((basis) => ({ date, what: basis, value: cost[basis] })),
      { date, what: "power" as const, value: watt },
    ]);
    const known = places
      .flatMap((one) => (one.value === null ? [] : [{ ...one, value: one.value }]))
      .sort((a, b) => a.value - b.value);
    const costs = known.filter(({ what }) => what !== "power");
    const watts = known.filter(({ what }) => what === "power");
    const finding = (place: (typeof known)[number] | undefined): Finding => ({
      value: place?.value ?? Number.NaN,
      unit: "x",
      label: `NVIDIA's throughput over the ${place === undefined || place.what === "power" ? "all-in power" : assumedBases[place.what]} assumed on ${place?.date ?? ""}`,
      kind: "assumed",
      rests:
        place === undefined
          ? claims
          : [...claims, restOnAssumption(data, place.date, place.what, ["h200", "gb300"])],
    });
    return {
      "lowest-per-dollar": finding(costs[0]),
      "highest-per-dollar": finding(costs.at(-1)),
      "march-per-megawatt": finding(watts.find(({ date }) => date === "2026-03-18")),
      "july-per-megawatt": finding(watts.find(({ date }) => date === "2026-07-14")),
      "march-rental": finding(costs.find(({ date, what }) => date === "2026-03-18" && what === "rental")),
      "throughput-ratio": {
        value: throughputRatio,
        unit: "x",
        label: "NVIDIA's printed throughput, GB300 over H200",
        kind: "modelled",
        rests: claims,
      },
    };
  },
});

function costRatio(data: FigureData, date: AssumptionDate, basis: AssumedBasis): number | null {
  const [older, newer] = [
    assumedUsdPerHour(data, date, basis, "h200"),
    assumedUsdPerHour(data, date, basis, "gb300"),
  ];
  return older === null || newer === null
    ? null
    : decompose(data, { older, newer }, { older: 1, newer: 1 }).costRatio;
}

function wattRatio(data: FigureData, date: AssumptionDate): number | null {
  const [older, newer] = [assumedKw(data, date, "h200"), assumedKw(data, date, "gb300")];
  return older === null || newer === null
    ? null
    : decompose(data, { older: 1, newer: 1 }, { older, newer }).wattRatio;
}

interface Pair {
  readonly older: number;
  readonly newer: number;
}

function decompose({ claims }: FigureData, usd: Pair, kw: Pair) {
  return ratioDecomposition.compute({
    oldTokensPerSecondPerGpu: claims["h200"]?.value ?? Number.NaN,
    newTokensPerSecondPerGpu: claims["gb300"]?.value ?? Number.NaN,
    oldUsdPerGpuHour: usd.older,
    newUsdPerGpuHour: usd.newer,
    oldKwPerGpu: kw.older,
    newKwPerGpu: kw.newer,
    oldUtilisation: 1,
    newUtilisation: 1,
    claimedCostRatio: claims["cost"]?.value ?? Number.NaN,
    claimedWattRatio: claims["watt"]?.value ?? Number.NaN,
  });
}

function extent({ rows }: Points): { low: number; high: number; wattLow: number; wattHigh: number } {
  const costs = rows.flatMap(({ cost }) => bases.flatMap((basis) => cost[basis] ?? []));
  const watts = rows.flatMap(({ watt }) => watt ?? []);
  return {
    low: Math.min(...costs),
    high: Math.max(...costs),
    wattLow: Math.min(...watts),
    wattHigh: Math.max(...watts),
  };
}

/** The two ownership ratios share one label where they lie too close for two. */
function printed(cost: Row["cost"], basis: AssumedBasis): { readonly text?: string } {
  const label = (value: number): string => formatValue(value, "x", { digits: 3 });
  const [hyperscaler, neocloud] = [cost["ownership-hyperscaler"] ?? 0, cost["ownership-neocloud"] ?? 0];
  const close = Math.abs(neocloud / hyperscaler - 1) < 0.03;
  if (!close || basis === "rental") return { text: label(cost[basis] ?? 0) };
  if (basis === "ownership-neocloud") return {};
  return {
    text: `${formatNumber(Math.min(hyperscaler, neocloud), 3)}–${label(Math.max(hyperscaler, neocloud))}`,
  };
}

function chartInput({ rows, claims }: Points): RangeChartInput {
  const label = (value: number): string => formatValue(value, "x", { digits: 3 });
  return {
    axis: { kind: "linear", label: "GB300 over H200", suffix: "×", domain: [0, 60] },
    references: [
      { value: claims.cost, label: "claim: 35× per dollar", shortLabel: "35×" },
      { value: claims.watt, label: "claim: 50× per MW", shortLabel: "50×" },
    ],
    rows: [
      ...rows.map(({ date, cost, placeholder, watt }) => ({
        label: date,
        group: "Tokens per dollar",
        ...(placeholder ? { note: "GB300 price is a stand-in" } : {}),
        ...(watt === null ? { absent: "no H200 price of this date" } : {}),
        marks: bases.flatMap((basis) => {
          const value = cost[basis];
          return value === null
            ? []
            : [{ value, label: assumedBases[basis], ...printed(cost, basis), ...marks[basis] }];
        }),
      })),
      ...rows.map(({ date, watt }) => ({
        label: date,
        group: "Tokens per megawatt",
        ...(watt === null ? { absent: "no power of this date" } : {}),
        marks:
          watt === null
            ? []
            : [
                {
                  value: watt,
                  label: "all-in power",
                  text: label(watt),
                  series: 2 as const,
                  shape: "square" as const,
                },
              ],
      })),
    ],
  };
}
