/**
 * Each number that a figure gives to prose, worked out again from the raw tables by code of the tests' own.
 * Long because the figures share their raw frontiers and prices here.
 */
import { describe, expect, it } from "vitest";
import { throughputAt } from "../../src/figures/inputs/stored-frontier.ts";
import { expectNear, expectPrinted } from "../laws/printed.ts";
import { numberIn, onlyRow, rawRows } from "../laws/raw-csv.ts";
import { siteFigure, finding } from "./site-figures.ts";
import { logLinear, rawFrontier, steffen, type Knot } from "./steffen.ts";

const gb300 = rawFrontier("gb300");
const h200 = rawFrontier("h200");
const h100 = rawFrontier("h100");

/** NVIDIA's table for DeepSeek-R1: dollars a GPU-hour, tokens a second and GPU. */
const printed = { h200: { usd: 1.41, rate: 90 }, gb300: { usd: 2.65, rate: 6000 } };

const storedRun = ({ x, y, row }: Knot) => ({ x, y, row, date: "", configuration: "", speculative: false });

function assumed(day: string, hardware: string, column: string): number {
  return numberIn(onlyRow(`accelerator-cost-power@${day}`, { hardware }), column);
}
const march = (hardware: string, column: string): number => assumed("2026-03-18", hardware, column);

/** Where both machines have stored runs. */
function common(newer: readonly Knot[], older: readonly Knot[]): Knot[] {
  return newer.filter(({ x }) => x >= (older[0]?.x ?? Infinity) && x <= (older.at(-1)?.x ?? -Infinity));
}

function top<T>(items: readonly T[], size: (item: T) => number): T {
  const [first, ...rest] = items;
  if (first === undefined) throw new Error("nothing to choose from");
  return rest.reduce((best, one) => (size(one) > size(best) ? one : best), first);
}

/** Compares every finding of a figure, so that a new one cannot pass unseen. */
function expectFindings(id: string, expected: Readonly<Record<string, number>>): void {
  const { figure, points } = siteFigure(id);
  expect(Object.keys(figure.findings?.(points) ?? {}).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, value] of Object.entries(expected)) expectNear(finding(id, name), value);
}

describe("throughput-frontier", () => {
  const ratios = common(gb300, h200).map((run) => ({ run, ratio: run.y / steffen(h200, run.x) }));
  const best = top(ratios, ({ ratio }) => ratio);

  it("draws the runs that no stored run beats, and only those", () => {
    const { figure, points } = siteFigure("throughput-frontier");
    const rows = figure.table(points).rows.map((row) => [row[0], row[3], row[4], row[5]]);
    const expected = (["h100", "h200", "b200", "gb200", "gb300"] as const).flatMap((hardware) =>
      rawFrontier(hardware).map(({ x, y, row }) => [hardware.toUpperCase(), x, y, row]),
    );
    expect(rows.map(([name, ...rest]) => [String(name).replace(" NVL72", ""), ...rest])).toEqual(expected);
  });

  it("finds what the raw table gives by a frontier and a Steffen curve of this test's own", () => {
    expectFindings("throughput-frontier", {
      "highest-ratio": best.ratio,
      "lowest-ratio": Math.min(...ratios.map(({ ratio }) => ratio)),
      "slow-ratio": ratios[0]?.ratio ?? Number.NaN,
      "highest-speed": best.run.x,
      "slow-speed": gb300[0]?.x ?? Number.NaN,
      "gb300-throughput": best.run.y,
      "gb300-mtp-end": gb300.at(-1)?.x ?? Number.NaN,
      "h200-last-speed": h200.at(-1)?.x ?? Number.NaN,
      "input-length": 8192,
      "output-length": 1024,
    });
  });

  it("is 22.2987 at GB300's run of 14,550.8713 tokens a second; straight lines in the logarithm give 21.4", () => {
    expect([best.run.x, best.run.y]).toEqual([68.6927, 14550.8713]);
    expectPrinted(finding("throughput-frontier", "highest-ratio"), "22.2986957940686");
    expectPrinted(best.run.y / logLinear(h200, best.run.x), "21.4");
  });

  it("hangs on the kind of curve between H200's runs by 6 % at the highest ratio, and by 10 % at most", () => {
    const straight = ratios.map(({ run }) => run.y / logLinear(h200, run.x));
    const off = ratios.map(({ ratio }, index) => Math.abs((straight[index] ?? 0) / ratio - 1));
    expect(off[ratios.indexOf(best)]).toBeLessThan(0.06);
    expect(Math.max(...off)).toBeLessThan(0.1);
  });

  it("says by how much GB200's line lies below what is published for it", () => {
    const gb200 = rawFrontier("gb200");
    const { figure, points } = siteFigure("throughput-frontier");
    const [, words = ""] = figure.notes(points);
    for (const [x, published] of [
      [75, 12503],
      [120, 9356],
      [164, 3995],
    ] as const) {
      const factor = published / steffen(gb200, x);
      expect(words).toContain(`${published.toLocaleString("en")}\u00a0tok/s/GPU at ${x} tokens`);
      expect(words).toContain(`lower by a factor of ${factor.toPrecision(2)}`);
    }
    expectPrinted(steffen(gb200, 120), "1483");
    expect(figure.notes(points)[2]).toContain("Nor does it state whether they count all tokens");
  });

  it("keeps each ratio between those to H200's two neighbouring runs, and exact at a run of both", () => {
    for (const { run, ratio } of ratios) {
      const [left, right] = [h200.filter(({ x }) => x <= run.x).at(-1), h200.find(({ x }) => x >= run.x)];
      expect(ratio).toBeGreaterThanOrEqual(run.y / (left?.y ?? 0) - 1e-9);
      expect(ratio).toBeLessThanOrEqual(run.y / (right?.y ?? 0) + 1e-9);
    }
    for (const { x, y } of h200) expect(throughputAt(h200.map(storedRun), x)).toBe(y);
  });
});

