/** Folders of sites for the tests of commands: fixtures, overlays of them, and what was built. */
import { cpSync, mkdtempSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, type DefaultTreeAdapterMap } from "parse5";
import { projectRoot } from "../laws/imports-of.ts";

export const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));
export const tinySite = join(fixtures, "tiny-site");

/** A folder of its own below the system's; the caller takes it away. */
export function freshFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `ledger-${name}-`));
}

/**
 * A copy of the project with its own caches: two builds in one project folder at
 * the same time would write over each other's, and tests run side by side.
 */
export function copyOfProject(folder: string, withOwnSite = false): string {
  const parts = ["src", "astro.config.mjs", "package.json", "tsconfig.json"];
  for (const part of withOwnSite ? [...parts, "content", "data"] : parts)
    cpSync(join(projectRoot, part), join(folder, part), { recursive: true });
  symlinkSync(join(projectRoot, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** The tiny site with the files of a case laid over it. */
export function overlaidSite(folder: string, name: string): string {
  const site = join(folder, name);
  cpSync(tinySite, site, { recursive: true });
  cpSync(join(fixtures, "faulty-sites", name), site, { recursive: true });
  return site;
}

/** Every file of a folder, by its path with forward slashes, as bytes. */
export function filesOf(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    entries.sort().map((file) => [relative(folder, file).split(sep).join("/"), readFileSync(file)]),
  );
}

/** The names of files that are not the same, or not there, in the other folder. */
export function differences(left: string, right: string): string[] {
  const [a, b] = [filesOf(left), filesOf(right)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((name) => {
      const [one, other] = [a.get(name), b.get(name)];
      return one === undefined || other?.equals(one) !== true;
    })
    .sort();
}

export type Document = DefaultTreeAdapterMap["document"];

/** Every page of a built folder as a tree, by its path. */
export function pagesOf(folder: string): Map<string, Document> {
  const pages = [...filesOf(folder)].filter(([name]) => name.endsWith(".html"));
  return new Map(pages.map(([name, bytes]) => [name, parse(bytes.toString("utf8"))]));
}
