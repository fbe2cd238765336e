/**
 * Whether words of direction fit the values beside them: "fell from A to B", "A is
 * below B", "the new oven is cheaper than the old one". Only where both sides are
 * told beyond doubt; a sentence that denies, supposes or scales what it compares
 * is left alone. Words and values are held to each other, whatever predicate stands
 * round them, so a predicate that holds cannot vouch for a sentence turned round.
 */
import { areComparable, convert } from "../base/units.ts";
import { fault, type Fault, type Place } from "../base/fault.ts";
import { foldSpaces } from "../base/bracket-text.ts";
import { maskMarkdown } from "../markdown/mask-syntax.ts";
import type { WrittenConclusion } from "./conclusions.ts";
import { readPredicate } from "./predicate.ts";
import { numbersIn, type NumberUse } from "./references.ts";
import type { BoundNumber } from "./resolve-number.ts";

const falling =
  "plunged?|plunges|plummets?|plummeted|tumbles?|tumbled|falls?|fell|fallen|drops?|dropped|declines?|declined|sinks?|sank|shrinks?|shrank|decreases?|decreased|slipped|slips?|went down|came down|lowered";
const rising =
  "soars?|soared|surges?|surged|rises?|rose|risen|grows?|grew|grown|climbs?|climbed|increases?|increased|jumps?|jumped|went up|raised";
/** "climbing to": before a name such a word is said of that, as in "growing demand". */
const fallingOn =
  "falling|dropping|declining|sinking|shrinking|decreasing|slipping|plunging|plummeting|tumbling|coming down|going down";
const risingOn = "rising|growing|climbing|increasing|jumping|soaring|surging|going up";
const below = "(?:less|lower|smaller|fewer|cheaper) than|below|under";
const above = "(?:more|higher|larger|greater|dearer) than|above|over";
const few = "(?:[\\p{L}’'-]+\\s){0,3}";
const number = "\\[=\\s*([^\\]]+?)\\s*\\]";

