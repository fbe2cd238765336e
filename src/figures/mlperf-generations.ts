/** MLPerf Inference, tokens per accelerator from Hopper to Blackwell Ultra, for the benchmarks that both ran. */
import { formatNumber, formatValue } from "../base/format.ts";
import { barChart, barChartHeight, type BarChartInput } from "../charts/bar-chart.ts";
import { defineFigure, type Finding, type DataRow, type DatasetNeed } from "./contract.ts";

interface Result {
  readonly benchmark: string;
  readonly family: Family;
  readonly round: string;
  readonly submitter: string;
  readonly resultId: string;
  readonly system: string;
  readonly value: number;
  readonly row: number;
}
interface Benchmark {
  readonly benchmark: string;
  readonly results: readonly Result[];
  readonly ratio: number | null;
}
interface Points {
  readonly benchmarks: readonly Benchmark[];
}

const families = ["H100", "H200", "B200", "GB200", "B300", "GB300"] as const;
type Family = (typeof families)[number];
const hopper: readonly Family[] = ["H100", "H200"];
const ultra: readonly Family[] = ["B300", "GB300"];
const series: Readonly<Record<Family, 1 | 2 | 3 | 4 | 5>> = {
  H100: 5,
  H200: 4,
  B200: 3,
  GB200: 2,
  B300: 1,
  GB300: 1,
};

const rounds = ["v4.1", "v5.1", "v6.0"] as const;
const needOf = (round: string): DatasetNeed => ({
  dataset: `mlperf-inference-llm@${round}`,
  columns: [
    "resultId",
    "submitter",
    "system",
    "acceleratorFamily",
    "acceleratorCount",
    "benchmark",
    "resultPerAccelerator",
  ],
  where: {
    division: ["closed"],
    availability: ["available"],
    scenario: ["Offline"],
    resultUnit: ["tok/s"],
    acceleratorFamily: families,
  },
});

