/**
 * How values spread: one hill a series on a shared axis, its middle 90 % shaded,
 * with marks at the 5 % quantile, the median and the 95 % quantile. The density is
 * estimated along the axis as drawn, so on a logarithmic axis in the logarithm.
 */
import { quantileSorted } from "d3-array";
import { formatCount, formatNumber } from "../base/format.ts";
import type { MarkupNode } from "../base/markup.ts";
import { densityOf, type Density } from "./density.ts";
import { finishChart, NARROW } from "./finish.ts";
import type { Frame } from "./frame.ts";
import { drawHill, HILL_WORDS, type HillSpec } from "./hill.ts";
import { wordsKey, type KeyItem } from "./key.ts";
import { segment } from "./paths.ts";
import type { ReferenceLine } from "./plane.ts";
import { layRowPlane, rowPlaneHeight, type RowPlaneInput } from "./row-plane.ts";
import { makeScale, type AxisSpec } from "./scales.ts";
import { markAt, type SeriesIndex } from "./shapes.ts";

export interface DistributionSeries {
  readonly name: string;
  readonly shortName?: string;
  readonly series: SeriesIndex;
  /** In any order; at least one. */
  readonly samples: readonly number[];
  readonly detail?: string;
  readonly ref?: string;
}

export interface DistributionChartInput {
  readonly axis: AxisSpec;
  readonly series: readonly DistributionSeries[];
  /** A value in words. */
  readonly format: (value: number) => string;
  /** As it is said of a hill, with its unit; left out: `format`. */
  readonly say?: (value: number) => string;
  /** Vertical lines, such as a claim. */
  readonly references?: readonly ReferenceLine[];
  /** What one sample is, in the key; left out: "draw". */
  readonly noun?: string;
}

interface Hill extends HillSpec {
  readonly density: Density;
}

interface Spread {
  readonly axis: AxisSpec;
  /** What the axis must show. */
  readonly values: readonly number[];
  readonly hills: readonly Hill[];
  /** Of the highest hill. */
  readonly peak: number;
  readonly ownHeights: boolean;
  /** Samples that the axis does not show, of `total`. */
  readonly beyond: number;
  readonly total: number;
}

/** Px of the axis on which densities are estimated. */
const NOMINAL = 600;
/** The axis shows all but this share at each end; where tails are long the rest would take most of it. */
const TAIL = 0.005;
/** Beyond this ratio of peaks one scale would flatten the low hills to a line. */
const MOST_PEAK_RATIO = 4;

/** Least height in px at a width. */
export function distributionChartHeight(input: DistributionChartInput, width: number): number {
  return rowPlaneHeight(planeOf(input, spreadOf(input), width), width);
}

/** @throws {RangeError} when a series is empty, the frame is too low, or a value has no place on the axis */
export function distributionChart(input: DistributionChartInput, frame: Frame): MarkupNode {
  const spread = spreadOf(input);
  const plane = layRowPlane(frame, planeOf(input, spread, frame.width));
  const stretch = (plane.plot.right - plane.plot.left) / NOMINAL;
  const tall = bandOf(frame.width) - HILL_WORDS - 6;
  const drawn = spread.hills.map((hill, index) => {
    const bottom = (plane.rows[index]?.middle ?? 0) + bandOf(frame.width) / 2 - HILL_WORDS;
    const peak = spread.ownHeights ? hill.density.peak : spread.peak;
    const outline = hill.density.points.map(({ x, y }) => ({
      x: plane.plot.left + x * stretch,
      y: bottom - (y / peak) * tall,
    }));
    return drawHill(hill, outline, {
      bottom,
      tall,
      plot: plane.plot,
      at: plane.x.at,
      bounds: { left: frame.width < NARROW ? 2 : plane.plot.left - 4, right: frame.width - 2 },
      format: input.format,
      say: input.say ?? input.format,
    });
  });
  return finishChart(
    frame,
    plane.ground,
    plane.words,
    drawn.flatMap(({ marks }) => marks),
    drawn.flatMap(({ words }) => words),
  );
}

/** Densities on an axis of `NOMINAL` px: the same at any width, as is what the key says of them. */
function spreadOf(input: DistributionChartInput): Spread {
  const sorted = input.series.map(sortedOf);
  const { axis, values } = axisOf(input, sorted);
  const scale = makeScale(axis, values, [0, NOMINAL]);
  const hills = input.series.map((one, index): Hill => {
    const samples = sorted[index] ?? [];
    const at = (share: number): number => quantileSorted(samples, share) ?? 0;
    // Far tails are drawn in to one axis length beyond either end, where nobody sees them.
    const places = samples.map((value) => Math.min(2 * NOMINAL, Math.max(-NOMINAL, scale.at(value))));
    const density = densityOf(places.sort((a, b) => a - b));
    const constant = samples[0] === samples.at(-1);
    return { ...one, density, constant, quantiles: [at(0.05), at(0.5), at(0.95)] };
  });
  const peaks = hills.map(({ density }) => density.peak).filter((peak) => Number.isFinite(peak));
  const [peak, lowest] = [Math.max(0, ...peaks), Math.min(...peaks)];
  const outside = sorted.flatMap((samples) =>
    samples.filter((value) => value < scale.domain[0] || value > scale.domain[1]),
  );
  return {
    axis,
    values,
    hills,
    peak,
    ownHeights: peak > MOST_PEAK_RATIO * lowest,
    beyond: outside.length,
    total: sorted.reduce((sum, samples) => sum + samples.length, 0),
  };
}

function sortedOf({ name, samples }: DistributionSeries): number[] {
  if (samples.length === 0) throw new RangeError(`${name}: no samples, expected at least one`);
  for (const value of samples)
    if (!Number.isFinite(value))
      throw new RangeError(`${name}: sample is ${value}, expected a finite number`);
  return [...Float64Array.from(samples).sort()];
}

function axisOf(
  { axis, references = [] }: DistributionChartInput,
  sorted: readonly number[][],
): { readonly axis: AxisSpec; readonly values: readonly number[] } {
  const ends = sorted.flatMap((samples) =>
    [TAIL, 1 - TAIL].map((share) => quantileSorted(samples, share) ?? 0),
  );
  return { axis: { zero: false, ...axis }, values: [...ends, ...references.map(({ value }) => value)] };
}

function bandOf(width: number): number {
  return width < NARROW ? 78 : 92;
}

function planeOf(
  { series, references = [], noun = "draw" }: DistributionChartInput,
  { axis, values, ownHeights, beyond, total }: Spread,
  width: number,
): RowPlaneInput {
  return {
    axis,
    values,
    rows: series.map(({ name, shortName }) => ({
      label: name,
      ...(shortName === undefined ? {} : { shortLabel: shortName }),
    })),
    style: { band: bandOf(width) },
    references,
    key: [
      intervalKey("90% between the ends, median marked"),
      ...(ownHeights ? [wordsKey("each hill has its own height")] : []),
      ...(beyond > 0
        ? [wordsKey(`${formatNumber(beyond)} of ${formatCount(total, noun)} beyond the axis`)]
        : []),
    ],
  };
}

function intervalKey(words: string): KeyItem {
  return {
    words,
    width: 34,
    sample: (x, y) => [
      segment(x - 15, y, x + 15, y, { tone: "soft", width: 3 }),
      segment(x - 15, y - 5, x - 15, y + 5, { tone: "soft", width: 2 }),
      segment(x + 15, y - 5, x + 15, y + 5, { tone: "soft", width: 2 }),
      markAt("circle", x, y, 4.6, { tone: "soft" }),
    ],
  };
}
