/**
 * `[#figure-id]` → `<FigureReference of="…" />`, and the ids of the placed
 * figures (`<Figure id="…" />`) in order as `figures` in the page's data: the
 * order gives the numbers.
 */
import type { Root } from "mdast";
import { findAndReplace } from "mdast-util-find-and-replace";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { figureReferencePattern } from "../base/bracket-text.ts";
import { textElement } from "./jsx.ts";
import { pageData } from "./page-data.ts";

export function remarkFigureReferences() {
  return (tree: Root, file: VFile): void => {
    const order: string[] = [];
    visit(tree, (node) => {
      if (node.type !== "mdxJsxFlowElement" || node.name !== "Figure") return;
      const id = node.attributes.find((one) => one.type === "mdxJsxAttribute" && one.name === "id")?.value;
      if (typeof id === "string" && !order.includes(id)) order.push(id);
    });
    findAndReplace(tree, [
      figureReferencePattern,
      (_: string, id: string) => textElement("FigureReference", { of: id }),
    ]);
    pageData(file)["figures"] = order;
  };
}
