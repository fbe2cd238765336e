/**
 * How bound values are used: a qualifier dropped, conditions left out, a weak
 * verdict stated as fact, a rounding that hides what the sentence speaks of, a word
 * of direction against its numbers, a factor or a unit of the author's own.
 */
import { fault, type Fault } from "../base/fault.ts";
import type { Claim } from "../schemas/claim.ts";
import type { WrittenConclusion } from "./conclusions.ts";
import { checkDirection, checkNamedDirection } from "./check-direction.ts";
import { expressionConstants, parseExpression } from "./expression.ts";
import { isFixed } from "./foregone.ts";
import { findQuantities } from "../markdown/find-quantities.ts";
import { maskMarkdown } from "../markdown/mask-syntax.ts";
import { readUnit } from "../markdown/unit-words.ts";
import { readPredicate } from "./predicate.ts";
import { foldSpaces, numberPattern } from "../base/bracket-text.ts";
import { parseNumberReference } from "./number-text.ts";
import type { NumberUse } from "./references.ts";
import type { BoundNumber } from "./resolve-number.ts";

/** Words by which a sentence says that somebody says so, or that it is in doubt. */
const attribution =
  /\b(?:claim|claims|claimed|say|says|said|state|states|stated|report|reports|reported|print|prints|printed|write|wrote|according|headline|headlines|unsupported|contested|no source|gives|gave|table|alleg\w+|unproven|disputed)\b/i;

export interface UseContext {
  readonly number: (inside: string) => BoundNumber;
  /** The claim of a bound number that is a claim's own figure. */
  readonly claimOf: (number: BoundNumber) => Claim | null;
  /** Whether the report is final: then what misleads stops the build. */
  readonly isFinal: (report: string) => boolean;
}

/** @param uses numbers that resolve; others are reported elsewhere */
export function checkUses(uses: readonly NumberUse[], context: UseContext): Fault[] {
  return uses.flatMap((use) => {
    const number = context.number(use.inside);
    const claim = context.claimOf(number);
    const always = [
      ...checkDirection(use, context.number, context.isFinal(use.report)),
      ...fixedValue(use, number, context),
      ...unsaidFactor(use, number, context),
      ...unitBehind(use, number, context),
    ];
    if (claim === null) return always;
    return [
      ...always,
      ...droppedQualifier(use, number, context),
      ...weakVerdict(use, claim, context),
      ...droppedConditions(use, number, claim),
    ];
  });
}

/** `a / a * 35` names evidence and rests on none. */
function fixedValue(use: NumberUse, { expression }: BoundNumber, { isFinal }: UseContext): Fault[] {
  const parsed = parseExpression(expression);
  if (parsed.type !== "operation" || !isFixed(parsed)) return [];
  return [
    fault(use.place, {
      is: `"${expression}" has one value whatever the values of its names are`,
      expected: "a number that rests on what it names",
      mend: "Take out what cancels",
      rule: "number-fixed",
      fatal: isFinal(use.report),
    }),
  ];
}

/** A factor is nobody's value, so the sentence must say it: else `a * 24.8` would print anything. */
function unsaidFactor(use: NumberUse, { expression }: BoundNumber, { isFinal }: UseContext): Fault[] {
  const said = findQuantities(maskMarkdown(use.sentence)).flatMap(({ value, upper }) => [value, upper]);
  const unsaid = expressionConstants(parseExpression(expression)).find(
    (factor) => !said.some((one) => one !== null && (one === factor || Math.abs(one * factor - 1) < 1e-9)),
  );
  if (unsaid === undefined) return [];
  return [
    fault(use.place, {
      is: `the factor ${unsaid} in "${expression}" is not said by the sentence`,
      expected: `words for it, such as "${unsaid} times"`,
      mend: "Say it with a reason why it needs no evidence, or bind a claim or an assumption in its place",
      rule: "factor-unsaid",
      fatal: isFinal(use.report),
    }),
  ];
}

