/** The models that a site shows: all of its library once a scenario runs one of them. A site without scenarios has none. */
import type { Ledger } from "../ledger/ledger.ts";
import type { Model } from "../models/contract.ts";
import { models } from "./registry.ts";

export function usedModels(ledger: Ledger): Model[] {
  return ledger.scenarios.size === 0 ? [] : [...models.values()];
}
