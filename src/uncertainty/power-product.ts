/**
 * Whether an output is a plain product over the ranges of a study. Then the share
 * of the space that reaches a target need not be drawn: it is known exactly.
 */
import { steadyLog, steadyPower } from "../base/elementary.ts";
import { endsOf, quantile } from "./distribution.ts";
import { boxShare, type Factor } from "./factor-box.ts";
import type { Goal } from "./goal.ts";
import { unitColumn } from "./points.ts";
import { dimensionsOf, outputAt, startOf, type Dimension, type Study, type Values } from "./study.ts";

export interface PowerProduct {
  /** The output where every factor is 1. */
  readonly constant: number;
  /** By input: the power to which it stands in the product, never 0. */
  readonly powers: Readonly<Record<string, number>>;
}

/** 2^10 corners at most are asked. */
const inputLimit = 10;
const points = { count: 64, seed: 20261121 } as const;
const tolerance = 1e-10;

/**
 * The product that an output is of the inputs with ranges, each drawn evenly in its logarithm; `null` where it is
 * no such product. Asked of the model and not declared: the powers are read off along each range and must then
 * give the output at every corner of the box and at 64 points inside it.
 *
 * @throws {ModelError} INCONSISTENT for an unknown output; what the model refuses at one of these points
 */
export function powerProduct(study: Study, output: string): PowerProduct | null {
  const dimensions = dimensionsOf(study);
  if (dimensions.length > inputLimit || !dimensions.every((one) => isFactor(study, one))) return null;
  const boxes = dimensions.map(({ input, members }) => {
    const [low, high] = endsOf(members[0]?.distribution ?? { kind: "point", value: 1 });
    return { input, low, high, middle: Math.sqrt(low * high) };
  });
  const start = startOf(study);
  const at = (moved: Values): number => outputAt(study.model, { ...start, ...moved }, output);
  const middle = Object.fromEntries(boxes.map((one) => [one.input, one.middle]));
  const centre = at(middle);
  if (!(centre > 0)) return null;
  const powers = boxes.map(({ input, low, high }) => {
    const power = steadyLog(at({ ...middle, [input]: high }) / at({ ...middle, [input]: low }));
    return { input, power: tidy(power / steadyLog(high / low)) };
  });
  if (powers.some(({ power }) => !Number.isFinite(power))) return null;
  const product = (moved: Readonly<Record<string, number>>): number =>
    powers.reduce((sum, { input, power }) => sum * steadyPower(moved[input] ?? 1, power), 1);
  const constant = centre / product(middle);
  const holdsAt = (moved: Readonly<Record<string, number>>): boolean =>
    Math.abs(at(moved) / (constant * product(moved)) - 1) <= tolerance;
  for (let corner = 0; corner < 2 ** boxes.length; corner += 1) {
    const ends = boxes.map(
      ({ input, low, high }, place) => [input, corner & (1 << place) ? high : low] as const,
    );
    if (!holdsAt(Object.fromEntries(ends))) return null;
  }
  const columns = dimensions.map(({ input, members }, place) => {
    const [{ distribution } = { distribution: { kind: "point", value: 1 } as const }] = members;
    return { input, drawn: unitColumn("sobol", place, points).map((share) => quantile(distribution, share)) };
  });
  for (let index = 0; index < points.count; index += 1) {
    const inside = columns.map(({ input, drawn }) => [input, drawn[index] ?? Number.NaN] as const);
    if (!holdsAt(Object.fromEntries(inside))) return null;
  }
  return {
    constant,
    powers: Object.fromEntries(powers.flatMap(({ input, power }) => (power === 0 ? [] : [[input, power]]))),
  };
}

/**
 * The share of the space that reaches a goal, right to rounding; `null` where the output is no product of factors
 * drawn evenly in logarithms, or the factors are too wide for the closed form.
 *
 * @throws {ModelError} as `powerProduct`
 */
export function exactShare(study: Study, { output, target, side }: Goal): number | null {
  const product = powerProduct(study, output);
  if (product === null) return null;
  const factors = Object.entries(product.powers).map(([name, power]): Factor => {
    const [low, high] = endsOf(study.ranges[name] ?? { kind: "point", value: 1 });
    const ends = [steadyPower(low, power), steadyPower(high, power)];
    return { name, low: Math.min(...ends), high: Math.max(...ends) };
  });
  const needed = target / product.constant;
  const numbers = [needed, ...factors.flatMap(({ low, high }) => [low, high])];
  if (!numbers.every((one) => one >= 1e-12 && one <= 1e12)) return null;
  if (factors.length === 0) return (side === "atLeast" ? needed <= 1 : needed >= 1) ? 1 : 0;
  const above = boxShare(factors, needed);
  return side === "atLeast" ? above : 1 - above;
}

/** Drawn by itself, evenly in its logarithm, and not in whole numbers. */
function isFactor({ model }: Study, { members }: Dimension): boolean {
  const [only] = members;
  const input = only === undefined ? undefined : model.inputs[only.input];
  return (
    members.length === 1 &&
    only?.distribution.kind === "log-uniform" &&
    input?.type === "number" &&
    input.domain.integer !== true
  );
}

/** A power that is a whole number but for rounding is that number. */
function tidy(power: number): number {
  const whole = Math.round(power);
  return Math.abs(power - whole) < 1e-9 ? whole : power;
}
