/** A step as parts one after another, each of which becomes faster by its own factor: what the whole gains (Amdahl's law). */
import { checkNumber, printedNumber, type Domain } from "../contract.ts";
import { ModelError } from "../errors.ts";

export const shareDomain = { min: 0, max: 1 } as const satisfies Domain;
const speedupDomain = { min: 1e-3, max: 1e3 } as const satisfies Domain;

/** A part of a step's time and how many times faster it becomes. */
export interface StepPart {
  /** Share of the step before the change, in [0, 1]. */
  readonly share: number;
  /** Time before over time after; 1 for a part that the change does not touch. */
  readonly speedup: number;
}

/**
 * Speed of the step after over before: X = 1 / Σ (share / speed-up).
 *
 * Takes the parts to run one after another. Where they overlap, shortening a
 * hidden part gains nothing and the true gain is smaller; the roofline's step
 * computed again with the new numbers is the better answer.
 *
 * @throws {ModelError} EMPTY_INPUT; INCONSISTENT when the shares do not sum to 1 within 1e-9; NON_FINITE, OUT_OF_RANGE
 * @example
 * precisionGain([{ share: 0.7, speedup: 3 }, { share: 0.3, speedup: 1 }]); // → 1.875
 */
export function precisionGain(parts: readonly StepPart[]): number {
  checkParts("precision-gain", parts);
  return 1 / timeLeft(parts);
}

/**
 * The shares of the step after the change, in the same order; from these a
 * second change is reckoned. Gains multiply only so, never from the first shares twice.
 *
 * @throws {ModelError} as `precisionGain`
 * @example
 * sharesAfter([{ share: 0.6, speedup: 3 }, { share: 0.4, speedup: 1 }])[1]; // → 0.666667
 */
export function sharesAfter(parts: readonly StepPart[]): number[] {
  checkParts("shares-after", parts);
  const left = timeLeft(parts);
  return parts.map(({ share, speedup }) => share / speedup / left);
}

/**
 * Share of a step that a part must have for its speed-up alone to give a gain:
 * (1 - 1/X) / (1 - 1/s).
 *
 * @throws {ModelError} INFEASIBLE when even the whole step would not do; NON_FINITE, OUT_OF_RANGE
 * @example
 * shareNeeded(2, 3); // → 0.75
 */
export function shareNeeded(gain: number, speedup: number): number {
  const model = "share-needed";
  checkNumber(model, "gain", gain, { min: 1, max: 1e3 });
  checkNumber(model, "speedup", speedup, { min: 1, max: 1e3, minOpen: true });
  const share = (1 - 1 / gain) / (1 - 1 / speedup);
  if (share > 1) {
    throw new ModelError({
      code: "INFEASIBLE",
      model,
      field: "gain",
      value: gain,
      allowed: `at most ${printedNumber(speedup, "down")}, the speed-up of the part; it would need ${printedNumber(share)} times the whole step`,
    });
  }
  return share;
}

const timeLeft = (parts: readonly StepPart[]): number =>
  parts.reduce((left, { share, speedup }) => left + share / speedup, 0);

function checkParts(model: string, parts: readonly StepPart[]): void {
  if (parts.length === 0) {
    const [value, allowed] = ["empty", "at least one part"];
    throw new ModelError({ code: "EMPTY_INPUT", model, field: "parts", value, allowed });
  }
  let total = 0;
  for (const [place, { share, speedup }] of parts.entries()) {
    checkNumber(model, `parts[${place}].share`, share, shareDomain);
    checkNumber(model, `parts[${place}].speedup`, speedup, speedupDomain);
    total += share;
  }
  if (Math.abs(total - 1) > 1e-9) {
    const allowed = "1 within 1e-9";
    throw new ModelError({ code: "INCONSISTENT", model, field: "sum of shares", value: total, allowed });
  }
}
