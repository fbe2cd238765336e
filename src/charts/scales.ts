/**
 * Axes as numbers: from a value to px, and which ticks to print. Logarithmic
 * ticks are whole decades, or 1-2-5, or all nine, whichever still has room.
 */
import { extent, ticks as evenTicks } from "d3-array";
import { scaleLinear, scaleLog } from "d3-scale";
import { formatTick } from "../base/format.ts";

export interface AxisSpec {
  readonly kind: "linear" | "log";
  /** Name of the quantity with its unit. */
  readonly label: string;
  /** For charts narrower than 480 px. */
  readonly shortLabel?: string;
  /** At least this stretch is shown. */
  readonly domain?: readonly [number, number];
  /** `false`: a linear axis need not begin at 0. */
  readonly zero?: boolean;
  /** Put before and after each tick, such as "$" or "×". */
  readonly prefix?: string;
  readonly suffix?: string;
}

export interface Scale {
  readonly kind: "linear" | "log";
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
  /** Place in px of a value. @throws {RangeError} when it has none */
  readonly at: (value: number) => number;
  /** At most `count` ticks, at least two where the axis has them. */
  readonly ticks: (count: number) => readonly number[];
  readonly text: (value: number) => string;
}

/**
 * A scale that holds all `values`, from `range[0]` to `range[1]` in px.
 *
 * @throws {RangeError} when a value is not finite, or not above 0 on a log axis
 */
export function makeScale(spec: AxisSpec, values: readonly number[], range: readonly [number, number]): Scale {
  const log = spec.kind === "log";
  const all = [...values, ...(spec.domain ?? [])];
  for (const value of all) {
    if (!Number.isFinite(value)) throw new RangeError(`${spec.label}: value is ${value}, expected a finite number`);
    if (log && value <= 0) throw new RangeError(`${spec.label}: value is ${value}, expected above 0 on a log axis`);
  }
  const domain = log ? logDomain(all) : linearDomain(all, spec.zero ?? true);
  const position = log ? scaleLog(domain, range) : scaleLinear(domain, range);
  const at = (value: number): number => {
    const place = position(value);
    if (!Number.isFinite(place)) throw new RangeError(`${spec.label}: value ${value} has no place on the axis`);
    return place;
  };
  return {
    kind: spec.kind,
    domain,
    range,
    at,
    ticks: (count) => (log ? logTicks(domain, count) : evenTicks(domain[0], domain[1], count).filter(inside(domain))),
    text: (value) => `${value < 0 ? "\u2212" : ""}${spec.prefix ?? ""}${tickNumber(Math.abs(value))}${spec.suffix ?? ""}`,
  };
}

/** The densest of decades, 1-2-5 and 1 to 9 that has at most `count` ticks; linear ones within a narrow stretch. */
export function logTicks(domain: readonly [number, number], count: number): readonly number[] {
  const from = Math.floor(Math.log10(domain[0]));
  const to = Math.ceil(Math.log10(domain[1]));
  const within = inside(domain);
  for (const steps of [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 5], [1]]) {
    const found: number[] = [];
    for (let decade = from; decade <= to; decade += 1) {
      found.push(...steps.map((step) => Number(`${step}e${decade}`)).filter(within));
    }
    const sparseEnough = found.length <= (steps.length === 9 ? Math.min(count, 6) : count);
    if (sparseEnough && found.length >= 2) return found;
    if (sparseEnough && steps.length === 9) return evenTicks(domain[0], domain[1], count).filter(within);
  }
  const every = Math.ceil((to - from + 1) / Math.max(1, count));
  return Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, index) => Number(`1e${from + index * every}`)).filter(within);
}

/** Without noughts at the end of a fraction: a tick is exact, its digits claim nothing. */
function tickNumber(value: number): string {
  return formatTick(value).replace(/(\.\d*?)0+(?=\D|$)/, "$1").replace(/\.(?=\D|$)/, "");
}

function inside(domain: readonly [number, number]): (value: number) => boolean {
  const slack = 1e-9;
  return (value) =>
    value >= domain[0] - slack * Math.abs(domain[0]) && value <= domain[1] + slack * Math.abs(domain[1]);
}

function logDomain(values: readonly number[]): [number, number] {
  const [low = 1, high = 10] = extent(values);
  if (low === high) return [low / 2, high * 2];
  const pad = (Math.log10(high) - Math.log10(low)) * 0.05;
  return [10 ** (Math.log10(low) - pad), 10 ** (Math.log10(high) + pad)];
}

function linearDomain(values: readonly number[], zero: boolean): [number, number] {
  const [least = 0, most = 1] = extent(values);
  const low = zero ? Math.min(0, least) : least;
  const high = zero ? Math.max(0, most) : most;
  if (low === high) return low === 0 ? [0, 1] : [low - Math.abs(low) / 2, high + Math.abs(high) / 2];
  const pad = (high - low) * 0.04;
  return [zero && low === 0 ? 0 : low - pad, zero && high === 0 ? 0 : high + pad];
}
