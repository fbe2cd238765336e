/** A model with many inputs on a phone: what leads is found, long numbers are seen whole, names stay beside their numbers. */
import { expect, onTestFinished, test } from "vitest";
import { useBrowser } from "./visit.ts";

const startVisit = useBrowser();

async function openLargest() {
  const visit = await startVisit({ viewport: { width: 390, height: 844 } });
  onTestFinished(async () => visit.context.close());
  await visit.open("models/decode-step/");
  await visit.page.locator(".bench-inputs:visible").waitFor();
  return visit.page;
}

test("the number of parameters is seen whole in its field", async () => {
  const page = await openLargest();
  const field = page.locator('[name="totalParamCount"]');
  expect(await field.inputValue()).toMatch(/^\d{12}$/);
  expect(await field.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
});

test("a long list of inputs stands under headings, with script and without", async () => {
  const page = await openLargest();
  const headings = page.locator("form.bench-inputs").getByRole("heading", { level: 3 });
  expect(await headings.count()).toBeGreaterThan(3);
  for (const heading of await headings.all()) expect(await heading.isVisible()).toBe(true);
  const plain = await startVisit({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  onTestFinished(async () => plain.context.close());
  await plain.open("models/decode-step/");
  const rows = plain.page.locator("table.quantities th[scope=rowgroup]");
  expect(await rows.allInnerTexts()).toEqual(await headings.allInnerTexts());
  const left = await rows.first().evaluate((row) => {
    const frame = row.closest(".table-scroll");
    const text = row.querySelector("span");
    if (frame === null || text === null) throw new Error("the heading stands in no frame");
    frame.scrollLeft = frame.scrollWidth;
    return text.getBoundingClientRect().left - frame.getBoundingClientRect().left;
  });
  expect(Math.abs(left)).toBeLessThan(1);
});

test("the inputs that move the answer most lead to their fields", async () => {
  const page = await openLargest();
  const links = page.locator(".bench-leading a");
  expect(await links.count()).toBe(4);
  for (const link of await links.all()) {
    const id = (await link.getAttribute("href"))?.slice(1) ?? "";
    expect(await page.locator(`[id="${id}"]`).count()).toBe(1);
  }
});

test("names stay in sight while the numbers of two scenarios are scrolled, and the caption is read whole", async () => {
  const page = await openLargest();
  const frame = page.locator("[data-part=differing] .table-scroll");
  const seen = await frame.evaluate((box) => {
    box.scrollLeft = box.scrollWidth;
    const { left, right } = box.getBoundingClientRect();
    const name = box.querySelector("tbody th");
    const caption = box.querySelector("caption");
    if (name === null || caption === null) throw new Error("the table has no names or no caption");
    return {
      scrolled: box.scrollLeft,
      name: name.getBoundingClientRect().left - left,
      caption: caption.getBoundingClientRect().right - right,
    };
  });
  expect(seen.scrolled).toBeGreaterThan(0);
  expect(Math.abs(seen.name)).toBeLessThan(1);
  expect(seen.caption).toBeLessThan(1);
});
