/**
 * The gate: finds quantities and comparisons in a report's prose that are bound
 * to nothing. A quantity is bound by writing `[= …]` for it, a comparison by
 * standing in `<Holds that="…">…</Holds>`; a sentence that merely holds a bound
 * number binds no comparison, since nothing would check it. Inside Holds a
 * quantity is bound too when the predicate names it.
 */
import { fault, type Fault, type Place } from "../base/fault.ts";
import { findExemptions } from "./exemption-comment.ts";
import { findSpans } from "./find-spans.ts";
import type { FoundSpan, Range } from "./found-span.ts";
import { likelyValues, type KnownValue } from "./likely-values.ts";
import { maskMarkdown, placeholder } from "./mask-syntax.ts";
import { namedByPredicate } from "./named-by-predicate.ts";
import { parseProse } from "./parse-prose.ts";
import { proseBlocks, sentenceBefore, type HeldRange, type PlacedExemption } from "./prose-blocks.ts";

export interface ExtraText {
  readonly text: string;
  readonly place: Place;
  /** The predicate that the whole text stands under, where it has one. */
  readonly holds?: string | undefined;
}

export interface GateOptions {
  /** `draft`: faults are warnings. `final`: they stop the build. */
  readonly status: "draft" | "final";
  readonly known: readonly KnownValue[];
  /** How what is found is bound there, where it is not prose. */
  readonly bindBy?: Readonly<Record<FoundSpan["kind"], string>>;
  /** Text fields of the front matter, each with the place at which it is written. */
  readonly extra?: readonly ExtraText[];
}

/**
 * @param text the whole file
 * @param bodyStart offset at which the prose begins
 * @returns faults in no order; none when the prose is not valid MDX, which `checkProse` reports
 */
export function gateProse(file: string, text: string, bodyStart: number, options: GateOptions): Fault[] {
  const at = placer(file, text);
  const faults: Fault[] = [];
  const prose = readBlocks(text, bodyStart);
  const used = new Set<PlacedExemption>();
  for (const { start, masked, held, exemptions } of prose.blocks) {
    for (const span of unbound(masked, held, exemptions, used)) {
      const outer = prose.after.find(
        ({ covers, reason }) => reason !== "" && covers !== null && within(covers, start + span.start),
      );
      if (outer === undefined) faults.push(unboundFault(at(start + span.start), span, options));
      else used.add(outer);
    }
    faults.push(...exemptionFaults(exemptions, used, (offset) => at(start + offset), options));
  }
  faults.push(...exemptionFaults(prose.after, used, at, options));
  for (const one of options.extra ?? []) faults.push(...gateLine(one, options));
  return faults;
}

/** Text that is no MDX file of its own; all its faults are at one place. */
function gateLine({ text, place, holds: whole }: ExtraText, options: GateOptions): Fault[] {
  const masked = maskMarkdown(text).replaceAll("\n", " ");
  const held: HeldRange[] = [
    ...text.matchAll(/<Holds\s+that=(?:"([^"]+)"|'([^']+)')[^>]*>[\s\S]*?<\/Holds>/g),
  ].map(({ 0: found, 1: double, 2: single, index }) => ({
    start: index,
    end: index + found.length,
    that: double ?? single ?? "",
  }));
  if (whole !== undefined) held.push({ start: 0, end: text.length, that: whole });
  const exemptions = findExemptions(text).map((one) => ({
    ...one,
    covers: sentenceBefore(masked, one.start),
  }));
  const used = new Set<PlacedExemption>();
  const spans = unbound(masked, held, exemptions, used);
  return [
    ...spans.map((span) => unboundFault(place, span, options)),
    ...exemptionFaults(exemptions, used, () => place, options),
  ];
}

function readBlocks(text: string, bodyStart: number): ReturnType<typeof proseBlocks> {
  try {
    return proseBlocks(text, parseProse(text, bodyStart));
  } catch {
    return { blocks: [], after: [] };
  }
}

/** The spans that are neither held nor exempted; notes the exemptions that served. */
function unbound(
  masked: string,
  held: readonly HeldRange[],
  exemptions: readonly PlacedExemption[],
  used: Set<PlacedExemption>,
): FoundSpan[] {
  const spans = findSpans(masked).filter(
    (span) => !held.some((one) => within(one, span.start) && span.end <= one.end && holds(one, span)),
  );
  return spans.filter((span) => {
    const serving = exemptions.find(({ reason, covers, start }) => {
      if (reason === "" || span.end > start) return false;
      if (covers !== null) return within(covers, span.start);
      // Nothing but signs, and no other span, may stand between the two.
      return /^[^\p{L}\d]*$/u.test(masked.slice(span.end, start));
    });
    if (serving !== undefined) used.add(serving);
    return serving === undefined;
  });
}

/** Whether a predicate checks the span: comparisons always, a quantity when it names it. */
function holds({ that }: HeldRange, span: FoundSpan): boolean {
  return span.kind === "comparative" || namedByPredicate(that, span);
}

function unboundFault(place: Place, span: FoundSpan, { known, status, bindBy }: GateOptions): Fault {
  const text = span.text.replaceAll(placeholder, "").trim().replace(/\s+/g, " ");
  const likely = span.kind === "quantity" ? likelyValues(span, known) : [];
  const comment = "{/* no evidence needed: … */}";
  const otherwise =
    bindBy !== undefined
      ? bindBy[span.kind]
      : span.kind === "quantity"
        ? `Write [= …] for it, or ${comment} after it`
        : `Put <Holds that="…"> around it, or ${comment} after it`;
  return fault(place, {
    is: `"${text}" is bound to nothing`,
    // A record has its own ways to bind, and no place for an exemption.
    expected: `a bound ${span.kind === "quantity" ? "number" : "conclusion"}${bindBy === undefined ? " or an exemption with a reason" : ""}`,
    mend:
      likely.length === 0 || bindBy !== undefined
        ? otherwise
        : `Likely: ${likely.map(({ name, printed }) => `\`${name}\` (${printed})`).join(", ")}`,
    rule: `unbound-${span.kind}`,
    fatal: status === "final",
  });
}

function exemptionFaults(
  exemptions: readonly PlacedExemption[],
  used: ReadonlySet<PlacedExemption>,
  at: (offset: number) => Place,
  { status }: GateOptions,
): Fault[] {
  return exemptions.flatMap((one) => {
    if (one.reason === "") {
      return fault(at(one.start), {
        is: "exemption without a reason",
        expected: "{/* no evidence needed: reason */}",
        mend: "Say why no evidence is needed, or bind the number",
        rule: "exemption-reason",
        fatal: status === "final",
      });
    }
    if (used.has(one)) return [];
    return fault(at(one.start), {
      is: "exemption that exempts nothing",
      expected: "an unbound quantity or comparison right before it",
      mend: "Move it behind the span, the sentence or the block, or delete it",
      rule: "exemption-unused",
      fatal: false,
    });
  });
}

function within({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset < end;
}

function placer(file: string, text: string): (offset: number) => Place {
  return (offset) => {
    const before = text.slice(0, offset);
    const lineStart = before.lastIndexOf("\n") + 1;
    return { file, line: before.split("\n").length, column: offset - lineStart + 1 };
  };
}
