/** Reads on from a number to its unit and what it is per; decides whether it is a quantity at all. */
import type { UnitName } from "../base/units.ts";
import { firmWord } from "./comparative-words.ts";
import { words, type FoundSpan } from "./found-span.ts";
import { afterFactor } from "./qualifier-words.ts";
import { readAmount, type Amount } from "./read-amount.ts";
import { readSmallerUnits } from "./smaller-units.ts";
import { listNouns, matchAt, readPer, readUnit } from "./unit-words.ts";

export interface QuantityReading extends Pick<
  FoundSpan,
  "start" | "end" | "value" | "upper" | "tolerance" | "unit"
> {
  /** A comparative right behind it belongs to it: "12 percent cheaper". */
  readonly comparable: boolean;
}

const multiple =
  /\s+of\s+times(?![\p{L}])|\s*[x×](?![\p{L}\d])(?!\s?\d)|[-\s]times(?![\p{L}])|-?fold(?![\p{L}])/uy;
/** "8xH100": a count of something whose name follows at once. */
const severalNamed = /\s?[x×]\s?(?=\p{Lu})[\p{L}\d-]*\d[\p{L}\d-]*(?![\p{L}\d])/uy;
/** "8 H100 GPUs", "four B200s". */
const ofNamed = /\s+\p{Lu}[\p{L}-]*\d[\p{L}\d-]*(?:\s+\p{L}+s(?!\p{L}))?(?![\p{L}\d])/uy;
/** "hundreds of users". */
const ofMany =
  /\s+of\s+(?!(?:the|these|those|them|us|my|our|its|their|times)(?!\p{L}))\p{L}+(?:\s+\p{L}+s(?!\p{L}))?(?!\p{L})/uy;
const multipleOf = new RegExp(
  `\\s+(?:as\\s+(?:many|much|\\p{L}+)|(?:the|its|their|that|those)(?:\\s+\\p{L}+)?|(?:more|less|fewer|lower|higher)(?![\\p{L}])|${firmWord})`,
  "uy",
);
const notNouns = words(
  (
    "a an the of in on at by to for from with and or but as is are was were be been has have had than that which who when " +
    "while if so per this these those its their his her across until since before after against between during through under " +
    "over above below into not no yes because where there then also only more less fewer out up down off versus vs it they we " +
    "he she i you does plus minus times thus always yields gives costs holds uses needs reads shows makes takes seems remains " +
    "says means lies becomes"
  ).split(" "),
);
const noun = new RegExp(
  `\\s+(?:(?!${notNouns}\\b)[a-z][\\p{L}]*(?:-[\\p{L}\\d]+)*\\s+){0,2}?(?!${notNouns}\\b|ones?\\b)` +
    "(?:[\\p{L}]+(?:-[\\p{L}]+)*?(?<!s|u|i)s|[a-z]+(?:sses|uses)|people|men|women|children|adults|sheep|fish|staff)(?![\\p{L}])",
  "uy",
);
const moreNoun = /\s+(?:more|fewer)\s+[\p{L}]+(?=\s+than\b)/uy;
const moreThings = /\s+(?:more|fewer|additional|extra)\s+[\p{Ll}]+(?<!s|u|i)s(?![\p{L}])/uy;
const adjectiveUnit = /[-‑](?!to\b|and\b|or\b)[\p{L}]+(?:[-‑][\p{L}]+)?/uy;
const modifiers =
  /(?:\s+(?:new|more|additional|extra|full|whole|active|large|small|modern|different|separate|identical|concurrent|liquid-cooled|decode|prefill|input|output|other))+(?=\s)/uy;
const listed = new RegExp(`\\s+(?:\\p{L}+\\s+)?${listNouns}(?![\\p{L}])`, "uy");

/** More parts or examples than this are no longer listed but counted: "10,000 rows". */
const mostListed = 20;

