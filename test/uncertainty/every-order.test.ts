/** Shares over every order: by hand, by counting, and by what shares must keep. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shapleyShares } from "../../src/uncertainty/attribution.ts";
import { expectNear, expectPrinted, refusal } from "../laws/printed.ts";
import { between, holds } from "../laws/seeded.ts";

const letters = ["a", "b", "c", "d", "e"] as const;
/** A game by the value of each coalition, the names in order without a sign between them. */
const game =
  (values: Readonly<Record<string, number>>) =>
  (present: ReadonlySet<string>): number =>
    values[[...present.values()].sort().join("")] ?? Number.NaN;
const sets = (count: number): string[] =>
  Array.from({ length: 2 ** count }, (_, bits) =>
    letters.filter((_, place) => place < count && (bits & (1 << place)) !== 0).join(""),
  );
/** Any game of three players with positive values. */
const games = fc
  .array(between(0.1, 50), { minLength: 8, maxLength: 8 })
  .map((values) => Object.fromEntries(sets(3).map((set, place) => [set, values[place] ?? 1])));

describe("shapleyShares", () => {
  test("V9.2 two factors that help each other (worked by hand)", () => {
    const { total, factors } = shapleyShares(["a", "b"], game({ "": 1, a: 2, b: 3, ab: 10 }));
    expect(factors.map(({ factor }) => factor)).toEqual(["a", "b"]);
    ["0.9485600", "1.354025"].forEach((text, place) => expectPrinted(factors[place]?.ln ?? 0, text));
    ["2.581989", "3.872983"].forEach((text, place) => expectPrinted(factors[place]?.times ?? 0, text));
    expectNear(total, 10);
    expectNear(factors[0]?.least ?? 0, 2);
    expectNear(factors[0]?.most ?? 0, 10 / 3);
  });
  test("V9.3 three factors, with a pair worth 3.5 and the third alone worth 3 (worked by hand)", () => {
    const values = { "": 1, a: 2, b: 1.5, ab: 3.5, c: 3, ac: 8, bc: 5, abc: 20 };
    const { factors } = shapleyShares(["a", "b", "c"], game(values));
    ["0.9978350", "0.6189922", "1.378905"].forEach((text, place) => {
      expectPrinted(factors[place]?.ln ?? 0, text);
    });
    ["2.712403", "1.857056", "3.970552"].forEach((text, place) => {
      expectPrinted(factors[place]?.times ?? 0, text);
    });
  });
  test("with these two the other way round the shares differ: 1/3 ln 2 + 1/6 ln 2 + 1/6 ln(8/3.5) + 1/3 ln 4", () => {
    const values = { "": 1, a: 2, b: 1.5, ab: 3, c: 3.5, ac: 8, bc: 5, abc: 20 };
    const { factors } = shapleyShares(["a", "b", "c"], game(values));
    ["0.9464515", "0.5676086", "1.481672"].forEach((text, place) => {
      expectPrinted(factors[place]?.ln ?? 0, text);
    });
  });
  test("P9.1 the shares add up to the logarithm of the total, and each lies within its range", () => {
    holds(
      fc.property(games, (values) => {
        const { total, factors } = shapleyShares(["a", "b", "c"], game(values));
        expect(Math.abs(factors.reduce((sum, { ln }) => sum + ln, 0) - Math.log(total))).toBeLessThan(1e-12);
        for (const { times, least, most } of factors) {
          expect(times).toBeGreaterThanOrEqual(least * (1 - 1e-12));
          expect(times).toBeLessThanOrEqual(most * (1 + 1e-12));
        }
      }),
    );
  });
  test("P9.1 agrees with the mean over all orders, counted one by one", () => {
    const orders = ["abc", "acb", "bac", "bca", "cab", "cba"];
    holds(
      fc.property(games, (values) => {
        const gains = { a: [], b: [], c: [] } as Record<string, number[]>;
        for (const order of orders) {
          [...order].forEach((one, place) => {
            const before = [...order.slice(0, place)].sort().join("");
            const after = [...order.slice(0, place + 1)].sort().join("");
            gains[one]?.push(Math.log((values[after] ?? 0) / (values[before] ?? 0)));
          });
        }
        for (const { factor, ln, least, most } of shapleyShares(["a", "b", "c"], game(values)).factors) {
          const own = gains[factor] ?? [];
          expect(Math.abs(own.reduce((sum, gain) => sum + gain, 0) / 6 - ln)).toBeLessThan(1e-12);
          expectNear(least, Math.exp(Math.min(...own)), 1e-12);
          expectNear(most, Math.exp(Math.max(...own)), 1e-12);
        }
      }),
    );
  });
  test("P9.2 two factors that do the same get the same, one that does nothing gets nothing", () => {
    const { factors } = shapleyShares(
      ["a", "b", "c"],
      (present) => 1 + Number(present.has("a")) + Number(present.has("b")),
    );
    expectNear(factors[0]?.ln ?? 0, factors[1]?.ln ?? 1, 1e-12);
    expect(factors[2]).toMatchObject({ factor: "c", ln: 0, times: 1, least: 1, most: 1 });
  });
  test("P9.2 shares of a product of two metrics are the sums of their shares", () => {
    holds(
      fc.property(games, games, (one, other) => {
        const of = (metric: (present: ReadonlySet<string>) => number) =>
          shapleyShares(["a", "b", "c"], metric).factors.map(({ ln }) => ln);
        const [first, second] = [of(game(one)), of(game(other))];
        of((present) => game(one)(present) * game(other)(present)).forEach((ln, place) => {
          expect(Math.abs(ln - (first[place] ?? 0) - (second[place] ?? 0))).toBeLessThan(1e-12);
        });
      }),
    );
  });
  test("P9.3 shares of a plain product are its factors, in any order", () => {
    holds(
      fc.property(fc.array(between(0.1, 10), { minLength: 5, maxLength: 5 }), (gains) => {
        const names = letters;
        const { factors } = shapleyShares(names, (present) =>
          names.reduce((product, name, place) => product * (present.has(name) ? (gains[place] ?? 1) : 1), 1),
        );
        factors.forEach(({ times, least, most }, place) => {
          for (const value of [times, least, most]) expectNear(value, gains[place] ?? 0, 1e-12);
        });
      }),
    );
  });
  test("P9.6 other names or another order change nothing but names and order", () => {
    holds(
      fc.property(games, (values) => {
        const { factors } = shapleyShares(["a", "b", "c"], game(values));
        const turned = shapleyShares(["c", "a", "b"], game(values)).factors;
        for (const one of factors) {
          const other = turned.find(({ factor }) => factor === one.factor);
          expect(Math.abs((other?.ln ?? 9) - one.ln)).toBeLessThan(1e-12);
          expect(other).toMatchObject({ least: one.least, most: one.most });
        }
      }),
    );
  });
  test("it refuses what cannot be shared out", () => {
    expect(refusal(() => shapleyShares([], () => 1))).toBe(
      "attribution: factors is empty, expected at least one factor. [EMPTY_INPUT]",
    );
    expect(refusal(() => shapleyShares(["a", "a"], () => 1))).toBe(
      'attribution: factors is "a" twice, expected each once. [INCONSISTENT]',
    );
    const many = Array.from({ length: 33 }, (_, place) => `f${place}`);
    expect(refusal(() => shapleyShares(many, () => 1))).toBe(
      "attribution: factors is 33, expected at most 32. [OUT_OF_RANGE]",
    );
    expect(refusal(() => shapleyShares(["a", "b"], (present) => (present.size === 2 ? 0 : 1)))).toBe(
      "attribution: metric with a, b is 0, expected above 0. [OUT_OF_RANGE]",
    );
    expect(refusal(() => shapleyShares(["a"], () => Number.NaN))).toContain(
      "metric without any factor is NaN",
    );
  });
});
