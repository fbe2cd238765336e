/**
 * What a total is made of: one bar a row, its parts end to end from 0, the total
 * in words at the end. Parts below 0 run to the left; a mark under the bar then shows the net.
 * Names of the parts stand over the first row where there is room, else in a key.
 */
import type { MarkupNode } from "../base/markup.ts";
import { barBetween, barSeriesKey, cellsOf, zeroLine, type BarCell, type BarSeries } from "./bar-series.ts";
import { endRooms, type EndWords } from "./end-words.ts";
import { finishChart, NARROW } from "./finish.ts";
import type { Frame } from "./frame.ts";
import { evidenceKey, type KeyItem } from "./key.ts";
import type { ReferenceLine } from "./plane.ts";
import { layRowPlane, rowPlaneHeight, topLaneCount, type RowPlane, type RowPlaneInput } from "./row-plane.ts";
import type { RowNames } from "./rows.ts";
import { kindName, type AxisSpec } from "./scales.ts";
import { dataPoint, hover, markAt } from "./shapes.ts";
import { fontSizes, textAt, textBlock } from "./text.ts";
import { lineHeight, textWidth, wrapText } from "./text-width.ts";
import { valueLabel, valueLabelWidth } from "./value-label.ts";

export interface StackedBarRow extends RowNames {
  /** One for each series, in their order. */
  readonly cells: readonly BarCell[];
  /** The total in words; left out: no total is written. */
  readonly total?: string;
  readonly ref?: string;
}

export interface StackedBarChartInput {
  /** Linear: on a logarithm lengths do not add up. */
  readonly axis: AxisSpec;
  /** At most five. */
  readonly series: readonly BarSeries[];
  readonly rows: readonly StackedBarRow[];
  readonly references?: readonly ReferenceLine[];
}

interface Part {
  readonly one: BarSeries;
  readonly cell: BarCell;
  readonly from: number;
  readonly to: number;
}
interface Stack {
  readonly row: StackedBarRow;
  readonly parts: readonly Part[];
  readonly low: number;
  readonly high: number;
  readonly net: number;
  readonly absent: string;
}

const THICK = 20;
const size = fontSizes.small;
const TOTAL = "total";
const NET = "net of what runs to the left";

/** Least height in px at a width. */
export function stackedBarChartHeight(input: StackedBarChartInput, width: number): number {
  return rowPlaneHeight(planeOf(input, width), width);
}

/** @throws {RangeError} on an axis that is not linear, a row that has not one value a series, or a frame too low */
export function stackedBarChart(input: StackedBarChartInput, frame: Frame): MarkupNode {
  const { axis, series } = input;
  if (series.length > 5) throw new RangeError(`${frame.id}: ${series.length} series, expected at most 5`);
  if (axis.kind !== "linear")
    throw new RangeError(`${axis.label}: axis is ${kindName(axis)}, expected linear for stacked bars`);
  const plane = layRowPlane(frame, planeOf(input, frame.width));
  const net = netHeight(input);
  const lift = (absentHeight(input, frame.width) + net) / 2;
  const drawn = stacksOf(input).map((stack, index) => {
    const y = (plane.rows[index]?.middle ?? 0) - lift;
    return drawStack(stack, y, plane, frame, net);
  });
  return finishChart(
    frame,
    plane.ground,
    drawn.flatMap(({ bars }) => bars),
    [zeroLine(plane)],
    plane.words,
    drawn.flatMap(({ words }) => words),
  );
}

