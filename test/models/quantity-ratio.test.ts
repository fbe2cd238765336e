import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkBases } from "../../src/models/contract.ts";
import { quantityRatio } from "../../src/models/quantity-ratio.ts";
import { ratioDecomposition } from "../../src/models/ratio-decomposition.ts";
import { tokenCost } from "../../src/models/token-cost.ts";
import { expectNear, refusal } from "../laws/printed.ts";
import { between, holds } from "../laws/seeded.ts";

describe("quantityRatio", () => {
  test("converts units of one dimension before it divides", () => {
    expect(quantityRatio({ value: 8, unit: "TB/s" }, { value: 4000, unit: "GB/s" })).toBe(2);
  });
  test("is the reciprocal of the ratio the other way round", () => {
    holds(
      fc.property(between(1e-3, 1e6), between(1e-3, 1e6), (a, b) => {
        const [left, right] = [{ value: a, unit: "kW" } as const, { value: b, unit: "MW" } as const];
        expectNear(quantityRatio(left, right) * quantityRatio(right, left), 1, 1e-12);
      }),
    );
  });
  test("refuses output tokens over total tokens", () => {
    const output = { value: 90, unit: "tok/s/GPU", basis: { tokens: "output" } } as const;
    expect(refusal(() => quantityRatio(output, { ...output, basis: { tokens: "total" } }))).toBe(
      'quantity-ratio: numerator is of tokens basis "output", expected "total". [UNIT_MISMATCH]',
    );
  });
  test("refuses chip power over facility power, and owning over renting", () => {
    const chip = { value: 1.4, unit: "kW", basis: { power: "chip" } } as const;
    expect(refusal(() => quantityRatio(chip, { ...chip, basis: { power: "facility" } }))).toBe(
      'quantity-ratio: numerator is of power basis "chip", expected "facility". [UNIT_MISMATCH]',
    );
    const rental = { value: 3.3, unit: "USD/GPU-h", basis: { cost: "rental" } } as const;
    expect(
      refusal(() => quantityRatio(rental, { ...rental, basis: { cost: "ownership-hyperscaler" } })),
    ).toBe(
      'quantity-ratio: numerator is of cost basis "rental", expected "ownership-hyperscaler". [UNIT_MISMATCH]',
    );
  });
  test("refuses units of differing dimension, and nothing below the line", () => {
    expect(refusal(() => quantityRatio({ value: 1, unit: "kW" }, { value: 1, unit: "kWh" }))).toBe(
      "quantity-ratio: numerator is in kW, expected a unit of energy like kWh. [UNIT_MISMATCH]",
    );
    expect(refusal(() => quantityRatio({ value: 1, unit: "kW" }, { value: 0, unit: "kW" }))).toBe(
      "quantity-ratio: denominator is 0, expected (0, ∞). [OUT_OF_RANGE]",
    );
    expect(refusal(() => quantityRatio({ value: 1e308, unit: "GW" }, { value: 1, unit: "W" }))).toBe(
      "quantity-ratio: ratio is Infinity, expected a finite number. [NON_FINITE]",
    );
  });
});

describe("checkBases", () => {
  test("refuses a value whose basis is not its input's", () => {
    expect(refusal(() => checkBases(tokenCost, { facilityKwPerGpu: { power: "chip" } }))).toBe(
      'token-cost: facilityKwPerGpu is of power basis "chip", expected "facility". [UNIT_MISMATCH]',
    );
  });
  test("refuses two inputs of one group whose bases differ", () => {
    const bases = {
      oldTokensPerSecondPerGpu: { tokens: "output" },
      newTokensPerSecondPerGpu: { tokens: "total" },
    } as const;
    expect(refusal(() => checkBases(ratioDecomposition, bases))).toBe(
      'ratio-decomposition: newTokensPerSecondPerGpu is of tokens basis "total", expected "output". [UNIT_MISMATCH]',
    );
  });
  test("passes bases that agree or are not known", () => {
    checkBases(ratioDecomposition, { oldKwPerGpu: { power: "it" }, newKwPerGpu: { power: "it" } });
    checkBases(ratioDecomposition, { oldKwPerGpu: { power: "it" }, newKwPerGpu: undefined });
  });
});
