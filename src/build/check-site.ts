/**
 * All that is checked without building: data, front matter, and every reference in prose. Used by `check`, `build` and `dev`.
 * Long because the order of the checks is told in one place: each rests on what those before it found.
 */
import { fault, sortFaults, type Fault, type Place } from "../base/fault.ts";
import { didYouMean } from "../base/nearest.ts";
import { readLedger } from "../ledger/read-ledger.ts";
import type { Ledger, LedgerReading } from "../ledger/ledger.ts";
import { readContent, type Content } from "./content-files.ts";
import { checkGate, knownValues } from "./check-gate.ts";
import { checkWordsDirection } from "./check-direction.ts";
import { checkConclusionWords, checkUses, type UseContext } from "./check-use.ts";
import { evaluateConclusion, scanConclusions, type WrittenConclusion } from "./conclusions.ts";
import { makeNumbers } from "./number-context.ts";
import { describeComparison } from "./predicate.ts";
import { reviewOverdueSince } from "./review.ts";
import type { Site } from "../schemas/site.ts";
import { scanReferences, type References } from "./references.ts";
import { figureConclusions, figureWords, gateFigures, isFinalFigure } from "./check-figures.ts";
import { checkReportLinks, pagesOf } from "./check-links.ts";
import { checkScenarios } from "./check-scenarios.ts";
import { checkTargets, checkTargetWords } from "./check-targets.ts";
import { models } from "./registry.ts";
import { siteFigures, type SiteFigures } from "./site-figures.ts";
import { staleWords } from "./stale-words.ts";
import type { BoundNumber } from "./resolve-number.ts";
import { errorWords } from "./trace-data.ts";
import { checkComponents } from "../markdown/check-components.ts";
import { checkProse } from "../markdown/check-prose.ts";
import type { KnownValue } from "../markdown/likely-values.ts";

export interface SiteCheck {
  readonly faults: readonly Fault[];
  readonly counts: Readonly<Record<string, number>>;
}

/** @param root folder that holds `content/` and `data/` */
export function checkSite(root: string): SiteCheck {
  const faults: Fault[] = [];
  const content = readContent(root, faults);
  const references = scanReferences(content.texts);
  const cited = [...references.citations.map(({ id }) => id), ...originsOfModels()];
  const reading = readLedger(root, { citedInProse: new Set(cited) });
  const { ledger } = reading;
  faults.push(...reading.faults);
  for (const { source, bodyStart } of content.texts) {
    faults.push(...checkProse(source.file, source.text, bodyStart));
    faults.push(...checkComponents(source.file, source.text, bodyStart));
  }
  if (ledger !== null && content.site !== null) faults.push(...checkReviews(ledger, content.site));
  if (ledger === null) faults.push(...checkReportLinks(root, content, null));
  else faults.push(...checkReferencesInProse(root, ledger, reading, content, references));
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
          targets: ledger.targets.size,
          figures: content.figures.length,
          reports: content.reports.length,
          numbers: references.numbers.length,
        };
  return { faults: sortFaults(faults), counts };
}

/** Sources that equations name as their origin; a page shows them as it shows citations. */
function originsOfModels(): string[] {
  return [...models.values()].flatMap(({ equations }) =>
    equations.flatMap(({ origin }) => ("source" in origin ? [origin.source] : [])),
  );
}

