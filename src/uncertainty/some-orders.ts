/** Shares of a gain over a seeded choice of the orders in which its factors can be brought in, with their standard errors. */
import { steadyExp } from "../base/elementary.ts";
import { attributedOf, type Attribution, type LogAt } from "./attributed.ts";
import { partSeed, unitColumn } from "./points.ts";
import { pooledQuotient } from "./pooled-quotient.ts";

/** The orders are drawn in this many parts, each shifted anew; their scatter gives the error. */
export const orderParts = 8;

interface Tally {
  readonly sums: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
  answered: number;
}

/**
 * The mean gain of each factor over drawn orders (Castro, Gómez and Tejada, 2009); `null` where none of them has a
 * value at every step. An order is that of the coordinates of a Sobol point, so every factor comes about as often
 * at every place. The shares multiply to the total, whatever the orders.
 *
 * @param orders a power of two, `orderParts` or more
 * @throws {ModelError} what `unitColumn` refuses
 */
export function someOrders(
  factors: readonly string[],
  logAt: LogAt,
  { orders, seed }: { readonly orders: number; readonly seed: number },
): Attribution | null {
  const places = factors.map((_, place) => place);
  const [none, all] = [logAt(0), logAt(places.reduce((bits, place) => bits | (1 << place), 0))];
  if (none === null || all === null) return null;
  const tallies = Array.from({ length: orderParts }, (_, part) => {
    const points = { count: orders / orderParts, seed: partSeed(seed, part) };
    const columns = places.map((place) => unitColumn("sobol", place, points));
    const tally = emptyTally(factors.length);
    for (let point = 0; point < points.count; point += 1) {
      const at = columns.map((column) => column[point] ?? 0);
      const gains = gainsAlong(
        places.toSorted((a, b) => (at[a] ?? 0) - (at[b] ?? 0)),
        logAt,
      );
      if (gains !== null) count(tally, gains);
    }
    return tally;
  });
  const answered = tallies.reduce((sum, tally) => sum + tally.answered, 0);
  if (answered === 0) return null;
  return {
    total: steadyExp(all - none),
    orders: { asked: orders, answered, drawn: true },
    factors: factors.map((factor, place) => {
      const { value: ln, standardError: lnError } = pooledQuotient(
        tallies.map((tally) => ({ over: tally.sums[place] ?? 0, under: tally.answered })),
      );
      const least = Math.min(...tallies.map((tally) => tally.least[place] ?? Infinity));
      const most = Math.max(...tallies.map((tally) => tally.most[place] ?? -Infinity));
      return attributedOf(factor, { ln, least, most, lnError });
    }),
  };
}

/** By place, what each factor gains when it comes in; `null` where a step has no value. */
function gainsAlong(order: readonly number[], logAt: LogAt): Float64Array | null {
  const gains = new Float64Array(order.length);
  let [bits, before] = [0, logAt(0)];
  for (const place of order) {
    bits |= 1 << place;
    const after = logAt(bits);
    if (before === null || after === null) return null;
    gains[place] = after - before;
    before = after;
  }
  return gains;
}

function emptyTally(count: number): Tally {
  return {
    sums: new Float64Array(count),
    least: new Float64Array(count).fill(Infinity),
    most: new Float64Array(count).fill(-Infinity),
    answered: 0,
  };
}

function count(tally: Tally, gains: Float64Array): void {
  tally.answered += 1;
  for (const [place, gain] of gains.entries()) {
    tally.sums[place] = (tally.sums[place] ?? 0) + gain;
    tally.least[place] = Math.min(tally.least[place] ?? gain, gain);
    tally.most[place] = Math.max(tally.most[place] ?? gain, gain);
  }
}
