/** Shares of a gain over every order in which its factors can be brought in, from one value for each set of them. */
import { steadyExp } from "../base/elementary.ts";
import { attributedOf, type Attribution, type LogAt } from "./attributed.ts";

/**
 * The mean gain of each factor over all orders that have a value at every step; `null` where there is no such order.
 * Of the 2^n sets each is asked once. How often a factor meets a set is the number of ways there, times the number of
 * ways from there on: exact in a double up to 18 factors.
 */
export function everyOrder(factors: readonly string[], logAt: LogAt): Attribution | null {
  const count = factors.length;
  const sets = 2 ** count;
  const places = factors.map((_, place) => 1 << place);
  // The ends first, so that their refusal comes before that of a mixture.
  const [none, all] = [logAt(0), logAt(sets - 1)];
  if (none === null || all === null) return null;
  const logs = Array.from({ length: sets }, (_, bits) => logAt(bits));
  const waysTo = new Float64Array(sets);
  const waysOn = new Float64Array(sets);
  waysTo[0] = waysOn[sets - 1] = 1;
  for (let bits = 1; bits < sets; bits += 1) {
    if (logs[bits] === null) continue;
    for (const bit of places)
      if ((bits & bit) !== 0) waysTo[bits] = at(waysTo, bits) + at(waysTo, bits ^ bit);
  }
  for (let bits = sets - 2; bits >= 0; bits -= 1) {
    if (logs[bits] === null) continue;
    for (const bit of places)
      if ((bits & bit) === 0) waysOn[bits] = at(waysOn, bits) + at(waysOn, bits | bit);
  }
  const answered = at(waysTo, sets - 1);
  if (answered === 0) return null;
  return {
    total: steadyExp(all - none),
    orders: { asked: factorial(count), answered, drawn: false },
    factors: factors.map((factor, place) => {
      const bit = 1 << place;
      let [ln, least, most] = [0, Infinity, -Infinity];
      for (let bits = 0; bits < sets; bits += 1) {
        const [before, after] = [logs[bits], logs[bits | bit]];
        if ((bits & bit) !== 0 || before == null || after == null) continue;
        const ways = at(waysTo, bits) * at(waysOn, bits | bit);
        if (ways === 0) continue;
        const gain = after - before;
        ln += (ways / answered) * gain;
        least = Math.min(least, gain);
        most = Math.max(most, gain);
      }
      return attributedOf(factor, { ln, least, most, lnError: 0 });
    }),
  };
}

function at(column: Float64Array, place: number): number {
  return column[place] ?? 0;
}

function factorial(count: number): number {
  let product = 1;
  for (let factor = 2; factor <= count; factor += 1) product *= factor;
  return product;
}
