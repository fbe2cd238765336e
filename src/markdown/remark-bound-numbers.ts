/** `[= expression, options]` → `<BoundNumber of="…" />`, in prose, headings and table cells alike. */
import type { Root } from "mdast";
import { findAndReplace } from "mdast-util-find-and-replace";
import { foldSpaces, numberPattern } from "../base/bracket-text.ts";
import { textElement } from "./jsx.ts";

export function remarkBoundNumbers() {
  return (tree: Root): void => {
    findAndReplace(tree, [
      numberPattern,
      (_: string, inside: string) => textElement("BoundNumber", { of: foldSpaces(inside) }),
    ]);
  };
}
