/**
 * Names of lines in a column at the right of the plot, each level with the end of
 * its line, moved apart where they crowd. A line that ends elsewhere, or for which
 * the column has no room, is named like any other mark.
 */
import type { MarkupNode } from "../base/markup.ts";
import { NARROW, wordsFor } from "./finish.ts";
import type { Frame } from "./frame.ts";
import type { LineSeries } from "./line-chart.ts";
import type { DrawnSeries } from "./line-series.ts";
import { endsFirst, segment, type Place } from "./paths.ts";
import type { Plane } from "./plane.ts";
import { spreadColumn } from "./spread.ts";
import { blockSize, fontSizes, textBlock, type Box } from "./text.ts";
import { wrapText } from "./text-width.ts";

/** A name to be placed near one of its targets. */
export interface FreeName {
  readonly name: string;
  readonly tone: string;
  readonly targets: readonly Place[];
}

export interface LineEnds {
  readonly nodes: readonly MarkupNode[];
  readonly solid: readonly Box[];
  readonly elsewhere: readonly FreeName[];
}

const size = fontSizes.label;
const GAP = 9;
/** A line that ends this near to the right edge of the plot, as a share of its width, is named in the column. */
const NEAR = 0.07;

function nameLines(name: string, width: number): readonly string[] {
  const most = width < NARROW ? width * 0.22 - GAP : Math.min(width * 0.22, 210) - GAP;
  return wrapText(name, most, size, { bold: true, maxLines: 3 });
}

function isNamed({ named, behind }: LineSeries): boolean {
  return named !== false && behind !== true;
}

/** The room that each name wants at the right, for `layPlane`. */
export function endNames(
  series: readonly LineSeries[],
  width: number,
): readonly { readonly value: number; readonly width: number }[] {
  return series.flatMap((one) => {
    let last = Number.NEGATIVE_INFINITY;
    for (const { x, y } of one.points) if (y !== null) last = Math.max(last, x);
    if (!isNamed(one) || last === Number.NEGATIVE_INFINITY) return [];
    const words = width < NARROW ? (one.shortName ?? one.name) : one.name;
    const block = blockSize(nameLines(words, width), size, true);
    return [{ value: last, width: block.width + GAP }];
  });
}

export function drawLineEnds(
  series: readonly LineSeries[],
  drawn: readonly DrawnSeries[],
  { plot }: Plane,
  frame: Frame,
): LineEnds {
  const names = series.flatMap((one, index) => {
    const runs = drawn[index]?.runs ?? [];
    const end = runs.at(-1)?.at(-1);
    if (!isNamed(one) || end === undefined) return [];
    const name = wordsFor(frame, one.name, one.shortName);
    const lines = nameLines(name, frame.width);
    return [{ name, lines, ...blockSize(lines, size, true), tone: `series-${one.series}`, end, runs }];
  });
  const fits = names.map(
    ({ end, width }) =>
      end.x > plot.right - NEAR * (plot.right - plot.left) && end.x + GAP + width <= frame.width - 1,
  );
  const column = names.filter((_, index) => fits[index] === true);
  const middles = spreadColumn(
    column.map(({ end, height }) => ({ wanted: end.y, height })),
    plot.top - 2,
    plot.bottom + 4,
  );
  const free = names.filter((_, index) => middles === null || fits[index] !== true);
  const elsewhere = free.map(({ name, tone, runs }): FreeName => {
    return { name, tone, targets: endsFirst(runs.flat()).slice(0, 40) };
  });
  if (middles === null) return { nodes: [], solid: [], elsewhere };
  const widest = Math.max(0, ...column.map(({ width }) => width));
  const left = Math.min(Math.max(...column.map(({ end }) => end.x)) + GAP, frame.width - 1 - widest);
  const solid: Box[] = [];
  const nodes = column.flatMap(({ lines, width, height, tone, end }, index): readonly MarkupNode[] => {
    const middle = middles[index] ?? end.y;
    const top = middle - height / 2;
    solid.push({ left: left - 2, right: left + width, top, bottom: top + height });
    const moved = Math.abs(middle - end.y) > 5 || end.x < left - GAP - 10;
    const leader = moved ? [segment(end.x + 5, end.y, left - 2, middle, { tone: "leader" })] : [];
    return [...leader, ...textBlock(left, top, lines, { size, bold: true, tone, halo: true })];
  });
  return { nodes, solid, elsewhere };
}
