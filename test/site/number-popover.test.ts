/** A number of a report opens its page in place, for pointer and keyboard; the link stays a link. */
import type { BrowserContextOptions } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { reportPath } from "./live-figures.ts";
import { useBrowser } from "./visit.ts";

const startVisit = useBrowser();

async function openReport(options: BrowserContextOptions = {}) {
  const visit = await startVisit(options);
  onTestFinished(async () => {
    expect(visit.troubles).toEqual([]);
    await visit.context.close();
  });
  await visit.open(reportPath);
  const { page } = visit;
  const number = page.locator(".prose a.number").first();
  return { page, number, panel: page.getByRole("dialog") };
}

test("without script a number leads to its page", async () => {
  const { page, number } = await openReport({ javaScriptEnabled: false });
  await number.click();
  expect(new URL(page.url()).pathname).toMatch(/^\/numbers\/.+\/$/);
  expect(await page.locator("h1").count()).toBe(1);
});

test.each([1280, 360])("opens value and tree in place, inside a window %d px wide", async (width) => {
  const { page, number, panel } = await openReport({ viewport: { width, height: 800 } });
  const printed = (await number.innerText()).trim();
  await number.press("Enter");
  await panel.waitFor();
  expect(new URL(page.url()).pathname).toBe(`/${reportPath}`);
  expect(await panel.getByRole("heading").first().innerText()).toBe(printed);
  expect(await panel.locator(".lineage .node").count()).toBeGreaterThan(0);
  expect(
    await panel.locator('a[href^="/sources/"], a[href^="/datasets/"], .node-assumption').count(),
  ).toBeGreaterThan(0);
  const box = await panel.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0);
});

test("takes the focus, and Escape gives it back to the number", async () => {
  const { page, number, panel } = await openReport();
  await number.press("Enter");
  await panel.waitFor();
  expect(await panel.evaluate((root) => root.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Tab");
  expect(await panel.evaluate((root) => root.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
  await page.waitForTimeout(50);
  expect(await number.evaluate((link) => link === document.activeElement)).toBe(true);
});

test("pinned, it stays while the reader goes on, and the focus stays on the pin", async () => {
  const { page, number, panel } = await openReport();
  await number.click();
  await panel.waitFor();
  const pin = panel.getByRole("button", { name: /pin/i });
  await pin.click();
  await page.waitForTimeout(100);
  expect(await pin.getAttribute("aria-pressed")).toBe("true");
  expect(await pin.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.mouse.click(3, 3);
  expect(await panel.isVisible()).toBe(true);
  await panel.getByRole("button", { name: "Close" }).click();
  await panel.waitFor({ state: "hidden" });
  await page.waitForTimeout(50);
  expect(await number.evaluate((link) => link === document.activeElement)).toBe(true);
});

test("an open panel leaves the ids of the page unique", async () => {
  const { page, number, panel } = await openReport();
  await number.click();
  await panel.waitFor();
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  });
  expect(twice).toEqual([]);
});

test("with a modifier key or another button the browser follows the link as any other", async () => {
  const { page, number } = await openReport();
  const left = await number.evaluate((link) => {
    const seen: boolean[] = [];
    addEventListener("click", (event) => {
      seen.push(!event.defaultPrevented);
      event.preventDefault();
    });
    const click = (init: MouseEventInit): boolean =>
      link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...init }));
    for (const init of [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { button: 1 }, {}])
      click(init);
    return seen;
  });
  expect(left).toEqual([true, true, true, true, false]);
  expect(new URL(page.url()).pathname).toBe(`/${reportPath}`);
});

test("when the page of a number cannot be had, the browser goes there", async () => {
  const visit = await startVisit();
  onTestFinished(async () => visit.context.close());
  await visit.open(reportPath);
  await visit.page.evaluate(() => {
    globalThis.fetch = async () => Promise.reject(new TypeError("offline"));
  });
  await visit.page.locator(".prose a.number").first().click();
  await visit.page.waitForURL(/\/numbers\//);
});
