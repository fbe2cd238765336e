/** Every kind of page, without script: the same content, and nothing that only script could move. */
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { cutTexts, wideElements } from "./layout.ts";
import { pageTypes } from "../../src/commands/page-types.ts";
import { useBrowser, type Visit } from "./visit.ts";

const startVisit = useBrowser();

describe.each(pageTypes(inject("folder")))("page without script: $name", ({ path, status }) => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await startVisit({ javaScriptEnabled: false });
    expect(await visit.open(path)).toBe(status);
  });
  afterAll(async () => visit.context.close());

  test("has one main heading, a title, a language and a way on", async () => {
    const { page, troubles } = visit;
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.locator("h1").isVisible()).toBe(true);
    expect(await page.title()).toMatch(/\S{3}/);
    expect(await page.locator("html").getAttribute("lang")).toMatch(/^[a-z]{2}/);
    expect(await page.locator("main a[href]").count()).toBeGreaterThan(0);
    expect(await page.locator("main").innerText()).toMatch(/\w/);
    expect(troubles).toEqual([]);
  });

  test("shows no control that would do nothing", async () => {
    for (const control of await visit.page.locator("[data-part=controls], [data-theme-switch]").all())
      expect(await control.isVisible()).toBe(false);
  });

  test.each([360, 1280])("fits a window %d px wide without cutting text", async (width) => {
    const { page } = visit;
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(wideElements)).toEqual([]);
    expect(await page.evaluate(cutTexts)).toEqual([]);
  });
});
