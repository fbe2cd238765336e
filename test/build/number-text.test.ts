/** What stands inside `[= …]`, and the address of its page. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numberSlug, parseNumberReference } from "../../src/build/number-text.ts";
import { holds } from "../laws/seeded.ts";

describe("parseNumberReference", () => {
  test("reads the expression and every option", () => {
    expect(parseNumberReference("a.b /\n c.d, digits 3, unit kW, bare, plain")).toEqual({
      expression: "a.b / c.d",
      format: { digits: 3, bare: true },
      unit: "kW",
      plain: true,
    });
  });

  test("without options nothing is set", () => {
    expect(parseNumberReference("a")).toEqual({
      expression: "a",
      format: { digits: undefined, bare: false },
      plain: false,
    });
  });

  test.each(["digits 0", "digits 10", "digits", "unit parsec", "round", ""])(
    "refuses the option %j",
    (option) => {
      expect(() => parseNumberReference(`a, ${option}`)).toThrow(
        `unknown option "${option}", expected digits 1 to 9, unit with a known unit, bare or plain`,
      );
    },
  );
});

describe("numberSlug", () => {
  test.each([
    ["deck-oven-preheat", "deck-oven-preheat"],
    ["a.b / c.d", "a.b-over-c.d"],
    ["a × b − c", "a-times-b-minus-c"],
    ["a * b - c + d ÷ e", "a-times-b-minus-c-plus-d-over-e"],
    ["(a - b) / a", "_a-minus-b_-over-a"],
    ["cell:ovens:2026-01.power?oven=stone-1", "cell-ovens-2026-01.power-oven-stone-1"],
  ])("%s has the page %s", (expression, slug) => {
    expect(numberSlug(expression)).toBe(slug);
  });

  test("is safe in a path, an address and a file name, whatever is written", () => {
    holds(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) =>
        /^[A-Za-z0-9._-]+$/.test(numberSlug(text)),
      ),
    );
  });
});
