/** Every kind of page, with script: it renders, says nothing wrong, asks no other host, fits, and anyone can use it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { cutTexts, wideElements } from "./layout.ts";
import { pageTypes } from "../../src/commands/page-types.ts";
import { useBrowser, type Visit } from "./visit.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const startVisit = useBrowser();

describe.each(pageTypes(inject("folder")))("page: $name", ({ path, status }) => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await startVisit();
    expect(await visit.open(path)).toBe(status);
  });
  afterAll(async () => visit.context.close());

  test("has one main heading, a title and a language, and the browser finds nothing wrong", async () => {
    const { page, troubles } = visit;
    expect(await page.locator("h1").count()).toBe(1);
    expect((await page.locator("h1").innerText()).trim()).not.toBe("");
    expect(await page.title()).toMatch(/\S{3}/);
    expect(await page.locator("html").getAttribute("lang")).toMatch(/^[a-z]{2}/);
    expect(troubles).toEqual([]);
  });

  test.each(["light", "dark"] as const)("breaks no rule of access in %s", async (colorScheme) => {
    const { page } = visit;
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axeSource);
    const violations = await page.evaluate(async (values) => {
      const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
      const result = await axe.run({ runOnly: { type: "tag", values } });
      return result.violations.flatMap(({ id, help, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) => `${id} (${help}): ${String(target)}\n${failureSummary ?? ""}`,
        ),
      );
    }, rules);
    expect(violations).toEqual([]);
    expect(visit.troubles).toEqual([]);
  });

  test.each([360, 1280])("fits a window %d px wide without cutting text", async (width) => {
    const { page } = visit;
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(wideElements)).toEqual([]);
    expect(await page.evaluate(cutTexts)).toEqual([]);
  });
});
