/** Exact arithmetic: what is the same for every value must not look different by rounding. */

/** A quotient of two whole numbers; `below` is above 0. Not shortened. */
export interface Fraction {
  readonly above: bigint;
  readonly below: bigint;
}

export const whole = (value: bigint): Fraction => ({ above: value, below: 1n });

/**
 * A number as a text reads it, by the fewest digits that tell it from all others: 0.1 is 1/10.
 * @throws {RangeError} when the value is not finite
 */
export function fractionOf(value: number): Fraction {
  if (!Number.isFinite(value)) throw new RangeError(`the value is ${value}, expected a finite number`);
  const [digits = "0", exponent = "0"] = String(value).split("e");
  const [before = "0", after = ""] = digits.split(".");
  const above = BigInt(before + after);
  const tens = Number(exponent) - after.length;
  return tens < 0 ? { above, below: 10n ** BigInt(-tens) } : whole(above * 10n ** BigInt(tens));
}

/** `null`: divided by 0. */
export function combine(operator: "+" | "-" | "*" | "/", a: Fraction, b: Fraction): Fraction | null {
  if (operator === "*") return { above: a.above * b.above, below: a.below * b.below };
  if (operator === "/") {
    if (b.above === 0n) return null;
    const sign = b.above < 0n ? -1n : 1n;
    return { above: a.above * b.below * sign, below: a.below * b.above * sign };
  }
  const [left, right] = [a.above * b.below, b.above * a.below];
  return { above: operator === "+" ? left + right : left - right, below: a.below * b.below };
}

/** Below 0 when `a` is less, 0 when they are equal. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.above * b.below - b.above * a.below;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
