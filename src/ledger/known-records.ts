/** All records of a site side by side, and the one question every check asks of them: is there such an id? */
import type { Fault } from "../base/fault.ts";
import { didYouMean } from "../base/nearest.ts";
import type { Claim } from "../schemas/claim.ts";
import type { Contradiction } from "../schemas/contradiction.ts";
import type { Release } from "../schemas/release.ts";
import type { Scenario } from "../schemas/scenario.ts";
import type { Source } from "../schemas/source.ts";
import type { Target } from "../schemas/target.ts";
import type { Located } from "./collect-records.ts";
import type { DatasetReading } from "./read-dataset.ts";
import type { FaultyRecord, StructuredFile } from "./structured-file.ts";

/** What a record can name. */
export type Kind = "source" | "claim" | "dataset" | "scenario";

export interface Records {
  readonly sources: ReadonlyMap<string, Located<Source>>;
  readonly claims: ReadonlyMap<string, Located<Claim>>;
  readonly contradictions: ReadonlyMap<string, Located<Contradiction>>;
  readonly datasets: ReadonlyMap<string, DatasetReading>;
  readonly scenarios: ReadonlyMap<string, Located<Scenario>>;
  readonly targets: ReadonlyMap<string, Located<Target>>;
  readonly releases: readonly StructuredFile<Release>[];
  /** Records whose fields are wrong. */
  readonly faulty: readonly FaultyRecord[];
  /** Source ids that prose cites; they count as used. */
  readonly citedInProse: ReadonlySet<string>;
  /** Ids that stand in what has faults already; what points at them has none of its own. */
  readonly lost: Readonly<Record<Kind, ReadonlySet<string>>>;
  /** `false` when something could not be read, so that it cannot be told what is unused. */
  readonly complete: boolean;
}

type At = Pick<Located<unknown>, "fault">;

/** No fault, or one: the id leads nowhere, not even to a record with faults. */
export function unlessKnown(
  records: Records,
  at: At,
  path: readonly (string | number)[],
  kind: Kind,
  id: string,
): Fault[] {
  const known = {
    source: records.sources,
    claim: records.claims,
    dataset: records.datasets,
    scenario: records.scenarios,
  }[kind];
  const lost = records.lost[kind];
  if (known.has(id) || lost.has(id)) return [];
  return [
    at.fault(path, {
      is: `unknown ${kind} \`${id}\``,
      expected: `an id of data/${kind}s/`,
      mend: didYouMean(id, [...known.keys(), ...lost], `Add the ${kind} or mend the id`),
      rule: `${kind}-unknown`,
    }),
  ];
}
