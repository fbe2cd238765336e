/** An image whose alt text or title binds a number → `<BoundImage …/>`, which prints the text with the number in it. */
import type { Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import { numberPattern } from "../base/bracket-text.ts";
import { textElement } from "./jsx.ts";

export function remarkBoundAlt() {
  return (tree: Root): void => {
    visit(tree, "image", (node, index, parent) => {
      const { url: src, alt, title } = node;
      if (parent === undefined || index === undefined) return undefined;
      if (!new RegExp(numberPattern.source).test(`${alt ?? ""} ${title ?? ""}`)) return undefined;
      const words = { ...(alt == null ? {} : { alt }), ...(title == null ? {} : { title }) };
      parent.children.splice(index, 1, textElement("BoundImage", { src, ...words }));
      return SKIP;
    });
  };
}
