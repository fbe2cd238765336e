/** Checks that span files: ids that lead nowhere, dates in an order that cannot be, sources nobody uses, versions edited after release. */
import { isBefore } from "../base/calendar.ts";
import type { Fault } from "../base/fault.ts";
import type { Contradiction } from "../schemas/contradiction.ts";
import type { Release } from "../schemas/release.ts";
import type { Source } from "../schemas/source.ts";
import { checkClaim } from "./check-claim.ts";
import { checkFaulty } from "./check-faulty.ts";
import { checkScenario } from "./check-scenario.ts";
import { checkTarget } from "./check-target.ts";
import type { Located } from "./collect-records.ts";
import type { DatasetReading } from "./read-dataset.ts";
import type { StructuredFile } from "./structured-file.ts";
import { unlessKnown, type Records } from "./known-records.ts";

export function checkReferences(records: Records): Fault[] {
  const used = new Set(records.citedInProse);
  return [
    ...[...records.sources.values()].flatMap(checkSource),
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

function checkSource({ value, fault }: Located<Source>): Fault[] {
  const { issued, accessed } = value;
  if (issued === undefined || accessed === undefined) return [];
  const [read, published] = [dateText(accessed), dateText(issued)];
  if (!isBefore(read, published)) return [];
  return [
    fault(["accessed"], {
      is: `\`accessed\` is ${read}`,
      expected: `a day on or after \`issued\`, which is ${published}`,
      mend: "Mend one of the two",
      rule: "date-order",
    }),
  ];
}

function dateText({ "date-parts": [parts] }: NonNullable<Source["issued"]>): string {
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, "0")).join("-");
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
