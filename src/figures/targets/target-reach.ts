/**
 * The best answer that the ranges of a target give: at their corner where the model declares which way
 * each input pulls, else among draws.
 */
import { ModelError } from "../../models/errors.ts";
import { directionOf } from "../../uncertainty/interval.ts";
import { reaches, type Goal } from "../../uncertainty/goal.ts";
import type { GoalShare } from "../../uncertainty/goal-share.ts";
import { reachTarget } from "../../uncertainty/inverse.ts";
import { dimensionsOf, startOf, type Dimension, type Study, type Values } from "../../uncertainty/study.ts";

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

/**
 * At the corner of the ranges, or, where drawn points are given, the best of those.
 *
 * @throws {ModelError} what `reachTarget` refuses; EMPTY_INPUT when no draw has an answer
 */
export function reachOf(study: Study, goal: Goal, drawn: GoalShare | null): Reach {
  return drawn === null ? { ...reachTarget(study, goal), draws: null } : reachOfDraws(study, goal, drawn);
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

/** The best of the points by which the share was estimated; a better one may lie between them. */
function reachOfDraws(study: Study, goal: Goal, { best, asked, refused }: GoalShare): Reach {
  if (best === null) {
    throw new ModelError({
      code: "EMPTY_INPUT",
      model: study.model.id,
      field: goal.output,
      value: "no answer",
      allowed: "at least one draw that the model answers",
    });
  }
  const { answer, inputs } = best;
  return {
    reachable: reaches(goal, answer),
    best: answer,
    bestValues: { ...startOf(study), ...inputs },
    draws: refused.reduce((left, { count }) => left - count, asked),
    shortfall: answer > 0 && goal.target > 0 ? goal.target / answer : null,
  };
}
