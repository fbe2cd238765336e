/** The cost calculator in the reader's hands: keyboard, presets, bad entries, address, reset, narrow window. */
import { expect, test } from "vitest";
import { openFigure } from "./live-figures.ts";
import { useBrowser } from "./visit.ts";

const startVisit = useBrowser();
const id = "cost-calculator";
const param = (name: string): string => `${id}.${name}`;

test("ArrowRight on a slider moves the number, the answer, the title, the picture, the table and the address", async () => {
  const { slider, field, words, picture, query, settled } = await openFigure(startVisit, id);
  const before = [await words("answer"), await words("title"), await picture(), await words("table")];
  const startValue = Number(await field("gb300Rate").inputValue());
  for (let press = 0; press < 5; press++) await slider("gb300Rate").press("ArrowRight");
  await settled();
  const value = Number(await field("gb300Rate").inputValue());
  expect(value).toBeGreaterThan(startValue);
  const after = [await words("answer"), await words("title"), await picture(), await words("table")];
  after.forEach((text, index) => expect(text).not.toBe(before[index]));
  expect(Number((await query()).get(param("gb300Rate")))).toBe(value);
  expect([...(await query()).keys()]).toEqual([param("gb300Rate")]);
  expect(await slider("gb300Rate").getAttribute("aria-valuetext")).toBe(String(value));
});

test("the answer is the model's at the values entered", async () => {
  const { field, words, settled } = await openFigure(startVisit, id);
  const entries = {
    h200Usd: 3.6,
    h200Rate: 1000,
    h200Load: 0.5,
    gb300Usd: 7.2,
    gb300Rate: 8000,
    gb300Load: 1,
  };
  for (const [name, value] of Object.entries(entries)) await field(name).fill(String(value));
  await settled();
  // By hand: 3.6 / (3600 × 1000 × 0.5) per token is $2 a million; 7.2 / (3600 × 8000) is $0.25; their ratio is 8.
  expect(await words("title")).toMatch(/\$2(?:\.0+)? on an H200 and \$0\.250? on a GB300: 8(?:\.0+)?×/);
  expect(await words("answer")).toMatch(/^8(?:\.0+)?× lower cost per token/);
});

test("a preset fills cost and power, and moving one of them makes it the reader's own again", async () => {
  const { figure, field, slider, query, settled, words } = await openFigure(startVisit, id);
  const options = await field("basis")
    .locator("option")
    .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  expect(options.length).toBeGreaterThan(3);
  const preset = options.find((value) => value.startsWith("rental@")) ?? "";
  const before = await field("gb300Usd").inputValue();
  const rate = await field("gb300Rate").inputValue();
  await field("basis").selectOption(preset);
  await settled();
  const set = await field("gb300Usd").inputValue();
  expect(set).not.toBe(before);
  expect(await field("gb300Rate").inputValue()).toBe(rate);
  expect((await query()).get(param("basis"))).toBe(preset);
  expect((await query()).get(param("gb300Usd"))).toBe(set);
  const answer = await words("answer");
  for (let press = 0; press < 5; press++) await slider("gb300Usd").press("ArrowLeft");
  await settled();
  expect(await field("basis").inputValue()).toBe("own");
  expect((await query()).has(param("basis"))).toBe(false);
  expect(await words("answer")).not.toBe(answer);
  expect(await figure.locator("[aria-invalid]").count()).toBe(0);
});

test.each(["", "abc", "-3", "1e9", "0"])(
  "the entry “%s” is refused beside its field, and the last good picture stays",
  async (bad) => {
    const { figure, field, picture, words, query, settled } = await openFigure(startVisit, id);
    await field("h200Usd").fill("4");
    await settled();
    const [goodPicture, goodAnswer] = [await picture(), await words("answer")];
    await field("h200Usd").fill(bad);
    await settled();
    expect(await field("h200Usd").getAttribute("aria-invalid")).toBe("true");
    const faultId = (await field("h200Usd").getAttribute("aria-describedby")) ?? "";
    const fault = figure.locator(`[id="${faultId}"]`);
    expect(await fault.innerText()).toBe("Write a number from 0.2 to 20.");
    expect(await fault.getAttribute("role")).toBe("alert");
    expect(await picture()).toBe(goodPicture);
    expect(await words("answer")).toBe(goodAnswer);
    expect((await query()).get(param("h200Usd"))).toBe("4");
    await field("h200Usd").fill("5");
    await settled();
    expect(await fault.isVisible()).toBe(false);
    expect(await field("h200Usd").getAttribute("aria-invalid")).toBe(null);
    expect(await picture()).not.toBe(goodPicture);
  },
);

