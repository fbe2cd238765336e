/** Light grid lines with their values, and the axis under the plot. No box. */
import type { MarkupNode } from "../base/markup.ts";
import { segment } from "./paths.ts";
import type { Scale } from "./scales.ts";
import { fontSizes, textAt, type Box } from "./text.ts";
import { textWidth } from "./text-width.ts";

const size = fontSizes.small;

/** Ticks of a vertical axis that leave at least `room` px between lines. */
export function verticalTicks(scale: Scale, room = 34): readonly number[] {
  return scale.ticks(Math.max(2, Math.floor(Math.abs(scale.range[1] - scale.range[0]) / room)));
}

/** Ticks of a horizontal axis whose words do not touch. */
export function horizontalTicks(scale: Scale): readonly number[] {
  const span = Math.abs(scale.range[1] - scale.range[0]);
  const most = scale.kind === "log" ? Math.floor(span / 40) : Math.min(10, Math.floor(span / 56));
  for (let count = Math.max(2, most); count > 2; count -= 1) {
    const ticks = scale.ticks(count);
    const spaced = ticks.every((tick, index) => {
      const next = ticks[index + 1];
      if (next === undefined) return true;
      const words = (textWidth(scale.text(tick), size) + textWidth(scale.text(next), size)) / 2;
      return Math.abs(scale.at(next) - scale.at(tick)) >= words + 10;
    });
    if (spaced) return ticks;
  }
  return scale.ticks(2);
}

/** Room in px that the values of a vertical axis need at its left. */
export function tickRoom(scale: Scale, ticks: readonly number[]): number {
  return Math.ceil(Math.max(0, ...ticks.map((tick) => textWidth(scale.text(tick), size)))) + 8;
}

/** Horizontal lines across the plot with their values at the left. */
export function horizontalGrid(scale: Scale, ticks: readonly number[], plot: Box): readonly MarkupNode[] {
  return ticks.flatMap((tick) => {
    const y = scale.at(tick);
    return [
      segment(plot.left, crisp(y), plot.right, crisp(y), { tone: "grid" }),
      textAt(plot.left - 7, y + size * 0.35, scale.text(tick), { size, anchor: "end", tone: "soft tick" }),
    ];
  });
}

/** Vertical lines through the plot, for charts whose values run to the right. */
export function verticalGrid(scale: Scale, ticks: readonly number[], plot: Box): readonly MarkupNode[] {
  return ticks.map((tick) => {
    const x = crisp(scale.at(tick));
    return segment(x, plot.top, x, plot.bottom, { tone: "grid" });
  });
}

/** Values under the plot, kept inside 0 to `width` px; `line` draws the axis itself with small ticks. */
export function bottomValues(
  scale: Scale,
  ticks: readonly number[],
  plot: Box,
  width: number,
  line: boolean,
): readonly MarkupNode[] {
  const axis = line
    ? [segment(plot.left, crisp(plot.bottom), plot.right, crisp(plot.bottom), { tone: "axis" })]
    : [];
  let free = Number.NEGATIVE_INFINITY;
  return [
    ...axis,
    ...ticks.flatMap((tick) => {
      const words = scale.text(tick);
      const half = textWidth(words, size) / 2;
      const x = Math.max(half + 1, Math.min(scale.at(tick), width - half - 1));
      if (x - half < free) return [];
      free = x + half + 4;
      const mark = line
        ? [
            segment(crisp(scale.at(tick)), plot.bottom, crisp(scale.at(tick)), plot.bottom + 4, {
              tone: "axis",
            }),
          ]
        : [];
      return [...mark, textAt(x, plot.bottom + 18, words, { size, anchor: "middle", tone: "soft tick" })];
    }),
  ];
}

/** The middle of a pixel, so that a thin line is not smeared over two. */
function crisp(place: number): number {
  return Math.floor(place) + 0.5;
}
