/** What holds for every interactive figure: it starts as built, comes back to it, and redraws no oftener than the screen shows. */
import { describe, expect, test } from "vitest";
import { attribute, readHtmlFiles } from "./html.ts";
import { openFigure, reportPath } from "./live-figures.ts";
import { useBrowser } from "./visit.ts";

const startVisit = useBrowser();
const report = readHtmlFiles().find(({ path }) => path === `/${reportPath}`);
const ids = (report?.elements ?? []).flatMap((element) => attribute(element, "data-figure") ?? []);

test("the report has a calculator, a ratio figure and a frontier that can be moved", () => {
  expect(ids.toSorted()).toEqual(["cost-calculator", "ratio-by-speed", "throughput-frontier"]);
});

describe.each(ids)("interactive figure %s", (id) => {
  test("shows its controls only with script", async () => {
    const without = await openFigure(startVisit, id, { javaScriptEnabled: false });
    expect(await without.figure.locator("form").isVisible()).toBe(false);
    const live = await openFigure(startVisit, id);
    expect(await live.figure.locator("form").isVisible()).toBe(true);
    expect(await live.figure.locator("select, input").count()).toBeGreaterThan(3);
  });

  test.each([1280, 360])(
    "looks the same before script, after script and after a redraw at the start, %d px wide",
    async (width) => {
      const viewport = { width, height: 900 };
      const built = await openFigure(startVisit, id, { javaScriptEnabled: false, viewport });
      const live = await openFigure(startVisit, id, { viewport });
      const parts = ["title", "subtitle", "answer", "notes", "table"];
      const wordsOf = async ({ words }: typeof built) => Promise.all(parts.map(words));
      const pictureBuilt = await built.picture();
      const wordsBuilt = await wordsOf(built);
      expect(await live.picture()).toBe(pictureBuilt);
      await live.figure.getByRole("button", { name: /reset/i }).click();
      await live.settled();
      expect(await live.picture()).toBe(pictureBuilt);
      expect(await wordsOf(live)).toEqual(wordsBuilt);
      expect((await live.query()).size).toBe(0);
    },
  );

  test("does not redraw until something moves, and then at once and when the frame ends, however many events come", async () => {
    const { page, figure } = await openFigure(startVisit, id);
    const counts = await page.evaluate(async (figureId) => {
      const root = document.getElementById(`figure-${figureId}`) as HTMLElement;
      const place = root.querySelector("[data-part=wide]") as HTMLElement;
      let drawn = 0;
      place.addEventListener("redrawn", () => {
        drawn += 1;
      });
      const frame = async () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      await frame();
      await frame();
      const seen = [drawn];
      const control = root.querySelector("input[type=range], select") as HTMLInputElement | HTMLSelectElement;
      for (let round = 0; round < 3; round++) {
        for (let step = 0; step < 10; step++) {
          if (control instanceof HTMLInputElement) control.value = String(300 + 20 * round + step);
          else control.selectedIndex = (round + step) % control.options.length;
          control.dispatchEvent(new Event("input", { bubbles: true }));
        }
        await frame();
        await frame();
        seen.push(drawn);
      }
      return seen;
    }, id);
    expect(counts).toEqual([0, 2, 4, 6]);
    expect(await figure.isVisible()).toBe(true);
  });

  test("a picture that was changed step by step is the one that is drawn at once, to the letter", async () => {
    const live = await openFigure(startVisit, id);
    const built = await live.picture();
    const control = live.figure.locator("input[type=range], select").first();
    await control.focus();
    for (const key of ["ArrowDown", "ArrowDown", "PageUp", "ArrowDown"]) {
      await control.press(key);
      await live.settled();
    }
    const query = (await live.query()).toString();
    expect(await live.picture()).not.toBe(built);
    const fresh = await openFigure(startVisit, id, { query: `?${query}` });
    expect(await live.picture()).toBe(await fresh.picture());
  });

  test("writes the address once after a drag, not with every frame", async () => {
    const { page, query } = await openFigure(startVisit, id);
    const writes = await page.evaluate(async (figureId) => {
      let count = 0;
      const write = history.replaceState.bind(history);
      history.replaceState = (...values) => {
        count += 1;
        write(...values);
      };
      const root = document.getElementById(`figure-${figureId}`) as HTMLElement;
      const control = root.querySelector("input[type=range], select") as HTMLInputElement | HTMLSelectElement;
      for (let step = 0; step < 20; step++) {
        if (control instanceof HTMLInputElement) control.value = String(300 + step);
        else control.selectedIndex = (step + 1) % 2;
        if (step === 19 && control instanceof HTMLSelectElement) control.selectedIndex = 1;
        control.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((done) => requestAnimationFrame(done));
      }
      const during = count;
      await new Promise((done) => setTimeout(done, 400));
      return [during, count];
    }, id);
    expect(writes).toEqual([0, 1]);
    expect((await query()).size).toBeGreaterThan(0);
  });

  test("a state in the address that means nothing is passed over", async () => {
    const built = await openFigure(startVisit, id, { javaScriptEnabled: false });
    const names = await built.figure
      .locator("form [name]")
      .evaluateAll((fields) => fields.map((one) => one.getAttribute("name")));
    const query = names.map((name) => `${id}.${name ?? ""}=-1e99`).join("&");
    const live = await openFigure(startVisit, id, { query: `?${query}&${id}.none=1&other=x` });
    expect(await live.picture()).toBe(await built.picture());
  });
});
