/** A model run on a scenario: each input traced, units converted, bases compared before anything is divided. */
import { describe, expect, test } from "vitest";
import { lineageLeaves } from "../../src/base/lineage.ts";
import { nodeValueText, traceClaim } from "../../src/build/trace-data.ts";
import { studyOf, traceRun } from "../../src/build/trace-run.ts";
import type { QuantityData } from "../../src/schemas/quantity.ts";
import type { ScenarioInput } from "../../src/schemas/scenario.ts";
import { smallLedger } from "./small-ledger.ts";

const assumed = (value: number): ScenarioInput => ({ value, assumption: "As in the textbook." });
const cost = {
  usdPerGpuHour: assumed(3.6),
  tokensPerSecondPerGpu: assumed(1000),
  utilisation: assumed(1),
  facilityKwPerGpu: assumed(1.5),
  idlePowerShare: assumed(0.3),
  usdPerKwh: assumed(0.1),
};
type Quantities = Readonly<Record<string, Omit<QuantityData, "kind">>>;

/** The run of the token-cost model with some inputs given otherwise. */
function run(inputs: Readonly<Record<string, ScenarioInput>>, quantities: Quantities = {}) {
  return traceRun(smallLedger(quantities, { model: "token-cost", inputs: { ...cost, ...inputs } }), "run");
}

test("gives each output with its unit, basis and the lineage of all inputs", () => {
  const { outputs, inputs } = run({});
  // 1.5 kW over 1000 tokens a second is 1.5 J for a token.
  expect(outputs["joulesPerToken"]).toMatchObject({
    unit: "J/tok",
    basis: { power: "facility" },
    kind: "assumed",
  });
  expect(outputs["joulesPerToken"]?.value).toBeCloseTo(1.5, 12);
  expect(inputs.map(({ name }) => name)).toEqual(Object.keys(cost));
  const lineage = outputs["usdPerMillionTokens"]?.lineage;
  if (lineage === undefined) throw new Error("no lineage");
  expect(new Set(lineageLeaves(lineage).map(({ type }) => type))).toEqual(new Set(["assumption"]));
});

test("an input from a claim or a cell is converted into the model's unit", () => {
  const quantities = { draw: { value: 1500, unit: "W", basis: { power: "facility" } } } as const;
  const { inputs } = run({ facilityKwPerGpu: { claim: "draw" } }, quantities);
  expect(inputs.find(({ name }) => name === "facilityKwPerGpu")).toMatchObject({
    value: 1.5,
    kind: "stated",
  });
});

test("an input that nobody prints is the quotient of two published values, with both in its tree", () => {
  const quantities = { new: { value: 8, unit: "TB/s" }, old: { value: 4800, unit: "GB/s" } } as const;
  const ones = ["bandwidth", "precision", "scaleUp", "speculation", "serving", "software"].map(
    (name): [string, ScenarioInput] => [`${name}Gain`, assumed(1)],
  );
  const inputs = {
    ...Object.fromEntries(ones),
    hourlyCostRatio: assumed(1),
    powerRatio: assumed(1),
    bandwidthGain: { ratio: { of: "new", over: "old" } },
  };
  const found = traceRun(smallLedger(quantities, { model: "gain-product", inputs }), "run").inputs[0];
  expect(found?.value).toBeCloseTo(8 / 4.8, 12);
  expect(found).toMatchObject({ kind: "modelled", lineage: { type: "expression" } });
  expect(found?.lineage.children.map((node) => "id" in node && node.id)).toEqual(["new", "old"]);
});

test("a claim stands in a tree as its source prints it, with its qualifier and both ends of its range", () => {
  const claim: Quantities[string] = { range: [2, 3], unit: "x", qualifier: "up to", baseline: "before" };
  const node = traceClaim(smallLedger({ faster: claim }), "faster").lineage;
  expect(node).toMatchObject({ quantity: { value: 2.5 }, printed: "up to 2–3×" });
  expect(nodeValueText(node)).toBe("up to 2–3×");
});