export const figure = defineFigure<Points>({
  id: "mlperf-generations",
  needs: { datasets: Object.fromEntries(rounds.map((round) => [round, needOf(round)])) },
  compute: ({ datasets }) => {
    const all = rounds.flatMap((round) => (datasets[round] ?? []).flatMap((row) => resultOf(row, round)));
    const names = [...new Set(all.map(({ benchmark }) => benchmark))].sort();
    const benchmarks = names
      .map((benchmark) => {
        const results = families.flatMap((family) =>
          best(all.filter((one) => one.benchmark === benchmark && one.family === family)),
        );
        const top = (group: readonly Family[]): number =>
          Math.max(...results.filter(({ family }) => group.includes(family)).map(({ value }) => value));
        const both = [hopper, ultra].every((group) => results.some(({ family }) => group.includes(family)));
        return { benchmark, results, ratio: both ? top(ultra) / top(hopper) : null };
      })
      .filter(({ ratio }) => ratio !== null);
    return { benchmarks };
  },
  title: (points) => {
    const { low, high } = extent(points);
    return `In MLPerf Offline the best Blackwell Ultra result per GPU is ${formatNumber(low, 2)} to ${formatNumber(high, 2)} times the best Hopper result`;
  },
  subtitle: () =>
    "Tokens per second divided by the accelerators of the system; best closed-division, available result of each accelerator, Offline scenario (no latency limit). Rounds differ: results of different rounds are not comparable as a measure of hardware alone.",
  notes: () => [
    "MLPerf Inference v4.1, v5.1 and v6.0, closed division, Offline. Result ids and submitters stand in the table. Retrieved from the MLCommons results repositories in November 2026. The MLPerf name and logo are registered and unregistered trademarks of MLCommons Association; all rights reserved.",
    "Per-accelerator values are derived by division and are not a MLPerf metric; not verified by MLCommons Association.",
    "Offline has no speed promise to a single user, so it cannot show a ratio at a given interactivity. DeepSeek-R1 has no closed-division Hopper result in these rounds.",
  ],
  describe: ({ benchmarks }) =>
    `Bars of tokens per second and accelerator. ${benchmarks
      .map(
        ({ benchmark, results, ratio }) =>
          `${benchmark}: ${results.map(({ family, value, round }) => `${family} ${formatNumber(value, 3)} (${round})`).join(", ")}; best Blackwell Ultra over best Hopper ${formatNumber(ratio ?? 0, 2)}.`,
      )
      .join(" ")}`,
  height: (width, points) => barChartHeight(chartInput(points), width),
  draw: (points, frame) => barChart(chartInput(points), frame),
  table: ({ benchmarks }) => ({
    caption:
      "Best closed-division, available Offline result of each accelerator; per-accelerator values not verified by MLCommons Association",
    columns: [
      { name: "benchmark", title: "Benchmark" },
      { name: "accelerator", title: "Accelerator" },
      { name: "perAccelerator", title: "Per accelerator", unit: "tok/s/GPU", digits: 4 },
      { name: "round", title: "Round" },
      { name: "submitter", title: "Submitter" },
      { name: "resultId", title: "Result id" },
      { name: "system", title: "System" },
      { name: "row", title: "Row in the dataset", unit: "1" },
    ],
    rows: benchmarks.flatMap(({ results }) =>
      results.map((one) => [
        one.benchmark,
        one.family,
        one.value,
        one.round,
        one.submitter,
        one.resultId,
        one.system,
        one.row,
      ]),
    ),
  }),
  findings: ({ benchmarks }) => {
    const sorted = benchmarks.toSorted((a, b) => (a.ratio ?? 0) - (b.ratio ?? 0));
    const finding = (one: Benchmark | undefined): Finding => {
      const pair = [hopper, ultra].flatMap((group) =>
        best((one?.results ?? []).filter(({ family }) => group.includes(family))),
      );
      return {
        value: one?.ratio ?? Number.NaN,
        unit: "x",
        label: `Best Blackwell Ultra over best Hopper result per accelerator, MLPerf Offline, ${one?.benchmark ?? ""}`,
        kind: "modelled",
        rests: pair.map(({ round, row }) => ({
          need: round,
          rows: [row],
          columns: ["resultPerAccelerator"],
        })),
      };
    };
    return { lowest: finding(sorted[0]), highest: finding(sorted.at(-1)) };
  },
});

function resultOf(row: DataRow, round: string): Result[] {
  const { resultPerAccelerator: value, acceleratorFamily } = row;
  const family = families.find((one) => one === acceleratorFamily);
  if (typeof value !== "number" || family === undefined) return [];
  const text = (name: string): string => String(row[name] ?? "");
  return [
    {
      benchmark: text("benchmark"),
      family,
      round,
      submitter: text("submitter"),
      resultId: text("resultId"),
      system: text("system"),
      value,
      row: row.row,
    },
  ];
}

/** The highest; of equal ones the first by round and row, so that the choice is the same everywhere. */
function best(results: readonly Result[]): Result[] {
  const [first, ...rest] = results;
  return first === undefined ? [] : [rest.reduce((top, one) => (one.value > top.value ? one : top), first)];
}

function extent({ benchmarks }: Points): { low: number; high: number } {
  const ratios = benchmarks.flatMap(({ ratio }) => ratio ?? []);
  return { low: Math.min(...ratios), high: Math.max(...ratios) };
}

function chartInput({ benchmarks }: Points): BarChartInput {
  return {
    axis: {
      kind: "log",
      label: "Tokens per second and accelerator (derived), log scale",
      shortLabel: "tok/s per accelerator, log",
    },
    groups: benchmarks.map(({ benchmark, results, ratio }) => ({
      heading: `${benchmark}: Blackwell Ultra ${formatValue(ratio ?? 0, "x", { digits: 2 })} Hopper`,
      rows: results.map((one) => ({
        label: `${one.family}, ${one.round}`,
        value: one.value,
        text: formatNumber(one.value, 3),
        series: series[one.family],
        detail: `${one.submitter}, ${one.system}, ${one.resultId}`,
        ref: String(one.row),
      })),
    })),
  };
}
