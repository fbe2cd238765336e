/** GB300 over Hopper as a curve over user speed, per dollar and per megawatt, with the published ratios on it. */
import { formatNumber, formatValue } from "../base/format.ts";
import { ratioChart, type RatioChartInput } from "../charts/ratio-chart.ts";
import { ratioDecomposition } from "../models/ratio-decomposition.ts";
import {
  assumedBases,
  assumedKw,
  assumedUsdPerHour,
  priceNeeds,
  type AssumedBasis,
  type AssumptionDate,
} from "./inputs/assumed-prices.ts";
import { defineFigure, type ClaimQuantity, type FigureData } from "./contract.ts";
import {
  consistentRuns,
  runsNeed,
  storedFrontier,
  throughputAt,
  type StoredRun,
} from "./inputs/stored-frontier.ts";

interface Place {
  readonly x: number;
  readonly cost: number;
  readonly watt: number;
  readonly throughput: number;
}
interface Points {
  readonly baseline: "h200" | "h100";
  readonly basis: AssumedBasis;
  readonly date: AssumptionDate;
  readonly bridged: boolean;
  readonly upToClaim: boolean;
  readonly curve: readonly Place[];
  /** At the user speeds of GB300's stored runs; the baseline is interpolated there. */
  readonly knots: readonly (Place & { readonly run: StoredRun })[];
  readonly baselineEnd: number;
  readonly gb300Gap: readonly [number, number];
  readonly claims: Readonly<Record<string, ClaimQuantity>>;
  readonly rows: readonly number[];
  /** The highest place when GB300's two runs with multi-token prediction are joined by a line. */
  readonly bridgedHighest: Place | null;
}

const names = { h200: "H200", h100: "H100" } as const;
const CLAIM_DATE = "2026-02-16";
const STEPS = 64;

const dates = {
  "2026-03-18": "18 March 2026",
  "2026-07-14": "14 July 2026 (power corrected)",
  "2026-08-14": "14 August 2026",
} as const;

