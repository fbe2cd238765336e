/** The ratio figure in the reader's hands: choices change curve, title, notes, table and address, also by keyboard. */
import { expect, test } from "vitest";
import { openFigure } from "./live-figures.ts";
import { useBrowser } from "./visit.ts";

const startVisit = useBrowser();
const id = "ratio-by-speed";

test("each option of each choice draws without fault and says what was chosen", async () => {
  const { figure, field, picture, settled, query, words } = await openFigure(startVisit, id);
  const selects = await figure.locator("select").evaluateAll((all) =>
    all.map((one) => ({
      name: (one as HTMLSelectElement).name,
      values: [...(one as HTMLSelectElement).options].map(({ value }) => value),
    })),
  );
  expect(selects.length).toBeGreaterThanOrEqual(4);
  const start = await picture();
  for (const { name, values } of selects) {
    const seen = new Set<string>();
    for (const value of values.slice(1)) {
      await field(name).selectOption(value);
      await settled();
      expect((await query()).get(`${id}.${name}`)).toBe(value);
      seen.add(await picture());
      expect(await words("answer")).toMatch(/\S/);
    }
    expect([name, seen.has(start)]).toEqual([name, false]);
    await field(name).selectOption(values[0] ?? "");
    await settled();
    expect((await query()).size).toBe(0);
    expect(await picture()).toBe(start);
  }
});

test("notes and table follow the choice of the baseline", async () => {
  const { field, words, settled } = await openFigure(startVisit, id);
  const before = [await words("subtitle"), await words("notes"), await words("table")];
  await field("baseline").selectOption("h100");
  await settled();
  const after = [await words("subtitle"), await words("notes"), await words("table")];
  after.forEach((text, index) => {
    expect(text).not.toBe(before[index]);
    expect(text).toContain("H100");
  });
});

test("a choice is made by keyboard", async () => {
  const { page, field, query, picture, settled } = await openFigure(startVisit, id);
  const before = await picture();
  await field("baseline").focus();
  await page.keyboard.press("ArrowDown");
  await settled();
  expect((await query()).get(`${id}.baseline`)).toBe("h100");
  expect(await picture()).not.toBe(before);
});

test("the address restores all choices together", async () => {
  const query = `?${id}.baseline=h100&${id}.basis=rental&${id}.date=2026-08-14&${id}.until=claim`;
  const first = await openFigure(startVisit, id, { query });
  const second = await openFigure(startVisit, id);
  for (const [name, value] of [
    ["baseline", "h100"],
    ["basis", "rental"],
    ["date", "2026-08-14"],
    ["until", "claim"],
  ] as const) {
    expect(await first.field(name).inputValue()).toBe(value);
    await second.field(name).selectOption(value);
  }
  await second.settled();
  expect(await first.picture()).toBe(await second.picture());
  expect(await first.words("title")).toBe(await second.words("title"));
});
