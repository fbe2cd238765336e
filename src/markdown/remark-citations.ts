/**
 * `[@id, locator; @other]` → `<Citation of="…" />`, and the ids in the order of
 * their first use as `citations` in the page's data.
 */
import type { Root } from "mdast";
import { findAndReplace } from "mdast-util-find-and-replace";
import type { VFile } from "vfile";
import { citationPattern, parseCitations } from "../base/bracket-text.ts";
import { textElement } from "./jsx.ts";
import { pageData } from "./page-data.ts";

export function remarkCitations() {
  return (tree: Root, file: VFile): void => {
    const order: string[] = [];
    findAndReplace(tree, [
      citationPattern,
      (_: string, inside: string) => {
        const citations = parseCitations(inside);
        if (citations.length === 0) return false;
        for (const { id } of citations) if (!order.includes(id)) order.push(id);
        return textElement("Citation", { of: JSON.stringify(citations) });
      },
    ]);
    pageData(file)["citations"] = order;
  };
}
