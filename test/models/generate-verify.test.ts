import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  breakEvenVerifyTime,
  generateVerify,
  netUsdPerYear,
  relativeTime,
  type DraftedWork,
} from "../../src/models/generate-verify.ts";
import { expectNear, expectPrinted, refusal } from "../laws/printed.ts";
import { between, holds } from "../laws/seeded.ts";

/** The share of 0.35 is a claim that no source carries; the rest is assumed. The vectors are arithmetic. */
const boilerplate: DraftedWork = Object.freeze({
  addressableShare: 0.35,
  adoptedShare: 1,
  generateTime: 0.1,
  verifyTime: 0.25,
  reworkTime: 0.5,
  defectShare: 0.12,
});
const half: DraftedWork = Object.freeze({
  addressableShare: 0.5,
  adoptedShare: 0.8,
  generateTime: 0.15,
  verifyTime: 0.3,
  reworkTime: 0.6,
  defectShare: 0.2,
});
const works = fc.record({
  addressableShare: between(0, 1),
  adoptedShare: between(0, 1),
  generateTime: between(0, 2),
  verifyTime: between(0, 2),
  reworkTime: between(0, 2),
  defectShare: between(0, 1),
});
const names = Object.keys(boilerplate) as (keyof DraftedWork)[];
const inputsOf = ({ addressableShare, adoptedShare, defectShare, ...times }: DraftedWork) => ({
  ...times,
  addressablePercent: 100 * addressableShare,
  adoptedPercent: 100 * adoptedShare,
  defectPercent: 100 * defectShare,
});

describe("relativeTime", () => {
  test("V11.2 and V11.3 0.7935 with a limit of 0.84 for checking, and 0.828 (worked by hand)", () => {
    expectNear(relativeTime(boilerplate), 0.7935, 1e-12);
    expectNear(breakEvenVerifyTime(boilerplate), 0.84, 1e-12);
    expectNear(relativeTime(half), 0.828, 1e-12);
  });
  test("P11.1 is 1 where nothing is taken on, nothing given over, or a draft is as dear as by hand", () => {
    holds(
      fc.property(works, (work) => {
        expect(relativeTime({ ...work, addressableShare: 0 })).toBe(1);
        expect(relativeTime({ ...work, adoptedShare: 0 })).toBe(1);
      }),
    );
    expect(
      relativeTime({ ...half, generateTime: 0.25, verifyTime: 0.5, defectShare: 0.5, reworkTime: 0.5 }),
    ).toBe(1);
  });
  test("P11.2 is a straight line in each input and rises with time and defects", () => {
    holds(
      fc.property(works, works, fc.constantFrom(...names), (work, other, name) => {
        const [low, high] = [Math.min(work[name], other[name]), Math.max(work[name], other[name])];
        const at = (value: number): number => relativeTime({ ...work, [name]: value });
        expect(Math.abs(at((low + high) / 2) - (at(low) + at(high)) / 2)).toBeLessThan(1e-9);
        if (name !== "addressableShare" && name !== "adoptedShare")
          expect(at(high)).toBeGreaterThanOrEqual(at(low) - 1e-12);
      }),
    );
  });
  test("P11.4 saves time exactly while checking stays below the break-even", () => {
    holds(
      fc.property(works, (work) => {
        const spare = breakEvenVerifyTime(work) - work.verifyTime;
        if (Math.abs(spare) < 1e-9 || work.addressableShare * work.adoptedShare < 1e-6) return;
        expect(Math.sign(1 - relativeTime(work))).toBe(Math.sign(spare));
      }),
    );
  });
  test("refuses more than all of the work", () => {
    expect(refusal(() => relativeTime({ ...half, addressableShare: 1.2 }))).toBe(
      "relative-time: addressableShare is 1.2, expected [0, 1]. [OUT_OF_RANGE]",
    );
  });
});

describe("generateVerify", () => {
  test("V11.2 and V11.3 come back as 1.260239 and 1.207729 times as fast", () => {
    expectPrinted(generateVerify.compute(inputsOf(boilerplate)).speedup, "1.260239");
    expectPrinted(generateVerify.compute(inputsOf(half)).speedup, "1.207729");
  });
  test("P11.3 is no faster than drafting for nothing", () => {
    holds(
      fc.property(works, (work) => {
        const spare = 1 - work.addressableShare * work.adoptedShare;
        if (spare < 1e-6) return;
        const result = generateVerify.compute(inputsOf(work));
        expect(result.speedup).toBeLessThanOrEqual((1 / spare) * (1 + 1e-9));
        expectNear(result.leastTimePercent, 100 * spare, 1e-9);
      }),
    );
  });
  test("V11.5 19 % more time is 0.8403361 times as fast, 55.8 % less time 2.262443 times (the abstracts of METR's trial and of Copilot's)", () => {
    const all = { ...inputsOf(half), addressablePercent: 100, adoptedPercent: 100, defectPercent: 0 };
    const speedup = (time: number): number =>
      generateVerify.compute({ ...all, generateTime: 0, verifyTime: time }).speedup;
    expectPrinted(speedup(1.19), "0.8403361");
    expectPrinted(speedup(1 - 0.558), "2.262443");
  });
  test("keeps the digits of a short rest: 1.5e-9 of the time is 666,666,666.67 times as fast", () => {
    const all = { ...inputsOf(half), addressablePercent: 100, adoptedPercent: 100, defectPercent: 0 };
    const { speedup } = generateVerify.compute({ ...all, generateTime: 1.5e-9, verifyTime: 0 });
    expectPrinted(speedup, "666,666,666.67");
  });
  test("refuses work that takes no time at all", () => {
    const nothing = { addressableShare: 1, adoptedShare: 1, generateTime: 0, verifyTime: 0, defectShare: 0 };
    const run = (): unknown => generateVerify.compute(inputsOf({ ...half, ...nothing }));
    expect(refusal(run)).toBe(
      "generate-verify: generateTime is 0, expected time that leaves at least 0.000000001 of the work, or its speed has no end; 0 is left. [INFEASIBLE]",
    );
  });
});

describe("netUsdPerYear", () => {
  const year = {
    wageUsd: 1e6,
    relativeTime: 0.8,
    modelUsd: 50_000,
    computeUsd: 2.65e6,
    regressionTax: 0.009,
    escapedDefectUsd: 26_150,
  };
  test("is wage saved less model, slower code and escaped defects (200,000 - 50,000 - 23,850 - 26,150)", () => {
    expectNear(netUsdPerYear(year), 100_000, 1e-12);
  });
  test("is the loss alone where no time is saved", () => {
    expectNear(netUsdPerYear({ ...year, relativeTime: 1 }), -100_000, 1e-12);
  });
  test("refuses a negative bill", () => {
    expect(() => netUsdPerYear({ ...year, computeUsd: -1 })).toThrow("computeUsd is -1");
  });
});
