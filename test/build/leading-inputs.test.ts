/** Inputs in the order of how much an output answers to each. */
import { expect, test } from "vitest";
import { leadingInputs } from "../../src/build/leading-inputs.ts";
import { models } from "../../src/build/registry.ts";
import { defineModel, type Model } from "../../src/models/contract.ts";

const input = (domain: { min: number; max: number; integer?: true }) =>
  ({ type: "number", symbol: "x", title: "X", unit: "1", domain }) as const;

const bread: Model = defineModel<Model["inputs"], Model["outputs"]>({
  id: "bread",
  title: "Bread",
  purpose: "Loaves of a day.",
  inputs: {
    colour: { type: "choice", symbol: "c", title: "Colour", options: { red: "red" } },
    idle: input({ min: 0, max: 10 }),
    ovens: input({ min: 1, max: 9, integer: true }),
    hours: input({ min: 0, max: 24 }),
    heat: input({ min: 0, max: 2 }),
  },
  outputs: { loaves: { symbol: "n", title: "Loaves", unit: "count" } },
  equations: [],
  omissions: [],
  compute: (values) => {
    const [ovens, hours, heat] = [values["ovens"], values["hours"], values["heat"]].map(Number);
    return { loaves: (ovens ?? 0) * Math.sqrt(hours ?? 0) * (heat ?? 0) ** 2 };
  },
});

test("a square comes before a product and a product before a root; what moves nothing is left out", () => {
  const values = { colour: "red", idle: 3, ovens: 4, hours: 9, heat: 1 };
  expect(leadingInputs(bread, values, "loaves")).toEqual(["heat", "ovens", "hours"]);
});

test("an input at the upper end of its domain is moved down, one at 0 not at all", () => {
  const values = { colour: "red", idle: 0, ovens: 9, hours: 24, heat: 2 };
  expect(leadingInputs(bread, values, "loaves")).toEqual(["heat", "ovens", "hours"]);
  expect(leadingInputs(bread, { ...values, hours: 0 }, "loaves")).toEqual([]);
});

test("the cost of a token answers to cost, throughput and utilisation alone", () => {
  const tokenCost = models.get("token-cost");
  if (tokenCost === undefined) throw new Error("there is no model token-cost");
  const values = {
    usdPerGpuHour: 2,
    tokensPerSecondPerGpu: 100,
    utilisation: 0.5,
    facilityKwPerGpu: 1,
    idlePowerShare: 0.4,
    usdPerKwh: 0.1,
  };
  expect([...leadingInputs(tokenCost, values, "usdPerMillionTokens")].sort()).toEqual([
    "tokensPerSecondPerGpu",
    "usdPerGpuHour",
    "utilisation",
  ]);
});
