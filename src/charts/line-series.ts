/**
 * One series of a line chart: its stretches by how they are known, its steps, its
 * gaps, the band of its interval, and a point for each value.
 */
import { element, roundCoordinate, type MarkupNode } from "../base/markup.ts";
import type { LabelSpec } from "./labels.ts";
import type { LinePoint, LineSeries } from "./line-chart.ts";
import { along, dashes, lineThrough, weigh, type Place, type Provenance, type Weighed } from "./paths.ts";
import type { Plane } from "./plane.ts";
import { dataPoint, hover, markAt, seriesShape } from "./shapes.ts";
import { fontSizes } from "./text.ts";

export interface DrawnSeries {
  /** Lines and points. */
  readonly node: MarkupNode;
  /** The band of the interval, drawn under all lines. */
  readonly interval: MarkupNode;
  /** Unbroken stretches in px, from left to right. */
  readonly runs: readonly (readonly Place[])[];
  /** Why values are missing. */
  readonly gaps: readonly LabelSpec[];
  /** Made when room for labels is searched. */
  readonly soft: () => readonly Weighed[];
}

interface Known extends LinePoint {
  readonly y: number;
}

/** Height in px of the marks for missing values above the foot of the plot. */
const GAP_RISE = 7;

const provenanceWords: Readonly<Record<Provenance, string>> = {
  measured: "",
  interpolated: "the line to here is interpolated",
  derived: "the line to here is derived",
};

export function drawSeries(one: LineSeries, plane: Plane, narrow: boolean): DrawnSeries {
  const points = inOrder(one.points);
  const runs = runsOf(points);
  const place = ({ x, y }: Place): Place => ({ x: plane.x.at(x), y: plane.y.at(y) });
  const lines = runs.map((run) => wayOf(one, run, place));
  const strokes = runs.flatMap((run, at) =>
    stretchesOf(run).map(({ provenance, from, to }) => {
      const whole = from === 0 && to === run.length - 1;
      const way = whole ? lines[at] : wayOf(one, run.slice(from, to + 1), place);
      return lineThrough(way ?? [], {
        dash: dashes[provenance],
        width: one.behind === true ? 1.4 : 2.2,
      });
    }),
  );
  const tone = one.behind === true ? "axis" : `series-${one.series}`;
  const shape = one.shape ?? seriesShape(one.series);
  const radius = narrow ? 3.4 : 4;
  const alone = new Set(runs.flatMap((run) => (run.length === 1 ? run.map(({ x }) => x) : [])));
  // In order of x, gaps among them: so the reader's arrow keys go along the line.
  const marks = points.flatMap((point): MarkupNode[] => {
    // A word at the foot of the plot needs its mark in every frame.
    if (one.bare === true) return isTold(point) ? [gapMark(point, plane)] : [];
    const address = { ref: point.ref, series: one.name };
    if (point.y === null) return [dataPoint(gapWords(one, point, plane), address, gapMark(point, plane))];
    const { x, y } = place({ x: point.x, y: point.y });
    const quiet = one.marks !== true && !alone.has(point.x);
    const words = wordsOf(one, { ...point, y: point.y }, plane);
    return [dataPoint(words, address, markAt(shape, x, y, radius, { quiet }))];
  });
  return {
    node: element("g", { class: tone }, strokes, marks),
    interval: element(
      "g",
      { class: tone },
      runs.flatMap((run) => intervalOf(one, run, place)),
    ),
    runs: lines,
    gaps: gapLabels(points, plane, one),
    soft: () => [
      ...lines.flatMap((line) => weigh(along(line), 1, one.name)),
      ...(one.marks === true ? weigh(lines.flat(), 2, one.name) : []),
    ],
  };
}

/** The words of a point: series, both values, interval, how it is known, the detail. */
function wordsOf(one: LineSeries, point: Known, { x, y }: Plane): string {
  const { low, high, provenance = "measured" } = point;
  const interval = low === undefined || high === undefined ? "" : `${y.text(low)} to ${y.text(high)}`;
  const values = point.label ?? `${x.text(point.x)}: ${y.text(point.y)}`;
  return hover(one.name, values, interval, provenanceWords[provenance], point.detail);
}

function inOrder(points: readonly LinePoint[]): readonly LinePoint[] {
  const sorted = points.every(({ x }, index) => x >= (points[index - 1]?.x ?? x));
  return sorted ? points : [...points].sort((a, b) => a.x - b.x);
}

