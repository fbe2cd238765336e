/**
 * Pictures of lines, slopes, timelines and panels, from stored data where there are some.
 * Long because each kind has its whole input here, to be read and copied.
 */
import { readFileSync } from "node:fs";
import { csvParse } from "d3-dsv";
import type { MarkupNode } from "../../src/base/markup.ts";
import type { Frame } from "../../src/charts/frame.ts";
import { lineKey } from "../../src/charts/key.ts";
import { symlogScale } from "../../src/charts/symlog-scale.ts";
import { timeScale } from "../../src/charts/time-scale.ts";
import {
  lineChart,
  lineChartHeight,
  type LineChartInput,
  type LinePoint,
  type LineSeries,
} from "../../src/charts/line-chart.ts";
import type { AxisSpec } from "../../src/charts/scales.ts";
import type { SeriesIndex } from "../../src/charts/shapes.ts";
import { slopeChart, slopeChartHeight, type SlopeChartInput } from "../../src/charts/slope-chart.ts";
import {
  sharedAxis,
  smallMultiples,
  smallMultiplesHeight,
  type SmallMultiplesInput,
} from "../../src/charts/small-multiples.ts";
import {
  timelineChart,
  timelineChartHeight,
  type TimelineChartInput,
  type TimelineEvent,
} from "../../src/charts/timeline-chart.ts";

type Row = Readonly<Record<string, string | undefined>>;

function table(version: string): readonly Row[] {
  return csvParse(readFileSync(new URL(`../../data/datasets/${version}/table.csv`, import.meta.url), "utf8"));
}

function frame(width: number, height: number): Frame {
  return { id: "sample", width, height, title: "A title", description: "A description." };
}

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);
const hardware = ["gb300", "gb200", "b200", "h200", "h100"] as const;
const names: Readonly<Record<string, readonly [string, string]>> = {
  gb300: ["GB300 NVL72", "GB300"],
  gb200: ["GB200 NVL72", "GB200"],
  b200: ["B200", "B200"],
  h200: ["H200", "H200"],
  h100: ["H100", "H100"],
  mi300x: ["MI300X", "MI300X"],
  mi325x: ["MI325X", "MI325X"],
  mi355x: ["MI355X", "MI355X"],
};
const nameOf = (id: string): { readonly name: string; readonly shortName: string } => ({
  name: names[id]?.[0] ?? id,
  shortName: names[id]?.[1] ?? id,
});

const priceDates = ["2026-03-18", "2026-07-14", "2026-07-23", "2026-08-14"] as const;
const prices = new Map(priceDates.map((date) => [date, table(`accelerator-cost-power/${date}`)]));

function priceAt(date: (typeof priceDates)[number], id: string, column: string): number | null {
  const row = prices.get(date)?.find((one) => one["hardware"] === id);
  const text = row?.[column];
  return text === undefined || text === "" ? null : Number(text);
}

/** Assumed hourly costs by the date on which they were published. */
export const priceSteps: LineChartInput = {
  x: { kind: timeScale, label: "Date of the published constant" },
  y: { kind: "linear", label: "US dollars per accelerator and hour, owner's cost", prefix: "$" },
  series: hardware.map((id, index): LineSeries => ({
    ...nameOf(id),
    series: (index + 1) as SeriesIndex,
    step: "after",
    marks: true,
    points: priceDates.flatMap((date): readonly LinePoint[] => {
      const y = priceAt(date, id, "ownershipHyperscaler");
      if (y !== null) return [{ x: day(date), y, ref: `${date} ${id}` }];
      return [];
    }),
  })),
  references: [
    { value: day("2026-04-15"), label: "the table of the claim appears", shortLabel: "the claim" },
  ],
};

interface Run {
  readonly x: number;
  readonly y: number;
}

const runs = table("inferencex-points/2026-06-14").filter(
  (row) => row["inputLength"] === "8192" && row["outputLength"] === "1024",
);

