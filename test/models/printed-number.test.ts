/** Numbers in the words of a refusal: short, grouped, and limits that are legal as printed. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { printedNumber } from "../../src/models/contract.ts";
import { between, holds } from "../laws/seeded.ts";

const read = (text: string): number => Number(text.replaceAll(",", "").replace("\u2212", "-"));

test("a computed number has six significant digits and its thousands grouped", () => {
  expect(printedNumber(0.1 + 0.2)).toBe("0.3");
  expect(printedNumber(12345678.9)).toBe("12,345,700");
  expect(printedNumber(2 / 3)).toBe("0.666667");
  expect(printedNumber(-1e-7 / 3)).toBe("\u22120.0000000333333");
});

test("a whole number and one that is short stay as they are", () => {
  expect(printedNumber(671_026_419_201)).toBe("671,026,419,201");
  expect(printedNumber(0.125)).toBe("0.125");
  expect(printedNumber(0)).toBe("0");
});

test("a limit is rounded to the side on which values are legal", () => {
  expect(printedNumber(2 / 3, "down")).toBe("0.666666");
  expect(printedNumber(1 / 3, "up")).toBe("0.333334");
  expect(printedNumber(99999.96, "down")).toBe("99,999.9");
  expect(printedNumber(99999.96, "up")).toBe("100,000");
  expect(printedNumber(-2 / 3, "down")).toBe("\u22120.666667");
});

test("what is printed lies on the side that is asked for, and within a hundred thousandth", () => {
  const sizes = fc.tuple(between(1, 10), fc.integer({ min: -300, max: 300 }), fc.constantFrom(1, -1));
  holds(
    fc.property(sizes, ([mantissa, power, sign]) => {
      const value = Number(`${sign * mantissa}e${power}`);
      const [down, up] = [read(printedNumber(value, "down")), read(printedNumber(value, "up"))];
      expect(down).toBeLessThanOrEqual(value);
      expect(up).toBeGreaterThanOrEqual(value);
      expect(up - down).toBeLessThanOrEqual(1.1e-5 * Math.abs(value));
    }),
  );
});

test("a message can be made of what is no number too", () => {
  expect(printedNumber(Infinity)).toBe("Infinity");
  expect(printedNumber(Number.NaN, "up")).toBe("NaN");
});
