/** Bound numbers: what each kind of name leads to, what is printed, and what is refused. */
import { describe, expect, test } from "vitest";
import type { RenderedFigure } from "../../src/build/figure-render.ts";
import { resolveNumber, type BoundNumber, type NumberContext } from "../../src/build/resolve-number.ts";
import { LookupError } from "../../src/build/trace-data.ts";
import { nearestName } from "../../src/base/nearest.ts";
import { lineageLeaves, walkLineage } from "../../src/base/lineage.ts";
import { smallLedger } from "./small-ledger.ts";

const assumed = (value: number) => ({ value, assumption: "As in the textbook." });
const ledger = smallLedger(
  {
    rented: { value: 4, unit: "USD/h", basis: { cost: "rental" } },
    listed: { value: 6, unit: "USD/h", basis: { cost: "list" } },
    tariff: { value: 0.25, unit: "USD/kWh" },
    nothing: { value: 0, unit: "min" },
    share: { value: 3, unit: "1" },
  },
  {
    model: "token-cost",
    inputs: {
      usdPerGpuHour: assumed(3.6),
      tokensPerSecondPerGpu: assumed(1000),
      utilisation: assumed(1),
      facilityKwPerGpu: assumed(1.5),
      idlePowerShare: assumed(0.3),
      usdPerKwh: assumed(0.1),
    },
  },
);
const heat = {
  value: 71,
  unit: "min",
  kind: "modelled",
  label: "Mean",
  lineage: { type: "figure", id: "heat", label: "Heat", children: [] },
} as const;
const context: NumberContext = {
  ledger,
  figure: (id) => {
    if (id !== "heat") throw new LookupError(`unknown figure \`${id}\``, id, ["heat"]);
    return { findings: new Map([["mean", heat]]) } as unknown as RenderedFigure;
  },
};
const resolve = (inside: string): BoundNumber => resolveNumber(context, inside);
const cell = "cell:oven-heating:2026-01";

describe("a name leads to", () => {
  test.each([
    ["deck-oven-preheat", "at most 60\u00a0min", "stated"],
    ["deck-oven-preheat, plain", "60\u00a0min", "stated"],
    ["steam-saves-time.time", "0.5×", "stated"],
    ["steam-saves-time.power", "2\u20133\u00a0kW", "stated"],
    [`${cell}.energyKwh?oven=stone-2`, "9.4\u00a0kWh", "measured"],
    [`${cell}.minutes?stone=granite&minutes=95`, "95\u00a0min", "measured"],
    // 3.6 dollars an hour over 1000 × 3600 tokens an hour is one dollar for a million.
    ["run:run.usdPerMillionTokens, digits 3", "$1.00/M\u00a0tokens", "assumed"],
    ["figure:heat.mean", "71\u00a0min", "modelled"],
  ])("%s: %s, %s", (inside, printed, kind) => {
    expect(resolve(inside)).toMatchObject({ printed, kind });
  });
});

describe("arithmetic", () => {
  test("of one dimension gives a ratio, whatever the units", () => {
    // 95 minutes over an hour.
    expect(resolve(`${cell}.minutes?oven=stone-1 / deck-oven-preheat`)).toMatchObject({
      unit: "x",
      printed: "1.58×",
      kind: "modelled",
    });
    expect(
      resolve(`(${cell}.minutes?oven=stone-1 - ${cell}.minutes?oven=stone-2) / deck-oven-preheat, digits 2`),
    ).toMatchObject({
      printed: "0.62×",
    });
  });

  test("adds and subtracts what has one dimension, in the unit of the first", () => {
    expect(resolve(`deck-oven-preheat + ${cell}.minutes?oven=stone-2`).printed).toBe("118\u00a0min");
    expect(resolve("deck-oven-preheat, unit h").printed).toBe("at most 1\u00a0h");
    expect(resolve("deck-oven-preheat + deck-oven-preheat, unit h").printed).toBe("2\u00a0h");
  });

  test("scales by a pure number and keeps the unit and what it counts", () => {
    expect(resolve("steam-saves-time.time * deck-oven-preheat").printed).toBe("30\u00a0min");
    expect(resolve("rented * share")).toMatchObject({ value: 12, unit: "USD/h", basis: { cost: "rental" } });
    expect(resolve("rented / share").basis).toEqual({ cost: "rental" });
  });

  test("takes a plain factor that the sentence says, and shows it in the lineage", () => {
    const half = resolve("deck-oven-preheat / 2");
    expect(half).toMatchObject({ value: 30, unit: "min", kind: "modelled" });
    expect(lineageLeaves(half.lineage).at(-1)).toMatchObject({ type: "assumption", quantity: { value: 2 } });
  });

  test("is no firmer than its weakest part, and never firmer than modelled", () => {
    expect(resolve(`${cell}.minutes?oven=stone-1 / ${cell}.minutes?oven=stone-2`).kind).toBe("modelled");
    expect(resolve("run:run.usdPerMillionTokens / run:run.electricityUsdPerMillionTokens").kind).toBe(
      "assumed",
    );
  });

  test("takes the middle of a range", () => {
    expect(resolve("steam-saves-time.power / steam-saves-time.power").value).toBe(1);
    expect(resolve("steam-saves-time.power + steam-saves-time.power").value).toBe(5);
  });
});

