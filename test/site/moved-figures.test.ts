/** What a reader takes of a figure after moving its inputs is what is shown: the files are those that the same code makes here. */
import { readFileSync } from "node:fs";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import type { Page } from "playwright-core";
import { serialise } from "../../src/base/markup.ts";
import { renderFigure } from "../../src/build/figure-render.ts";
import type { ControlValues } from "../../src/figures/contract.ts";
import {
  figureCsv,
  figureJson,
  figurePicture,
  figureSvg,
  inputsLine,
  type FiledFigure,
} from "../../src/figures/files/figure-files.ts";
import { showFigure } from "../../src/figures/files/show-figure.ts";
import { makeSite } from "../../src/build/site.ts";
import { ledger, siteFigure } from "../figures/site-figures.ts";
import { projectRoot } from "../laws/imports-of.ts";
import { useBrowser, type Visit } from "./visit.ts";

const startVisit = useBrowser();
const { site } = makeSite(projectRoot);

/** A figure that is code, one that a record tells and whose picture has a set of series; each with a moved control. */
const cases = [
  { id: "cost-calculator", moved: { gb300Usd: 9 } },
  { id: "hourly-price-bases", moved: { series: "owned-by-a-hyperscaler,rented" } },
] as const;

/** The figure at these values as the build would file it. */
function filed(id: string, moved: ControlValues): FiledFigure {
  const { figure, data, start } = siteFigure(id);
  const { sourceLine, datasets, sources } = renderFigure(ledger, figure);
  const values = { ...start, ...moved };
  return {
    ...showFigure(figure, data, values),
    sourceLine,
    datasets,
    sources,
    address: `${inject("address")}figures/${id}/${search(id, moved)}`,
  };
}

function search(id: string, moved: ControlValues): string {
  return `?${new URLSearchParams(Object.entries(moved).map(([name, value]) => [`${id}.${name}`, String(value)])).toString()}`;
}

async function open(path: string): Promise<Visit> {
  const visit = await startVisit();
  onTestFinished(async () => {
    expect(visit.troubles).toEqual([]);
    await visit.context.close();
  });
  await visit.open(path);
  return visit;
}

async function save(page: Page, link: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const coming = page.waitForEvent("download");
  await page.locator(link).first().click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Waits until the page says that something was moved, which it says last. */
async function settled(page: Page): Promise<void> {
  await page.locator("[data-part=moved]").waitFor({ state: "visible" });
}

describe.each(cases)("$id with moved inputs", ({ id, moved }) => {
  const path = `figures/${id}/${search(id, moved)}`;

  test("saves table, data and drawings that the same code makes of the same state", async () => {
    const { page } = await open(path);
    await settled(page);
    const figure = filed(id, moved);
    const texts = {
      csv: figureCsv(figure),
      json: figureJson(figure),
      svg: serialise(figureSvg(figure)),
    };
    for (const [ending, text] of Object.entries(texts)) {
      const { name, bytes } = await save(page, `.figure-actions [data-save=${ending}]`);
      expect(name).toBe(`${id}-moved.${ending}`);
      expect(bytes.toString("utf8")).toBe(text);
    }
    const sized = await save(page, ".downloads [data-save=svg][data-size='540x540']");
    expect(sized.name).toBe(`${id}-540x540-moved.svg`);
    expect(sized.bytes.toString("utf8")).toBe(serialise(figurePicture(figure, site.title, "540x540")));
  });

  test("saves a PNG of twice the pixels, in which more is drawn than paper", async () => {
    const { page } = await open(path);
    await settled(page);
    const { name, bytes } = await save(page, ".figure-actions [data-save=png]");
    expect(name).toBe(`${id}-moved.png`);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1700, 1200]);
    expect(bytes.length).toBeGreaterThan(20_000);
  });

  test("names the state inside each file", () => {
    const figure = filed(id, moved);
    const said = inputsLine(figure.moved ?? []);
    expect(said.length).toBeGreaterThan(20);
    expect(serialise(figureSvg(figure))).toContain(`${serialise(said)}.</desc>`);
    for (const name of Object.keys(moved)) {
      expect(figureCsv(figure).split("\r\n")[0]).toContain(`set ${name}`);
      expect(JSON.parse(figureJson(figure))).toMatchObject({
        state: { address: figure.address, inputs: [{ name }] },
      });
    }
  });

  test("cites and embeds what is shown; at the start again, what was built", async () => {
    const { page } = await open(`figures/${id}/`);
    const parts = page.locator("[data-cites]");
    const built = await parts.allTextContents();
    await page.goto(inject("address") + path);
    await settled(page);
    const figure = filed(id, moved);
    await expect
      .poll(
        async () =>
          (await parts.allTextContents()).filter((text) => text.includes(search(id, moved).slice(0, 12)))
            .length,
      )
      .toBe(3);
    const [embed = "", text = "", bibtex = ""] = await parts.allTextContents();
    const escaped = serialise(search(id, moved));
    expect(embed).toContain(`src="${inject("address")}figures/${id}/embed/${escaped}"`);
    expect(embed).toContain(`title="${serialise(figure.title)}"`);
    expect(text).toContain(figure.title);
    expect(text).toContain(figure.address);
    expect(bibtex).toContain(`url = {${figure.address ?? ""}}`);
    expect(bibtex).toMatch(/\n {2}note = \{Inputs moved: .*\},\n\}$/);
    await page.getByRole("button", { name: /reset/i }).click();
    await expect.poll(async () => parts.allTextContents()).toEqual(built);
  });

  test("is embedded as it is shown, high enough for it", async () => {
    const { page } = await open(path);
    await settled(page);
    const snippet = page.locator("[data-cites=embed]");
    await expect.poll(async () => snippet.textContent()).toContain("?");
    const [, source = "", height = "0"] =
      /src="([^"]*)".* height="(\d+)"/.exec((await snippet.textContent()) ?? "") ?? [];
    const embedded = await open(source.replaceAll("&amp;", "&").replace(inject("address"), ""));
    const figure = filed(id, moved);
    await expect.poll(async () => embedded.page.locator("[data-part=title]").innerText()).toBe(figure.title);
    for (const width of [320, 480, 744, 1100]) {
      await embedded.page.setViewportSize({ width, height: 400 });
      await expect
        .poll(async () => embedded.page.evaluate(() => document.documentElement.scrollHeight))
        .toBeLessThanOrEqual(Number(height));
      const drawn = embedded.page.locator(".picture:visible svg");
      const across = Number(await drawn.getAttribute("width"));
      await expect.poll(async () => Number(await drawn.getAttribute("height"))).toBe(figure.heightAt(across));
    }
    const { name, bytes } = await save(embedded.page, "[data-save=csv]");
    expect(name).toBe(`${id}-moved.csv`);
    expect(bytes.toString("utf8")).toBe(figureCsv(figure));
    expect(await embedded.page.locator(".figure-from a").first().getAttribute("href")).toContain(
      search(id, moved),
    );
  });
});

