/**
 * The promise seen from outside: in the prose of a final report, as built, no
 * quantity stands that is not a link, save those exempted in the source with a
 * reason. Figures are left out: their words are computed and lead to their own page.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectFolder } from "../../src/build/site-options.ts";
import { findQuantities } from "../../src/markdown/find-quantities.ts";
import { attribute, elementsOf, hasClass, readHtmlFiles, textOf, type Element } from "./html.ts";

const folder = join(projectFolder, "content/reports");
const finals = readdirSync(folder)
  .filter((name) => name.endsWith(".mdx"))
  .map((name) => ({ name, source: readFileSync(join(folder, name), "utf8") }))
  .filter(({ source }) => /^status: final$/m.test(source));
const files = readHtmlFiles();

/** Text of an element with bound numbers and citations as blanks, figures and lists of references left out. */
function proseOf(element: Element): string {
  const skipped = [
    "number",
    "holds",
    "citation",
    "figure",
    "references",
    "contents",
    "holds-mark",
    "byline",
    "kicker",
    "figure-source",
  ];
  return element.childNodes
    .map((child) => {
      if ("tagName" in child) {
        if (skipped.some((name) => hasClass(child, name)) || child.tagName === "script") return " \u2026 ";
        return ["p", "li", "td", "th", "h1", "h2", "h3", "section"].includes(child.tagName)
          ? `${proseOf(child)}\n`
          : proseOf(child);
      }
      return "value" in child ? child.value : "";
    })
    .join("");
}

function fold(text: string): string {
  return text.replace(/\s+/g, " ");
}

test("there is a final report to read", () => {
  expect(finals.length).toBeGreaterThan(0);
});

test.each(finals)("$name prints no quantity that leads nowhere", ({ name, source }) => {
  const path = `/reports/${name.replace(/\.mdx$/, "")}/`;
  const page = files.find((file) => file.path === path);
  const body = page?.elements.find((element) => hasClass(element, "prose"));
  const head = page?.elements.find((element) => hasClass(element, "report-head"));
  if (body === undefined || head === undefined) throw new Error(`${path} has no prose`);
  const sections = elementsOf(body).filter((one) => attribute(one, "id") === "data").length;
  expect(sections).toBe(1);
  // What comes after the limits is a list of attributions and references, in others' words.
  const prose = [proseOf(head), proseOf(body)].join("\n").split("\nData used\n")[0] ?? "";
  const title = textOf(elementsOf(head).find(({ tagName }) => tagName === "h1") ?? head);
  const exempted = [...fold(source).matchAll(/(.{0,80})\{\/\*\s*no evidence needed/g)].map(
    ([, before = ""]) => before,
  );
  const left = findQuantities(prose).filter(
    ({ text }) =>
      !title.includes(text) &&
      !exempted.some((before) => before.includes(fold(text))) &&
      !source.includes(`"${text}"`),
  );
  expect(left.map(({ text }) => text)).toEqual([]);
  const numbers = elementsOf(body).filter((element) => hasClass(element, "number"));
  expect(numbers.length).toBeGreaterThan(30);
});
