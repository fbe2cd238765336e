/**
 * GB300 over Hopper as a curve over user speed, per dollar and per megawatt, with the published ratios on it.
 * Long because all words and numbers that follow from a figure's points stand in its one file.
 */
import { formatNumber, formatValue } from "../base/format.ts";
import { ratioChart, type RatioChartInput } from "../charts/ratio-chart.ts";
import {
  defineFigure,
  type ClaimQuantity,
  type ControlValues,
  type FigureData,
  type Finding,
} from "./contract.ts";
import { assumedBases, priceNeeds, type AssumedBasis, type AssumptionDate } from "./inputs/assumed-prices.ts";
import {
  highestPlace,
  lowestPlace,
  ratioCurve,
  ratioUnder,
  restOnRatio,
  type Assumptions,
  type RatioCurve,
  type RatioPlace,
} from "./inputs/ratio-curve.ts";
import { consistentRuns, runsNeed, storedFrontier, type StoredRun } from "./inputs/stored-frontier.ts";

interface Points {
  readonly data: FigureData;
  readonly assumptions: Assumptions;
  readonly bridged: boolean;
  readonly upToClaim: boolean;
  readonly curve: RatioCurve;
  /** At the user speeds of GB300's stored runs; the baseline is interpolated there. */
  readonly knots: readonly (RatioPlace & { readonly run: StoredRun })[];
  /** User speeds of GB300's slowest and fastest run with FP4 and multi-token prediction. */
  readonly gap: readonly [number, number];
}

