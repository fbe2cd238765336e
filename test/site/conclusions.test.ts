/** The list of conclusions: every sentence that is held to a comparison, whole and once, and a way to it. */
import { expect, test } from "vitest";
import { attribute, elementsOf, readHtmlFiles, textOf } from "./html.ts";

const files = readHtmlFiles();
const elementsAt = (path: string) => files.find((file) => file.path === path)?.elements ?? [];
const list = elementsAt("/conclusions/");
const sentences = list
  .filter((element) => element.tagName === "th" && attribute(element, "scope") === "rowgroup")
  .map((element) => textOf(element).trim());
const hrefs = (path: string) => elementsAt(path).flatMap((element) => attribute(element, "href") ?? []);

test("names each sentence once, counts them, and has no fragment of one", () => {
  expect(sentences.length).toBeGreaterThan(10);
  expect(new Set(sentences).size).toBe(sentences.length);
  const lead = list.find((element) => attribute(element, "class") === "lead");
  expect(lead === undefined ? "" : textOf(lead).trim()).toMatch(new RegExp(`^${sentences.length} sentences`));
  expect(sentences.filter((text) => !/^\p{Lu}/u.test(text) || text.split(" ").length < 5)).toEqual([]);
});

test("leads to the page of every comparison, each with whether it holds", () => {
  const pages = files.map(({ path }) => path).filter((path) => /^\/conclusions\/[^/]+\/$/.test(path));
  const rows = list.filter(({ tagName }) => tagName === "tr").slice(1);
  const led = rows.flatMap((row) => elementsOf(row).flatMap((one) => attribute(one, "href") ?? []));
  expect([...new Set(led)].sort()).toEqual(pages.sort());
  expect(led).toHaveLength(rows.length);
  expect(rows.filter((row) => !/\b(?:yes|no)$/.test(textOf(row).trim()))).toEqual([]);
});

test.each(["/", "/methods/"])("is linked from %s", (path) => {
  expect(hrefs(path)).toContain("/conclusions/");
});
