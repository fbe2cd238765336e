/** The sound base of the ledger fixtures, with records added in memory: small, and on bread ovens. */
import { fileURLToPath } from "node:url";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { readLedger } from "../../src/ledger/read-ledger.ts";
import type { Claim } from "../../src/schemas/claim.ts";
import type { QuantityData } from "../../src/schemas/quantity.ts";
import type { Scenario, ScenarioInput } from "../../src/schemas/scenario.ts";

const base = readLedger(fileURLToPath(new URL("../fixtures/ledger/base/", import.meta.url))).ledger;
if (base === null) throw new Error("the base of the ledger fixtures has faults");
const ovens: Ledger = base;

/** The ovens' ledger with a claim for each named quantity, and perhaps one scenario called `run`. */
export function smallLedger(
  quantities: Readonly<Record<string, Omit<QuantityData, "kind">>> = {},
  run?: { readonly model: string; readonly inputs: Readonly<Record<string, ScenarioInput>> },
): Ledger {
  const pattern = ovens.claims.get("deck-oven-preheat");
  if (pattern === undefined) throw new Error("deck-oven-preheat is gone");
  const added = Object.entries(quantities).map(([id, quantity]): [string, Claim] => [
    id,
    { ...pattern, id, quantities: [{ kind: id, ...quantity }] },
  ]);
  const scenarios = new Map<string, Scenario>(ovens.scenarios);
  if (run !== undefined) scenarios.set("run", { id: "run", title: "Run", description: "A run.", ...run });
  return { ...ovens, claims: new Map([...ovens.claims, ...added]), scenarios };
}
