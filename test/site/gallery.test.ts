/** The gallery: each kind of figure with its record, alive with script and whole without. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Locator } from "playwright-core";
import { expect, inject, onTestFinished, test } from "vitest";
import { figureKinds } from "../../src/schemas/figure.ts";
import { projectRoot } from "../laws/imports-of.ts";
import { useBrowser } from "./visit.ts";

const startVisit = useBrowser();

/** Its script is loaded when a figure comes near. */
async function comeNear(figure: Locator): Promise<void> {
  await figure.scrollIntoViewIfNeeded();
  await figure.locator("form.controls").waitFor();
}

test("shows every kind once, each beside the record as it stands in its file", async () => {
  const { page, context, open } = await startVisit({ javaScriptEnabled: false });
  onTestFinished(async () => context.close());
  await open("gallery/");
  const items = page.locator(".gallery-item:not(#computed)");
  const kinds = await items.evaluateAll((all) => all.map(({ id }) => id));
  expect(kinds).toEqual(Object.keys(figureKinds));
  for (const item of await items.all()) {
    const file = await item.locator(".gallery-record summary").innerText();
    const shown = await item.locator(".gallery-record code").last().textContent();
    expect(shown).toBe(readFileSync(join(projectRoot, file), "utf8").trimEnd());
    expect(await item.locator(".picture svg:visible").count()).toBe(1);
    expect(await item.locator(".figure-actions").count()).toBe(1);
    expect(await item.locator("form.controls:visible").count()).toBe(0);
  }
  expect(await page.locator("#computed li").count()).toBeGreaterThan(3);
});

test("a series can be taken out and put back, the axis changed, and the address holds it", async () => {
  const { page, context, open, troubles } = await startVisit();
  onTestFinished(async () => context.close());
  await open("gallery/");
  const figure = page.locator("#figure-hourly-price-bases");
  const rented = figure.locator("[data-part=wide] [data-series=Rented]");
  const title = await figure.locator("[data-part=title]").innerText();
  expect(await rented.count()).toBe(5);
  await comeNear(figure);
  await figure.locator("input[value=rented]").uncheck();
  await expect.poll(() => rented.count()).toBe(0);
  await expect.poll(() => page.url()).toContain("hourly-price-bases.series=");
  // The title speaks of the data, whatever is drawn of them.
  expect(await figure.locator("[data-part=title]").innerText()).toBe(title);
  const frontier = page.locator("#figure-frontier-by-precision");
  await comeNear(frontier);
  await frontier.locator("select").selectOption("linear");
  await expect.poll(() => frontier.locator("[data-part=wide]").innerText()).not.toContain("log scale");
  await page.reload();
  await comeNear(figure);
  await expect.poll(() => rented.count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("draws with script what the build drew, to the last sign", async () => {
  const { page, context, open } = await startVisit();
  onTestFinished(async () => context.close());
  await open("gallery/");
  for (const id of ["ownership-cost-revisions", "throughput-by-accelerator", "api-output-prices"]) {
    const figure = page.locator(`#figure-${id}`);
    const picture = figure.locator("[data-part=wide]");
    await comeNear(figure);
    // The name space of a file is the browser's own business.
    const drawing = async (): Promise<string> => (await picture.innerHTML()).replace(/ xmlns="[^"]*"/, "");
    const before = await drawing();
    const box = figure.locator("input[type=checkbox]").first();
    await box.uncheck();
    await expect.poll(drawing).not.toBe(before);
    await box.check();
    await expect.poll(drawing).toBe(before);
  }
});

test("takes at most 40 kB of script in Brotli when it is opened, although it shows every kind", async () => {
  const { page, context } = await startVisit();
  onTestFinished(async () => context.close());
  const scripts: Promise<Buffer>[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".js")) scripts.push(response.body());
  });
  await page.goto(`${inject("address")}gallery/`);
  // The first figure with controls has all that it needs.
  await page.locator("[data-figure] form:not([hidden])").first().waitFor();
  const bytes = (await Promise.all(scripts)).reduce((sum, one) => sum + brotliCompressSync(one).length, 0);
  expect(bytes).toBeGreaterThan(5000);
  expect(bytes).toBeLessThanOrEqual(40_000);
});
