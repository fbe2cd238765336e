/** A chart in a frame of an exact size: what gives way when room is short, and in which order. */
import { describe, expect, it } from "vitest";
import { element, serialise, type MarkupNode } from "../../src/base/markup.ts";
import { fixedFrame, type Drawable } from "../../src/charts/fixed-frame.ts";

const size = { width: 850, height: 600 };
const words = {
  title: "A finding of some length that takes one line",
  subtitle: "Units and conditions, said at length. ".repeat(12),
  source: "Source: somebody",
  site: "The site",
};

/** A chart that asks for a height and refuses less than it needs. */
function chartOf(
  asked: number,
  least: number,
): Drawable & { readonly drawn: { width: number; height: number }[] } {
  const drawn: { width: number; height: number }[] = [];
  return {
    drawn,
    height: () => asked,
    draw: (width, height) => {
      if (height < least) throw new RangeError("too low");
      drawn.push({ width, height });
      return element(
        "svg",
        { width, height },
        element("title", {}, "t"),
        element("text", { x: 0, y: 12 }, "chart"),
      );
    },
  };
}

const sizeOf = ({ attributes }: MarkupNode): unknown => [
  attributes["width"],
  attributes["height"],
  attributes["viewBox"],
];
const transformOf = (svg: MarkupNode): string => /transform="([^"]*)"/.exec(serialise(svg))?.[1] ?? "";

describe("a picture of an exact size", () => {
  it("has that size, and title, subtitle, chart, source and site in it", () => {
    const svg = fixedFrame(size, words, chartOf(400, 200));
    expect(sizeOf(svg)).toEqual([850, 600, "0 0 850 600"]);
    const text = serialise(svg);
    for (const word of ["A finding", "Units and conditions", "chart", "Source: somebody", "The site"])
      expect(text).toContain(word);
    expect(text.match(/<title>/g)).toHaveLength(1);
  });

  it("draws the chart at the frame's own width, not scaled, and no taller than half as high again as it asked", () => {
    const chart = chartOf(200, 100);
    const svg = fixedFrame(size, words, chart);
    expect(chart.drawn).toEqual([{ width: 806, height: 300 }]);
    expect(transformOf(svg)).not.toContain("scale");
  });

  it("enlarges the chart on a large frame, unless that would squeeze it", () => {
    const large = { width: 1200, height: 630 };
    expect(transformOf(fixedFrame(large, words, chartOf(300, 100)))).toContain("scale(1.4)");
    expect(transformOf(fixedFrame(large, words, chartOf(700, 100)))).not.toContain("scale");
  });

  it("shortens the subtitle before anything else, with an ellipsis", () => {
    const open = serialise(fixedFrame(size, words, chartOf(400, 400)));
    const tight = fixedFrame(size, words, chartOf(470, 470));
    const lines = (svg: string): number => svg.match(/Units and|conditions, said|at length/g)?.length ?? 0;
    expect(lines(serialise(tight))).toBeLessThan(lines(open));
    expect(serialise(tight)).toContain("\u2026");
    expect(transformOf(tight)).not.toContain("scale");
  });

  it("then scales the chart, but never its 12 px text below 11 px", () => {
    const svg = fixedFrame(size, words, chartOf(510, 510));
    const scale = Number(/scale\(([\d.]+)\)/.exec(transformOf(svg))?.[1]);
    expect(scale).toBeLessThan(1);
    expect(scale * 12).toBeGreaterThanOrEqual(10.999);
    expect(sizeOf(svg)).toEqual([850, 600, "0 0 850 600"]);
  });

  it("then draws it dense, at its own width, before any row goes", () => {
    const drawn: unknown[] = [];
    const chart: Drawable = {
      ...chartOf(900, 900),
      draw: (width, height, dense) => {
        if (dense === undefined) throw new RangeError("too low");
        drawn.push([width, dense]);
        return element("svg", { width, height });
      },
      fewer: () => expect.fail("rows are asked to go"),
    };
    expect(sizeOf(fixedFrame(size, words, chart))).toEqual([850, 600, "0 0 850 600"]);
    expect(drawn).toEqual([[806, true]]);
  });

  it("then leaves out as few rows as it must, and says how many", () => {
    const rows = (count: number): Drawable => ({
      ...chartOf(100 * count, 100 * count),
      fewer: (leave) =>
        leave > 8 ? null : { draw: rows(count - leave).draw, words: `${leave} more in the table` },
    });
    const svg = fixedFrame(size, words, rows(10));
    expect(sizeOf(svg)).toEqual([850, 600, "0 0 850 600"]);
    expect(serialise(svg)).toContain("5 more in the table. Source: somebody");
  });

  it("at last scales it down whole, so that nothing is cut", () => {
    const chart = chartOf(900, 900);
    const svg = fixedFrame(size, words, chart);
    expect(sizeOf(svg)).toEqual([850, 600, "0 0 850 600"]);
    const [, top = 0, scale = 1] = (
      /translate\([\d.]+,([\d.]+)\) scale\(([\d.]+)\)/.exec(transformOf(svg)) ?? []
    ).map(Number);
    expect(top + 900 * scale).toBeLessThan(600);
    expect(chart.drawn).toEqual([{ width: 806, height: 900 }]);
  });

  it("passes on what is wrong with the chart itself", () => {
    const broken: Drawable = {
      height: () => 100,
      draw: () => {
        throw new TypeError("no such series");
      },
    };
    expect(() => fixedFrame(size, words, broken)).toThrow("no such series");
  });
});
