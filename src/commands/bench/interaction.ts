/** How long a reader waits between moving a control and seeing the figure follow, and what that costs the page's one thread. */
import type { Browser, CDPSession, Page } from "playwright-core";
import type { PageType } from "../page-types.ts";
import { median, quantile } from "./median.ts";
import { withSlowedPage } from "./slowed-page.ts";

export interface Interaction {
  readonly id: string;
  readonly slowdown: number;
  readonly count: number;
  /** From the input event to the end of the frame that was drawn for it. */
  readonly medianMs: number;
  readonly p95Ms: number;
  /** All that the page's main thread does for one event: keys, handlers, style, layout, paint; mean. */
  readonly workMs: number;
  /** The same where a slider that nobody listens to is moved in that page: the browser's own part. */
  readonly idleMs: number;
  /** `workMs` over 16.7 ms. */
  readonly frameShare: number;
}

const COUNT = 40;
const WARM_UP = 12;
/** Far enough apart that each event has frames of its own, near enough that no pause lets the rest of the page follow. */
const APART_MS = 60;
const FRAME_MS = 1000 / 60;

/**
 * A slider is moved where a figure or workbench has one, else its first choice, by keyboard as a reader would.
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
        for (const id of found) results.push({ id, slowdown, ...(await moveControl(page, id)) });
      });
    }
  }
  return results.sort((a, b) => (a.id === b.id ? a.slowdown - b.slowdown : a.id < b.id ? -1 : 1));
}

async function moveControl(page: Page, id: string): Promise<Omit<Interaction, "id" | "slowdown">> {
  const selector = `#figure-${id}, [data-bench="${id}"]`;
  const figure = page.locator(selector);
  await figure.locator("form").first().waitFor();
  const sliders = figure.locator("input[type=range]");
  const moved = (await sliders.count()) > 0 ? sliders.first() : figure.locator("select").first();
  await moved.scrollIntoViewIfNeeded();
  await moved.focus();
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await moveToAndFro(page, WARM_UP);
  await watchFrames(page, selector);
  const workMs = await threadTime(session, async () => moveToAndFro(page, COUNT));
  const waits = await page.evaluate(() => (globalThis as unknown as { benchWaits: number[] }).benchWaits);
  await page.evaluate((wanted) => {
    const idle = Object.assign(document.createElement("input"), { type: "range" });
    document.querySelector(wanted)?.querySelector("form")?.before(idle);
    idle.focus();
  }, selector);
  const idleMs = await threadTime(session, async () => moveToAndFro(page, COUNT));
  return {
    count: waits.length,
    medianMs: median(waits),
    p95Ms: quantile(waits, 0.95),
    workMs,
    idleMs,
    frameShare: workMs / FRAME_MS,
  };
}

/** To and fro, so that a choice has somewhere to go. */
async function moveToAndFro(page: Page, count: number): Promise<void> {
  for (let move = 0; move < count; move++) {
    await page.keyboard.press(move % 2 === 0 ? "ArrowDown" : "ArrowUp");
    await page.waitForTimeout(APART_MS);
  }
}

/** Milliseconds of the main thread for each of `COUNT` moves. */
async function threadTime(session: CDPSession, move: () => Promise<void>): Promise<number> {
  const before = await taskMilliseconds(session);
  await move();
  return ((await taskMilliseconds(session)) - before) / COUNT;
}

async function taskMilliseconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
}

async function watchFrames(page: Page, selector: string): Promise<void> {
  await page.evaluate((wanted) => {
    const waits: number[] = [];
    Object.assign(globalThis, { benchWaits: waits });
    document.querySelector(wanted)?.addEventListener(
      "input",
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          // A message sent from within a frame arrives when the frame has been drawn.
          port1.onmessage = () => waits.push(performance.now() - timeStamp);
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
  }, selector);
}
