/** Which point is meant by a place in a picture, and which one stands beside another. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  nearestStop,
  stopBeside,
  stopTowards,
  type Series,
  type Stop,
} from "../../src/islands/travel-stops.ts";
import { between, holds } from "../laws/seeded.ts";

/** A mark of 10 px round a place. */
const mark = (x: number, y: number): Stop => ({
  left: x - 5,
  right: x + 5,
  top: y - 5,
  bottom: y + 5,
  words: "",
});
const series = (...stops: readonly Stop[]): Series => ({ name: "", stops });
const place = between(0, 500);

describe("the nearest point", () => {
  it("is none when all are further than the reach, measured from their edges", () => {
    const all = [series(mark(100, 100))];
    expect(nearestStop(all, 128, 100, 24)).toEqual({ series: 0, stop: 0 });
    expect(nearestStop(all, 130, 100, 24)).toBeNull();
    expect(nearestStop([], 0, 0, 24)).toBeNull();
  });

  it("is among marks of one size the one whose middle is nearest", () => {
    holds(
      fc.property(
        fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 20 }),
        place,
        place,
        (all, x, y) => {
          const far = all.map(([left, top]) => Math.hypot(left - x, top - y));
          const found = nearestStop([series(...all.map(([left, top]) => mark(left, top)))], x, y, 1000);
          const least = Math.min(...far);
          // Squares are not circles: at the corner of one, another's middle may be a little nearer.
          expect((far[found?.stop ?? -1] ?? Number.NaN) - least).toBeLessThan(5);
        },
      ),
    );
  });

  it("is the mark that stands on a long bar, not the bar", () => {
    const bar: Stop = { left: 0, right: 400, top: 90, bottom: 110, words: "" };
    expect(nearestStop([series(bar), series(mark(380, 100))], 378, 101, 24)).toEqual({ series: 1, stop: 0 });
    expect(nearestStop([series(bar), series(mark(380, 100))], 100, 100, 24)).toEqual({ series: 0, stop: 0 });
  });
});

describe("the point beside another", () => {
  it("has the same place in line where both series are as long", () => {
    const [one, other] = [series(mark(0, 0), mark(10, 0)), series(mark(90, 0), mark(5, 0))];
    expect(stopBeside(one, 1, other)).toBe(1);
  });

  it("is nearest across where the series runs from left to right, and nearest down where it runs down rows", () => {
    const across = series(mark(0, 0), mark(100, 50), mark(200, 90));
    const down = series(mark(200, 0), mark(20, 50), mark(90, 100));
    const other = series(mark(105, 300), mark(300, 48));
    expect(stopBeside(across, 1, other)).toBe(0);
    expect(stopBeside(down, 1, other)).toBe(1);
  });
});

describe("the cell that an arrow key leads to", () => {
  // Row by row from the top, as a map lists them; one cell of the middle row is absent.
  const places = [0, 40, 80].flatMap((y) => [0, 30, 60].map((x) => ({ x, y }))).toSpliced(4, 1);
  const cells: Series = { ...series(...places.map(({ x, y }) => mark(x, y))), grid: true };
  const lead = (from: number, key: string): { x: number; y: number } | undefined =>
    places[stopTowards(cells, from, key) ?? -1];

  it("is the next in its row or column, whatever the order of the cells", () => {
    expect(lead(0, "ArrowRight")).toEqual({ x: 30, y: 0 });
    expect(lead(0, "ArrowDown")).toEqual({ x: 0, y: 40 });
    expect(lead(7, "ArrowUp")).toEqual({ x: 60, y: 40 });
    expect(lead(7, "ArrowLeft")).toEqual({ x: 30, y: 80 });
  });

  it("is the nearest cell, when a key leads in from another series", () => {
    expect(places[stopBeside(series(mark(58, 44)), 0, cells)]).toEqual({ x: 60, y: 40 });
  });

  it("lies beyond an absent one, and nowhere beyond the edge", () => {
    expect(lead(1, "ArrowDown")).toEqual({ x: 30, y: 80 });
    expect(lead(3, "ArrowRight")).toEqual({ x: 60, y: 40 });
    expect(lead(0, "ArrowUp")).toBeUndefined();
    expect(lead(7, "ArrowRight")).toBeUndefined();
  });
});
