/** Lines: path text with rounded coordinates, and the dash of each provenance. */
import { element, roundCoordinate, type MarkupNode } from "../base/markup.ts";

/** A place in px. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A place that labels keep off; `weight` 1 is a line, more is a mark, less is what may be covered. */
export interface Weighed extends Place {
  readonly weight: number;
  /** Whose line or mark it is: a label keeps away from those of others. */
  readonly owner?: string;
}

/** Gives all places one weight and owner. */
export function weigh(places: readonly Place[], weight: number, owner = ""): readonly Weighed[] {
  return places.map(({ x, y }) => ({ x, y, weight, owner }));
}

/** How a stretch of a line is known: by measurement, between two measurements, or beyond them. */
export type Provenance = "measured" | "interpolated" | "derived";

/** Presentation attribute for each provenance; `undefined` is a solid line. */
export const dashes: Readonly<Record<Provenance, string | undefined>> = {
  measured: undefined,
  interpolated: "6 3.5",
  derived: "1.5 4",
};

export interface LineStyle {
  readonly tone?: string | undefined;
  readonly width?: number;
  readonly dash?: string | undefined;
}

/** A line through places; fewer than two give nothing. */
export function lineThrough(places: readonly Place[], style: LineStyle = {}): MarkupNode | null {
  if (places.length < 2) return null;
  const { tone, width = 2, dash } = style;
  return element("path", {
    d: `M${places.map(({ x, y }) => `${finite(x)},${finite(y)}`).join("L")}`,
    fill: "none",
    stroke: "currentColor",
    "stroke-width": width,
    "stroke-dasharray": dash,
    "stroke-linejoin": "round",
    "stroke-linecap": dash === dashes.derived && dash !== undefined ? "round" : undefined,
    class: tone === undefined ? "line" : `line ${tone}`,
  });
}

/** A dot of a cloud with the words of its point. */
export interface Dot extends Place {
  readonly words: string;
}

/**
 * Many dots as one path, in order of place: the cloud behind a chart. A cloud of
 * hundreds of marks with an element for each would outweigh the page. The words
 * of the dots stand in `data-texts`, one line for each dot in the order of the
 * path's `M` commands; a page may load them apart.
 */
export function dots(cloud: readonly Dot[], width: number, series: string): MarkupNode | null {
  if (cloud.length === 0) return null;
  const sorted = cloud
    .map(({ x, y, words }) => ({
      x: roundCoordinate(finite(x)),
      y: roundCoordinate(finite(y)),
      words: words.replaceAll("\n", ", "),
    }))
    .sort((a, b) => a.x - b.x || a.y - b.y || (a.words < b.words ? -1 : a.words > b.words ? 1 : 0));
  return element("path", {
    d: sorted.map(({ x, y }) => `M${x},${y}h0`).join(""),
    fill: "none",
    stroke: "currentColor",
    "stroke-width": width,
    "stroke-linecap": "round",
    "stroke-opacity": 0.5,
    class: "dots",
    "data-series": series,
    "data-texts": sorted.map(({ words }) => words).join("\n"),
  });
}

/** A straight line between two places. */
export function segment(x1: number, y1: number, x2: number, y2: number, style: LineStyle = {}): MarkupNode {
  const { tone = "ink", width = 1, dash } = style;
  return element("line", {
    x1,
    y1,
    x2,
    y2,
    stroke: "currentColor",
    "stroke-width": width,
    "stroke-dasharray": dash,
    class: tone,
  });
}

/** Places about `step` px apart along a line, for labels that shall keep off it. */
export function along(places: readonly Place[], step = 6): readonly Place[] {
  const found: Place[] = [];
  for (const [index, from] of places.entries()) {
    const to = places[index + 1] ?? from;
    const count = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / step));
    for (let part = 0; part < count; part += 1)
      found.push({
        x: from.x + ((to.x - from.x) * part) / count,
        y: from.y + ((to.y - from.y) * part) / count,
      });
  }
  return found;
}

/** A place and four places `reach` px from it, for a mark that labels keep off. */
export function around({ x, y }: Place, reach: number): readonly Place[] {
  return [
    { x, y },
    { x: x - reach, y },
    { x: x + reach, y },
    { x, y: y - reach },
    { x, y: y + reach },
  ];
}

/** Where the name of a line may stand: its right end, its left end, its other places from the right. */
export function endsFirst(places: readonly Place[]): readonly Place[] {
  const [first, ...rest] = places;
  const last = rest.pop();
  if (first === undefined) return [];
  return last === undefined ? [first] : [last, first, ...rest.reverse()];
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`coordinate is ${value}, expected a finite number`);
  return roundCoordinate(value);
}