test("an assumption is converted from the unit it is given in", () => {
  const { inputs } = run({ facilityKwPerGpu: { value: 1500, unit: "W", assumption: "A guess." } });
  expect(inputs.find(({ name }) => name === "facilityKwPerGpu")).toMatchObject({
    value: 1.5,
    lineage: { type: "assumption", reason: "A guess.", quantity: { value: 1.5, unit: "kW" } },
  });
});

describe("a range", () => {
  const rangeOf = (input: ScenarioInput, quantities: Quantities = {}) =>
    run({ facilityKwPerGpu: input }, quantities).inputs.find(({ name }) => name === "facilityKwPerGpu")
      ?.range;

  test("comes in the model's unit, with the claims it rests on down to their sources", () => {
    const quantities = { draw: { value: 1500, unit: "W" } } as const;
    const range = rangeOf(
      {
        claim: "draw",
        range: {
          kind: "uniform",
          low: 1200,
          high: 1800,
          unit: "W",
          claims: ["draw", "steam-saves-time.power"],
        },
      },
      quantities,
    );
    expect(range).toMatchObject({ distribution: { kind: "uniform", low: 1.2, high: 1.8 }, because: null });
    expect(range?.evidence.map(({ type, quantity }) => [type, quantity?.value])).toEqual([
      ["claim", undefined],
      ["claim", 2.5],
    ]);
    for (const node of range?.evidence ?? [])
      expect(new Set(lineageLeaves(node).map(({ type }) => type))).toEqual(new Set(["source"]));
  });

  test("is refused when it does not hold the value beside it", () => {
    const input = {
      value: 1.2,
      assumption: "A guess.",
      range: { kind: "uniform", low: 2, high: 5, because: "Another guess." },
    } as const;
    expect(() => rangeOf(input)).toThrow(/is 1\.2\s?kW and lies outside its range, expected a value from 2/);
  });

  test("rests on cells too, and on a reason", () => {
    const cell = { dataset: "oven-heating@2026-01", column: "energyKwh", where: { oven: "stone-2" } };
    const range = rangeOf({
      ...assumed(1.5),
      range: { kind: "lognormal", gsd: 1.2, cells: [cell], because: "A guess." },
    });
    expect(range).toMatchObject({
      distribution: { kind: "lognormal", median: 1.5, gsd: 1.2 },
      evidence: [{ type: "dataset", id: "oven-heating@2026-01" }],
      because: "A guess.",
    });
  });

  test("takes its mode from the input's own value, which it leaves as it is", () => {
    const input = {
      ...assumed(1500),
      unit: "W",
      range: { kind: "pert", low: 1, high: 3, because: "A guess." },
    } as const;
    expect(rangeOf(input)?.distribution).toEqual({ kind: "pert", low: 1, mode: 1.5, high: 3 });
    const plain = run({ facilityKwPerGpu: assumed(1.5) });
    const ranged = run({ facilityKwPerGpu: input });
    for (const [name, output] of Object.entries(plain.outputs))
      expect(ranged.outputs[name]?.value).toBe(output.value);
  });

  test("makes the run a study, with the inputs that are drawn together", () => {
    const range = (drawnWith?: string) =>
      ({
        kind: "uniform",
        low: 0.5,
        high: 1,
        because: "A guess.",
        ...(drawnWith === undefined ? {} : { drawnWith }),
      }) as const;
    const traced = run({
      utilisation: { ...assumed(1), range: range() },
      idlePowerShare: { ...assumed(0.6), range: range("utilisation") },
    });
    const { ranges, drawnWith, base } = studyOf(traced);
    expect(ranges).toEqual({
      utilisation: { kind: "uniform", low: 0.5, high: 1 },
      idlePowerShare: { kind: "uniform", low: 0.5, high: 1 },
    });
    expect(drawnWith).toEqual({ idlePowerShare: "utilisation" });
    expect(base).toMatchObject({ utilisation: 1, idlePowerShare: 0.6 });
  });

  test("is refused outside the input's domain, around a mode that is not in it, and in a unit of another dimension", () => {
    const because = "A guess.";
    expect(() =>
      run({ utilisation: { ...assumed(1), range: { kind: "uniform", low: 0.5, high: 1.5, because } } }),
    ).toThrow(
      "token-cost: utilisation is 1.5, expected 0.0001 to 1, the domain of the input. [OUT_OF_RANGE]",
    );
    expect(() =>
      run({ utilisation: { ...assumed(1), range: { kind: "pert", low: 0.5, high: 0.9, because } } }),
    ).toThrow(
      "pert range of token-cost's utilisation: mode is 1, expected between low and high, 0.5 and 0.9. [INCONSISTENT]",
    );
    expect(() =>
      rangeOf({ ...assumed(1), range: { kind: "uniform", low: 1, high: 2, unit: "s", because } }),
    ).toThrow("s measures time, expected a unit of power like kW");
  });
});

