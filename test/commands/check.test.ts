/** `npm run check`: all faults of data and prose at once, then their count, and one exit code. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { runCommand } from "./run-command.ts";
import { fixtures, freshFolder, overlaidSite, tinySite } from "./site-folders.ts";

vi.setConfig({ testTimeout: 30_000 });
const folder = freshFolder("check");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a site with faults", () => {
  test.each([
    ["data-and-front-matter", 5],
    ["prose", 7],
    ["figures", 30],
    ["targets", 12],
    ["scenarios", 2],
    ["words", 2],
    ["links-and-days", 11],
  ])("%s: prints each of them, then their count, and exits with 1", async (name, least) => {
    const { code, stdout, stderr } = await runCommand("check", ["--site", overlaidSite(folder, name)]);
    const lines = stdout.trimEnd().split("\n");
    const count = lines.pop() ?? "";
    expect(code).toBe(1);
    expect(stderr).toBe("");
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(
      join(fixtures, "faulty-sites", name, "messages.txt"),
    );
    const fatal = lines.filter((line) => !line.includes(": warning: ")).length;
    expect(fatal).toBeGreaterThanOrEqual(least);
    expect(count).toMatch(
      new RegExp(`^${fatal} faults, ${lines.length - fatal} warnings? \\(\\d+\\.\\d\\d s\\)$`),
    );
  });
});

test("a sound site of another subject passes, with what was counted", async () => {
  const { code, stdout } = await runCommand("check", ["--site", tinySite]);
  expect(stdout).toMatch(
    /^data and prose: 0 faults, 0 warnings in 1 sources, 2 claims, 0 contradictions, 1 datasets, 3 rows, 0 scenarios, 0 targets, \d+ figures, 1 reports, 10 numbers \(\d+\.\d\d s\)\n$/,
  );
  expect(code).toBe(0);
});

test("the real site is sound; how long it took is printed, and measured by `npm run bench`", async () => {
  const { code, stdout } = await runCommand("check", ["--data"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^data and prose: 0 faults, .*\(\d+\.\d\d s\)$/m);
});

test("a flag that is not known is refused with those that are", async () => {
  const { code, stderr } = await runCommand("check", ["--sight", "somewhere"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/Unknown option '--sight'.*Known: --site --data/s);
});
