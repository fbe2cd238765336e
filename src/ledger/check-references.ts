/** Checks that span files: ids that lead nowhere, verdicts that do not follow, sources nobody uses, versions edited after release. */
import type { Fault } from "../base/fault.ts";
import { didYouMean } from "../base/nearest.ts";
import type { Claim } from "../schemas/claim.ts";
import type { Contradiction } from "../schemas/contradiction.ts";
import type { Release } from "../schemas/release.ts";
import type { Scenario } from "../schemas/scenario.ts";
import type { Source } from "../schemas/source.ts";
import type { Located } from "./collect-records.ts";
import type { DatasetReading } from "./read-dataset.ts";
import type { StructuredFile } from "./structured-file.ts";
import { verdictsOf } from "./verdict.ts";

export interface Records {
  readonly sources: ReadonlyMap<string, Located<Source>>;
  readonly claims: ReadonlyMap<string, Located<Claim>>;
  readonly contradictions: ReadonlyMap<string, Located<Contradiction>>;
  readonly datasets: ReadonlyMap<string, DatasetReading>;
  readonly scenarios: ReadonlyMap<string, Located<Scenario>>;
  readonly releases: readonly StructuredFile<Release>[];
  /** Source ids that prose cites; they count as used. */
  readonly citedInProse: ReadonlySet<string>;
  /** Ids that stand in what could not be read; they have a fault already, and what points at them has none. */
  readonly lost: ReadonlySet<string>;
  /** `false` when something could not be read, so that it cannot be told what is unused. */
  readonly complete: boolean;
}

export function checkReferences(records: Records): Fault[] {
  const used = new Set(records.citedInProse);
  return [
    ...[...records.claims.values()].flatMap((claim) => checkClaim(claim, records, used)),
    ...[...records.contradictions.values()].flatMap((one) => checkContradiction(one, records, used)),
    ...[...records.datasets.values()].flatMap((dataset) => checkDatasetSources(dataset, records, used)),
    ...[...records.scenarios.values()].flatMap((scenario) => checkScenario(scenario, records)),
    ...records.releases.flatMap((release) => checkRelease(release, records)),
    ...(records.complete ? unusedSources(records, used) : []),
  ];
}

type At = Pick<Located<unknown>, "fault">;

function dangling(
  at: At,
  path: readonly (string | number)[],
  kind: string,
  id: string,
  known: Iterable<string>,
): Fault {
  return at.fault(path, {
    is: `unknown ${kind} \`${id}\``,
    expected: `an id of data/${kind === "source" ? "sources" : kind === "claim" ? "claims" : "datasets"}/`,
    mend: didYouMean(id, known, `Add the ${kind} or mend the id`),
    rule: `${kind}-unknown`,
  });
}

