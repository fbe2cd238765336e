/** Conclusions: a comparison of bound values, its margin, and what it refuses. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bySentence, conclusionSlug, evaluateConclusion } from "../../src/build/conclusions.ts";
import { makeNumbers } from "../../src/build/number-context.ts";
import { compareNumbers, describeComparison, parsePredicate } from "../../src/build/predicate.ts";
import { between, holds } from "../laws/seeded.ts";
import { smallLedger } from "./small-ledger.ts";

const { number } = makeNumbers(
  smallLedger({
    old: { value: 40, unit: "min" },
    new: { value: 0.5, unit: "h" },
    owned: { value: 2, unit: "USD/GPU-h", basis: { cost: "ownership-neocloud" } },
    rented: { value: 3, unit: "USD/GPU-h", basis: { cost: "rental" } },
    heat: { value: 250, unit: "kW" },
    share: { value: 20, unit: "%" },
    part: { value: 15, unit: "%" },
    slip: { value: -18, unit: "min" },
    vast: { value: 3e30, unit: "kW" },
    multiple: { value: 3, unit: "x", baseline: "the old oven" },
  }),
);
const place = { file: "content/reports/x.mdx", line: 1, column: 1 };
const conclude = (predicate: string) =>
  evaluateConclusion({ report: "x", place, predicate, text: "" }, number);

describe("a predicate", () => {
  test("is read into its comparisons", () => {
    expect(parsePredicate("old > new and new * 2 >= old")).toEqual([
      { left: "old", sign: ">", right: "new" },
      { left: "new * 2", sign: ">=", right: "old" },
    ]);
  });

  test.each(["old", "old > ", "old = new", "old>new", ""])("refuses %j", (text) => {
    expect(() => parsePredicate(text)).toThrow(
      /compares nothing, expected two bound values joined by < <= > or >=/,
    );
  });

  test.each([
    "old >= old",
    "old * 2 > old",
    "old / 2 < old",
    "old + new >= old",
    "old + new > new",
    "old - new < old + new",
    "(old + new) / 2 < old + new",
    "old * new / new >= old",
    "old * old * new * new >= old * new * old * new",
    "old + new / 1000000000 > old",
    "2 > 1",
    "old < 1000000000000000000000000",
    "max:d:v.c?k=a >= min:d:v.c?k=a",
    "max:d:v.c >= cell:d:v.c?k=a",
    "min:d:v.c * 0.5 < min:d:v.c?k=a",
    "sum:d:v.c?k=a <= sum:d:v.c",
    "count:d:v.c?k=a&l=b <= count:d:v.c?l=b",
    "mean:d:v.c <= max:d:v.c",
    "median:d:v.c >= min:d:v.c",
    "figure:f.highest >= figure:f.a-lowest",
    "figure:f.highest * 2 > figure:f.lowest",
    "figure:f.highest - figure:f.lowest < figure:f.highest",
    "figure:f.a-highest >= figure:f.a-june",
    "figure:f.least-change < figure:f.most-change",
    "figure:f.most-change >= figure:f.a-change",
    "figure:f.a-ratio >= 1",
    "figure:f.a-total >= figure:f.a-writing",
    "figure:f.a-total * 2 > figure:f.a-writing + figure:f.a-reading",
    "figure:f.a-highest <= figure:f.a-total",
    "figure:f.a-ratio >= figure:f.a-last / figure:f.a-first",
  ])("refuses %j, which no data could make untrue", (text) => {
    expect(() => parsePredicate(text)).toThrow(
      `"${text}" holds whatever the values of its names are, expected a comparison that the data could turn round`,
    );
  });

  test.each(["old > new / new * 35", "old - old < new", "old * 0 < new"])(
    "refuses %j, of which one side has a value of its own",
    (text) => {
      expect(() => parsePredicate(text)).toThrow(
        `"${text}" rests on a value that is the same whatever the values of its names are`,
      );
    },
  );

  test("refuses what no data could make true, and names the part at fault", () => {
    expect(() => parsePredicate("old > new and old < old - new")).toThrow('"old < old - new" does not hold');
  });

  test.each([
    "old * 1000000 < new",
    "old + new > old * 2",
    "old - new > new",
    "old / new < old / 3",
    "old / new > owned / rented * 1000",
    "old < new + owned + rented",
    "min:d:v.c * 1.001 > max:d:v.c",
    "max:d:v.c > mean:d:v.c * 5",
    "max:d:v.c?k=a > max:d:v.c?k=b",
    "cell:d:v.c?k=a > cell:d:v.c?k=b",
    "count:d:v.c?k=a * 3 > count:d:v.c",
    "max:d:v.c > max:d:v.other",
    "figure:f.highest > figure:f.lowest * 3",
    "figure:f.highest > figure:f.a-highest",
    "figure:f.a-lowest > figure:f.b-highest",
    "figure:f.a-highest > figure:f.a-b-highest",
    "figure:f.b-first / figure:f.a-first > figure:f.most-change",
    "figure:f.ratio > 1.5",
    "figure:f.ratio < 1.001",
    "figure:f.x-ratio > figure:f.ratio",
    "figure:f.highest > figure:g.lowest",
    "figure:f.product < old",
    "figure:f.a-total > figure:f.a-writing * 2",
    "figure:f.a-total < figure:f.a-writing * 1.5",
    "figure:f.a-total < figure:f.b-writing",
    "figure:f.3-total < figure:f.3-228-writing + figure:f.3-228-total",
  ])("takes %j, which the data could turn round", (text) => {
    expect(parsePredicate(text)).toHaveLength(1);
  });

  test("takes any comparison of unlike values, however wide its margin", () => {
    holds(
      fc.property(between(-9, 9), (power) => {
        expect(parsePredicate(`old > new * ${(10 ** power).toFixed(10)}`)).toHaveLength(1);
      }),
      40,
    );
  });
});

describe("a conclusion", () => {
  test.each(["slip + new < new", "slip * 2 < slip", "vast > heat * 10000000000000000000000000"])(
    "is tried with values like those that its names have: %s",
    (predicate) => {
      expect(conclude(predicate).holds).toBe(true);
    },
  );

  test("of a value below 0 with a number of nobody's is told so, and not that it cannot hold", () => {
    expect(() => conclude("slip < 0")).toThrow('"0" is a bare constant');
  });

  test("of what is below 0 is still refused where no data could turn it round", () => {
    expect(() => conclude("slip >= slip")).toThrow("holds whatever");
    expect(() => conclude("old < 1000000000000000000000000 * new")).toThrow("holds whatever");
  });

  test("compares across units of one dimension: half an hour is below forty minutes, by a quarter", () => {
    const { holds, comparisons } = conclude("new < old");
    expect(holds).toBe(true);
    expect(comparisons[0]?.margin).toBeCloseTo(0.25, 12);
    expect(comparisons.map(describeComparison)).toEqual(["0.5\u00a0h is below 40\u00a0min, by 25%"]);
  });

  test("does not hold when one of several comparisons does not, and says by how much", () => {
    const { holds, comparisons } = conclude("new < old and new * 2 < old");
    expect(holds).toBe(false);
    expect(comparisons.filter((one) => !one.holds).map(describeComparison)).toEqual([
      "1\u00a0h is not below 40\u00a0min, off by 50%",
    ]);
  });

  test("at the very edge holds for <= and >= and for neither < nor >", () => {
    const [a] = [number("old")];
    expect((["<=", ">=", "<", ">"] as const).map((sign) => compareNumbers(a, sign, a).holds)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("refuses unlike units and unlike bases, naming both", () => {
    expect(() => conclude("old < heat")).toThrow(
      "old is in min and heat in kW, expected units that can be compared",
    );
    expect(() => conclude("owned < rented")).toThrow(
      "owned has cost basis ownership-neocloud and rented has rental, expected one basis",
    );
  });

  test("does not compare or add a multiple and a share; the difference of two shares is in percentage points", () => {
    expect(() => conclude("multiple > share")).toThrow("expected units that can be compared");
    expect(() => number("multiple + share")).toThrow("expected units that go together");
    expect(number("share - part").printed).toBe("5\u00a0percentage\u00a0points");
  });

  test("is listed under its sentence, and the sentence once however often and with however many comparisons it stands", () => {
    const said = (text: string, predicate: string) =>
      evaluateConclusion({ report: "x", place, predicate, text }, number);
    const listed = bySentence(
      [
        said("[= new] is less", "new < old"),
        said("hot", "vast > heat"),
        said("[= new] is less", "new * 1.1 < old"),
        said("[= new] is less", "new < old"),
      ],
      (text) => text.replace("[= new]", number("new").printed),
    );
    expect(
      listed.map(({ text, conclusions }) => [text, conclusions.map(({ predicate }) => predicate)]),
    ).toEqual([
      ["0.5\u00a0h is less", ["new < old", "new * 1.1 < old"]],
      ["hot", ["vast > heat"]],
    ]);
  });

  test("rests on all that its sides rest on", () => {
    const { lineage } = conclude("new < old");
    expect(lineage.children).toEqual([number("new").lineage, number("old").lineage]);
  });
});

test("a long predicate has a name that a file system takes, and no two share it", () => {
  const long = Array.from(
    { length: 12 },
    (_, index) => `figure:oven.finding-${index} > claim.part-${index}`,
  ).join(" and ");
  const [one, other] = [conclusionSlug(long), conclusionSlug(`${long} and old > new`)];
  for (const slug of [one, other])
    expect(slug).toMatch(/^figure-oven\.finding-0-above-[\w.-]{1,150}-[0-9a-f]{12}$/);
  expect(one).not.toBe(other);
  expect(conclusionSlug("old > new")).toBe("old-above-new");
});
