/** The workbench of a model in the reader's hands: sliders, bad entries, scenarios, links, files, draws, and without script. Long because one browser and one page serve all that a reader does there. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { runsOf } from "../../src/build/workbench.ts";
import { models } from "../../src/build/registry.ts";
import { ledger } from "../figures/site-figures.ts";
import { BENCH_PATH, useBench, type Bench } from "./open-bench.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { openBench } = useBench();

const model = models.get("token-cost");
if (model === undefined) throw new Error("no model token-cost");
const runs = runsOf(ledger, model);
const [first, second] = runs;
if (first === undefined || second === undefined) throw new Error("token-cost has fewer than two scenarios");

const cost = (values: Readonly<Record<string, number>>): number => {
  const base = Object.fromEntries(first.inputs.map(({ name, value }) => [name, value]));
  return (
    (model.compute({ ...base, ...values } as never) as Record<string, number>)["usdPerMillionTokens"] ??
    Number.NaN
  );
};

test("ArrowRight on a slider moves field, outputs, answer, curve and address", async () => {
  const { slider, field, value, part, picture, query, settled } = await openBench();
  const before = [
    await value("usdPerMillionTokens"),
    await part("answer").innerText(),
    await picture("shape").locator(".wide-picture").innerHTML(),
  ];
  for (let press = 0; press < 5; press++) await slider("usdPerGpuHour").press("ArrowRight");
  await settled();
  const entered = Number(await field("usdPerGpuHour").inputValue());
  expect(entered).toBeGreaterThan(Number(first.inputs.find(({ name }) => name === "usdPerGpuHour")?.value));
  expect(Number(await value("usdPerMillionTokens"))).toBeCloseTo(cost({ usdPerGpuHour: entered }), 1);
  const after = [
    await value("usdPerMillionTokens"),
    await part("answer").innerText(),
    await picture("shape").locator(".wide-picture").innerHTML(),
  ];
  after.forEach((text, index) => expect(text).not.toBe(before[index]));
  expect(query().get("in.usdPerGpuHour")).toBe(String(entered));
  expect([...query().keys()].sort()).toEqual([
    "compare",
    "d",
    "in.usdPerGpuHour",
    "m",
    "o",
    "output",
    "over",
    "scenario",
  ]);
});

test("a value may be typed anywhere in the domain, beyond the slider too", async () => {
  const { field, slider, value, settled } = await openBench();
  await field("usdPerGpuHour").fill("5000");
  await settled();
  expect(await slider("usdPerGpuHour").inputValue()).toBe("1000");
  expect(Number((await value("usdPerMillionTokens")).replaceAll(",", ""))).toBeCloseTo(
    Number(cost({ usdPerGpuHour: 5000 }).toPrecision(3)),
    6,
  );
});

test.each(["", "abc", "-3", "1e9"])(
  "the entry “%s” is refused beside its field with the domain, and all else stays",
  async (bad) => {
    const { field, part, value, picture, query, settled, page } = await openBench();
    await field("usdPerGpuHour").fill("4");
    await settled();
    const good = [
      await value("usdPerMillionTokens"),
      await picture("shape").locator(".wide-picture").innerHTML(),
    ];
    await field("usdPerGpuHour").fill(bad);
    await settled();
    const fault = page.locator("#bench-usdPerGpuHour-fault");
    expect(await fault.innerText()).toBe("Write a number: 0.0001 to 10,000.");
    expect(await field("usdPerGpuHour").getAttribute("aria-invalid")).toBe("true");
    expect([
      await value("usdPerMillionTokens"),
      await picture("shape").locator(".wide-picture").innerHTML(),
    ]).toEqual(good);
    expect(await part("refusal").isVisible()).toBe(false);
    expect(query().get("in.usdPerGpuHour")).toBe("4");
    await field("usdPerGpuHour").fill("5");
    expect(await fault.isVisible()).toBe(false);
  },
);

test("inputs that the model refuses together are told at the outputs, and the last good ones stay, marked", async () => {
  const { field, part, value, settled, page } = await openBench("", {
    path: "models/throughput-interactivity/",
  });
  await field("tokensPerSecondPerUser").fill("70");
  await settled();
  const good = await value("tokensPerSecondPerGpu");
  const said = await part("answer").innerText();
  await field("tokensPerSecondPerUser").fill("200");
  await page.waitForTimeout(450);
  expect(await part("refusal").innerText()).toMatch(
    /^The model refuses these inputs together\. “Speed per user” is 200, expected below [\d.]+ tok\/s\/user, .* it is [\d.]+ times that\.$/,
  );
  expect(await part("answer").innerText()).toBe(`Last good answer: ${said}`);
  expect(await part("answer").getAttribute("class")).toContain("stale");
  expect(await part("stale").innerText()).toBe("These are the last outputs that the model gave.");
  expect(await value("tokensPerSecondPerGpu")).toBe(good);
  expect(await part("outputs").getAttribute("class")).toContain("stale");
  await field("tokensPerSecondPerUser").fill("60");
  await page.waitForTimeout(450);
  expect(await part("refusal").isVisible()).toBe(false);
  expect(await part("stale").isVisible()).toBe(false);
  expect(await part("answer").innerText()).not.toContain("Last good");
  expect(await part("answer").getAttribute("class")).not.toContain("stale");
  expect(await value("tokensPerSecondPerGpu")).not.toBe(good);
});

test("a scenario fills the inputs, and what was looked at comes to stand beside it", async () => {
  const { choice, field, value, part, picture, query, settled } = await openBench();
  await choice("scenario").selectOption(second.id);
  await settled();
  for (const { name, value: given } of second.inputs)
    expect(await field(name).inputValue()).toBe(String(given));
  expect(Number(await value("usdPerMillionTokens"))).toBeCloseTo(
    second.outputs["usdPerMillionTokens"]?.value ?? 0,
    2,
  );
  expect(await choice("compared").inputValue()).toBe(first.id);
  expect(query().get("scenario")).toBe(second.id);
  expect(await part("comparison-answer").innerText()).toContain(`“${second.title}”`);
  expect(await picture("waterfall").locator("[data-part=title]").innerText()).toMatch(/: ×\d/);
});

test("long titles of scenarios and choices in words leave the factors of a comparison in sight", async () => {
  const { page } = await openBench("", {
    path: "models/partitioning/",
    viewport: { width: 1280, height: 900 },
  });
  const box = page.locator("[data-part=differing] .table-scroll");
  expect(await box.locator("thead").innerText()).toContain("Factor");
  expect(await box.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
});

test("what is compared can be nothing, and comes back", async () => {
  const { choice, part, picture, query, settled } = await openBench();
  const lines = picture("shape").locator("[data-part=subtitle]");
  expect(await lines.innerText()).toContain(second.title);
  await choice("compared").selectOption("");
  await settled();
  expect(await part("comparison").isVisible()).toBe(false);
  expect(await lines.innerText()).not.toContain(second.title);
  expect(query().get("compare")).toBe("none");
  await choice("compared").selectOption(second.id);
  await settled();
  expect(await part("comparison").isVisible()).toBe(true);
  expect([...query().keys()]).toEqual([]);
});

test("the reader chooses what is drawn, over what", async () => {
  const { choice, picture, part, settled } = await openBench();
  await choice("output").selectOption("joulesPerToken");
  await choice("over").selectOption("utilisation");
  await settled();
  expect(await picture("shape").locator("[data-part=title]").innerText()).toMatch(
    /^Energy of a token .* over utilisation/,
  );
  expect(await part("answer").innerText()).toMatch(/^Energy of a token: /);
  expect(await picture("distribution").locator("[data-part=title]").innerText()).toMatch(
    /^Energy of a token: between/,
  );
  expect(await picture("tornado").locator("[data-part=title]").innerText()).toMatch(
    /^Energy of a token moves most with/,
  );
});

test("beside a field stands where its value is from, or that the reader moved it; it can be taken back alone", async () => {
  const { field, page, query, settled } = await openBench();
  const origin = page.locator("[data-origin=utilisation]");
  const before = await origin.innerText();
  expect(await origin.locator("a").getAttribute("href")).toMatch(/^\//);
  await field("utilisation").fill("0.5");
  await field("usdPerKwh").fill("0.1");
  await settled();
  expect(await origin.innerText()).toBe("yours; the scenario has 1");
  await page.locator("[data-reset=utilisation]").click();
  await settled();
  expect(await field("utilisation").inputValue()).toBe("1");
  expect(await field("usdPerKwh").inputValue()).toBe("0.1");
  expect(await origin.innerText()).toBe(before);
  expect(query().has("in.utilisation")).toBe(false);
  await page.getByRole("button", { name: "Reset all inputs" }).click();
  await settled();
  expect([...query().keys()]).toEqual([]);
});

describe("a link", () => {
  test("brings back inputs, scenario, comparison and what is drawn", async () => {
    const made = await openBench();
    await made.choice("scenario").selectOption(second.id);
    await made.choice("over").selectOption("utilisation");
    await made.field("utilisation").fill("0.4");
    await made.settled();
    const texts = async ({ part, picture, value }: Bench): Promise<string[]> => [
      await value("usdPerMillionTokens"),
      await part("answer").innerText(),
      await part("comparison-answer").innerText(),
      await picture("shape").locator("[data-part=title]").innerText(),
      await picture("distribution").locator("[data-part=title]").innerText(),
      await picture("waterfall").locator("[data-part=title]").innerText(),
    ];
    const search = new URL(made.page.url()).search;
    const opened = await openBench(search);
    await opened.settled();
    expect(await texts(opened)).toEqual(await texts(made));
    expect(await opened.field("utilisation").inputValue()).toBe("0.4");
    expect(await opened.choice("scenario").inputValue()).toBe(second.id);
    expect(await opened.part("notice").isVisible()).toBe(false);
    expect(new URL(opened.page.url()).search).toBe(search);
  });

  test("that is old says that model and data changed, what came out then and comes out today", async () => {
    const made = await openBench();
    await made.field("utilisation").fill("0.5");
    await made.settled();
    const { searchParams } = new URL(made.page.url());
    const today = cost({ utilisation: 0.5 });
    searchParams.set("m", "00000000");
    searchParams.set("d", `zzz${searchParams.get("d")?.slice(3) ?? ""}`);
    searchParams.set("o", `usdPerMillionTokens_${(today / 2).toPrecision(6)}`);
    const { part, page, settled } = await openBench(`?${searchParams.toString()}`);
    await settled();
    const notice = await part("notice").innerText();
    expect(notice).toContain("The model has changed since this link was made.");
    expect(notice).toContain("other values since this link was made for: Cost of a GPU-hour.");
    expect(notice).toMatch(
      /Cost of a million tokens: then \$[\d.]+\/M\u00a0tokens, today \$[\d.]+\/M\u00a0tokens\./,
    );
    expect(new URL(page.url()).searchParams.get("m")).toBe("00000000");
  });
});

test.each(["in.__proto__=1", "in.constructor=1", "m=old&d=zzz&o=usdPerMillionTokens_1.2.3"])(
  "the link ?%s is told to be wrong, and the workbench lives on",
  async (query) => {
    const { part, slider, value, settled } = await openBench(`?${query}`);
    await settled();
    expect(await part("notice").isVisible()).toBe(true);
    const before = await value("usdPerMillionTokens");
    for (let press = 0; press < 5; press++) await slider("usdPerGpuHour").press("ArrowRight");
    await settled();
    expect(await value("usdPerMillionTokens")).not.toBe(before);
  },
);

test("the link to be copied says scenario, model and data of the start too", async () => {
  const { page, visit, choice, query } = await openBench();
  await visit.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText("Copied.").waitFor();
  const link = new URL(await page.evaluate(async () => navigator.clipboard.readText()));
  expect(link.searchParams.get("scenario")).toBe(await choice("scenario").inputValue());
  expect([...link.searchParams.keys()]).toEqual(expect.arrayContaining(["m", "d"]));
  expect([...query().keys()]).toEqual([]);
});

test("no interval stands beside a value that it was not drawn for, and a worker that fails is told", async () => {
  const { page, field, part, visit, settled } = await openBench();
  await page.route(/bench-worker/, async (route) => route.abort());
  const interval = page.locator("[data-output=usdPerMillionTokens] [data-cell=interval]");
  expect(await interval.innerText()).toMatch(/ to /);
  await field("usdPerGpuHour").fill("90");
  await page.evaluate(
    async () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  expect(await interval.isVisible()).toBe(false);
  await settled();
  expect(await interval.innerText()).toBe("—");
  expect(await part("spread").isVisible()).toBe(false);
  expect(await part("no-spread").innerText()).toMatch(
    /^What the ranges do could not be worked out: .* It is tried again when an input moves\.$/,
  );
  expect(await part("comparison-answer").innerText()).toMatch(/^The comparison could not be worked out: /);
  await page.unroute(/bench-worker/);
  await field("usdPerGpuHour").fill("3");
  await settled();
  expect(await interval.innerText()).toMatch(/ to /);
  expect(await part("spread").isVisible()).toBe(true);
  expect(await part("no-spread").isVisible()).toBe(false);
  // The browser itself tells of the file that was held back.
  for (const trouble of visit.troubles) expect(trouble).toContain("ERR_FAILED");
  visit.troubles.length = 0;
});

describe("draws", () => {
  test("follow a moved input, made by a worker away from the page", async () => {
    const { field, page, picture, settled } = await openBench();
    const title = picture("distribution").locator("[data-part=title]");
    const interval = page.locator("[data-output=usdPerMillionTokens] [data-cell=interval]");
    const before = [await title.innerText(), await interval.innerText()];
    const workers: string[] = [];
    page.on("worker", (worker) => workers.push(new URL(worker.url()).pathname));
    await field("usdPerGpuHour").fill("3");
    await settled();
    expect(workers).toHaveLength(1);
    expect([await title.innerText(), await interval.innerText()]).not.toEqual(before);
    // The moved input is held still, so it has no bar any more.
    const bars = await picture("tornado").locator("[data-part=values] tbody th").allTextContents();
    expect(bars.length).toBeGreaterThan(1);
    expect(bars).not.toContain("Cost of a GPU-hour");
  });

  test("are hidden where nothing is left that varies", async () => {
    const { field, part, settled } = await openBench();
    for (const { name, range, value } of first.inputs) {
      if (range === undefined || typeof value !== "number") continue;
      await field(name).fill(String(value * 0.99));
    }
    await settled();
    expect(await part("spread").isVisible()).toBe(false);
    expect(await part("no-spread").innerText()).toBe(
      "No input that stands as the scenario has it carries a range.",
    );
  });
});

describe("files", () => {
  const contentOf = async (page: Page, button: Locator): Promise<{ name: string; text: string }> => {
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
  };

  test("hold the inputs and outputs as they stand, as JSON and CSV", async () => {
    const { page, field, settled } = await openBench();
    await field("utilisation").fill("0.5");
    await settled();
    const json = await contentOf(page, page.locator(".bench-results > .bench-files [data-save=json]"));
    expect(json.name).toBe("token-cost.json");
    const record = JSON.parse(json.text) as {
      inputs: { name: string; value: number; moved: boolean }[];
      outputs: { name: string; value: number }[];
    };
    expect(record.inputs.find(({ name }) => name === "utilisation")).toMatchObject({
      value: 0.5,
      moved: true,
    });
    expect(record.outputs.find(({ name }) => name === "usdPerMillionTokens")?.value).toBe(
      cost({ utilisation: 0.5 }),
    );
    const csv = await contentOf(page, page.locator(".bench-results > .bench-files [data-save=csv]"));
    expect(csv.text).toContain(
      `output,usdPerMillionTokens,Cost of a million tokens,${cost({ utilisation: 0.5 })},USD/Mtok`,
    );
  });

  test("hold every draw, a row each", async () => {
    const { page } = await openBench();
    const { name, text } = await contentOf(page, page.locator("[data-save=draws]"));
    const rows = text.trimEnd().split("\r\n");
    expect(name).toBe("token-cost-draws.csv");
    expect(rows).toHaveLength(4096 + 1);
    const ranged = first.inputs.filter(({ range }) => range !== undefined);
    expect(rows[0]?.split(",")).toHaveLength(ranged.length + Object.keys(model.outputs).length);
    expect(rows.slice(1).every((row) => row.split(",").every((cell) => Number.isFinite(Number(cell))))).toBe(
      true,
    );
  });

  test.each(["shape", "waterfall", "tornado", "distribution"])(
    "hold the picture “%s” and its values",
    async (id) => {
      const { page, picture } = await openBench();
      await picture(id).locator(".bench-values summary").click();
      const svg = await contentOf(page, picture(id).locator("[data-save=svg]"));
      expect(svg.name).toBe(`token-cost-${id}.svg`);
      // Colours inside, and the words round it: the file needs nothing else.
      expect(svg.text.startsWith("<svg ") && svg.text.endsWith("</svg>")).toBe(true);
      expect(/ class=|currentColor/.test(svg.text)).toBe(false);
      expect(svg.text.includes(`/${BENCH_PATH}</text></svg>`)).toBe(true);
      const csv = await contentOf(page, picture(id).locator("[data-save=csv]"));
      expect(csv.text.split("\r\n").length).toBeGreaterThan(3);
    },
  );

  test("of all scenarios stand there without script", async () => {
    const { page } = await openBench("", { javaScriptEnabled: false });
    for (const ending of ["json", "csv"]) {
      const link = page.locator(`.bench-files a[href$="token-cost.${ending}"]`);
      const response = await page.request.get(
        new URL((await link.getAttribute("href")) ?? "", page.url()).href,
      );
      expect(response.status()).toBe(200);
      expect(await response.text()).toContain(String(first.outputs["usdPerMillionTokens"]?.value));
    }
  });
});

test("without script the first scenario stands there whole, and nothing that would do nothing", async () => {
  const { page, picture, part, value } = await openBench("", { javaScriptEnabled: false });
  expect(Number(await value("usdPerMillionTokens"))).toBeCloseTo(
    first.outputs["usdPerMillionTokens"]?.value ?? 0,
    2,
  );
  for (const id of ["shape", "waterfall", "tornado", "distribution"])
    expect(await picture(id).locator("svg:visible").count()).toBe(1);
  expect(await part("comparison-answer").innerText()).toContain(second.title);
  expect(await page.locator("form:visible, button:visible, select:visible").count()).toBe(0);
  for (const run of runs) {
    expect(await page.locator(`#${run.id}`).count()).toBe(1);
    for (const { value: given } of run.inputs)
      expect(await page.locator(".quantities").first().innerText()).toContain(
        typeof given === "number" ? given.toLocaleString("en", { maximumFractionDigits: 12 }) : given,
      );
  }
});

test.each([
  ["light", 1280],
  ["dark", 360],
] as const)("breaks no rule of access while it is used, in %s at %d px", async (colorScheme, width) => {
  const { page, field, settled } = await openBench("", { colorScheme, viewport: { width, height: 900 } });
  await field("usdPerGpuHour").fill("abc");
  await field("utilisation").fill("0.5");
  await settled();
  for (const details of await page.locator(".bench-values summary:visible").all()) await details.click();
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations: found } = await axe.run({ runOnly: { type: "tag", values: tags } });
    return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
  });
  expect(violations).toEqual([]);
});

test("a picture that was hidden while an input moved is drawn when the window shows it", async () => {
  const { page, field, picture, settled } = await openBench();
  await field("usdPerGpuHour").fill("9");
  await settled();
  await page.setViewportSize({ width: 360, height: 900 });
  await settled();
  const turned = await picture("shape").locator(".narrow-picture").innerHTML();
  const opened = await openBench("?in.usdPerGpuHour=9", { viewport: { width: 360, height: 900 } });
  await opened.settled();
  expect(turned).toBe(await opened.picture("shape").locator(".narrow-picture").innerHTML());
});