function checkClaim(located: Located<Claim>, { sources, lost }: Records, used: Set<string>): Fault[] {
  const { value: claim } = located;
  const faults: Fault[] = [];
  const need = (id: string, path: readonly (string | number)[]): void => {
    used.add(id);
    if (!sources.has(id) && !lost.has(id))
      faults.push(dangling(located, path, "source", id, sources.keys()));
  };
  need(claim.document, ["document"]);
  claim.evidence.forEach(({ source }, index) => need(source, ["evidence", index, "source"]));
  const last = claim.history.at(-1);
  if (last?.verdict !== claim.verdict) {
    faults.push(
      located.fault(["history"], {
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

function checkContradiction(
  located: Located<Contradiction>,
  { sources, claims, lost }: Records,
  used: Set<string>,
): Fault[] {
  const { value } = located;
  const faults: Fault[] = [];
  for (const side of ["first", "second"] as const) {
    const { source } = value[side];
    used.add(source);
    if (!sources.has(source) && !lost.has(source))
      faults.push(dangling(located, [side, "source"], "source", source, sources.keys()));
  }
  value.claims.forEach((id, index) => {
    if (!claims.has(id) && !lost.has(id))
      faults.push(dangling(located, ["claims", index], "claim", id, claims.keys()));
  });
  return faults;
}

function checkDatasetSources(
  { dataset, descriptorFile }: DatasetReading,
  { sources, lost }: Records,
  used: Set<string>,
): Fault[] {
  return dataset.descriptor.sources.flatMap(({ source }, index) => {
    used.add(source);
    return sources.has(source) || lost.has(source)
      ? []
      : [dangling(descriptorFile, ["sources", index, "source"], "source", source, sources.keys())];
  });
}

function checkScenario(located: Located<Scenario>, { claims, datasets, lost }: Records): Fault[] {
  return Object.entries(located.value.inputs).flatMap(([name, input]) => {
    const path = ["inputs", name];
    if ("claim" in input) {
      const claim = claims.get(input.claim)?.value;
      if (claim !== undefined) return checkQuantity(located, path, input, claim);
      return lost.has(input.claim)
        ? []
        : [dangling(located, [...path, "claim"], "claim", input.claim, claims.keys())];
    }
    if (!("dataset" in input)) return [];
    const dataset = datasets.get(input.dataset)?.dataset;
    if (dataset === undefined) {
      return lost.has(input.dataset)
        ? []
        : [dangling(located, [...path, "dataset"], "dataset", input.dataset, datasets.keys())];
    }
    const names = dataset.fields.map((field) => field.name);
    const wrong = [input.column, ...Object.keys(input.where)].find((column) => !names.includes(column));
    if (wrong !== undefined) {
      return [
        located.fault(path, {
          is: `unknown column \`${wrong}\` of ${input.dataset}`,
          expected: "a column of its table",
          mend: didYouMean(wrong, names, "Name one of its columns"),
          rule: "column-unknown",
        }),
      ];
    }
    const rows = dataset.rows.filter(({ cells }) =>
      Object.entries(input.where).every(([column, value]) => cells[column] === value),
    );
    const cell = rows[0]?.cells[input.column];
    if (rows.length === 1 && cell !== null) return [];
    return [
      located.fault([...path, "where"], {
        is: rows.length === 1 ? `the cell \`${input.column}\` is empty` : `${rows.length} rows match`,
        expected: "exactly one row with a value",
        mend: "Narrow or widen `where`",
        rule: "cell-unknown",
      }),
    ];
  });
}

/** An input that takes a claim's quantity must say which, where the claim has several. */
function checkQuantity(
  located: Located<Scenario>,
  path: readonly string[],
  input: { readonly claim: string; readonly quantity?: string | undefined },
  { quantities }: Claim,
): Fault[] {
  const ids = quantities.map(({ id }) => id).filter((id) => id !== undefined);
  const { claim, quantity } = input;
  if (quantity === undefined ? quantities.length === 1 : ids.includes(quantity)) return [];
  const many = `${quantities.length === 0 ? "no" : String(quantities.length)} quantities`;
  return [
    located.fault([...path, quantity === undefined ? "claim" : "quantity"], {
      is:
        quantity === undefined
          ? `claim \`${claim}\` has ${many}`
          : `unknown quantity \`${quantity}\` of claim \`${claim}\``,
      expected:
        ids.length > 0
          ? `\`quantity\` to be ${ids.join(" or ")}`
          : quantities.length === 1
            ? "no `quantity`, since the claim has only one"
            : "a claim with a quantity",
      mend:
        quantity === undefined
          ? ids.length > 0
            ? "Say which"
            : "Name another claim, or write an assumption with its reason"
          : didYouMean(quantity, ids, ids.length > 0 ? "Name one of these" : "Take `quantity` out"),
      rule: "quantity-unknown",
    }),
  ];
}

function checkRelease(file: StructuredFile<Release>, { datasets, lost }: Records): Fault[] {
  return Object.entries(file.value.datasets).flatMap(([id, hash]) => {
    const reading = datasets.get(id);
    if (reading === undefined) {
      if (lost.has(id)) return [];
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
