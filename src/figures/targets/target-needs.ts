/** What it takes to reach a target: whether the ranges hold it, how much of them does, and what each input must be. */
import type { Model } from "../../models/contract.ts";
import { reaches, type Goal } from "../../uncertainty/goal.ts";
import { shareOfSpace, type GoalShare } from "../../uncertainty/goal-share.ts";
import { reachTarget } from "../../uncertainty/inverse.ts";
import { exactShare } from "../../uncertainty/power-product.ts";
import { requiredAlone } from "../../uncertainty/required-alone.ts";
import { endsOfMember, valueAt, type Dimension, type Study, type Values } from "../../uncertainty/study.ts";
import { movingDimensions, reachOf, type Reach } from "./target-reach.ts";
import { goalOfTarget, studyOfTarget, type Published, type TargetData } from "./target-data.ts";

/** Points of each of the eight shifts by which a share is estimated that no closed form gives. */
const POINTS_PER_SHIFT = 1024;
const SEED = 20261121;

/** Ends are written in two or three digits: 2.4 for 8 over 3.35. */
const END_ROUNDING = 0.01;

/** What one input must be, the others held. */
export type Need =
  /** The worst end of its range is enough. */
  | { readonly kind: "any" }
  /** No legal value is enough. */
  | { readonly kind: "none" }
  /** The model does not declare which way the input pulls, or, for the others at their best, which way they do. */
  | { readonly kind: "unasked" }
  | {
      readonly kind: "value";
      readonly value: number;
      /** Every input there. Run forward, it gives `answer`, which is the target. */
      readonly values: Values;
      readonly answer: number;
      readonly beyondRange: boolean;
      /** `null` where its range names no published value of the input. */
      readonly beyondPublished: boolean | null;
    };

export interface InputNeed {
  readonly input: string;
  /** Whether more of it is better for the goal; `null` where the model does not declare it. */
  readonly upIsBetter: boolean | null;
  /** The ends of its range, the worse for the goal first; the lower first where neither is known to be. */
  readonly worst: number;
  readonly best: number;
  /** Where it stands at the best answer. */
  readonly atBest: number;
  readonly othersBest: Need;
  /** With the others at the medians of their ranges. */
  readonly othersMedian: Need;
  /** The published value, among those its range names, that is best for the goal; `null` where there is none. */
  readonly published: Published | null;
  /** Whether the best end of the range is better than any of these, by more than the rounding of an end. */
  readonly bestBeyondPublished: boolean;
}

export type SpaceShare =
  | { readonly method: "exact"; readonly value: number }
  | (GoalShare & { readonly method: "drawn"; readonly count: number; readonly seed: number });

export interface TargetNeeds {
  readonly goal: Goal;
  readonly reach: Reach;
  readonly share: SpaceShare;
  /** Inputs that may move the output, in the order of the model. */
  readonly inputs: readonly InputNeed[];
}

/** @throws {ModelError} what `reachTarget` and the shares refuse; EMPTY_INPUT when no draw has an answer */
export function targetNeeds(data: TargetData, model: Model, target: number): TargetNeeds {
  const study = studyOfTarget(data, model);
  const goal = goalOfTarget(data, target);
  const dimensions = movingDimensions(study, goal.output);
  const isDeclared = dimensions.every(({ direction }) => direction !== null);
  const exact = isDeclared ? exactShare(study, goal) : null;
  // Without a known corner the best is one of the points behind the share, so that the two cannot contradict.
  const share: SpaceShare = exact === null ? drawnShare(study, goal) : { method: "exact", value: exact };
  const reach = reachOf(study, goal, isDeclared || share.method === "exact" ? null : share);
  const medians = dimensions.flatMap(({ members }) =>
    members.map((member) => [member.input, valueAt(member, 0.5)] as const),
  );
  const median = { ...reach.bestValues, ...Object.fromEntries(medians) };
  return {
    goal,
    reach,
    share,
    inputs: dimensions.map((dimension): InputNeed => {
      const { input, direction } = dimension;
      const upIsBetter = direction === null ? null : direction > 0 === (goal.side === "atLeast");
      const [low, high] = endsOfDimension(study, dimension);
      const [worst, best] = upIsBetter === false ? [high, low] : [low, high];
      const published = upIsBetter === null ? null : bestPublished(data, input, upIsBetter);
      const need = (others: Values): Need =>
        needOf({ study, goal, dimension, others, upIsBetter, published });
      return {
        input,
        upIsBetter,
        worst,
        best,
        atBest: Number(reach.bestValues[input]),
        othersBest: reach.draws === null ? need(reach.bestValues) : { kind: "unasked" },
        othersMedian: need(median),
        published,
        bestBeyondPublished:
          published !== null && isBetter(best, published.value, upIsBetter === true, END_ROUNDING),
      };
    }),
  };
}

