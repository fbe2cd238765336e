/** Both finders over one masked text. */
import { findComparatives } from "./find-comparatives.ts";
import { findQuantities } from "./find-quantities.ts";
import type { FoundSpan } from "./found-span.ts";

/** Quantities and comparatives in reading order. */
export function findSpans(masked: string): FoundSpan[] {
  const quantities = findQuantities(masked);
  return [...quantities, ...findComparatives(masked, quantities)].sort((a, b) => a.start - b.start);
}
