/**
 * What lines, gaps, intervals and names of a line chart promise, at any few points.
 * Long because one chart kind has one file of promises.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { serialise, type MarkupNode } from "../../src/base/markup.ts";
import {
  lineChart,
  lineChartHeight,
  type LineChartInput,
  type LinePoint,
  type LineSeries,
} from "../../src/charts/line-chart.ts";
import type { SeriesIndex } from "../../src/charts/shapes.ts";
import { symlogScale } from "../../src/charts/symlog-scale.ts";
import { overlap, textBoxes } from "../../src/charts/text.ts";
import { between, holds } from "../laws/seeded.ts";
import { everyPart, intervals, priceSteps } from "./samples-lines.ts";
import { frameOf, nodesOf, wordsOf } from "./samples.ts";

const plain = { kind: "linear", label: "users" } as const;

function inputOf(points: readonly LinePoint[], more: Partial<LineSeries> = {}): LineChartInput {
  return {
    x: plain,
    y: { kind: "linear", label: "tokens" },
    series: [{ name: "one", series: 2, points, ...more }],
  };
}

function draw(input: LineChartInput, width = 720): MarkupNode {
  return lineChart(input, frameOf(width, lineChartHeight(input, width)));
}

function strokes(svg: MarkupNode): readonly MarkupNode[] {
  return nodesOf(svg).filter(({ attributes }) => attributes["class"] === "line");
}

function placesOf(node: MarkupNode | undefined): readonly (readonly [number, number])[] {
  const places = String(node?.attributes["d"]).matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g);
  return [...places].map(([, x, y]) => [Number(x), Number(y)] as const);
}

function pointWords(svg: MarkupNode): readonly string[] {
  return nodesOf(svg)
    .filter(({ attributes }) => attributes["data-point"] !== undefined)
    .map(({ children: [title] }) => (typeof title === "object" ? wordsOf(title) : ""));
}

const words = (svg: MarkupNode): string =>
  textBoxes(svg)
    .map(({ text }) => text)
    .join(" ");

describe("line chart", () => {
  it("breaks the line at a missing value, marks the place and says the reason once", () => {
    const gap = { y: null, reason: "not published" };
    const svg = draw(
      inputOf([
        { x: 1, y: 1 },
        { x: 2, y: 2 },
        { x: 3, ...gap },
        { x: 4, ...gap },
        { x: 5, y: 3 },
        { x: 6, y: 4 },
      ]),
    );
    expect(strokes(svg).map((line) => placesOf(line).length)).toEqual([2, 2]);
    expect(words(svg).split("not published")).toHaveLength(2);
    expect(pointWords(svg)).toEqual([
      "one\n1: 1",
      "one\n2: 2",
      "one\n3: no value\nnot published",
      "one\n4: no value\nnot published",
      "one\n5: 3",
      "one\n6: 4",
    ]);
  });

  it("dashes what is interpolated, dots what is derived, and explains both", () => {
    const svg = draw(
      inputOf([
        { x: 1, y: 1 },
        { x: 2, y: 2 },
        { x: 3, y: 2, provenance: "interpolated" },
        { x: 4, y: 5, provenance: "derived" },
      ]),
    );
    expect(strokes(svg).map(({ attributes }) => attributes["stroke-dasharray"])).toEqual([
      undefined,
      "6 3.5",
      "1.5 4",
    ]);
    expect(words(svg)).toMatch(/measured.*interpolated.*derived/);
    expect(pointWords(svg)[2]).toBe("one\n3: 2\nthe line to here is interpolated");
  });

  it("has no key where every stretch is measured", () => {
    expect(
      words(
        draw(
          inputOf([
            { x: 1, y: 1 },
            { x: 2, y: 2 },
          ]),
        ),
      ),
    ).not.toContain("measured");
  });

  it("goes along first and then up in steps that hold, up first in steps that held", () => {
    const points = [
      { x: 1, y: 1 },
      { x: 2, y: 3 },
    ];
    const [held, holding] = (["before", "after"] as const).map((step) =>
      placesOf(strokes(draw(inputOf(points, { step })))[0]),
    );
    const [start, end] = [holding?.[0], holding?.[2]];
    expect(holding?.[1]).toEqual([end?.[0], start?.[1]]);
    expect(held?.[1]).toEqual([start?.[0], end?.[1]]);
  });

  it("draws the interval under the line from its low to its high ends, and says it at the point", () => {
    const svg = draw(
      inputOf([
        { x: 1, y: 2, low: 1, high: 4 },
        { x: 2, y: 3, low: 2, high: 5 },
      ]),
    );
    const area = nodesOf(svg).find(({ attributes }) => attributes["class"] === "interval");
    const line = placesOf(strokes(svg)[0]);
    const [first, second, third, fourth] = placesOf(area);
    expect([first?.[0], second?.[0], third?.[0], fourth?.[0]]).toEqual([
      line[0]?.[0],
      line[1]?.[0],
      line[1]?.[0],
      line[0]?.[0],
    ]);
    expect((first?.[1] ?? 0) < (line[0]?.[1] ?? 0) && (line[0]?.[1] ?? 0) < (fourth?.[1] ?? 0)).toBe(true);
    expect(pointWords(svg)[0]).toBe("one\n1: 2\n1 to 4");
  });

  it("can be reached at every point, seen or not, in order of x and under the name of its series", () => {
    for (const input of [everyPart, intervals, priceSteps]) {
      const points = nodesOf(draw(input)).filter(({ attributes }) => attributes["data-point"] !== undefined);
      expect(points).toHaveLength(input.series.reduce((sum, one) => sum + one.points.length, 0));
      expect(new Set(points.map(({ attributes }) => attributes["data-series"]))).toEqual(
        new Set(input.series.map(({ name }) => name)),
      );
      for (const { name } of input.series) {
        const own = points.filter(({ attributes }) => attributes["data-series"] === name);
        const places = own.map((point) => /M(-?[\d.]+)/.exec(serialise(point))?.[1]).map(Number);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }
    }
  });

  it("hides the marks of a line without marks, but shows a value that stands alone", () => {
    const opacity = (points: readonly LinePoint[]): readonly unknown[] =>
      nodesOf(draw(inputOf(points)))
        .filter(({ attributes }) => String(attributes["class"]).startsWith("mark filled"))
        .map(({ attributes }) => attributes["opacity"]);
    expect(
      opacity([
        { x: 1, y: 1 },
        { x: 2, y: 2 },
      ]),
    ).toEqual([0, 0]);
    expect(
      opacity([
        { x: 1, y: 1 },
        { x: 2, y: null },
        { x: 3, y: 2 },
      ]),
    ).toEqual([undefined, undefined]);
  });

  it("names lines that end together in the order of their ends, one under the other", () => {
    const series = [5, 5.01, 5.02, 4.99, 5.03].map((y, index): LineSeries => ({
      name: `Line ${index}`,
      series: (index + 1) as SeriesIndex,
      points: [
        { x: 0, y: index },
        { x: 10, y },
      ],
    }));
    const input = { ...inputOf([]), series };
    for (const width of [360, 720, 1200]) {
      const named = textBoxes(draw(input, width)).filter(({ text }) => text.startsWith("Line"));
      const downwards = [...named].sort((a, b) => a.top - b.top).map(({ text }) => text);
      expect(downwards).toEqual(["Line 4", "Line 2", "Line 1", "Line 0", "Line 3"]);
      expect(named.every((a, index) => named.slice(index + 1).every((b) => !overlap(a, b)))).toBe(true);
    }
  });

  it("draws levels across, bands, an annotation with its dot and the ringed place, each with its words", () => {
    const svg = draw(everyPart);
    expect(words(svg)).toMatch(/vendor: 6,000/);
    for (const said of ["reading speed", "no run stored", "your place", "better", "the claim compares here"])
      expect(words(svg)).toContain(said);
    const rings = nodesOf(svg).filter(({ attributes }) => attributes["class"] === "highlight");
    expect(rings).toHaveLength(1);
  });

  it("draws the same for any order of its points", () => {
    const [first] = intervals.series;
    const points = first?.points ?? [];
    const expected = serialise(draw(intervals));
    holds(
      fc.property(fc.shuffledSubarray([...points], { minLength: points.length }), (shuffled) => {
        const series = intervals.series.map((one) => (one === first ? { ...one, points: shuffled } : one));
        expect(serialise(draw({ ...intervals, series }))).toBe(expected);
      }),
      15,
    );
  });

  it("keeps texts apart and inside for any few points, on any kind of axis", () => {
    const point = fc.record({
      x: between(1, 1e5),
      y: fc.option(between(1, 1e5), { freq: 6 }),
      reason: fc.constantFrom("not stated", "not measured at this size"),
    });
    const kinds = fc.constantFrom("linear" as const, "log" as const, symlogScale);
    holds(
      fc.property(
        fc.array(fc.array(point, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }),
        kinds,
        kinds,
        fc.constantFrom(360, 720, 1200),
        (sets, x, y, width) => {
          const series = sets.map((points, index): LineSeries => {
            return {
              name: `Series number ${index}`,
              series: (index + 1) as SeriesIndex,
              points,
              marks: index % 2 === 0,
            };
          });
          const input: LineChartInput = {
            x: { kind: x, label: "x" },
            y: { kind: y, label: "y" },
            series,
            levels: [{ value: 500, label: "a level" }],
            here: { x: 300, y: 400, note: "here" },
            better: "up-right",
          };
          const height = lineChartHeight(input, width);
          const boxes = textBoxes(lineChart(input, frameOf(width, height)));
          const outside = boxes.filter(
            ({ left, right, top, bottom }) => left < 0 || top < 0 || right > width || bottom > height,
          );
          expect(outside.map(({ text }) => text)).toEqual([]);
          const touching = boxes.flatMap((a, index) =>
            boxes.slice(index + 1).flatMap((b) => (overlap(a, b) ? [`${a.text} | ${b.text}`] : [])),
          );
          expect(touching).toEqual([]);
        },
      ),
      200,
    );
  });

  it("escapes hostile words", () => {
    const hostile = `"><script>alert('x')</script>&`;
    const text = serialise(
      draw({
        ...inputOf(
          [
            { x: 1, y: 2, detail: hostile },
            { x: 2, y: null, reason: hostile },
          ],
          { name: hostile },
        ),
      }),
    );
    expect(text).not.toContain("<script");
  });

  it("refuses a sixth series, a frame that is too low and a value without place", () => {
    const [one] = inputOf([{ x: 1, y: 1 }]).series;
    if (one === undefined) throw new Error("no series");
    const six = { ...inputOf([]), series: [one, one, one, one, one, one] };
    expect(() => lineChart(six, frameOf(720, 400))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: sample: 6 series, expected at most 5]`,
    );
    expect(() => lineChart(everyPart, frameOf(720, 120))).toThrow(
      /^sample: height is 120, expected at least \d+$/,
    );
    const zero = { ...inputOf([{ x: 1, y: 0 }]), y: { kind: "log", label: "tokens" } as const };
    expect(() => lineChart(zero, frameOf(720, 400))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: tokens: value is 0, expected above 0 on a log axis]`,
    );
  });
});
