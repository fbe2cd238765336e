/** Every point of a picture by keyboard, pointer and tap: its words are shown beside it and, where asked for, spoken. Long because keys, pointer and tap are tried on the same pages. */
import { describe, expect, onTestFinished, test } from "vitest";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { reportPath } from "./live-figures.ts";
import { useBrowser } from "./visit.ts";

const startVisit = useBrowser();
const clouded = "throughput-frontier";

async function openPicture(
  path: string,
  options: BrowserContextOptions & { readonly figure?: string } = {},
): Promise<{
  page: Page;
  picture: Locator;
  tip: Locator;
  ring: Locator;
  spoken: () => Promise<string>;
  troubles: string[];
}> {
  const { figure, ...contextOptions } = options;
  const visit = await startVisit(contextOptions);
  onTestFinished(async () => {
    expect(visit.troubles).toEqual([]);
    await visit.context.close();
  });
  await visit.open(path);
  const { page } = visit;
  const root = figure === undefined ? page.locator("main") : page.locator(`#figure-${figure}`);
  const picture = root.locator(".picture:visible").first();
  const [tip, ring] = [page.locator(".tip"), page.locator(".tip-ring")];
  await picture.scrollIntoViewIfNeeded();
  return {
    page,
    picture,
    tip,
    ring,
    troubles: visit.troubles,
    spoken: async () => (await page.locator("div.unseen[role=status]").allTextContents()).join(""),
  };
}

/** Middle of the n-th mark of a picture, in the window. */
async function middleOf(picture: Locator, index: number): Promise<{ x: number; y: number; words: string }> {
  return picture
    .locator("[data-point]")
    .nth(index)
    .evaluate((point) => {
      const box = (point.querySelector(".mark") ?? point).getBoundingClientRect();
      return {
        x: box.left + box.width / 2,
        y: box.top + box.height / 2,
        words: point.querySelector("title")?.textContent ?? "",
      };
    });
}

/** Puts the focus on a picture and waits for what travels it, and for the words of its clouds. */
async function enter(page: Page, picture: Locator): Promise<void> {
  const clouds = (await picture.getAttribute("data-points")) !== null;
  const words = clouds ? page.waitForResponse((response) => response.url().endsWith(".points.json")) : null;
  await picture.focus();
  await page.locator(".tip").waitFor({ state: "attached" });
  await (await words)?.finished();
  await page.evaluate(async () => new Promise((done) => setTimeout(done, 50)));
}

