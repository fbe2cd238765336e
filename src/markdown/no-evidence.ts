/** Numbers that need no evidence, each rule with its reason: dates, times, labels, names, idioms. A finder skips what they cover. */
import { words, type Range } from "./found-span.ts";
import { namePatterns, type NoEvidence } from "./name-patterns.ts";
import { numberIdioms } from "./number-idioms.ts";
import { suppositionRanges } from "./suppositions.ts";
import { readUnit } from "./unit-words.ts";

const month =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
const day = "\\d{1,2}(?:st|nd|rd|th)?(?!\\d)";
const year = "(?:1[0-9]|20|21)\\d\\d(?!\\d|[.,]\\d)";
const number = "(?:\\d+(?:\\.\\d+)*[a-zA-Z]?(?![\\p{L}\\d%])|\\([\\p{L}\\d]+\\))";
const joined = `(?:\\s*(?:,|–|-|to|and|or|through|, and|&)\\s*${number})*`;
const several = `(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve)`;

const labels = words(
  (
    "section sections chapter chapters figure figures fig. figs. table tables step steps note notes footnote footnotes page pages " +
    "p. pp. line lines row rows column columns equation equations eq. eqs. item items part parts appendix version versions release " +
    "releases phase phases level levels tier tiers type types category class grade stage round rounds room gate platform pier port " +
    "track bus channel error code status chapter article articles clause paragraph rule rules question questions option options " +
    "entry entries generation generations gen. rev. size chromosome worker concurrency exercise problem example examples case layer rank node seed batch day week unit volume vol. issue number numbers no. nos. " +
    "slide slides sheet lane exit lot flight season episode act scene verse psalm plate panel box key test run claim reference " +
    "references ref. refs. number: hall building floor terminal box apartment flat suite house bed shelf aisle locker pin player seat ward district zone group cohort arm quarter sprint milestone ticket bug request id"
  ).split(" "),
);

