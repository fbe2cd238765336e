/**
 * Reference lists made by a CSL processor. Vancouver (numeric) unless the site
 * names a CSL style file of its own; the order of the list gives the numbers.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-csl";
import type { Source } from "../schemas/source.ts";

export interface Reference {
  readonly id: string;
  /** 1-based place in the list: what a citation prints. */
  readonly number: number;
  /** The entry as plain text; the page escapes it. */
  readonly text: string;
}

/**
 * @param sources in the order of first citation
 * @param styleFile path of a `.csl` file, or `null` for the built-in style
 */
export function formatBibliography(sources: readonly Source[], styleFile: string | null): Reference[] {
  if (sources.length === 0) return [];
  const items = sources.map(({ custom: _, ...item }) => structuredClone(item));
  const entries = new Cite(items, { generateGraph: false }).format("bibliography", {
    format: "text",
    template: styleName(styleFile),
    lang: "en-US",
    asEntryArray: true,
  });
  return entries.map(([id, text], index) => ({ id, number: index + 1, text: tidy(text, index + 1) }));
}

function styleName(styleFile: string | null): string {
  if (styleFile === null) return "vancouver";
  const text = readFileSync(styleFile, "utf8");
  // Named by its content, for the processor keeps what it made of a name.
  const name = createHash("sha256").update(text).digest("hex");
  plugins.config.get("@csl").styles.set(name, text);
  return name;
}

/** The style's own leading number (`1.`, `[1]`, `(1)`) is dropped, for the list item prints it; a title like "10 ovens" stays. */
function tidy(entry: string, number: number): string {
  return entry
    .trim()
    .replace(new RegExp(`^(?:${number}\\.|\\[${number}\\]|\\(${number}\\)|${number}(?=\\s))\\s*`), "")
    .replace(/\s+/g, " ");
}

/** Path of the site's own style, or `null`. */
export function styleFileOf(root: string, citationStyle: string | undefined): string | null {
  return citationStyle === undefined ? null : join(root, "content", citationStyle);
}
