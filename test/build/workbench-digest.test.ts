/** The fingerprints in a workbench's links: they change with what the model says and answers, and with each value of a scenario. */
import { describe, expect, test } from "vitest";
import { modelDigest, scenarioDigest } from "../../src/build/workbench-digest.ts";
import type { Values } from "../../src/figures/workbench/state.ts";
import type { Model } from "../../src/models/contract.ts";
import { models } from "../../src/build/registry.ts";
import { baking, order } from "../figures/workbench/a-model.ts";

const changed = (part: Partial<Model>): string => modelDigest({ ...baking, ...part });

describe("the fingerprint of a model", () => {
  test("is eight signs, the same each time, and no two models share one", () => {
    const all = [...models.values()].map(modelDigest);
    expect(all.every((digest) => /^[0-9a-f]{8}$/.test(digest))).toBe(true);
    expect(new Set(all).size).toBe(all.length);
    expect([...models.values()].map(modelDigest)).toEqual(all);
  });

  test("changes with a domain, a unit, an equation, an option, and with any answer", () => {
    const { rate, way } = baking.inputs;
    if (rate?.type !== "number" || way?.type !== "choice") throw new Error("the model is another");
    const [equation] = baking.equations;
    if (equation === undefined) throw new Error("no equation");
    const others = [
      changed({ inputs: { ...baking.inputs, rate: { ...rate, domain: { min: 0, max: 100 } } } }),
      changed({ inputs: { ...baking.inputs, rate: { ...rate, unit: "x" } } }),
      changed({
        inputs: { ...baking.inputs, way: { ...way, options: { ...way.options, feet: "by foot" } } },
      }),
      changed({ equations: [{ ...equation, latex: "t = n / r / k" }, ...baking.equations.slice(1)] }),
      changed({
        compute: (values: Values) => ({ ...baking.compute(values as never), batches: 1 }),
      }),
    ];
    expect(new Set([modelDigest(baking), ...others]).size).toBe(6);
  });

  test("does not change with words and headings", () => {
    const { rate } = baking.inputs;
    if (rate === undefined) throw new Error("the model is another");
    expect(changed({ inputHeadings: { loaves: "Dough", ovens: "Heat" } })).toBe(modelDigest(baking));
    expect(changed({ title: "Bread", purpose: "Another.", omissions: [] })).toBe(modelDigest(baking));
    expect(changed({ inputs: { ...baking.inputs, rate: { ...rate, title: "Speed" } } })).toBe(
      modelDigest(baking),
    );
  });
});

test("the fingerprint of a scenario has three signs for each input, of its value and range", () => {
  const digest = scenarioDigest(baking, order, {});
  expect(digest).toMatch(/^[0-9a-f]{12}$/);
  const pieces = (text: string): string[] => text.match(/.{3}/g) ?? [];
  const differing = (other: string): number[] =>
    pieces(digest).flatMap((piece, index) => (piece === pieces(other)[index] ? [] : [index]));
  expect(differing(scenarioDigest(baking, { ...order, rate: 3 }, {}))).toEqual([1]);
  expect(scenarioDigest({ ...baking, inputHeadings: { ovens: "Heat" } }, order, {})).toBe(digest);
  expect(differing(scenarioDigest(baking, order, { ovens: { kind: "uniform", low: 1, high: 5 } }))).toEqual([
    2,
  ]);
});
