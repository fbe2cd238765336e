/** "2 h 40 min", "five feet and six inches": a smaller unit that goes on with the quantity before it. */
import { readSpelled, spelledNumber } from "./number-words.ts";
import { readNumeral } from "./numerals.ts";

/** What the quantity is written in, what may follow, and how many of that make one. */
const pairs: readonly (readonly [larger: string, smaller: string, ratio: number])[] = [
  ["years?|yrs?", "months?", 12],
  ["weeks?", "days?", 7],
  ["days?", "h|hrs?|hours?", 24],
  ["h|hrs?|hours?", "m|mins?|minutes?", 60],
  ["m|mins?|minutes?", "s|secs?|seconds?", 60],
  ["feet|foot|ft", "in|inch(?:es)?", 12],
  ["km|kilomet(?:re|er)s?", "m|met(?:re|er)s?", 1000],
  ["m|met(?:re|er)s?", "cm|centimet(?:re|er)s?", 100],
  ["kg|kilos?|kilograms?", "g|grams?", 1000],
  ["stone", "lbs?|pounds?", 14],
  ["lbs?|pounds?", "oz|ounces?", 16],
  ["dollars?|euros?", "cents?", 100],
];
const amount = `(\\d+(?:\\.\\d+)?)|(${spelledNumber})`;
const followers = pairs.map(([larger, smaller, ratio]) => ({
  larger: new RegExp(`(?<![\\p{L}])(?:${larger})$`, "u"),
  smaller: new RegExp(`(?:\\s+|\\s+and\\s+)(?:${amount})[\\s-]?(?:${smaller})(?![\\p{L}\\d/])`, "uy"),
  ratio,
}));

/**
 * @param end behind the unit of the quantity
 * @returns the offset behind the last smaller unit, and what they add in the quantity's own unit;
 *   `end` and 0 when there is none
 */
export function readSmallerUnits(
  text: string,
  end: number,
): { readonly end: number; readonly added: number } {
  let reached = end;
  let added = 0;
  let scale = 1;
  for (;;) {
    const unit = text.slice(Math.max(0, reached - 12), reached);
    const next = followers.flatMap(({ larger, smaller, ratio }) => {
      if (!larger.test(unit)) return [];
      smaller.lastIndex = reached;
      const found = smaller.exec(text);
      if (found === null) return [];
      const value = found[1] === undefined ? readSpelled(found[2] ?? "") : readNumeral(found[1]);
      return value === null ? [] : [{ end: smaller.lastIndex, value: value.value, ratio }];
    })[0];
    if (next === undefined) return { end: reached, added };
    scale /= next.ratio;
    added += next.value * scale;
    reached = next.end;
  }
}
