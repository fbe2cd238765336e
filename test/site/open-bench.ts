/** A workbench in the browser, and its parts by name. */
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { useBrowser, type Visit } from "./visit.ts";

export const BENCH_PATH = "models/token-cost/";

export interface Bench {
  readonly page: Page;
  readonly visit: Visit;
  readonly field: (name: string) => Locator;
  readonly slider: (name: string) => Locator;
  readonly choice: (name: string) => Locator;
  readonly part: (name: string) => Locator;
  readonly value: (output: string) => Promise<string>;
  readonly picture: (id: string) => Locator;
  readonly query: () => URLSearchParams;
  /** Waits for the frame, the pause and the worker. */
  readonly settled: () => Promise<void>;
}

type OpenBench = (
  query?: string,
  options?: BrowserContextOptions & { readonly path?: string },
) => Promise<Bench>;

/** A browser for the tests of a file, and what opens a workbench in it: the cost of tokens, unless another is asked for. */
export function useBench(): { readonly openBench: OpenBench } {
  const startVisit = useBrowser();
  const openBench: OpenBench = async (query = "", { path = BENCH_PATH, ...contextOptions } = {}) => {
    const visit = await startVisit(contextOptions);
    onTestFinished(async () => {
      expect(visit.troubles).toEqual([]);
      await visit.context.close();
    });
    await visit.open(path + query);
    const { page } = visit;
    const root = page.locator("[data-bench]");
    return {
      page,
      visit,
      field: (name) => root.locator(`[name="${name}"]`),
      slider: (name) => root.locator(`[data-slider="${name}"]`),
      choice: (name) => root.locator(`[data-choice="${name}"]`),
      part: (name) => root.locator(`[data-part="${name}"]`),
      value: async (output) =>
        (await root.locator(`[data-output="${output}"] [data-cell=value]`).innerText()).trim(),
      picture: (id) => root.locator(`[data-picture="${id}"]`),
      query: () => new URL(page.url()).searchParams,
      settled: async () => {
        await page.waitForTimeout(450);
        await page.locator("[data-part=spread]:not([aria-busy])").waitFor({ state: "attached" });
        await page.waitForTimeout(150);
      },
    };
  };
  return { openBench };
}
