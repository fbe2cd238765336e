/**
 * A second site on another subject, built from a fixture folder under a base
 * path: what is generator knows nothing of the first site's subject. Built
 * twice, in another time zone, language and environment, it is the same to the byte.
 * Long because one build of the second site serves all its contracts.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { securityPolicy } from "../../src/build/security-policy.ts";
import { attribute, elementsOf, textOf } from "../site/html.ts";
import { runCommand } from "./run-command.ts";
import {
  copyOfProject,
  differences,
  filesOf,
  freshFolder,
  pagesOf,
  tinySite,
  type Document,
} from "./site-folders.ts";

const base = "/sub/path/";
const folder = freshFolder("tiny");
const [out, again] = [join(folder, "first/out"), join(folder, "second/elsewhere")];
let files: ReadonlyMap<string, Buffer> = new Map();
let pages: ReadonlyMap<string, Document> = new Map();

beforeAll(async () => {
  const project = copyOfProject(join(folder, "project"));
  const build = (to: string, environment: Readonly<Record<string, string>>) =>
    runCommand("build", ["--site", tinySite, "--out", to, "--base", base], environment, project);
  const first = await build(out, { TZ: "Pacific/Kiritimati", LC_ALL: "C", LANG: "C" });
  const second = await build(again, {
    TZ: "America/St_Johns",
    LC_ALL: "tr_TR.UTF-8",
    LANG: "tr_TR.UTF-8",
    // What a bundler or a test runner may have left behind.
    NODE_ENV: "development",
    MODE: "development",
    DEV: "1",
    PROD: "",
    SITE: "https://other.example",
  });
  for (const { code, stdout, stderr } of [first, second]) {
    if (code !== 0) throw new Error(`the tiny site was not built:\n${stdout}${stderr}`);
  }
  files = filesOf(out);
  pages = pagesOf(out);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The text of a page, blanks folded. */
function textOfPage(name: string): string {
  const page = pages.get(name);
  if (page === undefined) throw new Error(`${name} was not built`);
  return textOf(page);
}

test("every kind of page that its data call for is there", () => {
  expect([...pages.keys()].filter((name) => !name.startsWith("numbers/"))).toEqual(
    expect.arrayContaining([
      "404.html",
      "index.html",
      "reports/ice-season/index.html",
      "claims/index.html",
      "claims/ice-season-shorter/index.html",
      "claims/ice-carries-horses/index.html",
      "sources/index.html",
      "sources/orrin-ice-book/index.html",
      "datasets/index.html",
      "datasets/lake-ice/2026-03/index.html",
      "reports/index.html",
      "figures/index.html",
      "figures/ice-days/index.html",
      "figures/ice-days/embed/index.html",
      "figures/ice-thickness/index.html",
      "gallery/index.html",
      "methods/index.html",
    ]),
  );
});

test("its report prints the bound numbers, and cites with locator and reference", () => {
  const text = textOfPage("reports/ice-season/index.html");
  expect(text).toContain("By about 40 days since 1900, to 91 days.");
  expect(text).toContain("The season of 1900 had 131 days");
  expect(text).toContain("0.69× of it");
  expect(text).toContain("A horse needs at least 20 cm of clear ice");
  expect(text).toMatch(
    /Harbour office of Orrin\. Ice book of Lake Orrin \[Internet\]\. Town of Orrin; 2026 Mar\./,
  );
});

test("the lists of reports and figures say what each is and where it stands", () => {
  const reports = textOfPage("reports/index.html");
  expect(reports).toMatch(/1 report\. .*2026-\d\d-\d\d · draft/s);
  expect(reports).toContain("By about 40 days since 1900, to 91 days.");
  const figures = textOfPage("figures/index.html");
  expect(figures).toContain("2 figures");
  expect(figures).toMatch(/line, 3 rows.*Gallery.*bars, 3 rows/s);
});

test("its report names the dataset that its numbers rest on, with its words of use", () => {
  expect(textOfPage("reports/ice-season/index.html")).toContain(
    "Data usedlake-ice@2026-03: Harbour office of Orrin, ice book.",
  );
});

test("a number's page leads to the row of the dataset and its source", () => {
  const text = textOfPage("numbers/cell-lake-ice-2026-03.iceDays-winter-1900/index.html");
  expect(text).toContain("Winters of Lake Orrin: Days of ice");
  expect(text).toContain("Ice book of Lake Orrin");
});

describe("a figure that a record tells, without any code", () => {
  const title = "The lake had 131 days of ice in the winter of 1900 and 91 days in that of 2025";

  test("stands numbered in the report, with picture, table, description and source", () => {
    const text = textOfPage("reports/ice-season/index.html");
    expect(text).toMatch(new RegExp(`Figure 1\\s*${title}`));
    expect(text).toContain("Data: lake-ice@2026-03");
    expect(text).toContain("Lines of 3 values. Days of ice: lowest 91 days (2025), highest 131 days (1900).");
  });

  test("has its page, its downloads, and its place in the exports and the lineage", () => {
    expect(textOfPage("figures/ice-days/index.html")).toContain(title);
    for (const file of ["csv", "svg", "json"]) expect(files.has(`figures/ice-days.${file}`)).toBe(true);
    expect(files.get("figures/ice-days-850x600.png")?.subarray(1, 4).toString()).toBe("PNG");
    const { figures } = JSON.parse(files.get("api/figures.json")?.toString("utf8") ?? "") as {
      figures: { id: string; report: string | null; findings: { name: string; value: number }[] }[];
    };
    expect(figures.map(({ id, report }) => [id, report])).toEqual([
      ["ice-days", "ice-season"],
      ["ice-thickness", null],
    ]);
    expect(figures[0]?.findings.find(({ name }) => name === "ratio")?.value).toBe(131 / 91);
    expect(files.get("api/provenance.json")?.toString("utf8")).toContain("ice-days");
  });

  test("has the comparison that its title rests on among the conclusions", () => {
    const slug = "figure-ice-days.last-below-figure-ice-days.first";
    expect(textOfPage(`conclusions/${slug}/index.html`)).toContain("Stands in the figure ice-days");
    expect(textOfPage("conclusions/index.html")).toContain(title);
  });

  test("stands in the gallery beside its record; words of the author take the place of those made from data", () => {
    const text = textOfPage("gallery/index.html");
    expect(text).toContain("content/figures/ice-days.yaml");
    expect(text).toContain("dataset: lake-ice@2026-03");
    expect(text).toContain("Two bars, one for each winter whose thickness the office wrote down.");
    expect(text).not.toContain("Bars of 2 values");
  });
});

