import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ModelError } from "../../src/models/errors.ts";
import { interactivityRatio } from "../../src/models/interactivity-ratio.ts";
import { attributeDifference, shapleyShares } from "../../src/uncertainty/attribution.ts";
import { expectNear, expectPrinted, refusal } from "../laws/printed.ts";
import { between, holds } from "../laws/seeded.ts";
import { toyModel } from "./toy-models.ts";

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

describe("attributeDifference", () => {
  const older = { fixedSeconds: 0.01, secondsPerSequence: 2e-4, tokensPerStep: 1 };
  const common = { oldGpuCount: 8, newGpuCount: 8, oldUsdPerGpuHour: 1, newUsdPerGpuHour: 1 };
  const old = {
    oldFixedSeconds: older.fixedSeconds,
    oldSecondsPerSequence: older.secondsPerSequence,
    oldTokensPerStep: older.tokensPerStep,
  };
  const from = { ...common, ...old, newFixedSeconds: 0.01, newSecondsPerSequence: 2e-4, newTokensPerStep: 1 };
  const to = {
    ...common,
    ...old,
    newFixedSeconds: 0.004,
    newSecondsPerSequence: 5e-5,
    newTokensPerStep: 1.85,
  };
  const at = (speed: number) =>
    attributeDifference(
      interactivityRatio,
      { from: { ...from, tokensPerSecondPerUser: speed }, to: { ...to, tokensPerSecondPerUser: speed } },
      "throughputRatio",
    );

  test("V9.3b two decoders at 90 tok/s/user: three changes that hang on each other (worked by hand)", () => {
    const { total, factors } = at(90);
    expectNear(total, 59.6, 1e-12);
    expect(factors.map(({ factor }) => factor)).toEqual([
      "newFixedSeconds",
      "newSecondsPerSequence",
      "newTokensPerStep",
    ]);
    ["3.168264", "4.000000", "4.702891"].forEach((text, place) =>
      expectPrinted(factors[place]?.times ?? 0, text),
    );
    ["1.568", "4", "2.328"].forEach((text, place) => expectPrinted(factors[place]?.least ?? 0, text));
    ["6.4", "4", "9.5"].forEach((text, place) => expectPrinted(factors[place]?.most ?? 0, text));
  });
  test("V9.3b the same change is worth a seventh at 10 tok/s/user", () => {
    expectPrinted(at(10).total, "8.044");
  });
  test("inputs of one group change together and share one name", () => {
    const model = toyModel({ inputs: ["a", "b", "c"], y: ({ a = 0, b = 0, c = 0 }) => a * b * c });
    const { factors } = attributeDifference(
      model,
      { from: { a: 1, b: 1, c: 1 }, to: { a: 2, b: 3, c: 5 } },
      "y",
      { both: ["a", "b"], none: [] },
    );
    expect(factors.map(({ factor }) => factor)).toEqual(["both", "c"]);
    expectNear(factors[0]?.times ?? 0, 6);
  });
  test("two equal points have nothing to share out", () => {
    expect(
      refusal(() => attributeDifference(interactivityRatio, { from, to: from }, "throughputRatio")),
    ).toContain("[EMPTY_INPUT]");
  });
  test("orders that pass a mixture which the model refuses are left out, and counted", () => {
    // b may be 2 only where a is 3, so a comes first: 3 of the 6 orders. a · b + c goes from 2 to 9.
    const model = toyModel({
      inputs: ["a", "b", "c"],
      y: ({ a = 0, b = 0, c = 0 }) => {
        if (b === 2 && a !== 3)
          throw new ModelError({ code: "INCONSISTENT", model: "toy", field: "b", value: b, allowed: "1" });
        return a * b + c;
      },
    });
    const { factors, orders, total } = attributeDifference(
      model,
      { from: { a: 1, b: 1, c: 1 }, to: { a: 3, b: 2, c: 3 } },
      "y",
    );
    expect(orders).toEqual({ asked: 6, answered: 3, drawn: false });
    expectNear(total, 4.5);
    // By hand: the orders abc, acb and cab.
    const [a, b, c] = factors.map(({ times }) => times);
    expectNear(a ?? 0, (2 * 2 * (6 / 4)) ** (1 / 3), 1e-12);
    expectNear(b ?? 0, ((7 / 4) * (9 / 6) * (9 / 6)) ** (1 / 3), 1e-12);
    expectNear(c ?? 0, ((9 / 7) * (6 / 4) * (4 / 2)) ** (1 / 3), 1e-12);
    expect(factors.map(({ lnError }) => lnError)).toEqual([0, 0, 0]);
  });
  test("where no order is left, the first refusal is told, that of an end before that of a mixture", () => {
    const stepwise = (legal: (sum: number) => boolean) =>
      toyModel({
        inputs: ["a", "b"],
        y: ({ a = 0, b = 0 }) => {
          if (!legal(a + b))
            throw new ModelError({
              code: "INFEASIBLE",
              model: "toy",
              field: "a",
              value: a + b,
              allowed: "another sum",
            });
          return 1 + a + b;
        },
      });
    const told = (legal: (sum: number) => boolean): string =>
      refusal(() => attributeDifference(stepwise(legal), { from: { a: 0, b: 0 }, to: { a: 1, b: 1 } }, "y"));
    expect(told((sum) => sum !== 1)).toBe("toy: a is 1, expected another sum. [INFEASIBLE]");
    expect(told((sum) => sum === 0)).toBe("toy: a is 2, expected another sum. [INFEASIBLE]");
  });
});

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