const rules: readonly NoEvidence[] = [
  {
    reason: "an idiom",
    pattern:
      /\b(?:said|say|told|tell|asked|ask|heard|hear|seen)\s(?:\p{L}+\s){0,3}a\s(?:hundred|thousand|million)\stimes\b/giu,
  },
  {
    reason: "a date",
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?:${day}\\s+(?:of\\s+)?${month}(?:,?\\s+\\d{4})?|${month}\\s+${day}(?:\\s*(?:–|-|to|and)\\s*${day})?(?:,?\\s+\\d{4})?|${month},?\\s+\\d{4})(?![\\p{L}\\d])`,
      "gu",
    ),
  },
  {
    reason: "a date",
    pattern: new RegExp(`(?<![\\p{L}\\d])${day}(?:\\s*(?:–|-|to|and|or)\\s*)(?=${day}\\s+${month})`, "gu"),
  },
  {
    reason: "a date",
    pattern:
      /(?<![\d.])\d{4}-\d{2}(?:-\d{2})?(?:T[\d:.]+Z?)?(?![\d])|(?<![\d/])\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?![\d/])/gu,
  },
  {
    reason: "a decade",
    pattern:
      /(?<!\d)['’]?\d{2}(?:\d0|0)s(?!\p{L})|(?<=[Tt]he\s(?:(?:early|mid|late)[-\s])?)['’]?\d0s(?!\p{L})|(?<=\b(?:his|her|their|early|mid|late)[\s-])\d0s(?!\p{L})|['’]\d{2}(?!\d)/gu,
  },
  { reason: "a century", pattern: /\b(?:\p{L}+-)?(?:first|second|third|\p{L}+th)[-\s]century\b/giu },
  {
    reason: "a year",
    pattern: new RegExp(
      `(?<![\\p{L}\\d$€£¥][.,]?)(?<![-–.]\\d+)${year}(?:\\s*[-–/]\\s*\\d{2,4}(?!\\d))?(?![\\p{L}]|[-‑]\\p{L})`,
      "gu",
    ),
    yieldsToUnit: true,
  },
  {
    reason: "a time of day",
    pattern:
      /(?<![\d:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]|,\d{3})(?:\s?[ap]\.?m\.?)?|(?<!\d)\d{1,2}(?:\.\d{2})?\s?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|o['’]clock)|\b\p{L}+\s+o['’]clock/gu,
  },
  {
    reason: "working hours",
    pattern: /\b(?:[Ff]rom\s)?(?:9|nine)[-\s]to[-\s](?:5|five)(?![\p{L}\d%.,]\S|\s?%)/gu,
  },
  {
    reason: "a time of day",
    pattern:
      /\b(?:(?:half|quarter)\s(?:past|to)|half)\s(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|the\shour|[1-9]|1[0-2])\b(?!\s?%)/giu,
  },
  {
    reason: "a label",
    pattern: new RegExp(`(?<![\\p{L}\\d])${labels}\\s*${number}${joined}`, "gu"),
    yieldsToUnit: true,
  },
  {
    // Alone these are verbs too: "the flood claims 40 lives".
    reason: "labels, of which there are several",
    pattern:
      /\b(?:[Cc]laims|[Ss]eats|[Ee]xhibits|[Ff]orms)\s\d+(?:,\s\d+)*,?\s(?:and|or|to)\s\d+(?![\d]|[.,]\d|\s?%)/gu,
  },
  {
    reason: "what a unit is, by definition",
    pattern:
      /\b(?:[Aa]n?|[Oo]ne|1)\s(?:minute|hour|day|week|year|decade|century|byte|(?:kilo|mega|giga|tera)\p{L}+(?:-hours?)?|k[gm]|[kM]Wh|[kMGT]i?B)\s(?:is|has|equals|makes|=)\s\d[\d,.]*\s\p{L}+(?=\s*(?:[.,;:!?)]|$|and\b))/gu,
  },
  {
    reason: "halves made by hand",
    pattern: /(?<=^|[.;:!?]\s)(?:Fold|Cut|Split|Tear|Slice|Break)\s[^.;:!?]*?\bin\shalf\b/gu,
  },
  {
    reason: "a label in words",
    pattern: new RegExp(`(?<![\\p{L}\\d])${labels}\\s+${several}(?![\\p{L}])(?!-)`, "gu"),
    yieldsToUnit: true,
  },
  { reason: "an enumeration", pattern: /(?:^|\n)\s*\d+[.)]\s|\(\d{1,2}\)(?!\s?%)/gu },
  { reason: "an idiom", pattern: new RegExp(`(?<![\\p{L}\\d])${numberIdioms}(?![\\p{L}\\d])`, "gu") },
  {
    reason: "a unit",
    pattern:
      /(?<!(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d)\s)\b[Pp]er\s(?:hundred|thousand|million|billion|trillion|dozen|10{1,2}|1,?0{3}|10{1,2},?0{3}|1,?0{3},?0{3})(?![\p{L}\d])/gu,
  },
  {
    reason: "a part of a thing",
    pattern: /\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?)\s(?:upper|lower|left|right|top|bottom)[-\s]half\b/gu,
  },
  {
    reason: "an idiom",
    pattern:
      /(?<!\d)(?:24\/7|50[-/]50|80[-/]20(?=\s(?:rule|split))|10-[KQ]|8-K|20-F|1:1(?=\s(?:copy|copies|mapping|match|correspondence|replacement))|[234]-?D(?!\p{L})|9\/11|20\/20|fifty-fifty)(?!\d)/giu,
  },
  { reason: "an ordinal", pattern: /(?<![\d.,/])\d+(?:st|nd|rd|th)(?!\p{L})/gu },
  {
    reason: "a part of the year or of a game",
    pattern:
      /\b(?:first|second|third|fourth|last|latter|this|next|other|previous|final|better|each|per|every|whole)[-\s](?:half|quarter)\b/giu,
  },
  {
    reason: "one among several options",
    pattern:
      /\b[Aa]\s(?:third|fourth|fifth)\s(?!(?:of|less|more|fewer|as|lower|higher|and|to|or|in|on|at|by|from|is|was|are|after|for|than|once|when|while|whereas|where|since|because|so|though|until|if|which|this|that|last|today|yesterday|again|overall|here|there|per|every|each|during|within|under|over|across|between|against|compared|without|with|before|through|throughout|versus|into)\b|\p{L}+er\b)\p{L}+/gu,
  },
  { reason: "a third party", pattern: /\bthird[-\s]part(?:y|ies)\b/giu },
  {
    reason: "a list known by its length",
    pattern: /\b[Tt]op[-\s]\d+(?![\d%]|[.,]\d|\s?(?:%|per\s?cent|percent))/gu,
  },
  { reason: "the mark of a note", pattern: /\[\^[^\]\s]+\]:?/gu },
  {
    reason: "the number of a heading",
    pattern: /(?<=^#{1,6}\s+)\d+(?:\.\d+)*\.?(?=\s+\p{Lu}\p{Ll})/gmu,
    yieldsToUnit: true,
  },
  ...namePatterns,
];

/** The ranges of a text in which a number needs no evidence. */
export function noEvidenceRanges(text: string): (Range & { readonly reason: string })[] {
  const supposed = suppositionRanges(text).map((range) => ({ ...range, reason: "a supposition" }));
  const ruled = rules.flatMap(({ reason, pattern, yieldsToUnit = false }) =>
    [...text.matchAll(pattern)]
      .map(({ 0: found, index }) => ({ start: index, end: index + found.length, reason }))
      .filter(
        ({ end, start }) =>
          !yieldsToUnit || !/[\p{L}\d]$/u.test(text.slice(start, end)) || !measured(text, end, reason),
      ),
  );
  return [...supposed, ...ruled];
}

function measured(text: string, end: number, reason: string): boolean {
  if (/^\s(?:hundred|thousand|million|billion|trillion)(?!\p{L})/u.test(text.slice(end, end + 10)))
    return true;
  const unit = readUnit(text, end, false);
  if (unit === null || /^\s*\n/.test(text.slice(end, unit.end))) return false;
  // Single letters after a label or name are more often letters than units: "Table 3 A".
  return unit.kind === "measure"
    ? !/^\s[A-Za-z]$/.test(text.slice(end, unit.end))
    : reason === "a year" && !/\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Oo]f)\s\d{4}$/.test(text.slice(0, end));
}
