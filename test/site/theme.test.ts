/** Theme and print: the reader's choice holds, the system's does until then, and paper gets no furniture. */
import { expect, onTestFinished, test } from "vitest";
import type { BrowserContextOptions, Page } from "playwright-core";
import { useBrowser, type Visit } from "./visit.ts";

const startVisit = useBrowser();
const paper = async (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const [light, dark] = ["rgb(255, 253, 248)", "rgb(18, 20, 23)"];

async function openHome(options: BrowserContextOptions = {}): Promise<Visit> {
  const visit = await startVisit(options);
  onTestFinished(async () => {
    expect(visit.troubles).toEqual([]);
    await visit.context.close();
  });
  await visit.open("");
  return visit;
}

test.each([true, false])(
  "the system's theme holds until the reader chooses, with script: %s",
  async (javaScriptEnabled) => {
    const { page } = await openHome({ javaScriptEnabled, colorScheme: "dark" });
    expect(await paper(page)).toBe(dark);
    await page.emulateMedia({ colorScheme: "light" });
    expect(await paper(page)).toBe(light);
  },
);

test("the switch goes round system, light and dark, and says where it stands", async () => {
  const { page } = await openHome({ colorScheme: "dark" });
  const button = page.getByRole("button", { name: "Theme" });
  const seen = [[await button.innerText(), await paper(page)]];
  for (let press = 0; press < 3; press++) {
    await button.press("Enter");
    seen.push([await button.innerText(), await paper(page)]);
  }
  expect(seen).toEqual([
    ["Theme: system", dark],
    ["Theme: light", light],
    ["Theme: dark", dark],
    ["Theme: system", dark],
  ]);
});

test("the choice lasts over pages and reloads, and is made before the first paint", async () => {
  const { page, open } = await openHome({ colorScheme: "dark" });
  await page.getByRole("button", { name: "Theme" }).click();
  await open("methods/");
  expect(await paper(page)).toBe(light);
  await page.reload();
  expect(await paper(page)).toBe(light);
  expect(await page.getByRole("button", { name: "Theme" }).innerText()).toBe("Theme: light");
  const late = await page
    .locator("head script[src]")
    .first()
    .evaluate((script) => script.hasAttribute("defer") || script.hasAttribute("async"));
  expect(late).toBe(false);
});

test("where storage is forbidden the switch still works for the page", async () => {
  const visit = await startVisit({ colorScheme: "dark" });
  onTestFinished(async () => visit.context.close());
  await visit.context.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await visit.open("");
  await visit.page.getByRole("button", { name: "Theme" }).click();
  expect(await paper(visit.page)).toBe(light);
  expect(visit.troubles).toEqual([]);
});

test("paper shows the text and the pictures, and neither navigation nor controls nor actions", async () => {
  const { page, open } = await openHome();
  await open("reports/what-35x-means/");
  await page.emulateMedia({ media: "print" });
  for (const hidden of [
    "nav",
    ".site-head",
    ".contents",
    ".controls",
    ".figure-actions",
    ".skip",
    ".preview",
  ]) {
    const places = await page.locator(hidden).all();
    expect([hidden, places.length > 0]).toEqual([hidden, true]);
    for (const place of places) expect([hidden, await place.isVisible()]).toEqual([hidden, false]);
  }
  expect(await page.locator("h1").isVisible()).toBe(true);
  expect(await page.locator("figure.figure svg:visible").count()).toBe(
    await page.locator("figure.figure").count(),
  );
  expect(await page.locator(".references").isVisible()).toBe(true);
});

test("paper is light even for a reader who chose dark", async () => {
  const { page } = await openHome({ colorScheme: "dark" });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const ink = await page.evaluate(() => getComputedStyle(document.body).color);
  const [red = 255] = /\d+/.exec(ink)?.map(Number) ?? [];
  expect(red).toBeLessThan(100);
});
