/** What a gain in one part of a job is worth for the whole: Amdahl's law, and the way back. */
import { checkNumber, printedNumber, type Domain } from "./contract.ts";
import { ModelError } from "./errors.ts";

/** A part of a job and how many times as fast it becomes; below 1 it becomes slower. */
export interface Part {
  /** Of the job's time before the change, in [0, 1]. */
  readonly share: number;
  readonly speedup: number;
}

export const shareDomain: Domain = { min: 0, max: 1 };
export const speedupDomain: Domain = { min: 1e-9, max: 1e9 };
const moreThanOne: Domain = { min: 1, minOpen: true, max: 1e9 };

/**
 * How many times as fast the whole becomes: 1 / sum(f / s) over parts that make
 * up the job. The parts follow one another; where they overlap it errs low.
 *
 * @throws {ModelError} EMPTY_INPUT, NON_FINITE, OUT_OF_RANGE; INCONSISTENT when the shares do not add up to 1
 * @example
 * speedupOfParts([{ share: 0.5, speedup: 15 }, { share: 0.5, speedup: 1 }]); // → 1.875
 */
export function speedupOfParts(parts: readonly Part[]): number {
  const model = "speedup-of-parts";
  const refuse = (code: "EMPTY_INPUT" | "INCONSISTENT", value: unknown, allowed: string): never => {
    throw new ModelError({ code, model, field: "parts", value, allowed });
  };
  if (parts.length === 0) refuse("EMPTY_INPUT", "empty", "at least one part");
  for (const [place, { share, speedup }] of parts.entries()) {
    checkNumber(model, `parts[${place}].share`, share, shareDomain);
    checkNumber(model, `parts[${place}].speedup`, speedup, speedupDomain);
  }
  const whole = parts.reduce((sum, { share }) => sum + share, 0);
  if (Math.abs(whole - 1) > 1e-9)
    refuse(
      "INCONSISTENT",
      `shares of ${printedNumber(whole, whole < 1 ? "down" : "up")} together`,
      "shares of 1 together",
    );
  return whole / parts.reduce((sum, { share, speedup }) => sum + share / speedup, 0);
}

/**
 * The same for one part, the rest left as it is: 1 / (1 - f + f/s).
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * endToEndSpeedup({ share: 0.95, speedup: 15 }); // → 8.823529
 */
export function endToEndSpeedup({ share, speedup }: Part): number {
  checkNumber("end-to-end-speedup", "share", share, shareDomain);
  checkNumber("end-to-end-speedup", "speedup", speedup, speedupDomain);
  return 1 / (1 - share + share / speedup);
}

/**
 * Share of the job that a part must have so that its gain gives the whole
 * `target`: (1 - 1/S) / (1 - 1/s).
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE; INFEASIBLE when the target is above the part's own gain
 * @example
 * neededShare({ target: 1.875, speedup: 15 }); // → 0.5
 */
export function neededShare({
  target,
  speedup,
}: {
  readonly target: number;
  readonly speedup: number;
}): number {
  checkNumber("needed-share", "target", target, { min: 1, max: 1e9 });
  checkNumber("needed-share", "speedup", speedup, moreThanOne);
  if (target > speedup) {
    throw new ModelError({
      code: "INFEASIBLE",
      model: "needed-share",
      field: "target",
      value: target,
      allowed: `at most ${printedNumber(speedup, "down")}, the part's own gain; it is ${printedNumber(target / speedup)} times that`,
    });
  }
  // 1 - 1/x as (x - 1)/x keeps its digits near 1.
  return ((target - 1) / target) * (speedup / (speedup - 1));
}

/**
 * How many times as fast a part must become so that the whole gains `target`:
 * f / (f - 1 + 1/S).
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE; INFEASIBLE when even doing away with the part is not enough
 * @example
 * neededSpeedup({ target: 1.2, share: 0.5 }); // → 1.5
 */
export function neededSpeedup({
  target,
  share,
}: {
  readonly target: number;
  readonly share: number;
}): number {
  checkNumber("needed-speedup", "target", target, { min: 1, max: 1e9 });
  checkNumber("needed-speedup", "share", share, shareDomain);
  if (target === 1) return 1;
  const least = (target - 1) / target;
  // A share within rounding of the least would need a gain beyond all bounds.
  if (share - least <= 1e-12) {
    throw new ModelError({
      code: "INFEASIBLE",
      model: "needed-speedup",
      field: "share",
      value: share,
      allowed: `above ${printedNumber(least, "up")}, or the whole cannot become ${printedNumber(target)} times as fast whatever the part does; ${printedNumber(Math.max(0, least - share))} are missing`,
    });
  }
  return share / (share - least);
}