test("the dataset is offered as it stands in data/", () => {
  const table = filesOf(join(tinySite, "data/datasets/lake-ice/2026-03")).get("table.csv");
  expect(table?.equals(files.get("datasets/lake-ice/2026-03/table.csv") ?? Buffer.of())).toBe(true);
});

describe("the other subject", () => {
  test("has no models, so its navigation has none", () => {
    for (const [name, page] of pages) {
      // A page that stands inside another site's page has no navigation.
      if (name.endsWith("/embed/index.html")) continue;
      const nav = elementsOf(page).find(
        (element) => element.tagName === "nav" && attribute(element, "aria-label") === "Main",
      );
      expect(nav === undefined ? null : textOf(nav), name).toBe("ReportsFiguresClaimsSourcesDatasetsMethods");
    }
  });

  test("finds no word of the first subject in any page, data file or style", () => {
    const words = /\bGPUs?\b|\btokens?\b|NVIDIA|Hopper|Blackwell|\binference\b/i;
    // The schemas list the generator's table of units, which any subject may use.
    const texts = [...files].filter(
      ([name]) => /\.(?:html|css|csv|json|svg|xml|txt)$/.test(name) && !name.startsWith("api/schema/"),
    );
    const found = texts.map(([name, bytes]) => [name, words.exec(bytes.toString("utf8"))?.[0]]);
    expect(found.filter(([, word]) => word !== undefined)).toEqual([]);
  });

  test("finds no empty list and no heading without anything below it", () => {
    for (const [name, page] of pages) {
      const empty = elementsOf(page).filter(
        ({ tagName, childNodes }) => /^(?:ul|ol|dl|tbody|section)$/.test(tagName) && childNodes.length === 0,
      );
      expect(
        empty.map(({ tagName }) => tagName),
        name,
      ).toEqual([]);
    }
  });
});

describe(`under ${base}`, () => {
  const addresses = (page: Document): string[] =>
    elementsOf(page).flatMap((element) =>
      ["href", "src", "action", "poster", "data"].flatMap((name) => attribute(element, name) ?? []),
    );

  test("every address of the site's own leads to a file that was built, and every anchor to an element", () => {
    let followed = 0;
    for (const [name, page] of pages) {
      const here = `${base}${name.replace(/index\.html$/, "")}`;
      for (const address of addresses(page)) {
        const { origin, pathname, hash } = new URL(address, `https://own.example${here}`);
        if (origin !== "https://own.example") continue;
        expect(pathname, `${name}: ${address}`).toMatch(new RegExp(`^${base}`));
        const path = decodeURIComponent(pathname.slice(base.length));
        const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
        expect(files.has(file), `${name}: ${address}`).toBe(true);
        followed += 1;
        const target = pages.get(file);
        if (hash === "" || target === undefined) continue;
        const id = decodeURIComponent(hash.slice(1));
        expect(
          elementsOf(target).some((element) => attribute(element, "id") === id),
          `${name}: ${address}`,
        ).toBe(true);
      }
    }
    expect(followed).toBeGreaterThan(100);
  });

  test("styles ask for nothing outside the site", () => {
    const sheets = [...files].filter(([name]) => name.endsWith(".css"));
    expect(sheets.length).toBeGreaterThan(0);
    for (const [name, bytes] of sheets) {
      for (const [, address = ""] of bytes.toString("utf8").matchAll(/url\(["']?([^"')]+)/g))
        expect(address, name).toMatch(new RegExp(`^(?:data:|${base})`));
    }
  });
});

describe("every page", () => {
  test("ships the theme as its only script, unless it is a report or has a table to sort", () => {
    for (const [name, page] of pages) {
      const scripts = elementsOf(page)
        .filter(
          (element) => element.tagName === "script" && attribute(element, "type") !== "application/ld+json",
        )
        .map((element) => attribute(element, "src") ?? "inline");
      const sorts = elementsOf(page).some((element) => attribute(element, "data-sortable") !== undefined);
      const own = ["theme", ...(sorts ? ["SortTables"] : [])];
      if (!/^(?:reports|figures|gallery)\//.test(name))
        expect(scripts, name).toEqual(
          own.map((file): unknown => expect.stringMatching(new RegExp(`^/sub/path/_astro/${file}\\.`))),
        );
    }
  });

  test("has the security policy", () => {
    for (const [name, page] of pages) {
      const policies = elementsOf(page)
        .filter((element) => attribute(element, "http-equiv") === "Content-Security-Policy")
        .map((element) => attribute(element, "content"));
      expect(policies, name).toEqual([securityPolicy]);
    }
  });
});

test("a second build in another folder, time zone, language and environment is the same to the byte", () => {
  expect(files.size).toBeGreaterThan(20);
  expect(differences(out, again)).toEqual([]);
});

test("no file tells in which folder it was built", () => {
  for (const [name, bytes] of files)
    expect(bytes.includes(folder) || bytes.includes(tinySite), name).toBe(false);
});
