/** Finds every bound number, citation and figure in the reports, each with its place: for checks, pages and lists of uses. */
import type { Place } from "../base/fault.ts";
import {
  citationPattern,
  figureReferencePattern,
  foldSpaces,
  numberPattern,
  parseCitations,
} from "../base/bracket-text.ts";
import type { ReportText } from "./content-files.ts";

interface Use {
  readonly report: string;
  readonly place: Place;
}
export interface NumberUse extends Use {
  readonly inside: string;
  /** The sentence round it, brackets as written, and the text before and behind it within the sentence. */
  readonly sentence: string;
  readonly before: string;
  readonly after: string;
  /** The section round it: from one heading to the next, or the front matter. */
  readonly section: string;
}
export interface References {
  readonly numbers: readonly NumberUse[];
  readonly citations: readonly (Use & { readonly id: string })[];
  /** `<Figure id="…" />` and `[#…]`. */
  readonly figures: readonly (Use & { readonly id: string; readonly placed: boolean })[];
}

export function scanReferences(reports: readonly ReportText[]): References {
  const numbers: NumberUse[] = [];
  const citations: (Use & { id: string })[] = [];
  const figures: (Use & { id: string; placed: boolean })[] = [];
  for (const { id: report, source } of reports) {
    // Code and comments speak about the syntax; they do not use it.
    const text = source.text.replace(/```[\s\S]*?```|`[^`\n]*`|\{\/\*[\s\S]*?\*\/\}/g, (code) =>
      code.replace(/[^\n]/g, " "),
    );
    const use = (offset: number): Use => ({ report, place: source.place(offset) });
    for (const match of text.matchAll(numberPattern))
      numbers.push({
        ...use(match.index),
        inside: foldSpaces(match[1] ?? ""),
        ...surroundings(text, match.index, match.index + match[0].length),
      });
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

/** Numbers in words that stand outside the reports. */
export function numbersIn(text: string): readonly Omit<NumberUse, "report" | "place">[] {
  return [...text.matchAll(numberPattern)].map((match) => ({
    inside: foldSpaces(match[1] ?? ""),
    ...surroundings(text, match.index, match.index + match[0].length),
  }));
}

/** A sentence ends at a full stop before a space, at an empty line, a table's bar, the start of a list item or of a field. */
function surroundings(
  text: string,
  offset: number,
  stop: number,
): Pick<NumberUse, "sentence" | "before" | "after" | "section"> {
  const edge = /[.!?…:]["”’)]*(?=\s)|\n\s*\n|\n\s*[-|#]|\||\n(?=[a-zA-Z]+:|\s*holds:)/g;
  let [start, end] = [0, text.length];
  for (const match of text.matchAll(edge)) {
    if (match.index + match[0].length <= offset) start = match.index + match[0].length;
    else if (match.index >= offset && text.slice(offset, match.index).includes("]")) {
      end = match.index + match[0].length;
      break;
    }
  }
  const headings = [...text.matchAll(/^(?:#{1,6} |---$)/gm)].map(({ index }) => index);
  const from = headings.findLast((index) => index <= offset) ?? 0;
  const to = headings.find((index) => index > offset) ?? text.length;
  return {
    sentence: foldSpaces(text.slice(start, end)),
    before: foldSpaces(text.slice(start, offset)),
    after: text.slice(stop, end).replace(/\s+/g, " "),
    section: text.slice(from, to),
  };
}