describe("ratio-by-speed", () => {
  const price = march("h200", "ownershipHyperscaler") / march("gb300", "ownershipHyperscaler");
  const power = march("h200", "allInPower") / march("gb300", "allInPower");
  const at = (newer: readonly Knot[], older: readonly Knot[], x: number): number =>
    steffen(newer, x) / steffen(older, x);
  const knots = common(gb300, h200).map(({ x }) => at(gb300, h200, x));
  const [least, most] = [Math.min(...knots), Math.max(...knots)];
  const best = top(common(gb300, h200), ({ x }) => at(gb300, h200, x));
  const ofH100 = Math.max(...common(gb300, h100).map(({ x }) => at(gb300, h100, x)));
  // SemiAnalysis prints $0.11 per million tokens at 150 tokens a second: over GB300's hourly cost that is a throughput.
  const derivedRate = (march("gb300", "ownershipHyperscaler") * 1e6) / 3600 / 0.11;
  const [first, last] = rawFrontier(
    "gb300",
    (row) => row["precision"] === "fp4" && row["specMethod"] === "mtp",
  );
  if (first === undefined || last === undefined)
    throw new Error("GB300's runs with multi-token prediction are gone");
  const mtp = [first, { ...first, x: 150, y: derivedRate, row: 0 }, last];
  const whole = [...gb300.filter(({ x, y }) => x > 150 || y > derivedRate), ...mtp.slice(1, 2)].sort(
    (a, b) => a.x - b.x,
  );
  const sides = (older: readonly Knot[]): readonly [number, number] => [
    best.y / (older.filter(({ x }) => x <= best.x).at(-1)?.y ?? 0),
    best.y / (older.find(({ x }) => x >= best.x)?.y ?? 0),
  ];

  it("finds the throughput ratio times the price ratio, and times the power ratio", () => {
    const { figure, points } = siteFigure("ratio-by-speed");
    const ofOlder = march("h100", "ownershipHyperscaler") / march("gb300", "ownershipHyperscaler");
    const ofOlderPower = march("h100", "allInPower") / march("gb300", "allInPower");
    const end = at(mtp, h200, h200.at(-1)?.x ?? 0);
    const hopperEnd = h200.at(-1) ?? first;
    const straight = logLinear(mtp, hopperEnd.x) / hopperEnd.y;
    const overAll = at(whole, h200, hopperEnd.x);
    const [low, high] = sides(h200);
    const [lowOlder, highOlder] = sides(h100);
    const expected = {
      "highest-per-dollar": most * price,
      "highest-per-megawatt": most * power,
      "highest-per-dollar-low": low * price,
      "highest-per-dollar-high": high * price,
      "highest-per-megawatt-low": low * power,
      "highest-per-megawatt-high": high * power,
      "lowest-per-dollar": least * price,
      "lowest-per-megawatt": least * power,
      "slow-per-dollar": (knots[0] ?? Number.NaN) * price,
      "slow-per-megawatt": (knots[0] ?? Number.NaN) * power,
      "h100-per-dollar": ofH100 * ofOlder,
      "h100-per-megawatt": ofH100 * ofOlderPower,
      "h100-per-dollar-low": lowOlder * ofOlder,
      "h100-per-dollar-high": highOlder * ofOlder,
      "h100-per-megawatt-low": lowOlder * ofOlderPower,
      "h100-per-megawatt-high": highOlder * ofOlderPower,
      "derived-per-dollar": end * price,
      "derived-per-megawatt": end * power,
      "derived-per-dollar-low": straight * price,
      "derived-per-dollar-high": overAll * price,
      "derived-per-megawatt-low": straight * power,
      "derived-per-megawatt-high": overAll * power,
      "derived-throughput": derivedRate,
    };
    expect(Object.keys(figure.findings?.(points) ?? {}).sort()).toEqual(Object.keys(expected).sort());
    for (const [name, value] of Object.entries(expected)) expectNear(finding("ratio-by-speed", name), value);
  });

  it("is 11.86 per dollar and 18.37 per megawatt at its highest stored run", () => {
    expectPrinted(finding("ratio-by-speed", "highest-per-dollar"), "11.86");
    expectPrinted(finding("ratio-by-speed", "highest-per-megawatt"), "18.37");
  });

  it("reaches its top through the derived point at H200's last run, by a search at 20,000 speeds", () => {
    const end = h200.at(-1)?.x ?? 0;
    const fine = Array.from({ length: 20001 }, (_, step) => first.x + ((end - first.x) * step) / 20000);
    const highest = Math.max(...fine.map((x) => at(mtp, h200, Math.min(x, end))));
    expectNear(finding("ratio-by-speed", "derived-per-dollar"), highest * price);
    // Straight lines in the logarithm through the same points agree within a tenth.
    const straight = (logLinear(mtp, end) / (h200.at(-1)?.y ?? 0)) * price;
    expect(Math.abs(straight / finding("ratio-by-speed", "derived-per-dollar") - 1)).toBeLessThan(0.1);
  });

  it("says how far another way of drawing moves its tops: 32.3 to 37.1 per dollar, and 30.7 against H100", () => {
    expectPrinted(finding("ratio-by-speed", "derived-per-dollar-low"), "32.3");
    expectPrinted(finding("ratio-by-speed", "derived-per-megawatt-low"), "50.1");
    expectPrinted(finding("ratio-by-speed", "derived-per-dollar-high"), "37.1");
    expectPrinted(finding("ratio-by-speed", "derived-per-megawatt-high"), "57.5");
    const { figure, points, data, start } = siteFigure("ratio-by-speed");
    expect(figure.notes(points).join(" ")).toContain(
      "34.1× per dollar and 52.8× per megawatt as drawn, 32.3× per dollar and 50.1× per megawatt with straight lines in the logarithm, 37.1× per dollar and 57.5× per megawatt with a curve over all",
    );
    const against = figure.compute(data, { ...start, baseline: "h100" });
    expect(figure.notes(against).join(" ")).toContain(
      "32.5× per dollar and 54.5× per megawatt as drawn, 30.7× per dollar and 51.7× per megawatt with straight lines",
    );
  });

  it("draws in its table what the same route gives at every speed", () => {
    const { figure, points } = siteFigure("ratio-by-speed");
    const { rows } = figure.table(points);
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.filter(([, , , , side]) => side === "through the derived point").length).toBeGreaterThan(4);
    for (const [x, perDollar, perMegawatt, throughput, side] of rows) {
      const newer = side === "through the derived point" ? mtp : gb300;
      const expected = at(newer, h200, Number(x));
      expectNear(Number(throughput), expected);
      expectNear(Number(perDollar), expected * price);
      expectNear(Number(perMegawatt), expected * power);
    }
  });
});

