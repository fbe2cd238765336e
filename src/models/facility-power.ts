/** Carries a power from where it was stated to the utility meter, so that cooling is counted once and only once. */
import type { PowerBoundary } from "../base/units.ts";
import { checkNumber } from "./contract.ts";
import { ModelError } from "./errors.ts";

export interface StatedPower {
  /** Power of one GPU's share at the stated boundary, in kW, above 0. */
  readonly powerKw: number;
  readonly boundary: PowerBoundary;
  /** Facility over IT power, in [1, 3]. Not used when the power is stated at the facility. */
  readonly pue: number;
  /** IT over chip power, in [1, 5]: host, network, fans, conversion. Needed for the chip boundary only. */
  readonly itOverheadFactor?: number | undefined;
}

/**
 * Power at the utility meter, in kW: as stated at the facility, times PUE from
 * IT, times overhead and PUE from the chip.
 *
 * Leaves out that PUE moves with load and season.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE; UNIT_MISMATCH for chip power without an overhead factor
 * @example
 * facilityPowerKw({ powerKw: 1.4, boundary: "chip", pue: 1.1, itOverheadFactor: 1.25 }); // → 1.925
 */
export function facilityPowerKw({ powerKw, boundary, pue, itOverheadFactor }: StatedPower): number {
  const model = "facility-power";
  checkNumber(model, "powerKw", powerKw, { min: 0, minOpen: true, max: 1e6 });
  checkNumber(model, "pue", pue, { min: 1, max: 3 });
  if (boundary === "facility") return powerKw;
  if (boundary === "it") return powerKw * pue;
  if (itOverheadFactor === undefined) {
    throw new ModelError({
      code: "UNIT_MISMATCH",
      model,
      field: "boundary",
      value: boundary,
      allowed: "it or facility, or an itOverheadFactor beside it",
    });
  }
  checkNumber(model, "itOverheadFactor", itOverheadFactor, { min: 1, max: 5 });
  return powerKw * itOverheadFactor * pue;
}