test("a figure at its start hands out the built files, and fetches nothing to do so", async () => {
  const { page } = await open("figures/cost-calculator/");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const { name } = await save(page, ".figure-actions [data-save=csv]");
  expect(name).toBe("cost-calculator.csv");
  expect(asked.filter((path) => path.endsWith(".js"))).toEqual([]);
});

test.each(["", "embed/"])(
  "at `figures/…/%s` a link that asks for what the figure does not have is followed as far as it goes, and the figure says so",
  async (place) => {
    const state = search("cost-calculator", { gb300Usd: 9, h200Usd: 1e9, speed: 3 });
    const { page } = await open(`figures/cost-calculator/${place}${state}`);
    const notice = page.locator(".link-notice");
    await notice.waitFor();
    expect(await notice.innerText()).toBe(
      "The link is followed only in part: “H200: Cost of a GPU-hour” takes a number from 0.2 to 20, not “1000000000”; there is no input “speed”.",
    );
    const { title } = filed("cost-calculator", { gb300Usd: 9 });
    await expect.poll(async () => page.locator("[data-part=title]").innerText()).toBe(title);
  },
);

test("a link to a figure that is followed whole needs no notice", async () => {
  const { page } = await open(`figures/cost-calculator/${search("cost-calculator", { gb300Usd: 9 })}`);
  await settled(page);
  await page.waitForLoadState("networkidle");
  expect(await page.locator(".link-notice").count()).toBe(0);
});

test("an embedded figure whose data cannot be had says that it is shown as it starts", async () => {
  const { page, context } = await startVisit();
  onTestFinished(async () => context.close());
  await context.route(/\/figures\/cost-calculator\/$/, async (route) => route.abort());
  await page.goto(`${inject("address")}figures/cost-calculator/embed/?cost-calculator.gb300Usd=9`);
  await page.getByText("could not be set").waitFor();
});

test.each(["", "embed/"])(
  "at `figures/…/%s` a picture that cannot be made is said in a line of its own until one can, and the note on moved inputs stays",
  async (place) => {
    const { page, open: visit, troubles } = await startVisit();
    onTestFinished(async () => page.context().close());
    await page.addInitScript(() => {
      const own = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, "toBlob") ?? {};
      HTMLCanvasElement.prototype.toBlob = function (take) {
        Object.defineProperty(HTMLCanvasElement.prototype, "toBlob", own);
        take(null);
      };
    });
    await visit(`figures/cost-calculator/${place}${search("cost-calculator", { gb300Usd: 9 })}`);
    await page.waitForLoadState("networkidle");
    const note = page.locator("[data-part=moved]");
    const before = await note.allTextContents();
    await page.locator(".figure-actions [data-save=png]").click();
    const fault = page.getByRole("alert");
    await fault
      .getByText("This file could not be made: the browser draws no picture of this size.")
      .waitFor();
    expect(await note.allTextContents()).toEqual(before);
    await save(page, ".figure-actions [data-save=png]");
    expect(await fault.count()).toBe(0);
    expect(troubles).toEqual([]);
  },
);