describe("ratio-by-assumption", () => {
  const days = ["2026-03-18", "2026-07-14", "2026-08-14"];
  const bases = ["ownershipHyperscaler", "ownershipNeocloud", "rental"];
  const throughput = printed.gb300.rate / printed.h200.rate;
  const under = (day: string, column: string): number =>
    (throughput * assumed(day, "h200", column)) / assumed(day, "gb300", column);
  const costs = days.flatMap((day) => bases.map((basis) => under(day, basis)));
  const watts = days.map((day) => under(day, "allInPower"));

  it("finds the throughput ratio over each price ratio and power ratio", () => {
    expectFindings("ratio-by-assumption", {
      "lowest-per-dollar": Math.min(...costs),
      "highest-per-dollar": Math.max(...costs),
      "july-per-megawatt": Math.min(...watts),
      "march-per-megawatt": Math.max(...watts),
      "march-rental": under("2026-03-18", "rental"),
      "throughput-ratio": throughput,
    });
  });

  it("is 26.936 on rental in March, 41.414 on rental in August, 54.9206 by power as first assumed and 43.08 as corrected", () => {
    expectPrinted(finding("ratio-by-assumption", "march-rental"), "26.936");
    expectPrinted(finding("ratio-by-assumption", "highest-per-dollar"), "41.414");
    expectPrinted(under("2026-08-14", "rental"), "41.414");
    expectPrinted(finding("ratio-by-assumption", "march-per-megawatt"), "54.9206");
    expectPrinted(finding("ratio-by-assumption", "july-per-megawatt"), "43.08");
  });

  it("shows each of them in its table, and a gap for 23 July, which says nothing of H200", () => {
    const { figure, points } = siteFigure("ratio-by-assumption");
    const shown = new Map(figure.table(points).rows.map(([day, ...values]) => [day, values.slice(0, 4)]));
    expect(shown.get("2026-07-23")).toEqual([null, null, null, null]);
    for (const day of days) {
      [...bases, "allInPower"].forEach((column, index) =>
        expectNear(Number(shown.get(day)?.[index]), under(day, column)),
      );
    }
  });
});

