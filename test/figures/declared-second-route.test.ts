/**
 * What the titles of the declared figures say, worked out again from the raw
 * tables by arithmetic of the tests' own. A new declared figure fails until it
 * has its numbers here.
 */
import { describe, expect, it } from "vitest";
import { median } from "d3-array";
import { expectNear, expectPrinted } from "../laws/printed.ts";
import { numberIn, onlyRow, rawRows, type RawRow } from "../laws/raw-csv.ts";
import { declaredRecords, finding, siteFigure } from "./site-figures.ts";

type Numbers = Readonly<Record<string, number>>;

const where = (dataset: string, matches: Readonly<Record<string, readonly string[]>>): RawRow[] =>
  rawRows(dataset).filter((row) =>
    Object.entries(matches).every(([name, texts]) => texts.includes(row[name] ?? "")),
  );
const numbers = (rows: readonly RawRow[], column: string): number[] =>
  rows.filter((row) => row[column] !== "").map((row) => numberIn(row, column));
const most = (values: readonly number[]): number => values.reduce((a, b) => (b > a ? b : a));
const least = (values: readonly number[]): number => values.reduce((a, b) => (b < a ? b : a));
const middle = (values: readonly number[]): number => median(values) ?? Number.NaN;
const cost = (day: string, hardware: string, column: string): number =>
  numberIn(onlyRow(`accelerator-cost-power@${day}`, { hardware }), column);

const stored = (matches: Readonly<Record<string, readonly string[]>>): RawRow[] =>
  where("inferencex-points@2026-06-14", { inputLength: ["8192"], outputLength: ["1024"], ...matches });

/** The best Llama 2 70B result of a family in a round. */
function llama(round: string, family: string): number {
  return most(
    numbers(
      where(`mlperf-inference-llm@${round}`, {
        division: ["closed"],
        availability: ["available"],
        benchmark: ["llama2-70b"],
        scenario: ["Offline"],
        accuracyTarget: ["99"],
        acceleratorFamily: [family],
      }),
      "resultPerAccelerator",
    ),
  );
}

/** The best run of the first and of the last date. */
function overTime(hardware: string): number {
  const rows = stored({
    hardware: [hardware],
    concurrency: ["64"],
    precision: ["fp8"],
    specMethod: ["none"],
    disaggregated: ["false"],
    decodeTp: ["8"],
  });
  const dates = rows.map(({ date = "" }) => date).sort();
  const best = (date: string | undefined): number =>
    most(
      numbers(
        rows.filter((row) => row["date"] === date),
        "throughputPerGpu",
      ),
    );
  return best(dates.at(-1)) / best(dates[0]);
}

/** Dollars for an hour of an owned GB200 that is written off over so many years, from the scenario's own inputs. */
function ownedHour(years: number): number {
  const [capex, rate, upkeep, kilowatts, price] = [57291.67, 0.1, 0.03, 2.1, 0.085];
  const growth = (1 + rate) ** years;
  return (capex * ((rate * growth) / (growth - 1) + upkeep)) / 8760 + kilowatts * price;
}

// GB300 over H200, from the data sheets.
const bandwidth = 8 / 4.8;
const gains = [bandwidth, 2, 2.7, 1.8, 1.5, 1.9];
const product = gains.reduce((all, one) => all * one, 1);

/** Where nine of ten lie of 200,000 draws of this test's own. */
function spreadOfCostRatio(): Numbers {
  let state = 12345;
  // The generator of 32 bits from Numerical Recipes.
  const draw = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  const ranges = [
    [1.3, 3],
    [1.5, 5],
    [1.3, 2.5],
    [1.1, 2],
    [1.2, 3],
  ] as const;
  const between = ([low, high]: readonly [number, number]): number => low * (high / low) ** draw();
  const drawn = Array.from(
    { length: 200_000 },
    () => ranges.reduce((all, range) => all * between(range), bandwidth) / between([1.6, 2.5]),
  ).sort((a, b) => a - b);
  return { lowest: drawn[10_000] ?? Number.NaN, highest: drawn[190_000] ?? Number.NaN };
}
/** Relative; where both routes draw, they agree as draws do. */
const tolerance: Numbers = { "cost-ratio-spread": 0.02 };

