/**
 * The one way to put words into a chart: horizontal text with its size, weight
 * and anchor as attributes, so that its room can be read back from the tree.
 */
import { element, type MarkupNode } from "../base/markup.ts";
import { ASCENT, DESCENT, lineHeight, textWidth } from "./text-width.ts";

export type Anchor = "start" | "middle" | "end";

/** Edges in px, from the top left corner of the chart. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface TextStyle {
  /** Font size in px; never below 11. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly anchor?: Anchor;
  /** Class names: `ink`, `soft` or `series-1` … `series-5`. */
  readonly tone?: string;
  /** Draws a rim of paper round the letters, for words that stand on lines. */
  readonly halo?: boolean;
}

/** Sizes in px. Nothing is smaller than `small`. */
export const fontSizes = { small: 12, label: 13 } as const;

/** One line of text; `y` is the baseline. */
export function textAt(x: number, y: number, text: string, style: TextStyle = {}): MarkupNode {
  const { size = fontSizes.label, bold = false, anchor = "start", tone = "ink", halo = false } = style;
  return element(
    "text",
    {
      x,
      y,
      "font-size": size,
      "font-weight": bold ? 600 : undefined,
      "text-anchor": anchor === "start" ? undefined : anchor,
      fill: "currentColor",
      class: `label ${tone}${halo ? " halo" : ""}`,
    },
    text,
  );
}

/** Lines under each other; `top` is the upper edge of the block. */
export function textBlock(
  x: number,
  top: number,
  lines: readonly string[],
  style: TextStyle = {},
): readonly MarkupNode[] {
  const size = style.size ?? fontSizes.label;
  return lines.map((line, index) => textAt(x, top + ASCENT * size + index * lineHeight(size), line, style));
}

/** Width and height in px of lines under each other. */
export function blockSize(
  lines: readonly string[],
  size: number,
  bold = false,
): { readonly width: number; readonly height: number } {
  const width = Math.max(0, ...lines.map((line) => textWidth(line, size, bold)));
  const height = lines.length === 0 ? 0 : (lines.length - 1) * lineHeight(size) + (ASCENT + DESCENT) * size;
  return { width, height };
}

/** The estimated room of every text in a tree, in document order. */
export function textBoxes(
  node: MarkupNode,
): readonly (Box & { readonly text: string; readonly size: number })[] {
  if (node.tag !== "text") {
    return node.children.flatMap((child) => (typeof child === "string" ? [] : textBoxes(child)));
  }
  const { x, y, "font-size": fontSize, "font-weight": weight, "text-anchor": anchor } = node.attributes;
  const text = node.children.filter((child) => typeof child === "string").join("");
  const size = Number(fontSize);
  const width = textWidth(text, size, weight !== undefined);
  const left = Number(x) - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0);
  return [
    {
      text,
      size,
      left,
      right: left + width,
      top: Number(y) - ASCENT * size,
      bottom: Number(y) + DESCENT * size,
    },
  ];
}

/** Whether two boxes share more than their edge; `gap` px keeps them further apart. */
export function overlap(a: Box, b: Box, gap = 0): boolean {
  return a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;
}
