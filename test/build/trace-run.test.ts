/** A model run on a scenario: each input traced, units converted, bases compared before anything is divided. */
import { describe, expect, test } from "vitest";
import { lineageLeaves } from "../../src/base/lineage.ts";
import { traceRun } from "../../src/build/trace-run.ts";
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

test("an assumption is converted from the unit it is given in", () => {
  const { inputs } = run({ facilityKwPerGpu: { value: 1500, unit: "W", assumption: "A guess." } });
  expect(inputs.find(({ name }) => name === "facilityKwPerGpu")).toMatchObject({
    value: 1.5,
    lineage: { type: "assumption", reason: "A guess.", quantity: { value: 1.5, unit: "kW" } },
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
    expect(() => traceRun(ledger, "run")).toThrow("scenario `run` gives no `usdPerKwh`");
    expect(() => run({ usdPerKilowatt: assumed(1) })).toThrow("unknown input `usdPerKilowatt` of token-cost");
  });

  test("a scenario or a model that is not there", () => {
    expect(() => traceRun(smallLedger(), "run")).toThrow("unknown scenario `run`");
    expect(() => traceRun(smallLedger(), "morning-bake")).toThrow("unknown model `bake-energy`");
  });
});
