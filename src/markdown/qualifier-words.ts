/** What may stand before a number and bound or soften it: part of the span, because dropping it changes what is said. */
import { matchAt, readUnit } from "./unit-words.ts";
import { words } from "./found-span.ts";

const list = words([
  "up to",
  "as much as",
  "as many as",
  "as little as",
  "as few as",
  "as low as",
  "as high as",
  "about",
  "around",
  "roughly",
  "approximately",
  "approx.",
  "nearly",
  "almost",
  "some",
  "at least",
  "at most",
  "more than",
  "less than",
  "fewer than",
  "no more than",
  "no less than",
  "no fewer than",
  "not more than",
  "slightly more than",
  "slightly less than",
  "well over",
  "well under",
  "just over",
  "just under",
  "a little over",
  "a little under",
  "over",
  "under",
  "upwards of",
  "close to",
  "an estimated",
  "exactly",
  "capable of",
  "circa",
  "ca.",
  "c.",
  "a factor of",
  "by a factor of",
]);
const signs = "[~≈<>≤≥±∼]=?";
const before = new RegExp(`(?:(?<![\\p{L}\\d])${list}\\s+|${signs}\\s?)+$`, "u");

/** Where the span begins once the qualifiers before `start` are taken in. */
export function qualifierStart(text: string, start: number): number {
  const from = Math.max(0, start - 40);
  const found = before.exec(text.slice(from, start));
  return found === null ? start : from + found.index;
}

const factor = /a\s+factor\s+of\s+$/iu;

/** `true` when "a factor of" stands right before: the number is a multiple. */
export function afterFactor(text: string, start: number): boolean {
  return factor.test(text.slice(Math.max(0, start - 16), start));
}

const currency = /(?:US|A|C|HK|NZ|S)?\$|€|£|¥|₹|(?:USD|EUR|GBP|CHF|JPY|CNY)\s?/u;
const currencyBefore = new RegExp(`(?<![\\p{L}])(?:${currency.source})\\s*$`, "u");

/** The currency sign before a number. */
export function currencyStart(text: string, start: number): { start: number; dollars: boolean } | null {
  const from = Math.max(0, start - 9);
  const found = currencyBefore.exec(text.slice(from, start));
  if (found === null) return null;
  return { start: from + found.index, dollars: /^(?:US)?(?:\$|D)/.test(found[0].trim()) };
}

const secondCurrency = new RegExp(`\\s?(?:${currency.source})\\s?`, "uy");

const timesSign = /\s?[x×](?=\s*(?:–|—|-|‑|(?:to|or|and)\s)\s*\d)/uy;

/** Skips a currency sign within a range: "$2 to $3". */
export function skipCurrency(text: string, at: number): number {
  return matchAt(secondCurrency, text, at) ?? at;
}

/** A unit that stands between the ends of a range: "6.4% to 3.1%", "30x to 50x". */
export function skipUnit(text: string, at: number): number {
  return readUnit(text, at, false)?.end ?? matchAt(timesSign, text, at) ?? at;
}
