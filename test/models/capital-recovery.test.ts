import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { capitalRecoveryFactor, sinkingFundFactor } from "../../src/models/capital-recovery.ts";
import { expectNear, expectPrinted, refusal } from "../laws/printed.ts";
import { between, holds } from "../laws/seeded.ts";

const crf = (ratePerYear: number, years: number): number => capitalRecoveryFactor({ ratePerYear, years });
const sff = (ratePerYear: number, years: number): number => sinkingFundFactor({ ratePerYear, years });

describe("capitalRecoveryFactor", () => {
  test.each([
    [0.1, 4, "0.3154708"],
    [0.1, 5, "0.2637975"],
    [0.08, 6, "0.2163154"],
    [0.133, 4, "0.3382921"],
    [0, 4, "0.25"],
  ] as const)(
    "V1.1 at rate %d over %d years is %s (worked by hand from the annuity formula)",
    (rate, years, printed) => {
      expectPrinted(crf(rate, years), printed);
    },
  );
  test("makes the discounted payments worth 1, summed year by year", () => {
    holds(
      fc.property(between(0, 0.5), fc.integer({ min: 1, max: 30 }), (rate, years) => {
        let worth = 0;
        for (let year = 1; year <= years; year += 1) worth += crf(rate, years) / (1 + rate) ** year;
        expectNear(worth, 1, 1e-12);
      }),
    );
  });
  test("P1.3 is the sinking fund factor plus the rate", () => {
    holds(
      fc.property(between(1e-9, 1), between(1, 50), (rate, years) => {
        expectNear(crf(rate, years), sff(rate, years) + rate, 1e-12);
      }),
    );
  });
  test("P1.4 goes to 1/n without interest, to r for ever, and is never below either", () => {
    holds(
      fc.property(between(0, 1), between(1, 50), (rate, years) => {
        expect(crf(rate, years)).toBeGreaterThanOrEqual(Math.max(rate, 1 / years) * (1 - 1e-15));
      }),
    );
    expectNear(crf(0.1, 1e4), 0.1, 1e-15);
    expectNear(crf(1e-12, 4), 0.25, 1e-11);
  });
  test("is continuous where the limit takes over", () => {
    for (const years of [1, 1.5, 4, 15]) {
      for (const rate of [Number.MIN_VALUE, 1e-300, 1e-16, 1e-11, 1e-10 / years, 1.0001e-10 / years, 1e-6]) {
        const series = 1 / years + (rate * (1 + 1 / years)) / 2 + (rate ** 2 * (years - 1 / years)) / 12;
        expectNear(crf(rate, years), series, 1e-14);
        expectNear(sff(rate, years), series - rate, 1e-14);
      }
    }
  });
  test("refuses a rate or a life that cannot be", () => {
    expect(refusal(() => crf(-0.1, 4))).toBe(
      "capital-recovery-factor: ratePerYear is -0.1, expected [0, 1]. [OUT_OF_RANGE]",
    );
    expect(refusal(() => crf(0.1, 0))).toBe(
      "capital-recovery-factor: years is 0, expected [1, ∞). [OUT_OF_RANGE]",
    );
    expect(refusal(() => sff(Number.NaN, 4))).toBe(
      "sinking-fund-factor: ratePerYear is NaN, expected a finite number. [NON_FINITE]",
    );
  });
});
