/**
 * The labels at one end of a slope chart: values in a column beside the axis,
 * names outside of it, level with their points or moved apart where they crowd.
 * A narrow frame has room for the names at the right end alone: a left end without a value, which
 * would say "no value" of nobody, is left out there.
 */
import type { MarkupNode } from "../base/markup.ts";
import { NARROW } from "./finish.ts";
import { segment } from "./paths.ts";
import type { Scale } from "./scales.ts";
import type { SlopeLine } from "./slope-chart.ts";
import { spreadColumn } from "./spread.ts";
import { blockSize, fontSizes, textAt, textBlock, type Box } from "./text.ts";
import { ASCENT, textWidth, wrapText } from "./text-width.ts";

export interface SlopeEnd {
  /** Level with this value; of an absent end with the value nearest to it. */
  readonly level: number;
  readonly absent: boolean;
  /** The value in words; empty where it is absent. */
  readonly value: string;
  readonly lines: readonly string[];
  readonly bold: boolean;
  readonly tone: string;
  readonly height: number;
}

export interface SlopeSide {
  readonly ends: readonly SlopeEnd[];
  /** Width in px of values and names. */
  readonly room: number;
  readonly valueRoom: number;
}

const size = fontSizes.small;
const GAP = 7;

/** The labels of one side and the room they take. */
export function slopeSide(lines: readonly SlopeLine[], side: "left" | "right", width: number): SlopeSide {
  const narrow = width < NARROW;
  const most = narrow ? (side === "left" ? 64 : width * 0.28) : Math.min(width * 0.24, 220);
  const ends = lines.flatMap((line): SlopeEnd[] => {
    const ordered = side === "left" ? line.points : [...line.points].reverse();
    const [point] = ordered;
    const level = ordered.find(({ value }) => value !== null)?.value;
    if (point === undefined || level == null) return [];
    const absent = point.value === null;
    const name = narrow ? (side === "left" ? "" : (line.shortLabel ?? line.label)) : line.label;
    if (absent && name === "") return [];
    const words = absent ? [name, point.text].filter((part) => part !== "").join(": ") : name;
    const bold = line.series !== undefined && !absent;
    const wrapped = wrapText(words, most, size, { bold, maxLines: 4 });
    const tone = line.series === undefined ? "soft" : `series-${line.series}`;
    const height = blockSize(wrapped.length === 0 ? [""] : wrapped, size, bold).height;
    return [{ level, absent, value: absent ? "" : point.text, lines: wrapped, bold, tone, height }];
  });
  const valueRoom = Math.max(0, ...ends.map(({ value }) => textWidth(value, size, true)));
  const room = Math.max(
    0,
    ...ends.map(({ absent, lines: wrapped, bold }) => {
      const name = blockSize(wrapped, size, bold).width;
      return absent ? name : valueRoom + (name === 0 ? 0 : GAP + name);
    }),
  );
  return { ends, room: Math.ceil(room) + 2, valueRoom };
}

/** `null` where the labels do not fit above each other. */
export function drawSlopeEnds(
  { ends, valueRoom }: SlopeSide,
  side: "left" | "right",
  y: Scale,
  plot: Box,
  leader: number,
  gap: number,
): readonly MarkupNode[] | null {
  const middles = spreadColumn(
    ends.map(({ level, height }) => ({ wanted: y.at(level), height })),
    plot.top - 2,
    plot.bottom + 4,
    gap,
  );
  if (middles === null) return null;
  const sign = side === "left" ? -1 : 1;
  const edge = side === "left" ? plot.left : plot.right;
  const inner = edge + sign * leader;
  const anchor = side === "left" ? "end" : "start";
  return ends.flatMap(({ level, absent, value, lines, bold, tone, height }, index): readonly MarkupNode[] => {
    const middle = middles[index] ?? y.at(level);
    const top = middle - height / 2;
    const moved = Math.abs(middle - y.at(level)) > 4;
    const line = segment(edge + sign * 6, y.at(level), inner - sign * 2, middle, { tone: "leader" });
    // The value stands level with the first line of the name.
    const first = top + ASCENT * size;
    const valueText = textAt(inner, first, value, { size, bold, anchor, tone, halo: true });
    const names = textBlock(absent ? inner : inner + sign * (valueRoom + GAP), top, lines, {
      size,
      bold,
      anchor,
      tone: absent ? "soft" : tone,
      halo: true,
    });
    return [...(moved && !absent ? [line] : []), ...(value === "" ? [] : [valueText]), ...names];
  });
}
