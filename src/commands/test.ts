/**
 * `npm test`: runs every test and ends with the plain line `N passed, N failed`.
 * Further arguments go to the test runner: `npm test -- test/models`. When no
 * test ran there is nothing to report, and that is a failure.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../build/site-options.ts";

interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** False also when a file could not be read or a set could not be prepared. */
  readonly success: boolean;
}

const folder = mkdtempSync(join(tmpdir(), "ledger-test-"));
const file = join(folder, "results.json");
const { status } = spawnSync(
  process.execPath,
  [
    join(projectFolder, "node_modules/vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...process.argv.slice(2),
  ],
  { cwd: projectFolder, stdio: "inherit", env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" } },
);
const counts = readCounts();
rmSync(folder, { recursive: true, force: true });

const ran = counts === null ? 0 : counts.numPassedTests + counts.numFailedTests;
if (counts === null || ran === 0) {
  console.error("No test ran.");
  process.exitCode = 1;
} else {
  console.log(`${counts.numPassedTests} passed, ${counts.numFailedTests} failed`);
  process.exitCode = status === 0 && !counts.success ? 1 : (status ?? 1);
}

function readCounts(): Counts | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Counts;
  } catch {
    return null;
  }
}
