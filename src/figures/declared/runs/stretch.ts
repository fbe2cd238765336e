/** Values of an input along an axis. */
import { steadyPower } from "../../../base/elementary.ts";
import type { ModelInput } from "../../../models/contract.ts";
import { endsOf } from "../../../uncertainty/distribution.ts";
import { requireScale, type RunScene } from "../run-figure.ts";

export interface Stretch {
  readonly name: string;
  readonly input: ModelInput;
  /** Rising; even, or even in the logarithm. */
  readonly values: readonly number[];
  readonly log: boolean;
}

/** Where a model gives neither, this far round its value. */
const ROUND = 4;

/** Over what the record asks for, else the scenario's range, else what is usual. */
export function stretchOf(scene: RunScene, axis: "x" | "y", count: number): Stretch {
  const { model, record, ranges, base } = scene;
  const name = record.inputs?.[axis] ?? "";
  const input = model.inputs[name];
  if (input?.type !== "number") throw new RangeError(`${model.id} has no number input ${name}`);
  const range = ranges[name];
  const value = Number(base[name]);
  const { min, max, integer } = input.domain;
  const bounded = Number.isFinite(min) && Number.isFinite(max) ? ([min, max] as const) : null;
  const [low, high] = record.over?.[axis] ??
    (range === undefined ? null : endsOf(range)) ??
    input.usual ??
    bounded ?? [value / ROUND, value * ROUND];
  const asked = record.scales?.[axis];
  requireScale(scene, axis, [low]);
  const log = asked === undefined ? low > 0 && high / low > 30 : asked === "log";
  const at = (share: number): number =>
    log ? low * steadyPower(high / low, share) : low + (high - low) * share;
  const all = Array.from({ length: count }, (_, index) => at(index / (count - 1)));
  const values = integer === true ? [...new Set(all.map(Math.round))] : all;
  return { name, input, values, log };
}