test("another unit is the same quantity: a range stays a range and a qualifier stays", () => {
  expect(resolve("steam-saves-time.power, unit W").printed).toBe("2,000\u20133,000\u00a0W");
  expect(resolve("deck-oven-preheat, unit s, digits 1").printed).toBe("at most 4,000\u00a0s");
});

test("the lineage leads through every name down to sources", () => {
  const { lineage } = resolve(`${cell}.minutes?oven=stone-1 / deck-oven-preheat`);
  expect([...walkLineage(lineage)].map(({ type }) => type)).toEqual([
    "expression",
    "dataset",
    "source",
    "claim",
    "source",
    "source",
  ]);
  expect(lineage.children[0]).toMatchObject({ id: "oven-heating@2026-01", rows: [1], columns: ["minutes"] });
  expect(new Set(lineageLeaves(lineage).map((leaf) => leaf.type))).toEqual(new Set(["source"]));
});

test("the same expression has one page, however it is formatted", () => {
  expect(resolve("deck-oven-preheat, plain").slug).toBe(resolve("deck-oven-preheat, digits 2").slug);
});

describe("it refuses", () => {
  test.each([
    [
      "units that do not go together",
      "deck-oven-preheat + tariff",
      '"deck-oven-preheat + tariff" joins min and USD/kWh by +, expected units that go together',
    ],
    [
      "a product of two units",
      "tariff * deck-oven-preheat",
      '"tariff * deck-oven-preheat" joins USD/kWh and min by *, expected units that go together',
    ],
    [
      "two bases in a ratio",
      "rented / listed",
      '"rented / listed" joins two cost bases, rental and list, expected one',
    ],
    [
      "two bases behind a sum",
      "(rented + rented) / listed",
      '"(rented + rented) / listed" joins two cost bases, rental and list, expected one',
    ],
    [
      "two bases behind a scaled value",
      "rented * share - listed",
      '"rented * share - listed" joins two cost bases, rental and list, expected one',
    ],
    [
      "a constant in a sum",
      "deck-oven-preheat + 2",
      '"2" is a bare constant in "deck-oven-preheat + 2", expected bound names only',
    ],
    ["constants alone", "7 / 2", '"7" is a bare constant in "7 / 2", expected bound names only'],
    ["a lone constant", "42", '"42" is a bare constant in "42", expected bound names only'],
    [
      "division by zero",
      "deck-oven-preheat / nothing",
      '"deck-oven-preheat / nothing" is not finite, expected a divisor other than 0',
    ],
    [
      "a unit of another dimension",
      "deck-oven-preheat, unit kW",
      "min measures time, expected a unit of power like kW",
    ],
    [
      "an unknown option",
      "deck-oven-preheat, round",
      'unknown option "round", expected digits 1 to 9, unit with a known unit, bare or plain',
    ],
    ["nothing", "", '"the end" stands where a name was expected in ""'],
    [
      "a claim of several quantities without saying which",
      "steam-saves-time",
      "claim `steam-saves-time` has 2 quantities",
    ],
    [
      "a cell that is empty",
      `${cell}.energyKwh?oven=stone-3`,
      "1 rows of oven-heating@2026-01 match but the cell holds no number",
    ],
    ["several rows", `${cell}.minutes?stone=granite`, "2 rows of oven-heating@2026-01 match"],
    ["no row", `${cell}.minutes?oven=brick`, "0 rows of oven-heating@2026-01 match"],
    [
      "text",
      `${cell}.stone?oven=stone-1`,
      "1 rows of oven-heating@2026-01 match but the cell holds no number",
    ],
  ])("%s", (_, inside, message) => {
    expect(() => resolve(inside)).toThrow(message);
  });
});

describe("a name that leads nowhere comes with what was probably meant", () => {
  test.each([
    ["deck-oven-prehaet", "unknown claim `deck-oven-prehaet`", "deck-oven-preheat"],
    ["steam-saves-time.tme", "unknown quantity `tme` of claim `steam-saves-time`", "steam-saves-time.time"],
    [
      "cell:oven-heating:2026-02.minutes?oven=stone-1",
      "unknown dataset `oven-heating@2026-02`",
      "oven-heating@2026-01",
    ],
    [`${cell}.minute?oven=stone-1`, "unknown column `minute` of oven-heating@2026-01", "minutes"],
    [`${cell}.minutes?ovn=stone-1`, "unknown column `ovn` of oven-heating@2026-01", "oven"],
    ["run:rnu.usdPerMillionTokens", "unknown scenario `rnu`", "run"],
    ["run:run.usdPerMilionTokens", "unknown output `usdPerMilionTokens` of run", "usdPerMillionTokens"],
    ["figure:haet.mean", "unknown figure `haet`", "heat"],
    ["figure:heat.men", "unknown finding `men` of figure heat", "mean"],
    ["cel:oven-heating:2026-01.minutes", "unknown kind `cel`", "cell"],
  ])("%s", (inside, message, meant) => {
    let refusal: unknown;
    try {
      resolve(inside);
    } catch (error) {
      refusal = error;
    }
    if (!(refusal instanceof LookupError)) throw new Error(`${inside} was not refused by name`);
    expect(refusal.message).toBe(message);
    expect(nearestName(refusal.unknownName, refusal.known)).toBe(meant);
  });
});
