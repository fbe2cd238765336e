/** Where the model is asked along a curve. */
import { steadyPower } from "../../base/elementary.ts";
import type { NumberInput } from "../../models/contract.ts";
import type { Stretch } from "./controls.ts";

const PLACES = 60;

/** The stretch with the marks in it. */
export function widened({ low, high }: Stretch, marks: readonly number[]): Stretch {
  const [first, last] = [Math.min(low, ...marks), Math.max(high, ...marks)];
  return { low: first, high: last, log: first > 0 && last / first > 30 };
}

/** Evenly spread over the stretch, in order; whole numbers where the input is whole, each once. */
export function evenPlaces({ low, high, log }: Stretch, { domain }: NumberInput): readonly number[] {
  const places = Array.from({ length: PLACES }, (_, index) => {
    const share = index / (PLACES - 1);
    if (index === PLACES - 1) return high;
    const value = log ? low * steadyPower(high / low, share) : low + (high - low) * share;
    return Number(domain.integer === true ? Math.round(value) : value.toPrecision(6));
  });
  return [...new Set(places)];
}

/** @param places in order */
export function withMarks(places: readonly number[], marks: readonly number[]): readonly number[] {
  const all = [...places];
  for (const mark of marks) {
    const after = all.findIndex((place) => place >= mark);
    if (after === -1) all.push(mark);
    else if (all[after] !== mark) all.splice(after, 0, mark);
  }
  return all;
}
