/**
 * A table as a picture, to be taken along: heads with their units, numbers at the
 * right of their column. Where the columns do not fit beside each other, each row
 * becomes a block of lines, so that no cell is left out.
 */
import type { MarkupNode } from "../base/markup.ts";
import { finishChart } from "./finish.ts";
import type { Frame } from "./frame.ts";
import { segment } from "./paths.ts";
import { dataPoint } from "./shapes.ts";
import { fontSizes, textAt, textBlock } from "./text.ts";
import { ASCENT, lineHeight, textWidth, wrapText } from "./text-width.ts";

export interface TableChartColumn {
  readonly title: string;
  readonly unit?: string;
  readonly numeric: boolean;
}

export interface TableChartInput {
  readonly columns: readonly TableChartColumn[];
  /** Each with one text a column. */
  readonly rows: readonly { readonly cells: readonly string[]; readonly ref?: string }[];
}

const size = fontSizes.small;
/** Between columns, and from row to row, in px. */
const AIRY = { gap: 18, row: 24 } as const;
const DENSE = { gap: 10, row: 18 } as const;
const EDGE = 2;
/** A head is wrapped to this width in px, unless a cell below it is wider. */
const HEAD = 110;
const BLOCK_GAP = 12;

interface Laid {
  readonly heads: readonly (readonly string[])[];
  readonly widths: readonly number[];
  readonly headHeight: number;
  readonly row: number;
}

/** Least height in px at a width. */
export function tableChartHeight(input: TableChartInput, width: number, dense?: true): number {
  const laid = columnsOf(input, width, dense);
  if (laid !== null) return Math.ceil(laid.headHeight + 8 + input.rows.length * laid.row + 6);
  return Math.ceil(input.rows.reduce((sum, { cells }) => sum + blockHeight(input, cells, width), 0) + 6);
}

/** @throws {RangeError} on a row without a cell for each column, or a frame that is too low */
export function tableChart(input: TableChartInput, frame: Frame): MarkupNode {
  for (const { cells } of input.rows) {
    if (cells.length !== input.columns.length)
      throw new RangeError(`${frame.id}: ${cells.length} cells, expected ${input.columns.length}`);
  }
  const least = tableChartHeight(input, frame.width, frame.dense);
  if (frame.height < least)
    throw new RangeError(`${frame.id}: height is ${frame.height}, expected at least ${least}`);
  const laid = columnsOf(input, frame.width, frame.dense);
  return laid === null ? blocks(input, frame) : grid(input, laid, frame);
}

function grid(
  input: TableChartInput,
  { heads, widths, headHeight, row: pitch }: Laid,
  frame: Frame,
): MarkupNode {
  const spare = (frame.width - 2 * EDGE - widths.reduce((sum, one) => sum + one, 0)) / widths.length;
  const gap = Math.min(60, spare);
  const lefts = widths.map(
    (_, index) => EDGE + widths.slice(0, index).reduce((sum, one) => sum + one + gap, 0),
  );
  const end = (lefts.at(-1) ?? 0) + (widths.at(-1) ?? 0);
  const place = (column: number): { readonly x: number; readonly anchor: "start" | "end" } => {
    const numeric = input.columns[column]?.numeric === true;
    const left = lefts[column] ?? 0;
    return numeric ? { x: left + (widths[column] ?? 0), anchor: "end" } : { x: left, anchor: "start" };
  };
  const rule = segment(EDGE, headHeight + 4, end, headHeight + 4, { tone: "series-1", width: 1.6 });
  const head = heads.flatMap((lines, column) => {
    const { x, anchor } = place(column);
    const top = headHeight - lines.length * lineHeight(size);
    return textBlock(x, top, lines, { size, anchor, tone: "soft" });
  });
  const rows = input.rows.map(({ cells, ref }, row) => {
    const top = headHeight + 8 + row * pitch;
    const line = segment(EDGE, top + pitch, end, top + pitch, { tone: "grid" });
    const words = cells.map((cell, column) => {
      const { x, anchor } = place(column);
      return textAt(x, top + pitch / 2 + size * 0.35, cell, { size, anchor, bold: column === 0 });
    });
    return dataPoint(wordsOf(input, cells), { ref, series: cells[0] }, line, ...words);
  });
  return finishChart(frame, [rule], head, rows);
}

function blocks(input: TableChartInput, frame: Frame): MarkupNode {
  let top = 2;
  const drawn = input.rows.map(({ cells, ref }) => {
    const lines = blockLines(input, cells, frame.width);
    const rule = segment(EDGE, top, frame.width - EDGE, top, { tone: "series-1", width: 1.6 });
    const words = lines.map(({ text, bold }, index) =>
      textAt(EDGE, top + 5 + ASCENT * size + index * lineHeight(size), text, {
        size,
        bold,
        tone: bold ? "ink" : "soft",
      }),
    );
    top += blockHeight(input, cells, frame.width);
    return dataPoint(wordsOf(input, cells), { ref, series: cells[0] }, rule, ...words);
  });
  return finishChart(frame, drawn);
}

function blockLines(
  { columns }: TableChartInput,
  cells: readonly string[],
  width: number,
): readonly { readonly text: string; readonly bold: boolean }[] {
  return cells.flatMap((cell, column) => {
    const text = column === 0 ? cell : `${headOf(columns[column])}: ${cell}`;
    return wrapText(text, width - 2 * EDGE - 8, size, { bold: column === 0, maxLines: 3 }).map((line) => ({
      text: line,
      bold: column === 0,
    }));
  });
}

function blockHeight(input: TableChartInput, cells: readonly string[], width: number): number {
  return blockLines(input, cells, width).length * lineHeight(size) + BLOCK_GAP;
}

/** `null` where the columns do not fit beside each other. */
function columnsOf({ columns, rows }: TableChartInput, width: number, dense?: true): Laid | null {
  const { gap, row: pitch } = dense === true ? DENSE : AIRY;
  const cells = columns.map((_, column) =>
    Math.max(0, ...rows.map((row) => textWidth(row.cells[column] ?? "", size, column === 0))),
  );
  const heads = columns.map((column, index) =>
    wrapText(headOf(column), Math.max(HEAD, cells[index] ?? 0), size, { maxLines: 4 }),
  );
  const widths = columns.map((_, column) =>
    Math.ceil(Math.max(cells[column] ?? 0, ...(heads[column] ?? []).map((line) => textWidth(line, size)))),
  );
  const total = widths.reduce((sum, one) => sum + one, 0) + gap * columns.length + 2 * EDGE;
  if (total > width) return null;
  const lines = Math.max(1, ...heads.map((head) => head.length));
  return { heads, widths, headHeight: lines * lineHeight(size) + 2, row: pitch };
}

function headOf(column: TableChartColumn | undefined): string {
  if (column === undefined) return "";
  const { title, unit = "" } = column;
  return unit === "" ? title : `${title}, ${unit}`;
}

function wordsOf({ columns }: TableChartInput, cells: readonly string[]): string {
  return cells
    .map((cell, column) => (column === 0 ? cell : `${headOf(columns[column])}: ${cell}`))
    .join("\n");
}
