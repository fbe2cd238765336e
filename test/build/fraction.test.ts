/** Exact fractions: what a text says is what they hold, and their order and sums are those of arithmetic. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { combine, compareFractions, fractionOf, whole } from "../../src/build/fraction.ts";
import { holds } from "../laws/seeded.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe("a number as a fraction", () => {
  test.each([
    [0.1, 1n, 10n],
    [-1.5, -15n, 10n],
    [0, 0n, 1n],
    [1e24, 10n ** 24n, 1n],
    [1.25e-20, 125n, 10n ** 22n],
  ])("%d is what its digits say", (value, above, below) => {
    expect(fractionOf(value)).toEqual({ above, below });
  });

  test("reads back as the same number, at any size", () => {
    holds(
      fc.property(finite, (value) => {
        const { above, below } = fractionOf(value);
        expect(below === 1n || /^10*$/.test(String(below))).toBe(true);
        expect(Number(`${above}e-${String(below).length - 1}`)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  test.each([Infinity, -Infinity, NaN])("is refused of %d", (value) => {
    expect(() => fractionOf(value)).toThrow(`the value is ${value}, expected a finite number`);
  });
});

describe("arithmetic", () => {
  test("a tenth and two tenths are three tenths", () => {
    const sum = combine("+", fractionOf(0.1), fractionOf(0.2));
    expect(sum !== null && compareFractions(sum, fractionOf(0.3))).toBe(0);
  });

  test("taking away undoes adding, dividing undoes multiplying", () => {
    holds(
      fc.property(finite, finite, (one, other) => {
        const [a, b] = [fractionOf(one), fractionOf(other)];
        const [sum, product] = [combine("+", a, b), combine("*", a, b)];
        const back = sum && combine("-", sum, b);
        expect(back && compareFractions(back, a)).toBe(0);
        const quotient = product && combine("/", product, b);
        if (other === 0) expect(quotient).toBeNull();
        else expect(quotient && compareFractions(quotient, a)).toBe(0);
      }),
    );
  });

  test("order is that of the numbers, also below 0 and after a division by what is below 0", () => {
    holds(
      fc.property(finite, finite, (one, other) => {
        expect(compareFractions(fractionOf(one), fractionOf(other))).toBe(
          one < other ? -1 : one > other ? 1 : 0,
        );
      }),
    );
    const half = combine("/", whole(-1n), whole(-2n));
    expect(half && compareFractions(half, whole(0n))).toBe(1);
  });
});
