/** What must be true for a target: the question turned round, for any model that declares which way its inputs pull. */
import { steadyPower } from "../base/elementary.ts";
import { ModelError } from "../models/errors.ts";
import { endShares, hasEnds } from "./distribution.ts";
import { reaches, type Goal } from "./goal.ts";
import { cornerValues, directionOf } from "./interval.ts";
import {
  dimensionsOf,
  endsOfMember,
  outputAt,
  outputOrNull,
  requireOutput,
  valueAt,
  type Answers,
  type Dimension,
  type Study,
  type Values,
} from "./study.ts";

/** A place where one input is only just good enough. */
export interface Threshold {
  /** The weakest value of the input that still reaches the target. */
  readonly value: number;
  /** Every input there. Run forward, it gives the target, or passes it where the input's worst end is enough. */
  readonly values: Values;
  readonly answer: number;
}

export interface RequiredInput {
  readonly input: string;
  /** The ends of its range, the worse for the goal first. */
  readonly worst: number;
  readonly best: number;
  /** With all others at their best; `null` when the target is out of reach even so. */
  readonly othersBest: Threshold | null;
  /** With all others at the middle of their ranges; `null` when the whole range does not reach it. */
  readonly othersMiddle: Threshold | null;
  /** Whether the input at its worst puts the target out of reach, however good the others are. */
  readonly needed: boolean;
}

export interface ReachAnswer {
  readonly reachable: boolean;
  /** The output with every input at its best. */
  readonly best: number;
  readonly bestValues: Values;
  /** The target over the best, as a multiple; below 1 it is out of reach for `atMost`, above 1 for `atLeast`. `null` where a sign forbids a ratio. */
  readonly shortfall: number | null;
  readonly required: readonly RequiredInput[];
}

const stepLimit = 200;

/**
 * Whether a target is reached somewhere in the ranges, and how good each input must be at least. Inputs that are
 * drawn together move together, under the name of the first.
 *
 * @throws {ModelError} INCONSISTENT for an unknown output or direction; NON_FINITE for the target; what the model refuses
 */
export function reachTarget(study: Study, goal: Goal): ReachAnswer {
  const { output, target, side } = goal;
  requireOutput(study.model, output);
  if (!Number.isFinite(target)) {
    throw new ModelError({
      code: "NON_FINITE",
      model: study.model.id,
      field: "target",
      value: target,
      allowed: "a finite number",
    });
  }
  const dimensions = dimensionsOf(study);
  const wanted = side === "atLeast" ? 1 : -1;
  const bestValues = cornerValues(study, output, dimensions, wanted);
  const best = outputAt(study.model, bestValues, output);
  const middle = Object.fromEntries(
    dimensions.flatMap(({ members }) =>
      members.map((member) => [member.input, valueAt(member, 0.5)] as const),
    ),
  );
  const reachable = reaches(goal, best);
  return {
    reachable,
    best,
    bestValues,
    shortfall: best > 0 && target > 0 ? target / best : null,
    required: dimensions.map((dimension) => {
      const up = directionOf(study, output, dimension) !== -wanted;
      const way = wayOf(study, dimension, up);
      const { input } = dimension;
      const othersBest = threshold(study, goal, bestValues, way, input);
      const worst = Number(way(0)[input]);
      return {
        input,
        worst,
        best: Number(way(1)[input]),
        othersBest,
        othersMiddle: threshold(study, goal, { ...bestValues, ...middle }, way, input),
        needed: othersBest === null || othersBest.value !== worst,
      };
    }),
  };
}

/**
 * The inputs of a dimension on the way from their worst end (0) to their best (1). One input, or several with the
 * same range, is walked by its value, in equal multiples where that is possible, so that a threshold keeps all its
 * digits; inputs with different ranges move by their common share.
 */
function wayOf(study: Study, { members }: Dimension, up: boolean): (way: number) => Answers {
  const [leader] = members;
  if (leader === undefined) return () => ({});
  const alike = members.every(
    (one) => JSON.stringify(one.distribution) === JSON.stringify(leader.distribution),
  );
  if (!alike) {
    return (way) => {
      const share = up ? way : 1 - way;
      const cut = endShares[0] + share * (endShares[1] - endShares[0]);
      return Object.fromEntries(
        members.map((one) => [one.input, valueAt(one, hasEnds(one.distribution) ? share : cut)]),
      );
    };
  }
  const [low, high] = endsOfMember(study, leader);
  const [worst, best] = up ? [low, high] : [high, low];
  const input = study.model.inputs[leader.input];
  const whole = input?.type === "number" && input.domain.integer === true;
  return (way) => {
    const between = low > 0 ? worst * steadyPower(best / worst, way) : worst + way * (best - worst);
    const value = way === 0 ? worst : way === 1 ? best : whole ? Math.round(between) : between;
    return Object.fromEntries(members.map((one) => [one.input, value]));
  };
}

/** Where the way from worst to best first reaches the goal, by halving; `null` when its best end does not. */
function threshold(
  study: Study,
  goal: Goal,
  others: Values,
  way: (share: number) => Answers,
  input: string,
): Threshold | null {
  const at = (share: number): Threshold => {
    const values = { ...others, ...way(share) };
    const value = Number(values[input]);
    // NaN reaches no goal.
    return { value, values, answer: outputOrNull(study.model, values, goal.output) ?? Number.NaN };
  };
  const worst = at(0);
  if (reaches(goal, worst.answer)) return worst;
  let found = at(1);
  if (!reaches(goal, found.answer)) return null;
  let [short, enough] = [0, 1];
  for (let step = 0; step < stepLimit; step += 1) {
    const middle = (short + enough) / 2;
    if (middle === short || middle === enough) break;
    const tried = at(middle);
    if (reaches(goal, tried.answer)) [enough, found] = [middle, tried];
    else short = middle;
  }
  return found;
}
