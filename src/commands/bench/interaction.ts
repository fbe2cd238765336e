/** What it costs the page's one thread that a figure follows a control, frame by frame. */
import type { Browser, Locator, Page } from "playwright-core";
import type { PageType } from "../page-types.ts";
import { frameTimes } from "./frame-times.ts";
import { median, quantile } from "./median.ts";
import { withSlowedPage } from "./slowed-page.ts";

export interface Interaction {
  readonly id: string;
  readonly slowdown: number;
  /** Frames that were measured. */
  readonly count: number;
  /** Main thread from an input event to the end of its frame: handlers, style, layout, paint. */
  readonly medianMs: number;
  readonly p90Ms: number;
  /** The same where a slider that nobody listens to is dragged in that page: the browser's own part. */
  readonly idleMs: number;
  /** `medianMs` over 16.7 ms. */
  readonly frameShare: number;
}

const COUNT = 40;
const WARM_UP = 15;
/** Far enough apart that each event has frames of its own, near enough that no pause lets the rest of the page follow. */
const APART_MS = 60;
const FRAME_MS = 1000 / 60;

/**
 * A slider is dragged where a figure or workbench has one, else its first choice is moved by keyboard.
 * @param pages those with figures or a workbench
 */
export async function interactions(
  browser: Browser,
  address: string,
  pages: readonly Pick<PageType, "path">[],
  slowdowns: readonly number[] = [1, 4],
): Promise<Interaction[]> {
  const results: Interaction[] = [];
  for (const { path } of pages) {
    for (const slowdown of slowdowns) {
      await withSlowedPage(browser, slowdown, async (page) => {
        await page.goto(address + path);
        const found = await page
          .locator("[data-figure], [data-bench]")
          .evaluateAll((all) =>
            all.map((one) => one.getAttribute("data-figure") ?? one.getAttribute("data-bench") ?? ""),
          );
        for (const id of found) results.push({ id, slowdown, ...(await moveControl(browser, page, id)) });
      });
    }
  }
  return results.sort((a, b) => (a.id === b.id ? a.slowdown - b.slowdown : a.id < b.id ? -1 : 1));
}

async function moveControl(
  browser: Browser,
  page: Page,
  id: string,
): Promise<Omit<Interaction, "id" | "slowdown">> {
  const figure = page.locator(`#figure-${id}, [data-bench="${id}"]`);
  // Figures come to life when they are near the window.
  await figure.scrollIntoViewIfNeeded();
  const form = figure.locator("form").first();
  await form.waitFor();
  const slider = form.locator("input[type=range]").first();
  const times =
    (await slider.count()) > 0
      ? await drag(browser, page, slider)
      : await choose(browser, page, form.locator("select").first());
  await form.evaluate((place) => {
    const idle = Object.assign(document.createElement("input"), { type: "range" });
    place.before(idle);
  });
  const idle = await drag(browser, page, form.locator("xpath=preceding-sibling::input").last());
  const medianMs = median(times);
  return {
    count: times.length,
    medianMs,
    p90Ms: quantile(times, 0.9),
    idleMs: median(idle),
    frameShare: medianMs / FRAME_MS,
  };
}

/** Along the middle of the slider, forth to warm up and back to be measured. */
async function drag(browser: Browser, page: Page, slider: Locator): Promise<number[]> {
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (box === null) throw new Error("the slider is not shown");
  const moveTo = async (share: number): Promise<void> => {
    await page.mouse.move(box.x + box.width * (0.3 + 0.4 * share), box.y + box.height / 2);
    await page.waitForTimeout(APART_MS);
  };
  await moveTo(0);
  await page.mouse.down();
  for (let move = 1; move <= WARM_UP; move++) await moveTo(move / WARM_UP);
  const times = await frameTimes(browser, page, async () => {
    for (let move = 1; move <= COUNT; move++) await moveTo(1 - move / COUNT);
  });
  await page.mouse.up();
  return times;
}

/** To and fro, so that a choice has somewhere to go. */
async function choose(browser: Browser, page: Page, choice: Locator): Promise<number[]> {
  await choice.scrollIntoViewIfNeeded();
  await choice.focus();
  const toAndFro = async (count: number): Promise<void> => {
    for (let move = 0; move < count; move++) {
      await page.keyboard.press(move % 2 === 0 ? "ArrowDown" : "ArrowUp");
      await page.waitForTimeout(APART_MS);
    }
  };
  await toAndFro(WARM_UP);
  return frameTimes(browser, page, async () => toAndFro(COUNT));
}
