/** First contentful paint of each kind of page, at full speed and with the processor slowed four times. */
import type { Browser } from "playwright-core";
import type { PageType } from "../page-types.ts";
import { median } from "./median.ts";
import { withSlowedPage } from "./slowed-page.ts";

export interface FirstPaint {
  readonly name: string;
  readonly fullMs: number;
  readonly slowedMs: number;
}

export async function firstPaints(
  browser: Browser,
  address: string,
  pages: readonly PageType[],
  rounds: number,
): Promise<FirstPaint[]> {
  const measure = async (path: string, slowdown: number): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++)
      times.push(await firstPaintMs(browser, address + path, slowdown));
    return median(times);
  };
  const paints: FirstPaint[] = [];
  for (const { name, path } of pages)
    paints.push({ name, fullMs: await measure(path, 1), slowedMs: await measure(path, 4) });
  return paints;
}

/** In ms since the navigation began. */
async function firstPaintMs(browser: Browser, url: string, slowdown: number): Promise<number> {
  return withSlowedPage(browser, slowdown, async (page) => {
    await page.goto(url);
    return page.evaluate(
      async () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            for (const { name, startTime } of list.getEntries())
              if (name === "first-contentful-paint") resolve(startTime);
          }).observe({ type: "paint", buffered: true });
        }),
    );
  });
}
