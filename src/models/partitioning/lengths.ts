/** Lengths of work items drawn from a stream: what the policies share out among workers. */
import { steadyCosine, steadyExp, steadyLog, steadyLog1p, steadySine } from "../../base/elementary.ts";
import type { RandomStream } from "../../base/random.ts";
import { checkNumber, printedNumber, type Domain } from "../contract.ts";
import { ModelError } from "../errors.ts";

export const lengthShapes = {
  lognormal: "Lognormal: many short, few very long",
  exponential: "Exponential above a least length",
  uniform: "Evenly spread",
  bimodal: "Two lengths: one in ten is long",
} as const;
export type LengthShape = keyof typeof lengthShapes;

/** What the lengths of a batch look like. */
export interface LengthLaw {
  readonly shape: LengthShape;
  /** Mean length, in any one unit of work. */
  readonly mean: number;
  /** Standard deviation over mean. */
  readonly variation: number;
}

export const variationDomain: Domain = { min: 0, max: 5 };
const meanDomain: Domain = { min: 0, minOpen: true, max: 1e12 };
const longShare = 0.1;

/**
 * The largest variation that a shape can have while no length falls below 0:
 * 1/sqrt(3) evenly spread, 1 exponential, 3 with one long item in ten.
 *
 * @example
 * largestVariation("exponential"); // → 1
 */
export function largestVariation(shape: LengthShape): number {
  if (shape === "uniform") return Math.sqrt(1 / 3);
  if (shape === "exponential") return 1;
  if (shape === "bimodal") return Math.sqrt((1 - longShare) / longShare);
  return variationDomain.max;
}

/**
 * Fills `lengths` from the stream and gives it back. Normal numbers come by Box
 * and Muller in pairs, cosine before sine; an odd last one costs two draws as well.
 *
 * The same stream gives the same bits in every engine.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE; INFEASIBLE where the shape cannot vary so much
 */
export function drawLengths(stream: RandomStream, law: LengthLaw, lengths: Float64Array): Float64Array {
  checkLaw(law);
  drawStandard(stream, law.shape, lengths);
  return scaleLengths(law, lengths, lengths);
}

/** Numbers of mean 0 and variance 1; for a lognormal shape those of the normal law behind it. */
export function drawStandard({ uniform }: RandomStream, shape: LengthShape, into: Float64Array): void {
  if (shape !== "lognormal") {
    for (let item = 0; item < into.length; item += 1) into[item] = standardised(shape, uniform());
    return;
  }
  for (let item = 0; item < into.length; item += 2) {
    const radius = Math.sqrt(-2 * steadyLog(uniform()));
    const angle = 2 * Math.PI * uniform();
    into[item] = radius * steadyCosine(angle);
    // A write past the end of a typed array has no effect.
    into[item + 1] = radius * steadySine(angle);
  }
}

/** Lengths of a law from standard numbers; the two arrays may be one. The mean is kept, so that spread alone changes. */
export function scaleLengths(law: LengthLaw, standard: Float64Array, lengths: Float64Array): Float64Array {
  const { shape, mean, variation } = law;
  if (shape !== "lognormal") {
    for (let item = 0; item < lengths.length; item += 1)
      lengths[item] = mean * (1 + variation * (standard[item] ?? 0));
    return lengths;
  }
  const variance = steadyLog1p(variation * variation);
  const deviation = Math.sqrt(variance);
  const scale = mean * steadyExp(-variance / 2);
  for (let item = 0; item < lengths.length; item += 1)
    lengths[item] = scale * steadyExp(deviation * (standard[item] ?? 0));
  return lengths;
}

/** By inverse distribution function. */
function standardised(shape: Exclude<LengthShape, "lognormal">, uniform: number): number {
  if (shape === "exponential") return -steadyLog(uniform) - 1;
  if (shape === "uniform") return Math.sqrt(3) * (2 * uniform - 1);
  const long = Math.sqrt((1 - longShare) / longShare);
  return uniform < longShare ? long : -1 / long;
}

/** Refuses a law that no lengths can follow. @throws {ModelError} */
export function checkLaw({ shape, mean, variation }: LengthLaw): void {
  checkNumber("length-law", "mean", mean, meanDomain);
  checkNumber("length-law", "variation", variation, variationDomain);
  const largest = largestVariation(shape);
  if (variation > largest) {
    throw new ModelError({
      code: "INFEASIBLE",
      model: "length-law",
      field: "variation",
      value: variation,
      allowed: `at most ${printedNumber(largest, "down")} where lengths are ${shape}, or some would fall below 0; it is ${printedNumber(variation / largest)} times that`,
    });
  }
}
