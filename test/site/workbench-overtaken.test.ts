/** What a reader does while a workbench is still at work leaves it whole: a file taken, a window turned. */
import type { Locator, Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { useBrowser } from "./visit.ts";

const startVisit = useBrowser();

/** The cost of tokens with its price an hour, a number field. */
async function openCost(): Promise<{
  readonly page: Page;
  readonly bench: Locator;
  readonly price: Locator;
}> {
  const visit = await startVisit();
  onTestFinished(async () => {
    expect(visit.troubles).toEqual([]);
    await visit.context.close();
  });
  await visit.open("models/token-cost/");
  const bench = visit.page.locator("[data-bench]");
  await bench.locator("form:not([hidden])").waitFor();
  return { page: visit.page, bench, price: bench.locator('[name="usdPerGpuHour"]') };
}

test.each([20, 100, 270, 320])(
  "draws that are saved %d ms after a move arrive, and the page settles on the same draws",
  async (after) => {
    const { page, bench, price } = await openCost();
    const median = bench.locator('[data-output="usdPerMillionTokens"] [data-cell=median]');
    const before = await median.textContent();
    await price.fill("9");
    await page.waitForTimeout(after);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      bench.locator('[data-save="draws"]').click(),
    ]);
    expect(download.suggestedFilename()).toBe("token-cost-draws.csv");
    await page.locator("[data-bench]:not([data-pending])").waitFor();
    expect(await bench.locator("[aria-busy]").count()).toBe(0);
    expect(await median.textContent()).not.toBe(before);
  },
);

test("a window turned right after a move keeps the move in the address", async () => {
  const { page, price } = await openCost();
  await price.fill("9");
  await page.setViewportSize({ width: 400, height: 800 });
  await page.waitForTimeout(700);
  expect(new URL(page.url()).searchParams.get("in.usdPerGpuHour")).toBe("9");
});
