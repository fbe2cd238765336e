/** Scores the finders on sentences labelled by hand, so that `bench` and tests print the same two numbers. */
import { findSpans } from "./find-spans.ts";
import { overlaps, type Range, type SpanKind } from "./found-span.ts";
import { maskMarkdown } from "./mask-syntax.ts";

export interface GateRecord {
  readonly text: string;
  /** Spans that need evidence, each an exact part of the text. */
  readonly needs: readonly { readonly span: string; readonly kind: SpanKind }[];
}

export interface GateMiss {
  readonly text: string;
  readonly span: string;
  readonly kind: SpanKind;
  /** `extra`: found, not labelled; `missed`: labelled, not found. */
  readonly fault: "extra" | "missed";
}

export interface GateScore {
  readonly sentences: number;
  readonly needed: number;
  readonly found: number;
  /** Matched finds over finds; 1 when nothing was found. */
  readonly precision: number;
  /** Matched needs over needs; 1 when nothing was needed. */
  readonly recall: number;
  readonly misses: readonly GateMiss[];
}

/**
 * A find and a label of one kind match when they share at least half of the
 * longer one's signs; each matches once.
 *
 * @throws {RangeError} when a labelled span is not in its sentence
 */
export function scoreGate(records: readonly GateRecord[]): GateScore {
  const misses: GateMiss[] = [];
  let needed = 0;
  let found = 0;
  let matched = 0;
  for (const { text, needs } of records) {
    const places = locate(text, needs);
    const spans = findSpans(maskMarkdown(text));
    needed += places.length;
    found += spans.length;
    const used = new Set<number>();
    for (const span of spans) {
      const hit = places.findIndex(
        (one, index) => !used.has(index) && one.kind === span.kind && isMatch(one, span),
      );
      if (hit >= 0) used.add(hit);
      else misses.push({ text, span: text.slice(span.start, span.end), kind: span.kind, fault: "extra" });
    }
    matched += used.size;
    for (const [index, { span, kind }] of places.entries())
      if (!used.has(index)) misses.push({ text, span, kind, fault: "missed" });
  }
  return {
    sentences: records.length,
    needed,
    found,
    precision: found === 0 ? 1 : matched / found,
    recall: needed === 0 ? 1 : matched / needed,
    misses,
  };
}

interface Labelled extends Range {
  readonly span: string;
  readonly kind: SpanKind;
}

/** The same words twice in `needs` mean two places, in order. */
function locate(text: string, needs: GateRecord["needs"]): Labelled[] {
  const taken: Labelled[] = [];
  for (const { span, kind } of needs) {
    let start = text.indexOf(span);
    while (start >= 0 && taken.some((one) => overlaps(one, { start, end: start + span.length })))
      start = text.indexOf(span, start + 1);
    if (start < 0) throw new RangeError(`needs has "${span}", expected a part of "${text}"`);
    taken.push({ span, kind, start, end: start + span.length });
  }
  return taken;
}

function isMatch(a: Range, b: Range): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared * 2 >= Math.max(a.end - a.start, b.end - b.start);
}
