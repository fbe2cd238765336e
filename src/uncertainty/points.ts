/** Points of the unit cube, one column a dimension: spread evenly, or by chance for comparison. All by seed. */
import { randomStream, streamSeed, toOpenUnit } from "../base/random.ts";
import { ModelError } from "../models/errors.ts";
import { haltonCoordinate } from "./halton.ts";
import { sobolWords } from "./sobol-sequence.ts";

/**
 * `sobol`: with a digital shift by the seed, up to 32 dimensions. `halton`: shifted round the circle by the
 * seed, up to 8. `random`: independent draws.
 */
export type Sequence = "sobol" | "halton" | "random";

/** The most points of one study: more would not fit a reader's memory. */
export const pointLimit = 2 ** 22;

/**
 * The coordinates of `count` points in one dimension from 0, each in the open
 * interval (0, 1). Integer arithmetic of 32 bits, so the bits are the same in
 * every engine; a dimension's column does not hang on how many there are.
 *
 * @throws {ModelError} OUT_OF_RANGE, NOT_INTEGER; {RangeError} when the seed is no 32-bit word
 */
export function unitColumn(
  sequence: Sequence,
  dimension: number,
  { count, seed }: { readonly count: number; readonly seed: number },
): Float64Array {
  requireCount(count);
  const { word, uniform } = randomStream(streamSeed(seed, dimension));
  const column = new Float64Array(count);
  // Plain loops: `Float64Array.from` with a function takes longer than all else that a sample does.
  if (sequence === "random") {
    for (let index = 0; index < count; index += 1) column[index] = uniform();
  } else if (sequence === "sobol") {
    const shift = word();
    const words = sobolWords(dimension, count);
    for (let index = 0; index < count; index += 1)
      column[index] = toOpenUnit(((words[index] ?? 0) ^ shift) >>> 0);
  } else {
    const shift = uniform();
    for (let index = 0; index < count; index += 1) {
      const moved = haltonCoordinate(index + 1, dimension) + shift;
      column[index] = toOpenUnit(Math.floor((moved % 1) * 2 ** 32));
    }
  }
  return column;
}

/** The seed of a part of a study that is shifted anew: by its high bits, so that no part meets a dimension's stream. */
export function partSeed(seed: number, part: number): number {
  return streamSeed(seed, (part + 1) * 0x10000);
}

function requireCount(count: number): void {
  const refuse = (code: "NOT_INTEGER" | "OUT_OF_RANGE", allowed: string): never => {
    throw new ModelError({ code, model: "sample", field: "count", value: count, allowed });
  };
  if (!(count >= 1 && count <= pointLimit)) refuse("OUT_OF_RANGE", `1 to ${pointLimit}`);
  if (!Number.isInteger(count)) refuse("NOT_INTEGER", "a whole number");
}
