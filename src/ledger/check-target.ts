/** Checks what a target leads to: its scenario, the claim that sets it, and two inputs whose ranges it maps. */
import type { Fault } from "../base/fault.ts";
import { didYouMean, orList } from "../base/nearest.ts";
import type { Target } from "../schemas/target.ts";
import { checkQuantity } from "./check-quantity.ts";
import type { Located } from "./collect-records.ts";
import { unlessKnown, type Records } from "./known-records.ts";

export function checkTarget(located: Located<Target>, records: Records): Fault[] {
  return [...checkGoal(located, records), ...checkScenarioOf(located, records)];
}

function checkGoal(located: Located<Target>, records: Records): Fault[] {
  const { atLeast, atMost } = located.value;
  const [goal, path] = atLeast === undefined ? [atMost, ["atMost"]] : [atLeast, ["atLeast"]];
  if (goal === undefined || !("claim" in goal)) return [];
  const claim = records.claims.get(goal.claim)?.value;
  return claim === undefined
    ? unlessKnown(records, located, [...path, "claim"], "claim", goal.claim)
    : checkQuantity(located, path, goal, claim);
}

/** Which outputs and directions its model has only a run can tell. */
function checkScenarioOf(located: Located<Target>, records: Records): Fault[] {
  const { scenario: id, map } = located.value;
  const scenario = records.scenarios.get(id)?.value;
  if (scenario === undefined) return unlessKnown(records, located, ["scenario"], "scenario", id);
  const ranged = Object.entries(scenario.inputs).flatMap(([name, { range }]) =>
    range === undefined ? [] : [name],
  );
  return map.flatMap((name, index) =>
    ranged.includes(name)
      ? []
      : [
          located.fault(["map", index], {
            is: Object.hasOwn(scenario.inputs, name)
              ? `input \`${name}\` of scenario \`${id}\` has no range`
              : `unknown input \`${name}\` of scenario \`${id}\``,
            expected: ranged.length < 2 ? "a scenario with two inputs that have a range" : orList(ranged),
            mend: didYouMean(name, ranged, "Name an input with a range, or give it one"),
            rule: "target-map",
          }),
        ],
  );
}
