/** A small model with all that a workbench must cope with, and its workbench's data: a rate, a limit that refuses, a choice, a whole number. */
import type { BenchData, BenchScenario } from "../../../src/figures/workbench/state.ts";
import { defineModel, type Model } from "../../../src/models/contract.ts";
import { ModelError } from "../../../src/models/errors.ts";
import type { Distribution } from "../../../src/uncertainty/distribution.ts";

/** Minutes to bake an order: loaves over rate and ovens, an hour more by hand; the heat must suffice. */
export const baking = defineModel({
  id: "baking",
  title: "Baking an order",
  purpose: "Turns loaves and ovens into time.",
  inputs: {
    loaves: { type: "number", symbol: "n", title: "Loaves", unit: "1", domain: { min: 1, max: 1000 } },
    rate: {
      type: "number",
      symbol: "r",
      title: "Loaves an oven bakes in a minute",
      unit: "1",
      domain: { min: 0, minOpen: true, max: 100 },
      usual: [0.1, 10],
    },
    ovens: {
      type: "number",
      symbol: "k",
      title: "Ovens",
      unit: "count",
      domain: { min: 1, max: 20, integer: true },
    },
    way: {
      type: "choice",
      symbol: "w",
      title: "Kneading",
      options: { hand: "by hand", machine: "by machine" },
    },
  },
  outputs: {
    minutes: { symbol: "t", title: "Time of the order", unit: "min" },
    batches: { symbol: "b", title: "Loaves an oven", unit: "1" },
  },
  equations: [
    { gives: "minutes", latex: "t = n / (r k)", origin: { derived: "work over rate" } },
    { gives: "batches", latex: "b = n / k", origin: { derived: "the definition" } },
  ],
  omissions: [{ what: "Cooling.", errs: "Too short a time." }],
  compute: ({ loaves, rate, ovens, way }) => {
    const batches = loaves / ovens;
    if (batches > 500)
      throw new ModelError({
        code: "INFEASIBLE",
        model: "baking",
        field: "loaves",
        value: loaves,
        allowed: `at most ${500 * ovens}, which the ovens hold`,
      });
    return { minutes: (batches / rate) * (way === "hand" ? 2 : 1), batches };
  },
}) as unknown as Model;

export const order = { loaves: 120, rate: 2, ovens: 3, way: "hand" } as const;
export const feast = { loaves: 480, rate: 3, ovens: 4, way: "machine" } as const;

export function scenario(
  id: string,
  values: BenchScenario["values"],
  ranges: Readonly<Record<string, Distribution>> = {},
  digest = "aaabbbcccddd",
): BenchScenario {
  const origin = { kind: "stated", text: "The baker says so.", href: "/claims/baker/" } as const;
  const names = Object.keys(baking.inputs);
  return {
    id,
    title: `The ${id}`,
    values,
    origins: Object.fromEntries(names.map((name) => [name, origin])),
    rows: {},
    behind: { minutes: names, batches: ["loaves", "ovens"] },
    ranges,
    drawnWith: {},
    digest,
  };
}

export const data: BenchData = {
  modelDigest: "12345678",
  scenarios: [
    scenario("order", order, { rate: { kind: "uniform", low: 1, high: 4 } }),
    scenario("feast", feast, {}, "eeefffcccddd"),
  ],
};
