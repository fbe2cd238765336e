import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paretoFrontier, type Point } from "../../src/models/pareto.ts";
import { usdPerMillionTokens } from "../../src/models/token-cost.ts";
import { refusal } from "../laws/printed.ts";
import { between, holds } from "../laws/seeded.ts";

const axes = { x: ({ x }: Point) => x, y: ({ y }: Point) => y };
const frontier = (points: readonly Point[]): Point[] => paretoFrontier(points, axes);
/** Few distinct values, so that ties and equal points are common. */
const crowded = fc.array(
  fc.record({ x: fc.integer({ min: 0, max: 12 }), y: fc.integer({ min: 1, max: 12 }) }),
  {
    maxLength: 30,
  },
);
const sorted = (points: readonly Point[]): Point[] => [...points].sort((a, b) => a.x - b.x || a.y - b.y);
const beats = (q: Point, p: Point): boolean => q.x >= p.x && q.y >= p.y && (q.x > p.x || q.y > p.y);

describe("paretoFrontier", () => {
  test("keeps exactly the points that no other beats, checked pair by pair", () => {
    holds(
      fc.property(crowded, (points) => {
        const expected = points.filter((p) => !points.some((q) => beats(q, p)));
        expect(frontier(points)).toEqual(expected.sort((a, b) => a.x - b.x));
      }),
    );
  });
  test("P0.1 of a frontier is that frontier", () => {
    holds(
      fc.property(crowded, (points) => {
        expect(frontier(frontier(points))).toEqual(frontier(points));
      }),
    );
  });
  test("P0.2 does not depend on the order of the points", () => {
    const shuffled = crowded.chain((points) =>
      fc.tuple(fc.constant(points), fc.shuffledSubarray(points, { minLength: points.length })),
    );
    holds(
      fc.property(shuffled, ([points, other]) => {
        expect(frontier(other)).toEqual(frontier(points));
      }),
    );
  });
  test("P0.3 a beaten point more changes nothing", () => {
    holds(
      fc.property(
        crowded,
        fc.nat(),
        fc.nat({ max: 3 }),
        fc.integer({ min: 1, max: 3 }),
        (points, pick, dx, dy) => {
          const chosen = points[pick % Math.max(1, points.length)];
          if (chosen === undefined) return;
          expect(frontier([{ x: chosen.x - dx, y: chosen.y - dy }, ...points])).toEqual(frontier(points));
        },
      ),
    );
  });
  test("P0.4 and P3.10 keeps the same items under a rising map of either axis", () => {
    holds(
      fc.property(crowded, (points) => {
        const bent = paretoFrontier(points, { x: ({ x }) => x ** 3 + x, y: ({ y }) => Math.log(y) });
        expect(bent).toEqual(frontier(points));
      }),
    );
  });
  test("P0.4 holds the same configurations by throughput and by cost at one price of a GPU-hour", () => {
    holds(
      fc.property(crowded, between(0.1, 10), (points, usdPerHour) => {
        const byCost = paretoFrontier(points, {
          x: ({ x }) => x,
          y: ({ y }) => -usdPerMillionTokens({ usdPerHour, tokensPerSecond: y, utilisation: 1 }),
        });
        expect(byCost).toEqual(frontier(points));
      }),
    );
  });
  test("P0.5 falls strictly from point to point, but for equal points", () => {
    holds(
      fc.property(crowded, (points) => {
        const kept = frontier(points);
        for (const [index, point] of kept.slice(1).entries()) {
          const before = kept[index];
          if (before === undefined || (before.x === point.x && before.y === point.y)) continue;
          expect(point.x).toBeGreaterThan(before.x);
          expect(point.y).toBeLessThan(before.y);
        }
      }),
    );
  });
  test("P0.6 of two sets is the frontier of their frontiers", () => {
    holds(
      fc.property(crowded, crowded, (a, b) => {
        expect(sorted(frontier([...frontier(a), ...frontier(b)]))).toEqual(sorted(frontier([...a, ...b])));
      }),
    );
  });
  test("keeps equal points in their given order and leaves the list alone", () => {
    const items = Object.freeze([
      { id: "b", x: 1, y: 2 },
      { id: "a", x: 1, y: 2 },
      { id: "c", x: 0, y: 1 },
    ]);
    expect(paretoFrontier(items, axes).map(({ id }) => id)).toEqual(["b", "a"]);
  });
  test("has no frontier of nothing", () => {
    expect(frontier([])).toEqual([]);
  });
  test("refuses a point that is no number", () => {
    expect(
      refusal(() =>
        frontier([
          { x: 1, y: 1 },
          { x: 2, y: Number.NaN },
        ]),
      ),
    ).toBe("pareto-frontier: y of item 1 is NaN, expected a finite number. [NON_FINITE]");
  });
});