/** Each ends right before the second number. Groups: the word that says "less", the one that says "more", the first number. */
const movement = new RegExp(
  `\\b(?:(?:(${falling})|(${rising}))\\b[^.,;:?![\\]]{0,60}?|(?:(${fallingOn})|(${risingOn}))\\s(?:\\p{L}+ly\\s)?)\\bfrom\\s${few}${number}[^.,;:?![\\]]{0,40}?\\sto\\s${few}$`,
  "iu",
);
const fromFirst = new RegExp(
  `\\bfrom\\s${few}${number}[^.;:?![\\]]{0,60}?\\b(?:(${falling})|(${rising}))\\b[^.,;:?![\\]]{0,40}?\\sto\\s${few}$`,
  "iu",
);
/** "A in May, climbing to B"; another word between may start on another thing. */
const onward = new RegExp(
  `${number}(?:(?!\\b(?:and|as|while|with|but)\\b)[^.;:?![\\]]){0,60}?\\b(?:(${fallingOn})|(${risingOn}))(?:\\s\\p{L}+ly|\\sback|\\sagain|\\sfurther)?\\sto\\s${few}$`,
  "iu",
);
const order = new RegExp(
  `${number}(?:,?\\s(?:is|are|was|were|stays?|stayed|lies?|lay|remains?|remained)(?:\\s(?:well|far|much|still|just|slightly|clearly))*|,)\\s(?:(${below})|(${above}))\\s${few}$`,
  "iu",
);
/** Words after which the plain reading no longer holds. */
const turned =
  /\b(?:not|never|neither|nor|no longer|cannot|if|unless|would|were it|half|halves|third|quarter|fifth|tenth|twice|thrice|times|double|triple|fraction|rather)\b|n[’']t\b/i;

/** @param use a number that resolves, as do those before it in its sentence */
export function checkDirection(
  { inside, before, sentence, place }: Pick<NumberUse, "inside" | "before" | "sentence" | "place">,
  number: (inside: string) => BoundNumber,
  fatal: boolean,
): Fault[] {
  const until = `${before.trimEnd()} `;
  const { said, isLess, first } = relationIn(until) ?? {};
  if (
    isLess === undefined ||
    said === undefined ||
    first === undefined ||
    turned.test(maskMarkdown(sentence))
  )
    return [];
  const [a, b] = [number(foldSpaces(first)), number(inside)];
  const difference = differenceOf(a, b);
  if (difference === null || fits(difference, isLess)) return [];
  return [
    fault(place, {
      is: `"${said.toLowerCase()}" stands between ${a.printed} and ${b.printed}`,
      expected: `the first to be ${isLess ? "less" : "more"}`,
      mend:
        difference === 0
          ? "Say that the two are equal"
          : "Mend the word, or put the numbers the other way round",
      rule: "direction",
      fatal,
    }),
  ];
}

/** Words outside the reports, numbers in brackets, with the comparisons that stand for them. */
export interface BoundWords {
  readonly text: string;
  readonly place: Place;
  readonly predicates: readonly string[];
  readonly fatal: boolean;
}

export function checkWordsDirection(
  { text, place, predicates, fatal }: BoundWords,
  number: (inside: string) => BoundNumber,
): Fault[] {
  return [
    ...numbersIn(text).flatMap((one) => checkDirection({ ...one, place }, number, fatal)),
    ...predicates.flatMap((predicate) => checkNamedDirection({ text, place, predicate }, number, fatal)),
  ];
}

interface Relation {
  readonly said: string | undefined;
  /** Whether the first number is said to be the lower one. */
  readonly isLess: boolean;
  readonly first: string | undefined;
}

/** @param until the sentence up to its second number */
function relationIn(until: string): Relation | null {
  // What falls ends below where it began.
  const moved = movement.exec(until);
  if (moved !== null) {
    const [, fell, rose, fallen, risen, first] = moved;
    const up = rose ?? risen;
    return { said: up ?? fell ?? fallen, isLess: up !== undefined, first };
  }
  const other = fromFirst.exec(until) ?? onward.exec(until);
  if (other !== null) return { said: other[3] ?? other[2], isLess: other[3] !== undefined, first: other[1] };
  const ordered = order.exec(until);
  if (ordered === null) return null;
  return { said: ordered[2] ?? ordered[3], isLess: ordered[2] !== undefined, first: ordered[1] };
}

const costs = "costs?\\s(?:(?!no\\s)\\p{L}+\\s)?";
const cheaper = `cheaper|less expensive|less costly|${costs}less`;
const dearer = `dearer|costlier|pricier|more expensive|${costs}more`;
const undercuts = "undercuts?|underbids?";
const cheap = new RegExp(`\\b(?:${cheaper}|${undercuts})\\b`, "iu");
const dear = new RegExp(`\\b(?:${dearer})\\b`, "iu");
/** Groups: before the word, the word (the one of two that takes no "than"), behind it. */
const named = new RegExp(
  `^(.*?)\\b(?:(${cheaper}|${dearer})\\b[^.;:?!]*?\\bthan|(${undercuts}))\\b(.*)$`,
  "isu",
);

/** A comparison of two amounts of money, against the order in which the sentence names the two. */
export function checkNamedDirection(
  { text, place, predicate }: Pick<WrittenConclusion, "text" | "place" | "predicate">,
  number: (inside: string) => BoundNumber,
  fatal: boolean,
): Fault[] {
  const words = maskMarkdown(text);
  const match = named.exec(words);
  if (match === null || turned.test(words) || (cheap.test(words) && dear.test(words))) return [];
  const [, subject = "", compared, plain = "", object = ""] = match;
  const word = compared ?? plain;
  return readPredicate(predicate).flatMap(({ left, right }) => {
    const sides = [left, right].map((side) => ({ value: number(side), names: namesOf(side) }));
    const [one, other] = sides;
    if (one === undefined || other === undefined || !sides.every(({ value }) => value.unit.startsWith("USD")))
      return [];
    const [ones, others] = [own(one.names, other.names), own(other.names, one.names)];
    // The names of one side stand before the word, those of the other behind it, and neither stands twice.
    const straight =
      says(subject, ones) && says(object, others) && !says(subject, others) && !says(object, ones);
    const crossed =
      says(subject, others) && says(object, ones) && !says(subject, ones) && !says(object, others);
    if (straight === crossed) return [];
    const [a, b] = straight ? [one.value, other.value] : [other.value, one.value];
    const difference = differenceOf(a, b);
    if (difference === null || fits(difference, cheap.test(word))) return [];
    return [
      fault(place, {
        is: `"${word.toLowerCase()}" is said of ${a.printed} beside ${b.printed}`,
        expected: `the ${cheap.test(word) ? "lower" : "higher"} of the two named first`,
        mend:
          difference === 0
            ? "Say that the two are equal"
            : "Mend the word, or name the two the other way round",
        rule: "direction",
        fatal,
      }),
    ];
  });
}

/** `a` less `b`, in the unit of `a`; `null` when they cannot be compared. */
function differenceOf(a: BoundNumber, b: BoundNumber): number | null {
  return areComparable(a.unit, b.unit) ? a.value - convert(b.value, b.unit, a.unit) : null;
}

/** Equal values fit no word of direction: nothing moved, and neither is the lower. */
function fits(difference: number, isLess: boolean): boolean {
  return isLess ? difference < 0 : difference > 0;
}

/** The words of a side that is one name: "price.oven" is price and oven. A side that is reckoned tells nothing. */
function namesOf(side: string): string[] {
  return /\s/.test(side) ? [] : side.toLowerCase().split(/[^\p{L}\d]+/u);
}

/** Names of the one that are not the other's. */
function own(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => name.length > 2 && /\p{L}/u.test(name) && !others.includes(name));
}

function says(text: string, names: readonly string[]): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\d]+/u);
  return names.some((name) => words.includes(name));
}
