/** Reference lists as files that reference managers read: CSL-JSON, BibTeX, RIS. */
import { compareText } from "../base/fault.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Source } from "../schemas/source.ts";
import { bibtexText } from "./bibtex.ts";
import { risText } from "./ris.ts";
import type { PublishedSite } from "./site.ts";

export const referenceMediaTypes = {
  json: "application/vnd.citationstyles.csl+json",
  bib: "application/x-bibtex",
  ris: "application/x-research-info-systems",
} as const;
export type ReferenceEnding = keyof typeof referenceMediaTypes;

/** Every source of the site, by id. */
export function sortedSources(ledger: Ledger): Source[] {
  return [...ledger.sources.values()].sort((a, b) => compareText(a.id, b.id));
}

/** The sources that a report cites, in the order of its reference list. */
export function citedSources({ references, ledger }: PublishedSite, report: string): Source[] {
  const cited = references.citations.filter((one) => one.report === report).map(({ id }) => id);
  return [...new Set(cited)].flatMap((id) => ledger.sources.get(id) ?? []);
}

/** CSL-JSON without our own notes on reading. */
export function referenceItems(sources: readonly Source[]): Omit<Source, "custom">[] {
  return sources.map(({ custom: _, ...item }) => structuredClone(item));
}

export function referenceFile(ending: ReferenceEnding, sources: readonly Source[]): string {
  const items = referenceItems(sources);
  if (ending === "json") return `${JSON.stringify(items, null, 1)}\n`;
  return ending === "ris" ? risText(items) : bibtexText(items);
}
