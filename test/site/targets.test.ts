/** Pages of targets: the answer stands without script; with script a reader asks for another target and stands elsewhere on the map. */
import { expect, inject, onTestFinished, test } from "vitest";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { useBrowser } from "./visit.ts";

const startVisit = useBrowser();

interface TargetVisit {
  readonly page: Page;
  readonly needs: Locator;
  readonly map: Locator;
  readonly lead: Locator;
}

async function openTarget(path: string, options: BrowserContextOptions = {}): Promise<TargetVisit> {
  const visit = await startVisit(options);
  onTestFinished(async () => {
    expect(visit.troubles).toEqual([]);
    await visit.context.close();
  });
  const { page } = visit;
  await visit.open(path);
  if (options.javaScriptEnabled !== false) {
    // A figure is loaded when it comes near.
    for (const figure of await page.locator("[data-model]").all()) {
      await figure.scrollIntoViewIfNeeded();
      await figure.locator("[data-part=controls]").waitFor();
    }
  }
  const id = path.replace(/^targets\/([^/]+)\/.*$/, "$1");
  return {
    page,
    needs: page.locator(`#figure-target-${id}-needs`),
    map: page.locator(`#figure-target-${id}-map`),
    lead: page.locator("p.lead"),
  };
}

/** The table, notes and address follow in a pause. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    async () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  await page.waitForTimeout(400);
}

const titleOf = (figure: Locator): Promise<string> => figure.locator("[data-part=title]").innerText();

test("without script a target's page answers, shows needs and map, and says what they rest on", async () => {
  const { page, needs, map, lead } = await openTarget("targets/cost-35x/", { javaScriptEnabled: false });
  expect(await page.locator("h1").innerText()).toContain("cost 35× less");
  expect(await lead.innerText()).toMatch(/^Within reach: 23\.7% of what the ranges allow reaches 35×/);
  expect(await needs.locator("[data-part=table] tbody tr").count()).toBe(6);
  expect(await needs.locator("svg[role=img]:visible").count()).toBe(1);
  expect(await map.locator("svg[role=img]:visible").count()).toBe(1);
  expect(await page.locator("form:visible").count()).toBe(0);
  expect(await page.locator(".node-claim a", { hasText: "GB300 NVL72" }).count()).toBeGreaterThan(0);
  // Of the accelerators' nine sources one gave the rows that are used; what remains is folded.
  const sources = needs.locator(".figure-source");
  expect(await sources.locator("a:visible").allInnerTexts()).toEqual([
    "accelerator-specs@2026-08-15",
    "accelerator-cost-power@2026-08-14",
  ]);
  await sources.locator("summary", { hasText: /^17 sources$/ }).click();
  expect(await sources.locator("a[href^='/sources/']:visible").count()).toBe(17);
  expect(await sources.innerText()).not.toContain("Cerebras");
  await page.locator("summary", { hasText: "scale-up network" }).click();
  expect(await page.locator("details[open] .node-range").innerText()).toContain("1.5× to 5×");
});

test("the list of targets, the claim, the model and the head of every page lead to it", async () => {
  const { page } = await openTarget("targets/", { javaScriptEnabled: false });
  expect(await page.locator("tbody tr").count()).toBe(4);
  const rows = await page.locator("tbody tr").allInnerTexts();
  expect(rows.find((row) => row.includes("15× faster"))).toMatch(/15×\s+15× lies outside the ranges/);
  const address = new URL(page.url()).origin;
  for (const from of ["claims/he-03-gb300-35x-cost/", "models/gain-product/"]) {
    await page.goto(`${address}/${from}`);
    const link = page.locator("p.asked a", { hasText: "35× less" });
    expect(await link.getAttribute("href")).toBe("/targets/cost-35x/");
  }
  expect(await page.locator(".site-head nav a", { hasText: "Targets" }).getAttribute("href")).toBe(
    "/targets/",
  );
  await page.goto(`${address}/claims/ix-nvl72-b200-throughput/`);
  expect(await page.locator("main a", { hasText: "Target: 35×" }).getAttribute("href")).toBe(
    "/targets/cost-35x/",
  );
});

test("another target changes the answer, the table and the map alike, and stands in the address", async () => {
  const { page, needs, map, lead } = await openTarget("targets/cost-35x/");
  const contour = map.locator('[data-series="lines of equal value"]:visible');
  const before = await contour.innerHTML();
  await needs.locator("[name=target]").fill("100");
  await settle(page);
  // The box of five gains over a cost, times one ratio of bandwidths, from the ranges of the scenario: 100 is reached by less of it.
  expect(await lead.innerText()).toMatch(/^Within reach: 0\.325% of what the ranges allow reaches 100×/);
  expect(await needs.locator("[data-part=table] tbody tr").nth(1).innerText()).toContain("at least 12.0×");
  expect(await map.locator("[name=target]").inputValue()).toBe("100");
  expect(await titleOf(map)).toContain("For 100× with number precision at 2×");
  expect(await contour.innerHTML()).not.toBe(before);
  expect(new URL(page.url()).searchParams.get("target-cost-35x-needs.target")).toBe("100");
  await needs.locator("button[type=reset]").click();
  await settle(page);
  expect(await lead.innerText()).toContain("reaches 35×");
  expect(await map.locator("[name=target]").inputValue()).toBe("35");
  expect(await contour.innerHTML()).toBe(before);
});

test("a map that comes near after the target was moved takes the target over", async () => {
  const { page, context } = await startVisit({ viewport: { width: 1000, height: 300 } });
  await page.goto(`${inject("address")}targets/cost-35x/`);
  const [needs, map] = ["needs", "map"].map((name) => page.locator(`#figure-target-cost-35x-${name}`));
  await needs?.scrollIntoViewIfNeeded();
  await needs?.locator("[data-part=controls]").waitFor();
  expect(await map?.locator("[data-part=controls]").isVisible()).toBe(false);
  await needs?.locator("[name=target]").fill("100");
  await settle(page);
  await map?.scrollIntoViewIfNeeded();
  await map?.locator("[data-part=controls]").waitFor();
  await expect.poll(async () => map?.locator("[data-part=title]").innerText()).toContain("For 100×");
  await context.close();
});

test("a target out of reach is said to be so", async () => {
  const { page, needs, lead } = await openTarget("targets/cost-35x/");
  await needs.locator("[name=target]").fill("240");
  await settle(page);
  expect(await lead.innerText()).toMatch(
    /^Out of reach: 240× lies outside the ranges.*234×, short by a factor of 1\.02/,
  );
});

test("a reader stands elsewhere on the map, and takes other inputs for its sides", async () => {
  const { page, map } = await openTarget("targets/cost-35x/");
  expect(await titleOf(map)).toBe(
    "For 35× with number precision at 2×, the scale-up network must be at least 3.85×",
  );
  await map.locator('[name="at-precisionGain"]').fill("3");
  await settle(page);
  // By hand: 35 × 1.88 over the other gains.
  const needed = (35 * 1.88) / ((8 / 4.8) * 3 * 1.8 * 1.5 * 1.9);
  expect(await titleOf(map)).toContain(
    `with number precision at 3×, the scale-up network must be at least ${needed.toFixed(2)}×`,
  );
  await map.locator("[name=across]").selectOption("softwareGain");
  await settle(page);
  expect(await titleOf(map)).toContain("kernels and software must be at least");
  expect(await map.locator("svg:visible").first().innerHTML()).toContain(
    "Kernels and software, ×, log scale",
  );
  expect(new URL(page.url()).searchParams.get("target-cost-35x-map.across")).toBe("softwareGain");
});

test("the input of the other side, chosen for one, swaps the two", async () => {
  const { page, map } = await openTarget("targets/cost-35x/");
  const [across, up] = [map.locator("[name=across]"), map.locator("[name=up]")];
  await across.selectOption("precisionGain");
  await settle(page);
  expect(await up.inputValue()).toBe("scaleUpGain");
  expect(await titleOf(map)).toMatch(
    /^For 35× with the scale-up network at 2\.7×, number precision must be at least/,
  );
  await up.selectOption("precisionGain");
  await settle(page);
  expect(await across.inputValue()).toBe("scaleUpGain");
  expect(await titleOf(map)).toMatch(/^For 35× with number precision at 2×, the scale-up network must be/);
});

test("a link with another target opens with it", async () => {
  const { lead } = await openTarget("targets/cost-35x/?target-cost-35x-needs.target=200");
  await expect.poll(async () => lead.innerText()).toContain("reaches 200×");
});

test("a wrong entry is said beside its field and changes nothing", async () => {
  const { page, needs, map, lead } = await openTarget("targets/coding-15x/");
  const before = await lead.innerText();
  await needs.locator("[name=target]").fill("many");
  await settle(page);
  expect(await needs.locator("[name=target]").getAttribute("aria-invalid")).toBe("true");
  expect(await needs.locator(".control-fault").first().innerText()).toContain(
    "Write a number from 1.5 to 150",
  );
  expect(await lead.innerText()).toBe(before);
  expect(await map.locator("[name=target]").inputValue()).toBe("15");
});

test("the table of needs is scrolled on a phone rather than set in a column of single words", async () => {
  const { open, page, context } = await startVisit({ viewport: { width: 360, height: 800 } });
  await open("targets/cost-35x/");
  const rows = page.locator(".figure > [data-part=table] tbody tr");
  const heights = await rows.evaluateAll((all) => all.map((row) => row.clientHeight));
  expect(heights.length).toBeGreaterThan(3);
  for (const height of heights) expect(height).toBeLessThan(100);
  await context.close();
});
