/**
 * One more place on GB300's curve, derived from a published cost: SemiAnalysis
 * gives dollars per million tokens at 150 tokens a second for GB300 with FP4 and
 * multi-token prediction; divided by the hourly cost of the time that is a
 * throughput. Token basis and cost column are not stated there; we take total
 * tokens and hyperscaler ownership, as its charts do.
 */
import type { FigureData, Rest } from "../contract.ts";
import { assumedUsdPerHour, restOnAssumption } from "./assumed-prices.ts";
import type { StoredRun } from "./stored-frontier.ts";

/** User speed for which the cost is published, in tokens per second. */
export const DERIVED_SPEED = 150;
const PRICE_DATE = "2026-03-18";
const PRICE_BASIS = "ownership-hyperscaler";

/** What a figure must need under the name `mtp`. */
export const derivedClaim = "ix-v2-mtp-21x.with";

/** Throughput = dollars a GPU-hour × 1,000,000 ÷ (3,600 × dollars per million tokens). @throws {RangeError} when an input is missing */
export function derivedRun(data: FigureData): StoredRun {
  const usdPerMillionTokens = data.claims["mtp"]?.value;
  const usdPerHour = assumedUsdPerHour(data, PRICE_DATE, PRICE_BASIS, "gb300");
  if (usdPerMillionTokens === undefined || usdPerHour === null)
    throw new RangeError("no published cost or price for the derived run");
  return {
    x: DERIVED_SPEED,
    y: (usdPerHour * 1e6) / (3600 * usdPerMillionTokens),
    row: 0,
    date: "2026-02-16",
    configuration: "derived from SemiAnalysis's cost per million tokens, FP4, multi-token prediction",
    speculative: true,
    derived: true,
  };
}

/** The claim and the price that the derived run rests on. */
export function restOnDerivedRun(data: FigureData): Rest[] {
  return [{ claim: "mtp" }, restOnAssumption(data, PRICE_DATE, PRICE_BASIS, ["gb300"])];
}
