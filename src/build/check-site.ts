/** All that is checked without building: data, front matter, and every reference in prose. Used by `check`, `build` and `dev`. */
import { fault, sortFaults, type Fault, type Place } from "../base/fault.ts";
import { didYouMean } from "../base/nearest.ts";
import { readLedger } from "../ledger/read-ledger.ts";
import type { Ledger, LedgerReading } from "../ledger/ledger.ts";
import { readContent, type Content } from "./content-files.ts";
import { checkGate, knownValues } from "./check-gate.ts";
import { checkRounding, checkUses, type UseContext } from "./check-use.ts";
import { evaluateConclusion, scanConclusions } from "./conclusions.ts";
import { makeNumbers } from "./number-context.ts";
import { describeComparison } from "./predicate.ts";
import { reviewOverdueSince } from "./review.ts";
import type { Site } from "../schemas/site.ts";
import { scanReferences, type References } from "./references.ts";
import { figures } from "./registry.ts";
import type { BoundNumber } from "./resolve-number.ts";
import { LookupError } from "./trace-data.ts";
import { traceRun } from "./trace-run.ts";
import { checkComponents } from "../markdown/check-components.ts";
import { checkProse } from "../markdown/check-prose.ts";

export interface SiteCheck {
  readonly faults: readonly Fault[];
  readonly counts: Readonly<Record<string, number>>;
}

/** @param root folder that holds `content/` and `data/` */
export function checkSite(root: string): SiteCheck {
  const faults: Fault[] = [];
  const content = readContent(root, faults);
  const references = scanReferences(content.texts);
  const reading = readLedger(root, { citedInProse: new Set(references.citations.map(({ id }) => id)) });
  const { ledger } = reading;
  faults.push(...reading.faults);
  for (const { source, bodyStart } of content.texts) {
    faults.push(...checkProse(source.file, source.text, bodyStart));
    faults.push(...checkComponents(source.file, source.text, bodyStart));
  }
  if (ledger !== null && content.site !== null) faults.push(...checkReviews(ledger, content.site));
  if (ledger !== null) faults.push(...checkReferencesInProse(ledger, reading, content, references));
  const counts =
    ledger === null
      ? {}
      : {
          sources: ledger.sources.size,
          claims: ledger.claims.size,
          contradictions: ledger.contradictions.length,
          datasets: ledger.datasets.size,
          rows: [...ledger.datasets.values()].reduce((sum, { rows }) => sum + rows.length, 0),
          scenarios: ledger.scenarios.size,
          reports: content.reports.length,
          numbers: references.numbers.length,
        };
  return { faults: sortFaults(faults), counts };
}

