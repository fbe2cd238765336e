/** `npm test` as whoever reads its last line sees it: the counts when tests ran, never when none did. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const command = fileURLToPath(new URL("../../src/commands/test.ts", import.meta.url));

function run(...args: string[]): { status: number | null; lines: string[] } {
  const { status, stdout } = spawnSync(process.execPath, [command, ...args], { encoding: "utf8" });
  return { status, lines: stdout.trimEnd().split("\n") };
}

test("the last line counts what passed and failed, alone and without colour", () => {
  const { status, lines } = run("test/base/nearest.test.ts");
  expect(lines.at(-1)).toMatch(/^[1-9]\d* passed, 0 failed$/);
  expect(status).toBe(0);
}, 60_000);

test("when no test is found no count is printed, and the command fails", () => {
  const { status, lines } = run("test/no-such-test");
  expect(lines.filter((line) => /\d+ passed, \d+ failed/.test(line))).toEqual([]);
  expect(status).toBe(1);
}, 60_000);

test("when every test is left out no count is printed, and the command fails", () => {
  const { status, lines } = run("test/base/nearest.test.ts", "-t", "a title that no test has");
  expect(lines.filter((line) => /\d+ passed, \d+ failed/.test(line))).toEqual([]);
  expect(status).toBe(1);
}, 60_000);
