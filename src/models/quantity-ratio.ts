/** The one way to divide two quantities that carry units: refuses apples over pears. */
import type { Quantity } from "../base/lineage.ts";
import { convert, units } from "../base/units.ts";
import { checkNumber, requireSameBasis } from "./contract.ts";
import { ModelError } from "./errors.ts";

/**
 * How many times the denominator fits into the numerator, in "x". Units of one
 * dimension are converted; a differing basis (output against total tokens, chip
 * against facility power, owning against renting) is never converted.
 *
 * A basis that one side leaves out is taken as not known and passes.
 *
 * @throws {ModelError} UNIT_MISMATCH; NON_FINITE; OUT_OF_RANGE when the denominator is not above 0
 * @example
 * quantityRatio(
 *   { value: 6000, unit: "tok/s/GPU", basis: { tokens: "output" } },
 *   { value: 90, unit: "tok/s/GPU", basis: { tokens: "output" } },
 * ); // → 66.66667
 */
export function quantityRatio(numerator: Quantity, denominator: Quantity): number {
  const model = "quantity-ratio";
  checkNumber(model, "numerator", numerator.value, { min: -Infinity, max: Infinity });
  checkNumber(model, "denominator", denominator.value, { min: 0, minOpen: true, max: Infinity });
  const [above, below] = [units[numerator.unit].dimension, units[denominator.unit].dimension];
  if (above !== below) {
    const value = `in ${numerator.unit}`;
    const allowed = `a unit of ${below} like ${denominator.unit}`;
    throw new ModelError({ code: "UNIT_MISMATCH", model, field: "numerator", value, allowed });
  }
  requireSameBasis(model, "numerator", numerator.basis ?? {}, denominator.basis ?? {});
  const ratio = convert(numerator.value, numerator.unit, denominator.unit) / denominator.value;
  checkNumber(model, "ratio", ratio, { min: -Infinity, max: Infinity });
  return ratio;
}
