/** How far a figure drawn from evenly spread points may be off: the scatter over points shifted anew. */
import { ModelError } from "../models/errors.ts";
import { partSeed } from "./points.ts";
import { sampleStudy, type Sample, type SampleOptions } from "./sample.ts";
import type { Study } from "./study.ts";

export interface Estimate {
  /** Mean over the shifts. */
  readonly value: number;
  /** Standard error of that mean. */
  readonly standardError: number;
  readonly shifts: number;
}

/**
 * A statistic of a study with its standard error: `count` points are drawn `shifts` times, each
 * time shifted by a seed of its own. Evenly spread points are not independent, so their
 * own spread would tell too large an error.
 *
 * @throws {ModelError} OUT_OF_RANGE below 8 shifts, where the error itself would be a guess; what `sampleStudy` refuses
 */
export function overShifts(
  study: Study,
  statistic: (sample: Sample) => number,
  { seed, shifts = 8, ...options }: SampleOptions & { readonly shifts?: number },
): Estimate {
  if (!(shifts >= 8 && Number.isInteger(shifts))) {
    throw new ModelError({
      code: "OUT_OF_RANGE",
      model: "standard-error",
      field: "shifts",
      value: shifts,
      allowed: "8 or more, a whole number",
    });
  }
  const values = Array.from({ length: shifts }, (_, shift) =>
    statistic(sampleStudy(study, { ...options, seed: partSeed(seed, shift) })),
  );
  const value = values.reduce((sum, one) => sum + one, 0) / shifts;
  const squares = values.reduce((sum, one) => sum + (one - value) * (one - value), 0);
  return { value, standardError: Math.sqrt(squares / (shifts - 1) / shifts), shifts };
}
