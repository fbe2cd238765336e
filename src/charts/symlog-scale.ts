/**
 * Symmetric-log scales: logarithmic far from 0 on both sides, near to linear
 * round it, for quantities that change their sign and span several decades.
 */
import { extent } from "d3-array";
import { decadeTicks } from "./log-scale.ts";
import type { AxisSpec, OtherScale, ScaleKind } from "./scales.ts";
import { insideOf, tickText } from "./ticks.ts";

export const symlogScale: OtherScale = {
  name: "symlog",
  make: symlogKind,
  positionOn: ({ constant = 1 }) => symlogPosition(constant),
};

/** @throws {RangeError} when the constant is not above 0 */
function symlogKind(spec: AxisSpec, values: readonly number[]): ScaleKind {
  const constant = spec.constant ?? 1;
  if (!(constant > 0 && Number.isFinite(constant)))
    throw new RangeError(`${spec.label}: constant is ${constant}, expected above 0`);
  const domain = symlogDomain(values, constant, spec.domain);
  return {
    domain,
    position: symlogPosition(constant),
    ticks: (count) => symlogTicks(domain, constant, count),
    text: (value) => tickText(spec, value),
  };
}

/** sign(x) · ln(1 + |x / constant|), as d3's symlog scale. */
function symlogPosition(constant: number): (value: number) => number {
  return (value) => Math.sign(value) * Math.log1p(Math.abs(value / constant));
}

/**
 * 0 and the same sizes on both sides, at most `count` in all where that leaves
 * two: 1-2-5 where it fits, else whole decades from the constant's on, else
 * every second or third of them.
 */
export function symlogTicks(
  domain: readonly [number, number],
  constant: number,
  count: number,
): readonly number[] {
  const far = Math.max(Math.abs(domain[0]), Math.abs(domain[1]));
  const near = Math.min(constant, far / 10);
  const within = insideOf(domain);
  const both = (sizes: readonly number[]): readonly number[] =>
    [...sizes.map((size) => -size).reverse(), 0, ...sizes].filter(within);
  const fine = both(decadeTicks([near, far], [1, 2, 5]));
  if (fine.length <= count) return fine;
  const decades = decadeTicks([near, far], [1]);
  for (let every = 1; every < decades.length; every += 1) {
    const kept = both(decades.filter((_, index) => (decades.length - 1 - index) % every === 0));
    if (kept.length <= count && kept.length >= 2) return kept;
  }
  const outermost = both(decades.slice(-1));
  return outermost.length >= 2 ? outermost : fine.slice(-2);
}

function symlogDomain(
  values: readonly number[],
  constant: number,
  asked: AxisSpec["domain"],
): readonly [number, number] {
  const [low = -constant, high = constant] = extent(values);
  if (low === high) return [Math.min(low * 2, -constant), Math.max(high * 2, constant)];
  const position = symlogPosition(constant);
  const pad = (position(high) - position(low)) * 0.04;
  const back = (place: number): number => Math.sign(place) * Math.expm1(Math.abs(place)) * constant;
  const open = (value: number, end: number | undefined): boolean => value !== end && value !== 0;
  return [
    open(low, asked?.[0]) ? back(position(low) - pad) : low,
    open(high, asked?.[1]) ? back(position(high) + pad) : high,
  ];
}
