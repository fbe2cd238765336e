/** In a drag lines move against axes that stay, until they leave the plot or hardly fill it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Frame } from "../../src/charts/frame.ts";
import { makeLabelMemory } from "../../src/charts/kept-labels.ts";
import { makePlaneMemory } from "../../src/charts/kept-plane.ts";
import { lineChart, type LineChartInput } from "../../src/charts/line-chart.ts";
import { layPlane, type PlaneInput } from "../../src/charts/plane.ts";
import { holds } from "../laws/seeded.ts";
import { frameOf } from "./samples.ts";

const frame = frameOf(720, 400);

function inputOf(yValues: readonly number[], more: Partial<PlaneInput> = {}): PlaneInput {
  return {
    x: { kind: "linear", label: "users", domain: [0, 100] },
    y: { kind: "linear", label: "tokens" },
    xValues: [0, 50, 100],
    yValues,
    references: [],
    key: [],
    ...more,
  };
}

/** What is drawn of a plane: its functions are made anew with each. */
function drawnOf({ plot, ground, words, solid, x, y }: ReturnType<typeof layPlane>): unknown {
  return { plot, ground, words, solid, domains: [x.domain, y.domain], ranges: [x.range, y.range] };
}

describe("a kept plane", () => {
  test("is at first the one of the picture at rest, and again once it was forgotten", () => {
    const memory = makePlaneMemory();
    const fitted = drawnOf(layPlane(frame, inputOf([1, 10])));
    expect(drawnOf(memory.lay(frame, inputOf([1, 10])))).toEqual(fitted);
    memory.lay(frame, inputOf([1, 40]));
    memory.forget();
    expect(drawnOf(memory.lay(frame, inputOf([1, 10])))).toEqual(fitted);
  });

  test.each(["linear", "log"] as const)(
    "holds all values of any drag on a %s axis, and is filled by a fifth of it",
    (kind) => {
      const value = fc.double({ min: 0.01, max: 1e6, noNaN: true });
      const frames = fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 12 });
      holds(
        fc.property(frames, (drag) => {
          const memory = makePlaneMemory();
          for (const values of drag) {
            const { y } = memory.lay(frame, inputOf(values, { y: { kind, label: "tokens" } }));
            const reach = [...values, ...(kind === "linear" ? [0] : [])];
            const [low, high] = [Math.min(...reach), Math.max(...reach)];
            expect(low).toBeGreaterThanOrEqual(y.domain[0]);
            expect(high).toBeLessThanOrEqual(y.domain[1]);
            const room = Math.abs(y.range[1] - y.range[0]);
            // One value has a place and fills nothing.
            if (low < high * 0.99) expect(Math.abs(y.at(high) - y.at(low))).toBeGreaterThan(0.19 * room);
          }
        }),
      );
    },
  );

  test("is the same object while its values stay in it", () => {
    const memory = makePlaneMemory();
    const plane = memory.lay(frame, inputOf([1, 10]));
    for (const values of [[2, 9], [0.5, 7], [10], [2.2, 2.1]])
      expect(memory.lay(frame, inputOf(values))).toBe(plane);
    expect(memory.lay(frame, inputOf([1.9]))).not.toBe(plane);
  });

  test("is laid anew with room to go on where a line leaves it, so that not each frame does so again", () => {
    const memory = makePlaneMemory();
    const planes = Array.from({ length: 100 }, (_, step) => memory.lay(frame, inputOf([1, 10 + step])));
    expect(new Set(planes).size).toBeLessThan(15);
    const fitted = layPlane(frame, inputOf([1, 11]));
    memory.forget();
    const { y } = memory.lay(frame, inputOf([1, 10]));
    expect(memory.lay(frame, inputOf([1, 11])).y.domain[1]).toBeGreaterThan(fitted.y.domain[1] * 1.2);
    expect(y.domain[1]).toBeLessThan(11);
  });

  test("grows with its lines and keeps what it held, its left edge where it was or further right", () => {
    const memory = makePlaneMemory();
    const [, wide, back] = [10, 40_000, 20_000].map((high) => memory.lay(frame, inputOf([1, high])));
    expect(back).toBe(wide);
    memory.forget();
    const [first, less] = [40_000, 1].map((high) => memory.lay(frame, inputOf([0.1, high])));
    expect(less?.y.domain[1]).toBeLessThan(2);
    expect(less?.plot.left).toBe(first?.plot.left);
    expect(layPlane(frame, inputOf([0.1, 1])).plot.left).toBeLessThan(first?.plot.left ?? 0);
  });

  test("is laid anew where anything but values changes, or a name needs more room", () => {
    const start = inputOf([1, 10], { ends: [{ value: 100, width: 50 }] });
    const changed: readonly (readonly [Frame, PlaneInput])[] = [
      [frameOf(360, 400), start],
      [frameOf(720, 440), start],
      [{ ...frame, id: "another" }, start],
      [frame, { ...start, x: { ...start.x, domain: [0, 120] } }],
      [frame, { ...start, x: { ...start.x, label: "readers" } }],
      [frame, { ...start, y: { ...start.y, kind: "log" } }],
      [frame, { ...start, xValues: [0, 130] }],
      [frame, { ...start, headroom: 30 }],
      [frame, { ...start, references: [{ value: 20, label: "here" }] }],
      [frame, { ...start, ends: [{ value: 100, width: 90 }] }],
    ];
    for (const [nextFrame, next] of changed) {
      const memory = makePlaneMemory();
      memory.lay(frame, start);
      expect(drawnOf(memory.lay(nextFrame, next))).toEqual(drawnOf(layPlane(nextFrame, next)));
    }
    const memory = makePlaneMemory();
    const plane = memory.lay(frame, start);
    expect(memory.lay(frame, { ...start, ends: [{ value: 60, width: 40 }] })).toBe(plane);
  });
});

test("two frames of a drag share their axes, so that nothing of them is written again", () => {
  const kept = { labels: makeLabelMemory(), plane: makePlaneMemory() };
  const chart = (top: number): LineChartInput => ({
    x: { kind: "linear", label: "users", domain: [0, 100] },
    y: { kind: "linear", label: "tokens" },
    series: [
      {
        name: "one",
        series: 1,
        bare: true,
        points: [
          { x: 0, y: 1 },
          { x: 100, y: top },
        ],
      },
    ],
    kept,
  });
  const [before, after] = [10, 9].map((top) => lineChart(chart(top), frame).children);
  const shared = before?.filter((part) => after?.includes(part)) ?? [];
  const classes = shared.map((part) => (typeof part === "string" ? part : part.attributes["class"]));
  expect(classes.filter((name) => name === "grid").length).toBeGreaterThan(3);
  expect(classes.filter((name) => name === "label soft tick").length).toBeGreaterThan(6);
  expect(classes).not.toContain("series-1");
});
