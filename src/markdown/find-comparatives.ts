/**
 * Finds comparatives and superlatives that assert a difference somebody could
 * check: "cheaper", "the most expensive", "outperforms", "falls below". Degree
 * talk, advice, questions and set phrases are left alone. A comparison that states
 * its size ("ten times cheaper") is a quantity and not found here.
 */
import { comparativeIdioms } from "./comparative-idioms.ts";
import { comparativePatterns } from "./comparative-patterns.ts";
import { findQuantities } from "./find-quantities.ts";
import { suppositionRanges } from "./suppositions.ts";
import { overlaps, rangesOf, type FoundSpan, type Range } from "./found-span.ts";

/** Spans in reading order; they overlap neither each other nor a quantity. */
export function findComparatives(
  text: string,
  quantities: readonly FoundSpan[] = findQuantities(text),
): FoundSpan[] {
  const closed: Range[] = [...quantities, ...suppositionRanges(text)];
  for (const { pattern } of comparativeIdioms) closed.push(...rangesOf(text, pattern));
  const found: FoundSpan[] = [];
  for (const range of comparativePatterns.flatMap((pattern) => rangesOf(text, pattern)).sort(byLength)) {
    if (closed.some((one) => overlaps(one, range)) || found.some((one) => overlaps(one, range))) continue;
    found.push({
      ...range,
      text: text.slice(range.start, range.end),
      kind: "comparative",
      value: null,
      upper: null,
      tolerance: 0,
      unit: null,
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Longest first: "less expensive" before "less". */
function byLength(a: Range, b: Range): number {
  return b.end - b.start - (a.end - a.start) || a.start - b.start;
}
