/** The word in the corner of a trade-off chart that says which way is better. */
import { element, type MarkupNode } from "../base/markup.ts";
import type { Place } from "./paths.ts";
import { fontSizes, textAt, type Box } from "./text.ts";
import { textWidth } from "./text-width.ts";

export type Better = "up-right" | "up-left" | "down-right" | "down-left";

const WORD = "better";
const ARROW = 14;

/**
 * "better" with an arrow, in its corner of the plot where that is free, or else
 * at the right end of the chart's first line.
 */
export function betterCorner(
  better: Better,
  plot: Box,
  taken: { readonly places: readonly Place[]; readonly boxes: readonly Box[] },
): { readonly nodes: readonly MarkupNode[]; readonly box: Box } | null {
  const size = fontSizes.small;
  const width = textWidth(WORD, size) + ARROW + 4;
  const [vertical, horizontal] = better.split("-");
  const inset = 6;
  const height = size * 1.2;
  const inner: Place = {
    x: horizontal === "right" ? plot.right - inset - width : plot.left + inset,
    y: vertical === "up" ? plot.top + inset : plot.bottom - inset - height,
  };
  for (const { x, y } of [inner, { x: plot.right - width, y: 0 }]) {
    const box: Box = { left: x, top: y, right: x + width, bottom: y + height };
    const busy =
      taken.places.some(
        (place) =>
          place.x > box.left - 4 &&
          place.x < box.right + 4 &&
          place.y > box.top - 4 &&
          place.y < box.bottom + 4,
      ) ||
      taken.boxes.some(
        (other) =>
          box.left < other.right + 6 &&
          other.left < box.right + 6 &&
          box.top < other.bottom &&
          other.top < box.bottom,
      );
    if (busy) continue;
    const rightward = horizontal === "right";
    const wordX = rightward ? x : x + ARROW + 4;
    const arrowX = rightward ? x + width - ARROW / 2 : x + ARROW / 2;
    const nodes = [
      textAt(wordX, y + size * 0.93, WORD, { size, tone: "soft" }),
      arrow(arrowX, y + size * 0.58, rightward ? 1 : -1, vertical === "up" ? -1 : 1),
    ];
    return { nodes, box };
  }
  return null;
}

function arrow(x: number, y: number, dx: number, dy: number): MarkupNode {
  const reach = 4.5;
  const tip = `${round(x + dx * reach)},${round(y + dy * reach)}`;
  const tail = `${round(x - dx * reach)},${round(y - dy * reach)}`;
  const first = `${round(x + dx * reach - dx * 5.5)},${round(y + dy * reach)}`;
  const second = `${round(x + dx * reach)},${round(y + dy * reach - dy * 5.5)}`;
  return element("path", {
    d: `M${tail}L${tip}M${first}L${tip}L${second}`,
    fill: "none",
    stroke: "currentColor",
    "stroke-width": 1.4,
    class: "soft",
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
