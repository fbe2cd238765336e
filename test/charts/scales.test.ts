/** Scales are held to d3's, whose arithmetic they repeat; ticks to what a person would write. */
import { scaleLinear, scaleLog, scaleSymlog, scaleUtc } from "d3-scale";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { symlogScale, symlogTicks } from "../../src/charts/symlog-scale.ts";
import { makeScale, type AxisSpec } from "../../src/charts/scales.ts";
import { timeScale, timeTicks } from "../../src/charts/time-scale.ts";
import { verticalTicks } from "../../src/charts/axes.ts";
import { between, holds } from "../laws/seeded.ts";

const day = (text: string): number => Date.parse(`${text}Z`);
const DAY = 86_400_000;

function axis(kind: AxisSpec["kind"], more: Partial<AxisSpec> = {}): AxisSpec {
  return { kind, label: "x", zero: false, ...more };
}

function textsOf(from: string, to: string, count: number): readonly string[] {
  const [low, high] = [day(from), day(to)];
  const scale = makeScale(axis(timeScale, { domain: [low, high] }), [], [0, 1]);
  return scale.texts(timeTicks([low, high], count));
}

describe("places on an axis", () => {
  it("are d3's on a linear, a logarithmic and a symmetric-log axis", () => {
    const range = [40, 700] as const;
    holds(
      fc.property(
        between(0.001, 1e6),
        between(0.001, 1e6),
        between(0, 1),
        between(0.1, 100),
        (a, b, part, constant) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b) * 1.5];
          const value = low + (high - low) * part;
          const domain = [low, high] as const;
          expect(makeScale(axis("linear", { domain }), [], range).at(value)).toBe(
            scaleLinear(domain, range)(value),
          );
          expect(makeScale(axis("log", { domain }), [], range).at(value)).toBe(
            scaleLog(domain, range)(value),
          );
          const both = [-low, high] as const;
          expect(
            makeScale(axis(symlogScale, { domain: both, constant }), [], range).at(-value / 2),
          ).toBeCloseTo(scaleSymlog(both, range).constant(constant)(-value / 2), 9);
        },
      ),
    );
  });

  it("are d3's on a time axis", () => {
    holds(
      fc.property(between(0, 2e12), between(1000, 1e12), between(0, 1), (start, length, part) => {
        const [low, span] = [Math.round(start), Math.round(length)];
        const domain = [low, low + span] as const;
        const value = Math.round(low + span * part);
        expect(makeScale(axis(timeScale, { domain }), [], [0, 500]).at(value)).toBeCloseTo(
          scaleUtc([new Date(domain[0]), new Date(domain[1])], [0, 500])(new Date(value)),
          3,
        );
      }),
    );
  });

  it("rise with the value and stay in the range, on every kind of axis", () => {
    const kinds = fc.constantFrom("linear" as const, "log" as const, symlogScale, timeScale);
    holds(
      fc.property(kinds, fc.array(between(0.01, 1e9), { minLength: 1, maxLength: 9 }), (kind, values) => {
        const scale = makeScale(axis(kind), values, [10, 500]);
        const places = [...values].sort((a, b) => a - b).map(scale.at);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        for (const place of places) expect(place >= 9.999 && place <= 500.001).toBe(true);
      }),
    );
  });
});

it("has a place for values that differ by their last digits alone, on every kind of axis", () => {
  const values = [999999.9999999987, 999999.9999999988];
  for (const kind of ["linear", "log", symlogScale] as const) {
    const scale = makeScale({ ...axis(kind), zero: false }, values, [10, 500]);
    for (const value of values)
      expect(scale.at(value)).toSatisfy((place: number) => place >= 10 && place <= 500);
  }
});

