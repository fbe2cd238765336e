/** What a reader sees of a number: grouping, rounding, signs and units, the same on every machine. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  digitsApart,
  formatCount,
  formatNumber,
  formatQuantity,
  formatRange,
  formatTick,
  formatToError,
  roundToError,
  formatValue,
  roundingError,
} from "../../src/base/format.ts";
import { between, holds } from "../laws/seeded.ts";

/** The value that a printed number stands for. */
function readBack(text: string): number {
  return Number(text.replaceAll(",", "").replace("\u2212", "-"));
}

const manySizes = fc
  .tuple(between(-9.999, 9.999), fc.integer({ min: -12, max: 20 }))
  .map(([digits, power]) => digits * 10 ** power)
  .filter((value) => Math.abs(value) >= 1e-12);

describe("formatNumber", () => {
  test.each([
    [0, "0"],
    [-0, "0"],
    [999, "999"],
    [1000, "1,000"],
    [14_551, "14,551"],
    [1_234_567, "1,234,567"],
    [-3.5, "\u22123.5"],
    [0.035, "0.035"],
    [0.1 + 0.2, "0.300"],
    [1234.5678, "1,230"],
    [4e-7, "0.0000004"],
    [1e-15, "0.000000000000001"],
    [1.5e22, "15,000,000,000,000,000,000,000"],
  ])("prints %d as %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test.each([
    [12, 3, "12.0"],
    [99.96, 3, "100"],
    [0.9996, 3, "1.00"],
    [14_551, 2, "15,000"],
    [0, 3, "0"],
    [0.000_123_4, 2, "0.00012"],
  ])("prints %d with %i significant digits as %s", (value, digits, text) => {
    expect(formatNumber(value, digits)).toBe(text);
  });

  test("read back, a number of so many digits is the value rounded to them", () => {
    holds(
      fc.property(manySizes, fc.integer({ min: 1, max: 9 }), (value, digits) => {
        expect(readBack(formatNumber(value, digits))).toBe(Number(value.toPrecision(digits)));
      }),
      1000,
    );
  });

  test("read back, a number without digits keeps whole numbers and three digits of any other", () => {
    holds(
      fc.property(manySizes, (value) => {
        const error = Math.abs(readBack(formatNumber(value)) - value);
        expect(error).toBeLessThanOrEqual(Number.isInteger(value) ? 0 : roundingError(value, 3) * 1.001);
      }),
      1000,
    );
  });

  test("groups thousands from the point, and never has an exponent", () => {
    holds(
      fc.property(manySizes, (value) => {
        expect(formatNumber(value)).toMatch(/^\u2212?\d{1,3}(,\d{3})*(\.\d+)?$/);
      }),
    );
  });

  test.each([Number.NaN, Infinity, -Infinity])("refuses %d", (value) => {
    expect(() => formatNumber(value)).toThrow(`value is ${value}, expected a finite number`);
  });
});

describe("formatValue", () => {
  test.each([
    [0.12, "USD/Mtok", "$0.12/M\u00a0tokens"],
    [4.2, "USD/h", "$4.20/h"],
    [-4, "USD", "\u2212$4"],
    [35, "x", "35×"],
    [80, "%", "80%"],
    [14_551, "tok/s/GPU", "14,551\u00a0tok/s/GPU"],
    [3, "pp", "3\u00a0percentage\u00a0points"],
    [8, "count", "8"],
    [1, "GPU", "1\u00a0GPU"],
    [8, "GPU", "8\u00a0GPUs"],
  ] as const)("prints %d %s as %s", (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });

  test("leaves the unit out where a column names it", () => {
    expect(formatValue(3.35, "TB/s", { bare: true })).toBe("3.35");
  });

  test("breaks at no place, since every space is a no-break space", () => {
    expect(formatValue(2, "kWh/Mtok")).not.toContain(" ");
  });
});

describe("formatRange and formatQuantity", () => {
  test("a range has an en dash and its unit once", () => {
    expect(formatRange(9.7, 65, "x")).toBe("9.7\u201365×");
    expect(formatRange(2, 4.5, "USD/h")).toBe("$2\u20134.50/h");
  });

  test("a qualifier stands before the number, and exactness goes without saying", () => {
    expect(formatQuantity({ value: 35, unit: "x", qualifier: "up to" })).toBe("up to 35×");
    expect(formatQuantity({ range: [2, 3], unit: "h", qualifier: "about" })).toBe("about 2\u20133\u00a0h");
    expect(formatQuantity({ value: 35, unit: "x", qualifier: "exactly" })).toBe("35×");
  });

  test("a quantity without a figure is refused", () => {
    expect(() => formatQuantity({ unit: "x" })).toThrow("quantity has neither value nor range, expected one");
  });
});

describe("roundToError", () => {
  test.each([
    [73.08, 1.4, 73],
    [10.42, 0.2, 10.4],
    [27.4312, 0.0096, 27.43],
    [99.996, 0.09, 100],
    [3, 20, 3],
    [1_234_567, 9_600, 1_230_000],
    [0.1234, 0, 0.1234],
    [-73.08, 1.4, -73],
    [0, 0.3, 0],
  ])("%s with an error of %s is %s", (value, error, rounded) => {
    expect(roundToError(value, error)).toBe(rounded);
  });
});

test.each([
  [99.996, 0.09, "100.00"],
  [35.14, 4, "35"],
  [2.5, 0.003, "2.500"],
  [351_400, 4000, "351,000"],
])("%s with an error of %s is printed %s", (value, error, printed) => {
  expect(formatToError(value, error)).toBe(printed);
});

test.each([
  [35, 14.7, 3],
  [35, 34.96, 4],
  [1, 1 + 1e-9, 10],
  [2, 2, 15],
])("%d and %d print apart in %d digits, which are no more than a double holds", (one, other, digits) => {
  expect(digitsApart(one, other)).toBe(digits);
});

describe("formatTick", () => {
  test.each([
    [0, "0"],
    [0.001, "0.001"],
    [0.5, "0.5"],
    [20, "20"],
    [80, "80"],
    [100, "100"],
    [1500, "1,500"],
    [9999, "10k"],
    [12_000, "12k"],
    [12_500, "12.5k"],
    [999_999, "1M"],
    [2_500_000, "2.5M"],
    [1e10, "10bn"],
    [-20, "\u221220"],
  ])("labels %d as %s", (value, text) => {
    expect(formatTick(value)).toBe(text);
  });

  test("has no zero at the end of a fraction", () => {
    holds(
      fc.property(manySizes, (value) => {
        expect(formatTick(value)).not.toMatch(/\.\d*0(?:k|M|bn)?$/);
      }),
    );
  });
});

test("the rounding of a printed number is half a unit of its last digit", () => {
  expect(roundingError(0, 3)).toBe(0);
  expect(roundingError(123, 3)).toBe(0.5);
  expect(roundingError(0.123, 2)).toBeCloseTo(0.005, 12);
});

test("a count agrees with its noun", () => {
  expect(formatCount(1, "claim")).toBe("1 claim");
  expect(formatCount(0, "claim")).toBe("0 claims");
  expect(formatCount(1200, "entry", "entries")).toBe("1,200 entries");
});
