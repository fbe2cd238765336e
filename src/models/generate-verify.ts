/**
 * Work that a machine drafts and a human checks: when it saves time, and how much checking it bears.
 * Long because its helpers, each with its contract, stand beside the record that prints them.
 */
import { checkNumber, defineModel, printedNumber, type Domain } from "./contract.ts";
import { ModelError } from "./errors.ts";

/** All times are relative to doing the same piece by hand. */
export interface DraftedWork {
  /** Share of the work that the tool can take on, in [0, 1]. */
  readonly addressableShare: number;
  /** Share of that for which it is used, in [0, 1]. */
  readonly adoptedShare: number;
  /** Asking and waiting for the draft. */
  readonly generateTime: number;
  /** Reading and testing it. */
  readonly verifyTime: number;
  /** Mending a draft that failed. */
  readonly reworkTime: number;
  /** Probability that a draft must be mended, in [0, 1]. */
  readonly defectShare: number;
}

const unit: Domain = { min: 0, max: 1 };
const timeDomain: Domain = { min: 0, max: 1000 };
export const draftedWorkDomains = {
  addressableShare: unit,
  adoptedShare: unit,
  generateTime: timeDomain,
  verifyTime: timeDomain,
  reworkTime: timeDomain,
  defectShare: unit,
} as const satisfies Readonly<Record<keyof DraftedWork, Domain>>;
const leastTime = 1e-9;

/**
 * Time of the whole work over the time by hand: (1 - b) + b ((1 - a) + a (g + v + d r)).
 * Above 1 the tool slows the work down.
 *
 * Leaves out what a skipped hand draft would have taught, so it errs low.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * relativeTime({ addressableShare: 0.35, adoptedShare: 1, generateTime: 0.1, verifyTime: 0.25, reworkTime: 0.5, defectShare: 0.12 }); // → 0.7935
 */
export function relativeTime(work: DraftedWork): number {
  checkWork("relative-time", work);
  const { addressableShare, adoptedShare } = work;
  // A sum of parts of one sign: taking what is saved from 1 would lose the digits of a short rest.
  return 1 - addressableShare + addressableShare * (1 - adoptedShare + adoptedShare * perPiece(work));
}

/**
 * Checking time at which the tool neither saves nor costs time: 1 - g - d r. At
 * or below 0 no checking is short enough.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * breakEvenVerifyTime({ addressableShare: 0.35, adoptedShare: 1, generateTime: 0.1, verifyTime: 0.25, reworkTime: 0.5, defectShare: 0.12 }); // → 0.84
 */
export function breakEvenVerifyTime(work: DraftedWork): number {
  checkWork("break-even-verify-time", work);
  return 1 - work.generateTime - work.defectShare * work.reworkTime;
}

/** What a year of drafted work saves and costs, in USD a year unless said otherwise. */
export interface DraftedYear {
  readonly wageUsd: number;
  /** Time over time by hand, as `relativeTime` gives it. */
  readonly relativeTime: number;
  readonly modelUsd: number;
  readonly computeUsd: number;
  /** Extra computation of slow generated code, as a share of the bill. */
  readonly regressionTax: number;
  /** Cost of defects that nobody caught. */
  readonly escapedDefectUsd: number;
}

/**
 * Net value of a year, in USD: wage saved, less model, slower code and escaped
 * defects. Below 0 at a loss. Takes saved hours at full wage, so it errs high.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * netUsdPerYear({ wageUsd: 1e6, relativeTime: 0.8, modelUsd: 50000, computeUsd: 2.65e6, regressionTax: 0.009, escapedDefectUsd: 26150 }); // → 100000
 */
export function netUsdPerYear(year: DraftedYear): number {
  const model = "net-usd-per-year";
  const money: Domain = { min: 0, max: 1e15 };
  checkNumber(model, "wageUsd", year.wageUsd, money);
  checkNumber(model, "relativeTime", year.relativeTime, { min: 0, max: 1e4 });
  checkNumber(model, "modelUsd", year.modelUsd, money);
  checkNumber(model, "computeUsd", year.computeUsd, money);
  checkNumber(model, "regressionTax", year.regressionTax, { min: 0, max: 1e3 });
  checkNumber(model, "escapedDefectUsd", year.escapedDefectUsd, money);
  const savedUsd = year.wageUsd * (1 - year.relativeTime);
  return savedUsd - year.modelUsd - year.regressionTax * year.computeUsd - year.escapedDefectUsd;
}

/** g + v + d r: a drafted piece over the same piece by hand. */
const perPiece = ({ generateTime, verifyTime, reworkTime, defectShare }: DraftedWork): number =>
  generateTime + verifyTime + defectShare * reworkTime;

function checkWork(model: string, work: DraftedWork): void {
  checkNumber(model, "addressableShare", work.addressableShare, draftedWorkDomains.addressableShare);
  checkNumber(model, "adoptedShare", work.adoptedShare, draftedWorkDomains.adoptedShare);
  checkNumber(model, "generateTime", work.generateTime, draftedWorkDomains.generateTime);
  checkNumber(model, "verifyTime", work.verifyTime, draftedWorkDomains.verifyTime);
  checkNumber(model, "reworkTime", work.reworkTime, draftedWorkDomains.reworkTime);
  checkNumber(model, "defectShare", work.defectShare, draftedWorkDomains.defectShare);
}

const percentDomain: Domain = { min: 0, max: 100 };
const relativeDomain: Domain = { min: 0, max: 100 };

