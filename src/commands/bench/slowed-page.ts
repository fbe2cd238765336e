/** A page with an empty cache on a processor that the browser slows down. */
import type { Browser, Page } from "playwright-core";

/** @param slowdown 1 is full speed */
export async function withSlowedPage<T>(
  browser: Browser,
  slowdown: number,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    return await use(page);
  } finally {
    await context.close();
  }
}
