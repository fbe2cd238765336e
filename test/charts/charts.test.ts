/** What holds for every chart, tried on the samples. Long because all kinds are tried by one loop. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { serialise, type MarkupNode } from "../../src/base/markup.ts";
import { barChart, barChartHeight, type BarChartInput } from "../../src/charts/bar-chart.ts";
import { frontierChart } from "../../src/charts/frontier-chart.ts";
import { logWaterfall, logWaterfallHeight, waterfallTotal } from "../../src/charts/log-waterfall.ts";
import { rangeChart, rangeChartHeight } from "../../src/charts/range-chart.ts";
import { ratioChart } from "../../src/charts/ratio-chart.ts";
import { overlap, textBoxes, type Box } from "../../src/charts/text.ts";
import {
  barInput,
  charts,
  datesInput,
  frameOf,
  frontierInput,
  nodesOf,
  rangeInput,
  ratioInput,
  waterfallInput,
} from "./samples.ts";

const hostile = `"><script>alert('x')</script>&`;

function words(svg: MarkupNode): readonly string[] {
  return textBoxes(svg).map(({ text }) => text);
}

function lines(svg: MarkupNode): readonly MarkupNode[] {
  return nodesOf(svg).filter(
    (node) => node.tag === "path" && String(node.attributes["class"]).startsWith("line"),
  );
}

describe("frontier chart", () => {
  const svg = charts["frontier"]?.(720) as MarkupNode;

  it("dashes every frontier, because nothing is measured between knots, and says so", () => {
    expect(lines(svg)).toHaveLength(5);
    for (const line of lines(svg)) expect(line.attributes["stroke-dasharray"]).toBe("6 3.5");
    expect(words(svg)).toContain("interpolated");
  });

  it("draws the same for any order of its points and knots", () => {
    const [first] = frontierInput.series;
    if (first === undefined) throw new Error("no series");
    const expected = serialise(svg);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...first.points], { minLength: first.points.length }),
        fc.shuffledSubarray([...first.frontier], { minLength: first.frontier.length }),
        (points, frontier) => {
          const series = [{ ...first, points, frontier }, ...frontierInput.series.slice(1)];
          expect(serialise(frontierChart({ ...frontierInput, series }, frameOf(720, 480)))).toBe(expected);
        },
      ),
      { numRuns: 15, seed: 1 },
    );
  });

  it("names every series beside its line and says which way is better", () => {
    expect(words(svg)).toEqual(
      expect.arrayContaining([
        "H100 FP8",
        "H200 FP8",
        "B200 FP4",
        "GB200 NVL72 FP4",
        "GB300 NVL72 FP4",
        "better",
      ]),
    );
  });

  it("keeps texts apart and inside for any few points", () => {
    const value = fc.double({ min: 1, max: 1e5, noNaN: true });
    const point = fc.record({ x: value, y: value, label: fc.constant("p") });
    fc.assert(
      fc.property(
        fc.array(fc.array(point, { maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(360, 720),
        (sets, width) => {
          const series = sets.map((frontier, index) => ({
            id: `s${index}`,
            label: `Series number ${index}`,
            series: (index + 1) as 1,
            points: frontier,
            frontier,
          }));
          const drawn = frontierChart({ ...frontierInput, series }, frameOf(width, 440));
          const boxes = textBoxes(drawn);
          expect(
            boxes.every(
              ({ left, right, top, bottom }) => left >= 0 && top >= 0 && right <= width && bottom <= 440,
            ),
          ).toBe(true);
          expect(boxes.some((a, index) => boxes.slice(index + 1).some((b) => overlap(a, b)))).toBe(false);
        },
      ),
      { numRuns: 40, seed: 2 },
    );
  });

  it("refuses a sixth series, and a value without place on a log axis", () => {
    const [first] = frontierInput.series;
    if (first === undefined) throw new Error("no series");
    const six = { ...frontierInput, series: [...frontierInput.series, first] };
    expect(() => frontierChart(six, frameOf(720, 480))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: sample: 6 series, expected at most 5]`,
    );
    const zero = { ...frontierInput, series: [{ ...first, frontier: [{ x: 1, y: 0, label: "nothing" }] }] };
    expect(() => frontierChart(zero, frameOf(720, 480))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: Tokens per second and GPU, log scale: value is 0, expected above 0 on a log axis]`,
    );
  });

  it("refuses a frame that is too low for its words", () => {
    expect(() => frontierChart(frontierInput, frameOf(720, 150))).toThrow(
      /^sample: height is 150, expected at least \d+$/,
    );
  });
});

describe("ratio chart", () => {
  const svg = charts["ratio"]?.(720) as MarkupNode;

  it("draws measured stretches solid, interpolated dashed, extrapolated dotted, and a missing value as a gap", () => {
    const dashes = lines(svg).map((line) => line.attributes["stroke-dasharray"]);
    expect(dashes).toEqual([undefined, undefined, "6 3.5", "1.5 4", "6 3.5"]);
  });

  it("marks each kind of evidence by its shape and explains it", () => {
    expect(words(svg)).toEqual(
      expect.arrayContaining(["measured by a third party", "stated by the vendor", "modelled", "assumed"]),
    );
  });

  it("hatches the stretch without measurement and says why", () => {
    expect(nodesOf(svg).some((node) => node.attributes["fill"] === "url(#sample-hatch)")).toBe(true);
    expect(words(svg).join(" ")).toContain("no stored measurement here");
  });
});

describe("log waterfall", () => {
  it("ends at the product of its factors, at any width", () => {
    const factor = fc.double({ min: 0.05, max: 80, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(factor, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(360, 720),
        (factors, width) => {
          const steps = factors.map((one, index) => ({ label: `Step ${index}`, factor: one }));
          const input = { ...waterfallInput, steps };
          const svg = logWaterfall(input, frameOf(width, logWaterfallHeight(input, width)));
          const bars = nodesOf(svg).filter(
            ({ tag, attributes }) =>
              tag === "path" && /mark filled (series|ink)/.test(String(attributes["class"])),
          );
          const reach = bars.map(({ attributes }) => {
            const xs = [...String(attributes["d"]).matchAll(/[ML]([-\d.]+),/g)].map(([, x]) => Number(x));
            return { from: xs[0] ?? Number.NaN, to: xs[2] ?? Number.NaN };
          });
          const total = reach.at(-1);
          reach.slice(1, -1).forEach(({ from }, index) => expect(from).toBe(reach[index]?.to));
          expect(total?.from).toBe(reach[0]?.from);
          expect(total?.to).toBeCloseTo(reach.at(-2)?.to ?? Number.NaN, 1);
        },
      ),
      { numRuns: 50, seed: 3 },
    );
  });

  it("prints factors up, factors down and the product", () => {
    const svg = charts["waterfall"]?.(720) as MarkupNode;
    expect(waterfallTotal(waterfallInput.steps)).toBeCloseTo(35.479, 3);
    expect(words(svg)).toEqual(
      expect.arrayContaining(["\u00d766.7", "\u00f71.88", "= \u00d735.5", "118%", "\u221218%"]),
    );
  });

  it("gives no shares when the factors cancel", () => {
    const input = {
      ...waterfallInput,
      steps: [
        { label: "Up", factor: 4 },
        { label: "Down", factor: 0.25 },
      ],
    };
    const svg = logWaterfall(input, frameOf(720, logWaterfallHeight(input, 720)));
    expect(words(svg).some((text) => text.includes("%"))).toBe(false);
  });

  it("refuses a factor that is not above 0", () => {
    const input = { ...waterfallInput, steps: [{ label: "Nothing", factor: 0 }] };
    expect(() => logWaterfall(input, frameOf(720, 400))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: Nothing: factor is 0, expected above 0]`,
    );
  });
});

describe("rows", () => {
  it("writes why a value is absent and draws no mark for it", () => {
    const svg = barChart(barInput, frameOf(720, barChartHeight(barInput, 720)));
    expect(words(svg)).toContain("not submitted");
    expect(nodesOf(svg).filter((node) => "data-point" in node.attributes)).toHaveLength(3);
  });

  it("writes a value below 0 at the left of its bar, clear of the row's name and inside the picture", () => {
    const below: BarChartInput = {
      axis: barInput.axis,
      groups: [
        {
          heading: "Change",
          rows: [
            { label: "H200", value: -1200, text: "-1,200", series: 2, kind: "measured" },
            { label: "B200", value: 4300, text: "4,300", series: 3 },
            { label: "GB300", value: -90, text: "-90", series: 5 },
          ],
        },
      ],
    };
    for (const width of [360, 720, 1200]) {
      const svg = barChart(below, frameOf(width, barChartHeight(below, width)));
      const box = (text: string): Box => {
        const found = textBoxes(svg).find((one) => one.text === text);
        if (found === undefined) throw new Error(`${text} is not written`);
        return found;
      };
      const bars = nodesOf(svg).filter(
        ({ tag, attributes }) => tag === "rect" && String(attributes["class"]).startsWith("mark"),
      );
      const [first, second] = bars.map(({ attributes }) => ({
        left: Number(attributes["x"]),
        right: Number(attributes["x"]) + Number(attributes["width"]),
      }));
      expect(box("-1,200").right).toBeLessThan(first?.left ?? 0);
      expect(box("-1,200").left).toBeGreaterThan(0);
      expect(overlap(box("-1,200"), box("H200"))).toBe(false);
      expect(overlap(box("-90"), box("GB300"))).toBe(false);
      expect(box("4,300").left).toBeGreaterThan(second?.right ?? Infinity);
      expect(box("4,300").right).toBeLessThan(width);
    }
  });

  it("names marks at the first row where there is room, and in a key on a phone", () => {
    for (const width of [360, 720]) {
      const svg = rangeChart(datesInput, frameOf(width, rangeChartHeight(datesInput, width)));
      const named = textBoxes(svg).find(({ text }) => text === "rented");
      const row = textBoxes(svg).find(({ text }) => text === "2026-02");
      expect((named?.top ?? 0) < (row?.top ?? 0)).toBe(width === 720);
    }
  });

  it("says which height it needs when the frame is lower", () => {
    const least = rangeChartHeight(rangeInput, 360);
    expect(() => rangeChart(rangeInput, frameOf(360, least - 1))).toThrow(
      `sample: height is ${least - 1}, expected at least ${least}`,
    );
  });
});

describe("hostile text", () => {
  it("is escaped in every chart", () => {
    const pictures = [
      frontierChart(
        { ...frontierInput, series: frontierInput.series.map((one) => ({ ...one, label: hostile })) },
        frameOf(720, 480),
      ),
      ratioChart(
        { ...ratioInput, references: [{ label: hostile, value: 3, kind: "stated", ref: hostile }] },
        frameOf(720, 480),
      ),
      rangeChart(
        { ...rangeInput, rows: rangeInput.rows.map((row) => ({ ...row, label: hostile })) },
        frameOf(720, 900),
      ),
      logWaterfall({ ...waterfallInput, total: hostile }, frameOf(720, 500)),
      barChart(
        { ...barInput, groups: barInput.groups.map((group) => ({ ...group, heading: hostile })) },
        frameOf(720, 900),
      ),
    ];
    for (const svg of pictures) {
      const text = serialise(svg);
      expect(text).toContain("&lt;");
      expect(text).not.toContain("<script");
    }
  });
});
