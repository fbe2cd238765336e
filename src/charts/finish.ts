/** The last step of every chart: the root, and numbers for the marks that a reader can reach. */
import type { MarkupNode } from "../base/markup.ts";
import { chartRoot, type Frame } from "./frame.ts";

/** Below this width in px a chart uses short labels and fewer ticks. */
export const NARROW = 480;

/** `short` on a narrow frame, where there is one. */
export function wordsFor(frame: Frame, long: string, short: string | undefined): string {
  return frame.width < NARROW ? (short ?? long) : long;
}

/** Joins the parts and numbers each `data-point` from 0 in document order. */
export function finishChart(
  frame: Frame,
  ...children: readonly (readonly (MarkupNode | null)[])[]
): MarkupNode {
  let next = 0;
  // What has no such mark in it is handed on as it is, so that a drag knows it again.
  const number = (node: MarkupNode): MarkupNode => {
    const { attributes } = node;
    const own = attributes["data-point"] === undefined ? attributes : { ...attributes, "data-point": next++ };
    let children: (MarkupNode | string)[] | null = null;
    for (const [index, child] of node.children.entries()) {
      const numbered = typeof child === "string" ? child : number(child);
      if (numbered !== child) children ??= node.children.slice(0, index);
      children?.push(numbered);
    }
    return own === attributes && children === null
      ? node
      : { ...node, attributes: own, children: children ?? node.children };
  };
  return number(chartRoot(frame, ...children));
}