/** As a screen reader says it. */
async function nameOf(picture: Locator): Promise<string> {
  return picture.evaluate((one) =>
    (one.getAttribute("aria-labelledby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" "),
  );
}

const places = [
  ["a report", reportPath, clouded],
  ["a figure's page", "figures/waterfall-35x/", undefined],
  ["an embed page", "figures/mlperf-generations/embed/", undefined],
] as const;

describe.each(places)("in %s", (_, path, figure) => {
  const options = figure === undefined ? {} : { figure };

  test("arrows, Home and End show and speak points, inside the window; Escape leaves", async () => {
    const { page, picture, tip, ring, spoken } = await openPicture(path, options);
    await enter(page, picture);
    expect(await tip.isVisible()).toBe(false);
    const said: string[] = [];
    for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "End", "Home", "ArrowUp"]) {
      await page.keyboard.press(key);
      expect(await tip.isVisible()).toBe(true);
      const [box, at] = [await tip.boundingBox(), await ring.boundingBox()];
      const window = page.viewportSize();
      if (box === null || at === null || window === null) throw new Error("nothing is shown");
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(window.width);
      const shown = (await tip.innerText()).split("\n");
      for (const line of shown) expect(await spoken()).toContain(line);
      said.push(await spoken());
    }
    expect(said[0]).not.toBe(said[1]);
    expect(said[3]).toMatch(/ (\d+) of \1$/);
    expect(said[4]).toMatch(/ 1 of \d+$/);
    await page.keyboard.press("Escape");
    expect(await tip.isVisible()).toBe(false);
    expect(await ring.isVisible()).toBe(false);
    expect(await picture.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  test("a picture is one tab stop, named by its title and how to travel", async () => {
    const { picture } = await openPicture(path, options);
    expect(await picture.locator("[tabindex], a, button").count()).toBe(0);
    expect(await picture.getAttribute("tabindex")).toBe("0");
    const title = (await picture.locator("svg > title").textContent()) ?? "";
    const name = await nameOf(picture);
    expect(name.startsWith(title)).toBe(true);
    expect(name).toMatch(/arrow keys.*Escape/);
  });
});

test("what a reader does before the script of travel is there is done then", async () => {
  const { page, picture, tip, spoken } = await openPicture("figures/mlperf-generations/");
  let send = (): void => undefined;
  const asked = new Promise<void>((arrived) => {
    void page.route("**/travel-points*.js", async (route) => {
      arrived();
      await new Promise<void>((go) => (send = go));
      await route.continue();
    });
  });
  await picture.focus();
  await asked;
  const before = await page.evaluate(() => scrollY);
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  expect(await page.evaluate(() => scrollY)).toBe(before);
  expect(await tip.count()).toBe(0);
  send();
  await tip.waitFor({ state: "visible" });
  expect(await spoken()).toMatch(/ 3 of \d+$/);
});

test("where that script cannot be had the picture stays named, and the keys are the page's", async () => {
  const { page, picture, tip, troubles } = await openPicture("figures/mlperf-generations/");
  await page.route("**/travel-points*.js", async (route) => route.abort());
  const failed = page.waitForEvent("requestfailed");
  await picture.focus();
  await failed;
  await page.waitForTimeout(100);
  troubles.length = 0;
  expect(await nameOf(picture)).toMatch(/arrow keys.*Escape/);
  const left = await picture.evaluate((one) =>
    one.dispatchEvent(new KeyboardEvent("keydown", { key: "End", bubbles: true, cancelable: true })),
  );
  expect(left).toBe(true);
  expect(await tip.count()).toBe(0);
});

test("arrows alone reach every mark and every dot of a cloud", async () => {
  const { page, picture } = await openPicture(reportPath, { figure: clouded });
  await enter(page, picture);
  const seen = await picture.evaluate((element) => {
    const press = (key: string) =>
      element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    const voice = () =>
      [...document.querySelectorAll("div.unseen[role=status]")].map((one) => one.textContent).join("");
    let count = 0;
    const starts = new Set<string>();
    press("Home");
    press("Home");
    // Down from a first point leads to a neighbour, so Home brings each series to its start.
    for (let series = 0; series < 50; series++) {
      press("Home");
      const start = voice();
      if (starts.has(start)) break;
      starts.add(start);
      count += Number(/ of (\d+)$/.exec(start)?.[1]);
      press("ArrowDown");
    }
    const dots = [...element.querySelectorAll("path.dots")].map(
      (path) => path.getAttribute("d")?.match(/M/g)?.length ?? 0,
    );
    const marks = element.querySelectorAll("[data-point]").length;
    return { count, all: marks + dots.reduce((sum, more) => sum + more, 0), dots: dots.length };
  });
  expect(seen.dots).toBeGreaterThan(3);
  expect(seen.count).toBe(seen.all);
});

test("in a map up and down go along a column, left and right along a row, until the edge", async () => {
  const { page, picture, tip } = await openPicture("figures/token-cost-map/");
  await enter(page, picture);
  const press = async (...keys: readonly string[]): Promise<{ x: number; y: number; words: string }> => {
    for (const key of keys) await page.keyboard.press(key);
    const box = await page.locator(".tip-ring").boundingBox();
    if (box === null) throw new Error("nothing is shown");
    return { x: Math.round(box.x), y: Math.round(box.y), words: await tip.innerText() };
  };
  // The scenario's own mark comes first; the cells lie below it.
  const cell = await press("Home", "ArrowDown");
  expect(cell.words).toMatch(/: \$[\d.]+\/M\stokens; .*tok\/s\/GPU; .*\/GPU/);
  const [up, right] = [await press("ArrowUp"), await press("ArrowRight")];
  expect([up.x, up.y < cell.y]).toEqual([cell.x, true]);
  expect([right.y, right.x > cell.x]).toEqual([up.y, true]);
  const back = await press("ArrowLeft", "ArrowDown");
  expect(back).toEqual(cell);
  const corner = await press(...Array.from({ length: 20 }, () => ["ArrowDown", "ArrowRight"]).flat());
  expect(await press("ArrowRight", "ArrowDown")).toEqual(corner);
  expect(corner.x).toBeGreaterThan(cell.x);
  expect(corner.y).toBeGreaterThan(cell.y);
});

test("a pointer near a mark shows its words, and 40 px from all of them hides them after a while", async () => {
  const { page, picture, tip, spoken } = await openPicture("figures/waterfall-35x/embed/");
  const { x, y, words } = await middleOf(picture, 0);
  await page.mouse.move(x + 14, y + 12);
  await tip.waitFor({ state: "visible" });
  for (const line of words.split("\n")) expect(await tip.innerText()).toContain(line);
  expect(await spoken()).toBe("");
  const box = await picture.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + (box?.height ?? 0) - 5);
  await tip.waitFor({ state: "hidden" });
});

test("the words can be pointed at without going away", async () => {
  const { page, picture, tip } = await openPicture("figures/waterfall-35x/embed/");
  const { x, y } = await middleOf(picture, 1);
  await page.mouse.move(x, y);
  await tip.waitFor({ state: "visible" });
  const box = await tip.boundingBox();
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 5);
  await page.waitForTimeout(500);
  expect(await tip.isVisible()).toBe(true);
  await page.keyboard.press("Escape");
  expect(await tip.isVisible()).toBe(false);
});

test("each dot of a cloud says what it is, from a file that is loaded when a reader comes near", async () => {
  const { page, picture, tip } = await openPicture(reportPath, { figure: clouded });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await picture.hover({ position: { x: 5, y: 5 } });
  await expect
    .poll(() => asked.filter((path) => !path.startsWith("/_astro/")))
    .toEqual([`/figures/${clouded}.points.json`]);
  await page.waitForLoadState("networkidle");
  const dots = await picture.evaluate((element) => {
    const marks = [...element.querySelectorAll("[data-point]")].map((one) => {
      const { x, y } = (one.querySelector(".mark") ?? one).getBoundingClientRect();
      return { x, y };
    });
    return [...element.querySelectorAll<SVGPathElement>("path.dots")].flatMap((path) => {
      const matrix = path.getScreenCTM();
      return [...(path.getAttribute("d") ?? "").matchAll(/M([\d.]+),([\d.]+)/g)]
        .map(([, x, y]) => new DOMPoint(Number(x), Number(y)).matrixTransform(matrix ?? undefined))
        .map(({ x, y }) => ({ x, y }))
        .filter((dot) => marks.every((mark) => Math.hypot(mark.x - dot.x, mark.y - dot.y) > 30))
        .slice(0, 4);
    });
  });
  expect(dots.length).toBeGreaterThan(8);
  const said = new Set<string>();
  for (const { x, y } of dots) {
    await page.mouse.move(x, y);
    await tip.waitFor({ state: "visible" });
    const words = await tip.innerText();
    expect(words).toMatch(/tok\/s\/GPU at .*row \d+/);
    said.add(words);
  }
  expect(said.size).toBeGreaterThan(dots.length / 2);
});

test("a tap shows and speaks a point on a narrow screen; a tap elsewhere puts it away", async () => {
  const { page, picture, tip, spoken } = await openPicture("figures/mlperf-generations/", {
    hasTouch: true,
    viewport: { width: 360, height: 740 },
  });
  const { x, y, words } = await middleOf(picture, 2);
  await page.touchscreen.tap(x, y);
  await tip.waitFor({ state: "visible" });
  const [first = ""] = words.split("\n");
  expect(await spoken()).toContain(first);
  const box = await tip.boundingBox();
  expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 360).toBe(true);
  await page.waitForTimeout(400);
  expect(await tip.isVisible()).toBe(true);
  await page.locator("h1").tap();
  expect(await tip.isVisible()).toBe(false);
});