describe("cost-calculator", () => {
  const perMillion = ({ usd, rate }: typeof printed.h200): number => (usd * 1e6) / (rate * 3600);
  const electricityShare = (machine: "h200" | "gb300"): number =>
    (100 * 0.085 * march(machine, "allInPower")) / printed[machine].usd;

  it("starts at NVIDIA's printed inputs, its benchmark's power and 8.5 cents a kilowatt-hour", () => {
    expectFindings("cost-calculator", {
      ratio: perMillion(printed.h200) / perMillion(printed.gb300),
      "watt-ratio":
        printed.gb300.rate / march("gb300", "allInPower") / (printed.h200.rate / march("h200", "allInPower")),
      "h200-electricity-share": electricityShare("h200"),
      "gb300-electricity-share": electricityShare("gb300"),
    });
    expectPrinted(finding("cost-calculator", "ratio"), "35.4717");
    expectPrinted(finding("cost-calculator", "watt-ratio"), "54.9206");
  });

  it("shows 4.3519 and 0.1227 dollars a million tokens, and the energy that goes with them", () => {
    const { figure, points } = siteFigure("cost-calculator");
    const rows = new Map(figure.table(points).rows.map(([name, , ...values]) => [name, values.map(Number)]));
    const [usdH200 = Number.NaN, usdGb300 = Number.NaN] = rows.get("cost") ?? [];
    expectPrinted(usdH200, "4.3519");
    expectPrinted(usdGb300, "0.1227");
    const [joulesH200, joulesGb300] = [1730 / 90, 2100 / 6000];
    expect(rows.get("energy")).toEqual([expect.closeTo(joulesH200, 9), expect.closeTo(joulesGb300, 9)]);
    expect(rows.get("tokens per megawatt")).toEqual([
      expect.closeTo(1e6 / joulesH200, 6),
      expect.closeTo(1e6 / joulesGb300, 6),
    ]);
    const cents = (joules: number): number => (joules * 1e6 * 0.085) / 3.6e6;
    expect(rows.get("electricity")).toEqual([
      expect.closeTo(cents(joulesH200), 9),
      expect.closeTo(cents(joulesGb300), 9),
    ]);
  });

  it("puts the assumptions of a date into the controls when that date is chosen", () => {
    const { figure, data } = siteFigure("cost-calculator");
    const basis = figure.controls?.(data)["basis"];
    if (basis?.type !== "choice") throw new Error("no choice of basis");
    expect(basis.sets?.values["rental@2026-08-14"]).toEqual({
      h200Usd: 2.05,
      gb300Usd: 3.3,
      h200Kw: 1.37,
      gb300Kw: 2.12,
    });
    for (const [option, values] of Object.entries(basis.sets?.values ?? {})) {
      const [name = "", day = ""] = option.split("@");
      const column =
        {
          "ownership-hyperscaler": "ownershipHyperscaler",
          "ownership-neocloud": "ownershipNeocloud",
          rental: "rental",
        }[name] ?? "";
      expect(values, option).toEqual({
        h200Usd: assumed(day, "h200", column),
        gb300Usd: assumed(day, "gb300", column),
        h200Kw: assumed(day, "h200", "allInPower"),
        gb300Kw: assumed(day, "gb300", "allInPower"),
      });
    }
  });
});

