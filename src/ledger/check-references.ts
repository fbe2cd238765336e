/** Checks that span files: ids that lead nowhere, verdicts that do not follow, sources nobody uses, versions edited after release. */
import type { Fault } from "../base/fault.ts";
import type { Claim } from "../schemas/claim.ts";
import type { Contradiction } from "../schemas/contradiction.ts";
import type { Release } from "../schemas/release.ts";
import { checkFaulty } from "./check-faulty.ts";
import { checkScenario } from "./check-scenario.ts";
import { checkTarget } from "./check-target.ts";
import type { Located } from "./collect-records.ts";
import type { DatasetReading } from "./read-dataset.ts";
import type { StructuredFile } from "./structured-file.ts";
import { unlessKnown, type Records } from "./known-records.ts";
import { verdictsOf } from "./verdict.ts";

export function checkReferences(records: Records): Fault[] {
  const used = new Set(records.citedInProse);
  return [
    ...[...records.claims.values()].flatMap((claim) => checkClaim(claim, records, used)),
    ...[...records.contradictions.values()].flatMap((one) => checkContradiction(one, records, used)),
    ...[...records.datasets.values()].flatMap((dataset) => checkDatasetSources(dataset, records, used)),
    ...[...records.scenarios.values()].flatMap((scenario) => checkScenario(scenario, records)),
    ...[...records.targets.values()].flatMap((target) => checkTarget(target, records)),
    ...records.faulty.flatMap((record) => checkFaulty(record, records)),
    ...records.releases.flatMap((release) => checkRelease(release, records)),
    ...(records.complete ? unusedSources(records, used) : []),
  ];
}

function checkClaim(located: Located<Claim>, records: Records, used: Set<string>): Fault[] {
  const { value: claim } = located;
  const faults: Fault[] = [];
  const need = (id: string, path: readonly (string | number)[]): void => {
    used.add(id);
    faults.push(...unlessKnown(records, located, path, "source", id));
  };
  need(claim.document, ["document"]);
  claim.evidence.forEach(({ source }, index) => need(source, ["evidence", index, "source"]));
  const last = claim.history.at(-1);
  if (last?.verdict !== claim.verdict) {
    faults.push(
      located.fault(["history", claim.history.length - 1, "verdict"], {
        is: `the last entry of \`history\` says ${last?.verdict ?? "nothing"}`,
        expected: `${claim.verdict}, as \`verdict\` says`,
        mend: "Add a dated entry for the change of verdict",
        rule: "verdict-history",
      }),
    );
  }
  const found = verdictsOf(claim.evidence);
  const stated = [claim.verdict, ...(claim.alsoVerdict === undefined ? [] : [claim.alsoVerdict])];
  if (claim.verdict !== "derived" && !stated.every((verdict) => found.has(verdict))) {
    faults.push(
      located.fault(["verdict"], {
        is: `verdict is ${stated.join(" and ")}`,
        expected: `${[...found].join(" or ")}, which is what the stances of the evidence give`,
        mend: "Mend the verdict, or the stance of the evidence that does not fit",
        rule: "verdict-evidence",
      }),
    );
  }
  const ids = claim.quantities.map(({ id }) => id);
  claim.quantities.forEach((quantity, index) => {
    if (ids.length > 1 && (quantity.id === undefined || ids.indexOf(quantity.id) !== index)) {
      faults.push(
        located.fault(["quantities", index], {
          is:
            quantity.id === undefined
              ? "one of several quantities has no `id`"
              : `quantity id \`${quantity.id}\` stands twice`,
          expected: "an id of its own for each, so that prose can name it",
          mend: "Give it an id",
          rule: "quantity-id",
        }),
      );
    }
  });
  return faults;
}

function checkContradiction(located: Located<Contradiction>, records: Records, used: Set<string>): Fault[] {
  const { value } = located;
  const faults: Fault[] = [];
  for (const side of ["first", "second"] as const) {
    const { source } = value[side];
    used.add(source);
    faults.push(...unlessKnown(records, located, [side, "source"], "source", source));
  }
  value.claims.forEach((id, index) => {
    faults.push(...unlessKnown(records, located, ["claims", index], "claim", id));
  });
  return faults;
}

function checkDatasetSources(
  { dataset, descriptorFile }: DatasetReading,
  records: Records,
  used: Set<string>,
): Fault[] {
  return dataset.descriptor.sources.flatMap(({ source }, index) => {
    used.add(source);
    return unlessKnown(records, descriptorFile, ["sources", index, "source"], "source", source);
  });
}

function checkRelease(file: StructuredFile<Release>, { datasets, lost }: Records): Fault[] {
  return Object.entries(file.value.datasets).flatMap(([id, hash]) => {
    const reading = datasets.get(id);
    if (reading === undefined) {
      if (lost.dataset.has(id)) return [];
      return [
        file.fault(["datasets", id], {
          is: `released dataset version \`${id}\` is gone`,
          expected: "every released version kept",
          mend: "Restore its folder from history",
          rule: "release-dataset",
        }),
      ];
    }
    if (reading.dataset.hash === hash) return [];
    return [
      reading.descriptorFile.fault([], {
        is: `${id} was edited after it was released on ${file.value.date}`,
        expected: `the released content (${hash.slice(0, 19)}…)`,
        mend: "Restore it, and make the correction a new version beside it",
        rule: "release-dataset",
      }),
    ];
  });
}

function unusedSources({ sources }: Records, used: ReadonlySet<string>): Fault[] {
  return [...sources]
    .filter(([id]) => !used.has(id))
    .map(([id, located]) =>
      located.fault(["id"], {
        is: `source \`${id}\` is used by no claim, dataset or report`,
        expected: "at least one use",
        mend: "Cite it or take it out",
        rule: "source-unused",
        fatal: false,
      }),
    );
}