export const figure = defineFigure<Points>({
  id: "ratio-by-speed",
  needs: {
    datasets: { runs: runsNeed, ...priceNeeds },
    claims: {
      cost35: "nv-50x-headline.cost",
      watt50: "nv-50x-headline.per-megawatt",
      at40: "ix-v2-tokens-per-dollar.at-40",
      at116: "ix-v2-tokens-per-dollar.at-116",
      agents: "nv-agentperf-agents-per-megawatt",
    },
  },
  controls: () => ({
    baseline: {
      type: "choice",
      label: "Against",
      options: { h200: "H200", h100: "H100 (3 frontier runs)" },
      start: "h200",
    },
    basis: { type: "choice", label: "Hourly cost", options: assumedBases, start: "ownership-hyperscaler" },
    date: { type: "choice", label: "Cost and power as assumed on", options: dates, start: "2026-03-18" },
    runs: {
      type: "choice",
      label: "Runs of GB300",
      options: {
        all: "frontier of all stored runs",
        bridged: "its two runs with multi-token prediction, bridged",
      },
      start: "all",
    },
    until: {
      type: "choice",
      label: "Runs made",
      options: { all: "until June 2026", claim: "until the claim of 16 Feb 2026" },
      start: "all",
    },
  }),
  compute: (data, controls) => {
    const baseline = controls["baseline"] === "h100" ? "h100" : "h200";
    const basis = controls["basis"] as AssumedBasis;
    const date = controls["date"] as AssumptionDate;
    const bridged = controls["runs"] === "bridged";
    const upToClaim = controls["until"] === "claim";
    const runsOf = (hardware: "gb300" | "h200" | "h100"): StoredRun[] =>
      consistentRuns(data.datasets["runs"] ?? [], hardware).filter(
        (run) => !upToClaim || run.date <= CLAIM_DATE,
      );
    const gb300Runs = runsOf("gb300");
    const speculative = storedFrontier(
      gb300Runs.filter((run) => run.speculative && run.configuration.startsWith("FP4")),
    );
    const newer = bridged ? speculative : storedFrontier(gb300Runs);
    const older = storedFrontier(runsOf(baseline));
    const ratio = ratioMaker(data, baseline, basis, date);
    const curve = curveOf(older, newer, ratio);
    const knots = newer.flatMap((run) =>
      curve.filter(({ x }) => x === run.x).map((place) => ({ ...place, run })),
    );
    return {
      baseline,
      basis,
      date,
      bridged,
      upToClaim,
      curve,
      knots,
      baselineEnd: older.at(-1)?.x ?? 0,
      gb300Gap: [speculative[0]?.x ?? 0, speculative.at(-1)?.x ?? 0],
      claims: data.claims,
      rows: [...newer, ...older].map(({ row }) => row),
      bridgedHighest: highestOf(bridged ? curve : curveOf(older, speculative, ratio)),
    };
  },
  title: (points) => {
    const best = highest(points);
    if (best === null) return "At these choices the stored runs of the two machines share no user speed";
    const [cost, watt] = [
      best.cost >= (points.claims["cost35"]?.value ?? 0),
      best.watt >= (points.claims["watt50"]?.value ?? 0),
    ];
    const reach =
      cost && watt
        ? "reaches 35× and 50×"
        : cost
          ? "reaches 35× but not 50×"
          : watt
            ? "reaches 50× but not 35×"
            : "reaches neither 35× nor 50×";
    const given = points.bridged ? "with GB300's gap bridged it comes to" : "stored runs give";
    return `The ratio is a curve: ${given} up to ${formatNumber(best.cost, 2)}× per dollar and ${formatNumber(best.watt, 2)}× per megawatt, at ${formatNumber(best.x, 3)} tokens a second; that ${reach}`;
  },
  subtitle: ({ baseline, basis, date, upToClaim }) =>
    `GB300 NVL72 over ${names[baseline]}: tokens per dollar (= cost per token, ${names[baseline]} over GB300) and tokens per provisioned megawatt. DeepSeek-R1, 8,192 in, 1,024 out; ${assumedBases[basis]} and power as SemiAnalysis assumed them on ${date}; runs ${upToClaim ? "until 16 February 2026" : "until June 2026"}.`,
  answer: (points) => {
    const best = highest(points);
    if (best === null) return "No user speed is covered by stored runs of both machines.";
    return `Highest within the stored runs: ${formatValue(best.cost, "x", { digits: 3 })} per dollar and ${formatValue(best.watt, "x", { digits: 3 })} per megawatt, at ${formatValue(best.x, "tok/s/user", { digits: 3 })}.`;
  },
  notes: ({ gb300Gap, baselineEnd, baseline, bridged }) => [
    `Lines are interpolated between stored runs (dashed); marks stand at GB300's own runs, where only ${names[baseline]} is interpolated. Nothing is drawn beyond ${formatNumber(baselineEnd, 3)} tokens a second, the fastest stored ${names[baseline]} run.`,
    bridged
      ? `Bridged: a straight line in the logarithm between GB300's two FP4 runs with multi-token prediction, at ${formatNumber(gb300Gap[0], 2)} and ${formatNumber(gb300Gap[1], 3)} tokens a second. Nobody published a run between them; the true curve may lie on either side.`
      : `GB300's stored runs with FP4 and multi-token prediction stand at ${formatNumber(gb300Gap[0], 2)} and ${formatNumber(gb300Gap[1], 3)} tokens a second, with none between: the fall after the first is a gap in what was published, not a property of the machine.`,
    "The baselines of the published ratios differ: NVIDIA compares with H200, SemiAnalysis with H100. The 20× counts agents, not tokens.",
  ],
  describe: (points) => {
    const { knots, baseline } = points;
    const list = knots.map(
      ({ x, cost, watt }) =>
        `${formatNumber(x, 3)} tokens a second: ${formatNumber(cost, 2)} per dollar, ${formatNumber(watt, 2)} per megawatt`,
    );
    return `Two curves over user speed, log scale: GB300 over ${names[baseline]} in tokens per dollar and in tokens per megawatt. At GB300's runs: ${list.join("; ")}. Published ratios are marked: 35 per dollar and 50 per megawatt stated by NVIDIA, 9.7 at 40 and 65 at 116 tokens a second measured by SemiAnalysis, 20 for agents per megawatt.`;
  },
  height: (width) => (width < 480 ? 460 : 480),
  draw: (points, frame) => ratioChart(chartInput(points), frame),
  table: ({ curve, knots, baseline }) => {
    const measured = new Set(knots.map(({ x }) => x));
    return {
      caption: `GB300 over ${names[baseline]} by user speed`,
      columns: [
        { name: "interactivity", title: "Interactivity", unit: "tok/s/user", digits: 4 },
        { name: "perDollar", title: "Tokens per dollar", unit: "x", digits: 3 },
        { name: "perMegawatt", title: "Tokens per megawatt", unit: "x", digits: 3 },
        { name: "throughput", title: "Throughput per GPU", unit: "x", digits: 3 },
        { name: "rests", title: "GB300 side" },
      ],
      rows: curve
        .filter(({ x }, index) => measured.has(x) || index % 8 === 0)
        .map(({ x, cost, watt, throughput }) => [
          x,
          cost,
          watt,
          throughput,
          measured.has(x) ? "stored run" : "interpolated",
        ]),
    };
  },
  findings: (points) => {
    const best = highest(points);
    const low = lowest(points);
    if (best === null || low === null) return {};
    const rests = { runs: points.rows };
    const ratio = (value: number, label: string) => ({
      value,
      unit: "x" as const,
      label,
      kind: "assumed" as const,
      rests,
    });
    return {
      "highest-per-dollar": ratio(
        best.cost,
        "GB300 over H200, tokens per dollar, highest at a stored GB300 run",
      ),
      "highest-per-megawatt": ratio(
        best.watt,
        "GB300 over H200, tokens per megawatt, highest at a stored GB300 run",
      ),
      "bridged-per-dollar": ratio(
        points.bridgedHighest?.cost ?? Number.NaN,
        "GB300 over H200, tokens per dollar, highest when GB300's two runs with multi-token prediction are joined by a line",
      ),
      "bridged-per-megawatt": ratio(
        points.bridgedHighest?.watt ?? Number.NaN,
        "GB300 over H200, tokens per megawatt, at the same place of the joined line",
      ),
      "lowest-per-dollar": ratio(
        low.cost,
        "GB300 over H200, tokens per dollar, lowest at a stored GB300 run",
      ),
      "slow-per-dollar": ratio(
        points.knots[0]?.cost ?? Number.NaN,
        "GB300 over H200, tokens per dollar, at GB300's slowest stored run",
      ),
      "slow-per-megawatt": ratio(
        points.knots[0]?.watt ?? Number.NaN,
        "GB300 over H200, tokens per megawatt, at GB300's slowest stored run",
      ),
    };
  },
});

