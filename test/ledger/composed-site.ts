/**
 * The folders of `test/fixtures/ledger/`: each case holds only the files that
 * differ from `base/`, which is sound; the two are laid over each other in a
 * folder of their own.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ledgerFixtures = fileURLToPath(new URL("../fixtures/ledger/", import.meta.url));

export const faultCases: readonly string[] = readdirSync(ledgerFixtures)
  .filter((name) => name !== "base")
  .sort();

/** Calls back with the folder of a composed site, and takes it away afterwards. */
export function withComposedSite<T>(name: string, action: (root: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), "ledger-case-"));
  try {
    cpSync(join(ledgerFixtures, "base"), root, { recursive: true });
    const folder = join(ledgerFixtures, name, "data");
    if (existsSync(folder)) cpSync(folder, join(root, "data"), { recursive: true });
    return action(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
