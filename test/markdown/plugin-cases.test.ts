/**
 * The plugins of prose, each case a folder `test/fixtures/<plugin>/<case>/`:
 * `input.mdx` becomes the tree and page data of `output.txt`. A text that is not
 * what a plugin looks for stays as it is.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import { checkProse } from "../../src/markdown/check-prose.ts";
import { printFault } from "../../src/base/fault.ts";
import { pageData } from "../../src/markdown/page-data.ts";
import { remarkBoundAlt } from "../../src/markdown/remark-bound-alt.ts";
import { remarkBoundNumbers } from "../../src/markdown/remark-bound-numbers.ts";
import { remarkCitations } from "../../src/markdown/remark-citations.ts";
import { remarkFigureReferences } from "../../src/markdown/remark-figure-references.ts";
import { treeText } from "./tree-text.ts";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));
const casesOf = (plugin: string): string[] => readdirSync(join(fixtures, plugin)).sort();
const input = (plugin: string, name: string): string =>
  readFileSync(join(fixtures, plugin, name, "input.mdx"), "utf8");

const plugins = {
  "remark-bound-alt": [remarkBoundAlt, remarkBoundNumbers],
  "remark-bound-numbers": [remarkBoundNumbers],
  "remark-citations": [remarkBoundNumbers, remarkCitations],
  "remark-figure-references": [remarkFigureReferences],
} as const;

/** The tree and what the plugin hands to the page. */
function outputOf(plugin: keyof typeof plugins, text: string): string {
  const file = new VFile(text);
  const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm);
  const tree: Root = parser.parse(file);
  for (const attach of plugins[plugin]) attach()(tree, file);
  return `${treeText(tree)}${JSON.stringify(pageData(file))}\n`;
}

describe.each(Object.keys(plugins) as (keyof typeof plugins)[])("%s", (plugin) => {
  test.each(casesOf(plugin))("%s", async (name) => {
    const output = outputOf(plugin, input(plugin, name));
    await expect(output).toMatchFileSnapshot(join(fixtures, plugin, name, "output.txt"));
  });

  test("changes nothing in a second run over the same tree", () => {
    for (const name of casesOf(plugin)) {
      const file = new VFile(input(plugin, name));
      const tree: Root = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).parse(file);
      for (const attach of plugins[plugin]) attach()(tree, file);
      const once = treeText(tree);
      for (const attach of plugins[plugin]) attach()(tree, file);
      expect(treeText(tree)).toBe(once);
    }
  });
});

describe("checkProse", () => {
  const bodyStart = (text: string): number => /^---\n[\s\S]*?\n---\n/.exec(text)?.[0].length ?? 0;

  test.each(casesOf("check-prose"))("%s", async (name) => {
    const text = input("check-prose", name);
    const faults = checkProse("content/reports/oven.mdx", text, bodyStart(text));
    const printed = faults.map((one) => `${printFault(one)}\n`).join("");
    await expect(printed).toMatchFileSnapshot(join(fixtures, "check-prose", name, "messages.txt"));
  });
});
