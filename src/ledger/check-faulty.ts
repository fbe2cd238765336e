/** What a record with faults of its own names: ids that lead nowhere are told with its other faults, not a round later. */
import type { Fault } from "../base/fault.ts";
import { unlessKnown, type Kind, type Records } from "./known-records.ts";
import type { FaultyRecord, Path } from "./structured-file.ts";

/** Fields that hold an id, or a list of ids, by name. */
const named: ReadonlyMap<string | number, Kind> = new Map([
  ["document", "source"],
  ["source", "source"],
  ["claim", "claim"],
  ["claims", "claim"],
  ["of", "claim"],
  ["over", "claim"],
  ["dataset", "dataset"],
  ["scenario", "scenario"],
]);
/** Deeper than any record; one that holds itself, by an alias of YAML, has no end. */
const DEEPEST = 10;
const idOf = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const datasetIdOf = /^[a-z0-9.-]+@[a-z0-9.-]+$/;

/** Only what is written as an id: the rest has a fault by its field. What hangs on the found record waits for sound fields. */
export function checkFaulty(record: FaultyRecord, records: Records): Fault[] {
  return [...idsIn(record.value, [], undefined)].flatMap(({ path, kind, id }) => {
    // A range names a quantity of a claim after a dot.
    const claim = kind === "claim" ? id.slice(0, Math.max(0, id.lastIndexOf("."))) : "";
    return records.claims.has(claim) || records.lost.claim.has(claim)
      ? []
      : unlessKnown(records, record, path, kind, id);
  });
}

function* idsIn(
  value: unknown,
  path: Path,
  kind: Kind | undefined,
): Generator<{ readonly path: Path; readonly kind: Kind; readonly id: string }> {
  if (typeof value === "string" && kind !== undefined) {
    if ((kind === "dataset" ? datasetIdOf : idOf).test(value)) yield { path, kind, id: value };
  } else if (path.length > DEEPEST) return;
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* idsIn(item, [...path, index], kind);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, part] of Object.entries(value)) {
      // Names of columns with the values that pick a row.
      if (name !== "where") yield* idsIn(part, [...path, name], named.get(name));
    }
  }
}