/** Ratios at one user speed, by the model of the report. */
function ratioMaker(data: FigureData, baseline: string, basis: AssumedBasis, date: AssumptionDate) {
  const need = (value: number | null, what: string): number => {
    if (value === null) throw new RangeError(`no ${what} is assumed on ${date}`);
    return value;
  };
  const fixed = {
    oldUsdPerGpuHour: need(assumedUsdPerHour(data, date, basis, baseline), `cost of ${baseline}`),
    newUsdPerGpuHour: need(assumedUsdPerHour(data, date, basis, "gb300"), "cost of gb300"),
    oldKwPerGpu: need(assumedKw(data, date, baseline), `power of ${baseline}`),
    newKwPerGpu: need(assumedKw(data, date, "gb300"), "power of gb300"),
    oldUtilisation: 1,
    newUtilisation: 1,
    claimedCostRatio: data.claims["cost35"]?.value ?? 1,
    claimedWattRatio: data.claims["watt50"]?.value ?? 1,
  };
  return (oldTokensPerSecondPerGpu: number, newTokensPerSecondPerGpu: number) => {
    const { costRatio, wattRatio, throughputRatio } = ratioDecomposition.compute({
      ...fixed,
      oldTokensPerSecondPerGpu,
      newTokensPerSecondPerGpu,
    });
    return { cost: costRatio, watt: wattRatio, throughput: throughputRatio };
  };
}

