/** What slopes and timelines promise: both ends named, no label lost or moved out of order, dates where they belong. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { serialise, type MarkupNode } from "../../src/base/markup.ts";
import { slopeChart, slopeChartHeight, type SlopeChartInput } from "../../src/charts/slope-chart.ts";
import type { SeriesIndex } from "../../src/charts/shapes.ts";
import { overlap, textBoxes } from "../../src/charts/text.ts";
import {
  timelineChart,
  timelineChartHeight,
  type TimelineChartInput,
} from "../../src/charts/timeline-chart.ts";
import { between, holds } from "../laws/seeded.ts";
import { claimDates, manySlopes, slopes } from "./samples-lines.ts";
import { frameOf, nodesOf } from "./samples.ts";

const widths = [360, 720, 1200] as const;

function drawSlope(input: SlopeChartInput, width: number): MarkupNode {
  return slopeChart(input, frameOf(width, slopeChartHeight(input, width)));
}

function drawTimeline(input: TimelineChartInput, width: number): MarkupNode {
  return timelineChart(input, frameOf(width, timelineChartHeight(input, width)));
}

function points(svg: MarkupNode): readonly MarkupNode[] {
  return nodesOf(svg).filter(({ attributes }) => attributes["data-point"] !== undefined);
}

function faultsOf(svg: MarkupNode): readonly string[] {
  const boxes = textBoxes(svg);
  const { width, height } = svg.attributes;
  const outside = boxes.filter(
    ({ left, top, right, bottom }) => left < 0 || top < 0 || right > Number(width) || bottom > Number(height),
  );
  const touching = boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b) => (overlap(a, b) ? [`${a.text} | ${b.text}`] : [])),
  );
  return [...outside.map(({ text }) => text), ...touching];
}

describe("slope chart", () => {
  it.each(widths)("writes at %i px the value at both ends and a name at the right", (width) => {
    const said = textBoxes(drawSlope(slopes, width)).map(({ text }) => text);
    for (const { label, shortLabel, points: ends } of slopes.lines) {
      expect(said).toContain(width < 480 ? shortLabel : label);
      for (const { text } of ends) expect(said).toContain(text);
    }
  });

  it("names lines at both ends where there is room", () => {
    const said = textBoxes(drawSlope(slopes, 720)).map(({ text }) => text);
    expect(said.filter((text) => text === "H200")).toHaveLength(2);
  });

  it("says at the end why a value is absent and draws no mark and no line for it", () => {
    const svg = drawSlope(manySlopes, 720);
    expect(textBoxes(svg).map(({ text }) => text)).toContain("H200: not in the article");
    const absent = manySlopes.lines
      .flatMap((line) => line.points)
      .filter(({ value }) => value === null).length;
    expect(points(svg)).toHaveLength(3 * 4 - absent);
  });

  it("leaves out in a narrow frame a left end without a value, and names its line at the right", () => {
    const [first] = slopes.lines;
    if (first === undefined) throw new Error("no sample");
    const late = {
      ...first,
      label: "Late line",
      shortLabel: "Late",
      points: first.points.map((point, column) =>
        column === 0 ? { value: null, text: "no value" } : { ...point, text: "4,020" },
      ),
    };
    const said = textBoxes(drawSlope({ ...slopes, lines: [...slopes.lines.slice(1), late] }, 360)).map(
      ({ text }) => text,
    );
    expect(said).not.toContain("no value");
    expect(said).toContain("Late");
    expect(said).toContain("4,020");
  });

  it("draws lines without a series behind the others, in no series' colour", () => {
    const groups = nodesOf(drawSlope(slopes, 720)).filter(({ tag, attributes }) => {
      return tag === "g" && /^(axis|series-\d)$/.test(String(attributes["class"]));
    });
    expect(groups.map(({ attributes }) => attributes["class"])).toEqual([
      "axis",
      "axis",
      "axis",
      "series-1",
      "series-2",
      "series-3",
      "series-4",
      "series-5",
    ]);
  });

  it("keeps all labels apart and inside, and those of one end in the order of their values", () => {
    const line = fc.record({ from: fc.integer({ min: 1, max: 99 }), to: fc.integer({ min: 1, max: 99 }) });
    holds(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 14 }),
        fc.constantFrom(...widths),
        (lines, width) => {
          const input: SlopeChartInput = {
            axis: { kind: "linear", label: "value" },
            columns: [{ label: "Before" }, { label: "After", note: "a year later" }],
            lines: lines.map(({ from, to }, index) => ({
              label: `Line number ${index}`,
              ...(index < 5 ? { series: (index + 1) as SeriesIndex } : {}),
              points: [
                { value: from, text: `a${index}` },
                { value: to, text: `b${index}` },
              ],
            })),
          };
          const svg = drawSlope(input, width);
          expect(faultsOf(svg)).toEqual([]);
          const order = textBoxes(svg)
            .filter(({ text }) => /^b\d+$/.test(text))
            .sort((a, b) => a.top - b.top)
            .map(({ text }) => lines[Number(text.slice(1))]?.to ?? Number.NaN);
          expect(order).toHaveLength(lines.length);
          expect(order).toEqual([...order].sort((a, b) => b - a));
        },
      ),
      100,
    );
  });

  it("refuses one column, a line with a point too few, a sixth series and a low frame", () => {
    const [first] = slopes.lines;
    const [column] = slopes.columns;
    if (first === undefined || column === undefined) throw new Error("no sample");
    const refusal =
      (input: SlopeChartInput, height = 500) =>
      (): unknown =>
        slopeChart(input, frameOf(720, height));
    expect(refusal({ ...slopes, columns: [column] })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: sample: 1 columns, expected at least 2]`,
    );
    expect(
      refusal({ ...slopes, lines: [{ ...first, points: first.points.slice(1) }] }),
    ).toThrowErrorMatchingInlineSnapshot(`[RangeError: sample: GB300 NVL72 has 1 points, expected 2]`);
    expect(
      refusal({ ...slopes, lines: Array.from({ length: 6 }, () => first) }),
    ).toThrowErrorMatchingInlineSnapshot(`[RangeError: sample: 6 series, expected at most 5]`);
    expect(refusal(slopes, 110)).toThrow(/^sample: height is 110, expected at least \d+$/);
  });
});

describe("timeline", () => {
  it.each(widths)("writes at %i px the date and the words of every statement", (width) => {
    const said = textBoxes(drawTimeline(claimDates, width)).map(({ text }) => text);
    for (const date of ["16 Feb 2026", "15 Apr 2026", "18 Mar 2026", "14 Aug 2026", "Dec 2025"])
      expect(said).toContain(date);
    expect(said.join(" ")).toMatch(/up to 35 times.*10 times.*up to 50 times per/);
  });

  it("joins the statements of one claim by a line, and marks each by the kind of its evidence", () => {
    const svg = drawTimeline(claimDates, 720);
    const threads = nodesOf(svg).filter(
      ({ tag, attributes }) =>
        tag === "line" && attributes["class"] === "axis" && attributes["stroke-width"] === 1.6,
    );
    expect(threads).toHaveLength(3);
    expect(points(svg).map(({ attributes }) => attributes["data-series"])).toEqual([
      ...Array.from({ length: 2 }, () => "Lower cost per token, GB300 over Hopper"),
      ...Array.from({ length: 2 }, () => "Faster mixture-of-experts models on GB200"),
      ...Array.from({ length: 3 }, () => "Tokens per dollar at two speeds"),
    ]);
    expect(textBoxes(svg).map(({ text }) => text)).toEqual(
      expect.arrayContaining(["measured by a third party", "stated by the vendor", "modelled", "assumed"]),
    );
  });

  it("draws a stretch where only a year or month is known, with the mark in its middle", () => {
    const svg = drawTimeline(claimDates, 720);
    const span = nodesOf(svg).find(({ attributes }) => attributes["stroke-width"] === 5);
    const middle = (Number(span?.attributes["x1"]) + Number(span?.attributes["x2"])) / 2;
    const dated = points(svg).find((point) => serialise(point).includes("Dec 2025"));
    const places = [...serialise(dated ?? svg).matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x));
    expect((Math.min(...places) + Math.max(...places)) / 2).toBeCloseTo(middle, 1);
  });

  it("keeps all words apart and inside for any dates", () => {
    const event = fc.record({
      date: between(Date.UTC(2024, 0), Date.UTC(2026, 11)).map(Math.round),
      words: fc.constantFrom("10 times", "up to 50 times per megawatt at some speed", "no"),
      kind: fc.constantFrom("stated", "measured", "assumed" as const),
    });
    holds(
      fc.property(
        fc.array(fc.array(event, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...widths),
        (rows, width) => {
          const input: TimelineChartInput = {
            axis: { label: "Date" },
            lanes: [
              {
                heading: "Somebody",
                rows: rows.map((events, index) => ({ label: `Claim ${index}`, events })),
              },
            ],
          };
          expect(faultsOf(drawTimeline(input, width))).toEqual([]);
        },
      ),
      100,
    );
  });

  it("refuses a claim without a statement", () => {
    const empty: TimelineChartInput = {
      ...claimDates,
      lanes: [{ heading: "A", rows: [{ label: "B", events: [] }] }],
    };
    expect(() => drawTimeline(empty, 720)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: B: 0 events, expected at least 1]`,
    );
  });
});
