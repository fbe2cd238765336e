/**
 * Several bars a row, one for each series, from 0; on a logarithmic axis, which
 * has no 0, a mark on a thin line instead. An absent value is said in words.
 */
import type { MarkupNode } from "../base/markup.ts";
import {
  barBetween,
  barSeriesKey,
  cellsOf,
  shapeOf,
  zeroLine,
  type BarCell,
  type BarSeries,
} from "./bar-series.ts";
import { endRooms, type EndWords } from "./end-words.ts";
import { finishChart, NARROW } from "./finish.ts";
import type { Frame } from "./frame.ts";
import { evidenceKey } from "./key.ts";
import { segment } from "./paths.ts";
import type { ReferenceLine } from "./plane.ts";
import { layRowPlane, rowPlaneHeight, type RowPlane, type RowPlaneInput } from "./row-plane.ts";
import type { RowNames } from "./rows.ts";
import type { AxisSpec } from "./scales.ts";
import { dataPoint, hover, markAt } from "./shapes.ts";
import { fontSizes, textAt } from "./text.ts";
import { textWidth } from "./text-width.ts";
import { leftValueLabel, valueLabel, valueLabelWidth } from "./value-label.ts";

export interface GroupedBarRow extends RowNames {
  /** One for each series, in their order. */
  readonly cells: readonly BarCell[];
}

export interface GroupedBarChartInput {
  readonly axis: AxisSpec;
  /** At most five. */
  readonly series: readonly BarSeries[];
  readonly rows: readonly GroupedBarRow[];
  readonly references?: readonly ReferenceLine[];
}

/** Between the bars of a row, and their thickness, in px. */
const AIRY = { pitch: 19, thick: 13 } as const;
const DENSE = { pitch: 15, thick: 11 } as const;
type Spacing = typeof AIRY | typeof DENSE;
const spacingOf = (dense: true | undefined): Spacing => (dense === true ? DENSE : AIRY);
const ABSENT_GAP = 7;

/** Least height in px at a width. */
export function groupedBarChartHeight(input: GroupedBarChartInput, width: number): number {
  return rowPlaneHeight(planeOf(input, width), width);
}

/** @throws {RangeError} when a row has not one value a series, the frame is too low, or a value has no place */
export function groupedBarChart(input: GroupedBarChartInput, frame: Frame): MarkupNode {
  const { series, rows, axis } = input;
  if (series.length > 5) throw new RangeError(`${frame.id}: ${series.length} series, expected at most 5`);
  const plane = layRowPlane(frame, planeOf(input, frame.width, frame.dense));
  const { pitch, thick } = spacingOf(frame.dense);
  const drawn = rows.flatMap((row, index) => {
    const top = (plane.rows[index]?.middle ?? 0) - (series.length * pitch) / 2;
    return cellsOf(series, row.cells, row.label).map(({ one, cell }, at) =>
      drawBar(
        row,
        one,
        cell,
        { y: top + (at + 0.5) * pitch, thick },
        plane,
        axis.kind === "log",
        frame.width,
      ),
    );
  });
  return finishChart(
    frame,
    plane.ground,
    drawn.flatMap(({ bars }) => bars),
    [axis.kind === "log" ? null : zeroLine(plane)],
    plane.words,
    drawn.flatMap(({ words }) => words),
  );
}

function drawBar(
  row: GroupedBarRow,
  one: BarSeries,
  cell: BarCell,
  { y, thick }: { readonly y: number; readonly thick: number },
  { plot, x }: RowPlane,
  log: boolean,
  width: number,
): { readonly bars: readonly MarkupNode[]; readonly words: readonly MarkupNode[] } {
  const foot = log ? plot.left : x.at(0);
  if (cell.value === null) {
    // Nothing else stands on this line, so words without room at its right may begin further left.
    const words = absentWords(one, cell);
    const left = Math.max(2, Math.min(foot + ABSENT_GAP, width - 2 - textWidth(words, fontSizes.small)));
    const style = { size: fontSizes.small, tone: "soft", halo: true };
    return { bars: [], words: [textAt(left, y + 4.2, words, style)] };
  }
  const place = { ref: cell.ref, series: one.name };
  const words = hover(row.label, `${one.name}: ${cell.said ?? cell.text}`, cell.detail);
  const end = x.at(cell.value);
  const label = end < foot ? leftValueLabel : valueLabel;
  if (log) {
    const tone = `series-${one.series}`;
    const line = segment(foot, y, end, y, { tone, width: 1.6 });
    const bar = dataPoint(words, place, line, markAt(shapeOf(one), end, y, 5, { tone }));
    return { bars: [bar], words: label(end + 4, y, cell.text, cell.kind) };
  }
  const long = Math.abs(end - foot);
  const mark = long > 18 ? end + (end < foot ? 8 : -8) : long > 9 ? (end + foot) / 2 : undefined;
  const bar = dataPoint(words, place, ...barBetween(one, foot, end, y, thick, mark));
  return { bars: [bar], words: label(end, y, cell.text, cell.kind) };
}

function absentWords(one: BarSeries, cell: BarCell): string {
  return `${one.shortName ?? one.name}: ${cell.text}`;
}

function planeOf(
  { axis, series, rows, references = [] }: GroupedBarChartInput,
  width: number,
  dense?: true,
): RowPlaneInput {
  const gap = width < NARROW ? 4 : dense === true ? 7 : 14;
  const style = { band: series.length * spacingOf(dense).pitch + gap, nameShare: 0.28, dense };
  const cells = rows.flatMap((row) => cellsOf(series, row.cells, row.label));
  const present = cells.flatMap(({ cell }) => (cell.value === null ? [] : [{ ...cell, value: cell.value }]));
  const values = present.map(({ value }) => value);
  const foot = axis.kind === "log" ? Math.min(...values) : 0;
  const ends: readonly EndWords[] = [
    ...present.map(({ value, text, kind }) => ({
      value,
      width: valueLabelWidth(text, kind) + 4,
      side: value < 0 ? ("left" as const) : ("right" as const),
    })),
    ...cells.flatMap(({ one, cell }): EndWords[] =>
      cell.value === null
        ? [
            {
              value: foot,
              width: textWidth(absentWords(one, cell), fontSizes.small) + ABSENT_GAP,
              side: "right",
            },
          ]
        : [],
    ),
  ];
  const all = [...values, ...references.map(({ value }) => value)];
  return {
    axis,
    values,
    rows,
    style,
    references,
    key: [
      ...barSeriesKey(series, width < NARROW),
      ...evidenceKey(cells.flatMap(({ cell }) => cell.kind ?? [])),
    ],
    ...endRooms(axis, all, ends, rows, style, width),
  };
}
