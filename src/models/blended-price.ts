/** The one price of a mix of fresh input, cached input and output tokens. */
import { checkNumber } from "./contract.ts";
import { ModelError } from "./errors.ts";

export interface PricedShare {
  /** Share of all tokens, in [0, 1]; the shares of a mix sum to 1. */
  readonly share: number;
  /** Price of a million of these tokens, in USD, at least 0. */
  readonly usdPerMillionTokens: number;
}

/**
 * Average price of a million tokens over a mix, in USD; its basis is all the tokens of the mix.
 *
 * @throws {ModelError} EMPTY_INPUT; INCONSISTENT when the shares do not sum to 1 within 1e-9; NON_FINITE, OUT_OF_RANGE
 * @example
 * blendedUsdPerMillionTokens([
 *   { share: 0.75, usdPerMillionTokens: 5 },
 *   { share: 0.25, usdPerMillionTokens: 30 },
 * ]); // → 11.25
 */
export function blendedUsdPerMillionTokens(mix: readonly PricedShare[]): number {
  const model = "blended-price";
  if (mix.length === 0) {
    throw new ModelError({
      code: "EMPTY_INPUT",
      model,
      field: "mix",
      value: "empty",
      allowed: "at least one share",
    });
  }
  let [shares, price] = [0, 0];
  for (const part of mix) {
    checkNumber(model, "share", part.share, { min: 0, max: 1 });
    checkNumber(model, "usdPerMillionTokens", part.usdPerMillionTokens, { min: 0, max: 1e9 });
    shares += part.share;
    price += part.share * part.usdPerMillionTokens;
  }
  if (Math.abs(shares - 1) > 1e-9) {
    const allowed = "1 within 1e-9";
    throw new ModelError({ code: "INCONSISTENT", model, field: "sum of shares", value: shares, allowed });
  }
  return price;
}
