/** One hill of a distribution: its outline and shaded middle, the interval on its foot, and the words below. */
import { element, roundCoordinate, type MarkupNode } from "../base/markup.ts";
import { lineThrough, segment, type Place } from "./paths.ts";
import { quantileWords } from "./quantile-words.ts";
import { dataPoint, hover, markAt, seriesShape, type SeriesIndex } from "./shapes.ts";
import type { Box } from "./text.ts";

/** Room in px under the foot for the words. */
export const HILL_WORDS = 21;

export interface HillSpec {
  readonly name: string;
  readonly series: SeriesIndex;
  readonly detail?: string;
  readonly ref?: string;
  /** The 5 % quantile, the median, the 95 % quantile. */
  readonly quantiles: readonly [number, number, number];
  /** Whether all samples are one value. */
  readonly constant: boolean;
}

export interface HillGround {
  /** The hill's foot in px. */
  readonly bottom: number;
  /** Height in px of the highest hill. */
  readonly tall: number;
  readonly plot: Box;
  readonly at: (value: number) => number;
  /** Between these px the words stand. */
  readonly bounds: { readonly left: number; readonly right: number };
  readonly format: (value: number) => string;
  /** As it is said of the hill. */
  readonly say: (value: number) => string;
}

/** `curve` in px, from the left; empty for a distribution without width, which is drawn as a post. */
export function drawHill(
  hill: HillSpec,
  curve: readonly Place[],
  { bottom, tall, plot, at: px, bounds, format, say }: HillGround,
): { readonly marks: readonly MarkupNode[]; readonly words: readonly MarkupNode[] } {
  const tone = `series-${hill.series}`;
  const [low, middle, high] = hill.quantiles;
  const at = { low: px(low), middle: px(middle), high: px(high) };
  const outline = clip(curve, plot.left, plot.right);
  const [left, right] = [Math.max(at.low, plot.left), Math.min(at.high, plot.right)];
  const summary = hover(
    hill.name,
    hill.constant ? `always ${say(middle)}` : `median ${say(middle)}; 90% from ${say(low)} to ${say(high)}`,
    hill.detail,
  );
  const place = { ref: hill.ref, series: hill.name };
  const inner = clip(outline, left, right);
  const shape =
    outline.length > 1
      ? [
          area(outline, bottom, tone, 0.16),
          area(inner, bottom, tone, 0.4),
          lineThrough(outline, { tone, width: 1.8 }),
        ].filter((node) => node !== null)
      : [segment(at.middle, bottom, at.middle, bottom - tall, { tone, width: 3 })];
  const ends = [
    { share: "5% lie below", value: low, x: at.low },
    { share: "5% lie above", value: high, x: at.high },
  ].filter(() => low < high);
  const marks = [
    dataPoint(summary, place, ...shape),
    ...(low < high ? [segment(left, bottom, right, bottom, { tone, width: 3 })] : []),
    ...ends
      .filter(({ x }) => x >= plot.left && x <= plot.right)
      .map(({ share, value, x }) =>
        dataPoint(
          hover(hill.name, `${share} ${say(value)}`),
          place,
          segment(x, bottom - 5, x, bottom + 5, { tone, width: 2 }),
        ),
      ),
    dataPoint(
      hover(hill.name, `median ${say(middle)}`),
      place,
      markAt(seriesShape(hill.series), at.middle, bottom, 4.6, { tone }),
    ),
  ];
  const words = quantileWords(
    {
      low: { at: at.low, words: format(low) },
      middle: { at: at.middle, words: format(middle) },
      high: { at: at.high, words: format(high) },
    },
    bottom + HILL_WORDS - 4,
    bounds,
  );
  return { marks, words };
}

/** The stretch of a curve from `left` to `right`, with its height at both. */
function clip(points: readonly Place[], left: number, right: number): readonly Place[] {
  const cut = (at: number): Place | undefined => {
    const next = points.findIndex(({ x }) => x >= at);
    const [from, to] = [points[next - 1], points[next]];
    if (from === undefined || to === undefined) return undefined;
    return { x: at, y: from.y + ((to.y - from.y) * (at - from.x)) / (to.x - from.x) };
  };
  return [cut(left), ...points.filter(({ x }) => x >= left && x <= right), cut(right)].filter(
    (place) => place !== undefined,
  );
}

/** What lies under an outline; fewer than two places give nothing. */
function area(outline: readonly Place[], bottom: number, tone: string, opacity: number): MarkupNode | null {
  const [first, last] = [outline[0], outline.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const line = outline.map(({ x, y }) => `L${roundCoordinate(x)},${roundCoordinate(y)}`).join("");
  const foot = roundCoordinate(bottom);
  return element("path", {
    d: `M${roundCoordinate(first.x)},${foot}${line}L${roundCoordinate(last.x)},${foot}Z`,
    fill: "currentColor",
    "fill-opacity": opacity,
    class: tone,
  });
}
