/** What charts are put together from: widths of words, ticks, places of labels, and the picture to take along. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { element, serialise, type MarkupNode } from "../../src/base/markup.ts";
import { exportFrame, standaloneSvg } from "../../src/charts/export-frame.ts";
import { stackLanes } from "../../src/charts/lanes.ts";
import { lightPalette } from "../../src/charts/palette.ts";
import { placeLabels } from "../../src/charts/place-labels.ts";
import { logTicks } from "../../src/charts/log-scale.ts";
import { makeScale } from "../../src/charts/scales.ts";
import { overlap } from "../../src/charts/text.ts";
import { textWidth, wrapEvenly, wrapText } from "../../src/charts/text-width.ts";
import { charts } from "./samples.ts";

describe("text width", () => {
  it("grows with each sign and counts unknown signs as wide", () => {
    expect(textWidth("iii", 12)).toBeLessThan(textWidth("mmm", 12));
    expect(textWidth("\u6f22", 12)).toBe(12);
    expect(textWidth("a", 12, true)).toBeGreaterThan(textWidth("a", 12));
  });

  it("breaks lines within the width and loses no word", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zA-Z0-9]{1,12}$/), { maxLength: 12 }), (words) => {
        const lines = wrapText(words.join(" "), 120, 12, { maxLines: 99 });
        expect(lines.join(" ")).toBe(words.join(" "));
        for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(120);
        expect(wrapEvenly(words.join(" "), 120, 12, { maxLines: 99 })).toHaveLength(lines.length);
      }),
      { seed: 4 },
    );
  });

  it("ends with an ellipsis where lines are too few, without a stop before it", () => {
    expect(wrapText("one two three four five", 40, 12, { maxLines: 2 }).at(-1)).toMatch(/\u2026$/);
    expect(wrapText("A sentence. Another one follows", 84, 12, { maxLines: 1 })).toEqual([
      "A sentence\u2026",
    ]);
  });

  it("keeps a unit of one sign with the word before it", () => {
    const all = "Throughput of GB300 over that of H200, \u00d7";
    const widths = Array.from({ length: 40 }, (_, index) => 60 + 5 * index);
    const lines = widths.flatMap((width) => wrapText(all, width, 12, { maxLines: 9 }));
    expect(lines).not.toContain("\u00d7");
    expect(lines).toContain("H200, \u00d7");
    expect(wrapText("2 \u00d7 3", 500, 12)).toEqual(["2 \u00d7 3"]);
  });
});

describe("ticks", () => {
  it("are 1-2-5 where they fit and decades where they crowd", () => {
    expect(logTicks([1, 100], 8)).toEqual([1, 2, 5, 10, 20, 50, 100]);
    expect(logTicks([1, 1e6], 8)).toEqual([1, 10, 100, 1000, 1e4, 1e5, 1e6]);
    expect(logTicks([1, 1e9], 4)).toEqual([1, 1000, 1e6, 1e9]);
  });

  it("are at least two and inside any axis", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.double({ min: 0.05, max: 8, noNaN: true }),
        (low, span) => {
          const domain = [10 ** low, 10 ** (low + span)] as const;
          const ticks = logTicks(domain, 7);
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          for (const tick of ticks) expect(tick >= domain[0] * 0.999 && tick <= domain[1] * 1.001).toBe(true);
        },
      ),
      { seed: 5 },
    );
  });

  it("print no noughts that claim digits", () => {
    const scale = makeScale({ kind: "linear", label: "x", prefix: "$" }, [20_000], [0, 100]);
    expect([scale.text(20), scale.text(12_000), scale.text(0.05), scale.text(-2)]).toEqual([
      "$20",
      "$12k",
      "$0.05",
      "\u2212$2",
    ]);
  });

  it("refuse values that are not finite", () => {
    expect(() =>
      makeScale({ kind: "linear", label: "x" }, [Number.NaN], [0, 1]),
    ).toThrowErrorMatchingInlineSnapshot(`[RangeError: x: value is NaN, expected a finite number]`);
  });
});

describe("label places", () => {
  it("never overlap, whatever crowds", () => {
    const target = fc.record({ x: fc.integer({ min: 0, max: 200 }), y: fc.integer({ min: 0, max: 200 }) });
    fc.assert(
      fc.property(fc.array(target, { maxLength: 9 }), (targets) => {
        const requests = targets.map((one) => ({ width: 50, height: 14, targets: [one], clearance: 4 }));
        const bounds = { left: 0, top: 0, right: 200, bottom: 200 };
        const placed = placeLabels(requests, { bounds, solid: [], soft: [] }).filter(
          (place) => place !== null,
        );
        expect(placed.some((a, index) => placed.slice(index + 1).some((b) => overlap(a, b)))).toBe(false);
        expect(
          placed.every(
            ({ left, right, top, bottom }) => left >= 0 && top >= 0 && right <= 200 && bottom <= 200,
          ),
        ).toBe(true);
      }),
      { seed: 6 },
    );
  });

  it("lets no vertical line run through a name in the strip above", () => {
    const items = [
      { x: 50, width: 90, height: 14 },
      { x: 70, width: 90, height: 14 },
      { x: 90, width: 90, height: 14 },
    ];
    const { places, count } = stackLanes(items, 0, 200);
    expect(count).toBeGreaterThan(1);
    places.forEach((place, index) => {
      places.forEach((other, at) => {
        const x = items[at]?.x ?? 0;
        const inside = at !== index && x > place.left && x < place.left + 90;
        expect(inside && other.lane >= place.lane).toBe(false);
      });
    });
  });
});

describe("exported picture", () => {
  const svg = charts["ratio"]?.(720) as MarkupNode;
  const text = serialise(
    standaloneSvg(
      exportFrame(svg, {
        title: "What was found & where",
        subtitle: "tok/s",
        source: "Source: a <b> dataset",
      }),
    ),
  );

  it("carries title, source and its colours, and needs nothing else", () => {
    expect(text).toContain("What was found &amp; where");
    expect(text).toContain("Source: a &lt;b&gt; dataset");
    expect(text).toContain(`fill="${lightPalette.series[1]}"`);
    expect(text).not.toMatch(/var\(--|@|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
  });

  it("asks no sheet for anything: some programs read none, and some read the rules of a media query as if they always held", () => {
    expect(text).not.toMatch(/<style|currentColor| class=| style=| data-/);
  });

  it("has the colours that a page gives to the same classes", () => {
    const tree = element(
      "svg",
      { class: "chart" },
      element(
        "g",
        { class: "series-2", fill: "currentColor" },
        element("path", { class: "mark filled" }),
        element("path", { class: "series-4" }),
        element("path", { class: "mark hollow", fill: "none", stroke: "currentColor" }),
      ),
      element("text", { class: "label series-3 halo", fill: "currentColor" }, "words"),
      element("text", { class: "on-series-2", fill: "currentColor" }, "words"),
      element("path", { class: "level-7", fill: "currentColor" }),
      element("path", { class: "leader", stroke: "currentColor" }),
      element("path", { fill: "currentColor" }),
    );
    const { paper, ink, series, names, ons, levels, reference } = lightPalette;
    const [group, words, on, level, leader, plain] = nodes(standaloneSvg(tree));
    const [filled, other, hollow] = nodes(group);
    expect(group?.attributes).toEqual({ fill: series[1] });
    expect(filled?.attributes).toEqual({ stroke: paper, "stroke-width": 0.8 });
    expect(other?.attributes).toEqual({ fill: series[3] });
    expect(hollow?.attributes).toEqual({ fill: paper, stroke: series[1] });
    expect(words?.attributes).toMatchObject({ fill: names[2], stroke: paper, "paint-order": "stroke" });
    expect([on, level, leader, plain].map((one) => one?.attributes)).toEqual([
      { fill: ons[1] },
      { fill: levels[6] },
      { stroke: reference },
      { fill: ink },
    ]);
  });
});

function nodes(node: MarkupNode | undefined): readonly MarkupNode[] {
  return (node?.children ?? []).filter((child) => typeof child !== "string");
}