const names = { h200: "H200", h100: "H100" } as const;
const CLAIM_DATE = "2026-02-16";

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
  compute: pointsOf,
  title: (points) => {
    const best = highest(points);
    if (best === null) return "At these choices the stored runs of the two machines share no user speed";
    const cost = best.cost >= (claim(points, "cost35")?.value ?? 0);
    const watt = best.watt >= (claim(points, "watt50")?.value ?? 0);
    const reach =
      cost && watt
        ? "both 35× and 50×"
        : cost
          ? "35× but not 50×"
          : watt
            ? "50× but not 35×"
            : "neither 35× nor 50×";
    const given = points.bridged ? "with GB300's gap bridged it comes to" : "stored runs give";
    return `The ratio is a curve: ${given} up to ${formatNumber(best.cost, 2)}× per dollar and ${formatNumber(best.watt, 2)}× per megawatt, at ${formatNumber(best.x, 3)} tokens a second; that reaches ${reach}`;
  },
  subtitle: ({ assumptions: { baseline, basis, date }, upToClaim }) =>
    `GB300 NVL72 over ${names[baseline]}: tokens per dollar (= cost per token, ${names[baseline]} over GB300) and tokens per provisioned megawatt. DeepSeek-R1, 8,192 in, 1,024 out; ${assumedBases[basis]} and power as SemiAnalysis assumed them on ${date}; runs ${upToClaim ? "until 16 February 2026" : "until June 2026"}.`,
  answer: (points) => {
    const best = highest(points);
    if (best === null) return "No user speed is covered by stored runs of both machines.";
    return `Highest within the stored runs: ${formatValue(best.cost, "x", { digits: 3 })} per dollar and ${formatValue(best.watt, "x", { digits: 3 })} per megawatt, at ${formatValue(best.x, "tok/s/user", { digits: 3 })}.`;
  },
  notes: (points) => {
    const [from, to] = points.gap;
    const baseline = names[points.assumptions.baseline];
    return [
      `Lines are interpolated between stored runs (dashed); marks stand at GB300's own runs, where only ${baseline} is interpolated. Nothing is drawn beyond ${formatNumber(endOf(points), 3)} tokens a second, the fastest stored ${baseline} run.`,
      points.bridged
        ? `Bridged: a straight line in the logarithm between GB300's two FP4 runs with multi-token prediction, at ${formatNumber(from, 3)} and ${formatNumber(to, 3)} tokens a second. Nobody published a run between them; the true curve may lie on either side.`
        : `GB300's stored runs with FP4 and multi-token prediction stand at ${formatNumber(from, 3)} and ${formatNumber(to, 3)} tokens a second, with none between: the fall after the first is a gap in what is stored, not a property of the machine.`,
      "The baselines of the published ratios differ: NVIDIA compares with H200, SemiAnalysis with H100. The 20× counts agents, not tokens.",
    ];
  },
  describe: ({ knots, assumptions }) => {
    const list = knots.map(
      ({ x, cost, watt }) =>
        `${formatNumber(x, 3)} tokens a second: ${formatNumber(cost, 2)} per dollar, ${formatNumber(watt, 2)} per megawatt`,
    );
    return `Two curves over user speed, log scale: GB300 over ${names[assumptions.baseline]} in tokens per dollar and in tokens per megawatt. At GB300's runs: ${list.join("; ")}. Published ratios are marked: 35 per dollar and 50 per megawatt stated by NVIDIA, 9.7 at 40 and 65 at 116 tokens a second measured by SemiAnalysis, 20 for agents per megawatt.`;
  },
  height: (width) => (width < 480 ? 460 : 480),
  draw: (points, frame) => ratioChart(chartInput(points), frame),
  table: ({ curve, knots, assumptions }) => {
    const stored = new Set(knots.map(({ x }) => x));
    return {
      caption: `GB300 over ${names[assumptions.baseline]} by user speed`,
      columns: [
        { name: "interactivity", title: "Interactivity", unit: "tok/s/user", digits: 4 },
        { name: "perDollar", title: "Tokens per dollar", unit: "x", digits: 3 },
        { name: "perMegawatt", title: "Tokens per megawatt", unit: "x", digits: 3 },
        { name: "throughput", title: "Throughput per GPU", unit: "x", digits: 3 },
        { name: "gb300", title: "GB300 side" },
      ],
      rows: curve.places
        .filter(({ x }, index) => stored.has(x) || index % 6 === 0)
        .map(({ x, cost, watt, throughput }) => [
          x,
          cost,
          watt,
          throughput,
          stored.has(x) ? "stored run" : "interpolated",
        ]),
    };
  },
  findings: (points) => {
    const { data, knots } = points;
    const start = {
      baseline: "h200",
      basis: "ownership-hyperscaler",
      date: "2026-03-18",
      runs: "all",
      until: "all",
    };
    const bridge = pointsOf(data, { ...start, runs: "bridged" });
    const h100 = pointsOf(data, { ...start, baseline: "h100" });
    return {
      ...pair(points, highestPlace(knots), "highest", "highest at a stored GB300 run"),
      ...pair(points, lowestPlace(knots), "lowest", "lowest at a stored GB300 run"),
      ...pair(points, knots[0] ?? null, "slow", "at GB300's slowest stored run"),
      ...pair(
        bridge,
        highest(bridge),
        "bridged",
        "highest when GB300's two runs with multi-token prediction are joined by a line",
      ),
      ...pair(h100, highest(h100), "h100", "highest at a stored GB300 run"),
    };
  },
});

function pointsOf(data: FigureData, controls: ControlValues): Points {
  const baseline = controls["baseline"] === "h100" ? "h100" : "h200";
  const assumptions: Assumptions = {
    baseline,
    basis: controls["basis"] as AssumedBasis,
    date: controls["date"] as AssumptionDate,
  };
  const bridged = controls["runs"] === "bridged";
  const upToClaim = controls["until"] === "claim";
  const runsOf = (hardware: "gb300" | "h200" | "h100"): StoredRun[] =>
    consistentRuns(data.datasets["runs"] ?? [], hardware).filter(
      (run) => !upToClaim || run.date <= CLAIM_DATE,
    );
  const gb300 = runsOf("gb300");
  const speculative = storedFrontier(
    gb300.filter((run) => run.speculative && run.configuration.startsWith("FP4")),
  );
  const newer = bridged ? speculative : storedFrontier(gb300);
  const curve = ratioCurve(storedFrontier(runsOf(baseline)), newer, ratioUnder(data, assumptions));
  const knots = newer.flatMap((run) =>
    curve.places.filter(({ x }) => x === run.x).map((place) => ({ ...place, run })),
  );
  return {
    data,
    assumptions,
    bridged,
    upToClaim,
    curve,
    knots,
    gap: [speculative[0]?.x ?? 0, speculative.at(-1)?.x ?? 0],
  };
}

