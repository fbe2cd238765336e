/** Reads a number on to its scale and, in a range, to its second end: "20 to 30 million", "$2.50–$3.90", "850 ± 40". */
import { readSpelled, scales, spelledNumber } from "./number-words.ts";
import { numeral, readNumeral } from "./numerals.ts";
import { currencyStart, skipCurrency, skipUnit } from "./qualifier-words.ts";
import { matchAt } from "./unit-words.ts";

export interface Amount {
  /** A currency sign and, in a range, "from" or "between" included. */
  readonly start: number;
  readonly end: number;
  /** Scaled; `null`: vague ("dozens"). */
  readonly value: number | null;
  readonly upper: number | null;
  /** Half of what the last written place stands for. */
  readonly tolerance: number;
  readonly isRange: boolean;
  readonly isScaled: boolean;
  readonly money: { readonly dollars: boolean } | null;
}

const scaleLetters: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  M: 1e6,
  m: 1e6,
  mn: 1e6,
  B: 1e9,
  bn: 1e9,
  b: 1e9,
  T: 1e12,
  tn: 1e12,
  trn: 1e12,
};
const scaleSign =
  /[\s-]?(?:hundred|thousand|million|billion|trillion|dozen)(?![\p{L}])|\s?(?:bn|mn|tn|trn)(?![\p{L}\d])|[kKMBT](?![\p{L}\d/€²³])/uy;
const moneyScale = /\s?[mbk](?![\p{L}\d])/uy;
const joint = /\s*(?:–|—|-|‑|\.\.\.?|…)\s*|\s+(?:to|or)\s+|\s?[×x]\s?(?=\d)|\s?(?:±|\+\/-|\+-)\s?/uy;
/** "4 by 5 metres": only before a length, for "12 by noon" is no room. */
const byJoint =
  /\s+by\s+(?=[\d.,]+[\s-]?(?:[kcmµn]?m|(?:kilo|centi|milli)?met(?:re|er)s?|feet|foot|ft|inch(?:es)?|in|yards?|miles?|pixels?|px)(?![\p{L}]))/uy;
const andJoint = /\s+and\s+/uy;
const secondEnd = new RegExp(`(?:[-\\u2212]?(?:${numeral})(?![\\d]))|(?:${spelledNumber})`, "uy");

/** @param found what was recognised as a number at `at` */
export function readAmount(text: string, at: number, found: string, spelled: boolean): Amount {
  const money = currencyStart(text, at);
  const signStart = money?.start ?? at;
  const low = spelled ? readSpelled(found) : readNumeral(found);
  const first = readScale(text, at + found.length, money !== null);
  const opening = /(?:[Bb]etween|[Ff]rom)\s+$/u.exec(text.slice(Math.max(0, signStart - 9), signStart));
  const high =
    readSecond(text, first.end, /^between/i.test(opening?.[0] ?? "") ? andJoint : joint) ??
    (spelled ? null : readSecond(text, first.end, byJoint));
  const last = high === null ? first : readScale(text, high.end, money !== null);
  const scale = last.scale ?? first.scale ?? 1;
  const step = Math.min(low?.step ?? 0, high?.number?.step ?? Infinity);
  return {
    start: high === null || opening === null ? signStart : signStart - opening[0].length,
    end: last.end,
    value: low === null ? null : low.value * scale,
    upper: high?.number == null ? null : high.number.value * scale,
    tolerance: (step * scale) / 2,
    isRange: high !== null,
    isScaled: last.scale !== null,
    money,
  };
}

function readScale(text: string, at: number, money: boolean): { scale: number | null; end: number } {
  const end = matchAt(scaleSign, text, at) ?? (money ? matchAt(moneyScale, text, at) : null);
  if (end === null) return { scale: null, end: at };
  const name = text.slice(at, end).replace(/^[\s-]/, "");
  return { scale: scales[name] ?? scaleLetters[name] ?? 1, end };
}

function readSecond(
  text: string,
  at: number,
  between: RegExp,
): { number: { value: number; step: number } | null; end: number } | null {
  for (const from of new Set([at, skipUnit(text, at)])) {
    const join = matchAt(between, text, from);
    if (join === null) continue;
    const start = skipCurrency(text, join);
    const end = matchAt(secondEnd, text, start);
    if (end === null) continue;
    const found = text.slice(start, end);
    // "12-07" is no range.
    if (/^[-\u2212]?0\d/.test(found)) continue;
    return { number: /^\p{L}/u.test(found) ? readSpelled(found) : readNumeral(found), end };
  }
  return null;
}
