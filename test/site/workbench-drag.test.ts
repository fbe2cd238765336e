/** What the frames of a drag draw, and what the pause after it puts back. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useBench, type Bench } from "./open-bench.ts";

const { openBench } = useBench();

/** One step of a slider, and the frame that follows from it. */
async function step(
  { slider, page }: Pick<Bench, "slider" | "page">,
  name: string,
  key = "ArrowRight",
): Promise<void> {
  await slider(name).press(key);
  await page.evaluate(
    async () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

async function drawn(
  page: Page,
): Promise<{ readonly line: string; readonly axes: string; readonly points: number }> {
  return page.locator("[data-picture=shape] .wide-picture").evaluate((picture) => {
    const all = (selector: string): string =>
      [...picture.querySelectorAll(selector)].map(({ outerHTML }) => outerHTML).join("");
    return {
      line: all(".series-1 path.line"),
      axes: all(".grid, .tick, .axis"),
      points: picture.querySelectorAll("[data-point]").length,
    };
  });
}

test("a drag draws lines without points, and the pause puts the points back", async () => {
  const bench = await openBench();
  expect((await drawn(bench.page)).points).toBeGreaterThan(50);
  await step(bench, "usdPerGpuHour");
  expect((await drawn(bench.page)).points).toBe(0);
  await bench.settled();
  expect((await drawn(bench.page)).points).toBeGreaterThan(50);
});

test("the line moves against axes that stay, and the pause fits them to it", async () => {
  const bench = await openBench();
  await step(bench, "usdPerGpuHour", "ArrowLeft");
  const before = await drawn(bench.page);
  await step(bench, "usdPerGpuHour", "ArrowLeft");
  const after = await drawn(bench.page);
  expect(after.axes).toBe(before.axes);
  expect(after.line).not.toBe(before.line);
  await bench.settled();
  expect((await drawn(bench.page)).axes).not.toBe(before.axes);
});

test("after a drag the picture is the one that its address opens", async () => {
  const bench = await openBench();
  for (const key of ["ArrowRight", "ArrowRight", "Home", "End", "ArrowLeft"])
    await step(bench, "usdPerGpuHour", key);
  await bench.settled();
  const opened = await openBench(`?${bench.query().toString()}`);
  await opened.settled();
  const [one, other] = await Promise.all(
    [bench, opened].map(async ({ picture }) =>
      picture("shape")
        .locator(".wide-picture svg")
        .evaluate((svg) => svg.outerHTML),
    ),
  );
  expect(one).toBe(other);
});

test("after two slow frames in a row the curve waits for the pause, after one it does not", async () => {
  const bench = await openBench();
  const { page } = bench;
  // Time jumps between two readings, as it does in a curve that takes long.
  await page.evaluate(() => {
    const real = performance.now.bind(performance);
    const held = { ms: 0 };
    performance.now = () => real() + (held.ms += Number(document.documentElement.dataset["lag"] ?? 0));
  });
  const lag = async (ms: number): Promise<void> =>
    page.evaluate((text) => void (document.documentElement.dataset["lag"] = text), String(ms));
  const stepped = async (): Promise<boolean> => {
    const { line } = await drawn(page);
    await step(bench, "usdPerGpuHour", "ArrowLeft");
    return (await drawn(page)).line !== line;
  };
  await lag(40);
  expect(await stepped()).toBe(true);
  await lag(0);
  expect(await stepped()).toBe(true);
  await lag(40);
  expect([await stepped(), await stepped(), await stepped()]).toEqual([true, true, false]);
  const last = await bench.value("usdPerMillionTokens");
  expect(await bench.part("answer").innerText()).toContain(last);
  await lag(0);
  await bench.settled();
  const { points, line } = await drawn(page);
  expect(points).toBeGreaterThan(50);
  const opened = await openBench(`?${bench.query().toString()}`);
  await opened.settled();
  expect(line).toBe((await drawn(opened.page)).line);
});

test("whose a value is, is said with the first event and with a choice, though no pause ever comes", async () => {
  const bench = await openBench();
  const { page } = bench;
  await page.evaluate(() => {
    const real = setTimeout;
    Object.assign(globalThis, {
      setTimeout: (act: () => void, ms: number) => (ms === 250 ? 0 : real(act, ms)),
    });
  });
  const origin = page.locator('[data-origin="usdPerGpuHour"]');
  const subtitle = page.locator("[data-picture=shape] [data-part=subtitle]");
  const height = await origin.locator("..").evaluate((note) => note.getBoundingClientRect().height);
  await step(bench, "usdPerGpuHour");
  await expect.poll(async () => origin.innerText()).toMatch(/^yours; the scenario has /);
  expect(await subtitle.innerText()).toMatch(/^“Yours, from /);
  expect(await origin.locator("..").evaluate((note) => note.getBoundingClientRect().height)).toBe(height);
  await bench.choice("scenario").selectOption({ index: 1 });
  await expect.poll(async () => origin.innerText()).not.toMatch(/^yours/);
  const title = await bench.choice("scenario").locator("option:checked").innerText();
  await expect.poll(async () => subtitle.innerText()).toContain(`“${title}”, all other inputs`);
});
