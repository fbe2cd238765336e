/** Reads on from a number: scale, range, unit, what it is per; decides whether it is a quantity at all. */
import type { UnitName } from "../base/units.ts";
import { firmWord } from "./comparative-words.ts";
import { words } from "./found-span.ts";
import { readSpelled, scales, spelledNumber } from "./number-words.ts";
import { numeral, readNumeral } from "./numerals.ts";
import { afterFactor, currencyStart, skipCurrency, skipUnit } from "./qualifier-words.ts";
import { listNouns, matchAt, readPer, readUnit } from "./unit-words.ts";

export interface QuantityReading {
  readonly start: number;
  readonly end: number;
  readonly value: number | null;
  readonly upper: number | null;
  readonly tolerance: number;
  readonly unit: UnitName | null;
  /** A comparative right behind it belongs to it: "12 percent cheaper". */
  readonly comparable: boolean;
}

const scaleLetters: Readonly<Record<string, number>> = {
  k: 1e3, K: 1e3, M: 1e6, m: 1e6, mn: 1e6, mm: 1e6, B: 1e9, bn: 1e9, b: 1e9, T: 1e12, tn: 1e12, trn: 1e12,
};
const scaleWord = /[\s-]?(hundred|thousand|million|billion|trillion|dozen)(?![\p{L}])|\s?(bn|mn|tn|trn)(?![\p{L}\d])|([kKMBT])(?![\p{L}\d/€²³])/uy;
const moneyScale = /\s?([mbk])(?![\p{L}\d])/uy;
const joint = /\s*(?:–|—|-|‑|\.\.\.?|…)\s*|\s+(?:to|or)\s+|\s?(?:±|\+\/-|\+-)\s?/uy;
const andJoint = /\s+and\s+/uy;
const second = new RegExp(`(?:[-\\u2212]?(?:${numeral})(?![\\d]))|(?:${spelledNumber})`, "uy");
const multiple = /\s+of\s+times(?![\p{L}])|\s*[x×](?![\p{L}\d])(?!\s?\d)|[-\s]times(?![\p{L}])|-?fold(?![\p{L}])/uy;
/** "8xH100": a count of something whose name follows at once. */
const severalNamed = /\s?[x×]\s?(?=\p{Lu})[\p{L}\d-]*\d[\p{L}\d-]*(?![\p{L}\d])/uy;
const multipleOf = new RegExp(
  `\\s+(?:as\\s+(?:many|much|\\p{L}+)|(?:the|its|their|that|those)(?:\\s+\\p{L}+)?|(?:more|less|fewer|lower|higher)(?![\\p{L}])|${firmWord})`,
  "uy",
);
const stop = words(
  (
    "a an the of in on at by to for from with and or but as is are was were be been has have had than that which who when while if so " +
    "per this these those its their his her across until since before after against between during through under over above below into " +
    "not no yes because where there then also only more less fewer out up down off versus vs it they we he she i you does was versus this " +
    "plus minus times its thus always was yields gives costs holds uses needs reads shows makes takes seems remains says means lies becomes"
  ).split(" "),
);
const noun = new RegExp(
  `\\s+(?:(?!${stop}\\b)[a-z][\\p{L}]*(?:-[\\p{L}\\d]+)*\\s+){0,2}?(?!${stop}\\b|ones?\\b)(?:[\\p{L}]+(?:-[\\p{L}]+)*?(?<!s|u|i)s|[a-z]+(?:sses|uses)|people|men|women|children|adults|sheep|fish|staff)(?![\\p{L}])`,
  "uy",
);
const moreNoun = new RegExp(`\\s+(?:more|fewer)\\s+[\\p{L}]+(?=\\s+than\\b)`, "uy");
const adjectiveUnit = /[-‑](?!to\b|and\b|or\b)[\p{L}]+(?:[-‑][\p{L}]+)?/uy;
const modifiers = /(?:\s+(?:new|more|additional|extra|full|whole|active|large|small|modern|different|separate|identical|concurrent|liquid-cooled|decode|prefill|input|output|such|million|other))+(?=\s)/uy;

