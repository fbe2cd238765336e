/**
 * Lines and steps along an axis of numbers or dates. The dash of a stretch says
 * how it is known; a missing value is a gap with its reason at the foot of the
 * plot; a band round a line is its interval. Names stand at the lines' ends.
 */
import { element, type MarkupNode } from "../base/markup.ts";
import { drawBand, hatchPattern, type Band } from "./band.ts";
import { betterCorner, type Better } from "./better.ts";
import { finishChart, NARROW, wordsFor } from "./finish.ts";
import type { Frame } from "./frame.ts";
import { lineKey, stretchKey, type KeyItem } from "./key.ts";
import type { LabelMemory } from "./kept-labels.ts";
import type { PlaneMemory } from "./kept-plane.ts";
import { drawLabels, type LabelSpec } from "./labels.ts";
import { drawLevel } from "./level.ts";
import { drawLineEnds, endNames } from "./line-ends.ts";
import { drawSeries } from "./line-series.ts";
import { around, weigh, type Place, type Provenance, type Weighed } from "./paths.ts";
import { layPlane, planeLeastHeight, type PlaneInput, type ReferenceLine } from "./plane.ts";
import type { AxisSpec } from "./scales.ts";
import { ringAt, type MarkShape, type SeriesIndex } from "./shapes.ts";

export interface LinePoint {
  readonly x: number;
  /** `null`: a gap. */
  readonly y: number | null;
  /** Why there is a gap. */
  readonly reason?: string;
  /** Ends of the interval round the value. */
  readonly low?: number;
  readonly high?: number;
  /** Of the stretch that ends here; left out: measured. */
  readonly provenance?: Provenance;
  /** First line on hover after the series' name; left out: both values as the axes print them. */
  readonly label?: string;
  readonly detail?: string;
  readonly ref?: string;
}

export interface LineSeries {
  readonly name: string;
  readonly shortName?: string;
  readonly series: SeriesIndex;
  readonly shape?: MarkShape;
  /** In any order. */
  readonly points: readonly LinePoint[];
  /** The value holds until the next point, or since the one before. */
  readonly step?: "after" | "before";
  /** `true`: a mark at each point; left out: only where a point stands alone. */
  readonly marks?: boolean;
  /** `true`: the line alone, without points to reach: for the frames of a drag. */
  readonly bare?: boolean;
  /** `false`: the name is not written beside the line, where the title of a panel says it. */
  readonly named?: boolean;
  /** `true`: in grey behind the others and without a name beside it; such lines do not count towards five. */
  readonly behind?: true;
}

/** A place singled out, with words and a leader. */
export interface Annotation {
  readonly x: number;
  readonly y: number;
  readonly note: string;
  readonly shortNote?: string;
}

export interface LineChartInput {
  readonly x: AxisSpec;
  readonly y: AxisSpec;
  /** At most five that are not behind. */
  readonly series: readonly LineSeries[];
  /** Vertical lines. */
  readonly references?: readonly ReferenceLine[];
  /** Horizontal lines. */
  readonly levels?: readonly ReferenceLine[];
  /** Vertical bands: hatched where nothing is known, else `plain`. */
  readonly bands?: readonly Band[];
  readonly annotations?: readonly Annotation[];
  /** The reader's place, ringed. */
  readonly here?: Annotation;
  readonly better?: Better;
  /** For the frames of a drag: labels stay as they stand to what they name, and axes as long as they suit. */
  readonly kept?: { readonly labels: LabelMemory; readonly plane: PlaneMemory };
  /** Words of the key for kinds of stretches and for intervals. */
  readonly words?: Readonly<Partial<Record<Provenance | "interval", string>>>;
}

const provenances: readonly Provenance[] = ["measured", "interpolated", "derived"];

/** A height in px that suits the chart at a width. */
export function lineChartHeight(input: LineChartInput, width: number): number {
  const suits = width < NARROW ? 340 : Math.min(480, Math.round(width * 0.56));
  return Math.max(suits, planeLeastHeight(planeOf(input, width), width) + 60);
}