describe("waterfall-35x", () => {
  it("multiplies 66.67 of throughput by 1.41 over 2.65 of price to 35.4717", () => {
    expectFindings("waterfall-35x", {
      throughput: 6000 / 90,
      "hourly-cost": 2.65 / 1.41,
      total: ((6000 / 90) * 1.41) / 2.65,
    });
    expectPrinted(finding("waterfall-35x", "total"), "35.4717");
  });

  it("shares out the logarithm: 118 percent throughput, -18 percent price", () => {
    const { figure, points } = siteFigure("waterfall-35x");
    const shares = figure.table(points).rows.map((row) => Number(row[3]));
    const total = Math.log(6000 / 90) + Math.log(1.41 / 2.65);
    expect(shares).toEqual([
      expect.closeTo((100 * Math.log(6000 / 90)) / total, 9),
      expect.closeTo((100 * Math.log(1.41 / 2.65)) / total, 9),
    ]);
    expectNear(
      shares.reduce((sum, share) => sum + share, 0),
      100,
    );
  });
});

it("says of each number of tokens which tokens it counts, and that a published cost leaves it open", () => {
  const basisOf = (id: string, name: string): unknown => {
    const { figure, points } = siteFigure(id);
    return figure.findings?.(points)[name]?.basis;
  };
  expect(basisOf("throughput-frontier", "input-length")).toEqual({ tokens: "input" });
  expect(basisOf("throughput-frontier", "output-length")).toEqual({ tokens: "output" });
  expect(basisOf("throughput-frontier", "gb300-throughput")).toEqual({ tokens: "total" });
  expect(basisOf("ratio-by-speed", "derived-throughput")).toEqual({ tokens: "unstated" });
});