function checkReferencesInProse(
  root: string,
  ledger: Ledger,
  { scenarioPlaces, targetPlaces }: LedgerReading,
  content: Content,
  references: References,
): Fault[] {
  const faults: Fault[] = [];
  const figures = siteFigures(ledger, content.figures, faults);
  faults.push(
    ...checkReportLinks(root, content, pagesOf(ledger, content, [...figures.keys(), ...figures.lost])),
  );
  const { figure, number } = makeNumbers(ledger, figures);
  const scenarios = checkScenarios(ledger, scenarioPlaces);
  const { told } = scenarios;
  faults.push(...scenarios.faults);
  const draws = (id: string, place: Place): boolean =>
    attempt(faults, told, place, `figure \`${id}\``, "figure", () => figure(id));
  const drawn = [
    ...[...figures].map(([id, { file }]) => file?.record == null || draws(id, file.record.place(["kind"]))),
    ...references.figures.map(({ id, place }) => figures.lost.has(id) || draws(id, place)),
  ].every(Boolean);
  faults.push(...checkTargets(ledger, targetPlaces, told, figure));
  const bySlug = new Map<string, string>();
  for (const { inside, place } of references.numbers) {
    attempt(faults, told, place, `[= ${inside}]`, "number", () => {
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
  const written = [
    ...scanConclusions(content.reports),
    ...(drawn ? figureConclusions(figures, (id) => figure(id).title) : []),
  ];
  const broken = checkConclusions(content, figures, written, told, number);
  const stale = drawn ? staleWords(ledger, figures) : [];
  const unresolved = ["number", "figure", "scenario"];
  const gateTargets = (known: readonly KnownValue[]): Fault[] =>
    checkTargetWords(ledger, targetPlaces, known, figure, number);
  if (figures.lost.size > 0 || faults.some(({ ruleId }) => unresolved.includes(ruleId ?? "")))
    return [
      ...faults,
      ...broken,
      ...checkGate(content.reports, []),
      ...gateFigures(content.figures, []),
      ...gateTargets([]),
      ...stale,
    ];
  const context: UseContext = {
    number,
    claimOf: ({ lineage }) => (lineage.type === "claim" ? (ledger.claims.get(lineage.id) ?? null) : null),
    isFinal: (report) => content.reports.find(({ id }) => id === report)?.matter.value.status === "final",
  };
  const rounding =
    broken.length > 0
      ? []
      : scanConclusions(content.reports).flatMap((one) => checkConclusionWords(one, context));
  const turned = figureWords(figures).flatMap((one) =>
    checkWordsDirection(broken.length > 0 ? { ...one, predicates: [] } : one, number),
  );
  const placed = [...new Set(references.figures.filter((one) => one.placed).map(({ id }) => id))].map(figure);
  const known = knownValues(ledger, placed);
  const unbound = [
    ...checkGate(content.reports, known),
    ...gateFigures(content.figures, known),
    ...gateTargets(known),
  ];
  const uses = checkUses(references.numbers, context);
  return [...faults, ...broken, ...rounding, ...turned, ...uses, ...unbound, ...stale];
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
function checkConclusions(
  { reports }: Content,
  figures: SiteFigures,
  written: readonly WrittenConclusion[],
  told: ReadonlySet<string>,
  number: (inside: string) => BoundNumber,
): Fault[] {
  const bySlug = new Map<string, string>();
  const faults: Fault[] = [];
  for (const one of written) {
    attempt(faults, told, one.place, `"${one.predicate}"`, "conclusion", () => {
      const { holds, comparisons, slug } = evaluateConclusion(one, number);
      const first = bySlug.get(slug.toLowerCase()) ?? one.predicate;
      bySlug.set(slug.toLowerCase(), first);
      if (first !== one.predicate)
        throw new RangeError(
          `its page conclusions/${slug}/ is already that of "${first}", expected one of its own`,
        );
      if (holds) return;
      const broken = comparisons.filter((each) => !each.holds).map(describeComparison);
      const final =
        one.figure === undefined
          ? reports.find(({ id }) => id === one.report)?.matter.value.status === "final"
          : isFinalFigure(figures, one.figure);
      faults.push(
        fault(one.place, {
          is: `conclusion "${one.text}" does not hold: ${broken.join("; ")}`,
          expected: one.predicate,
          mend: "Mend the sentence, or the data if they are wrong",
          rule: "conclusion",
          fatal: final,
        }),
      );
    });
  }
  return faults;
}

/** Rules about what stands in a sentence; the others are about a record. */
const inProse: readonly string[] = ["number", "conclusion"];

/** Whether an action goes through; an error that was told elsewhere is not told again. */
function attempt(
  faults: Fault[],
  told: ReadonlySet<string>,
  place: Place,
  what: string,
  rule: string,
  action: () => unknown,
): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (error instanceof Error && told.has(error.message)) return false;
    const words = errorWords(error, {
      expected: "names that lead to a value",
      mend: inProse.includes(rule) ? "Mend the expression" : "Mend the record",
    });
    faults.push(fault(place, { ...words, is: `${what} cannot be resolved: ${words.is}`, rule }));
    return false;
  }
}