/** The runs that no other run of the same hardware beats in both. */
function best(id: string): readonly Run[] {
  const all = runs
    .filter((row) => row["hardware"] === id)
    .map((row) => ({ x: Number(row["medianInteractivity"]), y: Number(row["throughputPerGpu"]) }))
    .filter(({ x, y }) => x > 0 && y > 0);
  return all
    .filter((one) => !all.some((other) => other !== one && other.x >= one.x && other.y >= one.y))
    .sort((a, b) => a.x - b.x);
}

const speedAxis: AxisSpec = {
  kind: "linear",
  label: "Interactivity: output tokens per second and user (median)",
  shortLabel: "Output tok/s per user",
};
const throughputAxis: AxisSpec = {
  kind: "log",
  label: "Tokens per second and GPU, log scale",
  shortLabel: "Tokens/s per GPU, log",
};

function frontierSeries(id: string, series: SeriesIndex): LineSeries {
  const points = best(id).map(({ x, y }): LinePoint => ({ x, y, provenance: "interpolated" }));
  return { ...nameOf(id), series, marks: true, points };
}

export const everyPart: LineChartInput = {
  x: { ...speedAxis, domain: [0, 340] },
  y: throughputAxis,
  series: [frontierSeries("gb300", 1), frontierSeries("b200", 3), frontierSeries("h200", 4)],
  references: [{ value: 116, label: "the claim compares here", shortLabel: "claim" }],
  levels: [{ value: 6000, label: "vendor: 6,000 tokens per second and GPU", shortLabel: "vendor: 6,000" }],
  bands: [
    { from: 20, to: 60, label: "reading speed", plain: true },
    { from: 310, to: 340, label: "no run stored", shortLabel: "no run" },
  ],
  annotations: [
    { x: 116, y: 90, note: "vendor: H200 serves 90 at a speed it does not state", shortNote: "vendor: 90" },
  ],
  here: { x: 200, y: 800, note: "your place" },
  better: "up-right",
};

/** Made up: an interval, a stretch that is not measured, gaps, and values on both sides of 0. */
export const intervals: LineChartInput = {
  x: { kind: timeScale, label: "Month" },
  y: { kind: symlogScale, label: "Saving against the year before, dollars", prefix: "$", constant: 10 },
  series: [
    {
      name: "Decode",
      series: 4,
      marks: true,
      points: [-40, -12, 5, null, null, 90, 400, 900, 2500].map((y, index): LinePoint => ({
        x: Date.UTC(2025, 8 + index),
        y,
        ...(y === null
          ? { reason: "not published" }
          : { low: y - 5 - Math.abs(y) * 0.5, high: y + 5 + Math.abs(y) * 0.6 }),
        ...(index > 6 ? { provenance: "derived" as const } : {}),
      })),
    },
    {
      name: "Prefill",
      series: 2,
      points: [-5, -8, -20, -45, -60, -50, -20, 3, 30].map((y, index): LinePoint => ({
        x: Date.UTC(2025, 8 + index),
        y,
        ...(index > 6 ? { provenance: "interpolated" as const } : {}),
      })),
    },
  ],
  levels: [{ value: 0, label: "no change" }],
  words: {
    interval: "90 % interval",
    measured: "measured",
    interpolated: "interpolated",
    derived: "derived",
  },
};

export const slopes: SlopeChartInput = {
  axis: { kind: "linear", label: "US dollars per hour" },
  columns: [
    { label: "March 2026", note: "18 March" },
    { label: "August 2026", note: "14 August" },
  ],
  lines: [...hardware, "mi300x", "mi325x", "mi355x"].map((id, index) => ({
    label: nameOf(id).name,
    shortLabel: nameOf(id).shortName,
    ...(index < 5 ? { series: (index + 1) as SeriesIndex } : {}),
    points: (["2026-03-18", "2026-08-14"] as const).map((date) => {
      const value = priceAt(date, id, "ownershipHyperscaler");
      return { value, text: value === null ? "not published" : `$${value.toFixed(2)}` };
    }),
  })),
};

