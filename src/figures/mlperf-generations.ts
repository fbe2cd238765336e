/** MLPerf Inference, tokens per accelerator from Hopper to Blackwell Ultra, for the benchmarks that both ran. */
import { formatNumber, formatValue } from "../base/format.ts";
import { rangeChart, rangeChartHeight, type RangeChartInput } from "../charts/range-chart.ts";
import { defineFigure, type DataRow, type DatasetNeed, type Finding } from "./contract.ts";
import { leaveRows, leftWords } from "./files/leave-rows.ts";

interface Result {
  readonly benchmark: string;
  readonly scenario: Scenario;
  readonly generation: Generation;
  readonly family: string;
  readonly round: string;
  readonly submitter: string;
  readonly resultId: string;
  readonly system: string;
  readonly value: number;
  readonly row: number;
}
/** The best result of each generation on one benchmark in one scenario. */
interface Comparison {
  readonly benchmark: string;
  readonly scenario: Scenario;
  readonly best: Readonly<Partial<Record<Generation, Result>>>;
  /** Blackwell Ultra over Hopper. */
  readonly ratio: number;
}
interface Points {
  readonly comparisons: readonly Comparison[];
}

const generations = {
  hopper: { name: "Hopper", families: ["H100", "H200"], series: 4, shape: "square" },
  blackwell: { name: "Blackwell", families: ["B200", "GB200"], series: 3, shape: "triangle" },
  ultra: { name: "Blackwell Ultra", families: ["B300", "GB300"], series: 1, shape: "circle" },
} as const;
type Generation = keyof typeof generations;
const order = Object.keys(generations) as Generation[];

/** From no promise of speed to the strictest. */
const scenarios = {
  Offline: "no limit on latency",
  Server: "latency limited",
  Interactive: "latency limited more tightly",
} as const;
type Scenario = keyof typeof scenarios;

const rounds = ["v5.1", "v6.0"] as const;
const needOf = (round: string): DatasetNeed => ({
  dataset: `mlperf-inference-llm@${round}`,
  columns: [
    "resultId",
    "submitter",
    "system",
    "acceleratorFamily",
    "benchmark",
    "scenario",
    "resultPerAccelerator",
    "note",
  ],
  where: {
    division: ["closed"],
    availability: ["available"],
    scenario: Object.keys(scenarios),
    resultUnit: ["tok/s"],
    acceleratorFamily: order.flatMap((generation) => generations[generation].families),
  },
});

