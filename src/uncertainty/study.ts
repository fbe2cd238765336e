/** The question that every file of this room answers a part of: a model, a point to start from, and what is uncertain about it. */
import type { Model } from "../models/contract.ts";
import { ModelError } from "../models/errors.ts";
import { checkRange } from "./check-range.ts";
import { inverseOf, type ColumnInverse } from "./column-inverse.ts";
import { endsOf, isPoint, type Distribution } from "./distribution.ts";

/** A value for each input of a model. */
export type Values = Readonly<Record<string, number | string>>;
export type Answers = Readonly<Record<string, number>>;

/** What is asked of a model here; every model record fits. */
export interface StudiedModel extends Pick<Model, "id" | "inputs" | "outputs" | "directions"> {
  readonly compute: (inputs: never) => Answers;
  /** The same without checks, where the model has it. */
  readonly kernel?: (inputs: never) => Answers;
}

export interface Study {
  readonly model: StudiedModel;
  /** Every input at its base; those with a range are replaced where they are drawn. */
  readonly base: Values;
  /** By input name. Inputs are taken as independent of each other, but for `drawnWith`. */
  readonly ranges: Readonly<Record<string, Distribution>>;
  /** By input name: the input whose draw it shares, because one fact stands behind both; each keeps its own range. */
  readonly drawnWith?: Readonly<Record<string, string>>;
}

/** One direction in which a study varies: an input, with those that are drawn with it. */
export interface Dimension {
  /** Name of the first of its inputs. */
  readonly input: string;
  readonly members: readonly Member[];
  /** Place of the input that leads among the model's inputs: its number in the sequence of points. */
  readonly place: number;
}

export interface Member {
  readonly input: string;
  readonly distribution: Distribution;
  /** Replaces each share of a column by the value there; a whole-number input takes the nearest whole number. */
  readonly fill: ColumnInverse;
}

/**
 * The directions in which a study varies, in the order of the model's inputs;
 * a range of a single value is none.
 *
 * @throws {ModelError} INCONSISTENT for a range of what is no number input; OUT_OF_RANGE when a range leaves the
 *   input's domain; what `checkDistribution` refuses
 */
export function dimensionsOf(study: Study): Dimension[] {
  const { model, ranges, drawnWith = {} } = study;
  const names = Object.keys(model.inputs);
  for (const name of [...Object.keys(ranges), ...Object.keys(drawnWith)]) checkRange(study, name);
  return names.flatMap((input, place) => {
    if (drawnWith[input] !== undefined) return [];
    const members = [input, ...names.filter((name) => drawnWith[name] === input)].flatMap((name) => {
      const distribution = ranges[name];
      return distribution === undefined || isPoint(distribution)
        ? []
        : [{ input: name, distribution, fill: inverseFor(study, name, distribution) }];
    });
    return members.slice(0, 1).map((first) => ({ input: first.input, members, place }));
  });
}

/** One value of a member, at a share. */
export function valueAt({ fill }: Pick<Member, "fill">, share: number): number {
  const column = Float64Array.of(share);
  fill(column);
  return column[0] ?? Number.NaN;
}

/** The base, with each range of a single value in its place. @throws {ModelError} */
export function startOf(study: Study): Record<string, number | string> {
  const values = { ...study.base };
  for (const [name, distribution] of Object.entries(study.ranges)) {
    checkRange(study, name);
    if (isPoint(distribution)) values[name] = valueAt({ fill: inverseFor(study, name, distribution) }, 0.5);
  }
  return values;
}

/** One output at a point. @throws {ModelError} INCONSISTENT when the model has no such output; what the model refuses */
export function outputAt(model: StudiedModel, values: Values, output: string): number {
  requireOutput(model, output);
  return model.compute(values as never)[output] ?? Number.NaN;
}

/** The same, or `null` where the model refuses. */
export function outputOrNull(model: StudiedModel, values: Values, output: string): number | null {
  try {
    return outputAt(model, values, output);
  } catch (error) {
    if (error instanceof ModelError) return null;
    throw error;
  }
}

/** @throws {ModelError} INCONSISTENT */
export function requireOutput(model: StudiedModel, output: string): void {
  if (Object.hasOwn(model.outputs, output)) return;
  const allowed = Object.keys(model.outputs).join(" or ");
  throw new ModelError({ code: "INCONSISTENT", model: model.id, field: "output", value: output, allowed });
}

/** The two ends of a member, rounded like its draws. */
export function endsOfMember(study: Study, { input, distribution }: Member): readonly [number, number] {
  const round = roundingOf(study, input);
  const [low, high] = endsOf(distribution);
  return [round(low), round(high)];
}

function inverseFor(study: Study, name: string, distribution: Distribution): ColumnInverse {
  const inverse = inverseOf(distribution);
  const round = roundingOf(study, name);
  if (round === same) return inverse;
  return (shares) => {
    inverse(shares);
    for (let index = 0; index < shares.length; index += 1) shares[index] = round(shares[index] ?? Number.NaN);
  };
}

function roundingOf({ model }: Study, name: string): (value: number) => number {
  const input = model.inputs[name];
  return input?.type === "number" && input.domain.integer === true ? Math.round : same;
}

function same(value: number): number {
  return value;
}
