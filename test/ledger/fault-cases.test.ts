/**
 * Every kind of fault in `data/`, each as a folder of `test/fixtures/ledger/`
 * with the lines that are printed for it. The subject is bread ovens: the reader
 * knows none.
 */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { printFault } from "../../src/base/fault.ts";
import { readLedger } from "../../src/ledger/read-ledger.ts";
import { faultCases, ledgerFixtures, withComposedSite } from "./composed-site.ts";

test("the base that the cases differ from is sound", () => {
  const { ledger, faults } = withComposedSite("base", readLedger);
  expect(faults.map(printFault)).toEqual([]);
  expect(ledger?.claims.size).toBe(2);
  expect(ledger?.datasets.get("oven-heating@2026-01")?.rows).toHaveLength(4);
});

describe.each(faultCases)("%s", (name) => {
  const { ledger, faults } = withComposedSite(name, readLedger);

  test("prints exactly the lines of messages.txt", async () => {
    const printed = faults.map((one) => `${printFault(one)}\n`).join("");
    await expect(printed).toMatchFileSnapshot(join(ledgerFixtures, name, "messages.txt"));
  });

  test("has a fault, and hands out a ledger only when all are warnings", () => {
    expect(faults.length).toBeGreaterThan(0);
    expect(ledger === null).toBe(faults.some(({ fatal }) => fatal === true));
  });
});

test("between them the cases show every rule that src/ledger/ names", async () => {
  const { readdirSync, readFileSync } = await import("node:fs");
  const folder = new URL("../../src/ledger/", import.meta.url);
  const source = readdirSync(folder)
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .join("\n");
  const named = [...source.matchAll(/rule: "([a-z-]+)"/g)].map(([, rule]) => rule);
  const shown = new Set(
    faultCases.flatMap((name) => withComposedSite(name, readLedger).faults.map(({ ruleId }) => ruleId)),
  );
  expect([...new Set(named)].filter((rule) => !shown.has(rule)).sort()).toEqual([]);
});
