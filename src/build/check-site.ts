/** All that is checked without building: data, front matter, and every reference in prose. Used by `check`, `build` and `dev`. */
import { fault, sortFaults, type Fault, type Place } from "../base/fault.ts";
import { didYouMean } from "../base/nearest.ts";
import { readLedger } from "../ledger/read-ledger.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { readContent, type Content } from "./content-files.ts";
import { renderFigure, type RenderedFigure } from "./figure-render.ts";
import { scanReferences, type References } from "./references.ts";
import { figures } from "./registry.ts";
import { resolveNumber } from "./resolve-number.ts";
import { LookupError } from "./trace-data.ts";
import { traceRun } from "./trace-run.ts";
import { checkProse } from "../markdown/check-prose.ts";

export interface SiteCheck {
  readonly faults: readonly Fault[];
  readonly counts: Readonly<Record<string, number>>;
}

/** @param root folder that holds `content/` and `data/` */
export function checkSite(root: string): SiteCheck {
  const faults: Fault[] = [];
  const content = readContent(root, faults);
  const references = scanReferences(content.reports);
  const { ledger, faults: dataFaults } = readLedger(root, {
    citedInProse: new Set(references.citations.map(({ id }) => id)),
  });
  faults.push(...dataFaults);
  for (const { source, bodyStart } of content.reports)
    faults.push(...checkProse(source.file, source.text, bodyStart));
  if (ledger !== null) faults.push(...checkReferencesInProse(ledger, content, references));
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

function checkReferencesInProse(ledger: Ledger, content: Content, references: References): Fault[] {
  const faults: Fault[] = [];
  const rendered = new Map<string, RenderedFigure>();
  const figure = (id: string): RenderedFigure => {
    const known = rendered.get(id);
    if (known !== undefined) return known;
    const record = figures.get(id);
    if (record === undefined) throw new LookupError(`unknown figure \`${id}\``, id, figures.keys());
    const result = renderFigure(ledger, record);
    rendered.set(id, result);
    return result;
  };
  for (const [id] of ledger.scenarios) {
    attempt(faults, { file: "data/scenarios", line: 1, column: 1 }, `scenario \`${id}\``, "scenario", () =>
      traceRun(ledger, id),
    );
  }
  for (const { id, place } of references.figures)
    attempt(faults, place, `figure \`${id}\``, "figure", () => figure(id));
  for (const { inside, place } of references.numbers) {
    attempt(faults, place, `[= ${inside}]`, "number", () => resolveNumber({ ledger, figure }, inside));
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
          expected: `one of ${placed.join(", ")}`,
          mend: `Place <Figure id="${id}" /> or mend the reference`,
          rule: "figure-reference",
        }),
      );
    }
  }
  return faults;
}

function attempt(faults: Fault[], place: Place, what: string, rule: string, action: () => unknown): void {
  try {
    action();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const lookup = error instanceof LookupError ? error : null;
    faults.push(
      fault(place, {
        is: `${what} cannot be resolved: ${message}`,
        expected: "names that lead to a value",
        mend:
          lookup === null
            ? "Mend the expression"
            : didYouMean(lookup.unknownName, lookup.known, "Mend the name"),
        rule,
      }),
    );
  }
}
