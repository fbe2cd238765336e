/**
 * Finds the one browser that the tests and `bench` drive: what `CHROME_PATH`
 * names, else the Chromium that comes as a package (so a fresh machine needs
 * nothing else), else an installed one. Whatever is found has shown its version.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

/** Plain JSON, so that one process can find it for others. */
export interface FoundBrowser {
  readonly path: string;
  /** Added to the environment of the browser's process. */
  readonly env: Readonly<Record<string, string>>;
  readonly version: string;
  readonly origin: "CHROME_PATH" | "package" | "installed";
}

const switches = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
] as const;

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
] as const;

/** @throws {Error} when `CHROME_PATH` names nothing that runs, or when no browser is found at all */
export async function findBrowser(): Promise<FoundBrowser> {
  const wanted = process.env["CHROME_PATH"];
  if (wanted !== undefined && wanted !== "") {
    const version = versionOf(wanted, {});
    if (version === null) throw new Error(`CHROME_PATH is ${wanted}, expected a Chromium that runs`);
    return { path: wanted, env: {}, version, origin: "CHROME_PATH" };
  }
  const packaged = await packagedBrowser();
  if (packaged !== null) return packaged;
  for (const path of installed) {
    const version = existsSync(path) ? versionOf(path, {}) : null;
    if (version !== null) return { path, env: {}, version, origin: "installed" };
  }
  throw new Error(
    "No Chromium was found, expected the package @sparticuz/chromium (Linux on x64) or an installed browser. " +
      "Install Chromium or set CHROME_PATH to its program.",
  );
}

export async function launchBrowser(found: FoundBrowser): Promise<Browser> {
  return chromium.launch({
    executablePath: found.path,
    args: [...switches],
    env: { ...process.env, ...found.env },
  });
}

function versionOf(path: string, env: Readonly<Record<string, string>>): string | null {
  const { status, stdout } = spawnSync(path, ["--no-sandbox", "--version"], {
    env: { ...process.env, ...env },
    encoding: "utf8",
    timeout: 60_000,
  });
  return status === 0 ? stdout.trim() : null;
}

/** The package's browser with its own fonts, and with its own system libraries where the machine has none. */
async function packagedBrowser(): Promise<FoundBrowser | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  let folder: string;
  try {
    folder = await unpackedFolder();
  } catch {
    return null;
  }
  const path = join(folder, "chromium");
  const fonts = { FONTCONFIG_FILE: join(folder, "fonts.conf") };
  const libraries = join(folder, "al2023", "lib");
  const path_ = process.env["LD_LIBRARY_PATH"];
  const withLibraries = { LD_LIBRARY_PATH: path_ === undefined ? libraries : `${libraries}:${path_}` };
  for (const env of [fonts, { ...fonts, ...withLibraries }]) {
    const version = versionOf(path, env);
    if (version !== null) return { path, env, version, origin: "package" };
  }
  return null;
}

/**
 * Unpacks once a machine, user and version. The package unpacks into the temp
 * folder and takes whatever stands there, even half a file; so it gets a temp
 * folder of its own, which takes its final name only when it is whole.
 */
async function unpackedFolder(): Promise<string> {
  const main = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const packageFolder = dirname(dirname(main));
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as {
    version: string;
  };
  const folder = join(tmpdir(), `ledger-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(`${folder}-`);
  const before = process.env["TMPDIR"];
  try {
    process.env["TMPDIR"] = fresh;
    const { default: packaged, inflate } = await import("@sparticuz/chromium");
    await packaged.executablePath();
    await inflate(join(packageFolder, "bin", "al2023.tar.br"));
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
  writeFileSync(
    join(fresh, "fonts.conf"),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">` +
      `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>\n`,
  );
  try {
    renameSync(fresh, folder);
  } catch {
    // Another process was first; its folder is as whole as ours.
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}
