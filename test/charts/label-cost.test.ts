/** What a place costs at least is never above what it costs: the search for places stops by it. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { judgePlace, leastCost } from "../../src/charts/label-cost.ts";
import { indexPlaces } from "../../src/charts/place-index.ts";
import { holds } from "../laws/seeded.ts";

test("the least cost of a place is at or under its cost, and is its cost near by on empty ground", () => {
  const bounds = { left: 0, top: 0, right: 400, bottom: 400 };
  const empty = { bounds, solid: [], near: indexPlaces([]) };
  const across = fc.integer({ min: -60, max: 110 });
  const down = fc.integer({ min: -60, max: 80 });
  let near = 0;
  holds(
    fc.property(across, down, fc.integer({ min: 0, max: 60 }), (x, y, base) => {
      const box = { left: 100, top: 100, right: 150, bottom: 114 };
      const offer = { box, anchor: "start", target: { x: 100 + x, y: 100 + y }, base } as const;
      const judged = judgePlace({ clearance: 4 }, offer, empty);
      if (judged === null || typeof judged === "number") return;
      expect(leastCost(offer)).toBeLessThanOrEqual(judged.cost);
      if (judged.leader !== null) return;
      near += 1;
      expect(leastCost(offer)).toBeCloseTo(judged.cost, 9);
    }),
  );
  expect(near).toBeGreaterThan(10);
});
