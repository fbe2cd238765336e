/** What grouped and stacked bars share: the series, a value of one, its bar and its sample in the key. */
import type { EvidenceKind } from "../base/evidence.ts";
import { element, type MarkupNode } from "../base/markup.ts";
import type { KeyItem } from "./key.ts";
import { segment } from "./paths.ts";
import type { RowPlane } from "./row-plane.ts";
import { markAt, seriesShape, type MarkShape, type SeriesIndex } from "./shapes.ts";

export interface BarSeries {
  readonly name: string;
  readonly shortName?: string;
  readonly series: SeriesIndex;
  readonly shape?: MarkShape;
}

export interface BarCell {
  /** `null`: absent, for the reason given in `text`. */
  readonly value: number | null;
  /** The value in words; of an absent one the reason. */
  readonly text: string;
  /** The value as it is said of the bar, with its unit; left out: `text`. */
  readonly said?: string;
  readonly kind?: EvidenceKind;
  readonly detail?: string;
  readonly ref?: string;
}

/** Each series with its cell in a row, and the number where there is one. */
export function cellsOf(
  series: readonly BarSeries[],
  cells: readonly BarCell[],
  row: string,
): readonly { readonly one: BarSeries; readonly cell: BarCell }[] {
  if (cells.length !== series.length) {
    throw new RangeError(`${row}: ${cells.length} values, expected one for each of ${series.length} series`);
  }
  return series.flatMap((one, index) => {
    const cell = cells[index];
    return cell === undefined ? [] : [{ one, cell }];
  });
}

/** A bar between two places in px, with the shape of its series at `mark` where that is given. */
export function barBetween(
  one: BarSeries,
  from: number,
  to: number,
  y: number,
  thick: number,
  mark?: number,
): readonly MarkupNode[] {
  const body = element("rect", {
    x: Math.min(from, to),
    y: y - thick / 2,
    width: Math.abs(to - from),
    height: thick,
    fill: "currentColor",
    class: `mark filled series-${one.series}`,
  });
  if (mark === undefined) return [body];
  return [body, markAt(shapeOf(one), mark, y, 3.4, { tone: `on-series-${one.series}` })];
}

/** The shape that a series has besides its colour. */
export function shapeOf({ shape, series }: BarSeries): MarkShape {
  return shape ?? seriesShape(series);
}

export function barSeriesKey(series: readonly BarSeries[], short: boolean): readonly KeyItem[] {
  return series.map((one) => ({
    words: short ? (one.shortName ?? one.name) : one.name,
    width: 18,
    sample: (x, y) => barBetween(one, x - 9, x + 9, y, 12, x),
  }));
}

/** The line from which bars run, where some run to the left. */
export function zeroLine({ x, plot }: RowPlane): MarkupNode | null {
  return x.domain[0] < 0
    ? segment(x.at(0), plot.top, x.at(0), plot.bottom, { tone: "axis", width: 1.2 })
    : null;
}