/** Unbroken stretches: a missing value ends one. */
function runsOf(points: readonly LinePoint[]): readonly (readonly Known[])[] {
  const runs: Known[][] = [[]];
  for (const point of points) {
    if (isKnown(point)) runs.at(-1)?.push(point);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** A gap whose reason is written beside it. */
function isTold(point: LinePoint): point is LinePoint & { readonly reason: string } {
  return point.y === null && point.reason !== undefined;
}

function isKnown(point: LinePoint): point is Known {
  return point.y !== null;
}

/** Parts of a run that are known alike, by the places of their first and last point in it; each begins where the one before ended. */
function stretchesOf(
  run: readonly Known[],
): readonly { readonly provenance: Provenance; readonly from: number; readonly to: number }[] {
  const parts: { provenance: Provenance; from: number; to: number }[] = [];
  for (const [index, { provenance = "measured" }] of run.entries()) {
    if (index === 0) continue;
    const last = parts.at(-1);
    if (last?.provenance === provenance) last.to = index;
    else parts.push({ provenance, from: index - 1, to: index });
  }
  return parts;
}

/** The places of points in a row, with the corners of their steps. */
function wayOf(one: LineSeries, run: readonly Known[], place: (at: Place) => Place): readonly Place[] {
  if (one.step === undefined) return run.map(place);
  return run.flatMap((point, index) => stepTo(one, run[index - 1], point, place));
}

/** The places from one point to the next: a corner first where the line goes in steps. */
function stepTo(
  { step }: LineSeries,
  before: Place | undefined,
  point: Place,
  place: (at: Place) => Place,
): readonly Place[] {
  const end = place(point);
  if (step === undefined || before === undefined) return [end];
  const start = place(before);
  return [step === "after" ? { x: end.x, y: start.y } : { x: start.x, y: end.y }, end];
}

/** The band between the low and high ends, where a run has both. */
function intervalOf(
  one: LineSeries,
  run: readonly Known[],
  place: (at: Place) => Place,
): readonly MarkupNode[] {
  if (run.every(({ low, high }) => low === undefined || high === undefined)) return [];
  const bands: { x: number; low: number; high: number }[][] = [[]];
  for (const { x, low, high } of run) {
    if (low === undefined || high === undefined) bands.push([]);
    else bands.at(-1)?.push({ x, low, high });
  }
  return bands.flatMap((band) => {
    if (band.length < 2) return [];
    const edge = (end: "low" | "high"): readonly Place[] =>
      band.flatMap((point, index) => {
        const before = band[index - 1];
        const from = before === undefined ? undefined : { x: before.x, y: before[end] };
        return stepTo(one, from, { x: point.x, y: point[end] }, place);
      });
    const [upper, lower] = [edge("high"), edge("low")];
    const outline = [...upper, ...[...lower].reverse()].map(
      ({ x, y }) => `${roundCoordinate(x)},${roundCoordinate(y)}`,
    );
    const area = element("path", {
      d: `M${outline.join("L")}Z`,
      fill: "currentColor",
      "fill-opacity": 0.16,
      class: "interval",
    });
    const edges = [upper, lower].map((line) => lineThrough(line, { width: 1, tone: "edge" }));
    return [area, ...edges.filter((line) => line !== null)];
  });
}

function gapWords({ name }: LineSeries, { x, reason, detail }: LinePoint, plane: Plane): string {
  return hover(name, `${plane.x.text(x)}: no value`, reason, detail);
}

/** A mark at the foot of the plot where a value is missing. */
function gapMark(point: LinePoint, { plot, x }: Plane): MarkupNode {
  return markAt("cross", x.at(point.x), plot.bottom - GAP_RISE, 3.2, { hollow: true, stroke: 1.2 });
}

/** The reason once for missing values that follow each other. */
function gapLabels(
  points: readonly LinePoint[],
  { plot, x }: Plane,
  { name }: LineSeries,
): readonly LabelSpec[] {
  const labels: LabelSpec[] = [];
  for (const [index, point] of points.entries()) {
    if (!isTold(point)) continue;
    const before = points[index - 1];
    if (before?.y === null && before.reason === point.reason) continue;
    labels.push({
      words: point.reason,
      tone: "soft",
      size: fontSizes.small,
      owner: `${name} ${point.x}`,
      targets: [{ x: x.at(point.x), y: plot.bottom - GAP_RISE }],
      clearance: 5,
      prefer: ["above", "above-right", "above-left", "right", "left"],
      maxWidth: 150,
    });
  }
  return labels;
}
