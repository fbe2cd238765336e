/**
 * `{/* no evidence needed: reason *\/}`: frees the span, the sentence or the
 * block right before it from the gate. The reason is for the next reader and is
 * required.
 */

export interface Exemption {
  /** Offsets of the whole comment, braces included. */
  readonly start: number;
  readonly end: number;
  /** Empty: none was given, so it exempts nothing. */
  readonly reason: string;
}

const inBraces = /\{\s*\/\*\s*no evidence needed\b\s*:?\s*([\s\S]*?)\s*\*\/\s*\}/giu;

/** The exemptions of a text, in order; other comments are not returned. */
export function findExemptions(text: string): Exemption[] {
  return [...text.matchAll(inBraces)].map(({ 0: found, 1: reason = "", index }) => ({
    start: index,
    end: index + found.length,
    reason: /\p{L}/u.test(reason) ? reason.trim() : "",
  }));
}

/** The text without its exemptions, for a page that prints front matter as it stands. */
export function dropExemptions(text: string): string {
  return text.replace(/\s*\{\s*\/\*\s*no evidence needed\b[\s\S]*?\*\/\s*\}/giu, "");
}

/**
 * What an exemption behind `masked[at]` covers: the sentence when one ends right
 * before it, else the place up to it (only a span that ends there counts).
 */
export function exemptedFrom(
  masked: string,
  at: number,
): { readonly start: number; readonly whole: boolean } {
  const before = masked.slice(0, at).trimEnd();
  if (!/[.!?][\s"”’)\ufffc]*$/u.test(before)) return { start: at, whole: false };
  const inner = before.replace(/[.!?][\s"”’)\ufffc]*$/u, "");
  const ends = [...inner.matchAll(/[.!?]["”’)]*\s+(?=[\p{Lu}\d“"(\ufffc$€£])/gu)];
  const last = ends.at(-1);
  return { start: last === undefined ? 0 : last.index + last[0].length, whole: true };
}
