/** The frontier of points that no other point beats, and the curve between them. */
import { steadyExp, steadyLog } from "../base/elementary.ts";
import { checkNumber, printedNumber } from "./contract.ts";
import { ModelError } from "./errors.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Axes<Item> {
  readonly x: (item: Item) => number;
  readonly y: (item: Item) => number;
}

/**
 * The items that no other item beats, by rising x; on both axes more is better.
 * Beaten means: another is at least as good on both and better on one. Items
 * with equal x and y beat neither each other; both stay, in their given order.
 *
 * Leaves out how far a beaten item is behind. Of no items, none.
 *
 * @throws {ModelError} NON_FINITE, naming the item by its index
 * @example
 * paretoFrontier(
 *   [{ user: 40, gpu: 900 }, { user: 20, gpu: 1500 }, { user: 30, gpu: 800 }],
 *   { x: ({ user }) => user, y: ({ gpu }) => gpu },
 * ); // → [{ user: 20, gpu: 1500 }, { user: 40, gpu: 900 }]
 */
export function paretoFrontier<Item>(items: readonly Item[], axes: Axes<Item>): Item[] {
  const placed = items.map((item, index) => ({ item, index, x: axes.x(item), y: axes.y(item) }));
  for (const { index, x, y } of placed) {
    checkNumber("pareto-frontier", `x of item ${index}`, x, everyNumber);
    checkNumber("pareto-frontier", `y of item ${index}`, y, everyNumber);
  }
  // From the right: an item stays if it is higher than all that stand further right.
  placed.sort((a, b) => b.x - a.x || b.y - a.y || b.index - a.index);
  const kept: typeof placed = [];
  for (const point of placed) {
    const last = kept.at(-1);
    if (last === undefined || point.y > last.y || (point.y === last.y && point.x === last.x))
      kept.push(point);
  }
  return kept.reverse().map(({ item }) => item);
}

const everyNumber = { min: -Infinity, max: Infinity } as const;

/**
 * Height of a frontier at `x`, between the knots: Steffen's monotone cubic in
 * (x, ln y). Exact at the knots, never above or below its two neighbours, never
 * beyond the ends.
 *
 * The knots are measurements of single configurations; nobody ran what lies
 * between them. Their true curve may lie on either side of this one.
 *
 * @param frontier by rising x with falling y above 0, as `paretoFrontier` gives it; equal points are taken once
 * @throws {ModelError} EMPTY_INPUT; INCONSISTENT when the points are no frontier; INFEASIBLE when
 *   `x` lies outside the frontier; OUT_OF_RANGE when a y is not above 0; NON_FINITE
 * @example
 * interpolateFrontier([{ x: 20, y: 1600 }, { x: 40, y: 400 }], 30); // → 800
 */
export function interpolateFrontier(frontier: readonly Point[], x: number): number {
  const model = "interpolate-frontier";
  checkNumber(model, "x", x, everyNumber);
  const knots = requireFrontier(model, frontier);
  const [first, last] = [knots[0], knots.at(-1)];
  if (first === undefined || last === undefined) {
    throw new ModelError({
      code: "EMPTY_INPUT",
      model,
      field: "frontier",
      value: "empty",
      allowed: "at least one point",
    });
  }
  if (x < first.x || x > last.x) {
    const over = x < first.x ? first.x - x : x - last.x;
    const allowed = `between the outermost points, [${printedNumber(first.x, "up")}, ${printedNumber(last.x, "down")}]; it lies ${printedNumber(over)} outside`;
    throw new ModelError({ code: "INFEASIBLE", model, field: "x", value: x, allowed });
  }
  const right = knots.findIndex((knot) => knot.x >= x);
  const end = at(knots, right);
  if (end.x === x) return end.y;
  const start = at(knots, right - 1);
  const width = end.x - start.x;
  const slope = slopeAfter(knots, right - 1);
  const [leaving, arriving] = [steffenSlope(knots, right - 1), steffenSlope(knots, right)];
  const t = (x - start.x) / width;
  const rise =
    width * t * (leaving + t * (3 * slope - 2 * leaving - arriving + t * (leaving + arriving - 2 * slope)));
  const y = start.y * steadyExp(rise);
  checkNumber(model, "y", y, everyNumber);
  return y;
}

/** Tangent at a knot in (x, ln y), after M. Steffen, Astron. Astrophys. 239 (1990) 443. */
function steffenSlope(knots: readonly Point[], index: number): number {
  const end = knots.length - 1;
  if (end === 1) return slopeAfter(knots, 0);
  if (index === 0) return endSlope(knots, 0, 1);
  if (index === end) return endSlope(knots, end - 1, end - 2);
  const [before, after] = [slopeAfter(knots, index - 1), slopeAfter(knots, index)];
  const [widthBefore, widthAfter] = [widthAfterKnot(knots, index - 1), widthAfterKnot(knots, index)];
  const parabola = (before * widthAfter + after * widthBefore) / (widthBefore + widthAfter);
  // Every slope of a frontier falls, so the least steep of the three is the greatest.
  return 2 * Math.max(before, after, parabola / 2);
}

/** Tangent at an outermost knot: a parabola's, held between level and twice the slope beside it. */
function endSlope(knots: readonly Point[], beside: number, next: number): number {
  const slope = slopeAfter(knots, beside);
  const share = widthAfterKnot(knots, beside) / (widthAfterKnot(knots, beside) + widthAfterKnot(knots, next));
  const parabola = slope * (1 + share) - slopeAfter(knots, next) * share;
  return Math.min(0, Math.max(2 * slope, parabola));
}

function slopeAfter(knots: readonly Point[], index: number): number {
  return (steadyLog(at(knots, index + 1).y) - steadyLog(at(knots, index).y)) / widthAfterKnot(knots, index);
}

function widthAfterKnot(knots: readonly Point[], index: number): number {
  return at(knots, index + 1).x - at(knots, index).x;
}

function at(knots: readonly Point[], index: number): Point {
  const knot = knots[index];
  if (knot === undefined) throw new RangeError(`knot ${index} is absent, expected 0 to ${knots.length - 1}`);
  return knot;
}

function requireFrontier(model: string, frontier: readonly Point[]): Point[] {
  const knots: Point[] = [];
  for (const [index, point] of frontier.entries()) {
    checkNumber(model, `x of point ${index}`, point.x, everyNumber);
    checkNumber(model, `y of point ${index}`, point.y, { min: 0, minOpen: true, max: Infinity });
    const last = knots.at(-1);
    if (last !== undefined && last.x === point.x && last.y === point.y) continue;
    if (last !== undefined && (point.x <= last.x || point.y >= last.y)) {
      const value = `(${point.x}, ${point.y})`;
      const allowed = `right of and below the point before it, (${last.x}, ${last.y})`;
      throw new ModelError({ code: "INCONSISTENT", model, field: `point ${index}`, value, allowed });
    }
    knots.push(point);
  }
  return knots;
}
