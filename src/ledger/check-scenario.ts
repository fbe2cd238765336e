/** Checks where the inputs of a scenario come from: claims, quantities, datasets, columns and cells that are there; and what their ranges rest on. */
import type { Fault } from "../base/fault.ts";
import type { Scenario, ScenarioInput } from "../schemas/scenario.ts";
import { checkCell } from "./check-cell.ts";
import { checkQuantity } from "./check-quantity.ts";
import { checkRatio, checkScenarioRange } from "./check-scenario-range.ts";
import type { Located } from "./collect-records.ts";
import { unlessKnown, type Records } from "./known-records.ts";

export function checkScenario(located: Located<Scenario>, records: Records): Fault[] {
  return Object.entries(located.value.inputs).flatMap(([name, input]) => [
    ...checkOrigin(located, records, ["inputs", name], input),
    ...(input.range === undefined ? [] : checkScenarioRange(located, records, name, input.range)),
  ]);
}

function checkOrigin(
  located: Located<Scenario>,
  records: Records,
  path: readonly string[],
  input: ScenarioInput,
): Fault[] {
  if ("claim" in input) {
    const claim = records.claims.get(input.claim)?.value;
    return claim === undefined
      ? unlessKnown(records, located, [...path, "claim"], "claim", input.claim)
      : checkQuantity(located, path, input, claim);
  }
  if ("ratio" in input) return checkRatio(located, records, [...path, "ratio"], input.ratio);
  return "dataset" in input ? checkCell(located, records, path, input) : [];
}
