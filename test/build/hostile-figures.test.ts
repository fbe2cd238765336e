/** Hostile text in every sentence, name and title of the real data: in pictures, tables and downloads it stays text. */
import { parseFragment, type DefaultTreeAdapterMap } from "parse5";
import { csvParseRows } from "d3-dsv";
import { describe, expect, test } from "vitest";
import { escapeJson, serialise } from "../../src/base/markup.ts";
import { renderFigure } from "../../src/build/figure-render.ts";
import { figures } from "../../src/build/registry.ts";
import { projectFolder } from "../../src/build/site-options.ts";
import { figureCsv, figureSvg } from "../../src/figures/files/figure-files.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { readLedger } from "../../src/ledger/read-ledger.ts";
import { elementsOf } from "../site/html.ts";

const evil = ` "'></script></title><script>alert(1)</script><x-hostile onload=alert(1)> & &amp; ]]> \u202e`;
const sentences = new Set([
  "title",
  "publisher",
  "statement",
  "saidBy",
  "measuredBy",
  "cited",
  "kind",
  "baseline",
  "says",
  "locator",
  "reason",
  "description",
  "attribution",
  "caveats",
  "assumption",
]);

/** A copy with the hostile text behind every sentence; a quantity's `kind` is one, a claim's or a range's is a name. */
function poisoned(value: unknown, key = ""): unknown {
  if (typeof value === "string")
    return sentences.has(key) ? `=<x-hostile onload=alert(0)>${value}${evil}` : value;
  if (Array.isArray(value)) return value.map((inner) => poisoned(inner, key));
  if (typeof value !== "object" || value === null) return value;
  const isNamed = "evidence" in value || "because" in value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      poisoned(inner, name === "kind" && isNamed ? "" : name),
    ]),
  );
}

const { ledger: sound } = readLedger(projectFolder);
if (sound === null) throw new Error("the real data have faults");
const poisonedMap = <T>(records: ReadonlyMap<string, T>) =>
  new Map([...records].map(([id, record]) => [id, poisoned(record) as T]));
const ledger: Ledger = {
  ...sound,
  sources: poisonedMap(sound.sources),
  claims: poisonedMap(sound.claims),
  scenarios: poisonedMap(sound.scenarios),
  datasets: new Map(
    [...sound.datasets].map(([id, dataset]) => [
      id,
      { ...dataset, descriptor: poisoned(dataset.descriptor) as typeof dataset.descriptor },
    ]),
  ),
};

describe.each([...figures.keys()])("figure %s on hostile data", (id) => {
  const record = figures.get(id);
  if (record === undefined) throw new Error(`${id} is gone`);
  const figure = renderFigure(ledger, record);

  test("draws pictures of SVG elements alone, without a handler", () => {
    for (const svg of [figure.wideSvg, figure.narrowSvg, serialise(figureSvg(figure))]) {
      const tree = parseFragment(svg.replace(/^<\?xml[^>]*\?>/, ""));
      for (const { tagName, attrs } of elementsOf(tree)) {
        expect(tagName).toMatch(
          /^(?:svg|g|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|title|desc|defs|style|use|clipPath|marker|pattern|metadata)$/,
        );
        for (const { name, value } of attrs) {
          expect(name).not.toMatch(/^on|hostile/);
          if (name === "href") expect(value).toMatch(/^#/);
        }
      }
      const styles = elementsOf(tree).filter(({ tagName }) => tagName === "style");
      for (const style of styles) expect(textNodes(style)).not.toMatch(/hostile/);
    }
  });

  test("hands the browser data that parse and cannot end their script element", () => {
    const payload = escapeJson({ data: figure.data, start: figure.start });
    expect(payload).not.toMatch(/[<>]/);
    expect(JSON.parse(payload)).toEqual(
      JSON.parse(JSON.stringify({ data: figure.data, start: figure.start })),
    );
  });

  test("offers a table whose text no spreadsheet runs", () => {
    for (const cell of csvParseRows(figureCsv(figure)).slice(1).flat())
      expect(Number.isNaN(Number(cell)) && /^[=+@\t\r]/.test(cell), cell).toBe(false);
  });
});

function textNodes(element: DefaultTreeAdapterMap["element"]): string {
  return element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
}

test("the hostile text does reach pictures, so that these tests look at something", () => {
  const reached = [...figures.values()].filter((record) => {
    const figure = renderFigure(ledger, record);
    return [figureCsv(figure), serialise(figureSvg(figure)), escapeJson(figure.data)].some((text) =>
      text.includes("x-hostile"),
    );
  });
  expect(reached.length).toBeGreaterThan(3);
});