/** A unit or a scale typed behind a number must be its own, and there only once. */
function unitBehind(use: NumberUse, number: BoundNumber, { isFinal }: UseContext): Fault[] {
  const { bare = false } = parseNumberReference(use.inside).format;
  const [scale] = /^[\s-]?(?:hundred|thousand|million|billion|trillion)(?!\p{L})/u.exec(use.after) ?? [];
  const [multiple] = /^(?:\s?[x×]|[\s-](?:times|fold))(?![\p{L}\d])/u.exec(use.after) ?? [];
  const reading = scale === undefined && bare ? readUnit(use.after, 0, false) : null;
  const other = ["x", "1", "count"].includes(number.unit) ? undefined : multiple;
  const typed = scale ?? other ?? (reading?.kind === "measure" ? use.after.slice(0, reading.end) : undefined);
  // A lone letter is more often a word: "[= a, bare] a day".
  if (typed === undefined || /^\s\p{L}$/u.test(typed) || reading?.unit === number.unit) return [];
  return [
    fault(use.place, {
      is: `"${typed.trim()}" is typed behind a number in ${number.unit}`,
      expected: "the number with the unit it is printed with",
      mend: "Take `bare` and the word out, or ask for `unit …`",
      rule: "unit-behind",
      fatal: isFinal(use.report),
    }),
  ];
}

function droppedQualifier(use: NumberUse, { quantity }: BoundNumber, { isFinal }: UseContext): Fault[] {
  const qualifier = quantity?.qualifier;
  if (qualifier === undefined || qualifier === "exactly" || !parseNumberReference(use.inside).plain)
    return [];
  const near = use.before.slice(-60).toLowerCase();
  const said = [qualifier, "at most", "at least", "near", "about", "up to", "over", "under"].some((word) =>
    near.includes(word),
  );
  if (said) return [];
  return [
    fault(use.place, {
      is: `the qualifier "${qualifier}" is dropped`,
      expected: "it to stand with the number",
      mend: "Take `plain` out, or say the qualifier in words just before",
      rule: "qualifier-dropped",
      fatal: isFinal(use.report),
    }),
  ];
}

function weakVerdict(use: NumberUse, claim: Claim, { isFinal }: UseContext): Fault[] {
  const weak = claim.verdict === "unsupported" || claim.verdict === "contested";
  // An id may be called "headline" or "report": what stands in brackets tells a reader nothing.
  const words = maskMarkdown(use.sentence);
  const attributed = attribution.test(words) || words.toLowerCase().includes(claim.saidBy.toLowerCase());
  if (!weak || attributed) return [];
  return [
    fault(use.place, {
      is: `\`${claim.id}\` is ${claim.verdict} and is stated as fact`,
      expected: "the sentence to say who claims it, or that it is in doubt",
      mend: `Name ${claim.saidBy} or the verdict in the sentence`,
      rule: "verdict-hidden",
      fatal: isFinal(use.report),
    }),
  ];
}

/** One word of one condition, or the source's citation, somewhere in the section is enough. */
function droppedConditions(use: NumberUse, { quantity }: BoundNumber, claim: Claim): Fault[] {
  const conditions = Object.entries(quantity?.conditions ?? {});
  if (conditions.length === 0) return [];
  const section = use.section.toLowerCase();
  const words = conditions.flatMap(
    ([, value]) =>
      String(value)
        .toLowerCase()
        .match(/[\p{L}\d][\p{L}\d./-]{2,}/gu) ?? [],
  );
  if (words.some((word) => section.includes(word)) || section.includes(`@${claim.document}`)) return [];
  return [
    fault(use.place, {
      is: `\`${claim.id}\` is used without its conditions`,
      expected: `one of them in the section: ${conditions.map(([key, value]) => `${key} ${String(value)}`).join("; ")}`,
      mend: "Say under which condition the figure holds, or cite its source there",
      rule: "conditions-dropped",
      fatal: false,
    }),
  ];
}

/** What the words of a conclusion do against its values. */
export function checkConclusionWords(written: WrittenConclusion, context: UseContext): Fault[] {
  const fatal = written.report !== null && context.isFinal(written.report);
  return [...hidingRounding(written, context, fatal), ...checkNamedDirection(written, context.number, fatal)];
}

/** Two sides of a comparison that print alike although they differ. */
function hidingRounding(written: WrittenConclusion, { number }: UseContext, fatal: boolean): Fault[] {
  const printed = [...written.text.matchAll(numberPattern)].map(([, inside = ""]) =>
    number(foldSpaces(inside)),
  );
  return readPredicate(written.predicate).flatMap(({ left, right }) => {
    const sides = [left, right].map((side) =>
      printed.find(({ expression }) => expression === number(side).expression),
    );
    const [a, b] = sides;
    if (a === undefined || b === undefined || a.value === b.value || a.printed !== b.printed) return [];
    return [
      fault(written.place, {
        is: `"${a.printed}" is printed for both sides of the comparison`,
        expected: "forms that show the difference the sentence speaks of",
        mend: "Give more `digits` to both",
        rule: "rounding-hides",
        fatal,
      }),
    ];
  });
}
