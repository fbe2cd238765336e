/** The two scenarios that each workbench opens with, side by side: what differs between them is explained, factor by factor. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { models } from "../../src/build/registry.ts";
import { benchData, runsOf } from "../../src/build/workbench.ts";
import { compareSides } from "../../src/figures/workbench/comparison.ts";
import { startState } from "../../src/figures/workbench/state.ts";
import { readLedger } from "../../src/ledger/read-ledger.ts";

const { ledger } = readLedger(fileURLToPath(new URL("../../", import.meta.url)));
if (ledger === null) throw new Error("the data have faults");
const pairs = [...models.values()].flatMap((model) => {
  const data = benchData(model, runsOf(ledger, model));
  const [first, second] = data.scenarios;
  return first === undefined || second === undefined
    ? []
    : [{ id: model.id, model, first, second, output: startState(model, data).output }];
});

test("there are such pairs", () => {
  expect(pairs.length).toBeGreaterThan(10);
});

test.each(pairs)("$id is taken apart, and its factors multiply to the ratio", ({ model, ...sides }) => {
  const { first, second, output } = sides;
  const { answers, attribution, groups, unexplained, differing } = compareSides(model, first, second, output);
  const [from, to] = answers.map(({ outputs }) => outputs?.[output] ?? 0);
  if (from === undefined || to === undefined || !(from > 0 && to > 0)) {
    expect(unexplained).toMatch(/above zero/);
    return;
  }
  expect(unexplained).toBe(null);
  const product = attribution?.factors.reduce((times, one) => times * one.times, 1) ?? 0;
  expect(product / (to / from)).toBeCloseTo(1, 9);
  const explained = attribution?.factors.flatMap(({ factor }) => groups[factor] ?? [factor]) ?? [];
  expect(explained.sort()).toEqual(differing.toSorted());
});
