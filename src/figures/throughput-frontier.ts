/**
 * Throughput per GPU against user speed, H100 to GB300: why one ratio cannot stand
 * for two curves. The reader chooses which series are drawn and how the axis runs;
 * title, findings, notes and table speak of all of them whatever is drawn.
 * Long because one figure is one file; what others read too stands in inputs/.
 */
import { steadyPower } from "../base/elementary.ts";
import { formatNumber, formatValue } from "../base/format.ts";
import { frontierChart, type FrontierChartInput } from "../charts/frontier-chart.ts";
import type { Basis, UnitName } from "../base/units.ts";
import { chosenOf, defineFigure, type ClaimQuantity, type Finding } from "./contract.ts";
import { priceNeeds } from "./inputs/assumed-prices.ts";
import { derivedClaim, derivedRun } from "./inputs/derived-run.ts";
import {
  INPUT_LENGTH,
  OUTPUT_LENGTH,
  accelerators,
  consistentRuns,
  restOnRuns,
  runsBehind,
  runsNeed,
  storedFrontier,
  throughputAt,
  type Accelerator,
  type StoredRun,
} from "./inputs/stored-frontier.ts";

interface Curve {
  readonly hardware: Accelerator;
  readonly runs: readonly StoredRun[];
  readonly frontier: readonly StoredRun[];
}
interface Points {
  readonly curves: readonly Curve[];
  /** Ratios GB300 over H200 at the runs of GB300 that both curves cover. */
  readonly ratios: readonly { readonly x: number; readonly ratio: number; readonly row: number }[];
  readonly low: number;
  readonly high: number;
  readonly claimed: Readonly<Record<"h200" | "gb300", ClaimQuantity>>;
  /** GB300 where a cost but no run is published. */
  readonly derived: StoredRun;
  /** GB200 where a throughput in FP4 is published and the frontier has none or another. */
  readonly published: readonly { readonly x: number; readonly claim: ClaimQuantity; readonly y: number }[];
  readonly speeds: { readonly low: number; readonly high: number };
  /** What the picture draws of all this; title, findings, notes and table speak of all. */
  readonly shown: readonly string[];
  readonly scale: "log" | "linear";
}

/** User speeds for which SemiAnalysis prints GB200's throughput in FP4, this workload. */
const publishedSpeeds = [75, 120, 164] as const;
const publishedGb200 = Object.fromEntries(
  publishedSpeeds.map((x) => [`gb200At${x}`, `ix-fp4-fp8-gb200.fp4-${x}`]),
);

const series: Readonly<Record<Accelerator, 1 | 2 | 3 | 4 | 5>> = {
  gb300: 1,
  gb200: 2,
  b200: 3,
  h200: 4,
  h100: 5,
};

/** The axis holds all series whichever are shown, so that nothing moves when one is taken out. */
function throughputDomain({ curves, claimed, derived, scale }: Points): readonly [number, number] {
  const values = [
    ...curves.flatMap(({ runs, frontier }) => [...runs, ...frontier].map(({ y }) => y)),
    claimed.h200.value,
    claimed.gb300.value,
    derived.y,
  ];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (scale === "linear") return [0, most * 1.04];
  const pad = steadyPower(most / least, 0.05);
  return [least / pad, most * pad];
}

/** That GB200's stored runs lie far below what is published for the same workload, and by how much. */
function tooLowWords({ published }: Points): string {
  const places = published.map(
    ({ x, claim, y }) =>
      `${claim.printed} at ${formatNumber(x)} tokens a second, where the line has ${formatNumber(y, 4)}, lower by a factor of ${formatNumber(claim.value / y, 2)}`,
  );
  return `GB200's line is far too low as well: for this workload in FP4 SemiAnalysis prints ${places.join("; ")}. Its page does not state which tokens it counts.`;
}

