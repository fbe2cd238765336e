/** How much of what is thought possible reaches a target. */
import { shareReaching } from "./quantiles.ts";
import type { Goal } from "./goal.ts";
import { RefusalCount, type Refusal } from "./refusals.ts";
import type { Sample, SampleOptions } from "./sample.ts";
import { overShifts, type Estimate } from "./standard-error.ts";
import { requireOutput, type Study } from "./study.ts";

/** The best answer of all points that were drawn, the first of equals. */
export interface DrawnBest {
  readonly answer: number;
  /** By input, where it was drawn. */
  readonly inputs: Readonly<Record<string, number>>;
}

export interface GoalShare extends Estimate {
  /** `null` where the model refused every point. */
  readonly best: DrawnBest | null;
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
  let best: DrawnBest | null = null;
  const estimate = overShifts(
    study,
    (sample) => {
      asked += sample.asked;
      for (const one of sample.refused) refusals.add(one);
      const values = sample.outputs[output] ?? new Float64Array();
      if (values.length === 0) return 0;
      best = betterOf(best, sample, output, side);
      return (shareReaching(values, target, side) * values.length) / sample.asked;
    },
    options,
  );
  return { ...estimate, asked, refused: refusals.list(), best };
}

function betterOf(
  known: DrawnBest | null,
  { inputs, outputs }: Sample,
  output: string,
  side: Goal["side"],
): DrawnBest | null {
  let [answer, row] = [known?.answer ?? Number.NaN, -1];
  for (const [place, value] of (outputs[output] ?? new Float64Array()).entries())
    if (Number.isNaN(answer) || (side === "atLeast" ? value > answer : value < answer))
      [answer, row] = [value, place];
  if (row < 0) return known;
  const drawn = Object.entries(inputs).map(([name, column]) => [name, column[row] ?? Number.NaN] as const);
  return { answer, inputs: Object.fromEntries(drawn) };
}
