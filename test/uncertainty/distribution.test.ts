import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ModelError } from "../../src/models/errors.ts";
import {
  checkDistribution,
  endsOf,
  quantile,
  quantileOf,
  type Distribution,
} from "../../src/uncertainty/distribution.ts";
import { normalQuantile } from "../../src/uncertainty/normal-quantile.ts";
import { expectNear, expectPrinted, refusal } from "../laws/printed.ts";
import { between, holds } from "../laws/seeded.ts";

/** Any legal distribution with ends, of positive numbers. */
const bounded = fc
  .tuple(between(0.1, 10), between(0.01, 10), between(0, 1))
  .chain(([low, width, share]): fc.Arbitrary<Distribution> => {
    const high = low + width;
    const mode = low + share * width;
    return fc.constantFrom<Distribution>(
      { kind: "uniform", low, high },
      { kind: "log-uniform", low, high },
      { kind: "triangular", low, mode, high },
      { kind: "pert", low, mode, high },
    );
  });
const lognormals = fc
  .tuple(between(0.1, 10), between(1, 5))
  .map(([median, gsd]): Distribution => ({ kind: "lognormal", median, gsd }));
const any = fc.oneof(bounded, lognormals);

/** Integral from a to b by Simpson's rule. */
function integral(f: (x: number) => number, a: number, b: number, steps = 4000): number {
  const width = (b - a) / steps;
  let sum = f(a) + f(b);
  for (let step = 1; step < steps; step += 1) sum += (step % 2 === 1 ? 4 : 2) * f(a + step * width);
  return (sum * width) / 3;
}

describe("quantile", () => {
  test("never falls as the share grows, and stays between the ends", () => {
    holds(
      fc.property(any, between(1e-6, 1 - 1e-6), between(1e-6, 1 - 1e-6), (distribution, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const inverse = quantileOf(distribution);
        expect(inverse(more)).toBeGreaterThanOrEqual(inverse(less) * (1 - 1e-14));
        if (distribution.kind === "lognormal") return;
        const [low, high] = endsOf(distribution);
        expect(inverse(less)).toBeGreaterThanOrEqual(low);
        expect(inverse(more)).toBeLessThanOrEqual(high);
      }),
    );
  });
  test("begins and ends at the ends", () => {
    holds(
      fc.property(bounded, (distribution) => {
        expect([quantile(distribution, 0), quantile(distribution, 1)]).toEqual(endsOf(distribution));
      }),
    );
  });
  test("P12.2 commutes with an increasing map: a log-uniform is a uniform of logarithms", () => {
    holds(
      fc.property(between(0.1, 10), between(1.01, 100), between(0, 1), (low, ratio, share) => {
        const high = low * ratio;
        const inLogs = quantile({ kind: "uniform", low: Math.log(low), high: Math.log(high) }, share);
        expectNear(quantile({ kind: "log-uniform", low, high }, share), Math.exp(inLogs), 1e-12);
      }),
    );
  });
  test("of a triangle gives the share of its area", () => {
    // (x - low)^2 / ((high - low)(mode - low)) below the mode: 4/12 at x = 4 for 2, 5, 6 (worked by hand).
    expectNear(quantile({ kind: "triangular", low: 2, mode: 5, high: 6 }, 4 / 12), 4, 1e-14);
    expectNear(quantile({ kind: "triangular", low: 2, mode: 5, high: 6 }, 1 - 0.25 / 4), 5.5, 1e-14);
    expectNear(quantile({ kind: "triangular", low: 0, mode: 0, high: 1 }, 0.75), 0.5, 1e-14);
  });
  test("of PERT inverts its integral, worked out by another rule", () => {
    for (const mode of [0, 0.1, 0.5, 0.9, 1]) {
      const [a, b] = [1 + 4 * mode, 1 + 4 * (1 - mode)];
      const density = (x: number): number => x ** (a - 1) * (1 - x) ** (b - 1);
      const whole = integral(density, 0, 1);
      for (const share of [0.001, 0.05, 0.3, 0.5, 0.8, 0.95, 0.999]) {
        const x = quantile({ kind: "pert", low: 0, mode, high: 1 }, share);
        // Simpson's rule errs where the density leaves its end at an angle.
        expectNear(integral(density, 0, x) / whole, share, 1e-4);
      }
    }
  });
  test("of PERT with its mode at one end is a plain power", () => {
    for (const share of [1e-9, 0.1, 0.5, 0.99, 1 - 1e-9]) {
      expectNear(quantile({ kind: "pert", low: 0, mode: 1, high: 1 }, share), share ** (1 / 5), 1e-12);
    }
    for (const rest of [0.01, 0.1, 0.5, 0.99]) {
      expectNear(quantile({ kind: "pert", low: 0, mode: 0, high: 1 }, 1 - rest ** 5), 1 - rest, 1e-8);
    }
  });
  test("of a normal gives the printed table, and inverts its integral in the tails", () => {
    expectPrinted(normalQuantile(0.5), "0");
    expectPrinted(normalQuantile(0.975), "1.959963984540054");
    expectPrinted(normalQuantile(0.95), "1.644853626951472");
    expectPrinted(normalQuantile(0.999), "3.090232306167813");
    const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    for (const share of [1e-12, 1e-9, 1e-5, 0.01, 0.3]) {
      const x = normalQuantile(share);
      expectNear(integral(density, x - 12, x, 200_000), share, 1e-9);
      expectNear(normalQuantile(1 - share), -x, 1e-4);
    }
  });
  test("of a lognormal has its median in the middle and a factor of gsd at one standard deviation", () => {
    const distribution: Distribution = { kind: "lognormal", median: 3, gsd: 2 };
    expectNear(quantile(distribution, 0.5), 3, 1e-15);
    expectNear(quantile(distribution, 0.8413447460685429), 6, 1e-12);
    // No spread is a legal limit.
    expect(quantile({ kind: "lognormal", median: 3, gsd: 1 }, 0.9)).toBe(3);
  });
});

