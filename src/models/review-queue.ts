/** When drafts come faster than people can review them, review sets the pace. */
import { checkNumber, defineModel, printedNumber, type Domain } from "./contract.ts";
import { ModelError } from "./errors.ts";

/** All rates are for one working day. */
export interface ReviewLoad {
  /** Changes that are drafted. */
  readonly draftedPerDay: number;
  /** Share of them that is worth putting up for review, in (0, 1]. */
  readonly acceptedShare: number;
  /** Reviews that the team can do. */
  readonly reviewsPerDay: number;
  /** Reviews that a change needs until it is merged. */
  readonly reviewsPerChange: number;
}

const rateDomain: Domain = { min: 1e-6, max: 1e9 };
export const reviewDomains = {
  draftedPerDay: rateDomain,
  acceptedShare: { min: 1e-6, max: 1 },
  reviewsPerDay: rateDomain,
  reviewsPerChange: { min: 1e-3, max: 1e4 },
} as const satisfies Readonly<Record<keyof ReviewLoad, Domain>>;

/**
 * Changes merged in a day: the smaller of what comes and what can be reviewed.
 *
 * Leaves out that reviews come in bursts, so near full load it errs high.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * mergedPerDay({ draftedPerDay: 60, acceptedShare: 0.5, reviewsPerDay: 40, reviewsPerChange: 2 }); // → 20
 */
export function mergedPerDay(load: ReviewLoad): number {
  checkLoad("merged-per-day", load);
  return Math.min(load.draftedPerDay * load.acceptedShare, load.reviewsPerDay / load.reviewsPerChange);
}

/**
 * Reviews asked for over reviews that can be done. From 1 on the queue grows without end.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * reviewUtilisation({ draftedPerDay: 60, acceptedShare: 0.5, reviewsPerDay: 80, reviewsPerChange: 2 }); // → 0.75
 */
export function reviewUtilisation(load: ReviewLoad): number {
  checkLoad("review-utilisation", load);
  return (load.draftedPerDay * load.acceptedShare * load.reviewsPerChange) / load.reviewsPerDay;
}

/** Refuses a queue that grows without end. @throws {ModelError} INFEASIBLE, with the margin */
export function requireStable(model: string, load: ReviewLoad): number {
  const utilisation = reviewUtilisation(load);
  if (utilisation < 1) return utilisation;
  const most = load.reviewsPerDay / (load.acceptedShare * load.reviewsPerChange);
  throw new ModelError({
    code: "INFEASIBLE",
    model,
    field: "draftedPerDay",
    value: load.draftedPerDay,
    allowed: `below ${printedNumber(most, "down")} a day, where review is fully taken up and the queue grows without end; it is ${printedNumber(utilisation)} times that`,
  });
}

function checkLoad(model: string, load: ReviewLoad): void {
  checkNumber(model, "draftedPerDay", load.draftedPerDay, reviewDomains.draftedPerDay);
  checkNumber(model, "acceptedShare", load.acceptedShare, reviewDomains.acceptedShare);
  checkNumber(model, "reviewsPerDay", load.reviewsPerDay, reviewDomains.reviewsPerDay);
  checkNumber(model, "reviewsPerChange", load.reviewsPerChange, reviewDomains.reviewsPerChange);
}

export const reviewQueue = defineModel({
  id: "review-queue",
  title: "The review queue",
  purpose:
    "Says how many changes a team can merge when drafts come from a machine and reviews from people, and refuses where the queue grows without end.",
  topic: "Drafting and checking",
  inputs: {
    draftedPerDay: {
      type: "number",
      symbol: "\\lambda",
      title: "Changes drafted in a day",
      unit: "1",
      domain: { min: 0.01, max: 1e5 },
      usual: [1, 100],
    },
    acceptedPercent: {
      type: "number",
      symbol: "\\alpha",
      title: "Drafts that are put up for review",
      unit: "%",
      domain: { min: 1, max: 100 },
    },
    reviewsPerDay: {
      type: "number",
      symbol: "\\mu",
      title: "Reviews that the team can do in a day",
      unit: "1",
      domain: { min: 0.01, max: 1e5 },
      usual: [1, 200],
    },
    reviewsPerChange: {
      type: "number",
      symbol: "n",
      title: "Reviews that a change needs",
      unit: "1",
      domain: { min: 0.1, max: 100 },
      usual: [1, 5],
    },
  },
  outputs: {
    mergedPerDay: { symbol: "x", title: "Changes merged in a day", unit: "1" },
    utilisationPercent: { symbol: "\\rho", title: "Reviewing taken up", unit: "%" },
    mostDraftedPerDay: {
      symbol: "\\lambda_{\\max}",
      title: "Drafts in a day that are never reached",
      unit: "1",
    },
    spareSpeedup: { symbol: "1/\\rho", title: "Speed-up that drafting may still have", unit: "x" },
  },
  equations: [
    {
      gives: "mergedPerDay",
      latex: "x = \\min\\left(\\lambda\\,\\alpha,\\ \\frac{\\mu}{n}\\right), \\qquad \\rho < 1",
      origin: { derived: "below full load everything that comes is reviewed" },
    },
    {
      gives: "utilisationPercent",
      latex: "\\rho = \\frac{\\lambda\\,\\alpha\\,n}{\\mu}",
      origin: { derived: "reviews asked for over reviews that can be done" },
    },
    {
      gives: "mostDraftedPerDay",
      latex: "\\lambda_{\\max} = \\frac{\\mu}{\\alpha\\,n}",
      origin: { derived: "full load solved for the drafts" },
    },
    {
      gives: "spareSpeedup",
      latex: "\\frac{1}{\\rho}",
      origin: { derived: "drafts at full load over drafts" },
    },
  ],
  omissions: [
    {
      what: "Bursts and waiting: near full load the queue is long although it does not grow.",
      errs: "Too many changes in a short time.",
    },
    { what: "That longer changes take longer to review.", errs: "Too many changes." },
    { what: "Review by machines, or none.", errs: "Too few changes, at another quality." },
  ],
  shapes: [
    { output: "utilisationPercent", over: "draftedPerDay" },
    { output: "mostDraftedPerDay", over: "reviewsPerChange" },
  ],
  directions: {
    utilisationPercent: { draftedPerDay: 1, acceptedPercent: 1, reviewsPerChange: 1, reviewsPerDay: -1 },
    spareSpeedup: { draftedPerDay: -1, acceptedPercent: -1, reviewsPerChange: -1, reviewsPerDay: 1 },
    mergedPerDay: { draftedPerDay: 1, acceptedPercent: 1 },
    mostDraftedPerDay: { reviewsPerDay: 1, acceptedPercent: -1, reviewsPerChange: -1, draftedPerDay: 0 },
  },
  compute: ({ acceptedPercent, ...rates }) => {
    const load: ReviewLoad = { ...rates, acceptedShare: acceptedPercent / 100 };
    const utilisation = requireStable("review-queue", load);
    return {
      mergedPerDay: mergedPerDay(load),
      utilisationPercent: 100 * utilisation,
      mostDraftedPerDay: load.reviewsPerDay / (load.acceptedShare * load.reviewsPerChange),
      spareSpeedup: 1 / utilisation,
    };
  },
});
