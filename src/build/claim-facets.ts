/** The three ways to filter claims, and the sheets that do it: with `:has()`, so no script is needed. */
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
        `.facets:has([id="${key}-${slug}"]:checked) ~ .claim-list > li:not(${shown}) { display: none; }`,
      );
    }
  }
  return `${rules.join("\n")}\n`;
}

/**
 * Says that no claim is left, where none is: the line shows unless some verdict
 * and document that occur together, and a subject that occurs with both, are
 * chosen or left open.
 */
export function noneLeftSheet(ledger: Ledger): string {
  const together = new Map<string, { verdict: string; document: string; subjects: Set<string> }>();
  for (const { verdict, document, subjects } of ledger.claims.values()) {
    const key = `${verdict} ${document}`;
    const known = together.get(key) ?? { verdict, document, subjects: new Set<string>() };
    for (const subject of subjects) known.subjects.add(subject);
    together.set(key, known);
  }
  const chosen = (key: Facet["key"], slugs: Iterable<string>): string =>
    `:has(${["all", ...slugs].map((slug) => `[id="${key}-${slug}"]:checked`).join(", ")})`;
  const hiding = [...together]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, { verdict, document, subjects }]) => {
      const choice =
        chosen("verdict", [verdict]) +
        chosen("document", [document]) +
        chosen("subject", [...subjects].sort(compareText));
      return `.facets${choice} ~ .none-left { display: none; }`;
    });
  return [".facets ~ .none-left { display: block; }", ...hiding, ""].join("\n");
}
