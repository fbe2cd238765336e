/** The models that a site shows: those that its scenarios run. A site without scenarios has none. */
import type { Ledger } from "../ledger/ledger.ts";
import type { Model } from "../models/contract.ts";
import { models } from "./registry.ts";

export function usedModels(ledger: Ledger): Model[] {
  const used = new Set([...ledger.scenarios.values()].map(({ model }) => model));
  return [...models.values()].filter(({ id }) => used.has(id));
}
