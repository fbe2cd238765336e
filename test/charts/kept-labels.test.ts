/** In a drag a name goes along with what it names, until it would leave the plot or cover words. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keepPlaces, placesAsKept, type LabelMemory } from "../../src/charts/kept-labels.ts";
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

/** What is remembered of a search. */
function remembered(requests: readonly LabelRequest[]): LabelMemory {
  const memory: LabelMemory = { kept: [] };
  keepPlaces(requests, placeLabels(requests, empty), memory);
  return memory;
}

describe("a kept label", () => {
  test("is where the search put it while nothing moves, and goes along with its target", () => {
    const inside = fc.tuple(fc.integer({ min: 150, max: 400 }), fc.integer({ min: 100, max: 300 }));
    const step = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -60, max: 60 }));
    holds(
      fc.property(inside, step, ([x, y], [dx, dy]) => {
        const found = placeLabels([requestAt(x, y)], empty);
        const memory = remembered([requestAt(x, y)]);
        const [before] = found;
        const [still] = placesAsKept([requestAt(x, y)], empty, memory) ?? [];
        const [after] = placesAsKept([requestAt(x + dx, y + dy)], empty, memory) ?? [];
        if (before == null || still == null || after == null) throw new Error("there is room for one label");
        expect(before).toMatchObject(still);
        expect([after.left - before.left, after.bottom - before.bottom]).toEqual([dx, dy]);
        expect(after.target).toEqual({ x: x + dx, y: y + dy });
      }),
    );
  });

  test("grows away from what it names where its words grow", () => {
    const memory = remembered([requestAt(300, 200)]);
    const [short, long] = [60, 90].map(
      (width) => placesAsKept([requestAt(300, 200, width)], empty, memory)?.[0],
    );
    expect(short?.anchor).toBe("start");
    expect([short?.left, short?.right]).toEqual([long?.left, (long?.right ?? 0) - 30]);
  });

  test("is placed anew with all others at the edge of the plot, over words, over another label, or when labels came or went", () => {
    const memory = remembered([requestAt(300, 200)]);
    expect(placesAsKept([requestAt(590, 200)], empty, memory)).toBe(null);
    const box = placesAsKept([requestAt(300, 200)], empty, memory)?.[0];
    expect(placesAsKept([requestAt(300, 200)], { bounds, solid: box == null ? [] : [box] }, memory)).toBe(
      null,
    );
    const two = [requestAt(300, 200), requestAt(300, 300)];
    expect(placesAsKept(two, empty, memory)).toBe(null);
    expect(placesAsKept([requestAt(300, 200), requestAt(300, 200)], empty, remembered(two))).toBe(null);
  });

  test("for which there was no room stays away until all are placed anew", () => {
    const wide = { ...requestAt(300, 200, 900) };
    expect(placesAsKept([wide], empty, remembered([wide]))).toEqual([null]);
  });
});
