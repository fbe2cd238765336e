/** The three ways to filter claims, and the sheet that does it: with `:has()`, so no script is needed. */
import { verdicts } from "../base/evidence.ts";
import { compareText } from "../base/fault.ts";
import type { Ledger } from "../ledger/ledger.ts";

export interface Facet {
  readonly key: "verdict" | "document" | "subject";
  readonly title: string;
  readonly values: readonly { readonly slug: string; readonly text: string; readonly count: number }[];
}

export function claimFacets(ledger: Ledger): Facet[] {
  const claims = [...ledger.claims.values()];
  const documents = new Map<string, number>();
  const subjects = new Map<string, number>();
  for (const claim of claims) {
    documents.set(claim.document, (documents.get(claim.document) ?? 0) + 1);
    for (const subject of claim.subjects) subjects.set(subject, (subjects.get(subject) ?? 0) + 1);
  }
  return [
    {
      key: "verdict",
      title: "Verdict",
      values: verdicts
        .map((slug) => ({ slug, text: slug, count: claims.filter(({ verdict }) => verdict === slug).length }))
        .filter(({ count }) => count > 0),
    },
    {
      key: "subject",
      title: "Subject",
      values: [...subjects]
        .sort(([a], [b]) => compareText(a, b))
        .map(([slug, count]) => ({ slug, text: slug.replaceAll("-", " "), count })),
    },
    {
      key: "document",
      title: "Document",
      values: [...documents]
        .sort(([a, many], [b, few]) => few - many || compareText(a, b))
        .map(([slug, count]) => ({ slug, text: ledger.sources.get(slug)?.title ?? slug, count })),
    },
  ];
}

/** Ids are checked to be lower-case words and hyphens, so they are safe as they stand in a selector. */
export function facetSheet(facets: readonly Facet[]): string {
  const rules: string[] = [];
  for (const { key, values } of facets) {
    for (const { slug } of values) {
      const shown = key === "subject" ? `[data-subjects~="${slug}"]` : `[data-${key}="${slug}"]`;
      rules.push(
        `.claims-browser:has([id="${key}-${slug}"]:checked) .claim-list li:not(${shown}) { display: none; }`,
      );
    }
  }
  return `${rules.join("\n")}\n`;
}
