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
  placeAt,
  ratioBounds,
  ratioCurve,
  ratioUnder,
  restOnRatio,
  straightAt,
  type Assumptions,
  type RatioCurve,
  type RatioOf,
  type RatioPlace,
} from "./inputs/ratio-curve.ts";
import { DERIVED_SPEED, derivedClaim, derivedRun, restOnDerivedRun } from "./inputs/derived-run.ts";
import { consistentRuns, runsNeed, storedFrontier, type StoredRun } from "./inputs/stored-frontier.ts";

interface Points {
  readonly data: FigureData;
  readonly assumptions: Assumptions;
  readonly upToClaim: boolean;
  /** Over all stored runs of GB300. */
  readonly curve: RatioCurve;
  /** At the user speeds of GB300's stored runs; the baseline is interpolated there. */
  readonly knots: readonly (RatioPlace & { readonly run: StoredRun })[];
  /** Over GB300's runs with FP4 and multi-token prediction and the one derived from a published cost. */
  readonly derived: RatioCurve;
  /** Over all of GB300's stored runs and the derived one. */
  readonly whole: RatioCurve;
  readonly ratioOf: RatioOf;
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
      mtp: derivedClaim,
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
    until: {
      type: "choice",
      label: "Runs made",
      options: { all: "until June 2026", claim: "until the claim of 16 Feb 2026" },
      start: "all",
    },
  }),
  compute: pointsOf,
  title: (points) => {
    const [best, peak] = [highestPlace(points.knots), highestPlace(points.derived.places)];
    if (best === null || peak === null)
      return "At these choices the stored runs of the two machines share no user speed";
    const pair = ({ cost, watt }: RatioPlace): string =>
      `${formatNumber(cost, 2)}× per dollar and ${formatNumber(watt, 2)}× per megawatt`;
    const baseline = names[points.assumptions.baseline];
    const stored = `The ratio is a curve: against ${baseline} stored runs give up to ${pair(best)}, at ${formatNumber(best.x, 3)} tokens a second`;
    return peak.cost > best.cost
      ? `${stored}; through a derived point it comes to ${pair(peak)} at ${formatNumber(peak.x, 3)}`
      : stored;
  },
  subtitle: ({ assumptions: { baseline, basis, date }, upToClaim }) =>
    `GB300 NVL72 over ${names[baseline]}: tokens per dollar (= cost per token, ${names[baseline]} over GB300) and tokens per provisioned megawatt. DeepSeek-R1, 8,192 in, 1,024 out; ${assumedBases[basis]} and power as SemiAnalysis assumed them on ${date}; runs ${upToClaim ? "until 16 February 2026" : "until June 2026"}. Log scale.`,
  answer: (points) => {
    const best = highestPlace(points.knots);
    if (best === null) return "No user speed is covered by stored runs of both machines.";
    return `Highest at a stored run: ${formatValue(best.cost, "x", { digits: 3 })} per dollar and ${formatValue(best.watt, "x", { digits: 3 })} per megawatt, at ${formatValue(best.x, "tok/s/user", { digits: 3 })}.`;
  },
  notes: (points) => {
    const baseline = names[points.assumptions.baseline];
    const [from, to] = gapOf(points);
    return [
      `Dashed: interpolated between stored runs; marks stand at GB300's own runs, where only ${baseline} is interpolated. Nothing is drawn beyond ${formatNumber(endOf(points), 3)} tokens a second, the last stored ${baseline} run.`,
      `GB300's stored runs with FP4 and multi-token prediction stand at ${formatNumber(from, 3)} and ${formatNumber(to, 3)} tokens a second, with none between: the fall of the dashed line after the first is a gap in what is stored, not a property of the machine.`,
      `Dotted: through a point at ${formatNumber(DERIVED_SPEED)} tokens a second that we derive from SemiAnalysis's published cost for GB300 there ($0.11 per million tokens, over the hourly cost of the time). Its token basis and cost column are not stated; printed to two digits, it is uncertain by some 5 percent.${drawnWords(points)}`,
      ...markWords(points),
      "The baselines of the published ratios differ: NVIDIA's table compares with H200, SemiAnalysis with H100. The 20× counts agents, on another model, at service levels of 20 and 60 tokens a second.",
    ];
  },
  describe: ({ knots, assumptions, derived }) => {
    const list = knots.map(
      ({ x, cost, watt }) =>
        `${formatNumber(x, 3)} tokens a second: ${formatNumber(cost, 2)} per dollar, ${formatNumber(watt, 2)} per megawatt`,
    );
    const peak = highestPlace(derived.places);
    const further =
      peak === null
        ? ""
        : ` Through the derived point the curves rise to ${formatNumber(peak.cost, 2)} and ${formatNumber(peak.watt, 2)} at ${formatNumber(peak.x, 3)}.`;
    return `Two curves over user speed, log scale: GB300 over ${names[assumptions.baseline]} in tokens per dollar and in tokens per megawatt. At GB300's runs: ${list.join("; ")}.${further} Published ratios are marked: up to 35 per dollar and up to 50 per megawatt stated by NVIDIA, 9.7 at 40 and 65 at 116 tokens a second by SemiAnalysis, 20 for agents per megawatt.`;
  },
  height: (width) => (width < 480 ? 460 : 480),
  draw: (points, frame) => ratioChart(chartInput(points), frame),
  table: ({ curve, knots, derived, assumptions }) => {
    const stored = new Set(knots.map(({ x }) => x));
    const peak = highestPlace(derived.places);
    return {
      caption: `GB300 over ${names[assumptions.baseline]} by user speed`,
      columns: [
        { name: "interactivity", title: "Interactivity", unit: "tok/s/user", digits: 4 },
        { name: "perDollar", title: "Tokens per dollar", unit: "x", digits: 3 },
        { name: "perMegawatt", title: "Tokens per megawatt", unit: "x", digits: 3 },
        { name: "throughput", title: "Throughput per GPU", unit: "x", digits: 3 },
        { name: "gb300", title: "GB300 side" },
      ],
      rows: [
        ...curve.places
          .filter(({ x }, index, { length }) => stored.has(x) || index % 6 === 0 || index === length - 1)
          .map((place) => [place, stored.has(place.x) ? "stored run" : "interpolated"] as const),
        ...derived.places
          .filter((place, index, { length }) => place === peak || index % 6 === 0 || index === length - 1)
          .map((place) => [place, "through the derived point"] as const),
      ].map(([{ x, cost, watt, throughput }, side]) => [x, cost, watt, throughput, side]),
    };
  },
  findings: (points) => {
    const start = { baseline: "h200", basis: "ownership-hyperscaler", date: "2026-03-18", until: "all" };
    const h100 = pointsOf(points.data, { ...start, baseline: "h100" });
    const best = highestPlace(points.knots);
    const older = highestPlace(h100.knots);
    const speed = derivedRun(points.data);
    return {
      ...pair(points, points.curve, best, "highest", "highest at a stored GB300 run"),
      ...pair(points, points.curve, lowestPlace(points.knots), "lowest", "lowest at a stored GB300 run"),
      ...pair(points, points.curve, points.knots[0] ?? null, "slow", "at GB300's slowest stored run"),
      ...pair(
        points,
        points.derived,
        highestPlace(points.derived.places),
        "derived",
        "highest through the point derived from a published cost",
      ),
      ...pair(h100, h100.curve, older, "h100", "highest at a stored GB300 run"),
      ...drawnBounds(points),
      ...bounds(points, best, "highest"),
      ...bounds(h100, older, "h100"),
      "derived-throughput": {
        value: speed.y,
        unit: "tok/s/GPU",
        basis: { tokens: "unstated" },
        label:
          "GB300's throughput at 150 tokens a second, derived from SemiAnalysis's cost per million tokens",
        kind: "assumed",
        rests: restOnDerivedRun(points.data),
      },
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
  const upToClaim = controls["until"] === "claim";
  const runsOf = (hardware: "gb300" | "h200" | "h100"): StoredRun[] =>
    consistentRuns(data.datasets["runs"] ?? [], hardware).filter(
      (run) => !upToClaim || run.date <= CLAIM_DATE,
    );
  const gb300 = runsOf("gb300");
  const speculative = gb300.filter((run) => run.speculative && run.configuration.startsWith("FP4"));
  const [older, newer] = [storedFrontier(runsOf(baseline)), storedFrontier(gb300)];
  const ratioOf = ratioUnder(data, assumptions);
  const curve = ratioCurve(older, newer, ratioOf);
  const knots = newer.flatMap((run) =>
    curve.places.filter(({ x }) => x === run.x).map((place) => ({ ...place, run })),
  );
  const derived = ratioCurve(older, storedFrontier([...speculative, derivedRun(data)]), ratioOf);
  const whole = ratioCurve(older, storedFrontier([...gb300, derivedRun(data)]), ratioOf);
  return { data, assumptions, upToClaim, curve, knots, derived, whole, ratioOf };
}

/** The same ratio with the baseline taken from its stored run on either side, as four findings. */
function bounds(points: Points, place: RatioPlace | null, name: string): Record<string, Finding> {
  const run = points.knots.find(({ x }) => x === place?.x)?.run;
  const ends = run === undefined ? null : ratioBounds(points.curve, run.x, run.y, points.ratioOf);
  if (ends === null || run === undefined) return {};
  const baseline = names[points.assumptions.baseline];
  const [slower, faster] = [
    points.curve.older.findLast(({ x }) => x <= run.x),
    points.curve.older.find(({ x }) => x >= run.x),
  ];
  const finding = (
    end: RatioPlace,
    neighbour: StoredRun | undefined,
    per: "cost" | "watt",
    which: string,
  ): Finding => ({
    value: end[per],
    unit: "x",
    label: `GB300 over ${baseline}, tokens per ${per === "cost" ? "dollar" : "megawatt"}, with ${baseline}'s stored run on the ${which} side`,
    kind: "assumed",
    rests: [
      {
        need: "runs",
        rows: [run.row, neighbour?.row ?? 0].sort((a, b) => a - b),
        columns: ["throughputPerGpu"],
      },
      ...restOnRatio(points.data, points.assumptions, points.curve, run.x, per).slice(1),
    ],
  });
  return {
    [`${name}-per-dollar-low`]: finding(ends[0], slower, "cost", "slower"),
    [`${name}-per-dollar-high`]: finding(ends[1], faster, "cost", "faster"),
    [`${name}-per-megawatt-low`]: finding(ends[0], slower, "watt", "slower"),
    [`${name}-per-megawatt-high`]: finding(ends[1], faster, "watt", "faster"),
  };
}

/** The ratio per dollar and the ratio per megawatt at one place, as two findings. */
function pair(
  points: Points,
  curve: RatioCurve,
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
    rests: restOnRatio(points.data, points.assumptions, curve, place.x, per),
  });
  return {
    [`${name}-per-dollar`]: finding("cost", "dollar"),
    [`${name}-per-megawatt`]: finding("watt", "megawatt"),
  };
}

