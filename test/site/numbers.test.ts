/** The promise of the site: every number that a report prints can be followed to a source or to an assumption with its reason. */
import { expect, test } from "vitest";
import { attribute, elementsOf, hasClass, readHtmlFiles, textOf } from "./html.ts";

const files = readHtmlFiles();
const byPath = new Map(files.map((file) => [file.path, file]));
const reports = files.filter(({ path }) => /^\/reports\/[^/]+\/$/.test(path));

const numbers = reports.flatMap(({ path, elements }) =>
  elements
    .filter((element) => hasClass(element, "number"))
    .map((element) => ({
      report: path,
      element,
      href: attribute(element, "href") ?? "",
      text: textOf(element).trim(),
    })),
);

test("reports print bound numbers", () => {
  expect(reports.length).toBeGreaterThan(0);
  expect(numbers.length).toBeGreaterThan(50);
});

test("each bound number is a link to the page of that number, whose value is the printed one before rounding", () => {
  const wrong = numbers.filter(({ element, href, text }) => {
    const page = byPath.get(href);
    if (element.tagName !== "a" || !/^\/numbers\/[^/]+\/$/.test(href) || page === undefined) return true;
    const facts = page.elements.filter(({ tagName }) => tagName === "dt" || tagName === "dd").map(textOf);
    const value = firstNumber(facts[facts.indexOf("Value") + 1] ?? "");
    // Two significant digits, the least that is printed, are within 5 %.
    return !(Math.abs(firstNumber(text) / value - 1) <= 0.05);
  });
  expect(wrong.map(({ report, href, text }) => `${report}: ${text} → ${href}`)).toEqual([]);
});

function firstNumber(text: string): number {
  return Number(/-?\d[\d,]*(?:\.\d+)?/.exec(text)?.[0].replaceAll(",", ""));
}

test("the tree of each number ends in sources, dataset cells or assumptions, never in nothing", () => {
  const pages = files.filter(({ path }) => /^\/numbers\/[^/]+\/$/.test(path));
  expect(pages.length).toBeGreaterThan(40);
  const wrong = pages.flatMap(({ path, elements }) => {
    const nodes = elements.filter((element) => hasClass(element, "node"));
    const leaves = nodes.filter(
      (node) => elementsOf(node).filter((one) => hasClass(one, "node")).length === 1,
    );
    const faults = leaves.filter((leaf) => {
      const text = textOf(leaf);
      if (hasClass(leaf, "node-assumption"))
        return !elementsOf(leaf).some((one) => one.tagName === "em" && textOf(one).length > 10);
      const links = elementsOf(leaf).flatMap((one) => attribute(one, "href") ?? []);
      return (
        text === "" || !links.some((href) => /^\/(?:sources|datasets)\/./.test(href) && byPath.has(href))
      );
    });
    const reaches = elements.some(
      (one) => hasClass(one, "node-assumption") || (hasClass(one, "node-source") && /./.test(textOf(one))),
    );
    return [
      ...(leaves.length === 0 ? [`${path} has no tree`] : []),
      ...(reaches ? [] : [`${path} reaches no source and no assumption`]),
      ...faults.map((leaf) => `${path} ends in: ${textOf(leaf).slice(0, 80)}`),
    ];
  });
  expect(wrong).toEqual([]);
});

test("the list of numbers names each number page once", () => {
  const listed = (byPath.get("/numbers/")?.elements ?? [])
    .flatMap((element) => attribute(element, "href") ?? [])
    .filter((href) => /^\/numbers\/[^/]+\/$/.test(href));
  const pages = files.map(({ path }) => path).filter((path) => /^\/numbers\/[^/]+\/$/.test(path));
  expect(listed.toSorted()).toEqual(pages.toSorted());
});
