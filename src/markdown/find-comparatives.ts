/**
 * Finds comparatives and superlatives that assert a difference somebody could
 * check: "cheaper", "the most expensive", "outperforms", "falls below". Degree
 * talk, advice and set phrases are left alone. A comparison that states its size
 * ("ten times cheaper") is a quantity and not found here.
 */
import { comparativeIdioms } from "./comparative-idioms.ts";
import {
  comparingVerbs,
  degreeWord,
  firmWord,
  gradable,
  looseSuperlative,
  looseWord,
  superlativeWord,
  usingVerbs,
} from "./comparative-words.ts";
import { findQuantities } from "./find-quantities.ts";
import { suppositionRanges } from "./suppositions.ts";
import { overlaps, rangesOf, type FoundSpan, type Range } from "./found-span.ts";

const before = "(?<![\\p{L}\\d-])";
const after = "(?![\\p{L}\\d])";
const degree = `(?:${degreeWord}\\s+)?`;
const soonThan = "(?=(?:\\s+[^\\s.;:!?]+){0,7}?\\s+than\\b)";
const be =
  "(?:is|are|was|were|be|been|become|becomes|became|get|gets|got|grow|grows|grew|seems?|looks?|made it|makes it)";
const thing =
  "(?!(?:than|of|in|on|to|and|or|for|at|with|by|from|as|is|when|if|the|a|an|it|that|so|often|but|because|after|before|per|here|there)\\b)[\\p{L}][\\p{L}-]*";

