/** Where two inputs reach a target, the others held: a grid of answers, and what the one across must be. */
import { steadyPower } from "../../base/elementary.ts";
import type { Model, NumberInput } from "../../models/contract.ts";
import { endsOf } from "../../uncertainty/distribution.ts";
import { reaches, type Goal } from "../../uncertainty/goal.ts";
import { mapOfTwo, type GoalMap } from "../../uncertainty/map-of-two.ts";
import { requiredAlone } from "../../uncertainty/required-alone.ts";
import { outputOrNull, type Values } from "../../uncertainty/study.ts";
import { goalOfTarget, studyOfTarget, type Published, type TargetData } from "./target-data.ts";
import { bestPublished } from "./target-needs.ts";
import { movingDimensions } from "./target-reach.ts";
import { inputOf } from "./target-words.ts";

/** Places along each side of the map. */
const PLACES = 25;
/** Every so many rows of the map give one row of its table. */
const TABLE_STEP = 3;

export interface MapSide {
  readonly input: string;
  /** The ends of its range, lower first. */
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  /** `null` where the model does not declare which way the input pulls: then it is not asked what it must be. */
  readonly upIsBetter: boolean | null;
  readonly published: Published | null;
}

export interface MapPoints {
  readonly data: TargetData;
  readonly model: Model;
  readonly goal: Goal;
  readonly x: MapSide;
  readonly y: MapSide;
  /** Further inputs with a range that move the output. */
  readonly held: readonly string[];
  readonly map: GoalMap;
  /** Every input where the reader stands. */
  readonly values: Values;
  /** The output there; `null` where the model refuses. */
  readonly here: number | null;
  /** Some rows of the map, from the bottom. */
  readonly rows: readonly MapRow[];
  /** What the input across must be where the reader stands, as in `MapRow`. */
  readonly neededHere: number | null;
}

export interface MapRow {
  readonly y: number;
  /** What the input across must be; `null`: no legal value is enough, or it is not asked. */
  readonly x: number | null;
  /** The places across that reach the target. */
  readonly reaching: readonly number[];
}

/** Inputs that a map can run over: with a range of two ends, and moving the output. */
export function mapInputs(data: TargetData, model: Model): string[] {
  return movingDimensions(studyOfTarget(data, model), data.output).flatMap(({ input, members }) =>
    members.length === 1 ? [input] : [],
  );
}

export interface MapChoice {
  readonly target: number;
  readonly across: string;
  readonly up: string;
  readonly values: Values;
}

/** @throws {RangeError} when an input has no range or stands on both sides */
export function mapPoints(data: TargetData, model: Model, choice: MapChoice): MapPoints {
  if (choice.across === choice.up)
    throw new RangeError(`${data.id}: ${choice.up} runs across and up, expected two inputs`);
  const goal = goalOfTarget(data, choice.target);
  const { values } = choice;
  const x = sideOf(data, model, choice.across, values);
  const y = sideOf(data, model, choice.up, values);
  const ys = placesOf(y);
  const map = mapOfTwo(
    { model, base: values },
    goal.output,
    { input: x.input, values: placesOf(x) },
    { input: y.input, values: ys },
  );
  const needed = (at: Values): number | null =>
    x.upIsBetter === null ? null : (requiredAlone(model, at, goal, x.input)?.value ?? null);
  return {
    data,
    model,
    goal,
    x,
    y,
    held: movingDimensions(studyOfTarget(data, model), goal.output)
      .flatMap(({ members }) => members.map(({ input }) => input))
      .filter((input) => input !== x.input && input !== y.input),
    map,
    values,
    here: outputOrNull(model, values, goal.output),
    rows: ys.flatMap((up, index) => {
      if (index % TABLE_STEP !== 0) return [];
      const reaching = map.xs.filter((_, place) => reaches(goal, map.values[index]?.[place] ?? null));
      return [{ y: up, x: needed({ ...values, [y.input]: up }), reaching }];
    }),
    neededHere: needed(values),
  };
}

/** From end to end of the range, further where the point or a published value lies outside. */
function sideOf(data: TargetData, model: Model, name: string, values: Values): MapSide {
  const range = data.ranges[name];
  const input = inputOf(model, name);
  const at = values[name];
  if (range === undefined || input.type !== "number" || typeof at !== "number")
    throw new RangeError(`${data.id}: ${name} has no range, expected an input with one`);
  const study = studyOfTarget(data, model);
  const dimension = movingDimensions(study, data.output).find((one) => one.input === name);
  if (dimension === undefined)
    throw new RangeError(`${data.id}: ${name} does not move ${data.output}, expected an input that does`);
  const { direction } = dimension;
  const upIsBetter = direction === null ? null : direction > 0 === (data.side === "atLeast");
  const published = upIsBetter === null ? null : bestPublished(data, name, upIsBetter);
  const marks = [...endsOf(range), at, ...(published === null ? [] : [published.value])];
  return {
    input: name,
    ...withRoom(input, Math.min(...marks), Math.max(...marks)),
    log: range.kind === "log-uniform" || range.kind === "lognormal",
    upIsBetter,
    published,
  };
}

/** Inside the domain. */
function withRoom({ domain }: NumberInput, low: number, high: number): { low: number; high: number } {
  const inset = 1e-9 * (high - low);
  return {
    low: domain.minOpen === true ? Math.max(low, domain.min + inset) : Math.max(low, domain.min),
    high: domain.maxOpen === true ? Math.min(high, domain.max - inset) : Math.min(high, domain.max),
  };
}

function placesOf({ low, high, log }: MapSide): number[] {
  return Array.from({ length: PLACES }, (_, index) => {
    if (index === PLACES - 1) return high;
    const share = index / (PLACES - 1);
    return Number((log ? low * steadyPower(high / low, share) : low + (high - low) * share).toPrecision(8));
  });
}
