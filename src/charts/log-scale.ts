/** Logarithmic scales: equal factors are equal px. Ticks are 1-2-5 or whole decades, whichever still has room. */
import { extent, ticks as evenTicks } from "d3-array";
import type { AxisSpec, ScaleKind } from "./scales.ts";
import { insideOf, tickText } from "./ticks.ts";

/** @throws {RangeError} when a value is not above 0 */
export function logKind(spec: AxisSpec, values: readonly number[]): ScaleKind {
  for (const value of values) {
    if (value <= 0) throw new RangeError(`${spec.label}: value is ${value}, expected above 0 on a log axis`);
  }
  const domain = logDomain(values, spec.domain);
  return {
    domain,
    position: Math.log,
    ticks: (count) => logTicks(domain, count),
    text: (value) => tickText(spec, value),
  };
}

/**
 * At most `count` ticks of a log axis: 1-2-5 where it fits, whole decades where
 * it crowds, finer or even steps where the axis spans less than a decade.
 */
export function logTicks(domain: readonly [number, number], count: number): readonly number[] {
  const coarse = decadeTicks(domain, [1, 2, 5]);
  if (coarse.length <= count && coarse.length >= 3) return coarse;
  if (coarse.length < 3) {
    const fine = decadeTicks(domain, [1, 1.5, 2, 3, 5, 7]);
    if (fine.length >= 3 && fine.length <= count) return fine;
    return coarse.length === 2 ? coarse : evenTicks(domain[0], domain[1], count).filter(insideOf(domain));
  }
  const decades = decadeTicks(domain, [1]);
  if (decades.length < 2) return coarse.slice(0, Math.max(2, count));
  const every = Math.ceil(decades.length / Math.max(1, count));
  return decades.filter((_, index) => index % every === 0);
}

/** All ticks at these steps of each decade that lie in the domain. */
export function decadeTicks(domain: readonly [number, number], steps: readonly number[]): readonly number[] {
  const first = Math.floor(Math.log10(domain[0]));
  const length = Math.ceil(Math.log10(domain[1])) - first + 1;
  const decades = Array.from({ length }, (_, index) => first + index);
  return decades
    .flatMap((decade) => steps.map((step) => Number(`${step}e${decade}`)))
    .filter(insideOf(domain));
}

/** A little more than the values, but not beyond an end that was asked for. */
function logDomain(values: readonly number[], asked: AxisSpec["domain"]): readonly [number, number] {
  const [low = 1, high = 10] = extent(values);
  // Of values that differ by their last digits the logarithms may be one.
  if (high / low < 1 + 1e-9) return [low / 2, high * 2];
  const pad = 10 ** ((Math.log10(high) - Math.log10(low)) * 0.05);
  return [low === asked?.[0] ? low : low / pad, high === asked?.[1] ? high : high * pad];
}