/** Drawn as it is computed: the same interpolation as the ratio's, in steps between neighbouring runs. */
function interpolated(frontier: readonly StoredRun[]): { readonly x: number; readonly y: number }[] {
  const steps = 6;
  const places = frontier.flatMap((run, index) => {
    const next = frontier[index + 1];
    if (next === undefined) return [run.x];
    return Array.from({ length: steps }, (_, step) => run.x + ((next.x - run.x) * step) / steps);
  });
  return places.flatMap((x) => {
    const y = throughputAt(frontier, x);
    return y === null ? [] : [{ x, y }];
  });
}

function curveOf({ curves }: Points, hardware: Accelerator): Curve {
  const curve = curves.find((one) => one.hardware === hardware);
  if (curve === undefined) throw new RangeError(`no curve of ${hardware}`);
  return curve;
}

export const figure = defineFigure<Points>({
  id: "throughput-frontier",
  needs: {
    datasets: { runs: runsNeed, "2026-03-18": priceNeeds["2026-03-18"] },
    claims: {
      h200: "nv-tco-throughput.h200",
      gb300: "nv-tco-throughput.gb300",
      at40: "ix-v2-tokens-per-dollar.at-40",
      at116: "ix-v2-tokens-per-dollar.at-116",
      mtp: derivedClaim,
      ...publishedGb200,
    },
  },
  controls: () => ({
    series: {
      type: "set",
      label: "Accelerators in the picture",
      options: accelerators,
      start: Object.keys(accelerators).join(","),
    },
    scale: {
      type: "choice",
      label: "Throughput axis",
      options: { log: "Log: equal ratios are equally far apart", linear: "Linear: from 0" },
      start: "log",
    },
  }),
  compute: (data, controls) => {
    const { claims } = data;
    const { runs = [] } = data.datasets;
    const curves = (Object.keys(accelerators) as Accelerator[]).map((hardware) => {
      const own = consistentRuns(runs, hardware);
      return { hardware, runs: own, frontier: storedFrontier(own) };
    });
    const frontierOf = (hardware: Accelerator) =>
      curves.find((curve) => curve.hardware === hardware)?.frontier ?? [];
    const ratios = frontierOf("gb300").flatMap(({ x, y, row }) => {
      const base = throughputAt(frontierOf("h200"), x);
      return base === null ? [] : [{ x, ratio: y / base, row }];
    });
    const { h200, gb300 } = claims;
    if (h200 === undefined || gb300 === undefined || ratios.length === 0)
      throw new RangeError("throughput-frontier: no common stretch");
    const values = ratios.map(({ ratio }) => ratio);
    return {
      curves,
      ratios,
      low: Math.min(...values),
      high: Math.max(...values),
      claimed: { h200, gb300 },
      derived: derivedRun(data),
      published: publishedSpeeds.flatMap((x) => {
        const [claim, y] = [claims[`gb200At${x}`], throughputAt(frontierOf("gb200"), x)];
        return claim === undefined || y === null ? [] : [{ x, claim, y }];
      }),
      speeds: { low: 40, high: 116 },
      shown: chosenOf(controls["series"]),
      scale: controls["scale"] === "linear" ? "linear" : "log",
    };
  },
  title: ({ ratios, high }) => {
    const [slow, best] = [ratios[0], ratios.find(({ ratio }) => ratio === high)];
    const at = (one: typeof slow): string =>
      `${formatNumber(one?.ratio ?? 0, 2)}× at ${formatNumber(one?.x ?? 0, 2)} tokens a second`;
    return `How many more tokens a GB300 serves than an H200 depends on user speed: ${at(slow)}, ${at(best)}`;
  },
  subtitle: () =>
    "Total tokens (input and output) per second and GPU against tokens per second and user. DeepSeek-R1, 8,192 tokens in, 1,024 out, random text, no prefix cache. Up and right is better.",
  notes: (points) => {
    const { curves, claimed } = points;
    return [
      `Small marks are stored runs, large ones the frontier: for its speed, no stored run did more. Lines between them are interpolated (dashed): a monotone cubic through the logarithm of throughput (Steffen), since no run between them is stored. Stored runs are a thinned sample, so a frontier is a lower bound. Of GB300 with FP4 and multi-token prediction only two runs are stored, at its second and its last mark: between them its line is too low. The triangle at 150 tokens a second, which we derive from SemiAnalysis's published cost there, shows by how much.`,
      tooLowWords(points),
      `Diamonds: the pair in NVIDIA's table, ${claimed.h200.printed} and ${claimed.gb300.printed}. NVIDIA states no user speed for them; they are drawn at 116 tokens a second, where SemiAnalysis reports its highest ratio, so their place along the axis is ours. Nor does it state whether they count all tokens or output alone; the axis counts all.`,
      `Drawn from ${curves.reduce((sum, { runs }) => sum + runs.length, 0)} runs of October 2025 to June 2026 whose published throughput follows from their parts; B300 is left out to keep five series.`,
    ];
  },
  describe: ({ curves, ratios, low, high, shown, scale }) => {
    const left = curves.filter(({ hardware }) => !shown.includes(hardware));
    const out = left.map(({ hardware }) => accelerators[hardware]).join(", ");
    const parts = [...curves].reverse().map(({ hardware, frontier }) => {
      const [first, last] = [frontier[0], frontier.at(-1)];
      if (first === undefined || last === undefined) return "";
      return `${accelerators[hardware]} falls from ${formatNumber(first.y, 3)} tokens per second and GPU at ${formatNumber(first.x, 2)} tokens per second and user to ${formatNumber(last.y, 3)} at ${formatNumber(last.x, 3)}.`;
    });
    const picture = `Scatter with one falling frontier for each accelerator, ${scale} scale${out === "" ? "" : `, drawn without ${out}`}.`;
    return `${picture} ${parts.join(" ")} Where GB300 and H200 are both stored, between ${formatNumber(ratios[0]?.x ?? 0, 3)} and ${formatNumber(ratios.at(-1)?.x ?? 0, 3)} tokens per second and user, the ratio at GB300's own runs lies between ${formatNumber(low, 2)} and ${formatNumber(high, 2)}.`;
  },
  height: (width) => (width < 480 ? 430 : 480),
  draw: (points, frame) => {
    const { curves, claimed, derived, speeds, shown, scale } = points;
    const drawn = curves.filter(({ hardware }) => shown.includes(hardware));
    const input: FrontierChartInput = {
      x: {
        kind: "linear",
        label: "Interactivity: tokens per second and user",
        shortLabel: "tokens per second and user",
        domain: [0, 320],
      },
      y: {
        kind: scale,
        label: "Throughput: total tokens per second and GPU",
        shortLabel: "tokens per second and GPU",
        domain: throughputDomain(points),
      },
      series: [...drawn].reverse().map(({ hardware, runs, frontier }) => ({
        id: hardware,
        label: accelerators[hardware],
        shortLabel: accelerators[hardware].replace(" NVL72", ""),
        series: series[hardware],
        points: runs.map(chartPoint),
        frontier: frontier.map(chartPoint),
        curve: interpolated(frontier),
      })),
      references: [
        { value: speeds.low, label: "SemiAnalysis: 9.7×", shortLabel: "9.7×" },
        { value: speeds.high, label: "SemiAnalysis: 65×", shortLabel: "65×" },
      ],
      marks: [
        {
          x: speeds.high,
          y: claimed.gb300.value,
          label: "NVIDIA's GB300: 6,000, speed not stated",
          shortLabel: "6,000",
          kind: claimed.gb300.kind,
        },
        {
          x: speeds.high,
          y: claimed.h200.value,
          label: "NVIDIA's H200: 90, speed not stated",
          shortLabel: "90",
          kind: claimed.h200.kind,
        },
        {
          x: derived.x,
          y: derived.y,
          label: "GB300, derived from a published cost",
          shortLabel: "derived",
          kind: "modelled",
          detail: derived.configuration,
        },
      ],
    };
    return frontierChart(input, frame);
  },
  table: ({ curves }) => ({
    caption: "The runs on each frontier, DeepSeek-R1, 8,192 in, 1,024 out",
    columns: [
      { name: "accelerator", title: "Accelerator" },
      { name: "date", title: "Run date" },
      { name: "configuration", title: "Configuration" },
      { name: "interactivity", title: "Interactivity", unit: "tok/s/user", digits: 4 },
      { name: "throughput", title: "Throughput", unit: "tok/s/GPU", digits: 4 },
      { name: "row", title: "Row in the dataset", unit: "1" },
    ],
    rows: curves.flatMap(({ hardware, frontier }) =>
      frontier.map((run) => [accelerators[hardware], run.date, run.configuration, run.x, run.y, run.row]),
    ),
  }),
  findings: (points) => {
    const { ratios, low, high } = points;
    const [gb300, h200] = [curveOf(points, "gb300").frontier, curveOf(points, "h200").frontier];
    const [slow, best, worst] = [
      ratios[0],
      ratios.find(({ ratio }) => ratio === high),
      ratios.find(({ ratio }) => ratio === low),
    ];
    if (slow === undefined || best === undefined || worst === undefined) return {};
    const ratio = ({ x, ratio: value }: typeof slow): Finding => ({
      value,
      unit: "x",
      label: `GB300 over H200, throughput per GPU at ${formatValue(x, "tok/s/user", { digits: 3 })}`,
      kind: "modelled",
      rests: [restOnRuns([...runsBehind(gb300, x), ...runsBehind(h200, x)])],
    });
    const cell = (
      value: number,
      unit: UnitName,
      column: string,
      rows: readonly number[],
      label: string,
      basis?: Basis,
    ): Finding => ({
      value,
      unit,
      ...(basis === undefined ? {} : { basis }),
      label,
      kind: "measured",
      rests: [{ need: "runs", rows, columns: [column] }],
    });
    const speed = (run: { readonly x: number; readonly row: number } | undefined, label: string): Finding =>
      cell(run?.x ?? Number.NaN, "tok/s/user", "medianInteractivity", [run?.row ?? 0], label);
    const bestRun = gb300.find(({ x }) => x === best.x);
    const rows = gb300.map(({ row }) => row);
    return {
      "highest-ratio": ratio(best),
      "lowest-ratio": ratio(worst),
      "slow-ratio": ratio(slow),
      "highest-speed": speed(bestRun, "User speed of GB300's run with the highest ratio"),
      "slow-speed": speed(gb300[0], "User speed of GB300's slowest run on the frontier"),
      "gb300-mtp-end": speed(gb300.at(-1), "User speed of GB300's fastest run"),
      "h200-last-speed": speed(h200.at(-1), "User speed of H200's fastest run"),
      "gb300-throughput": cell(
        bestRun?.y ?? Number.NaN,
        "tok/s/GPU",
        "throughputPerGpu",
        [bestRun?.row ?? 0],
        "GB300's run with the highest ratio",
        { tokens: "total" },
      ),
      "input-length": cell(INPUT_LENGTH, "tok", "inputLength", rows, "Tokens in, of the workload", {
        tokens: "input",
      }),
      "output-length": cell(OUTPUT_LENGTH, "tok", "outputLength", rows, "Tokens out, of the workload", {
        tokens: "output",
      }),
    };
  },
});

function chartPoint(run: StoredRun) {
  return {
    x: run.x,
    y: run.y,
    label: `${formatValue(run.y, "tok/s/GPU", { digits: 4 })} at ${formatValue(run.x, "tok/s/user", { digits: 3 })}`,
    detail: `${run.configuration}, ${run.date}, row ${run.row}`,
    ref: String(run.row),
  };
}