export const manySlopes: SlopeChartInput = {
  axis: { kind: "log", label: "US dollars per hour" },
  columns: priceDates.map((date) => ({ label: date.slice(5) })),
  lines: (["gb300", "gb200", "h200"] as const).map((id, index) => ({
    label: nameOf(id).name,
    shortLabel: nameOf(id).shortName,
    series: (index + 1) as SeriesIndex,
    points: priceDates.map((date, column) => {
      const value = id === "h200" && column === 3 ? null : priceAt(date, id, "ownershipHyperscaler");
      return {
        value,
        text: value === null ? "not in the article" : `$${value.toFixed(2)}`,
        ...(id === "gb300" && column === 3 ? { provenance: "interpolated" as const } : {}),
      };
    }),
  })),
};

const stated = (date: string, words: string, more: Partial<TimelineEvent> = {}): TimelineEvent => ({
  date: day(date),
  words,
  kind: "stated",
  ...more,
});

/** Dates are those of the sources that are stored. */
export const claimDates: TimelineChartInput = {
  axis: { label: "Date of the statement" },
  lanes: [
    {
      heading: "The vendor",
      rows: [
        {
          label: "Lower cost per token, GB300 over Hopper",
          shortLabel: "Lower cost per token",
          events: [stated("2026-02-16", "up to 35 times"), stated("2026-04-15", "35 times, in a table")],
        },
        {
          label: "Faster mixture-of-experts models on GB200",
          shortLabel: "Faster mixture of experts",
          events: [
            stated("2025-12-01", "10 times", { until: day("2025-12-31"), when: "Dec 2025" }),
            stated("2026-02-16", "up to 50 times per megawatt"),
          ],
        },
      ],
    },
    {
      heading: "Others",
      rows: [
        {
          label: "Tokens per dollar at two speeds",
          events: [
            stated("2026-02-16", "9.7 and 65 times", { kind: "measured" }),
            stated("2026-03-18", "prices marked as temporary", { kind: "assumed" }),
            stated("2026-08-14", "prices put right", { kind: "modelled" }),
          ],
        },
      ],
    },
  ],
};

const panelRuns = hardware.map((id) => frontierSeries(id, 4));
const panelX = sharedAxis(
  speedAxis,
  panelRuns.flatMap(({ points }) => points.map(({ x }) => x)),
);
const panelY = sharedAxis(
  throughputAxis,
  panelRuns.flatMap(({ points }) => points.flatMap(({ y }) => y ?? [])),
);

export const panels: SmallMultiplesInput = {
  x: speedAxis,
  y: throughputAxis,
  key: [lineKey("interpolated", "interpolated")],
  panels: panelRuns.map((one) => {
    const input: LineChartInput = {
      x: panelX,
      y: panelY,
      series: [{ ...one, named: false }],
      references: [{ value: 116, label: "claim" }],
    };
    return {
      title: one.name,
      note: `${one.points.length} runs`,
      chart: (inner: Frame) => lineChart(input, inner),
      height: (own) => Math.max(170, Math.round(own * 0.55)),
    };
  }),
};

export const lineCharts: Readonly<Record<string, (width: number) => MarkupNode>> = {
  "steps by date": (width) => lineChart(priceSteps, frame(width, lineChartHeight(priceSteps, width))),
  "every part of a line": (width) => lineChart(everyPart, frame(width, lineChartHeight(everyPart, width))),
  "intervals and gaps": (width) => lineChart(intervals, frame(width, lineChartHeight(intervals, width))),
  slope: (width) => slopeChart(slopes, frame(width, slopeChartHeight(slopes, width))),
  "slope of many": (width) => slopeChart(manySlopes, frame(width, slopeChartHeight(manySlopes, width))),
  timeline: (width) => timelineChart(claimDates, frame(width, timelineChartHeight(claimDates, width))),
  panels: (width) => smallMultiples(panels, frame(width, smallMultiplesHeight(panels, width))),
};