export const generateVerify = defineModel({
  id: "generate-verify",
  title: "Draft, then check",
  purpose:
    "Says how much time work takes when a tool drafts a part of it and people check the drafts, and how much checking eats the gain.",
  topic: "Drafting and checking",
  inputs: {
    addressablePercent: {
      type: "number",
      symbol: "\\beta",
      title: "Share of the work that the tool can take on",
      unit: "%",
      domain: percentDomain,
    },
    adoptedPercent: {
      type: "number",
      symbol: "a",
      title: "Share of that for which it is used",
      unit: "%",
      domain: percentDomain,
    },
    generateTime: {
      type: "number",
      symbol: "g",
      title: "Time to get a draft, over doing it by hand",
      unit: "1",
      domain: relativeDomain,
      usual: [0, 1],
    },
    verifyTime: {
      type: "number",
      symbol: "v",
      title: "Time to check a draft, over doing it by hand",
      unit: "1",
      domain: relativeDomain,
      usual: [0, 1.5],
    },
    reworkTime: {
      type: "number",
      symbol: "r",
      title: "Time to mend a failed draft, over doing it by hand",
      unit: "1",
      domain: relativeDomain,
      usual: [0, 2],
    },
    defectPercent: {
      type: "number",
      symbol: "d",
      title: "Drafts that must be mended",
      unit: "%",
      domain: percentDomain,
    },
  },
  outputs: {
    speedup: { symbol: "S", title: "Speed-up of the work", unit: "x" },
    timePercent: { symbol: "T_1", title: "Time, of the time by hand", unit: "%" },
    timeChangePercent: { symbol: "T_1 - 1", title: "Change of time; below 0 it is faster", unit: "%" },
    leastTimePercent: {
      symbol: "T_{\\min}",
      title: "Time if drafts came and were checked in no time",
      unit: "%",
    },
    breakEvenVerifyTime: {
      symbol: "v^*",
      title: "Checking time at which nothing is won, over doing it by hand",
      unit: "1",
    },
    spareVerifyTime: { symbol: "v^* - v", title: "What is left until then", unit: "1" },
  },
  equations: [
    {
      gives: "timePercent",
      latex: "T_1 = (1 - \\beta) + \\beta \\bigl((1 - a) + a\\,(g + v + d\\,r)\\bigr)",
      origin: { derived: "work not taken on, not given over, and drafted, each with its time" },
    },
    { gives: "speedup", latex: "S = \\frac{1}{T_1}", origin: { derived: "time before over time after" } },
    { gives: "timeChangePercent", latex: "T_1 - 1", origin: { derived: "the definition" } },
    {
      gives: "leastTimePercent",
      latex: "T_{\\min} = 1 - \\beta\\,a",
      origin: { derived: "drafting, checking and mending set to nothing" },
    },
    {
      gives: "breakEvenVerifyTime",
      latex: "v^* = 1 - g - d\\,r",
      origin: { derived: "a drafted piece set equal to the same piece by hand" },
    },
    { gives: "spareVerifyTime", latex: "v^* - v", origin: { derived: "the difference" } },
  ],
  omissions: [
    { what: "Defects that pass the check and cost later.", errs: "Too much gain." },
    { what: "Waiting for other people's review.", errs: "Too much gain; see the model of the review queue." },
    {
      what: "That people choose the pieces which suit the tool.",
      errs: "Too little gain where only those are given over, too much where all of them are.",
    },
    { what: "Code that is more, longer or slower than by hand.", errs: "Too much gain." },
  ],
  shapes: [
    { output: "timeChangePercent", over: "verifyTime", by: { input: "defectPercent", values: [0, 20, 50] } },
    { output: "speedup", over: "addressablePercent" },
  ],
  directions: {
    timePercent: { generateTime: 1, verifyTime: 1, reworkTime: 1, defectPercent: 1 },
    timeChangePercent: { generateTime: 1, verifyTime: 1, reworkTime: 1, defectPercent: 1 },
    speedup: { generateTime: -1, verifyTime: -1, reworkTime: -1, defectPercent: -1 },
    leastTimePercent: { addressablePercent: -1, adoptedPercent: -1 },
    spareVerifyTime: { generateTime: -1, verifyTime: -1, reworkTime: -1, defectPercent: -1 },
    breakEvenVerifyTime: { generateTime: -1, reworkTime: -1, defectPercent: -1, verifyTime: 0 },
  },
  compute: ({ addressablePercent, adoptedPercent, defectPercent, ...times }) => {
    const work: DraftedWork = {
      ...times,
      addressableShare: addressablePercent / 100,
      adoptedShare: adoptedPercent / 100,
      defectShare: defectPercent / 100,
    };
    const time = relativeTime(work);
    if (time < leastTime) {
      throw new ModelError({
        code: "INFEASIBLE",
        model: "generate-verify",
        field: "generateTime",
        value: work.generateTime,
        allowed: `time that leaves at least ${printedNumber(leastTime)} of the work, or its speed has no end; ${printedNumber(time, "down")} is left`,
      });
    }
    const breakEven = breakEvenVerifyTime(work);
    return {
      speedup: 1 / time,
      timePercent: 100 * time,
      timeChangePercent: 100 * (time - 1),
      leastTimePercent: 100 * (1 - work.addressableShare * work.adoptedShare),
      breakEvenVerifyTime: breakEven,
      spareVerifyTime: breakEven - work.verifyTime,
    };
  },
});
