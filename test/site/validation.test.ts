/** The pages that hold models against published values: complete without script, each number again from the file. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { validate } from "../../src/build/validation.ts";
import { isMiss } from "../../src/build/validation-tables.ts";
import { makeSite } from "../../src/build/site.ts";
import { projectRoot } from "../laws/imports-of.ts";
import { parseCsv } from "../laws/raw-csv.ts";
import { attribute, elementsOf, hasClass, readHtmlFiles, textOf } from "./html.ts";
import { useBrowser } from "./visit.ts";

const startVisit = useBrowser();
const { runs, aims } = validate(makeSite(projectRoot).ledger);
const pages = new Map(readHtmlFiles().map((file) => [file.path, file]));

test("the overview says each aim with its verdict, and leads to every suite", async () => {
  const { page, context, open, troubles } = await startVisit({ javaScriptEnabled: false });
  onTestFinished(async () => context.close());
  expect(await open("validation/")).toBe(200);
  const items = page.locator(".aims > li");
  expect(await items.count()).toBe(aims.length);
  for (const [index, { aim, met, outcome, why }] of aims.entries()) {
    const plain = (text: string): string => text.replaceAll(/\s+/g, " ");
    const text = plain(await items.nth(index).innerText());
    for (const part of [aim, met ? "met" : "missed", outcome, why]) expect(text).toContain(plain(part));
  }
  for (const { suite } of runs)
    expect(await page.locator(`a[href$="/validation/${suite.id}/"]`).count()).toBeGreaterThan(0);
  expect(await page.locator(".picture svg:visible").count()).toBe(2);
  expect(troubles).toEqual([]);
});

test("each picture has its files beside it, and says what it rests on", () => {
  const elements = pages.get("/validation/")?.elements ?? [];
  const figures = elements.filter((one) => hasClass(one, "figure"));
  expect(figures).toHaveLength(2);
  for (const figure of figures) {
    const offered = elementsOf(figure).flatMap((one) =>
      attribute(one, "download") === undefined ? [] : [attribute(one, "href") ?? ""],
    );
    expect(offered).toEqual([
      expect.stringMatching(/\.csv$/),
      expect.stringMatching(/\.json$/),
      expect.stringMatching(/\.svg$/),
      expect.stringMatching(/850x600\.png$/),
    ]);
    for (const href of offered)
      expect(readFileSync(join(inject("folder"), href)).length, href).toBeGreaterThan(10_000);
    expect(textOf(figure)).toContain("Data: inferencex-points@2026-06-14");
  }
});

test("the overview is reached from the foot of every page and from the models", () => {
  for (const [path, { elements }] of pages) {
    if (path.endsWith("/embed/")) continue;
    const links = elements.filter(({ tagName }) => tagName === "a").map((one) => attribute(one, "href"));
    expect(links, path).toContain("/validation/");
  }
});

describe.each(runs)("$suite.id", ({ suite, result }) => {
  test("has a page that lists its cases, or its misses, with their signs", () => {
    const text = (pages.get(`/validation/${suite.id}/`)?.elements ?? [])
      .filter(({ tagName }) => tagName === "table")
      .map(textOf)
      .join(" ");
    const wanted = result.cases.length <= 60 ? result.cases : result.cases.filter(isMiss);
    for (const { name } of wanted) expect(text).toContain(name);
  });
  test("offers every case as a file, with predicted over measured", () => {
    const text = readFileSync(join(inject("folder"), `validation/${suite.id}.csv`), "utf8");
    const [head = [], ...rows] = parseCsv(text);
    expect(rows).toHaveLength(result.cases.length);
    const at = (row: readonly string[], name: string): string => row[head.indexOf(name)] ?? "";
    for (const [index, one] of result.cases.entries()) {
      const row = rows[index] ?? [];
      expect(at(row, "case")).toBe(one.name);
      expect(Number(at(row, "measured"))).toBe(one.measured);
      if (one.predicted !== null) expect(Number(at(row, "ratio"))).toBe(one.predicted / one.measured);
    }
  });
});

test("each dot of a picture can be reached, and says its case", async () => {
  const { page, context, open, troubles } = await startVisit();
  onTestFinished(async () => context.close());
  await open("validation/");
  const picture = page.locator(".picture[data-part=wide]").first();
  await picture.focus();
  // The words of the dots are on their way.
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Home");
  await expect
    .poll(async () => (await page.locator("div.unseen[role=status]").allTextContents()).join(" "))
    .toMatch(/requests.*: [\d.,k]+ against [\d.,k]+/);
  expect(troubles).toEqual([]);
});