function checkReferencesInProse(
  ledger: Ledger,
  { scenarioPlaces }: LedgerReading,
  content: Content,
  references: References,
): Fault[] {
  const faults: Fault[] = [];
  const { figure, number } = makeNumbers(ledger);
  for (const [id, place] of scenarioPlaces)
    attempt(faults, place, `scenario \`${id}\``, "scenario", () => traceRun(ledger, id));
  for (const { id, place } of references.figures)
    attempt(faults, place, `figure \`${id}\``, "figure", () => figure(id));
  const bySlug = new Map<string, string>();
  for (const { inside, place } of references.numbers) {
    attempt(faults, place, `[= ${inside}]`, "number", () => {
      const { slug, expression } = number(inside);
      const first = bySlug.get(slug.toLowerCase()) ?? expression;
      bySlug.set(slug.toLowerCase(), first);
      if (first !== expression)
        throw new RangeError(
          `its page numbers/${slug}/ is already that of "${first}", expected one of its own`,
        );
    });
  }
  for (const { id, place } of references.citations) {
    if (ledger.sources.has(id)) continue;
    faults.push(
      fault(place, {
        is: `unknown source \`${id}\``,
        expected: "an id in data/sources/",
        mend: didYouMean(id, ledger.sources.keys(), "Add the source or mend the id"),
        rule: "citation",
      }),
    );
  }
  for (const report of content.reports) {
    const placed = references.figures
      .filter((one) => one.report === report.id && one.placed)
      .map(({ id }) => id);
    for (const { id, place } of references.figures.filter((one) => one.report === report.id && !one.placed)) {
      if (placed.includes(id) || !figures.has(id)) continue;
      faults.push(
        fault(place, {
          is: `[#${id}] points at a figure that this report does not show`,
          expected: placed.length === 0 ? "a figure in it" : `one of ${placed.join(", ")}`,
          mend: `Place <Figure id="${id}" /> or mend the reference`,
          rule: "figure-reference",
        }),
      );
    }
  }
  if (faults.some(({ ruleId }) => ruleId === "number" || ruleId === "figure" || ruleId === "scenario"))
    return [...faults, ...checkConclusions(content, number), ...checkGate(content.reports, [])];
  const context: UseContext = {
    number,
    claimOf: ({ lineage }) => (lineage.type === "claim" ? (ledger.claims.get(lineage.id) ?? null) : null),
    isFinal: (report) => content.reports.find(({ id }) => id === report)?.matter.value.status === "final",
  };
  const broken = checkConclusions(content, number);
  const rounding =
    broken.length > 0 ? [] : scanConclusions(content.reports).flatMap((one) => checkRounding(one, context));
  const placed = [...new Set(references.figures.filter((one) => one.placed).map(({ id }) => id))].map(figure);
  const unbound = checkGate(content.reports, knownValues(ledger, placed));
  return [...faults, ...broken, ...rounding, ...checkUses(references.numbers, context), ...unbound];
}

/** Claims that are due to be looked at again, as one warning: the claims' pages say it one by one. */
function checkReviews(ledger: Ledger, site: Site): Fault[] {
  const overdue = [...ledger.claims.values()].filter((claim) => reviewOverdueSince(claim, site) !== null);
  const [first] = overdue;
  if (first === undefined) return [];
  return [
    fault(
      { file: "content/site.yaml", line: 1, column: 1 },
      {
        is: `${overdue.length} claims are due for review at ${site.releaseDate}, \`${first.id}\` first`,
        expected: "an entry in the history of each within its interval",
        mend: "Look at the evidence again and add a dated entry",
        rule: "review-overdue",
        fatal: false,
      },
    ),
  ];
}

/** A conclusion that does not hold is named with its margin; in a final report it stops the build. */
function checkConclusions({ reports }: Content, number: (inside: string) => BoundNumber): Fault[] {
  const bySlug = new Map<string, string>();
  const faults: Fault[] = [];
  for (const written of scanConclusions(reports)) {
    attempt(faults, written.place, `"${written.predicate}"`, "conclusion", () => {
      const { holds, comparisons, slug } = evaluateConclusion(written, number);
      const first = bySlug.get(slug.toLowerCase()) ?? written.predicate;
      bySlug.set(slug.toLowerCase(), first);
      if (first !== written.predicate)
        throw new RangeError(
          `its page conclusions/${slug}/ is already that of "${first}", expected one of its own`,
        );
      if (holds) return;
      const broken = comparisons.filter((one) => !one.holds).map(describeComparison);
      faults.push(
        fault(written.place, {
          is: `conclusion "${written.text}" does not hold: ${broken.join("; ")}`,
          expected: written.predicate,
          mend: "Mend the sentence, or the data if they are wrong",
          rule: "conclusion",
          fatal: reports.find(({ id }) => id === written.report)?.matter.value.status === "final",
        }),
      );
    });
  }
  return faults;
}

function attempt(faults: Fault[], place: Place, what: string, rule: string, action: () => unknown): void {
  try {
    action();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [is = "", expected = "names that lead to a value"] = message.split(/, expected (.*)/s);
    const lookup = error instanceof LookupError ? error : null;
    faults.push(
      fault(place, {
        is: `${what} cannot be resolved: ${is}`,
        expected,
        mend:
          lookup === null
            ? "Mend the expression"
            : didYouMean(lookup.unknownName, lookup.known, "Mend the name"),
        rule,
      }),
    );
  }
}
