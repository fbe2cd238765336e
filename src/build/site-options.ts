/**
 * Where this run reads and under which path it serves: the one place that knows
 * the base path and the site's folder. Set by the commands through the
 * environment, so that Astro, plugins and pages agree.
 */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The project's own folder (generator). Kept in the environment too, because the
 * bundler moves this module into another folder before pages are rendered.
 */
export const projectFolder = (process.env["LEDGER_PROJECT"] ??= fileURLToPath(
  new URL("../../", import.meta.url),
));

/** The folder that holds `content/` and `data/` of the site being built. */
export const siteFolder = resolve(process.env["LEDGER_SITE"] ?? projectFolder);

/** Begins and ends with a slash. */
export const basePath = normaliseBase(process.env["LEDGER_BASE"] ?? "/");

/** Path of a page or file of this site under its base: `sitePath("claims/x/")`. */
export function sitePath(path: string): string {
  return basePath + path.replace(/^\//, "");
}

export function normaliseBase(base: string): string {
  const inner = base.replace(/^\/+|\/+$/g, "");
  return inner === "" ? "/" : `/${inner}/`;
}
