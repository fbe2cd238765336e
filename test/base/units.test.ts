/** Units convert within a dimension and never across; a basis that differs is named. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  areComparable,
  basisClash,
  convert,
  costBases,
  isUnitName,
  tokenBases,
  unitNames,
  units,
  type Basis,
} from "../../src/base/units.ts";
import { between, holds } from "../laws/seeded.ts";

const anyUnit = fc.constantFrom(...unitNames);

describe("convert", () => {
  // The SI brochure, 9th edition: 1 kWh = 3.6 MJ, 1 h = 3600 s; a Julian year has 365.25 days.
  test.each([
    [1, "kWh", "J", 3.6e6],
    [1, "h", "s", 3600],
    [1, "year", "day", 365.25],
    [3.35, "TB/s", "GB/s", 3350],
    [8, "bit", "B", 1],
    [1, "J/tok", "kWh/Mtok", 1 / 3.6],
    [25, "%", "%", 25],
  ] as const)("%d %s is so many %s", (value, from, to, expected) => {
    expect(convert(value, from, to)).toBeCloseTo(expected, 9);
  });

  test("there and back gives the value again, to rounding", () => {
    holds(
      fc.property(anyUnit, anyUnit, between(1e-9, 1e9), (from, to, value) => {
        fc.pre(units[from].dimension === units[to].dimension);
        const back = convert(convert(value, from, to), to, from);
        expect(Math.abs(back - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-12);
      }),
    );
  });

  test("to the same unit changes no bit", () => {
    holds(fc.property(anyUnit, between(-1e9, 1e9), (unit, value) => convert(value, unit, unit) === value));
  });

  test("across dimensions is refused with both named", () => {
    expect(() => convert(1, "kW", "kWh")).toThrow("kW measures power, expected a unit of energy like kWh");
    expect(() => convert(1, "USD/GPU-h", "USD/h")).toThrow(RangeError);
    expect(() => convert(1, "tok/s/GPU", "tok/s/MW")).toThrow(RangeError);
  });
});

test("a unit name is one of the table, and nothing that every object has", () => {
  expect(unitNames.every(isUnitName)).toBe(true);
  expect(["TB/S", "", "toString", "__proto__", "constructor"].filter(isUnitName)).toEqual([]);
});

test("units of one dimension are told apart by their labels", () => {
  const labels = unitNames.filter((name) => units[name].label !== "").map((name) => units[name].label);
  expect(new Set(labels).size).toBe(labels.length);
});

test("a share and a multiple are not comparable, nor are units of two dimensions", () => {
  expect([areComparable("%", "x"), areComparable("x", "%"), areComparable("kW", "kWh")]).toEqual([
    false,
    false,
    false,
  ]);
  expect([areComparable("%", "%"), areComparable("min", "h")]).toEqual([true, true]);
});

describe("basisClash", () => {
  const anyBasis: fc.Arbitrary<Basis> = fc.record({
    tokens: fc.option(fc.constantFrom(...tokenBases), { nil: undefined }),
    cost: fc.option(fc.constantFrom(...costBases), { nil: undefined }),
  });

  test("names the basis that differs, with both sides", () => {
    expect(basisClash({ tokens: "output" }, { tokens: "total" })).toEqual({
      key: "tokens",
      a: "output",
      b: "total",
    });
    expect(basisClash({ tokens: "output", cost: "rental" }, { tokens: "output", cost: "list" })?.key).toBe(
      "cost",
    );
  });

  test("a basis that one side leaves out does not clash", () => {
    expect(basisClash({ tokens: "output" }, {})).toBeNull();
    expect(basisClash({ tokens: "output" }, { cost: "rental" })).toBeNull();
  });

  test("is the same from either side, and never found against itself", () => {
    holds(
      fc.property(anyBasis, anyBasis, (left, right) => {
        expect(basisClash(left, right)?.key).toBe(basisClash(right, left)?.key);
        expect(basisClash(left, left)).toBeNull();
      }),
    );
  });
});
