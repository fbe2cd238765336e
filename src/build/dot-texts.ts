/**
 * Takes the words of clouds of dots out of a picture. Hundreds of them would
 * outweigh the page that shows it, and most readers never reach for a dot.
 */
import type { MarkupNode } from "../base/markup.ts";

const NAME = "data-texts";

/** Words of the dots of each cloud of a page's two pictures, in order of drawing. */
export type DotTexts = Readonly<Record<"wide" | "narrow", readonly (readonly string[])[]>>;

/** @returns the tree without the words, and the words of each cloud in document order, one a dot */
export function takeDotTexts(svg: MarkupNode): {
  readonly svg: MarkupNode;
  readonly texts: readonly (readonly string[])[];
} {
  const texts: (readonly string[])[] = [];
  const take = (node: MarkupNode): MarkupNode => {
    const { [NAME]: words, ...attributes } = node.attributes;
    if (words !== undefined) texts.push(String(words).split("\n"));
    return {
      ...node,
      attributes,
      children: node.children.map((child) => (typeof child === "string" ? child : take(child))),
    };
  };
  return { svg: take(svg), texts };
}
