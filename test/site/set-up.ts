/**
 * Builds the real site once into a temp folder and serves it, and finds the
 * browser once, for all tests of this folder. They get address, folder and
 * browser by `inject`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { findBrowser, type FoundBrowser } from "../../src/commands/browser.ts";
import { serveFolder } from "../../src/commands/serve.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Ends with a slash. */
    readonly address: string;
    /** The built site. */
    readonly folder: string;
    readonly browser: FoundBrowser;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const temp = mkdtempSync(join(tmpdir(), "ledger-site-"));
  const folder = join(temp, "site");
  const build = fileURLToPath(new URL("../../src/commands/build.ts", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [build, "--out", folder, "--base", "/"], {
    encoding: "utf8",
  });
  if (status !== 0) {
    rmSync(temp, { recursive: true, force: true });
    throw new Error(`The site cannot be built:\n${stdout}${stderr}`);
  }
  const { address, close } = await serveFolder(folder, "/", 0);
  project.provide("address", address);
  project.provide("folder", folder);
  project.provide("browser", await findBrowser());
  return async () => {
    await close();
    rmSync(temp, { recursive: true, force: true });
  };
}
