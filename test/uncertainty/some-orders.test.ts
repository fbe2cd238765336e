/** Shares over drawn orders: near those over all orders, by as much as they say. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shapleyShares } from "../../src/uncertainty/attribution.ts";
import { between, holds } from "../laws/seeded.ts";

describe("shares over drawn orders", () => {
  const names = ["a", "b", "c", "d", "e"];
  /** Each factor has a gain of its own, and a pair of neighbours one more. */
  const gameOf = (gains: readonly number[]) => (present: ReadonlySet<string>) => {
    let value = 1;
    names.forEach((name, place) => {
      if (!present.has(name)) return;
      value += gains[place] ?? 0;
      if (present.has(names[place - 1] ?? "")) value *= 1.5;
    });
    return value;
  };
  const five = fc.array(between(0.1, 3), { minLength: 5, maxLength: 5 });
  const seeds = fc.integer({ min: 0, max: 0xffffffff });

  test("lie near the shares over all orders by their standard errors, and multiply to the total exactly", () => {
    holds(
      fc.property(five, seeds, (gains, seed) => {
        const exact = shapleyShares(names, gameOf(gains));
        const drawn = shapleyShares(names, gameOf(gains), { answers: 31, seed });
        expect(drawn.orders).toEqual({ asked: 16, answered: 16, drawn: true });
        expect(exact.orders).toEqual({ asked: 120, answered: 120, drawn: false });
        expect(
          Math.abs(drawn.factors.reduce((sum, { ln }) => sum + ln, 0) - Math.log(exact.total)),
        ).toBeLessThan(1e-12);
        drawn.factors.forEach(({ ln, lnError, least, most }, place) => {
          const share = exact.factors[place];
          if (share === undefined) throw new Error("no share");
          // Eight parts of two orders each: the error itself is known to about a third.
          expect(Math.abs(ln - share.ln)).toBeLessThan(8 * lnError + 1e-12);
          expect(least).toBeGreaterThanOrEqual(share.least * (1 - 1e-12));
          expect(most).toBeLessThanOrEqual(share.most * (1 + 1e-12));
        });
      }),
      50,
    );
  });
  test("come nearer with more orders, by about what their standard error says", () => {
    const many = Array.from({ length: 16 }, (_, place) => `f${place}`);
    const weights = many.map((_, place) => 0.2 + (place % 5) / 4);
    const metric = (present: ReadonlySet<string>): number =>
      1 + many.reduce((sum, name, place) => sum + (present.has(name) ? (weights[place] ?? 0) : 0), 0);
    const exact = shapleyShares(many, metric, { answers: 2 ** 16, seed: 1 });
    const meanError = (answers: number): { readonly true: number; readonly told: number } => {
      const { factors, orders } = shapleyShares(many, metric, { answers, seed: 5 });
      expect(orders.drawn).toBe(true);
      const mean = (values: readonly number[]): number =>
        Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
      return {
        true: mean(factors.map(({ ln }, place) => ln - (exact.factors[place]?.ln ?? 0))),
        told: mean(factors.map(({ lnError }) => lnError)),
      };
    };
    const [few, some] = [meanError(512), meanError(8192)];
    expect(some.true).toBeLessThan(few.true / 3);
    for (const { true: off, told } of [few, some]) {
      expect(off).toBeLessThan(2 * told);
      expect(off).toBeGreaterThan(told / 2);
    }
  });
  test("leave out orders that are refused on the way, and say how many are left", () => {
    const gated = (present: ReadonlySet<string>): number =>
      present.has("b") && !present.has("a") ? 0 : gameOf([1, 1, 1, 1, 1])(present);
    const exact = shapleyShares(names, gated);
    const drawn = shapleyShares(names, gated, { answers: 30, seed: 3 });
    expect(exact.orders).toEqual({ asked: 120, answered: 60, drawn: false });
    expect(drawn.orders.answered).toBeGreaterThan(4);
    expect(drawn.orders.answered).toBeLessThan(12);
    drawn.factors.forEach(({ ln, lnError }, place) => {
      expect(Math.abs(ln - (exact.factors[place]?.ln ?? 9))).toBeLessThan(5 * lnError + 1e-12);
    });
  });
  test("have the same bits for the same seed, and others for another", () => {
    const at = (seed: number) => shapleyShares(names, gameOf([1, 2, 3, 1, 2]), { answers: 16, seed }).factors;
    expect(at(4)).toEqual(at(4));
    expect(at(4)).not.toEqual(at(5));
  });
});