describe("ticks of a time axis", () => {
  it("begin months, quarters and years where the span asks for them", () => {
    expect(textsOf("2026-01-10", "2026-06-20", 8)).toEqual(["Feb 2026", "Mar", "Apr", "May", "Jun"]);
    expect(textsOf("2025-02-10", "2026-12-20", 8)).toEqual([
      "Apr 2025",
      "Jul",
      "Oct",
      "Jan 2026",
      "Apr",
      "Jul",
      "Oct",
    ]);
    expect(textsOf("2019-05-01", "2026-12-20", 8)).toEqual([
      "2020",
      "2021",
      "2022",
      "2023",
      "2024",
      "2025",
      "2026",
    ]);
    expect(textsOf("1890-01-01", "2026-01-01", 8)).toEqual([
      "1900",
      "1920",
      "1940",
      "1960",
      "1980",
      "2000",
      "2020",
    ]);
  });

  it("are Mondays, days and hours on shorter ones, and say the year and the day once", () => {
    expect(textsOf("2026-03-01", "2026-04-02", 8)).toEqual([
      "2 Mar 2026",
      "9 Mar",
      "16 Mar",
      "23 Mar",
      "30 Mar",
    ]);
    expect(textsOf("2025-12-30", "2026-01-03", 8)).toEqual([
      "30 Dec 2025",
      "31 Dec",
      "1 Jan 2026",
      "2 Jan",
      "3 Jan",
    ]);
    expect(textsOf("2026-03-14T20:00:00", "2026-03-15T07:00:00", 6)).toEqual([
      "14 Mar, 21:00",
      "15 Mar, 00:00",
      "03:00",
      "06:00",
    ]);
  });

  it("are at least two, at most as many as asked for, and inside, on any stretch of an hour or more", () => {
    holds(
      fc.property(
        between(-1e12, 3e12),
        between(3.6e6, 3e12),
        fc.integer({ min: 2, max: 12 }),
        (low, span, count) => {
          const domain = [Math.round(low), Math.round(low + span)] as const;
          const ticks = timeTicks(domain, count);
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(Math.max(count, 2));
          for (const tick of ticks) expect(tick >= domain[0] && tick <= domain[1]).toBe(true);
        },
      ),
    );
  });

  it("stand by themselves as a full date", () => {
    const { text } = makeScale(axis(timeScale), [0, DAY], [0, 1]);
    expect([text(day("2026-03-18")), text(day("2026-03-18T09:05:00"))]).toEqual([
      "18 Mar 2026",
      "18 Mar 2026, 09:05",
    ]);
  });
});

describe("ticks of a symmetric-log axis", () => {
  it("hold 0 and the same sizes on both sides", () => {
    expect(symlogTicks([-1000, 1000], 1, 9)).toEqual([-1000, -100, -10, -1, 0, 1, 10, 100, 1000]);
    expect(symlogTicks([-1000, 1000], 1, 5)).toEqual([-1000, -10, 0, 10, 1000]);
    expect(symlogTicks([-20, 500], 10, 9)).toEqual([-20, -10, 0, 10, 20, 50, 100, 200, 500]);
  });

  it("are at least two and inside any axis that holds 0", () => {
    holds(
      fc.property(between(0.01, 1e6), between(0.01, 1e6), between(0.01, 100), (below, above, constant) => {
        const domain = [-below, above] as const;
        const ticks = symlogTicks(domain, constant, 7);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks).toContain(0);
        for (const tick of ticks) expect(tick >= -below * 1.001 && tick <= above * 1.001).toBe(true);
      }),
    );
  });

  it("refuses a constant that is not above 0", () => {
    expect(() =>
      makeScale(axis(symlogScale, { constant: 0 }), [1], [0, 1]),
    ).toThrowErrorMatchingInlineSnapshot(`[RangeError: x: constant is 0, expected above 0]`);
  });
});

describe("ticks of a vertical axis", () => {
  it("never stand so near that their words touch", () => {
    const kinds = fc.constantFrom("linear" as const, "log" as const, symlogScale, timeScale);
    holds(
      fc.property(
        kinds,
        between(0.01, 1e5),
        between(1.2, 1e5),
        fc.integer({ min: 100, max: 500 }),
        (kind, low, factor, height) => {
          const scale = makeScale(axis(kind), [low, low * factor], [height, 0]);
          const places = verticalTicks(scale).map(scale.at);
          places.slice(1).forEach((place, index) => {
            expect(Math.abs(place - (places[index] ?? 0))).toBeGreaterThanOrEqual(14.99);
          });
        },
      ),
    );
  });
});
