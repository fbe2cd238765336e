import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ModelError } from "../../src/models/errors.ts";
import { interpolateFrontier, type Point } from "../../src/models/pareto.ts";
import { expectNear, refusal } from "../laws/printed.ts";
import { between, holds } from "../laws/seeded.ts";

/** A frontier of 1 to 8 points whose steps span three orders of magnitude. */
const knotsArbitrary = fc
  .tuple(
    between(-100, 100),
    between(1, 1e5),
    fc.array(fc.record({ width: between(0.1, 100), drop: between(0.01, 3) }), { maxLength: 7 }),
  )
  .map(([x, y, steps]) => {
    const knots: Point[] = [{ x, y }];
    for (const { width, drop } of steps) {
      const last = knots.at(-1) ?? { x, y };
      knots.push({ x: last.x + width, y: last.y * Math.exp(-drop) });
    }
    return Object.freeze(knots);
  });

/** Steffen's curve for any data, written from the paper's signs and absolute values and Hermite's basis. */
function textbook(knots: readonly Point[], x: number): number {
  const v = knots.map(({ y }) => Math.log(y));
  const n = knots.length - 1;
  const get = (list: readonly number[], index: number): number => list[index] ?? Number.NaN;
  const xs = knots.map((knot) => knot.x);
  const h = Array.from({ length: n }, (_, i) => get(xs, i + 1) - get(xs, i));
  const s = Array.from({ length: n }, (_, i) => (get(v, i + 1) - get(v, i)) / get(h, i));
  const edge = (s0: number, s1: number, h0: number, h1: number): number => {
    const p = s0 * (1 + h0 / (h0 + h1)) - (s1 * h0) / (h0 + h1);
    if (p * s0 <= 0) return 0;
    return Math.abs(p) > 2 * Math.abs(s0) ? 2 * s0 : p;
  };
  const slope = (i: number): number => {
    if (n === 1) return get(s, 0);
    if (i === 0) return edge(get(s, 0), get(s, 1), get(h, 0), get(h, 1));
    if (i === n) return edge(get(s, n - 1), get(s, n - 2), get(h, n - 1), get(h, n - 2));
    const [before, after] = [get(s, i - 1), get(s, i)];
    const p = (before * get(h, i) + after * get(h, i - 1)) / (get(h, i - 1) + get(h, i));
    return (
      (Math.sign(before) + Math.sign(after)) * Math.min(Math.abs(before), Math.abs(after), Math.abs(p) / 2)
    );
  };
  const i = Math.max(0, Math.min(n - 1, xs.findIndex((knot) => knot > x) - 1));
  const t = (x - get(xs, i)) / get(h, i);
  const value =
    (2 * t ** 3 - 3 * t ** 2 + 1) * get(v, i) +
    (t ** 3 - 2 * t ** 2 + t) * get(h, i) * slope(i) +
    (3 * t ** 2 - 2 * t ** 3) * get(v, i + 1) +
    (t ** 3 - t ** 2) * get(h, i) * slope(i + 1);
  return Math.exp(value);
}

describe("interpolateFrontier", () => {
  const inside = fc.tuple(knotsArbitrary, between(0, 1), between(0, 1)).filter(([knots]) => knots.length > 1);
  const ends = (knots: readonly Point[]): [Point, Point] => {
    const [first, last] = [knots[0], knots.at(-1)];
    if (first === undefined || last === undefined) throw new Error("no knots");
    return [first, last];
  };
  const place = (knots: readonly Point[], share: number): number => {
    const [first, last] = ends(knots);
    return Math.min(last.x, first.x + share * (last.x - first.x));
  };

  test("is exact at the knots, to the last bit", () => {
    holds(
      fc.property(knotsArbitrary, (knots) => {
        for (const { x, y } of knots) expect(interpolateFrontier(knots, x)).toBe(y);
      }),
    );
  });
  test("never overshoots the two knots beside it", () => {
    holds(
      fc.property(inside, ([knots, share]) => {
        const x = place(knots, share);
        const y = interpolateFrontier(knots, x);
        const right = knots.find((knot) => knot.x >= x);
        const left = knots.findLast((knot) => knot.x <= x);
        expect(y).toBeGreaterThanOrEqual((right?.y ?? Infinity) * (1 - 1e-12));
        expect(y).toBeLessThanOrEqual((left?.y ?? -Infinity) * (1 + 1e-12));
      }),
    );
  });
  test("falls from left to right", () => {
    holds(
      fc.property(inside, ([knots, a, b]) => {
        const [left, right] = [place(knots, Math.min(a, b)), place(knots, Math.max(a, b))];
        expect(interpolateFrontier(knots, right)).toBeLessThanOrEqual(
          interpolateFrontier(knots, left) * (1 + 1e-12),
        );
      }),
    );
  });
  test("equals Steffen's curve as the paper writes it", () => {
    holds(
      fc.property(inside, ([knots, share]) => {
        const x = place(knots, share);
        expectNear(interpolateFrontier(knots, x), textbook(knots, x), 1e-9);
      }),
    );
  });
  test("passes a straight line in ln y through unbent", () => {
    const knots = [0, 1, 4, 5, 11].map((x) => ({ x, y: 900 * Math.exp(-0.3 * x) }));
    for (const x of [0.2, 1.5, 4.7, 10])
      expectNear(interpolateFrontier(knots, x), 900 * Math.exp(-0.3 * x), 1e-12);
  });
  test("takes equal points once and answers at a single point", () => {
    expect(
      interpolateFrontier(
        [
          { x: 1, y: 4 },
          { x: 1, y: 4 },
          { x: 3, y: 1 },
        ],
        2,
      ),
    ).toBeCloseTo(2, 12);
    expect(interpolateFrontier([{ x: 1, y: 4 }], 1)).toBe(4);
  });
  test("never leaves the frontier: outside there is no answer", () => {
    const knots = [
      { x: 20, y: 1600 },
      { x: 40, y: 400 },
    ];
    expect(refusal(() => interpolateFrontier(knots, 45))).toBe(
      "interpolate-frontier: x is 45, expected between the outermost points, [20, 40]; it lies 5 outside. [INFEASIBLE]",
    );
    holds(
      fc.property(knotsArbitrary, between(1e-6, 1e6), (points, far) => {
        const [first, last] = ends(points);
        for (const x of [first.x - far, last.x + far]) {
          expect(() => interpolateFrontier(points, x)).toThrow(
            expect.objectContaining({ code: "INFEASIBLE" }),
          );
        }
      }),
    );
  });
  test("refuses what is no frontier", () => {
    expect(refusal(() => interpolateFrontier([], 1))).toBe(
      "interpolate-frontier: frontier is empty, expected at least one point. [EMPTY_INPUT]",
    );
    expect(
      refusal(() =>
        interpolateFrontier(
          [
            { x: 1, y: 2 },
            { x: 2, y: 3 },
          ],
          1,
        ),
      ),
    ).toBe(
      "interpolate-frontier: point 1 is (2, 3), expected right of and below the point before it, (1, 2). [INCONSISTENT]",
    );
    expect(refusal(() => interpolateFrontier([{ x: 1, y: 0 }], 1))).toBe(
      "interpolate-frontier: y of point 0 is 0, expected (0, ∞). [OUT_OF_RANGE]",
    );
    expect(() => interpolateFrontier([{ x: 1, y: 1 }], Number.NaN)).toThrow(ModelError);
  });
});