const expected: Readonly<Record<string, () => Numbers>> = {
  "api-output-prices": () => {
    const of = (provider: string): number[] =>
      numbers(
        where("llm-api-prices@2026-09-23", { dataset: ["pydantic/genai-prices"], provider: [provider] }),
        "outputPrice",
      ).filter((price) => price >= 0.001);
    const all = ["openai", "anthropic", "mistral"].flatMap(of);
    return {
      lowest: least(all),
      highest: most(all),
      "anthropic-median": middle(of("anthropic")),
      "mistral-median": middle(of("mistral")),
    };
  },
  "bandwidth-against-compute": () => {
    const rows = where("accelerator-specs@2026-08-15", { table: ["epoch"] }).filter(
      (row) =>
        !/doubtful|not comparable/.test(row["note"] ?? "") &&
        row["bf16Dense"] !== "" &&
        row["memoryBandwidth"] !== "",
    );
    const [compute, bandwidth] = [numbers(rows, "bf16Dense"), numbers(rows, "memoryBandwidth")];
    return { "x-ratio": most(compute) / least(compute), ratio: most(bandwidth) / least(bandwidth) };
  },
  "claims-35x-50x": () => ({
    count: 8,
    // From 16 February to the middle of August.
    days: Math.round(((Date.UTC(2026, 7, 1) + Date.UTC(2026, 7, 31)) / 2 - Date.UTC(2026, 1, 16)) / 864e5),
  }),
  "cost-ratio-sensitivity": () => ({
    "widest-low": ((product / 2.7) * 1.5) / 1.88,
    "widest-high": ((product / 2.7) * 5) / 1.88,
  }),
  "cost-ratio-spread": () => ({ ...spreadOfCostRatio(), base: product / 1.88 }),
  "frontier-by-precision": () => {
    const of = (precision: string): number =>
      most(
        numbers(
          stored({ hardware: ["b200"], disaggregated: ["false"], precision: [precision] }),
          "throughputPerGpu",
        ),
      );
    return { "fp4-highest": of("fp4"), "fp8-highest": of("fp8") };
  },
  "gpu-hour-by-life": () => ({ first: ownedHour(2), last: ownedHour(8) }),
  "h100-rental-by-provider": () => {
    const prices = numbers(
      where("cloud-gpu-prices@2026-11-21", { acceleratorFamily: ["H100"] }),
      "pricePerGpuHour",
    );
    return {
      "h100-lowest": least(prices),
      "h100-highest": most(prices),
      "h100-ratio": most(prices) / least(prices),
    };
  },
  "hourly-price-bases": () => ({
    "gb300-nvl72-owned-by-a-hyperscaler": cost("2026-08-14", "gb300", "ownershipHyperscaler"),
    "gb300-nvl72-rented": cost("2026-08-14", "gb300", "rental"),
  }),
  "memory-per-accelerator": () => {
    const memory = numbers(where("accelerator-specs@2026-08-15", { table: ["semianalysis"] }), "memory");
    return { ratio: most(memory) / least(memory) };
  },
  "mlperf-llama2-rounds": () => ({
    "most-change": most([
      llama("v5.1", "H100") / llama("v4.1", "H100"),
      llama("v5.1", "H200") / llama("v4.1", "H200"),
      llama("v6.0", "B200") / llama("v5.1", "B200"),
      llama("v6.0", "GB200") / llama("v5.1", "GB200"),
      llama("v6.0", "MI300X") / llama("v4.1", "MI300X"),
      llama("v6.0", "MI325X") / llama("v5.1", "MI325X"),
    ]),
  }),
  "model-shapes": () => {
    const counts = numbers(where("model-architectures@2026-08-15", { type: ["moe"] }), "totalParamCount");
    return { lowest: least(counts), highest: most(counts) };
  },
  "named-gains": () => ({ product: product / 1.88 }),
  "ownership-cost-revisions": () => ({
    "gb200-first": cost("2026-03-18", "gb200", "ownershipHyperscaler"),
    "gb200-last": cost("2026-08-14", "gb200", "ownershipHyperscaler"),
    "mi355x-last": cost("2026-08-14", "mi355x", "ownershipHyperscaler"),
  }),
  "prefill-and-decode": () => {
    const of = (concurrency: string): RawRow => {
      const [row] = stored({
        hardware: ["gb300"],
        precision: ["fp4"],
        specMethod: ["none"],
        disaggregated: ["true"],
        latestSnapshot: ["true"],
        concurrency: [concurrency],
      });
      if (row === undefined) throw new Error(`no run with ${concurrency} requests`);
      return row;
    };
    const [fast, busy] = [of("15"), of("3228")];
    return {
      "15-writing-the-answer": numberIn(fast, "decodeGpuCount"),
      "15-total": numberIn(fast, "decodeGpuCount") + numberIn(fast, "prefillGpuCount"),
      "3-228-writing-the-answer": numberIn(busy, "decodeGpuCount"),
      "3-228-total": numberIn(busy, "decodeGpuCount") + numberIn(busy, "prefillGpuCount"),
    };
  },
  "throughput-by-accelerator": () => {
    const all = numbers(
      stored({
        latestSnapshot: ["true"],
        hardware: ["h200", "b200", "b300", "gb200", "gb300", "mi355x"],
      }),
      "throughputPerGpu",
    );
    return { lowest: least(all), highest: most(all) };
  },
  "throughput-over-time": () => {
    const changes = ["b200", "h200", "mi325x", "mi300x", "mi355x"].map(overTime);
    return { "most-change": most(changes), "least-change": least(changes) };
  },
  "token-cost-map": () => ({ lowest: (1.5 / (8000 * 3600)) * 1e6, highest: (6 / (500 * 3600)) * 1e6 }),
};