/** The curve through the derived point drawn in two other ways: from run to run, and over all of GB300's frontier. */
function otherWays({ derived, whole }: Points, x: number): readonly [RatioCurve, RatioCurve] {
  return [straightAt(derived, x), whole];
}

/** "32.3× per dollar and 50.1× per megawatt". */
function bothText({ cost, watt }: RatioPlace): string {
  return `${formatValue(cost, "x", { digits: 3 })} per dollar and ${formatValue(watt, "x", { digits: 3 })} per megawatt`;
}

/** How far another way of drawing moves the top of the dotted lines. */
function drawnWords(points: Points): string {
  const peak = highestPlace(points.derived.places);
  if (peak === null) return "";
  const [straight, whole] = otherWays(points, peak.x).map((way) => placeAt(way, peak.x, points.ratioOf));
  if (straight == null || whole == null) return "";
  return ` How the curve is drawn to it matters too: the top at ${formatNumber(peak.x, 3)} tokens a second is ${bothText(peak)} as drawn, ${bothText(straight)} with straight lines in the logarithm, ${bothText(whole)} with a curve over all of GB300's frontier and this point.`;
}

/** The highest mark, with the baseline joined otherwise or not at all. */
function markWords(points: Points): string[] {
  const best = highestPlace(points.knots);
  if (best === null) return [];
  const straight = placeAt(straightAt(points.curve, best.x), best.x, points.ratioOf);
  const ends = ratioBounds(points.curve, best.x, best.run.y, points.ratioOf);
  if (straight === null || ends === null) return [];
  const baseline = names[points.assumptions.baseline];
  return [
    `At the highest mark, ${formatNumber(best.x, 3)} tokens a second, ${baseline} is interpolated between stored runs: ${bothText(best)} as drawn, ${bothText(straight)} with straight lines in the logarithm; with ${baseline}'s stored run on one side or the other, ${bothText(ends[0])} or ${bothText(ends[1])}.`,
  ];
}

