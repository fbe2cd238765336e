/** In a drag a name goes along with what it names, until it would leave the plot or cover words. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeLabelMemory, type LabelMemory } from "../../src/charts/kept-labels.ts";
import { placeLabels, type LabelRequest } from "../../src/charts/place-labels.ts";
import { holds } from "../laws/seeded.ts";

const bounds = { left: 0, top: 0, right: 600, bottom: 400 };
const empty = { bounds, solid: [], soft: [] };
const requestAt = (x: number, y: number, width = 60): LabelRequest => ({
  width,
  height: 15,
  targets: [{ x, y }],
  clearance: 5,
});

/** That remembers a search. */
function memoryOf(requests: readonly LabelRequest[]): LabelMemory {
  const memory = makeLabelMemory();
  expect(memory.places(requests, empty)).toEqual(placeLabels(requests, empty));
  return memory;
}

describe("a kept label", () => {
  test("is where the search put it while nothing moves, and goes along with its target", () => {
    const inside = fc.tuple(fc.integer({ min: 150, max: 400 }), fc.integer({ min: 100, max: 300 }));
    const step = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -60, max: 60 }));
    holds(
      fc.property(inside, step, ([x, y], [dx, dy]) => {
        const memory = memoryOf([requestAt(x, y)]);
        const [found] = placeLabels([requestAt(x, y)], empty);
        const [still] = memory.places([requestAt(x, y)], empty);
        const [moved] = memory.places([requestAt(x + dx, y + dy)], empty);
        if (found == null || still == null || moved == null) throw new Error("there is room for one label");
        expect(found).toMatchObject(still);
        expect([moved.left - still.left, moved.bottom - still.bottom]).toEqual([dx, dy]);
        expect(moved.target).toEqual({ x: x + dx, y: y + dy });
      }),
    );
  });

  test("grows away from what it names where its words grow", () => {
    const memory = memoryOf([requestAt(300, 200)]);
    const [short, long] = [60, 90].map((width) => memory.places([requestAt(300, 200, width)], empty)[0]);
    expect(short?.anchor).toBe("start");
    expect([short?.left, short?.right]).toEqual([long?.left, (long?.right ?? 0) - 30]);
  });

  // A place that was searched for bears its cost.
  test("is placed anew at the edge of the plot, over words, upon a line, over another label, and when labels came", () => {
    const [one, beside] = [requestAt(300, 200), requestAt(300, 300)];
    const [box] = placeLabels([one], empty);
    if (box == null) throw new Error("there is room for one label");
    const tries = [
      [[one], [requestAt(590, 200)], empty],
      [[one], [one], { ...empty, solid: [box] }],
      [
        [one],
        [one],
        {
          ...empty,
          lines: [
            [
              { x: 0, y: (box.top + box.bottom) / 2 },
              { x: 600, y: box.top + 1 },
            ],
          ],
        },
      ],
      [[one, beside], [one, one], empty],
      [[one], [one, beside], empty],
    ] as const;
    for (const [first, next, obstacles] of tries) {
      const memory = memoryOf(first);
      expect(memory.places(next, obstacles)).toEqual(placeLabels(next, obstacles));
      expect(memory.places(next, obstacles)[0]).not.toHaveProperty("cost");
    }
  });

  test("is placed anew once the memory is told to forget", () => {
    const memory = memoryOf([requestAt(300, 200)]);
    expect(memory.places([requestAt(310, 200)], empty)[0]).not.toHaveProperty("cost");
    memory.forget();
    expect(memory.places([requestAt(310, 200)], empty)[0]).toHaveProperty("cost");
  });

  test("for which there was no room stays away until all are placed anew", () => {
    const wide = requestAt(300, 200, 900);
    expect(memoryOf([wide]).places([wide], empty)).toEqual([null]);
  });
});
