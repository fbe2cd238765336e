/**
 * The real site, built in two copies of the project that stand in two folders,
 * in two time zones and languages: the same files with the same bytes.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { projectRoot } from "../laws/imports-of.ts";
import { runCommand } from "./run-command.ts";
import { copyOfProject, differences, filesOf, freshFolder } from "./site-folders.ts";

const folder = freshFolder("same");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Builds the site in a copy of the project that has its own caches. @returns the built folder */
async function buildCopy(name: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const copy = copyOfProject(join(folder, name), true);
  const { code, stdout, stderr } = await runCommand("build", [], environment, copy);
  if (code !== 0) throw new Error(`the copy was not built:\n${stdout}${stderr}`);
  return join(copy, "dist");
}

test("two folders, time zones and languages give the same bytes", async () => {
  const east = await buildCopy("a", { TZ: "Pacific/Kiritimati", LC_ALL: "C", LANG: "C" });
  const west = await buildCopy("b/deeper", {
    TZ: "America/St_Johns",
    LC_ALL: "tr_TR.UTF-8",
    LANG: "tr_TR.UTF-8",
  });
  expect(differences(east, west)).toEqual([]);
  const files = filesOf(east);
  expect(files.size).toBeGreaterThan(300);
  for (const [name, bytes] of files)
    expect(bytes.includes(folder) || bytes.includes(projectRoot), name).toBe(false);
}, 120_000);
