/**
 * Axes as numbers: from a value to px, and which ticks to print. Each kind of
 * scale stands in a file of its own. The arithmetic is that of d3's scales and a
 * test holds them together; d3's own bring colours, number and date formats along,
 * which would be a quarter of the script of a page.
 */
import { linearKind } from "./linear-scale.ts";
import { logKind } from "./log-scale.ts";

export interface AxisSpec {
  /** Kinds that few charts need bring their arithmetic along: `timeScale`, `symlogScale`. */
  readonly kind: "linear" | "log" | OtherScale;
  /** Name of the quantity with its unit. */
  readonly label: string;
  /** For charts narrower than 480 px. */
  readonly shortLabel?: string;
  /** At least this stretch is shown. */
  readonly domain?: readonly [number, number];
  /** `false`: a linear axis need not begin at 0. */
  readonly zero?: boolean;
  /** Of a symlog axis: below this size it is near to linear. Left out: 1. */
  readonly constant?: number;
  /** Put before and after each tick, such as "$" or "×". */
  readonly prefix?: string;
  readonly suffix?: string;
}

/** What one kind of scale knows; `makeScale` adds the px. */
export interface ScaleKind {
  readonly domain: readonly [number, number];
  /** Even along the axis: equal steps of it are equal px. */
  readonly position: (value: number) => number;
  readonly ticks: (count: number) => readonly number[];
  /** Words of ticks that stand beside each other; left out: each by itself. */
  readonly texts?: (ticks: readonly number[]) => readonly string[];
  readonly text: (value: number) => string;
}

/** A kind of scale by its name and arithmetic. */
export interface OtherScale {
  readonly name: "symlog" | "time";
  readonly make: (spec: AxisSpec, values: readonly number[]) => ScaleKind;
  /** As `ScaleKind.position`, before any domain is known. */
  readonly positionOn: (spec: AxisSpec) => (value: number) => number;
}

export interface Scale {
  readonly kind: "linear" | "log" | OtherScale["name"];
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
  /** Place in px of a value. @throws {RangeError} when it has none */
  readonly at: (value: number) => number;
  /** About `count` ticks, at least two where the axis has them; a linear axis may give a few more. */
  readonly ticks: (count: number) => readonly number[];
  /** Words of ticks in their order: what one of them says, such as a year, the next need not repeat. */
  readonly texts: (ticks: readonly number[]) => readonly string[];
  /** Words of one value by itself. */
  readonly text: (value: number) => string;
}

const everyday = { linear: linearKind, log: logKind };

/**
 * A scale that holds all `values`, from `range[0]` to `range[1]` in px.
 *
 * @throws {RangeError} when a value is not finite, or not above 0 on a log axis
 */
export function makeScale(
  spec: AxisSpec,
  values: readonly number[],
  range: readonly [number, number],
): Scale {
  const all = [...values, ...(spec.domain ?? [])];
  for (const value of all) {
    if (!Number.isFinite(value))
      throw new RangeError(`${spec.label}: value is ${value}, expected a finite number`);
  }
  const { domain, position, ticks, text, texts } = (
    typeof spec.kind === "string" ? everyday[spec.kind] : spec.kind.make
  )(spec, all);
  const [low, high] = [position(domain[0]), position(domain[1])];
  const at = (value: number): number => {
    const share = (position(value) - low) / (high - low);
    const place = range[0] * (1 - share) + range[1] * share;
    if (!Number.isFinite(place))
      throw new RangeError(`${spec.label}: value ${value} has no place on the axis`);
    return place;
  };
  return { kind: kindName(spec), domain, range, at, ticks, text, texts: texts ?? ((all) => all.map(text)) };
}

export function kindName({ kind }: AxisSpec): Scale["kind"] {
  return typeof kind === "string" ? kind : kind.name;
}

/** Even along the axis, before any domain is known. */
export function positionOn(spec: AxisSpec): (value: number) => number {
  if (typeof spec.kind !== "string") return spec.kind.positionOn(spec);
  return spec.kind === "log" ? Math.log : (value) => value;
}
