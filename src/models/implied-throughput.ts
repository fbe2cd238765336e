/** What a published ratio says about throughput once its denominator is taken out, and whether two such claims agree. */
import { checkNumber } from "./contract.ts";

/** A ratio as printed, with what its rounding leaves open. */
export interface PrintedRatio {
  /** In "x", above 0. */
  readonly value: number;
  /** Half a unit of the last printed digit, at least 0 and below `value`. */
  readonly halfUnit: number;
}

export interface Interval {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

/**
 * The throughput ratio that a claim per dollar or per watt implies, in "x",
 * with the interval that its rounding leaves: claim × (new over old denominator).
 *
 * Takes the denominators as exact; that makes the interval too narrow.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * impliedThroughputRatio({ value: 35, halfUnit: 0.5 }, 2.65 / 1.41).value; // → 65.78014
 */
export function impliedThroughputRatio(claim: PrintedRatio, denominatorRatio: number): Interval {
  const model = "implied-throughput-ratio";
  checkNumber(model, "value", claim.value, { min: 0, minOpen: true, max: 1e12 });
  checkNumber(model, "halfUnit", claim.halfUnit, { min: 0, max: claim.value, maxOpen: true });
  checkNumber(model, "denominatorRatio", denominatorRatio, { min: 1e-12, max: 1e12 });
  return {
    low: (claim.value - claim.halfUnit) * denominatorRatio,
    value: claim.value * denominatorRatio,
    high: (claim.value + claim.halfUnit) * denominatorRatio,
  };
}

/**
 * Whether two claims can both be true of one throughput: their intervals touch.
 *
 * @example
 * claimsAgree({ low: 64.8, value: 65.8, high: 66.7 }, { low: 60.1, value: 60.7, high: 61.3 }); // → false
 */
export function claimsAgree(a: Interval, b: Interval): boolean {
  return a.low <= b.high && b.low <= a.high;
}

/**
 * The power of one GPU that a vendor's two figures imply, in kW: tokens per
 * second of a GPU over tokens per second of a megawatt.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * impliedKwPerGpu({ tokensPerSecondPerGpu: 6000, tokensPerSecondPerMegawatt: 2.8e6 }); // → 2.142857
 */
export function impliedKwPerGpu(figures: {
  readonly tokensPerSecondPerGpu: number;
  readonly tokensPerSecondPerMegawatt: number;
}): number {
  const model = "implied-kw-per-gpu";
  checkNumber(model, "tokensPerSecondPerGpu", figures.tokensPerSecondPerGpu, { min: 1e-6, max: 1e12 });
  checkNumber(model, "tokensPerSecondPerMegawatt", figures.tokensPerSecondPerMegawatt, {
    min: 1e-6,
    max: 1e15,
  });
  return (1000 * figures.tokensPerSecondPerGpu) / figures.tokensPerSecondPerMegawatt;
}