it("has the numbers of every declared figure", () => {
  expect(Object.keys(expected).sort()).toEqual([...declaredRecords.keys()].sort());
});

describe.each(Object.entries(expected))("%s", (id, make) => {
  it("finds what the raw tables give", () => {
    for (const [name, value] of Object.entries(make()))
      expectNear(finding(id, name), value, tolerance[id] ?? 1e-9);
  });

  it("says in its title only numbers that are held against the tables here", () => {
    const { figure, points } = siteFigure(id);
    const words = declaredRecords.get(id)?.title ?? "";
    const named = [...words.matchAll(/\{([a-z0-9-]+)(?:,[^}]*)?\}/g)].map(([, name]) => name);
    expect(Object.keys(make())).toEqual(expect.arrayContaining(named));
    expect(figure.title(points)).not.toMatch(/[{}]/);
  });
});

it("leaves out of one server's runs those on several, which go beyond it in either precision, as its note says", () => {
  const of = (precision: string, disaggregated: string): number =>
    most(
      numbers(
        stored({ hardware: ["b200"], precision: [precision], disaggregated: [disaggregated] }),
        "throughputPerGpu",
      ),
    );
  expect(of("fp4", "true")).toBeGreaterThan(of("fp4", "false"));
  expect(of("fp8", "true")).toBeGreaterThan(of("fp8", "false"));
});

it("lists models whose experts include the shared ones and whose experts in use do not, as its note says", () => {
  const shared = where("model-architectures@2026-08-15", { type: ["moe"], sharedExpert: ["true"] });
  expect(shared.length).toBeGreaterThan(3);
  for (const { model, note = "", expertCount } of shared) {
    const [, routed, beside] = /(\d+) routed and (\d+) shared/.exec(note) ?? [];
    expect([model, Number(routed) + Number(beside)]).toEqual([model, Number(expertCount)]);
  }
});

it("prints what it found", () => {
  expectPrinted(finding("mlperf-llama2-rounds", "most-change"), "1.27");
  expectPrinted(finding("gpu-hour-by-life", "first"), "4.14");
});
