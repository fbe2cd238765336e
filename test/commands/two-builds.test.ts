/**
 * The real site under a public address and a base path, built in two copies of
 * the project that stand in two folders, in two time zones and languages: the
 * same files with the same bytes. Only a site that says its address can name the
 * pictures of its previews, so they are looked at here too.
 */
import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../laws/imports-of.ts";
import { attribute, elementsOf } from "../site/html.ts";
import { runCommand } from "./run-command.ts";
import { copyOfProject, differences, filesOf, freshFolder, pagesOf, type Document } from "./site-folders.ts";

const address = "https://ledger.example";
const base = "/under/path/";
const folder = freshFolder("two-builds");
let built: readonly string[] = [];
let files: ReadonlyMap<string, Buffer> = new Map();
let pages: ReadonlyMap<string, Document> = new Map();

/** Builds the site in a copy of the project that has its own caches. @returns the built folder */
async function buildCopy(name: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const copy = copyOfProject(join(folder, name), true);
  appendFileSync(join(copy, "content/site.yaml"), `\nurl: ${address}\n`);
  const { code, stdout, stderr } = await runCommand("build", ["--base", base], environment, copy);
  if (code !== 0) throw new Error(`the copy was not built:\n${stdout}${stderr}`);
  return join(copy, "dist");
}

beforeAll(async () => {
  const east = await buildCopy("a", { TZ: "Pacific/Kiritimati", LC_ALL: "C", LANG: "C" });
  const west = await buildCopy("b/deeper", {
    TZ: "America/St_Johns",
    LC_ALL: "tr_TR.UTF-8",
    LANG: "tr_TR.UTF-8",
  });
  built = [east, west];
  files = filesOf(east);
  pages = pagesOf(east);
}, 400_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("two folders, time zones and languages give the same bytes", () => {
  const [east = "", west = ""] = built;
  expect(differences(east, west)).toEqual([]);
  expect(files.size).toBeGreaterThan(300);
  for (const [name, bytes] of files)
    expect(bytes.includes(folder) || bytes.includes(projectRoot), name).toBe(false);
});

function metaOf(page: string, property: string): string | undefined {
  const root = pages.get(page);
  if (root === undefined) throw new Error(`${page} was not built`);
  const found = elementsOf(root).find((one) => attribute(one, "property") === property);
  return found && attribute(found, "content");
}

/** Width and height of the PNG that an address of the site leads to. */
function pictureAt(href: string | undefined): readonly number[] {
  const start = `${address}${base}`;
  expect(href?.startsWith(start), href).toBe(true);
  const png = files.get(href?.slice(start.length) ?? "");
  return [png?.readUInt32BE(16) ?? 0, png?.readUInt32BE(20) ?? 0];
}

test("every page but those that stand in others names its preview, of 1200 by 630 px, and its own address", () => {
  const shown = [...pages.keys()].filter((name) => name.endsWith("index.html") && !name.includes("/embed/"));
  expect(shown.length).toBeGreaterThan(100);
  for (const name of shown) {
    expect(pictureAt(metaOf(name, "og:image")), name).toEqual([1200, 630]);
    expect(metaOf(name, "og:url")).toBe(`${address}${base}${name.replace(/index\.html$/, "")}`);
    expect(metaOf(name, "og:image:alt"), name).toMatch(/\w{3}/);
  }
});

test("a figure's page shows the figure, a report its first one, any other page the site", () => {
  const figures = [...pages.keys()].flatMap(
    (name) => /^figures\/([^/]+)\/index\.html$/.exec(name)?.[1] ?? [],
  );
  expect(figures.length).toBeGreaterThan(3);
  for (const id of figures)
    expect(metaOf(`figures/${id}/index.html`, "og:image")).toBe(`${address}${base}figures/${id}-share.png`);
  const [report = ""] = [...pages.keys()].filter((name) => /^reports\/[^/]+\/index\.html$/.test(name));
  expect(metaOf(report, "og:image")).toMatch(/\/figures\/[^/]+-share\.png$/);
  expect(metaOf("index.html", "og:image")).toBe(`${address}${base}share.png`);
});

test("an embedded figure names the figure's page as the one to keep, and its snippet is whole", () => {
  const [name = ""] = [...pages.keys()].filter((one) => one.endsWith("/embed/index.html"));
  const root = pages.get(name);
  const links = root === undefined ? [] : elementsOf(root).filter(({ tagName }) => tagName === "link");
  const canonical = links.find((one) => attribute(one, "rel") === "canonical");
  expect(canonical && attribute(canonical, "href")).toBe(
    `${address}${base}${name.replace("embed/index.html", "")}`,
  );
  const page = files.get(name.replace("embed/", ""))?.toString("utf8");
  expect(page).toContain(`${address}${base}${name.replace("index.html", "")}`);
  expect(page).not.toContain("Write the address of this site");
});
