/** The known values that an unbound quantity may have been copied from. */
import { units, type UnitName } from "../base/units.ts";
import { compareText } from "../base/fault.ts";
import type { FoundSpan } from "./found-span.ts";

/** A value that prose can be bound to. */
export interface KnownValue {
  /** What stands in `[= …]`. */
  readonly name: string;
  readonly value: number;
  readonly unit: UnitName;
  /** As the site prints it: "about 65 tok/s". */
  readonly printed: string;
}

/** Ratios, shares and plain numbers are often written for each other: "a third", "33 %", "0.33". */
const dimensionless: ReadonlySet<string> = new Set(["number", "ratio", "share"]);

/**
 * Those whose value agrees with the span within the rounding of what is written
 * and whose dimension agrees, nearest first. Prose often leaves out the last
 * "per", so a rate per user or machine follows the same rate without it.
 */
export function likelyValues(
  span: Pick<FoundSpan, "value" | "upper" | "tolerance" | "unit">,
  known: readonly KnownValue[],
  most = 3,
): KnownValue[] {
  const { unit, tolerance } = span;
  if (unit === null) return [];
  const ends = [span.value, span.upper].filter((end) => end !== null);
  return known
    .flatMap((one) => {
      const kinship = kin(unit, one.unit);
      if (kinship === null) return [];
      const value = kinship === 0 ? (one.value * units[one.unit].factor) / units[unit].factor : one.value;
      const distance = Math.min(...ends.map((end) => Math.abs(value - end)));
      return distance <= tolerance * (1 + 1e-9) ? [{ one, kinship, distance }] : [];
    })
    .sort((a, b) => a.kinship - b.kinship || a.distance - b.distance || compareText(a.one.name, b.one.name))
    .slice(0, most)
    .map(({ one }) => one);
}

/** 0: one dimension; 1: `b` says what `a` leaves out; `null`: strangers. */
function kin(a: UnitName, b: UnitName): 0 | 1 | null {
  const [left, right] = [units[a].dimension, units[b].dimension];
  if (left === right || (dimensionless.has(left) && dimensionless.has(right))) return 0;
  // "dollars an hour" for "dollars a machine-hour": the same amount over the same end of the unit.
  const [amount = "", per] = a.split("/");
  const withoutMachine = per !== undefined && b.startsWith(`${amount}/`) && b.endsWith(`-${per}`);
  return b.startsWith(`${a}/`) || withoutMachine ? 1 : null;
}