/** The ratio at even steps and at each run of either side, where both frontiers are stored. */
function curveOf(
  older: readonly StoredRun[],
  newer: readonly StoredRun[],
  ratio: ReturnType<typeof ratioMaker>,
): Place[] {
  const from = Math.max(newer[0]?.x ?? Infinity, older[0]?.x ?? Infinity);
  const to = Math.min(newer.at(-1)?.x ?? -Infinity, older.at(-1)?.x ?? -Infinity);
  if (!(from <= to)) return [];
  const even = Array.from({ length: STEPS + 1 }, (_, step) => from + ((to - from) * step) / STEPS);
  const speeds = new Set([...even, ...[...newer, ...older].map(({ x }) => x)]);
  return [...speeds]
    .sort((a, b) => a - b)
    .flatMap((x) => {
      const [oldRate, newRate] = [throughputAt(older, x), throughputAt(newer, x)];
      return oldRate === null || newRate === null ? [] : [{ x, ...ratio(oldRate, newRate) }];
    });
}

/** Bridged, the whole curve counts; else only the places where GB300 was run. */
function candidates({ bridged, curve, knots }: Points): readonly Place[] {
  return bridged ? curve : knots;
}
function highest(points: Points): Place | null {
  return highestOf(candidates(points));
}
function highestOf(places: readonly Place[]): Place | null {
  return places.reduce<Place | null>(
    (best, one) => (best === null || one.cost > best.cost ? one : best),
    null,
  );
}
function lowest(points: Points): Place | null {
  return candidates(points).reduce<Place | null>(
    (best, one) => (best === null || one.cost < best.cost ? one : best),
    null,
  );
}

function chartInput({ curve, knots, claims, bridged, gb300Gap, baselineEnd }: Points): RatioChartInput {
  const line = (pick: (place: Place) => number) => [
    { provenance: "interpolated" as const, points: curve.map((one) => ({ x: one.x, y: pick(one) })) },
  ];
  const marks = (pick: (place: Place) => number, what: string) =>
    knots.map((one) => ({
      x: one.x,
      y: pick(one),
      label: `${formatValue(pick(one), "x", { digits: 3 })} ${what} at ${formatValue(one.x, "tok/s/user", { digits: 3 })}`,
      detail: `${one.run.configuration}, ${one.run.date}`,
      ref: String(one.run.row),
    }));
  const claim = (
    name: string,
    label: string,
    shortLabel: string,
    at: { x?: number; xRange?: readonly [number, number] } = {},
  ) => {
    const quantity = claims[name];
    return quantity === undefined
      ? []
      : [
          {
            label,
            shortLabel,
            value: quantity.value,
            kind: quantity.kind,
            ...at,
            detail: `${quantity.printed}, said by ${quantity.saidBy}`,
          },
        ];
  };
  const end = Math.min(gb300Gap[1], 130);
  return {
    x: {
      kind: "linear",
      label: "Interactivity: tokens per second and user",
      shortLabel: "tokens per second and user",
      domain: [0, 130],
    },
    y: { kind: "log", label: "GB300 over Hopper", domain: [1, 100], suffix: "×" },
    curves: [
      {
        id: "dollar",
        label: "per dollar",
        series: 1,
        segments: line(({ cost }) => cost),
        knots: marks(({ cost }) => cost, "per dollar"),
      },
      {
        id: "megawatt",
        label: "per megawatt",
        shortLabel: "per MW",
        series: 4,
        segments: line(({ watt }) => watt),
        knots: marks(({ watt }) => watt, "per megawatt"),
      },
    ],
    references: [
      ...claim("cost35", "NVIDIA: 35× per dollar, speed not stated", "NVIDIA 35×/$"),
      ...claim("watt50", "NVIDIA: up to 50× per MW, speed not stated", "NVIDIA 50×/MW"),
      ...claim("at40", "SemiAnalysis: 9.7× per dollar", "9.7×", { x: 40 }),
      ...claim("at116", "SemiAnalysis: 65× per dollar", "65×", { x: 116 }),
      ...claim("agents", "AgentPerf: up to 20× agents per MW", "20× agents", { xRange: [20, 60] }),
    ],
    bands:
      bridged || end <= gb300Gap[0]
        ? []
        : [
            {
              from: gb300Gap[0],
              to: end,
              label: "no stored GB300 run with multi-token prediction",
              shortLabel: "no GB300 MTP run",
            },
          ],
    verticals: [{ value: baselineEnd, label: "fastest stored Hopper run", shortLabel: "Hopper's end" }],
    words: { interpolated: "interpolated between stored runs" },
  };
}
