/** How much of what is thought possible reaches a target. */
import { shareReaching } from "./quantiles.ts";
import type { Goal } from "./inverse.ts";
import { RefusalCount, type Refusal } from "./refusals.ts";
import type { SampleOptions } from "./sample.ts";
import { overShifts, type Estimate } from "./standard-error.ts";
import { requireOutput, type Study } from "./study.ts";

export interface GoalShare extends Estimate {
  /** Reasons for which points were refused in any of the shifts; refused points count as not reaching. */
  readonly refused: readonly Refusal[];
  readonly asked: number;
}

/**
 * The share of the drawn space that reaches a target, with its standard error. A point that the
 * model refuses does not reach it, and is counted in `refused`.
 *
 * @throws {ModelError} what `overShifts` refuses
 */
export function shareOfSpace(
  study: Study,
  { output, target, side }: Goal,
  options: SampleOptions,
): GoalShare {
  requireOutput(study.model, output);
  const refusals = new RefusalCount();
  let asked = 0;
  const estimate = overShifts(
    study,
    (sample) => {
      asked += sample.asked;
      for (const one of sample.refused) refusals.add(one);
      const values = sample.outputs[output] ?? new Float64Array();
      if (values.length === 0) return 0;
      return (shareReaching(values, target, side) * values.length) / sample.asked;
    },
    options,
  );
  return { ...estimate, asked, refused: refusals.list() };
}
