import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expertActivation } from "../../../src/models/roofline/expert-activation.ts";
import {
  expectedDistinctGpus,
  touchedExpertShare,
  type Routing,
} from "../../../src/models/roofline/touched-experts.ts";
import { expectNear, expectPrinted, refusal } from "../../laws/printed.ts";
import { between, holds } from "../../laws/seeded.ts";

const deepseek: Routing = Object.freeze({ expertCount: 256, activeExpertCount: 8, popularityExponent: 0 });
const routings: fc.Arbitrary<Routing> = fc
  .record({
    activeExpertCount: fc.integer({ min: 1, max: 32 }),
    others: fc.integer({ min: 0, max: 500 }),
    popularityExponent: fc.oneof(fc.constant(0), between(0, 3)),
  })
  .map(({ others, ...routing }) => ({ ...routing, expertCount: routing.activeExpertCount + others }));

describe("touchedExpertShare", () => {
  test.each([
    [1, "0.03125"],
    [4, "0.1192617"],
    [16, "0.3982897"],
    [32, "0.6379447"],
    [64, "0.8689160"],
    [128, "0.9828170"],
    [256, "0.9997047"],
  ] as const)("V3.5 of 256 experts, 8 a token, %d tokens touch %s (worked by hand)", (tokens, printed) => {
    expectPrinted(touchedExpertShare(deepseek, tokens), printed);
  });
  test.each([
    [4, "0.1158"],
    [16, "0.3655"],
    [32, "0.5752"],
    [128, "0.9476"],
  ] as const)(
    "V3.5 with a Zipf exponent of a half %d tokens touch %s (worked by hand; SemiAnalysis profiled 50 to 60 percent at 32)",
    (tokens, printed) => {
      expectPrinted(touchedExpertShare({ ...deepseek, popularityExponent: 0.5 }, tokens), printed);
    },
  );
  test("P3.5 is nothing without tokens, k/E with one, and nears all", () => {
    holds(
      fc.property(routings, (routing) => {
        expect(touchedExpertShare(routing, 0)).toBe(0);
        const { activeExpertCount, expertCount } = routing;
        expectNear(touchedExpertShare(routing, 1), activeExpertCount / expertCount, 1e-9);
        expect(touchedExpertShare(routing, 1e9)).toBeGreaterThan(0.9);
      }),
    );
  });
  test("answers alike whatever was asked before", () => {
    holds(
      fc.property(routings, routings, between(1, 1e4), (routing, other, tokens) => {
        const first = touchedExpertShare(routing, tokens);
        touchedExpertShare(other, tokens);
        touchedExpertShare({ ...routing, popularityExponent: other.popularityExponent }, tokens);
        expect(touchedExpertShare(routing, tokens)).toBe(first);
      }),
    );
  });
  test("P3.5 rises with the tokens, ever more slowly, and touches no more than there are choices or experts", () => {
    holds(
      fc.property(routings, between(1, 1e4), between(1, 1e3), (routing, tokens, step) => {
        const [low, middle, high] = [tokens, tokens + step, tokens + 2 * step].map((count) =>
          touchedExpertShare(routing, count),
        );
        if (low === undefined || middle === undefined || high === undefined) throw new Error("three shares");
        expect(middle).toBeGreaterThanOrEqual(low - 1e-12);
        expect(middle - low).toBeGreaterThanOrEqual(high - middle - 1e-12);
        const { expertCount, activeExpertCount } = routing;
        expect(low * expertCount).toBeLessThanOrEqual(
          Math.min(expertCount, activeExpertCount * tokens) * (1 + 1e-9),
        );
      }),
    );
  });
  test("a choice of all experts touches all of them, as the page's 1 - (1 - p)^B gives at p = 1", () => {
    for (const popularityExponent of [0, 0.5, 3])
      for (const tokens of [1e-6, 0.5, 1, 40]) {
        const all = { expertCount: 256, activeExpertCount: 256, popularityExponent };
        expect(touchedExpertShare(all, tokens)).toBe(1);
        expect(touchedExpertShare(all, 0)).toBe(0);
      }
  });
  test("an uneven popularity touches less than an even one", () => {
    holds(
      fc.property(routings, between(1, 1e4), (routing, tokens) => {
        const even = touchedExpertShare({ ...routing, popularityExponent: 0 }, tokens);
        expect(touchedExpertShare(routing, tokens)).toBeLessThanOrEqual(even * (1 + 1e-9));
      }),
    );
  });
  test("refuses more chosen experts than there are", () => {
    expect(refusal(() => touchedExpertShare({ ...deepseek, activeExpertCount: 257 }, 1))).toBe(
      "touched-expert-share: activeExpertCount is 257, expected at most the 256 experts of a layer. [INCONSISTENT]",
    );
  });
});

describe("expectedDistinctGpus", () => {
  test.each([
    [8, "5.251129"],
    [72, "7.621728"],
    [144, "7.808233"],
  ] as const)("V3.5 eight experts lie on %d GPUs' %s (worked by hand)", (gpus, printed) => {
    expectPrinted(expectedDistinctGpus(gpus, 8), printed);
  });
  test("is between one and the smaller of GPUs and experts", () => {
    holds(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 64 }), (gpus, experts) => {
        const distinct = expectedDistinctGpus(gpus, experts);
        expect(distinct).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(distinct).toBeLessThanOrEqual(Math.min(gpus, experts) * (1 + 1e-9));
      }),
    );
  });
});

test("the record counts tokens for each touched expert, one at one token, and refuses a step of none", () => {
  const inputs = { expertCount: 256, activeExpertCount: 8, popularityExponent: 0, gpuCount: 72 };
  const outputs = expertActivation.compute({ ...inputs, tokenCount: 32 });
  expectNear(outputs.tokensPerTouchedExpert * outputs.touchedExpertCount, 256, 1e-12);
  expect(refusal(() => expertActivation.compute({ ...inputs, tokenCount: 0 }))).toContain("[OUT_OF_RANGE]");
  const few = expertActivation.compute({ ...inputs, tokenCount: 1 });
  expectNear(few.tokensPerTouchedExpert, 1, 1e-9);
});
