/** The built files as trees, for what need not be asked of a browser: every page is read, not one of a kind. */
import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { parse, type DefaultTreeAdapterMap } from "parse5";
import { inject } from "vitest";
import { htmlFiles } from "../../src/commands/page-types.ts";

type Node = DefaultTreeAdapterMap["node"];
export type Element = DefaultTreeAdapterMap["element"];

export interface HtmlFile {
  /** Path under the built folder, with slashes. */
  readonly file: string;
  /** Address of the page under the site's address: `/claims/x/`. */
  readonly path: string;
  readonly elements: readonly Element[];
}

export function readHtmlFiles(): HtmlFile[] {
  const folder = inject("folder");
  return htmlFiles(folder).map((full) => {
    const file = relative(folder, full).split(sep).join("/");
    return {
      file,
      path: `/${file.replace(/(^|\/)index\.html$/, "$1")}`,
      elements: elementsOf(parse(readFileSync(full, "utf8"))),
    };
  });
}

/** An element and all below it, in document order. */
export function elementsOf(root: Node): Element[] {
  const found: Element[] = [];
  const walk = (node: Node): void => {
    if ("tagName" in node) found.push(node);
    if ("childNodes" in node) node.childNodes.forEach(walk);
  };
  walk(root);
  return found;
}

export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

export function hasClass(element: Element, name: string): boolean {
  return attribute(element, "class")?.split(/\s+/).includes(name) === true;
}

/** The text of an element as it stands in the file, blanks folded. */
export function textOf(root: Node): string {
  if ("value" in root) return root.value;
  if (!("childNodes" in root)) return "";
  return root.childNodes.map(textOf).join("").replace(/\s+/g, " ");
}