test("the browser's own hover words do not stand beside ours, and the picture is not touched", async () => {
  const { page, picture } = await openPicture("figures/waterfall-35x/embed/");
  const before = await picture.innerHTML();
  const { x, y } = await middleOf(picture, 0);
  const under = await page.evaluate(
    ([left = 0, top = 0]) => document.elementFromPoint(left, top)?.className,
    [x, y],
  );
  expect(under).toContain("picture");
  await page.mouse.move(x, y);
  await page.locator(".tip").waitFor();
  expect(await picture.innerHTML()).toBe(before);
});

test("a picture that is drawn anew drops the words of the old one and takes the new title as its name", async () => {
  const { page, picture, tip } = await openPicture(reportPath, { figure: "cost-calculator" });
  await picture.press("ArrowRight");
  await tip.waitFor({ state: "visible" });
  const name = await nameOf(picture);
  await page.locator("#figure-cost-calculator [name=gb300Usd]").fill("9");
  await expect.poll(async () => nameOf(picture)).not.toBe(name);
  expect(await tip.isVisible()).toBe(false);
  await picture.press("ArrowRight");
  expect(await tip.innerText()).toMatch(/\$/);
});

test.each(["cost-calculator", "mlperf-generations", "throughput-frontier"])(
  "nothing moves when the script of %s arrives",
  async (id) => {
    const shift = async (): Promise<number> => {
      const { page } = await openPicture(`figures/${id}/`, { viewport: { width: 1200, height: 3000 } });
      await page.waitForTimeout(400);
      return page.evaluate(
        async () =>
          new Promise((done) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
            }).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(sum), 200);
          }),
      );
    };
    expect(await shift()).toBe(0);
  },
);

