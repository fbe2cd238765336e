/** Shares of the variance, held against models whose shares are known in closed form. Long because each closed form stands beside the model it belongs to. */
import { describe, expect, test } from "vitest";
import { ModelError } from "../../src/models/errors.ts";
import type { Distribution } from "../../src/uncertainty/distribution.ts";
import { summarise } from "../../src/uncertainty/quantiles.ts";
import { sampleStudy } from "../../src/uncertainty/sample.ts";
import { sobolIndices, type SobolIndex } from "../../src/uncertainty/sobol-indices.ts";
import type { Study } from "../../src/uncertainty/study.ts";
import { expectNear, expectPrinted, refusal } from "../laws/printed.ts";
import { costStudy, toyStudy, uniform } from "./toy-models.ts";

const options = { count: 4096, seed: 20261121 };
/** What the estimators are allowed to miss by at 4,096 rows. */
const tolerance = 0.02;

function indicesOf(study: Study, output = "y"): readonly SobolIndex[] {
  const indices = sobolIndices(study, options)[output];
  if (indices === undefined) throw new Error(`no ${output}`);
  return indices;
}

function expectClose(actual: readonly number[], expected: readonly number[], within = tolerance): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, place) => {
    expect(Math.abs(value - (expected[place] ?? Number.NaN)), `${value} at ${place}`).toBeLessThan(within);
  });
}

/** P12.3 and the honesty of the errors, for any model of independent inputs. */
function expectLawful(indices: readonly SobolIndex[]): void {
  for (const { first, firstError, total, totalError } of indices) {
    expect(first).toBeGreaterThan(-4 * firstError - 1e-9);
    expect(first).toBeLessThan(total + 4 * (firstError + totalError) + 1e-9);
    expect(total).toBeLessThan(1 + 4 * totalError + 1e-9);
  }
  const [sum, error] = [
    indices.reduce((all, { first }) => all + first, 0),
    indices.reduce((all, { firstError }) => all + firstError, 0),
  ];
  expect(sum).toBeLessThan(1 + 4 * error + 1e-9);
}

describe("a product of independent lognormals", () => {
  /** By its coefficient of variation: ln gsd = sqrt(ln(1 + cv^2)). */
  const lognormal = (cv: number): Distribution => ({
    kind: "lognormal",
    median: 1,
    gsd: Math.exp(Math.sqrt(Math.log1p(cv * cv))),
  });
  const cvs = [0.3, 0.2, 0.1] as const;
  const logs = cvs.map((cv) => Math.log1p(cv * cv));
  const sum = logs.reduce((total, one) => total + one, 0);
  const first = logs.map((one) => Math.expm1(one) / Math.expm1(sum));
  const total = logs.map((one) => -Math.expm1(-one) / -Math.expm1(-sum));

  test("V12.5 the closed form gives the printed shares (worked out from the moments)", () => {
    ["0.6209637", "0.2759839", "0.06899597"].forEach((text, place) => expectPrinted(first[place] ?? 0, text));
    ["0.6522603", "0.3038307", "0.07821383"].forEach((text, place) => expectPrinted(total[place] ?? 0, text));
    expectPrinted(Math.sqrt(Math.expm1(sum)), "0.3807046");
  });
  test("V12.5 the estimators find them, which is the cost of a token as h/(R U)", () => {
    const study = toyStudy(
      { y: ({ h = 0, R = 0, U = 0 }) => h / (R * U) },
      { h: lognormal(0.3), R: lognormal(0.2), U: lognormal(0.1) },
    );
    const indices = indicesOf(study);
    expectClose(
      indices.map((one) => one.first),
      first,
    );
    expectClose(
      indices.map((one) => one.total),
      total,
    );
    expectLawful(indices);
    const values = sampleStudy(study, options).outputs["y"] ?? new Float64Array();
    const { mean } = summarise(values);
    const variance = values.reduce((all, value) => all + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(Math.sqrt(variance) / mean - 0.3807046)).toBeLessThan(0.005);
  });
});

