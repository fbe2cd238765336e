/** The workbench of every model that has a scenario can be made, says what its runs say, and stays the same. */
import { describe, expect, test } from "vitest";
import { models } from "../../src/build/registry.ts";
import { modelGroups } from "../../src/build/model-groups.ts";
import { benchData, makeWorkbench, runsOf } from "../../src/build/workbench.ts";
import { askModel, movedInputs } from "../../src/figures/workbench/state.ts";
import { readLink, writeLink } from "../../src/islands/workbench-link.ts";
import { ledger } from "../figures/site-figures.ts";

const benches = [...models.values()].map((model) => ({ id: model.id, model, runs: runsOf(ledger, model) }));

describe.each(benches.filter(({ runs }) => runs.length > 0))("the workbench of $id", ({ model, runs }) => {
  const bench = makeWorkbench(model, runs);
  if (bench === null) throw new Error("there is none");

  test("starts at the first scenario as its file has it, with the same outputs as its run", () => {
    expect(bench.state.scenario).toBe(runs[0]?.id);
    expect(bench.state.compared).toBe(runs[1]?.id ?? null);
    const { outputs } = askModel(model, bench.state.values);
    for (const [name, { value }] of Object.entries(runs[0]?.outputs ?? {}))
      expect(outputs?.[name]).toBe(value);
    expect(movedInputs(bench.data.scenarios[0] ?? { values: {} }, bench.state.values)).toEqual([]);
  });

  test("draws a curve with a title, at both widths, and says values for every place of it", () => {
    expect(bench.shape.title).toMatch(/ (?:rises?|falls?|stays?|peaks?|(?:is|are) least) /);
    expect(bench.shape.wideSvg).toMatch(/^<svg /);
    expect(bench.shape.narrowSvg).toMatch(/^<svg /);
    expect(bench.shape.table.rows.some((row) => typeof row[1] === "number")).toBe(true);
  });

  test("compares two scenarios, and shows what ranges do wherever there are some", () => {
    expect(bench.comparison === null).toBe(runs.length < 2);
    if (bench.comparison?.waterfall === null && bench.comparison.unexplained === null)
      for (const row of bench.comparison.inputs.rows) expect(row[3]).toBe("×1.00");
    const ranged = Object.keys(bench.data.scenarios[0]?.ranges ?? {}).length > 0;
    expect(bench.spread !== null).toBe(ranged);
    if (bench.spread !== null) {
      expect(bench.spread.distribution).not.toBe(null);
      expect(bench.spread.indices === null).toBe(bench.spread.indicesRefused !== null);
    }
  });

  test("is handed to the browser as plain JSON, from which a link of each scenario leads back to it", () => {
    const data = benchData(model, runs);
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
    for (const { id, values } of data.scenarios) {
      const state = { ...bench.state, scenario: id, compared: null, values };
      const params = new URLSearchParams();
      writeLink(params, model, data, state, askModel(model, values).outputs);
      expect(readLink(params, model, data)).toEqual({ state, notices: [] });
    }
  });

  test("leads every input to where its value is from", () => {
    for (const { name, origin } of bench.inputs.flatMap(({ items }) => items)) {
      expect(origin.text, name).not.toBe("");
      expect(origin.href, name).toMatch(/^\//);
    }
  });

  test("lists every input once, in the order of the record, whatever headings stand between", () => {
    expect(bench.inputs.flatMap(({ items }) => items.map(({ name }) => name))).toEqual(
      Object.keys(model.inputs),
    );
    expect(bench.inputs.flatMap(({ heading }) => heading ?? [])).toEqual(
      Object.values(model.inputHeadings ?? {}),
    );
  });
});

test("the list of models holds each once, under a heading, with the first answer of its first scenario", () => {
  const groups = modelGroups(ledger);
  const ids = groups.flatMap(({ entries }) => entries.map(({ model }) => model.id));
  expect([...ids].sort()).toEqual([...models.keys()].sort());
  for (const { model, headline } of groups.flatMap(({ entries }) => entries)) {
    const [run] = runsOf(ledger, model);
    const [name] = Object.keys(model.outputs);
    expect(headline?.value).toBe(run?.outputs[name ?? ""]?.value);
  }
});
