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
  const number = (node: MarkupNode): MarkupNode => {
    const attributes =
      node.attributes["data-point"] === undefined
        ? node.attributes
        : { ...node.attributes, "data-point": next++ };
    return {
      ...node,
      attributes,
      children: node.children.map((child) => (typeof child === "string" ? child : number(child))),
    };
  };
  return number(chartRoot(frame, ...children));
}