/** `null` when it is no quantity. */
export function readQuantity(text: string, at: number, found: string, spelled: boolean): QuantityReading | null {
  let end = at + found.length;
  const low = spelled ? readSpelled(found) : readNumeral(found);
  const currency = currencyStart(text, at);
  let scale = 1;
  let scaled = false;
  const readScale = (): void => {
    const letter = currency === null ? null : after(moneyScale, text, end);
    const hit = after(scaleWord, text, end) ?? letter;
    if (hit === null) return;
    const name = hit.match.trim().replace(/^-/, "");
    scale = scales[name] ?? scaleLetters[name] ?? 1;
    end = hit.end;
    scaled = true;
  };
  readScale();
  let high: { value: number; step: number } | null = null;
  const between = /(?:[Bb]etween|[Ff]rom)\s+$/u.exec(text.slice(Math.max(0, (currency?.start ?? at) - 9), currency?.start ?? at));
  const past = skipUnit(text, end);
  const isBetween = /^between/i.test(between?.[0] ?? "");
  for (const from of past === end ? [end] : [end, past]) {
    const join = matchAt(isBetween ? andJoint : joint, text, from);
    if (join === null) continue;
    const next = after(second, text, skipCurrency(text, join));
    if (next === null || /^[-\u2212]?0\d/.test(next.match)) continue;
    const nextSpelled = /^[a-z]/i.test(next.match);
    // "two to the" or "5 or one of them" is no range.
    if (nextSpelled && /^an?\b/i.test(next.match)) continue;
    high = nextSpelled ? readSpelled(next.match) : readNumeral(next.match);
    end = next.end;
    scaled = false;
    readScale();
    break;
  }
  const range = high !== null;
  const start = range && between !== null ? (currency?.start ?? at) - between[0].length : (currency?.start ?? at);
  const make = (stopAt: number, unit: UnitName | null, comparable: boolean): QuantityReading => ({
    start,
    end: stopAt,
    value: low === null ? null : low.value * scale,
    upper: high === null ? null : high.value * scale,
    tolerance: low === null ? 0 : (Math.min(low.step, high?.step ?? low.step) * scale) / 2,
    unit,
    comparable,
  });
  if (currency !== null) {
    const unit = readUnit(text, end, true);
    return make(unit?.end ?? end, currency.dollars ? (unit?.unit ?? null) : null, true);
  }
  const machines = matchAt(severalNamed, text, end);
  if (machines !== null && !spelled) return make(machines, null, false);
  const times = matchAt(multiple, text, end);
  if (times !== null) {
    const frequency = readPer(text, times);
    if (frequency.keys.length > 0) return make(frequency.end, null, false);
    const whole = matchAt(multipleOf, text, times);
    if (whole === null && low !== null && low.value === 1) return null;
    return make(whole ?? times, "x", whole === null);
  }
  if (afterFactor(text, at)) return make(end, "x", false);
  const skipped = matchAt(modifiers, text, end);
  const direct = readUnit(text, end, false);
  const unit = direct ?? (skipped === null ? null : readUnit(text, skipped, false));
  const small = spelled && !scaled && low !== null && low.value <= 12 && !/dozen|hundred/i.test(found);
  const one = small && low.value === 1 && !range;
  if (unit !== null && !(direct === null && unit.kind === "measure" && small)) {
    if (one && (unit.kind === "thing" || /^\s+day(?!\p{L})/u.test(text.slice(end)))) return null;
    if (small && low.value === 0) return null;
    if (unit.kind === "thing" || !glued(text, end, unit.end, spelled)) return make(unit.end, unit.unit, true);
  }
  const extra = matchAt(moreNoun, text, end);
  if (extra !== null && !one) return make(extra, null, false);
  if (small) return null;
  const listed = new RegExp(`\\s+(?:\\p{L}+\\s+)?${listNouns}(?![\\p{L}])`, "uy");
  if (!scaled && matchAt(listed, text, end) !== null) return null;
  if (/^[\p{L}\d_]/u.test(text.slice(end)) && !scaled) return null;
  const counted = matchAt(noun, text, end);
  if (counted !== null) {
    const per = readPer(text, counted);
    return make(per.end, null, true);
  }
  const compound = matchAt(adjectiveUnit, text, end);
  if (compound !== null) return make(compound, null, false);
  return make(end, "1", true);
}

/** A single letter set apart from the number is a unit only where units are set apart: "100 m", not "5 A day". */
function glued(text: string, from: number, to: number, spelled: boolean): boolean {
  const sign = text.slice(from, to);
  return (spelled && /^[-\s]?[A-Za-z]{1,2}$/.test(sign)) || /^\s(?:a|A|in)$/.test(sign);
}

function after(pattern: RegExp, text: string, at: number): { match: string; end: number } | null {
  const stopAt = matchAt(pattern, text, at);
  return stopAt === null ? null : { match: text.slice(at, stopAt), end: stopAt };
}