/** The lowest and highest ratio through the derived point among all ways of drawing the curve, as four findings. */
function drawnBounds(points: Points): Record<string, Finding> {
  const peak = highestPlace(points.derived.places);
  if (peak === null) return {};
  const ways = [points.derived, ...otherWays(points, peak.x)].flatMap((way) => {
    const place = placeAt(way, peak.x, points.ratioOf);
    return place === null ? [] : [{ way, place }];
  });
  const sorted = ways.sort((a, b) => a.place.cost - b.place.cost);
  return Object.fromEntries(
    (["low", "high"] as const).flatMap((end) => {
      const chosen = end === "low" ? sorted[0] : sorted.at(-1);
      if (chosen === undefined) return [];
      const { way, place } = chosen;
      const where = `through the derived point, ${end === "low" ? "lowest" : "highest"} of three ways to draw the curve`;
      return Object.entries(pair(points, way, place, "derived", where)).map(
        ([name, finding]) => [`${name}-${end}`, finding] as const,
      );
    }),
  );
}

/** User speeds of GB300's stored runs with FP4 and multi-token prediction: the ends of the gap. */
function gapOf({ derived }: Points): readonly [number, number] {
  const stored = derived.newer.filter((run) => run.derived !== true);
  return [stored[0]?.x ?? 0, stored.at(-1)?.x ?? 0];
}