test("a table whose heads sort is as high as without script", async () => {
  const heights = async (javaScriptEnabled: boolean): Promise<readonly number[]> => {
    const { page } = await openPicture("figures/cost-calculator/", { javaScriptEnabled });
    return page
      .locator("tr")
      .evaluateAll((rows) => rows.map((row) => Math.round(row.getBoundingClientRect().height)));
  };
  expect(await heights(true)).toEqual(await heights(false));
});

test("nothing is animated", async () => {
  const { page, picture } = await openPicture("figures/mlperf-generations/");
  await picture.press("ArrowRight");
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test("in forced colours the words and the ring keep an edge", async () => {
  const { page, picture, tip, ring } = await openPicture("figures/waterfall-35x/", {
    forcedColors: "active",
  });
  await picture.press("ArrowRight");
  expect(await page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
  for (const one of [tip, ring]) {
    const { width, colour } = await one.evaluate((element) => {
      const { borderTopWidth, borderTopColor } = getComputedStyle(element);
      return { width: parseFloat(borderTopWidth), colour: borderTopColor };
    });
    expect(width).toBeGreaterThanOrEqual(1);
    expect(colour).not.toMatch(/transparent|rgba\(.*, 0\)$/);
  }
});

test("without script a picture is no tab stop, and its marks keep the words that browsers show", async () => {
  const { picture } = await openPicture("figures/waterfall-35x/", { javaScriptEnabled: false });
  expect(await picture.getAttribute("tabindex")).toBeNull();
  expect(await picture.locator("[data-point] > title").count()).toBeGreaterThan(2);
});
