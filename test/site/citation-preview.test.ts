/** Citations of a report: numbered links to the reference list, with a preview for pointer, keyboard, touch and screen reader. */
import type { BrowserContextOptions } from "playwright-core";
import { expect, inject, onTestFinished, test } from "vitest";
import { pageTypes } from "../../src/commands/page-types.ts";
import { useBrowser, type Visit } from "./visit.ts";

const startVisit = useBrowser();
const report = pageTypes(inject("folder")).find(({ name }) => name === "reports entry")?.path ?? "";

async function openReport(options: BrowserContextOptions = {}) {
  const visit: Visit = await startVisit(options);
  onTestFinished(async () => {
    expect(visit.troubles).toEqual([]);
    await visit.context.close();
  });
  await visit.open(report);
  const cite = visit.page.locator(".cite").first();
  return { ...visit, cite, link: cite.locator("> a"), preview: cite.locator(".preview") };
}

test("each citation leads to its entry, which was made by the style and says how far it was read", async () => {
  const { page } = await openReport({ javaScriptEnabled: false });
  const hrefs = await page
    .locator(".cite > a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(hrefs.length).toBeGreaterThan(5);
  for (const href of new Set(hrefs)) {
    const entry = page.locator(`.references ${href ?? ""}`);
    expect(await entry.count()).toBe(1);
    expect((await entry.innerText()).length).toBeGreaterThan(40);
    expect(await entry.innerText()).toMatch(/Read: (?:primary|excerpt|repository|secondary)/);
  }
});

test("the numbers of citations are the places of their entries in the list", async () => {
  const { page } = await openReport({ javaScriptEnabled: false });
  const entries = await page
    .locator(".references > li")
    .evaluateAll((items) => items.map(({ id }) => `#${id}`));
  const cited = await page
    .locator(".cite > a")
    .evaluateAll((links) => links.map((link) => [link.textContent.trim(), link.getAttribute("href")]));
  expect(cited).toEqual(cited.map(([, href]) => [String(entries.indexOf(href ?? "") + 1), href]));
  const firstUses = [...new Set(cited.map(([number]) => Number(number)))];
  expect(firstUses).toEqual(firstUses.toSorted((a, b) => a - b));
});

test.each([true, false])(
  "a preview shows on focus and on hover, with script: %s",
  async (javaScriptEnabled) => {
    const { page, cite, link, preview } = await openReport({ javaScriptEnabled });
    expect(await preview.isVisible()).toBe(false);
    await link.focus();
    expect(await preview.isVisible()).toBe(true);
    await page.keyboard.press("Tab");
    expect(await preview.locator("a").evaluate((inside) => inside === document.activeElement)).toBe(true);
    expect(await preview.isVisible()).toBe(true);
    await page.keyboard.press("Tab");
    expect(await preview.isVisible()).toBe(false);
    await link.hover();
    expect(await preview.isVisible()).toBe(true);
    await preview.hover();
    expect(await preview.isVisible()).toBe(true);
    await page.mouse.move(0, 0);
    expect(await preview.isVisible()).toBe(false);
    expect(await cite.count()).toBe(1);
  },
);

test("Escape closes the preview of a focused citation, and coming back shows it again", async () => {
  const { page, link, preview } = await openReport();
  await link.focus();
  await page.keyboard.press("Escape");
  expect(await preview.isVisible()).toBe(false);
  expect(await link.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.locator(".brand").focus();
  await link.focus();
  expect(await preview.isVisible()).toBe(true);
});

test("Escape closes the preview of a hovered citation, and coming back shows it again", async () => {
  const { page, link, preview } = await openReport();
  await link.hover();
  await page.keyboard.press("Escape");
  expect(await preview.isVisible()).toBe(false);
  await page.mouse.move(0, 0);
  await link.hover();
  expect(await preview.isVisible()).toBe(true);
});

test("on a touch screen a tap opens a preview and stays on the place, the next tap closes it", async () => {
  const { page, link, preview } = await openReport({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 360, height: 800 },
  });
  await link.tap();
  expect(await preview.isVisible()).toBe(true);
  expect(new URL(page.url()).hash).toBe("");
  const box = await preview.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
  await link.tap();
  expect(await preview.isVisible()).toBe(false);
  await link.tap();
  expect(await preview.isVisible()).toBe(true);
  await page.locator("h1").first().tap();
  expect(await preview.isVisible()).toBe(false);
});

test("a screen reader hears title, publisher and reading as the description of the link", async () => {
  const { page, cite } = await openReport();
  const previewText = (await cite.locator(".preview").textContent()) ?? "";
  const session = await page.context().newCDPSession(page);
  const { root } = (await session.send("DOM.getDocument")) as { root: { nodeId: number } };
  const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector: ".cite > a" });
  const { nodes } = await session.send("Accessibility.getPartialAXTree", { nodeId, fetchRelatives: false });
  const [node] = nodes;
  const plain = (text: unknown): string => String(text).replace(/\s+/g, " ").trim();
  expect(node?.role?.value).toBe("link");
  expect(plain(node?.name?.value)).toMatch(/^Reference \d+: \S/);
  expect(plain(node?.description?.value)).toBe(plain(previewText));
});

test("every preview stays inside the window", async () => {
  const { page } = await openReport();
  for (const cite of await page.locator(".cite").all()) {
    await cite.locator("> a").focus();
    const box = await cite.locator(".preview").boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1280);
    expect(box?.y).toBeGreaterThanOrEqual(0);
  }
});
