/**
 * Finds quantities in English text: digits or spelled numbers with their unit,
 * multiples, percentages, money, ranges, ratios in words. Rules only, in tables
 * beside this file. A span takes in the qualifier before it and the comparative
 * right after it, because both change what is said.
 */
import { firmWord, gradable } from "./comparative-words.ts";
import { overlaps, type FoundSpan } from "./found-span.ts";
import { noEvidenceRanges } from "./no-evidence.ts";
import { spelledNumber } from "./number-words.ts";
import { numeral } from "./numerals.ts";
import { qualifierStart } from "./qualifier-words.ts";
import { ratioReadings } from "./ratio-words.ts";
import { readQuantity } from "./read-quantity.ts";
import { matchAt } from "./unit-words.ts";

/** "for a dollar", "less than an hour": an amount, where "a dollar buys" and "took an hour" hardly count. */
const single =
  "(?<=\\b(?:for|costs?|under|than|at|pays?|paid|worth|charge[sd]?|about|nearly|almost|over|below|above|to|by)\\s)an?(?=\\s(?:dollar|euro|cent|franc|yen|yuan|rupee)(?![\\p{L}]))" +
  "|(?<=\\b(?:less than|more than|under|almost|nearly|at least|at most|up to|just over)\\s)an?(?=\\s(?:second|minute|hour|day|week|month|year|decade|century|mile|kilomet(?:re|er)|met(?:re|er)|lit(?:re|er)|tonne|kilo)(?![\\p{L}])(?!\\s+of\\b))";
const core = new RegExp(
  `(?<![\\p{L}\\d_.]|\\d[,.:/])(?<sign>[-\\u2212+](?<!\\p{L}.)(?<![\\d].))?(?<digits>${numeral})|(?<![\\p{L}\\d-])(?<spelled>${spelledNumber}|${single})`,
  "gu",
);
const comparison = new RegExp(
  `\\s+(?:(?:much|far)\\s+)?(?:${firmWord}|(?:earlier|later|older|younger|newer|closer|farther|further)|\\p{Ll}{2,}ier(?<!\\b(?:suppl|barr|front|carr|sold|cour|glac|prem|t|p)ier)|(?:more|less)\\s+${gradable}|more|less|fewer|below|above)(?![\\p{L}])`,
  "uy",
);

/** Spans in reading order; they do not overlap. */
export function findQuantities(text: string): FoundSpan[] {
  const exempt = noEvidenceRanges(text);
  const isExempt = (start: number, end: number): boolean =>
    exempt.some((one) => overlaps(one, { start, end }));
  const found: FoundSpan[] = [];
  const taken = (start: number, end: number): boolean => found.some((one) => overlaps(one, { start, end }));
  for (const { pattern, value } of ratioReadings) {
    for (const { 0: match, index } of text.matchAll(pattern)) {
      const stop = index + match.trimEnd().length;
      if (isExempt(index, stop) || taken(index, stop)) continue;
      const ratio = value(match.trim());
      found.push(
        span(text, qualifierStart(text, index), matchAt(comparison, text, stop) ?? stop, {
          value: ratio,
          upper: null,
          tolerance: ratio === null ? 0 : ratio / 20,
          unit: "x",
        }),
      );
    }
  }
  for (const { 0: match, index, groups } of text.matchAll(core)) {
    if (isExempt(index, index + match.length) || taken(index, index + match.length)) continue;
    const reading = readQuantity(text, index, match, groups?.["spelled"] !== undefined);
    if (reading === null || taken(reading.start, reading.end)) continue;
    const start = qualifierStart(text, reading.start);
    const stop = reading.comparable ? (matchAt(comparison, text, reading.end) ?? reading.end) : reading.end;
    found.push(span(text, start, stop, reading));
  }
  return found.sort((a, b) => a.start - b.start);
}

function span(
  text: string,
  start: number,
  end: number,
  { value, upper, tolerance, unit }: Pick<FoundSpan, "value" | "upper" | "tolerance" | "unit">,
): FoundSpan {
  return { start, end, text: text.slice(start, end), kind: "quantity", value, upper, tolerance, unit };
}
