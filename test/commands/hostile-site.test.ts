/**
 * A site with hostile text in every text field of every kind of record: in its
 * pages the text is text and nothing else, wherever it lands.
 */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { csvParseRows } from "d3-dsv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { attribute, elementsOf, textOf, type Element } from "../site/html.ts";
import { runCommand } from "./run-command.ts";
import { copyOfProject, filesOf, fixtures, freshFolder, pagesOf, type Document } from "./site-folders.ts";

const site = join(fixtures, "hostile-site");
const folder = freshFolder("hostile");
let files: ReadonlyMap<string, Buffer> = new Map();
let pages: ReadonlyMap<string, Document> = new Map();

beforeAll(async () => {
  const [project, out] = [copyOfProject(join(folder, "project")), join(folder, "out")];
  const { code, stdout, stderr } = await runCommand("build", ["--site", site, "--out", out], {}, project);
  if (code !== 0) throw new Error(`the hostile site was not built:\n${stdout}${stderr}`);
  files = filesOf(out);
  pages = pagesOf(out);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Calls back with every element of every page. */
function everywhere(action: (element: Element, page: string) => void): void {
  for (const [name, page] of pages) for (const element of elementsOf(page)) action(element, name);
}

/** Every hostile text of the site, by the place where it stands: `data/claims/hostile.yaml 0.statement`. */
function hostileTexts(): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === "string" && /x-hostile/.test(value)) texts.set(path, value);
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      walk(key, `${path} key`);
      walk(inner, `${path}.${/^\w+$/.test(key) ? key : "…"}`);
    }
  };
  for (const [name, bytes] of filesOf(site)) {
    const text = bytes.toString("utf8");
    if (/\.(?:json|yaml)$/.test(name)) walk(parseDocument(text).toJS(), name);
    if (name.endsWith(".mdx")) walk(parseDocument(text.split("\n---\n")[0] ?? "").toJS(), name);
    if (name.endsWith(".csv")) walk(csvParseRows(text), name);
  }
  return texts;
}

describe("in the pages of the hostile site", () => {
  test("there is no script but the site's own files and blocks of data", () => {
    let scripts = 0;
    everywhere((element, page) => {
      if (element.tagName !== "script") return;
      scripts += 1;
      const [source, type] = [attribute(element, "src"), attribute(element, "type")];
      if (source === undefined) expect(type, page).toMatch(/^application\/(?:ld\+)?json$/);
      else expect(source, page).toMatch(/^\/_astro\/[\w.-]+\.js$/);
    });
    expect(scripts).toBeGreaterThan(pages.size - 1);
  });

  test("there is no element and no attribute that came from the text", () => {
    everywhere((element, page) => {
      expect(element.tagName, page).toMatch(
        /^(?:html|head|meta|title|base|link|script|body|a|header|nav|main|footer|div|section|article|aside|figure|figcaption|details|summary|form|fieldset|legend|label|input|button|select|option|p|h[1-6]|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tr|th|td|span|strong|em|code|pre|blockquote|time|br|dialog|svg|desc|g|path|rect|circle|line|text|tspan|math|m\w+|semantics|annotation)$/,
      );
      for (const { name } of element.attrs) expect(name, page).not.toMatch(/^on|hostile|["'<>&{}]/);
    });
  });

  test("no style stands inline and no address leads to script", () => {
    everywhere((element, page) => {
      expect(attribute(element, "style"), page).toBeUndefined();
      for (const name of ["href", "src", "action", "formaction"])
        expect(attribute(element, name) ?? "/", page).toMatch(/^(?:\/|#|https?:)/);
    });
  });

  test("every block of data parses", () => {
    everywhere((element, page) => {
      if (element.tagName !== "script" || attribute(element, "src") !== undefined) return;
      const [text] = element.childNodes;
      const json = text !== undefined && "value" in text ? text.value : "";
      expect(() => JSON.parse(json) as unknown, page).not.toThrow();
    });
  });
});

describe("the hostile text", () => {
  const texts = hostileTexts();

  test("stands in every kind of record", () => {
    const kinds = new Set([...texts.keys()].map((path) => path.split(/[/ .]/).slice(0, 2).join("/")));
    expect([...kinds].sort()).toEqual([
      "content/figures",
      "content/reports",
      "content/site",
      "data/claims",
      "data/contradictions",
      "data/datasets",
      "data/scenarios",
      "data/sources",
      "data/targets",
    ]);
    expect(texts.size).toBeGreaterThan(80);
  });

  test("is read as it was written wherever a page shows it", () => {
    const fold = (text: string): string => text.replace(/\s+/g, " ");
    const shown = [...pages.values()].flatMap((page) => [
      fold(textOf(page)),
      ...elementsOf(page).flatMap(({ attrs }) => attrs.map(({ value }) => fold(value))),
    ]);
    const everything = shown.join("\n");
    const silent = [...texts].filter(([, text]) => {
      const [words = ""] = text.split(" [= ");
      return !everything.includes(fold(words));
    });
    // What no page prints stands for the site's address and for citation managers; names of axes are cut into lines.
    expect(silent.map(([path]) => path)).toEqual([
      "content/figures/hostile-live.yaml.axes.x",
      "content/site.yaml.url",
      "data/sources/one.json.0.…",
      "data/sources/one.json.0.DOI",
      "data/sources/two.json.0.…",
      "data/sources/two.json.0.DOI",
    ]);
  });

  test("comes back from the table that is offered for download", () => {
    const table = files.get("datasets/hostile-table/v1/table.csv");
    const own = readFileSync(join(site, "data/datasets/hostile-table/v1/table.csv"));
    expect(table?.equals(own)).toBe(true);
    expect(csvParseRows(own.toString("utf8"))[3]?.[2]).toBe("@SUM(1)\nline two");
  });

  test("comes back from every file of data", () => {
    const json = [...files].filter(([name]) => name.endsWith(".json"));
    expect(json.length).toBeGreaterThan(0);
    for (const [name, bytes] of json)
      expect(() => JSON.parse(bytes.toString("utf8")) as unknown, name).not.toThrow();
    const descriptor = files.get("datasets/hostile-table/v1/datapackage.json")?.toString("utf8") ?? "null";
    expect(JSON.parse(descriptor)).toEqual(
      JSON.parse(readFileSync(join(site, "data/datasets/hostile-table/v1/datapackage.json"), "utf8")),
    );
  });

  test("reaches no style sheet, and no XML file as markup", () => {
    for (const [name, bytes] of files) {
      if (name.endsWith(".css")) expect(bytes.toString("utf8"), name).not.toMatch(/x-hostile/);
      if (/\.(?:svg|xml|rss|atom)$/.test(name))
        expect(bytes.toString("utf8"), name).not.toMatch(/<(?:x-hostile|script)/);
    }
  });
});