describe("mlperf-generations", () => {
  // v4.1 is read too: had it a better Hopper result, the figure would have to show it.
  const rows = ["v4.1", "v5.1", "v6.0"].flatMap((round) =>
    rawRows(`mlperf-inference-llm@${round}`)
      .filter(
        (row) =>
          row["division"] === "closed" &&
          row["availability"] === "available" &&
          row["resultUnit"] === "tok/s" &&
          row["resultPerAccelerator"] !== "" &&
          !(row["note"] ?? "").includes("System name says"),
      )
      .map((row) => ({ round, row, value: numberIn(row, "result") / numberIn(row, "acceleratorCount") })),
  );
  const bestOf = (benchmark: string, scenario: string, families: readonly string[]): number =>
    Math.max(
      ...rows.flatMap(({ row, value }) =>
        row["benchmark"] === benchmark &&
        row["scenario"] === scenario &&
        families.includes(row["acceleratorFamily"] ?? "")
          ? [value]
          : [],
      ),
    );
  const benchmarks = [...new Set(rows.map(({ row }) => row["benchmark"] ?? ""))].sort();
  const ratios = benchmarks.flatMap((benchmark) =>
    ["Offline", "Server", "Interactive"].flatMap((scenario) => {
      const ratio =
        bestOf(benchmark, scenario, ["B300", "GB300"]) / bestOf(benchmark, scenario, ["H100", "H200"]);
      return Number.isFinite(ratio) && ratio > 0 ? [{ benchmark, scenario, ratio }] : [];
    }),
  );

  it("finds the lowest and the highest ratio of best results, of all scenarios and of Offline", () => {
    const extremes = (scenario: string): [number, number] => {
      const some = ratios.filter((one) => one.scenario.startsWith(scenario)).map(({ ratio }) => ratio);
      return [Math.min(...some), Math.max(...some)];
    };
    const [[lowest, highest], [offlineLowest, offlineHighest]] = [extremes(""), extremes("Offline")];
    const expected = { lowest, highest, "offline-lowest": offlineLowest, "offline-highest": offlineHighest };
    const { figure, points } = siteFigure("mlperf-generations");
    expect(Object.keys(figure.findings?.(points) ?? {}).sort()).toEqual(Object.keys(expected).sort());
    // The table keeps four decimals of a value per accelerator.
    for (const [name, value] of Object.entries(expected)) {
      expectNear(finding("mlperf-generations", name), value, 1e-5);
    }
  });

  it("is 2.28 at least and 10.06 at most; Offline alone 2.525 to 4.199", () => {
    const printed = Object.entries({
      lowest: "2.28",
      highest: "10.06",
      "offline-lowest": "2.525",
      "offline-highest": "4.199",
    });
    for (const [name, text] of printed) expectPrinted(finding("mlperf-generations", name), text);
  });

  it("is highest for Llama 3.1 405B with a promised latency, which lowers it on some models, as the report says", () => {
    const highest = ratios.toSorted((a, b) => b.ratio - a.ratio)[0];
    expect([highest?.benchmark, highest?.scenario]).toEqual(["llama3.1-405b", "Interactive"]);
    const lowered = ratios
      .filter(({ scenario }) => scenario === "Server")
      .filter(({ benchmark, ratio }) =>
        ratios.some((one) => one.benchmark === benchmark && one.scenario === "Offline" && one.ratio > ratio),
      );
    expect(lowered.map(({ benchmark }) => benchmark)).toEqual(["llama2-70b", "llama3.1-8b"]);
  });

  it("shows the best result of each generation wherever Hopper and Blackwell Ultra both ran, each with its result id", () => {
    const { figure, points } = siteFigure("mlperf-generations");
    const shown = figure.table(points).rows;
    const places = shown.map((row) => `${String(row[0])} ${String(row[1])}`);
    expect([...new Set(places)]).toEqual(ratios.map(({ benchmark, scenario }) => `${benchmark} ${scenario}`));
    const generations = [
      ["H100", "H200"],
      ["B200", "GB200"],
      ["B300", "GB300"],
    ];
    for (const [benchmark, scenario, family, value, round, submitter, resultId] of shown) {
      const generation = generations.find((families) => families.includes(String(family))) ?? [];
      expectNear(Number(value), bestOf(String(benchmark), String(scenario), generation), 1e-5);
      const source = rows.filter(
        (one) =>
          one.round === round &&
          one.row["resultId"] === resultId &&
          one.row["benchmark"] === benchmark &&
          one.row["scenario"] === scenario,
      );
      expect(source.map(({ row }) => [row["submitter"], row["acceleratorFamily"]])).toContainEqual([
        submitter,
        family,
      ]);
      expect(Math.max(...source.map((one) => one.value))).toBeCloseTo(Number(value), 3);
    }
  });
});