export const figure = defineFigure<Points>({
  id: "mlperf-generations",
  needs: { datasets: Object.fromEntries(rounds.map((round) => [round, needOf(round)])) },
  compute: ({ datasets }) => {
    const all = rounds.flatMap((round) => (datasets[round] ?? []).flatMap((row) => resultOf(row, round)));
    const names = [...new Set(all.map(({ benchmark }) => benchmark))].sort();
    const comparisons = names.flatMap((benchmark) =>
      (Object.keys(scenarios) as Scenario[]).flatMap((scenario): Comparison[] => {
        const own = all.filter((one) => one.benchmark === benchmark && one.scenario === scenario);
        const best = Object.fromEntries(
          order.flatMap((generation) => bestOf(own, generation).map((one) => [generation, one])),
        ) as Comparison["best"];
        const { hopper, ultra } = best;
        return hopper === undefined || ultra === undefined
          ? []
          : [{ benchmark, scenario, best, ratio: ultra.value / hopper.value }];
      }),
    );
    return { comparisons };
  },
  title: (points) => {
    const { low, high } = extent(points);
    return `In MLPerf the best Blackwell Ultra result per GPU is ${formatNumber(low.ratio, 2)} to ${formatNumber(high.ratio, 2)} times the best Hopper result, most on ${high.benchmark} ${high.scenario}`;
  },
  subtitle: () =>
    "Tokens per second divided by the accelerators of the system; best closed-division, available result of each generation. Offline has no limit on latency, Server has one, Interactive a tighter one. Results of different rounds are not comparable as a measure of hardware alone; log scale.",
  notes: () => [
    "MLPerf Inference v5.1 and v6.0, closed division. Rounds, result ids and submitters stand in the table. Retrieved in November 2026 from the MLCommons results repository of v5.1 and from a public fork of that of v6.0. The MLPerf name and logo are registered and unregistered trademarks of MLCommons Association; all rights reserved.",
    "Per-accelerator values are derived by division and are not a MLPerf metric; not verified by MLCommons Association. Results whose system name and accelerator count disagree are left out.",
    "DeepSeek-R1 has no closed-division Hopper result in these rounds; benchmarks counted in samples are left out.",
  ],
  describe: ({ comparisons }) =>
    `Dots on a log axis of tokens per second and accelerator. ${comparisons
      .map(({ benchmark, scenario, best, ratio }) => {
        const parts = order
          .flatMap((generation) => best[generation] ?? [])
          .map(({ family, value, round }) => `${family} ${formatNumber(value, 3)} (${round})`);
        return `${benchmark} ${scenario}: ${parts.join(", ")}; Blackwell Ultra over Hopper ${formatNumber(ratio, 2)}.`;
      })
      .join(" ")}`,
  height: (width, points) => rangeChartHeight(chartInput(points), width),
  draw: (points, frame) => rangeChart(chartInput(points), frame),
  fewer: (points, leave) => {
    const { low, high } = extent(points);
    const comparisons = leaveRows(points.comparisons, (one) => one === low || one === high, leave);
    return comparisons === null ? null : { points: { comparisons }, words: leftWords(leave, "row") };
  },
  table: ({ comparisons }) => ({
    caption:
      "Best closed-division, available result of each generation; per-accelerator values not verified by MLCommons Association",
    columns: [
      { name: "benchmark", title: "Benchmark" },
      { name: "scenario", title: "Scenario" },
      { name: "accelerator", title: "Accelerator" },
      { name: "perAccelerator", title: "Per accelerator", unit: "tok/s/GPU", digits: 4 },
      { name: "round", title: "Round" },
      { name: "submitter", title: "Submitter" },
      { name: "resultId", title: "Result id" },
      { name: "system", title: "System" },
      { name: "row", title: "Row in the dataset", unit: "1" },
    ],
    rows: comparisons.flatMap(({ best }) =>
      order
        .flatMap((generation) => best[generation] ?? [])
        .map((one) => [
          one.benchmark,
          one.scenario,
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
  findings: (points) => {
    const { low, high } = extent(points);
    const offline = points.comparisons.filter(({ scenario }) => scenario === "Offline");
    const ofOffline = extent({ comparisons: offline });
    return {
      lowest: ratioOf(low),
      highest: ratioOf(high),
      "offline-lowest": ratioOf(ofOffline.low),
      "offline-highest": ratioOf(ofOffline.high),
    };
  },
});

function ratioOf({ benchmark, scenario, ratio, best }: Comparison): Finding {
  const pair = [best.hopper, best.ultra].flatMap((one) => one ?? []);
  return {
    value: ratio,
    unit: "x",
    label: `Best Blackwell Ultra over best Hopper result per accelerator, MLPerf ${benchmark} ${scenario}`,
    kind: "modelled",
    rests: pair.map(({ round, row }) => ({ need: round, rows: [row], columns: ["resultPerAccelerator"] })),
  };
}

function resultOf(row: DataRow, round: string): Result[] {
  const value = row["resultPerAccelerator"];
  const text = (name: string): string => String(row[name] ?? "");
  const family = text("acceleratorFamily");
  const generation = order.find((one) => (generations[one].families as readonly string[]).includes(family));
  const scenario = (Object.keys(scenarios) as Scenario[]).find((one) => one === row["scenario"]);
  // The dataset notes where a system's name and its count disagree; the quotient then means nothing.
  const doubtful = text("note").includes("System name says");
  if (typeof value !== "number" || generation === undefined || scenario === undefined || doubtful) return [];
  const [benchmark, submitter, resultId, system] = ["benchmark", "submitter", "resultId", "system"].map(text);
  return [
    {
      benchmark: benchmark ?? "",
      scenario,
      generation,
      family,
      round,
      submitter: submitter ?? "",
      resultId: resultId ?? "",
      system: system ?? "",
      value,
      row: row.row,
    },
  ];
}

/** The highest; of equal ones the first by round and row, so that the choice is the same everywhere. */
function bestOf(results: readonly Result[], generation: Generation): Result[] {
  const [first, ...rest] = results.filter((one) => one.generation === generation);
  return first === undefined ? [] : [rest.reduce((top, one) => (one.value > top.value ? one : top), first)];
}

/** @throws {RangeError} when no benchmark was run by both generations */
function extent({ comparisons }: Points): { readonly low: Comparison; readonly high: Comparison } {
  const sorted = comparisons.toSorted((a, b) => a.ratio - b.ratio);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined)
    throw new RangeError("no benchmark has a Hopper and a Blackwell Ultra result");
  return { low, high };
}

function chartInput({ comparisons }: Points): RangeChartInput {
  return {
    axis: {
      kind: "log",
      label: "Tokens per second and accelerator (derived), log scale",
      shortLabel: "tok/s per accelerator, log",
    },
    rows: comparisons.map(({ benchmark, scenario, best, ratio }) => {
      const [from, to] = [best.hopper, best.ultra];
      return {
        group: benchmark,
        label: `${scenario}: ${formatValue(ratio, "x", { digits: 2 })}`,
        note: `${from?.family ?? ""} ${from?.round ?? ""} to ${to?.family ?? ""} ${to?.round ?? ""}`,
        marks: order.flatMap((generation) => {
          const one = best[generation];
          const { name, series, shape } = generations[generation];
          if (one === undefined) return [];
          return [
            {
              value: one.value,
              label: name,
              ...(generation === "blackwell" ? {} : { text: formatNumber(one.value, 3) }),
              series,
              shape,
              detail: `${one.family}, ${one.round}, ${one.submitter}, ${one.system}, ${one.resultId}`,
              ref: String(one.row),
            },
          ];
        }),
      };
    }),
  };
}