/** @throws {RangeError} on more than five series, a frame that is too low, or a value without place on its axis */
export function lineChart(input: LineChartInput, frame: Frame): MarkupNode {
  const { levels = [], bands = [], annotations = [], here } = input;
  const count = input.series.filter(({ behind }) => behind !== true).length;
  if (count > 5) throw new RangeError(`${frame.id}: ${count} series, expected at most 5`);
  const series = [...input.series].sort((a, b) => Number(b.behind ?? false) - Number(a.behind ?? false));
  const narrow = frame.width < NARROW;
  const plane = (input.kept?.plane.lay ?? layPlane)(frame, planeOf(input, frame.width));
  const place = ({ x, y }: Place): Place => ({ x: plane.x.at(x), y: plane.y.at(y) });

  const drawnBands = bands.map((band) => drawBand(band, plane, frame));
  const drawnLevels = levels.map((level) => drawLevel(level, plane, frame));
  const drawn = series.map((one) => drawSeries(one, plane, narrow));
  const singled = [...annotations, ...(here === undefined ? [] : [here])];
  const marks = [
    ...annotations.map((one) => dotAt(place(one))),
    ...(here === undefined ? [] : [ringAt(place(here).x, place(here).y, 7)]),
  ];
  const ends = drawLineEnds(series, drawn, plane, frame);

  const labels: LabelSpec[] = [
    ...singled.map((one): LabelSpec => ({
      words: wordsFor(frame, one.note, one.shortNote),
      tone: "ink",
      bold: one === here,
      owner: one.note,
      targets: [place(one)],
      clearance: one === here ? 9 : 12,
      prefer: ["above-right", "above-left", "below-right", "below-left"],
      maxWidth: narrow ? 130 : 190,
    })),
    ...ends.elsewhere.map(({ name, tone, targets }): LabelSpec => ({
      words: name,
      tone,
      bold: true,
      owner: name,
      targets,
      clearance: 5,
      prefer: ["right", "above", "below", "above-right"],
      maxWidth: narrow ? 130 : 220,
    })),
    ...drawnLevels.map(({ label }) => label),
    ...drawn.flatMap(({ gaps }) => gaps),
  ];
  const taken = (): readonly Weighed[] => [
    ...drawn.flatMap(({ soft }) => soft()),
    ...drawnLevels.flatMap(({ soft }) => soft),
    ...singled.flatMap((one) => weigh(around(place(one), 8), 2, one.note)),
    ...plane.soft,
  ];
  const solid = [...plane.solid, ...drawnBands.flatMap((band) => band.solid), ...ends.solid];
  const corner =
    input.better === undefined
      ? null
      : betterCorner(input.better, plane.plot, { places: taken(), boxes: solid });
  const obstacles = {
    bounds: { ...plane.plot, left: plane.plot.left + 2, right: frame.width - 2 },
    solid: [...solid, ...(corner === null ? [] : [corner.box])],
    lines: drawn.flatMap(({ runs }) => runs),
    get soft() {
      return taken();
    },
  };
  const words = drawLabels(labels, obstacles, input.kept?.labels);
  return finishChart(
    frame,
    bands.some(({ plain }) => plain !== true) ? [hatchPattern(frame)] : [],
    drawnBands.map(({ area }) => area),
    plane.ground,
    drawnLevels.map(({ line }) => line),
    drawn.map(({ interval }) => interval),
    plane.words,
    drawnBands.flatMap((band) => band.words),
    corner?.nodes ?? [],
    drawn.map(({ node }) => node),
    marks,
    ends.nodes,
    words,
  );
}

function planeOf(input: LineChartInput, width: number): PlaneInput {
  const { series, levels = [], bands = [], annotations = [], here } = input;
  const singled = [...annotations, ...(here === undefined ? [] : [here])];
  const xValues = [...singled.map(({ x }) => x), ...bands.flatMap(({ from, to }) => [from, to])];
  const yValues = [...singled.map(({ y }) => y), ...levels.map(({ value }) => value)];
  // In loops: lists for each point would be most of what a frame of a drag throws away.
  for (const { points } of series) {
    for (const { x, y, low, high } of points) {
      xValues.push(x);
      if (y !== null) yValues.push(y);
      if (low !== undefined) yValues.push(low);
      if (high !== undefined) yValues.push(high);
    }
  }
  return {
    x: input.x,
    y: input.y,
    xValues,
    yValues,
    references: input.references ?? [],
    headroom: bands.length > 0 ? 30 : singled.length > 0 ? 18 : 10,
    ends: endNames(series, width),
    key: keyOf(input),
  };
}

function keyOf({ series, words = {} }: LineChartInput): readonly KeyItem[] {
  const found = new Set<Provenance | "interval">();
  for (const { points } of series) {
    for (const { y, provenance = "measured", low, high } of points) {
      if (y === null) continue;
      found.add(provenance);
      if (low !== undefined && high !== undefined) found.add("interval");
    }
  }
  const used = provenances.filter((kind) => found.has(kind));
  const told = used.some((kind) => kind !== "measured" || words[kind] !== undefined);
  return [
    ...(told ? used.map((kind) => lineKey(kind, words[kind] ?? kind)) : []),
    ...(found.has("interval") ? [stretchKey(words.interval ?? "interval")] : []),
  ];
}

function dotAt({ x, y }: Place): MarkupNode {
  return element("circle", { cx: x, cy: y, r: 2.6, fill: "currentColor", class: "ink" });
}
