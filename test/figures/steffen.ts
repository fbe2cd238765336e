/** Frontiers and the curve between their points, written apart from src/models/ as a second route to the same numbers. */
import { numberIn, rawRows, type RawRow } from "../laws/raw-csv.ts";

export interface Knot {
  readonly x: number;
  readonly y: number;
  /** 1-based row of the table. */
  readonly row: number;
  readonly cells: RawRow;
}

/** The stored runs of a machine that nothing beats, by rising user speed. Every pair is compared. */
export function rawFrontier(hardware: string, keep: (row: RawRow) => boolean = () => true): Knot[] {
  const runs = rawRows("inferencex-points@2026-06-14").flatMap((cells, index): Knot[] => {
    const { inputLength, outputLength, throughputCheck = "" } = cells;
    if (cells["hardware"] !== hardware || inputLength !== "8192" || outputLength !== "1024" || !keep(cells))
      return [];
    if (throughputCheck === "" || Math.abs(Number(throughputCheck) - 1) > 0.01) return [];
    return [
      {
        x: numberIn(cells, "medianInteractivity"),
        y: numberIn(cells, "throughputPerGpu"),
        row: index + 1,
        cells,
      },
    ];
  });
  const beaten = (one: Knot): boolean =>
    runs.some((other) => other.x >= one.x && other.y >= one.y && (other.x > one.x || other.y > one.y));
  return runs.filter((one) => !beaten(one)).sort((a, b) => a.x - b.x);
}

/** Straight lines in (x, ln y). */
export function logLinear(knots: readonly Knot[], x: number): number {
  const [left, right] = around(knots, x);
  const share = left.x === right.x ? 0 : (x - left.x) / (right.x - left.x);
  return left.y ** (1 - share) * right.y ** share;
}

/**
 * Steffen's monotone cubic in (x, ln y) as printed: tangents from the signs and
 * least magnitudes of the slopes, then the cubic of Hermite's four base functions.
 */
export function steffen(knots: readonly Knot[], x: number): number {
  const [left, right] = around(knots, x);
  if (left.x === right.x) return left.y;
  const index = knots.indexOf(left);
  const h = right.x - left.x;
  const t = (x - left.x) / h;
  const [from, to] = [tangent(knots, index), tangent(knots, index + 1)];
  const ln =
    (1 + 2 * t) * (1 - t) ** 2 * Math.log(left.y) +
    t * (1 - t) ** 2 * h * from +
    t ** 2 * (3 - 2 * t) * Math.log(right.y) +
    t ** 2 * (t - 1) * h * to;
  return Math.exp(ln);
}

function tangent(knots: readonly Knot[], index: number): number {
  const h = (at: number): number => (knots[at + 1]?.x ?? 0) - (knots[at]?.x ?? 0);
  const s = (at: number): number => (Math.log(knots[at + 1]?.y ?? 1) - Math.log(knots[at]?.y ?? 1)) / h(at);
  const last = knots.length - 1;
  if (last === 1) return s(0);
  if (index > 0 && index < last) {
    const p = (s(index - 1) * h(index) + s(index) * h(index - 1)) / (h(index - 1) + h(index));
    const least = Math.min(Math.abs(s(index - 1)), Math.abs(s(index)), 0.5 * Math.abs(p));
    return (Math.sign(s(index - 1)) + Math.sign(s(index))) * least;
  }
  const [beside, next] = index === 0 ? [0, 1] : [last - 1, last - 2];
  const share = h(beside) / (h(beside) + h(next));
  const p = s(beside) * (1 + share) - s(next) * share;
  if (p * s(beside) <= 0) return 0;
  return Math.abs(p) > 2 * Math.abs(s(beside)) ? 2 * s(beside) : p;
}

function around(knots: readonly Knot[], x: number): [Knot, Knot] {
  const exact = knots.find((knot) => knot.x === x);
  if (exact !== undefined) return [exact, exact];
  const right = knots.findIndex((knot) => knot.x > x);
  const [left, end] = [knots[right - 1], knots[right]];
  if (left === undefined || end === undefined) throw new RangeError(`${x} lies outside the frontier`);
  return [left, end];
}
