/**
 * The little language of a bound comparison: `a < b`, `a >= b * c`, several joined
 * by `and`. Evaluated on each build with its margin.
 */
import { areComparable, basisClash, convert } from "../base/units.ts";
import { formatNumber, formatValue } from "../base/format.ts";
import { foregone } from "./foregone.ts";
import type { BoundNumber } from "./resolve-number.ts";

const comparisonSigns = ["<=", ">=", "<", ">"] as const;
export type ComparisonSign = (typeof comparisonSigns)[number];

export interface Comparison {
  readonly left: string;
  readonly sign: ComparisonSign;
  readonly right: string;
}

export interface EvaluatedComparison {
  readonly sign: ComparisonSign;
  readonly left: BoundNumber;
  readonly right: BoundNumber;
  readonly holds: boolean;
  /** How far the left side is from where it would tip, as a share of the right side; negative when it does not hold. */
  readonly margin: number;
}

const words: Readonly<Record<ComparisonSign, string>> = {
  "<": "below",
  "<=": "at most",
  ">": "above",
  ">=": "at least",
};

/** @throws {SyntaxError} with what is there and what was expected */
export function readPredicate(text: string): Comparison[] {
  return text.split(/\s+and\s+/).map((part) => {
    const match = /^(.*?)\s(<=|>=|<|>)\s(.*)$/.exec(part.trim());
    const [, left = "", sign = "", right = ""] = match ?? [];
    const known = comparisonSigns.find((one) => one === sign);
    if (known === undefined || left.trim() === "" || right.trim() === "") {
      throw new SyntaxError(`"${part}" compares nothing, expected two bound values joined by < <= > or >=`);
    }
    return { left: left.trim(), sign: known, right: right.trim() };
  });
}

/**
 * @param number the value of an expression; without it all names are taken as above 0
 * @throws {SyntaxError} as `readPredicate`; also for what no data could make untrue
 */
export function parsePredicate(text: string, number?: (inside: string) => BoundNumber): Comparison[] {
  return readPredicate(text).map((comparison) => {
    const { left, sign, right } = comparison;
    const outcome = foregone(comparison, (name) => number?.(name).value ?? 1);
    if (outcome === null) return comparison;
    // What the drawn values missed, the real ones may show.
    const real = number === undefined ? null : compareNumbers(number(left), sign, number(right)).holds;
    const refuted = (outcome === "holds" && real === false) || (outcome === "does not hold" && real === true);
    if (!refuted)
      throw new SyntaxError(
        `"${left} ${sign} ${right}" ${outcome} whatever the values of its names are, expected a comparison that the data could turn round`,
      );
    return comparison;
  });
}

/** @throws {RangeError} when the two sides have another unit or basis */
export function compareNumbers(
  left: BoundNumber,
  sign: ComparisonSign,
  right: BoundNumber,
): EvaluatedComparison {
  if (!areComparable(left.unit, right.unit)) {
    throw new RangeError(
      `${left.expression} is in ${left.unit} and ${right.expression} in ${right.unit}, expected units that can be compared`,
    );
  }
  const clash = basisClash(left.basis ?? {}, right.basis ?? {});
  if (clash !== null) {
    throw new RangeError(
      `${left.expression} has ${clash.key} basis ${clash.a} and ${right.expression} has ${clash.b}, expected one basis`,
    );
  }
  const [a, b] = [left.value, convert(right.value, right.unit, left.unit)];
  const holds = sign === "<" ? a < b : sign === "<=" ? a <= b : sign === ">" ? a > b : a >= b;
  const distance = (sign.startsWith("<") ? b - a : a - b) / Math.abs(b === 0 ? 1 : b);
  return { sign, left, right, holds, margin: distance };
}

/** "11.9× is below 35×, by 66%". */
export function describeComparison({ left, right, sign, holds, margin }: EvaluatedComparison): string {
  const side = (one: BoundNumber): string => formatValue(one.value, one.unit);
  const by = `${formatNumber(Math.abs(margin) * 100, 2)}%`;
  return `${side(left)} is ${holds ? "" : "not "}${words[sign]} ${side(right)}, ${holds ? "by" : "off by"} ${by}`;
}