function endOf({ curve }: Points): number {
  return curve.older.at(-1)?.x ?? 0;
}

function claim({ data }: Points, name: string): ClaimQuantity | undefined {
  return data.claims[name];
}

function chartInput(points: Points): RatioChartInput {
  const { curve, knots, derived } = points;
  const from = knots.find(({ run }) => run.speculative)?.x ?? Infinity;
  const line = (pick: (place: RatioPlace) => number) => {
    const through = (places: readonly RatioPlace[]) => places.map((one) => ({ x: one.x, y: pick(one) }));
    return [
      { provenance: "interpolated" as const, points: through(curve.places) },
      { provenance: "derived" as const, points: through(derived.places.filter(({ x }) => x >= from)) },
    ];
  };
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
  const [gapStart, gapEnd] = gapOf(points);
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
      ...published("cost35", "NVIDIA: up to 35× per dollar, speed not stated", "NVIDIA ≤ 35×/$"),
      ...published("watt50", "NVIDIA: up to 50× per MW, speed not stated", "NVIDIA ≤ 50×/MW"),
      ...published("at40", "SemiAnalysis: 9.7× per dollar", "9.7×", { x: 40 }),
      ...published("at116", "SemiAnalysis: 65× per dollar", "65×", { x: 116 }),
      ...published("agents", "AgentPerf: up to 20× agents per MW", "20× agents", { xRange: [20, 60] }),
    ],
    bands:
      to <= gapStart
        ? []
        : [
            {
              from: gapStart,
              to,
              label: "no stored GB300 run with multi-token prediction",
              shortLabel: "no GB300 MTP run",
            },
          ],
    verticals: [{ value: endOf(points), label: "last stored Hopper run", shortLabel: "Hopper's end" }],
    words: { interpolated: "interpolated between stored runs", derived: "through a derived point" },
  };
}