describe("Ishigami's function with 7 and 0.1", () => {
  const range = uniform(-Math.PI, Math.PI);
  const study = toyStudy(
    { y: ({ a = 0, b = 0, c = 0 }) => Math.sin(a) + 7 * Math.sin(b) ** 2 + 0.1 * c ** 4 * Math.sin(a) },
    { a: range, b: range, c: range },
  );
  const variance = 49 / 8 + (0.1 * Math.PI ** 4) / 5 + (0.01 * Math.PI ** 8) / 18 + 0.5;
  const ofA = 0.5 * (1 + (0.1 * Math.PI ** 4) / 5) ** 2;

  test("its closed form gives the printed shares (integrated by hand)", () => {
    expectPrinted(variance, "13.84459");
    expectPrinted(ofA / variance, "0.3139052");
    expectPrinted(49 / 8 / variance, "0.4424111");
    expectPrinted(1 - (ofA + 49 / 8) / variance, "0.2436837");
    expectPrinted(1 - 49 / 8 / variance, "0.5575889");
  });
  test("the estimators find an input that acts only through another", () => {
    const indices = indicesOf(study);
    expectClose(
      indices.map((one) => one.first),
      [0.3139052, 0.4424111, 0],
    );
    expectClose(
      indices.map((one) => one.total),
      [0.5575889, 0.4424111, 0.2436837],
    );
    expectLawful(indices);
    expect(Math.abs(summarise(sampleStudy(study, options).outputs["y"] ?? []).mean - 3.5)).toBeLessThan(0.01);
  });
});

describe("Sobol's g with 0, 1, 4.5 and 9", () => {
  const weights = [0, 1, 4.5, 9] as const;
  const names = ["a", "b", "c", "d"] as const;
  const study = toyStudy(
    {
      y: (x) =>
        weights.reduce<number>(
          (product, weight, place) =>
            (product * (Math.abs(4 * (x[names[place] ?? ""] ?? 0) - 2) + weight)) / (1 + weight),
          1,
        ),
    },
    Object.fromEntries(names.map((name) => [name, uniform(0, 1)])),
  );
  const parts = weights.map((weight) => 1 / (3 * (1 + weight) ** 2));
  const whole = parts.reduce((product, part) => product * (1 + part), 1) - 1;
  const first = parts.map((part) => part / whole);
  const total = parts.map((part) => (part * (1 + whole)) / (1 + part) / whole);

  test("its closed form gives the printed shares (integrated by hand)", () => {
    ["0.7164929", "0.1791232", "0.02368572", "0.007164929"].forEach((text, place) =>
      expectPrinted(first[place] ?? 0, text),
    );
    ["0.7873697", "0.2422676", "0.03432674", "0.01046338"].forEach((text, place) =>
      expectPrinted(total[place] ?? 0, text),
    );
  });
  test("the estimators find them", () => {
    const indices = indicesOf(study);
    expectClose(
      indices.map((one) => one.first),
      first,
    );
    expectClose(
      indices.map((one) => one.total),
      total,
    );
    expectLawful(indices);
  });
  test.each([256, 1024])(
    "the stated errors of %i points are about the true ones over forty seeds",
    (count) => {
      let inside = 0;
      let asked = 0;
      for (let seed = 0; seed < 40; seed += 1) {
        (sobolIndices(study, { count, seed })["y"] ?? []).forEach((one, place) => {
          asked += 2;
          if (Math.abs(one.first - (first[place] ?? 0)) <= 2 * one.firstError) inside += 1;
          if (Math.abs(one.total - (total[place] ?? 0)) <= 2 * one.totalError) inside += 1;
        });
      }
      // Two standard errors from eight parts hold some 91 percent of the time.
      expect(inside / asked).toBeGreaterThan(0.82);
    },
  );
});

