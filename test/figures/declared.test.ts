/** What a record makes of its rows, on small tables about bread; every figure of the site is tested besides. Long because each kind of record has its own small table. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { serialise } from "../../src/base/markup.ts";
import { datasetKind } from "../../src/build/declared-kinds.ts";
import { itemFaults, unitFaults } from "../../src/figures/declared/check-items.ts";
import type { Column, Declared } from "../../src/figures/declared/declared.ts";
import { fillTokens } from "../../src/figures/declared/braces.ts";
import {
  startValues,
  type ControlValues,
  type DataRow,
  type FigureData,
} from "../../src/figures/contract.ts";
import { deepFreeze } from "../../src/ledger/ledger.ts";
import { figureSchema, type FigureRecord } from "../../src/schemas/figure.ts";
import { between, holds } from "../laws/seeded.ts";

const columns: Readonly<Record<string, Column>> = {
  day: { title: "Day", type: "date" },
  year: { title: "Year", type: "integer", unit: "1" },
  oven: { title: "Oven", type: "string" },
  heat: { title: "Heat", type: "number", unit: "kW" },
  time: { title: "Baking time", type: "number", unit: "min" },
  least: { title: "Least", type: "number", unit: "kW" },
  most: { title: "Most", type: "number", unit: "kW" },
};

function declare(record: Record<string, unknown>): Declared {
  const parsed: FigureRecord = figureSchema.parse({ dataset: "ovens@1", title: "Ovens", ...record });
  return deepFreeze({
    id: "ovens",
    record: parsed,
    columns,
    parts: [{ name: "rows", dataset: "ovens@1" }],
    about: "Ovens of a town, as of 2026",
    evidence: "measured",
  });
}

function rows(...cells: readonly Readonly<Record<string, string | number | null>>[]): FigureData {
  const all: DataRow[] = cells.map((row, index) => ({ ...row, row: index + 1 }));
  return deepFreeze({ datasets: { rows: all }, claims: {}, scenarios: {} });
}

function figure(declared: Declared, data: FigureData, values: ControlValues = {}) {
  const made = datasetKind(declared.record)?.figureOf(declared);
  if (made === undefined) throw new Error(`no kind ${declared.record.kind}`);
  const points = made.compute(data, { ...startValues(made, data), ...values });
  const draw = (width = 720): string =>
    serialise(
      made.draw(points, {
        id: "test",
        width,
        height: made.height(width, points),
        title: made.title(points),
        description: made.describe(points),
      }),
    );
  return {
    made,
    points,
    draw,
    findings: made.findings?.(points) ?? {},
    controls: made.controls?.(data) ?? {},
  };
}

const line = { kind: "line", columns: { x: "day", y: "heat", series: "oven" } };
const week = rows(
  { day: "2026-01-05", oven: "Old", heat: 40 },
  { day: "2026-01-06", oven: "Old", heat: null },
  { day: "2026-01-07", oven: "Old", heat: 50 },
  { day: "2026-01-05", oven: "New", heat: 20 },
  { day: "2026-01-07", oven: "New", heat: 10 },
  { day: null, oven: "New", heat: 99 },
);

describe("rows", () => {
  test("an absent value of a line is a gap with its reason, and a row without a place is said", () => {
    const { made, points, draw, findings } = figure(declare(line), week);
    expect(draw()).toContain("no value");
    expect(made.notes(points).join(" ")).toMatch(/1 row has an empty cell.*1 value is absent: a gap/);
    expect(findings["highest"]?.value).toBe(50);
    expect(made.table(points).rows).toHaveLength(6);
  });

  test("a finding rests on the very cells that it is made of", () => {
    const { findings } = figure(declare(line), week);
    expect(findings["old-first"]?.rests).toEqual([{ need: "rows", rows: [1], columns: ["heat"] }]);
    expect(findings["new-change"]).toMatchObject({ value: 0.5, unit: "x", kind: "modelled" });
    expect(findings["new-change"]?.rests).toEqual([{ need: "rows", rows: [4, 5], columns: ["heat"] }]);
    expect(findings["most-change"]).toMatchObject({ value: 1.25 });
    expect(findings["highest"]).toMatchObject({ unit: "kW", kind: "measured" });
  });

  test("of several for one place `take` shows the one it names", () => {
    const twice = rows(
      { day: "2026-01-05", oven: "Old", heat: 40 },
      { day: "2026-01-05", oven: "Old", heat: 70 },
      { day: "2026-01-06", oven: "Old", heat: 10 },
    );
    expect(itemFaults(declare(line), twice)).toMatchObject([
      { is: "rows 1 and 2 stand on one place, Old, 5 Jan 2026", rule: "figure-twice" },
    ]);
    const highest = declare({ ...line, take: "highest" });
    expect(itemFaults(highest, twice)).toEqual([]);
    expect(figure(highest, twice).findings["first"]?.value).toBe(70);
    expect(figure(declare({ ...line, take: "lowest" }), twice).findings["first"]?.value).toBe(40);
  });

  test("on a time axis a whole number is a year, and is printed as one", () => {
    const years = declare({ kind: "line", columns: { x: "year", y: "heat" }, scales: { x: "time" } });
    const { draw, made, points } = figure(years, rows({ year: 1900, heat: 3 }, { year: 2000, heat: 1 }));
    expect(made.describe(points)).toContain("falls from 3\u00a0kW at 1900 to 1\u00a0kW at 2000");
    expect(draw()).not.toMatch(/1,9\d\d|2,0\d\d/);
  });
});

describe("controls", () => {
  test("series can be taken out where there are two, and the axes stay", () => {
    const { controls, draw } = figure(declare(line), week);
    expect(controls["series"]).toMatchObject({ type: "set", start: "old,new" });
    const less = figure(declare(line), week, { series: "new" });
    expect(less.draw()).not.toContain('data-series="Old"');
    const ticks = (svg: string): string[] =>
      [...svg.matchAll(/>(\d+)<\/text>/g)].map(([, tick = ""]) => tick);
    expect(ticks(less.draw())).toEqual(ticks(draw()));
    expect(less.findings).toEqual(figure(declare(line), week).findings);
  });

  test("where a series is taken out, subtitle and description say what is drawn and that the rest is of all", () => {
    const words = (values: ControlValues): string[] => {
      const { made, points } = figure(declare(line), week, values);
      return [made.subtitle(points), made.describe(points)];
    };
    for (const one of words({ series: "new" }))
      expect(one).toContain("Drawn: New alone; title, words and table are of all series.");
    for (const one of words({})) expect(one).not.toContain("Drawn:");
  });

  test("a single series has none, and a scale only where positive values span a decade", () => {
    const one = { kind: "line", columns: { x: "day", y: "heat" } };
    const days = (...heats: number[]): FigureData =>
      rows(...heats.map((heat, index) => ({ day: `2026-01-0${index + 1}`, heat })));
    expect(Object.keys(figure(declare(one), days(1, 2, 9)).controls)).toEqual([]);
    expect(Object.keys(figure(declare(one), days(1, 2, 10)).controls)).toEqual(["scale"]);
    expect(Object.keys(figure(declare(one), days(0, 2, 10)).controls)).toEqual([]);
    const log = figure(declare(one), days(1, 2, 10), { scale: "log" });
    expect(log.made.subtitle(log.points)).toContain("Log scale.");
    expect(
      Object.keys(figure(declare({ ...one, scales: { y: "symlog" } }), days(1, 2, 10)).controls),
    ).toEqual([]);
  });
});

describe("what cannot be drawn", () => {
  test("no row, no value, a logarithm of nothing, too many series, a stranger in `highlight`", () => {
    const rules = (record: Record<string, unknown>, data: FigureData): (string | number)[][] =>
      itemFaults(declare(record), data).map(({ rule, path }) => [rule, ...path]);
    expect(rules(line, rows())).toEqual([["figure-empty", "dataset"]]);
    expect(rules(line, rows({ day: "2026-01-01", oven: "Old", heat: null }))).toEqual([
      ["figure-empty", "columns"],
    ]);
    expect(rules({ ...line, scales: { y: "log" } }, rows({ day: "2026-01-01", oven: "a", heat: 0 }))).toEqual(
      [["figure-scale", "scales", "y"]],
    );
    const six = rows(..."abcdef".split("").map((oven) => ({ day: "2026-01-01", oven, heat: 1 })));
    expect(rules(line, six)).toEqual([["figure-series", "columns"]]);
    expect(rules({ ...line, highlight: ["a", "b"] }, six)).toEqual([]);
    expect(rules({ ...line, highlight: ["z"] }, six)).toEqual([["figure-series", "highlight", 0]]);
    expect(
      rules({ ...line, names: { a: "A", q: "Q" } }, six.datasets["rows"] === undefined ? rows() : six),
    ).toEqual([
      ["figure-series", "columns"],
      ["figure-names", "names", "q"],
    ]);
  });

  test("more rows with a name each than anybody reads, in whatever kind lists them", () => {
    const many = (count: number): FigureData =>
      rows(...Array.from({ length: count }, (_, place) => ({ oven: `Oven ${place}`, heat: 1, time: 2 })));
    const listing = [
      { kind: "bars", columns: { label: "oven", value: "heat" } },
      { kind: "grouped-bars", columns: { label: "oven", value: "heat" } },
      { kind: "range", columns: { label: "oven", value: "heat" } },
      { kind: "table", columns: { values: ["heat", "time"] } },
    ];
    for (const record of listing) {
      expect(itemFaults(declare(record), many(1000)), record.kind).toEqual([]);
      expect(itemFaults(declare(record), many(1001)), record.kind).toMatchObject([
        {
          path: ["kind"],
          is: "1,001 rows, each in a place of its own below the others",
          expected: "at most 1,000",
          rule: "figure-rows",
        },
      ]);
    }
    const selected = { ...listing[0], where: { heat: { min: 0 } } };
    expect(itemFaults(declare(selected), many(1001))).toMatchObject([{ path: ["where"] }]);
    expect(itemFaults(declare({ kind: "distribution", columns: { value: "heat" } }), many(1001))).toEqual([]);
  });

  test("of more than five series the highlighted keep their colours and the others stand behind", () => {
    const six = rows(
      ..."abcdef".split("").flatMap((oven, place) => [
        { day: "2026-01-01", oven, heat: place + 1 },
        { day: "2026-01-02", oven, heat: place + 2 },
      ]),
    );
    const { draw, controls } = figure(declare({ ...line, highlight: ["f", "a"] }), six);
    expect(new Set([...draw().matchAll(/series-(\d)/g)].map(([, index]) => index))).toEqual(
      new Set(["1", "2"]),
    );
    expect(draw().match(/data-series="[b-e]"/g)).toHaveLength(8);
    expect(controls["series"]).toMatchObject({ options: { f: "f", a: "a", others: "Others" } });
  });
});

describe("words", () => {
  test("braces take a finding as printed, what it belongs to, and shorter forms", () => {
    const found = {
      highest: {
        value: 12_345.678,
        unit: "kW" as const,
        label: "",
        kind: "measured" as const,
        words: { label: "Old", x: "Monday", series: "Town" },
      },
    };
    const fill = (text: string): string => fillTokens(text, found, { oven: "Old and New" });
    expect(fill("{highest} {highest, digits 2} {highest, bare} {highest, short}")).toBe(
      "12,300\u00a0kW 12,000\u00a0kW 12,300 12.3k",
    );
    expect(fill("{highest.label}, {highest.x}, {highest.series}; {where.oven}")).toBe(
      "Old, Monday, Town; Old and New",
    );
    expect(() => fill("{lowest}")).toThrow("{lowest} names no finding of the figure");
  });

  const ovens = (...heats: number[]): FigureData =>
    rows(...heats.map((heat, index) => ({ oven: `No ${index + 1}`, heat, time: 10 })));
  const named = {
    kind: "bars",
    columns: { label: "oven", value: "heat" },
    title: "{highest.label} at {highest}",
  };

  test("names all rows that share an extreme, up to three, in title and description alike", () => {
    const { made, points } = figure(declare(named), ovens(9, 4, 9, 9));
    expect(made.title(points)).toBe("No 1, No 3 and No 4 at 9\u00a0kW");
    expect(made.findings?.(points)["highest"]).not.toHaveProperty("shared");
    expect(made.describe(points)).toContain("highest 9\u00a0kW (No 1; No 3; No 4)");
    expect(itemFaults(declare(named), ovens(9, 4, 9, 9))).toEqual([]);
  });

  test("refuses to name what more than three rows share, but not what few share", () => {
    expect(itemFaults(declare(named), ovens(9, 9, 4, 9, 9))).toMatchObject([
      { path: ["title"], is: "4 rows share the highest, which {highest.label} would name" },
    ]);
    expect(itemFaults(declare({ ...named, title: "{lowest.label}" }), ovens(9, 9, 4, 9, 9))).toEqual([]);
    const { made, points } = figure(declare({ ...named, title: "Ovens" }), ovens(9, 9, 4, 9, 9));
    expect(made.describe(points)).toContain("highest 9\u00a0kW (4 values)");
  });

  test("a point says its name, and its value with quantity and unit once", () => {
    const points = (record: Record<string, unknown>, data: FigureData): string =>
      figure(declare(record), data).draw().replaceAll("\u00a0", " ");
    expect(points(named, ovens(9, 4))).toContain("No 1: Heat 9 kW</title>");
    const range = points({ kind: "range", columns: { label: "oven", value: "heat" } }, ovens(9, 4));
    expect(range).toContain("No 1\nHeat: 9 kW</title>");
    expect(points({ kind: "distribution", columns: { value: "heat" } }, ovens(9, 4, 5))).toContain(
      "median 5 kW",
    );
    const map = { kind: "heat-map", columns: { x: "year", y: "time", value: "heat" } };
    const grid = [1, 2].flatMap((step) =>
      [5, 6].map((time) => ({ year: 2000 + step, time, heat: step * time })),
    );
    expect(points(map, rows(...grid))).toContain("Heat: 10 kW; Year 2002; Baking time 5 min");
    const panels = {
      kind: "small-multiples",
      of: "scatter",
      by: "oven",
      columns: { x: "time", y: "heat", series: "day" },
    };
    const dots = ["Old", "New"].flatMap((oven) =>
      ["A", "B"].map((day, place) => ({ oven, day, time: 5, heat: 3 + place })),
    );
    expect(points(panels, rows(...dots))).toContain("<title>Old\nA\n3 kW at 5 min</title>");
    const { made, points: own } = figure(declare(panels), rows(...dots));
    expect(made.describe(own)).toMatch(/Old, A, 5\u00a0min: 3\u00a0kW/);
  });

  test("the description tells extremes and trends, and stays true when values change", () => {
    const same = fc.property(between(1, 1000), between(1, 1000), (first, last) => {
      const data = rows({ day: "2026-01-01", heat: first }, { day: "2026-01-02", heat: last });
      const { made, points, findings } = figure(
        declare({ kind: "line", columns: { x: "day", y: "heat" } }),
        data,
      );
      const words = made.describe(points);
      const trend = last > first ? "rises from" : last < first ? "falls from" : "stays at";
      expect(words).toContain(trend);
      expect(findings["highest"]?.value).toBe(Math.max(first, last));
      expect(findings["change"]?.value).toBe(last / first);
    });
    holds(same);
  });
});

describe("kinds", () => {
  const many = rows(
    ...["Old", "New", "Clay"].flatMap((oven, place) =>
      [1, 2, 3].map((step) => ({
        day: `2026-01-0${step}`,
        year: 2000 + step,
        oven,
        heat: (place + 1) * step * 10,
        time: 60 / step,
        least: step,
        most: step * 40,
      })),
    ),
  );
  test.each([
    [{ kind: "step", columns: { x: "day", y: "heat", series: "oven" } }],
    [{ kind: "line", columns: { x: "day", y: "heat", series: "oven", low: "least", high: "most" } }],
    [{ kind: "scatter", columns: { x: "time", y: "heat", series: "oven", label: "oven" } }],
    [{ kind: "frontier", columns: { x: "time", y: "heat", series: "oven" }, better: "up-left" }],
    [{ kind: "range", columns: { label: "oven", value: "heat" } }],
    [{ kind: "bars", columns: { label: "oven", value: "heat" }, take: "highest" }],
    [{ kind: "grouped-bars", columns: { label: "oven", values: ["least", "most"] }, take: "highest" }],
    [{ kind: "stacked-bars", columns: { label: "oven", value: "heat", series: "year" } }],
    [{ kind: "slope", columns: { label: "oven", x: "year", value: "heat" } }],
    [{ kind: "distribution", columns: { value: "heat", series: "oven" } }],
    [{ kind: "heat-map", columns: { x: "year", y: "time", value: "heat" }, take: "highest" }],
    [{ kind: "table", columns: { label: "oven", values: ["heat", "day"] } }],
    [{ kind: "small-multiples", of: "line", by: "oven", columns: { x: "day", y: "heat" } }],
    [{ kind: "small-multiples", of: "bars", by: "oven", columns: { label: "year", value: "heat" } }],
    [{ kind: "small-multiples", of: "range", by: "oven", columns: { label: "year", value: "heat" } }],
  ])("%o is drawn with words, a table and findings from a record of two lines", (record) => {
    const declared = declare(record);
    expect(itemFaults(declared, many)).toEqual([]);
    for (const width of [360, 720]) {
      const { draw, made, points, findings } = figure(declared, many);
      expect(draw(width)).toMatch(/data-point=|class="dots/);
      expect(made.describe(points).length).toBeGreaterThan(40);
      expect(made.table(points).rows.length).toBeGreaterThan(2);
      expect(findings["highest"]?.value).toBeGreaterThan(0);
    }
  });

  test("a scatter of thousands is counted into cells, and says so", () => {
    const data = rows(
      ...Array.from({ length: 5000 }, (_, index) => ({
        time: (index * 7919) % 997,
        heat: (index * 104729) % 991,
      })),
    );
    const { draw } = figure(declare({ kind: "scatter", columns: { x: "time", y: "heat" } }), data);
    expect(draw()).toMatch(/5,000 points in \d/);
  });
});

describe("bases and units", () => {
  const owned = {
    title: "Owned",
    type: "number",
    unit: "USD/h",
    basis: { cost: "ownership-neocloud" },
  } as const;
  const rented = { ...owned, title: "Rented", basis: { cost: "rental" } } as const;
  const one = rows({ oven: "Old", own: 10, rent: 20, heat: 5 }, { oven: "New", own: 30, rent: 40, heat: 6 });
  const priced = (record: Record<string, unknown>): Declared => ({
    ...declare(record),
    columns: { ...columns, own: owned, rent: rented },
  });

  test("columns of unlike bases have no ratio, change or median between them, and each cell keeps its own", () => {
    const bars = priced({ kind: "grouped-bars", columns: { label: "oven", values: ["own", "rent"] } });
    const { findings, made, points } = figure(bars, one);
    expect(Object.keys(findings).filter((name) => /ratio|median/.test(name))).toEqual([
      "owned-ratio",
      "rented-ratio",
    ]);
    expect(findings["old-owned"]?.basis).toEqual(owned.basis);
    expect(findings["old-rented"]?.basis).toEqual(rented.basis);
    expect(made.notes(points)).toEqual([
      "The series count on unlike bases, so no ratio between them is given: Owned (ownership-neocloud); Rented (rental).",
    ]);
    const slope = priced({ kind: "slope", columns: { label: "oven", values: ["own", "rent"] } });
    expect(Object.keys(figure(slope, one).findings).filter((name) => name.endsWith("change"))).toEqual([]);
  });

  test("prices on unlike bases are not stacked, and ends of an interval share unit, basis and order", () => {
    const says = (record: Record<string, unknown>): string[] =>
      unitFaults(priced(record)).map(({ is }) => is);
    expect(says({ kind: "stacked-bars", columns: { label: "oven", values: ["own", "rent"] } })).toEqual([
      "the columns count on unlike bases",
    ]);
    const range = { kind: "range", columns: { label: "oven", value: "own", low: "heat", high: "rent" } };
    expect(says(range)).toEqual(["`heat` is in kW", "`rent` counts on another basis than `own`"]);
    const turned = declare({
      ...range,
      columns: { label: "oven", value: "heat", low: "most", high: "least" },
    });
    expect(itemFaults(turned, rows({ oven: "Old", heat: 5, most: 6, least: 4 }))).toMatchObject([
      { is: "row 1 has 5 in an interval from 6 to 4", rule: "figure-interval" },
    ]);
    expect(says({ kind: "waterfall", columns: { label: "oven", value: "heat" } })).toEqual([
      "`heat` is in kW",
    ]);
  });
});

describe("the count of a table", () => {
  const data = rows(
    { oven: "Old", heat: null, time: 3 },
    { oven: "New", heat: 4, time: null },
    { oven: "Clay", heat: 6, time: 5 },
  );

  test("is of the rows that it shows, whatever cells are empty", () => {
    const table = { kind: "table", columns: { label: "oven", values: ["heat", "time"] } };
    const { made, points, findings } = figure(declare({ ...table, title: "{count} ovens" }), data);
    expect(made.title(points)).toBe("3 ovens");
    expect(made.table(points).rows).toHaveLength(3);
    expect(findings["count"]?.rests).toEqual([{ need: "rows", rows: [1, 2, 3], columns: ["heat"] }]);
    const words = figure(declare({ kind: "table", columns: { values: ["oven"] } }), data);
    expect(words.findings["count"]?.value).toBe(3);
  });

  test("of a picture is of the values that it draws", () => {
    const bars = figure(declare({ kind: "bars", columns: { label: "oven", value: "heat" } }), data);
    expect(bars.findings["count"]?.value).toBe(2);
  });
});

describe("names", () => {
  const bars = { kind: "bars", columns: { label: "oven", value: "heat" } };

  test("rows that come to one slug have no finding, and one called after a finding takes none over", () => {
    const { findings } = figure(
      declare(bars),
      rows(
        { oven: "A+", heat: 1 },
        { oven: "A-", heat: 2 },
        { oven: "lowest", heat: 3 },
        { oven: "B", heat: 4 },
      ),
    );
    expect(Object.keys(findings).sort()).toEqual(["b", "count", "highest", "median", "ratio"]);
  });

  test("a cell called as what every object has is printed as it is, and makes a finding", () => {
    const declared = declare({ ...bars, names: { Old: "Oldest" } });
    const { draw, findings, made, points } = figure(
      declared,
      rows({ oven: "constructor", heat: 1 }, { oven: "__proto__", heat: 2 }, { oven: "Old", heat: 3 }),
    );
    expect(draw()).toContain(">constructor</text>");
    expect(draw()).not.toContain("native code");
    expect(findings["constructor"]?.value).toBe(1);
    expect(made.table(points).rows.map(([oven]) => oven)).toEqual(["constructor", "__proto__", "Oldest"]);
  });

  test("a cell is not printed as another one is called", () => {
    const swapped = declare({ ...bars, names: { Old: "NEW" } });
    expect(itemFaults(swapped, rows({ oven: "Old", heat: 1 }, { oven: "New", heat: 2 }))).toMatchObject([
      { is: '"Old" is printed as "NEW", which another cell holds', rule: "figure-names" },
    ]);
  });
});

describe("fewer rows", () => {
  const five = rows(
    ...["Alder", "Birch", "Cedar", "Dogwood", "Elm"].map((oven, place) => ({
      oven,
      heat: [3, 9, 1, 5, 7][place] ?? 0,
    })),
  );
  const bars = { kind: "bars", columns: { label: "oven", value: "heat" } };
  const kept = (title: string, leave: number): unknown => {
    const { made, points } = figure(declare({ ...bars, title }), five);
    const rest = made.fewer?.(points, leave) as { points: { items: { label: string }[] } } | null | undefined;
    return rest?.points.items.map(({ label }) => label);
  };

  test("lose the lowest, but never what the title finds or names", () => {
    expect(kept("Ovens", 2)).toEqual(["Birch", "Dogwood", "Elm"]);
    expect(kept("{lowest.label} has {lowest}", 2)).toEqual(["Birch", "Cedar", "Elm"]);
    expect(kept("{ratio} lies between them", 3)).toEqual(["Birch", "Cedar"]);
    expect(kept("{ratio} lies between them", 4)).toBeUndefined();
  });
});
