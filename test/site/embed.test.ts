/** A figure inside another site's page: alone, whole at any width, and with its way home. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { attribute, hasClass, readHtmlFiles, textOf } from "./html.ts";
import { cutTexts, wideElements } from "./layout.ts";
import { useBrowser } from "./visit.ts";

const startVisit = useBrowser();
const embeds = readHtmlFiles().filter(({ path }) => /^\/figures\/[^/]+\/embed\/$/.test(path));

test("every figure has an embed page, and search engines are told to pass it by", () => {
  const figures = readHtmlFiles().filter(({ path }) => /^\/figures\/[^/]+\/$/.test(path));
  expect(embeds.map(({ path }) => path.replace("embed/", ""))).toEqual(figures.map(({ path }) => path));
  for (const { path, elements } of embeds) {
    const robots = elements.find((one) => attribute(one, "name") === "robots");
    expect(robots && attribute(robots, "content"), path).toBe("noindex");
  }
});

test.each(embeds)(
  "$path is the figure alone, with source, site and the way to its page",
  ({ path, elements }) => {
    const tags = elements.map(({ tagName }) => tagName);
    for (const tag of ["header", "nav", "footer"]) expect(tags).not.toContain(tag);
    expect(elements.filter((one) => hasClass(one, "figure-number"))).toEqual([]);
    const [from] = elements.filter((one) => hasClass(one, "figure-from"));
    const links = elements
      .filter(({ tagName }) => tagName === "a")
      .flatMap((one) => attribute(one, "href") ?? []);
    expect(links).toContain(path.replace("embed/", ""));
    expect(links).toContain("/");
    expect(from && textOf(from)).toContain("data as of");
    expect(elements.some((one) => hasClass(one, "figure-source"))).toBe(true);
    // What is followed opens beside the page that holds the figure, not inside it.
    expect(elements.find(({ tagName }) => tagName === "base")?.attrs).toEqual([
      { name: "target", value: "_blank" },
    ]);
  },
);

describe.each(embeds)("$path", ({ path }) => {
  test.each([true, false])("fits from 360 to 1,200 px, with script: %s", async (javaScriptEnabled) => {
    const { page, context, open, troubles } = await startVisit({ javaScriptEnabled });
    onTestFinished(async () => context.close());
    await open(path.slice(1));
    for (const width of [360, 480, 720, 1200]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(wideElements)).toEqual([]);
      expect(await page.evaluate(cutTexts)).toEqual([]);
      expect(await page.locator(".picture svg:visible").count()).toBe(1);
      const picture = await page.locator(".picture svg:visible").boundingBox();
      // Below 744 px the narrow picture is shown, and grows to 480 px.
      expect(picture?.width).toBeGreaterThan(
        (width < 744 ? Math.min(width, 520) : Math.min(width, 960)) - 41,
      );
    }
    expect(troubles).toEqual([]);
  });
});

test("the frame that is offered is high enough for the page at any width, and with either picture not much higher", async () => {
  const { page, context, open, troubles } = await startVisit({ javaScriptEnabled: false });
  const frames = await startVisit({ javaScriptEnabled: false });
  onTestFinished(async () => {
    await context.close();
    await frames.context.close();
  });
  for (const { path } of embeds) {
    const own = readHtmlFiles().find((one) => one.path === path.replace("embed/", ""));
    const snippet = own?.elements.map(textOf).find((text) => text.startsWith("<div style")) ?? "";
    await open(path.slice(1));
    await frames.page.setContent(
      `<body style="margin: 0">${snippet.replace(/ src="[^"]*"/, ' src="about:blank"')}</body>`,
    );
    for (const widths of [
      [320, 360, 504, 743],
      [744, 1016, 1100],
    ]) {
      const [needed, offered]: [number[], number[]] = [[], []];
      for (const width of widths) {
        await page.setViewportSize({ width, height: 100 });
        needed.push(await page.evaluate(() => document.documentElement.scrollHeight));
        await frames.page.setViewportSize({ width, height: 100 });
        offered.push((await frames.page.locator("iframe").boundingBox())?.height ?? 0);
      }
      expect(new Set(offered).size, path).toBe(1);
      expect(Math.max(...needed), path).toBeLessThanOrEqual(offered[0] ?? 0);
      expect(offered[0], path).toBeLessThan(Math.max(...needed) * 1.25);
    }
  }
  expect(troubles).toEqual([]);
});

test("shows itself in a frame of another site, and its points can be reached there", async () => {
  const { page, context, troubles } = await startVisit();
  const figure = `${inject("address")}${embeds[0]?.path.slice(1) ?? ""}`;
  // Another origin on this machine, from a real server: browsers let no page of the open net look into a machine.
  const other = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(
      `<!doctype html><title>Other</title><iframe src="${figure}" width="700" height="700"></iframe>`,
    );
  });
  await new Promise<void>((listening) => other.listen(0, "localhost", listening));
  onTestFinished(async () => {
    await context.close();
    other.close();
  });
  const address = `http://localhost:${(other.address() as AddressInfo).port}/`;
  await page.route(`${address}**`, async (route) => route.continue());
  await page.goto(address);
  const frame = page.frameLocator("iframe");
  expect(await frame.locator("h1").innerText()).toMatch(/\w/);
  const picture = frame.locator(".picture:visible");
  await picture.press("ArrowRight");
  await frame.locator(".tip").waitFor({ state: "visible" });
  expect(troubles.filter((text) => !text.includes("favicon"))).toEqual([]);
});
