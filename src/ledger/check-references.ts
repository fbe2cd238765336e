/**
 * Checks that span files: ids that lead nowhere, verdicts that do not follow,
 * sources nobody uses, versions edited after release. Long because they share
 * the one walk that learns which sources are used.
 */
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
import { orList } from "./issue-fault.ts";
import { verdictsOf } from "./verdict.ts";

type Kind = "source" | "claim" | "dataset";

export interface Records {
  readonly sources: ReadonlyMap<string, Located<Source>>;
  readonly claims: ReadonlyMap<string, Located<Claim>>;
  readonly contradictions: ReadonlyMap<string, Located<Contradiction>>;
  readonly datasets: ReadonlyMap<string, DatasetReading>;
  readonly scenarios: ReadonlyMap<string, Located<Scenario>>;
  readonly releases: readonly StructuredFile<Release>[];
  /** Source ids that prose cites; they count as used. */
  readonly citedInProse: ReadonlySet<string>;
  /** Ids that stand in what has faults already; what points at them has none of its own. */
  readonly lost: Readonly<Record<Kind, ReadonlySet<string>>>;
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

/** No fault, or one: the id leads nowhere, not even to a record with faults. */
function unlessKnown(
  records: Records,
  at: At,
  path: readonly (string | number)[],
  kind: Kind,
  id: string,
): Fault[] {
  const known = { source: records.sources, claim: records.claims, dataset: records.datasets }[kind];
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

function checkScenario(located: Located<Scenario>, records: Records): Fault[] {
  return Object.entries(located.value.inputs).flatMap(([name, input]) => {
    const path = ["inputs", name];
    if ("claim" in input) {
      const claim = records.claims.get(input.claim)?.value;
      return claim === undefined
        ? unlessKnown(records, located, [...path, "claim"], "claim", input.claim)
        : checkQuantity(located, path, input, claim);
    }
    if (!("dataset" in input)) return [];
    const dataset = records.datasets.get(input.dataset)?.dataset;
    if (dataset === undefined)
      return unlessKnown(records, located, [...path, "dataset"], "dataset", input.dataset);
    const names = dataset.fields.map((field) => field.name);
    const wrong = [input.column, ...Object.keys(input.where)].find((column) => !names.includes(column));
    if (wrong !== undefined) {
      return [
        located.fault([...path, ...(wrong === input.column ? ["column"] : ["where", wrong])], {
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
    if ((rows.length === 1 && cell !== null) || records.lost.dataset.has(input.dataset)) return [];
    return [
      located.fault([...path, "where"], {
        is:
          rows.length === 1
            ? `the cell \`${input.column}\` is empty`
            : rows.length === 0
              ? "no row matches"
              : `${rows.length} rows match`,
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
          ? `\`quantity\` to be ${orList(ids)}`
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