function endsOfDimension(study: Study, { members }: Dimension): readonly [number, number] {
  const [first] = members;
  return first === undefined ? [Number.NaN, Number.NaN] : endsOfMember(study, first);
}

/** The highest published value that the range names, or the lowest where less is better. */
export function bestPublished(
  { published }: TargetData,
  input: string,
  upIsBetter: boolean,
): Published | null {
  const ends = published[input];
  return ends === undefined ? null : upIsBetter ? ends.highest : ends.lowest;
}

/** Whether a value is better than another by more than rounding, as a share of it. */
function isBetter(value: number, than: number, upIsBetter: boolean, rounding = 1e-9): boolean {
  const slack = rounding * Math.abs(than);
  return upIsBetter ? value > than + slack : value < than - slack;
}

interface NeedQuestion {
  readonly study: Study;
  readonly goal: Goal;
  readonly dimension: Dimension;
  readonly others: Values;
  readonly upIsBetter: boolean | null;
  readonly published: Published | null;
}

function needOf({ study, goal, dimension, others, upIsBetter, published }: NeedQuestion): Need {
  if (upIsBetter === null) return { kind: "unasked" };
  const { input, members } = dimension;
  const { model, ranges, drawnWith = {} } = study;
  const own = new Set(members.map((member) => member.input));
  const only = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([name]) => own.has(name)));
  const alone = { model, base: others, ranges: only(ranges), drawnWith: only(drawnWith) };
  const [asked] = reachTarget(alone, goal).required;
  const within = asked?.othersBest ?? null;
  if (within !== null && within.value === asked?.worst) return { kind: "any" };
  // Inputs that are drawn together have no common way beyond their ranges.
  const found = within ?? (members.length > 1 ? null : requiredAlone(model, others, goal, input));
  if (found === null) return { kind: "none" };
  const { value, values, answer } = found;
  return {
    kind: "value",
    value,
    values,
    answer,
    beyondRange: within === null,
    beyondPublished: published === null ? null : isBetter(value, published.value, upIsBetter),
  };
}

function drawnShare(study: Study, goal: Goal): Extract<SpaceShare, { readonly method: "drawn" }> {
  const points = { count: POINTS_PER_SHIFT, seed: SEED };
  return { method: "drawn", ...points, ...shareOfSpace(study, goal, points) };
}

/**
 * Points of an answer that, run forward, do not give the target: a proof that the answer is wrong. A value
 * in whole numbers may pass the target, for the one before it falls short.
 */
export function forwardFaults({ goal, inputs }: TargetNeeds, model: Model): string[] {
  return inputs.flatMap(({ input, othersBest, othersMedian }) =>
    [othersBest, othersMedian].flatMap((need) => {
      if (need.kind !== "value") return [];
      const forward = model.compute(need.values as never)[goal.output];
      const own = model.inputs[input];
      const whole = own?.type === "number" && own.domain.integer === true;
      const reached = reaches(goal, forward ?? null);
      const met = forward !== undefined && Math.abs(forward - goal.target) <= 1e-6 * Math.abs(goal.target);
      return reached && (met || whole)
        ? []
        : [`${input} = ${need.value} gives ${goal.output} = ${String(forward)}, expected ${goal.target}`];
    }),
  );
}
