/**
 * The best answer that the ranges of a target give: at their corner where the model declares which way
 * each input pulls, else among draws.
 */
import { ModelError } from "../../models/errors.ts";
import { directionOf } from "../../uncertainty/interval.ts";
import { reachTarget, type Goal } from "../../uncertainty/inverse.ts";
import { sampleStudy } from "../../uncertainty/sample.ts";
import { dimensionsOf, startOf, type Dimension, type Study, type Values } from "../../uncertainty/study.ts";

export const SEED = 20261121;
/** Draws among which the best is looked for where no corner of the ranges is known to be it. */
const BEST_OF = 4096;

export interface Reach {
  readonly reachable: boolean;
  /** The output with every input at its best; with `draws`, the best of so many. */
  readonly best: number;
  readonly bestValues: Values;
  /** `null` where the best is exact, since it is known which way each input pulls. */
  readonly draws: number | null;
  /** The target over the best, as a multiple; `null` where a sign forbids a ratio. */
  readonly shortfall: number | null;
}

/** @throws {ModelError} what `reachTarget` refuses; EMPTY_INPUT when no draw has an answer */
export function reachOf(study: Study, goal: Goal, dimensions: readonly MovingDimension[]): Reach {
  return dimensions.some(({ direction }) => direction === null)
    ? reachOfDraws(study, goal)
    : { ...reachTarget(study, goal), draws: null };
}

/** A direction of a study, and which way the output goes with it; `null` where the model does not declare that. */
export interface MovingDimension extends Dimension {
  readonly direction: 1 | -1 | null;
}

/** Directions of a study in which an output may move. */
export function movingDimensions(study: Study, output: string): MovingDimension[] {
  return dimensionsOf(study).flatMap((dimension) => {
    const direction = declaredDirection(study, output, dimension);
    return direction === 0 ? [] : [{ ...dimension, direction }];
  });
}

function declaredDirection(study: Study, output: string, dimension: Dimension): 1 | 0 | -1 | null {
  try {
    return directionOf(study, output, dimension);
  } catch (error) {
    if (error instanceof ModelError) return null;
    throw error;
  }
}

/** The best answer among evenly spread draws; a better one may lie between them. */
function reachOfDraws(study: Study, goal: Goal): Reach {
  const { inputs, outputs } = sampleStudy(study, { count: BEST_OF, seed: SEED });
  const answers = outputs[goal.output] ?? new Float64Array();
  const sign = goal.side === "atLeast" ? 1 : -1;
  const found = answers.reduce((at, answer, index) => {
    const before = answers[at];
    return before === undefined || sign * answer > sign * before ? index : at;
  }, -1);
  const best = answers[found];
  if (best === undefined) {
    throw new ModelError({
      code: "EMPTY_INPUT",
      model: study.model.id,
      field: goal.output,
      value: "no answer",
      allowed: "at least one draw that the model answers",
    });
  }
  const drawn = Object.entries(inputs).map(([name, column]) => [name, column[found] ?? Number.NaN] as const);
  return {
    reachable: sign * best >= sign * goal.target,
    best,
    bestValues: { ...startOf(study), ...Object.fromEntries(drawn) },
    draws: answers.length,
    shortfall: best > 0 && goal.target > 0 ? goal.target / best : null,
  };
}