function drawStack(
  stack: Stack,
  y: number,
  { x, plot }: RowPlane,
  frame: Frame,
  netRoom: number,
): { readonly bars: readonly MarkupNode[]; readonly words: readonly MarkupNode[] } {
  const { row, parts } = stack;
  const bars = parts.map(({ one, cell, from, to }) => {
    const [left, right] = [x.at(Math.min(from, to)), x.at(Math.max(from, to))];
    const room = right - left;
    const words = textWidth(cell.text, size);
    const both = room >= words + 28;
    const mark = both ? left + 10 : room >= 14 && room < words + 8 ? (left + right) / 2 : undefined;
    const text =
      room >= words + 8
        ? [
            textAt(both ? left + 18 : (left + right - words) / 2, y + size * 0.35, cell.text, {
              size,
              tone: `on-series-${one.series}`,
            }),
          ]
        : [];
    return dataPoint(
      hover(row.label, `${one.name}: ${cell.said ?? cell.text}`, cell.detail),
      { ref: cell.ref, series: one.name },
      ...barBetween(one, left, right, y, THICK, mark),
      ...text,
    );
  });
  const place = { ref: row.ref, series: TOTAL };
  const net =
    stack.low < 0
      ? [
          dataPoint(
            hover(row.label, `${TOTAL}: ${row.total ?? x.text(stack.net)}`),
            place,
            markAt("triangle", x.at(stack.net), y + THICK / 2 + 7, 5, { tone: "ink" }),
          ),
        ]
      : [];
  const label = row.total === undefined ? [] : valueLabel(x.at(stack.high), y, row.total, undefined);
  const total =
    net.length > 0 || row.total === undefined
      ? label
      : [dataPoint(hover(row.label, `${TOTAL}: ${row.total}`), place, ...label)];
  const absent = textBlock(
    Math.max(plot.left, frame.width < NARROW ? 2 : 0) + 2,
    y + THICK / 2 + 3 + netRoom,
    wrapText(stack.absent, frame.width - plot.left - 6, size, { maxLines: 2 }),
    { size, tone: "soft", halo: true },
  );
  return { bars: [...bars, ...net, ...total], words: absent };
}

function stacksOf({ series, rows }: StackedBarChartInput): readonly Stack[] {
  return rows.map((row) => {
    let [low, high] = [0, 0];
    const cells = cellsOf(series, row.cells, row.label);
    const parts = cells.flatMap(({ one, cell }): Part[] => {
      if (cell.value === null) return [];
      const from = cell.value < 0 ? low : high;
      const to = from + cell.value;
      if (cell.value < 0) low = to;
      else high = to;
      return [{ one, cell, from, to }];
    });
    const absent = cells
      .filter(({ cell }) => cell.value === null)
      .map(({ one, cell }) => `${one.name}: ${cell.text}`)
      .join("; ");
    return { row, parts, low, high, net: low + high, absent };
  });
}

/** Room in px under each bar for what is absent, the same in all rows. */
function absentHeight(input: StackedBarChartInput, width: number): number {
  const lines = stacksOf(input).map(({ absent }) =>
    absent === "" ? 0 : textWidth(absent, size) > width * 0.6 ? 2 : 1,
  );
  const most = Math.max(0, ...lines);
  return most === 0 ? 0 : most * lineHeight(size) + 3;
}

/** Room in px under each bar for the mark of the net, where any row has one. */
function netHeight(input: StackedBarChartInput): number {
  return stacksOf(input).some(({ low }) => low < 0) ? 12 : 0;
}

function planeOf(input: StackedBarChartInput, width: number): RowPlaneInput {
  const { axis, series, rows, references = [] } = input;
  const stacks = stacksOf(input);
  const style = { band: THICK + 12 + absentHeight(input, width) + netHeight(input) };
  const values = stacks.flatMap(({ low, high }) => [low, high]);
  const ends = stacks.flatMap(({ high, row }): EndWords[] =>
    row.total === undefined
      ? []
      : [{ value: high, width: valueLabelWidth(row.total, undefined) + 4, side: "right" }],
  );
  const evidence = evidenceKey(rows.flatMap((row) => row.cells.flatMap(({ kind }) => kind ?? [])));
  const netKey: readonly KeyItem[] = stacks.some(({ low }) => low < 0)
    ? [{ words: NET, width: 12, sample: (x, y) => [markAt("triangle", x, y, 5, { tone: "ink" })] }]
    : [];
  const all = [...values, ...references.map(({ value }) => value)];
  const base: RowPlaneInput = {
    axis,
    values,
    rows,
    style,
    references,
    ...endRooms(axis, all, ends, rows, style, width),
  };
  const first = stacks[0];
  const named: RowPlaneInput = {
    ...base,
    names: (first?.parts ?? []).map(({ one, from, to }) => ({
      value: (from + to) / 2,
      words: one.name,
      tone: `series-${one.series}`,
    })),
    key: [...netKey, ...evidence],
  };
  const complete = first?.parts.length === series.length && first.row.group === undefined;
  const wide = width >= NARROW && complete && topLaneCount(named, width) <= 2;
  return wide ? named : { ...base, key: [...barSeriesKey(series, width < NARROW), ...netKey, ...evidence] };
}
