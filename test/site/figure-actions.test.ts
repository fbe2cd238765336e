/** The row of actions that every figure has: the same everywhere, complete without script, and with a button to copy. */
import { describe, expect, inject, onTestFinished, test } from "vitest";
import type { BrowserContextOptions } from "playwright-core";
import { attribute, hasClass, readHtmlFiles } from "./html.ts";
import { reportPath } from "./live-figures.ts";
import { useBrowser, type Visit } from "./visit.ts";

const startVisit = useBrowser();
const pages = readHtmlFiles();
const ids = pages.flatMap(({ path }) => /^\/figures\/([^/]+)\/$/.exec(path)?.[1] ?? []);
/** The figures of the report, in order. */
const shown = (pages.find(({ path }) => path === `/${reportPath}`)?.elements ?? []).flatMap((element) =>
  hasClass(element, "figure") ? (attribute(element, "id") ?? "").replace("figure-", "") : [],
);
const first = shown[0] ?? "";
const actions = ["Table", "CSV", "JSON", "SVG", "PNG", "Embed", "Cite", "How computed"];

async function open(path: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const visit = await startVisit(options);
  onTestFinished(async () => {
    expect(visit.troubles).toEqual([]);
    await visit.context.close();
  });
  await visit.open(path);
  return visit;
}

test.each([true, false])(
  "are the same for each figure of a report, with script: %s",
  async (javaScriptEnabled) => {
    const { page } = await open(reportPath, { javaScriptEnabled });
    const rows = await page.locator(".figure-actions").all();
    expect(rows.length).toBe(shown.length);
    const names = new Set<string>();
    for (const row of rows) {
      const items = row.locator("> a, > details > summary");
      expect(await items.allInnerTexts()).toEqual(actions);
      for (const item of await items.all()) {
        const name = (await item.getAttribute("aria-label")) ?? "";
        // What is said begins with what is seen, so that it can be asked for by voice.
        expect(name.startsWith(await item.innerText())).toBe(true);
        names.add(name);
      }
    }
    expect(names.size).toBe(actions.length * rows.length);
  },
);

describe.each(ids)("figure %s", (id) => {
  test.each([
    ["page", `figures/${id}/`],
    ["embed page", `figures/${id}/embed/`],
  ])("has the same actions on its %s, and none leads nowhere", async (_, path) => {
    const { page } = await open(path, { javaScriptEnabled: false });
    const row = page.locator(".figure-actions");
    expect(await row.locator("> a, > details > summary").allInnerTexts()).toEqual(actions);
    for (const link of await row.locator("> a").all()) {
      const target = new URL((await link.getAttribute("href")) ?? "", page.url());
      expect((await fetch(target)).status).toBe(200);
    }
  });

  test("gives its picture in three sizes, as SVG and as PNG of twice as many pixels", async () => {
    const { page } = await open(`figures/${id}/`, { javaScriptEnabled: false });
    const hrefs = await page
      .locator("ul.downloads a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    for (const [width, height] of [
      [850, 600],
      [540, 540],
      [1200, 630],
    ] as const) {
      const [svg, png] = ["svg", "png"].map((ending) => `/figures/${id}-${width}x${height}.${ending}`);
      expect(hrefs).toContain(svg);
      expect(hrefs).toContain(png);
      const text = await download(svg ?? "", "image/svg+xml");
      const [, across, down] = /^<svg [^>]*viewBox="0 0 (\d+) (\d+)"/.exec(text.toString("utf8")) ?? [];
      const isXml = await page.evaluate(
        (source) =>
          new DOMParser().parseFromString(source, "image/svg+xml").querySelector("parsererror") === null,
        text.toString("utf8"),
      );
      expect(isXml).toBe(true);
      expect(Number(across)).toBe(width);
      expect(Number(down)).toBe(height);
      const picture = await download(png ?? "", "image/png");
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([
        2 * Number(across),
        2 * Number(down),
      ]);
    }
  });
});

test("without script, Embed and Cite open by keyboard and show all there is to copy", async () => {
  const { page } = await open(reportPath, { javaScriptEnabled: false });
  const figure = page.locator(`#figure-${first}`);
  const title = ((await figure.locator("[data-part=title]").textContent()) ?? "").trim();
  await figure.locator(".figure-embed > summary").press("Enter");
  const snippet = figure.locator(".figure-embed .to-copy");
  expect(await snippet.isVisible()).toBe(true);
  expect(await snippet.innerText()).toContain(`/figures/${first}/embed/"`);
  expect(await figure.locator(".figure-embed").innerText()).toContain("Write the address of this site");
  await figure.locator(".figure-cite > summary").press("Enter");
  const [citation, bibtex] = await figure.locator(".figure-cite .to-copy").allInnerTexts();
  expect(citation).toContain(title);
  expect(bibtex).toMatch(/^@misc\{figure-/);
  expect(await figure.locator("button:visible").count()).toBe(0);
});

test("with script, a button copies each text, and the snippet has the address at hand", async () => {
  const { page, context } = await open(reportPath);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const figure = page.locator(`#figure-${first}`);
  await figure.locator(".figure-embed > summary").click();
  expect(await figure.locator(".figure-embed").innerText()).not.toContain("Write the address of this site");
  for (const block of await figure.locator(".figure-embed .to-copy").all()) {
    const button = block.locator("xpath=following-sibling::p[1]").getByRole("button", { name: "Copy" });
    await button.press("Enter");
    await block.locator("xpath=following-sibling::p[1]").getByText("Copied.").waitFor();
    const copied = await page.evaluate(async () => navigator.clipboard.readText());
    expect(copied).toBe(await block.textContent());
    expect(copied).toContain(`src="${inject("address")}figures/`);
  }
});

test("the link to how it was computed leads to what the figure rests on", async () => {
  const { page } = await open(reportPath, { javaScriptEnabled: false });
  await page.locator(`#figure-${first} .figure-actions`).getByText("How computed").click();
  expect(new URL(page.url()).hash).toBe("#rests-on");
  expect(await page.locator("#rests-on + .lineage li").count()).toBeGreaterThan(0);
});

test("on paper there are no actions, no controls and no arrows of sorting", async () => {
  const { page } = await open(`figures/${first}/`);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".figure-actions").isVisible()).toBe(false);
  for (const form of await page.locator("[data-part=controls]").all())
    expect(await form.isVisible()).toBe(false);
  const arrow = await page
    .locator("button.sort")
    .first()
    .evaluate((button) => getComputedStyle(button, "::after").display);
  expect(arrow).toBe("none");
});

test("a site that does not say its address names no share picture, and says the rest", () => {
  for (const { path, elements } of pages.filter((one) => !one.path.endsWith("/embed/"))) {
    const properties = elements.flatMap((one) => attribute(one, "property") ?? []);
    expect(properties, path).toEqual(
      expect.arrayContaining(["og:title", "og:description", "og:site_name", "og:type"]),
    );
    expect(properties, path).not.toContain("og:image");
  }
});

async function download(path: string, type: string): Promise<Buffer> {
  const answer = await fetch(new URL(path, inject("address")));
  expect(answer.status, path).toBe(200);
  expect(answer.headers.get("content-type")).toContain(type);
  return Buffer.from(await answer.arrayBuffer());
}