describe("sobolIndices", () => {
  test("P12.1 gives the same bits twice", () => {
    expect(sobolIndices(costStudy, options)).toEqual(sobolIndices(costStudy, options));
  });
  test("P12.3 first and total are one for an additive model, and they sum to 1", () => {
    const study = toyStudy(
      { y: ({ a = 0, b = 0, c = 0 }) => a + 2 * b - 3 * c },
      { a: uniform(0, 1), b: uniform(0, 1), c: uniform(0, 1) },
    );
    const indices = indicesOf(study);
    expectClose(
      indices.map(({ first }) => first),
      [1 / 14, 4 / 14, 9 / 14],
    );
    expectClose(
      indices.map(({ total }) => total),
      [1 / 14, 4 / 14, 9 / 14],
    );
    expectLawful(indices);
  });
  test("P12.5 an input of one value has 0 exactly, and so has one that moves nothing", () => {
    const study: Study = {
      ...costStudy,
      ranges: {
        ...costStudy.ranges,
        usdPerKwh: { kind: "point", value: 0.1 },
        idlePowerShare: uniform(0.2, 0.4),
      },
    };
    const zero = { first: 0, firstError: 0, total: 0, totalError: 0 };
    const byInput = new Map(
      indicesOf(study, "usdPerMillionTokens").map(({ input, ...rest }) => [input, rest]),
    );
    expect(byInput.get("usdPerKwh")).toEqual(zero);
    expect(byInput.get("idlePowerShare")).toEqual(zero);
    expect(byInput.get("utilisation")?.first).toBeGreaterThan(0.2);
  });
  test("an output that never moves has shares of 0, not of rounding", () => {
    const study = toyStudy({ y: ({ a = 0 }) => 0.1 + a - a }, { a: uniform(0, 1) });
    expect(indicesOf(study)).toEqual([{ input: "a", first: 0, firstError: 0, total: 0, totalError: 0 }]);
  });
  test("inputs that are drawn together have one share between them", () => {
    const ranges = { a: uniform(0, 1), b: uniform(0, 1), c: uniform(0, 1) };
    const study: Study = {
      ...toyStudy({ y: ({ a = 0, b = 0, c = 0 }) => a - b + c }, ranges),
      drawnWith: { b: "a" },
    };
    const indices = indicesOf(study);
    expect(indices.map(({ input }) => input)).toEqual(["a", "c"]);
    expectClose(
      indices.map(({ first }) => first),
      [0, 1],
    );
  });
  test("refuses when the model refused a point, and says how many and why", () => {
    const picky = toyStudy(
      {
        y: ({ x = 0 }) => {
          if (x < 0.5)
            throw new ModelError({
              code: "INFEASIBLE",
              model: "toy",
              field: "x",
              value: "small",
              allowed: "more",
            });
          return x;
        },
      },
      { x: uniform(0, 1) },
    );
    expect(refusal(() => sobolIndices(picky, { count: 1024, seed: 1 }))).toMatch(
      /^sobol-indices of toy: x is refused at \d+ of 384 points \(toy: x is small, expected more\. \[INFEASIBLE\]\), expected ranges in which the model answers everywhere\. \[INFEASIBLE\]$/,
    );
  });
  test("refuses a count that is no power of two or too small, and more inputs than the sequence carries", () => {
    expect(refusal(() => sobolIndices(costStudy, { count: 1000, seed: 1 }))).toBe(
      "sobol-indices of token-cost: count is 1000, expected a power of two, 256 or more. [OUT_OF_RANGE]",
    );
    expect(refusal(() => sobolIndices(costStudy, { count: 128, seed: 1 }))).toContain("count is 128");
    const many = Object.fromEntries(Array.from({ length: 17 }, (_, place) => [`x${place}`, uniform(0, 1)]));
    expect(refusal(() => sobolIndices(toyStudy({ y: () => 0 }, many), options))).toContain(
      "varied inputs is 17, expected at most 16",
    );
  });
  test("an index is a share: the largest range of the cost moves it most", () => {
    const [most] = [...indicesOf(costStudy, "usdPerMillionTokens")].sort((a, b) => b.total - a.total);
    expect(most?.input).toBe("tokensPerSecondPerGpu");
    expectNear(indicesOf(costStudy, "tokensPerSecondPerMegawatt")[0]?.total ?? 1, 0, 1e-9);
  });
});
