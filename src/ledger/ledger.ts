/** What a checked `data/` folder holds, frozen: the only way the rest of the house sees data. */
import type { CellValue } from "../base/table.ts";
import type { Fault } from "../base/fault.ts";
import type { Claim } from "../schemas/claim.ts";
import type { Contradiction } from "../schemas/contradiction.ts";
import type { Datapackage, Field } from "../schemas/dataset.ts";
import type { Release } from "../schemas/release.ts";
import type { Scenario } from "../schemas/scenario.ts";
import type { Source } from "../schemas/source.ts";
import type { Target } from "../schemas/target.ts";
import type { Located } from "./collect-records.ts";

export interface DatasetRow {
  /** 1-based, without the head. */
  readonly row: number;
  readonly cells: Readonly<Record<string, CellValue>>;
}

export interface Dataset {
  /** `name@version`. */
  readonly id: string;
  readonly descriptor: Datapackage;
  readonly fields: readonly Field[];
  readonly rows: readonly DatasetRow[];
  /** The table's bytes as text, for the download. */
  readonly csv: string;
  /** Hash of table and descriptor together; releases keep it. */
  readonly hash: string;
  /** Folder relative to the site's root. */
  readonly folder: string;
}

export interface Ledger {
  readonly sources: ReadonlyMap<string, Source>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly contradictions: readonly Contradiction[];
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly scenarios: ReadonlyMap<string, Scenario>;
  readonly targets: ReadonlyMap<string, Target>;
  readonly releases: readonly Release[];
}

export interface LedgerReading {
  /** `null` when a fault is fatal. */
  readonly ledger: Ledger | null;
  /** All of them, warnings included, in reading order. */
  readonly faults: readonly Fault[];
  /** Where each field of a scenario stands, by id, for faults that only a run of its model shows. */
  readonly scenarioPlaces: ReadonlyMap<string, Located<unknown>["place"]>;
  /** The same of targets. */
  readonly targetPlaces: ReadonlyMap<string, Located<unknown>["place"]>;
}

/** Freezes a tree of plain values, in place. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