/** `null` when the number that stands at `at` is no quantity. */
export function readQuantity(
  text: string,
  at: number,
  found: string,
  spelled: boolean,
): QuantityReading | null {
  const amount = readAmount(text, at, found, spelled);
  const { end, value, money } = amount;
  const make = (stop: number, unit: UnitName | null, comparable: boolean): QuantityReading => ({
    start: amount.start,
    end: stop,
    value,
    upper: amount.upper,
    tolerance: amount.tolerance,
    unit,
    comparable,
  });
  if (money !== null) {
    const unit = readUnit(text, end, true);
    return make(unit?.end ?? end, money.dollars ? (unit?.unit ?? null) : null, true);
  }
  const machines = spelled ? null : matchAt(severalNamed, text, end);
  if (machines !== null) return make(machines, null, false);
  const times = matchAt(multiple, text, end);
  if (times !== null) {
    const frequency = readPer(text, times);
    if (frequency.keys.length > 0) return make(frequency.end, null, false);
    const whole = matchAt(multipleOf, text, times);
    if (whole === null && value === 1) return null;
    return make(whole ?? times, "x", whole === null);
  }
  if (afterFactor(text, at)) return make(end, "x", false);
  const many = value === null && spelled ? matchAt(ofMany, text, end) : null;
  if (many !== null) return make(many, null, true);
  const small = spelled && isSmall(amount, found);
  const unit = unitOf(text, amount, spelled, small);
  if (unit === "none") return null;
  if (unit !== null) {
    const smaller = amount.isRange ? { end: unit.end, added: 0 } : readSmallerUnits(text, unit.end);
    const whole = make(smaller.end, unit.unit, true);
    return { ...whole, value: value === null ? null : value + smaller.added };
  }
  const extra = matchAt(moreNoun, text, end) ?? (spelled ? null : matchAt(moreThings, text, end));
  if (extra !== null && !(small && value === 1)) return make(extra, null, false);
  const named = spelled && value === 1 ? null : matchAt(ofNamed, text, end);
  if (named !== null) return make(named, null, true);
  if (small || (!amount.isScaled && (value ?? 0) <= mostListed && matchAt(listed, text, end) !== null))
    return null;
  if (!amount.isScaled && /^[\p{L}\d_]/u.test(text.slice(end, end + 2))) return null;
  const counted = matchAt(noun, text, end);
  if (counted !== null) return make(readPer(text, counted).end, null, true);
  const compound = matchAt(adjectiveUnit, text, end);
  return compound === null ? make(end, "1", true) : make(compound, null, false);
}

/** Up to twelve in words: with a plain noun such a number counts what the text lists. */
function isSmall({ value, isScaled }: Amount, found: string): boolean {
  return !isScaled && value !== null && value <= 12 && !/dozen|hundred/i.test(found);
}

/** The unit behind an amount; `"none"`: there is one, but the whole is no quantity ("one GPU", "one day", "zero tokens"). */
function unitOf(
  text: string,
  { end, value, isRange }: Amount,
  spelled: boolean,
  small: boolean,
): { end: number; unit: UnitName | null } | "none" | null {
  const direct = readUnit(text, end, false);
  const skipped = direct === null ? matchAt(modifiers, text, end) : null;
  const unit = direct ?? (skipped === null ? null : readUnit(text, skipped, false));
  if (unit === null || (direct === null && small && unit.kind === "measure")) return null;
  if (
    small &&
    !isRange &&
    value === 1 &&
    (unit.kind === "thing" || /^\s+day(?!\p{L})/u.test(text.slice(end, end + 9)))
  )
    return "none";
  if (small && value === 0) return "none";
  // A single letter set apart from the number is a unit only where units are set apart: "100 m", not "5 A day".
  const sign = text.slice(end, unit.end);
  const isLetter = (spelled && /^[-\s]?[A-Za-z]{1,2}$/.test(sign)) || /^\s(?:a|A|in)$/.test(sign);
  return unit.kind === "measure" && isLetter ? null : unit;
}
