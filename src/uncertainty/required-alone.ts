/** How good one input must be when all others are held: over its whole domain, so that a need beyond its range is told too. */
import type { NumberInput } from "../models/contract.ts";
import type { Goal } from "./goal.ts";
import { reachTarget, type Threshold } from "./inverse.ts";
import type { Study, Values } from "./study.ts";

/** Where a domain has no end, a range is followed so many times beyond the value that is held. */
const far = 1e9;
/** Of an open end so much is left out, as a share of the domain. */
const inset = 1e-12;
/** How near a value is looked for again, as a share of the domain. */
const closeness = 1e-7;

/**
 * The weakest value of an input that reaches a goal with the other inputs as in `values`, wherever in its domain;
 * `null` when no legal value does, or when the output does not move with it. Run forward, the value gives the target, or
 * passes it where the worst end of the domain is enough.
 *
 * @throws {ModelError} INCONSISTENT for an unknown output, an input that is no number, or one whose direction is not known
 */
export function requiredAlone(
  model: Study["model"],
  values: Values,
  goal: Goal,
  input: string,
): Threshold | null {
  const own = model.inputs[input];
  const held = values[input];
  const [low, high] =
    own?.type === "number" && typeof held === "number" ? spanOf(own.domain, held) : [Number.NaN, Number.NaN];
  const least = (from: number, to: number): Threshold | null => {
    const ranges = { [input]: { kind: "uniform", low: from, high: to } } as const;
    return reachTarget({ model, base: values, ranges }, goal).required[0]?.othersBest ?? null;
  };
  const found = least(low, high);
  if (found === null || found.value === low || found.value === high) return found;
  // Halving a wide domain leaves a coarse value: once more, close to it.
  const near = closeness * (high - low);
  return least(Math.max(low, found.value - near), Math.min(high, found.value + near)) ?? found;
}

function spanOf(
  { min, max, minOpen, maxOpen }: NumberInput["domain"],
  held: number,
): readonly [number, number] {
  const size = far * Math.max(1, Math.abs(held));
  const [low, high] = [Math.max(min, -size), Math.min(max, size)];
  const gap = inset * (high - low);
  return [minOpen === true ? low + gap : low, maxOpen === true ? high - gap : high];
}