/** Each pattern's match is a span. */
const patterns: readonly RegExp[] = [
  new RegExp(`${before}(?:lags?|lagged|falls?|fell)\\s+behind${after}`, "gu"),
  new RegExp(`${before}${degree}${firmWord}${after}`, "gu"),
  new RegExp(
    `${before}(?:by far\\s+the\\s+)?(?:(?:second|third|fourth|fifth)[-\\s])?${superlativeWord}${after}(?!-)`,
    "gu",
  ),
  new RegExp(
    `${before}(?:by far\\s+)?(?:the|its|their|our|'s|’s)\\s+${looseSuperlative}(?=(?:\\s+\\p{L}+){0,3}\\s+(?:of|in|on|ever|among|yet|known))`,
    "gu",
  ),
  new RegExp(`${before}${degree}${looseWord}${after}${soonThan}`, "gu"),
  new RegExp(`${before}${degreeWord}\\s+${looseWord}${after}`, "gu"),
  new RegExp(
    `(?<=${before}${be}\\s)(?:older|newer|younger|closer|nearer|farther)${after}(?!\\s+(?:adults|people|look))`,
    "gu",
  ),
  // Any other comparative shows itself by "than".
  new RegExp(
    `${before}${degree}(?!(?:[Oo]|[Rr]a|[Ww]he)ther|[Ee]ver|[Nn]ever|[Oo]ver|[Uu]nder|[Nn]umber|[Ee]ither|[Ll]onger)\\p{Ll}+(?<![^\\p{L}].)er(?=\\s+than\\b)`,
    "gu",
  ),
  new RegExp(
    `(?<=(?:${before}[Tt]he|'s|’s|[Ii]ts|[Tt]heir)\\s)(?!(?:fo|inte|requ|re|t|gu|w|n|ch|qu|harv|cont|prot|pri|conqu|cr|v|arr|b|z|bequ|temp|manif|inqu|l|lat|utmo|earli|near|clos|simpl|easi|slight|furth|honest|mod|j)est\\b)\\p{Ll}{3,}(?<!in)(?<!er)est${after}`,
    "gu",
  ),
  new RegExp(`${before}${degree}(?:[Mm]ore|[Ll]ess|[Mm]ost|[Ll]east)\\s+${gradable}`, "gu"),
  new RegExp(
    `${before}${degree}(?:[Mm]ore|[Ll]ess)\\s+(?:${thing})(?:\\s+${thing})?(?=(?:\\s+(?:from|of|in|to|on|per|with|at|into)(?:\\s+[\\p{L}-]+){1,3})?\\s+than\\b)`,
    "gu",
  ),
  new RegExp(
    `(?<=${before}(?:${usingVerbs})\\s)${degree}(?:more|less)${after}(?:\\s+${thing}(?=\\s*(?:[,.;:!?)]|$|\\s(?:and|or|but|on|in|at|for|to|from|per|with|when|by|as)\\b)))?`,
    "gu",
  ),
  new RegExp(`${before}${degree}[Ff]ewer(?:\\s+${thing})?`, "gu"),
  new RegExp(`${before}[Tt]he\\s+(?:most|least)(?!\\s+(?:of\\s+(?:it|us|them))\\b)${after}`, "gu"),
  new RegExp(`${before}(?:${comparingVerbs})${after}`, "gu"),
  new RegExp(
    `${before}(?:soar(?:s|ed)|plunge[sd]|plummet(?:s|ed)|skyrocket(?:s|ed)|(?:catch(?:es)?|caught)\\s+up\\s+with|wins(?=\\s+(?:on|in|at|by|every|against|over)\\s|\\s*[.,;!]))${after}`,
    "gu",
  ),
  new RegExp(
    `${before}(?:(?:lead|gap|advantage)\\s+(?:has\\s+)?(?:widen|narrow|clos|shrank|shr[iu]nk|gr[eo]w)(?:s|es|ed|ing)?|(?:widening|narrowing|growing|shrinking)\\s+(?:lead|gap|advantage))${after}(?!\\s+by\\s)`,
    "gu",
  ),
  new RegExp(
    `${before}(?:beats?|trails?|trailed|leads|lags|lagged|tops)${after}(?:\\s+behind)?(?=\\s+(?:the|all|any|every|its|their|both|each|those|most|[A-Z]\\p{L}*|\\p{L}+s)(?![\\p{L}]))(?!\\s+(?:the\\s+(?:way|drum|clock|egg|path|reader)))`,
    "gu",
  ),
  new RegExp(
    `${before}(?:(?:falls?|fell|fallen|drops?|dropped|dips?|dipped|sinks?|sank|slips?|slipped|stays?|stayed|remains?|remained|rises?|rose|climbs?|climbed|goes|went|runs?)\\s+(?:well\\s+|far\\s+|just\\s+|slightly\\s+)?(?:below|above|under|behind|short of|ahead of)|(?:is|are|was|were)\\s+(?:well|far|just|slightly)\\s+(?:below|above|behind|ahead of))${after}`,
    "gu",
  ),
  new RegExp(
    `${before}(?:[Ss]uperior|[Ii]nferior)\\s+to${after}|${before}(?:[Uu]nmatched|[Uu]nrivalled|[Uu]nsurpassed|[Uu]nbeaten|record[-\\s](?:high|low|breaking))${after}|${before}on\\s+(?:a\\s+)?par\\s+with${after}`,
    "gu",
  ),
  new RegExp(
    `${before}(?:not\\s+)?(?:nearly\\s+|almost\\s+|just\\s+)?(?:as|so)\\s+(?!(?:soon|long|far|well|good|many|much|little|few|often|possible|early|late|usual|such|low|high)\\s)\\p{Ll}+\\s+as(?!\\s+(?:possible|you|it|they|he|she|we|ever|before|usual|a\\s+(?:feather|lamb|bee|fox|rule)|\\d|[$€£]))${after}`,
    "gu",
  ),
  new RegExp(
    `${before}[Tt]here\\s+(?:are|were|is|was)\\s+(?:more|less)\\s+${thing}(?=(?:\\s+\\p{L}+){0,3}\\s+than\\b)`,
    "gu",
  ),
];

/** Spans in reading order; they overlap neither each other nor a quantity. */
export function findComparatives(
  text: string,
  quantities: readonly FoundSpan[] = findQuantities(text),
): FoundSpan[] {
  const closed: Range[] = [...quantities, ...suppositionRanges(text)];
  for (const { pattern } of comparativeIdioms) closed.push(...rangesOf(text, pattern));
  const found: FoundSpan[] = [];
  for (const range of patterns.flatMap((pattern) => rangesOf(text, pattern)).sort(byLength)) {
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
