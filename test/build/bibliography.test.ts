/** Reference lists by a CSL processor: the list gives the numbers, and an author's own style file takes effect. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { formatBibliography, styleFileOf } from "../../src/build/bibliography.ts";
import { sourceSchema } from "../../src/schemas/source.ts";

const style = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/csl/${name}.csl`, import.meta.url));
const source = (id: string, title: string, year: number) =>
  sourceSchema.parse({
    id,
    type: "book",
    title,
    author: [{ family: "Miller", given: "Ada" }],
    publisher: "Crumb Press",
    issued: { "date-parts": [[year]] },
    custom: { read: "primary", readNote: "a note of ours" },
  });
const handbook = source("handbook", "Handbook of bakery ovens", 2024);
const almanac = source("almanac", "10 ovens compared", 2021);
const trial = source("trial", 'A <trial> & "more"', 2026);

test("without a style of its own a site has Vancouver, in the order of citation", () => {
  expect(formatBibliography([handbook, almanac], null)).toEqual([
    { id: "handbook", number: 1, text: "Miller A. Handbook of bakery ovens. Crumb Press; 2024." },
    { id: "almanac", number: 2, text: "Miller A. 10 ovens compared. Crumb Press; 2021." },
  ]);
});

test("another style file changes the entries and not the numbers", () => {
  expect(formatBibliography([handbook, almanac], style("brackets"))).toEqual([
    { id: "handbook", number: 1, text: "HANDBOOK OF BAKERY OVENS :: 2024 |" },
    { id: "almanac", number: 2, text: "10 OVENS COMPARED :: 2021 |" },
  ]);
});

test("a style that sorts gives the order, the list gives the numbers, and a title keeps the number it begins with", () => {
  expect(formatBibliography([handbook, almanac], style("by-title"))).toEqual([
    { id: "almanac", number: 1, text: "10 ovens compared." },
    { id: "handbook", number: 2, text: "Handbook of bakery ovens." },
  ]);
});

test("text of a source comes out unescaped, for the page escapes it, with the style's own quotation marks", () => {
  expect(formatBibliography([trial], style("by-title"))[0]?.text).toBe("A <trial> & “more.”");
});

test("no sources give no entries, and many give each its own number", () => {
  expect(formatBibliography([], null)).toEqual([]);
  const many = Array.from({ length: 120 }, (_, index) => source(`s${index}`, `Title ${index}`, 2000));
  const references = formatBibliography(many, null);
  expect(references.map(({ id }) => id)).toEqual(many.map(({ id }) => id));
  expect(references.at(-1)).toEqual({
    id: "s119",
    number: 120,
    text: "Miller A. Title 119. Crumb Press; 2000.",
  });
});

test("the list is the same however often it is made", () => {
  const once = formatBibliography([handbook, almanac, trial], style("brackets"));
  expect(formatBibliography([handbook, almanac, trial], style("brackets"))).toEqual(once);
});

test("a style is looked for below content/", () => {
  expect(styleFileOf("/site", undefined)).toBeNull();
  expect(styleFileOf("/site", "styles/own.csl")).toBe("/site/content/styles/own.csl");
});
