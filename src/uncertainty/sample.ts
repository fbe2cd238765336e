/** Draws a study's inputs and asks the model at each point; what it refuses is counted, never dropped in silence. */
import { askRows, withoutRows, type Drawn } from "./ask-rows.ts";
import { unitColumn, type Sequence } from "./points.ts";
import type { Refusal } from "./refusals.ts";
import { sobolDimensionLimit } from "./sobol-sequence.ts";
import { dimensionsOf, type Member, type Study } from "./study.ts";

export interface SampleOptions {
  readonly count: number;
  /** A whole number of 32 bits. */
  readonly seed: number;
  /** Left out: Sobol's points. */
  readonly sequence?: Sequence;
}

export interface Sample {
  /** The drawn inputs by name, at the points that the model answered, in the order drawn. */
  readonly inputs: Readonly<Record<string, Float64Array>>;
  /** Every output by name, at the same points. */
  readonly outputs: Readonly<Record<string, Float64Array>>;
  /** Points asked for, refused ones included. */
  readonly asked: number;
  /** The most frequent reason first. */
  readonly refused: readonly Refusal[];
}

/**
 * A sample of a study. The same study, count and seed give the same bits. An input keeps
 * its column of points whatever else varies, so two scenarios of one model that are
 * sampled with one seed share the draws of what they have in common.
 *
 * @throws {ModelError} what `dimensionsOf` and `unitColumn` refuse
 */
export function sampleStudy(study: Study, { count, seed, sequence = "sobol" }: SampleOptions): Sample {
  const columns = drawColumns(study, { count, seed, sequence });
  const { outputs, refusedRows, refused } = askRows(study, columns, count);
  return {
    inputs: Object.fromEntries(columns.map(({ input, drawn }) => [input, withoutRows(drawn, refusedRows)])),
    outputs,
    asked: count,
    refused,
  };
}

/** The values of each varied input, point by point. @throws {ModelError} */
function drawColumns(study: Study, { count, seed, sequence }: Required<SampleOptions>): Drawn[] {
  const dimensions = dimensionsOf(study);
  // Many inputs, few of them varied: the places of the varied ones among themselves must do.
  const byPlace = sequence === "sobol" && dimensions.every(({ place }) => place < sobolDimensionLimit);
  return dimensions.flatMap(({ members, place }, order) =>
    drawMembers(members, unitColumn(sequence, byPlace ? place : order, { count, seed })),
  );
}

/** The values of inputs that are drawn together, from one column of shares. */
export function drawMembers(members: readonly Member[], shares: Float64Array): Drawn[] {
  return members.map(({ input, fill }) => {
    const drawn = members.length === 1 ? shares : shares.slice();
    fill(drawn);
    return { input, drawn };
  });
}
