/** What the finders return: a span of text that speaks of a quantity or a comparison. */
import type { UnitName } from "../base/units.ts";

export type SpanKind = "quantity" | "comparative";

export interface FoundSpan {
  /** Offset in the text that was searched. */
  readonly start: number;
  /** Offset behind the last sign. */
  readonly end: number;
  readonly text: string;
  readonly kind: SpanKind;
  /** In `unit`, scale words multiplied out; the lower end of a range. `null`: could not be read. */
  readonly value: number | null;
  /** Upper end of a range, else `null`. */
  readonly upper: number | null;
  /** Half of what the last written digit stands for, in `unit`; 0 when `value` is `null`. */
  readonly tolerance: number;
  /** `null`: a unit that the site has no word for, or none. */
  readonly unit: UnitName | null;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Every match of a global pattern as a range. */
export function rangesOf(text: string, pattern: RegExp): Range[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

/** A pattern source that also takes its first letter as a capital, for the start of a sentence. */
export function words(list: readonly string[]): string {
  const sorted = [...list].sort((a, b) => b.length - a.length);
  return `(?:${sorted.map(capitalised).join("|")})`;
}

function capitalised(word: string): string {
  const spaced = word.replaceAll(".", "\\.").replaceAll(" ", "\\s+");
  return /^[a-z]/.test(word)
    ? `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${spaced.slice(1)}`
    : spaced;
}