/** The ratio per dollar and the ratio per megawatt at one place, as two findings. */
function pair(
  points: Points,
  place: RatioPlace | null,
  name: string,
  where: string,
): Record<string, Finding> {
  if (place === null) return {};
  const finding = (per: "cost" | "watt", unit: string): Finding => ({
    value: place[per],
    unit: "x",
    label: `GB300 over ${names[points.assumptions.baseline]}, tokens per ${unit}, ${where}`,
    kind: "assumed",
    rests: restOnRatio(points.data, points.assumptions, points.curve, place.x, per),
  });
  return {
    [`${name}-per-dollar`]: finding("cost", "dollar"),
    [`${name}-per-megawatt`]: finding("watt", "megawatt"),
  };
}

/** Bridged, the whole curve counts; else only the places where GB300 was run. */
function highest({ bridged, curve, knots }: Points): RatioPlace | null {
  return highestPlace<RatioPlace>(bridged ? curve.places : knots);
}

function endOf({ curve }: Points): number {
  return curve.older.at(-1)?.x ?? 0;
}

function claim({ data }: Points, name: string): ClaimQuantity | undefined {
  return data.claims[name];
}

function chartInput(points: Points): RatioChartInput {
  const { curve, knots, bridged } = points;
  const line = (pick: (place: RatioPlace) => number) => [
    { provenance: "interpolated" as const, points: curve.places.map((one) => ({ x: one.x, y: pick(one) })) },
  ];
  const marks = (pick: (place: RatioPlace) => number, what: string) =>
    knots.map((one) => ({
      x: one.x,
      y: pick(one),
      label: `${formatValue(pick(one), "x", { digits: 3 })} ${what} at ${formatValue(one.x, "tok/s/user", { digits: 3 })}`,
      detail: `${one.run.configuration}, ${one.run.date}`,
      ref: String(one.run.row),
    }));
  const published = (
    name: string,
    label: string,
    shortLabel: string,
    at: { readonly x?: number; readonly xRange?: readonly [number, number] } = {},
  ) => {
    const quantity = claim(points, name);
    if (quantity === undefined) return [];
    const { value, kind, printed, saidBy } = quantity;
    return [{ label, shortLabel, value, kind, ...at, detail: `${printed}, said by ${saidBy}` }];
  };
  const [from, gapEnd] = points.gap;
  const to = Math.min(gapEnd, 130);
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
      ...published("cost35", "NVIDIA: 35× per dollar, speed not stated", "NVIDIA 35×/$"),
      ...published("watt50", "NVIDIA: up to 50× per MW, speed not stated", "NVIDIA 50×/MW"),
      ...published("at40", "SemiAnalysis: 9.7× per dollar", "9.7×", { x: 40 }),
      ...published("at116", "SemiAnalysis: 65× per dollar", "65×", { x: 116 }),
      ...published("agents", "AgentPerf: up to 20× agents per MW", "20× agents", { xRange: [20, 60] }),
    ],
    bands:
      bridged || to <= from
        ? []
        : [
            {
              from,
              to,
              label: "no stored GB300 run with multi-token prediction",
              shortLabel: "no GB300 MTP run",
            },
          ],
    verticals: [{ value: endOf(points), label: "fastest stored Hopper run", shortLabel: "Hopper's end" }],
    words: { interpolated: "interpolated between stored runs" },
  };
}