describe("endsOf", () => {
  test("cuts a range without ends at 5 and 95 percent", () => {
    const distribution: Distribution = { kind: "lognormal", median: 1, gsd: Math.E };
    const [low, high] = endsOf(distribution);
    expectNear(Math.log(high), 1.6448536269514722, 1e-12);
    expectNear(low * high, 1, 1e-12);
    expect(endsOf({ kind: "point", value: 4 })).toEqual([4, 4]);
  });
});

function refused(distribution: Distribution): boolean {
  try {
    checkDistribution(distribution);
    return false;
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return true;
  }
}

describe("it refuses", () => {
  test.each([
    [
      { kind: "uniform", low: 2, high: 2 },
      "uniform range: low is 2, expected below high, which is 2. [INCONSISTENT]",
    ],
    [
      { kind: "log-uniform", low: 0, high: 1 },
      "log-uniform range: low is 0, expected above 0. [OUT_OF_RANGE]",
    ],
    [
      { kind: "pert", low: 1, mode: 3, high: 2 },
      "pert range: mode is 3, expected between low and high, 1 and 2. [INCONSISTENT]",
    ],
    [
      { kind: "lognormal", median: 0, gsd: 2 },
      "lognormal range: median is 0, expected above 0. [OUT_OF_RANGE]",
    ],
    [
      { kind: "lognormal", median: 1, gsd: 0.5 },
      "lognormal range: gsd is 0.5, expected 1 or more. [OUT_OF_RANGE]",
    ],
    [
      { kind: "point", value: Number.NaN },
      "point range: value is NaN, expected a finite number. [NON_FINITE]",
    ],
  ] as const)("%o", (distribution, message) => {
    expect(refusal(() => checkDistribution(distribution))).toBe(message);
  });
  test.each([
    { kind: "uniform", low: -1e308, high: 1e308 },
    { kind: "log-uniform", low: 1e-308, high: 1e308 },
    { kind: "triangular", low: -1e160, mode: 0, high: 1e160 },
    { kind: "pert", low: -1e308, mode: 0, high: 1e308 },
    { kind: "pert", low: -8e307, mode: 8e307, high: 8e307 },
    { kind: "lognormal", median: 1, gsd: 1e300 },
    { kind: "lognormal", median: 1e-300, gsd: 1000 },
  ] as const)("%o, whose spread overflows", (distribution) => {
    const edge = distribution.kind === "lognormal" ? "gsd" : "high";
    const message = refusal(() => quantileOf(distribution));
    expect(message).toContain(`${distribution.kind} range: ${edge} is`);
    expect(message).toContain("[NON_FINITE]");
  });
  test.each([
    { kind: "uniform", low: -8e307, high: 8e307 },
    { kind: "log-uniform", low: 1e-150, high: 1e150 },
    { kind: "triangular", low: -5e153, mode: 0, high: 5e153 },
    { kind: "pert", low: -2e307, mode: 0, high: 2e307 },
    { kind: "lognormal", median: 1, gsd: 1e33 },
  ] as const)("%o not: it is wide, and answers", (distribution) => {
    for (const share of [1e-9, 0.05, 0.5, 0.95, 1 - 2 ** -53])
      expect(Number.isFinite(quantile(distribution, share))).toBe(true);
    const median = quantile(distribution, 0.5);
    const [low, high] = endsOf(distribution);
    if (low < 0) expect(Math.abs(median)).toBeLessThan(1e-12 * high);
    else expectNear(median, 1, 1e-12);
  });
  test("a triangle so narrow that its square sinks to 0", () => {
    expect(refusal(() => checkDistribution({ kind: "triangular", low: 0, mode: 5e-324, high: 5e-324 }))).toBe(
      "triangular range: high is 5e-324, expected so far from low, 0, that one can reckon with their distance. [OUT_OF_RANGE]",
    );
  });
  test("what it cannot draw from: however narrow, a range is refused or has the shape of a wide one", () => {
    const kinds = fc.constantFrom("uniform", "triangular", "pert", "log-uniform");
    const widths = fc.tuple(between(1, 9.9), fc.integer({ min: -323, max: 0 }));
    let answered = 0;
    holds(
      fc.property(kinds, widths, between(0, 1), between(0, 1), (kind, [digits, power], place, share) => {
        const width = Number(`${digits}e${power}`);
        const shaped = (by: number): Distribution =>
          kind === "log-uniform"
            ? { kind, low: by, high: 2 * by }
            : { kind, low: 0, mode: place * by, high: by };
        if (refused(shaped(width))) return;
        answered += 1;
        // A number below 10^-308 has fewer digits, so its mode lies where it can.
        const slack = 1e-9 + 8 * (Number.MIN_VALUE / width);
        expect(
          Math.abs(quantile(shaped(width), share) / width - quantile(shaped(1), share)),
        ).toBeLessThanOrEqual(slack);
      }),
      2000,
    );
    expect(answered).toBeGreaterThan(1000);
  });
  test("a share outside the open or closed unit interval", () => {
    expect(refusal(() => quantile({ kind: "lognormal", median: 1, gsd: 2 }, 1))).toBe(
      "quantile: share is 1, expected (0, 1). [OUT_OF_RANGE]",
    );
    expect(refusal(() => quantile({ kind: "uniform", low: 0, high: 1 }, -0.1))).toContain("[0, 1]");
    expect(refusal(() => quantile({ kind: "uniform", low: 0, high: 1 }, Number.NaN))).toContain("[0, 1]");
  });
});
