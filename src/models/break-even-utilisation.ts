/** How busy a machine must be before its tokens pay for it. */
import type { Basis } from "../base/units.ts";
import { checkNumber, printedNumber, requireSameBasis } from "./contract.ts";
import { ModelError } from "./errors.ts";
import { usdPerMillionTokens } from "./token-cost.ts";

export interface BasedValue {
  readonly value: number;
  readonly basis: Basis;
}
export interface BreakEven {
  readonly usdPerGpuHour: number;
  /** Full-load throughput, in tok/s/GPU. */
  readonly tokensPerSecondPerGpu: BasedValue;
  /** Price of a million tokens of the same basis, in USD. */
  readonly usdPerMillionTokens: BasedValue;
}

/**
 * The utilisation at which revenue equals cost, in (0, 1]: h 10^6 / (3600 R p).
 *
 * @throws {ModelError} UNIT_MISMATCH when rate and price count differing tokens; INFEASIBLE above 1; NON_FINITE, OUT_OF_RANGE
 * @example
 * breakEvenUtilisation({
 *   usdPerGpuHour: 2,
 *   tokensPerSecondPerGpu: { value: 4000, basis: { tokens: "total" } },
 *   usdPerMillionTokens: { value: 0.5, basis: { tokens: "total" } },
 * }); // → 0.2777778
 */
export function breakEvenUtilisation({
  usdPerGpuHour,
  tokensPerSecondPerGpu: rate,
  usdPerMillionTokens: price,
}: BreakEven): number {
  const model = "break-even-utilisation";
  requireSameBasis(model, "usdPerMillionTokens", price.basis, rate.basis);
  checkNumber(model, "usdPerMillionTokens", price.value, { min: 1e-9, max: 1e9 });
  const cost = usdPerMillionTokens({
    usdPerHour: usdPerGpuHour,
    tokensPerSecond: rate.value,
    utilisation: 1,
  });
  const utilisation = cost / price.value;
  if (utilisation > 1) {
    const allowed = `at most 1: at full load a million tokens cost ${printedNumber(cost, "up")} USD and sell for ${printedNumber(price.value, "down")} USD`;
    throw new ModelError({ code: "INFEASIBLE", model, field: "utilisation", value: utilisation, allowed });
  }
  return utilisation;
}