test("a preset over a bad entry takes the fault away with the entry", async () => {
  const { figure, field, settled } = await openFigure(startVisit, id);
  await field("h200Usd").fill("abc");
  await field("basis").selectOption({ index: 1 });
  await settled();
  expect(Number(await field("h200Usd").inputValue())).toBeGreaterThan(0);
  expect(await figure.locator("[aria-invalid]").count()).toBe(0);
  expect((await figure.locator(".control-fault").allInnerTexts()).join("")).toBe("");
});

test("the address restores the state, and reset takes it out again", async () => {
  const { page, visit, figure, field, slider, picture, words, query, settled } = await openFigure(
    startVisit,
    id,
  );
  const [startPicture, startAnswer] = [await picture(), await words("answer")];
  await field("electricity").fill("0.2");
  await slider("gb300Load").press("Home");
  await field("h200Rate").fill("2,500");
  await settled();
  const [movedPicture, movedAnswer] = [await picture(), await words("answer")];
  expect(movedPicture).not.toBe(startPicture);
  const sliderAt = await slider("h200Rate").inputValue();
  expect((await query()).get(param("h200Rate"))).toBe("2500");
  await page.reload();
  await figure.locator("form").waitFor();
  await settled();
  expect(await picture()).toBe(movedPicture);
  expect(await words("answer")).toBe(movedAnswer);
  expect(await field("electricity").inputValue()).toBe("0.2");
  expect(await field("gb300Load").inputValue()).toBe("0.05");
  expect(await field("h200Rate").inputValue()).toBe("2500");
  expect(await slider("h200Rate").inputValue()).toBe(sliderAt);
  await figure.getByRole("button", { name: /reset/i }).click();
  await settled();
  expect(await picture()).toBe(startPicture);
  expect(await words("answer")).toBe(startAnswer);
  expect((await query()).size).toBe(0);
  expect(visit.troubles).toEqual([]);
});

test("moving back to the start by hand takes the value out of the address", async () => {
  const { field, query, picture, settled } = await openFigure(startVisit, id);
  const [start, startPicture] = [await field("gb300Usd").inputValue(), await picture()];
  await field("gb300Usd").fill("9");
  await settled();
  expect((await query()).size).toBe(1);
  await field("gb300Usd").fill(start);
  await settled();
  expect((await query()).size).toBe(0);
  expect(await picture()).toBe(startPicture);
});

test("the state of one figure leaves the rest of the address alone", async () => {
  const { page, field, query, settled } = await openFigure(startVisit, id, {
    query: "?ratio-by-speed.baseline=h100#limits",
  });
  await field("gb300Usd").fill("9");
  await settled();
  expect([...(await query()).entries()]).toEqual([
    ["ratio-by-speed.baseline", "h100"],
    [param("gb300Usd"), "9"],
  ]);
  expect(new URL(page.url()).hash).toBe("#limits");
  expect(await page.locator("#figure-ratio-by-speed [name=baseline]").inputValue()).toBe("h100");
});

test("a picture that was hidden while a control moved is drawn when the window shows it", async () => {
  const { page, field, picture, settled } = await openFigure(startVisit, id);
  await field("h200Usd").fill("9");
  await settled();
  await page.setViewportSize({ width: 360, height: 900 });
  await settled();
  const turned = await picture();
  const opened = await openFigure(startVisit, id, {
    viewport: { width: 360, height: 900 },
    query: `?${param("h200Usd")}=9`,
  });
  expect(turned).toBe(await opened.picture());
});

test("the notes keep to what holds at the start, whatever is entered", async () => {
  const { field, words, settled } = await openFigure(startVisit, id);
  const notes = await words("notes");
  await field("h200Usd").fill("9");
  await settled();
  expect(await words("notes")).toBe(notes);
});
