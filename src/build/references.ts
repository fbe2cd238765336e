/** Finds every bound number, citation and figure in the reports, each with its place: for checks, pages and lists of uses. */
import type { Place } from "../base/fault.ts";
import {
  citationPattern,
  figureReferencePattern,
  foldSpaces,
  numberPattern,
  parseCitations,
} from "../base/bracket-text.ts";
import type { ReportFile } from "./content-files.ts";

interface Use {
  readonly report: string;
  readonly place: Place;
}
export interface References {
  readonly numbers: readonly (Use & { readonly inside: string })[];
  readonly citations: readonly (Use & { readonly id: string })[];
  /** `<Figure id="…" />` and `[#…]`. */
  readonly figures: readonly (Use & { readonly id: string; readonly placed: boolean })[];
}

export function scanReferences(reports: readonly ReportFile[]): References {
  const numbers: (Use & { inside: string })[] = [];
  const citations: (Use & { id: string })[] = [];
  const figures: (Use & { id: string; placed: boolean })[] = [];
  for (const { id: report, source } of reports) {
    // Code and comments speak about the syntax; they do not use it.
    const text = source.text.replace(/```[\s\S]*?```|`[^`\n]*`|\{\/\*[\s\S]*?\*\/\}/g, (code) =>
      code.replace(/[^\n]/g, " "),
    );
    const use = (offset: number): Use => ({ report, place: source.place(offset) });
    for (const match of text.matchAll(numberPattern))
      numbers.push({ ...use(match.index), inside: foldSpaces(match[1] ?? "") });
    for (const match of text.matchAll(citationPattern)) {
      for (const { id } of parseCitations(match[1] ?? "")) citations.push({ ...use(match.index), id });
    }
    for (const match of text.matchAll(/<Figure\s+id="([^"]*)"/g))
      figures.push({ ...use(match.index), id: match[1] ?? "", placed: true });
    for (const match of text.matchAll(figureReferencePattern))
      figures.push({ ...use(match.index), id: match[1] ?? "", placed: false });
  }
  return { numbers, citations, figures };
}
