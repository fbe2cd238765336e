/** The list of conclusions: every sentence that is held to a comparison, whole and once, and a way to it. */
import { expect, test } from "vitest";
import { movesSinceLast } from "../../src/build/release.ts";
import { projectFolder } from "../../src/build/site-options.ts";
import { makeSite } from "../../src/build/site.ts";
import { attribute, elementsOf, readHtmlFiles, textOf } from "./html.ts";

const files = readHtmlFiles();
const elementsAt = (path: string) => files.find((file) => file.path === path)?.elements ?? [];
const page = elementsAt("/conclusions/");
const moves = page.find((element) => attribute(element, "data-moves") !== undefined);
const inMoves = new Set(moves === undefined ? [] : elementsOf(moves));
const list = page.filter((element) => !inMoves.has(element));
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

test("says of each number that moved since the release before what it was and is", () => {
  const last = movesSinceLast(makeSite(projectFolder));
  if (last === null || moves === undefined) throw new Error("there is no earlier release, or no word of it");
  const rows = [...inMoves]
    .filter(({ tagName }) => tagName === "tr")
    .slice(1)
    .map((row) => elementsOf(row).filter(({ tagName }) => tagName === "th" || tagName === "td"))
    .map((cells) => cells.slice(0, 3).map((cell) => textOf(cell).trim()));
  const { moved, added, gone } = last.moves;
  expect(rows).toEqual([
    ...moved.map(({ id, before, after }) => [id, before, after]),
    ...added.map(({ id, after }) => [id, "not printed", after]),
    ...gone.map(({ id, before }) => [id, before, "not printed"]),
  ]);
  expect(textOf(moves)).toContain(last.date);
});

test.each(["/", "/methods/"])("is linked from %s", (path) => {
  expect(hrefs(path)).toContain("/conclusions/");
});
