/** What script costs a reader, as a host sends it: the budgets of the site. */
import { brotliCompressSync } from "node:zlib";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Browser } from "playwright-core";
import { pageWeights } from "../../src/commands/bench/page-weight.ts";
import { launchBrowser } from "../../src/commands/browser.ts";
import { pageTypes } from "../../src/commands/page-types.ts";

const folder = inject("folder");
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser(inject("browser"));
});
afterAll(async () => browser.close());

/** Brotli bytes of the built scripts whose name begins so. */
function bytesOf(name: string): number {
  const files = readdirSync(join(folder, "_astro")).filter(
    (file) => file.startsWith(name) && file.endsWith(".js"),
  );
  expect(files.length, name).toBe(1);
  return brotliCompressSync(readFileSync(join(folder, "_astro", files[0] ?? ""))).length;
}

describe("script in Brotli", () => {
  test("travel takes at most 4 kB, sorting at most 1 kB", () => {
    expect(bytesOf("TravelPictures.astro")).toBeLessThanOrEqual(4000);
    expect(bytesOf("SortTables.astro")).toBeLessThanOrEqual(1000);
  });

  test("a page with all its figures takes at most 40 kB, one that shows no figure at most 2 kB, one with a picture that only is travelled 4 kB", async () => {
    const weights = await pageWeights(browser, inject("address"), folder, pageTypes(folder));
    const script = (name: string): number =>
      weights.find((one) => one.name === name)?.kinds.script.brotliBytes ?? Number.NaN;
    for (const name of ["reports entry", "figures entry", "models entry", "targets entry", "gallery"])
      expect(script(name), name).toBeLessThanOrEqual(40_000);
    for (const name of ["figures embed", "claims"]) expect(script(name), name).toBeLessThanOrEqual(4000);
    for (const name of ["home", "claims entry", "sources", "numbers entry", "methods"])
      expect(script(name), name).toBeLessThanOrEqual(2000);
  });

  test("the workbench of the model that loads most takes at most 40 kB", async () => {
    const heaviest = { name: "the frontier by sweep", path: "models/decode-frontier/", status: 200 } as const;
    const [weight] = await pageWeights(browser, inject("address"), folder, [heaviest]);
    expect(weight?.kinds.script.brotliBytes).toBeLessThanOrEqual(40_000);
  });

  test("holds nothing of figures and models that only the build asks for", () => {
    const scripts = readdirSync(join(folder, "_astro"))
      .filter((file) => file.endsWith(".js"))
      .map((file) => readFileSync(join(folder, "_astro", file), "utf8"))
      .join("");
    expect(scripts).toContain("describe:");
    for (const name of ["findings:", "equations:", "omissions:", "inputHeadings:"])
      expect(scripts).not.toContain(name);
  });
});

test("a static figure, both pictures and its table, weighs at most 15 kB in Brotli", () => {
  const ids = readdirSync(join(folder, "figures"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(ids.length).toBeGreaterThan(20);
  for (const { name } of ids) {
    const page = readFileSync(join(folder, "figures", name, "index.html"), "utf8");
    const pictures = [...page.matchAll(/<svg[^>]*class="chart"[\s\S]*?<\/svg>/g)].map(([svg]) => svg);
    const table = /<h2[^>]*id="table"[\s\S]*?<\/table>/.exec(page)?.[0] ?? "";
    expect(pictures.length, name).toBe(2);
    expect(table, name).not.toBe("");
    expect(brotliCompressSync(pictures.join("") + table).length, name).toBeLessThanOrEqual(15_000);
  }
});