describe("it refuses", () => {
  test("a basis that is not the model's, and names both", () => {
    const quantities = { draw: { value: 1, unit: "kW", basis: { power: "chip" } } } as const;
    expect(() => run({ facilityKwPerGpu: { claim: "draw" } }, quantities)).toThrow(
      'token-cost: facilityKwPerGpu is of power basis "chip", expected "facility". [UNIT_MISMATCH]',
    );
  });

  test("to divide by each other two inputs of different basis, as the model declares", () => {
    const price = (costBasis: "rental" | "list") =>
      ({ value: 3, unit: "USD/GPU-h", basis: { cost: costBasis } }) as const;
    const one = (value: number): ScenarioInput => assumed(value);
    const inputs = {
      oldTokensPerSecondPerGpu: one(100),
      newTokensPerSecondPerGpu: one(200),
      oldUsdPerGpuHour: { claim: "old-price" },
      newUsdPerGpuHour: { claim: "new-price" },
      oldUtilisation: one(1),
      newUtilisation: one(1),
      oldKwPerGpu: one(1),
      newKwPerGpu: one(1),
      claimedCostRatio: one(2),
      claimedWattRatio: one(2),
    };
    const of = (old: "rental" | "list", fresh: "rental" | "list") =>
      traceRun(
        smallLedger(
          { "old-price": price(old), "new-price": price(fresh) },
          { model: "ratio-decomposition", inputs },
        ),
        "run",
      );
    expect(of("rental", "rental").outputs["costRatio"]?.value).toBeCloseTo(2, 12);
    expect(() => of("rental", "list")).toThrow(
      'ratio-decomposition: newUsdPerGpuHour is of cost basis "list", expected "rental". [UNIT_MISMATCH]',
    );
  });

  test("a unit of another dimension", () => {
    expect(() => run({ usdPerKwh: { value: 3, unit: "kW", assumption: "A slip." } })).toThrow(
      "kW measures power, expected a unit of energy-price like USD/kWh",
    );
    expect(() => run({ usdPerKwh: { claim: "deck-oven-preheat" } })).toThrow("min measures time");
  });

  test("a value outside the model's domain, with the field named", () => {
    expect(() => run({ utilisation: assumed(2) })).toThrow(
      "token-cost: utilisation is 2, expected [0.0001, 1]. [OUT_OF_RANGE]",
    );
  });

  test("an input that is missing, or that the model does not have", () => {
    const { usdPerKwh: _, ...rest } = cost;
    const ledger = smallLedger({}, { model: "token-cost", inputs: rest });
    expect(() => traceRun(ledger, "run")).toThrow(
      "`inputs` lacks usdPerKwh, expected a value for each input of token-cost",
    );
    expect(() => run({ usdPerKilowatt: assumed(1) })).toThrow("unknown input `usdPerKilowatt` of token-cost");
  });

  test("a scenario or a model that is not there", () => {
    expect(() => traceRun(smallLedger(), "run")).toThrow("unknown scenario `run`");
    expect(() => traceRun(smallLedger(), "morning-bake")).toThrow("unknown model `bake-energy`");
  });
});
