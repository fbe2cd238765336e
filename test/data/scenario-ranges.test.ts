/** The ranges of the site's scenarios: sampled, each answers everywhere, and holds the cells it rests on. */
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { units } from "../../src/base/units.ts";
import { studyOf, traceRun } from "../../src/build/trace-run.ts";
import { drawsOf } from "../../src/figures/workbench/sampling.ts";
import { readLedger } from "../../src/ledger/read-ledger.ts";
import { endsOf } from "../../src/uncertainty/distribution.ts";
import { summarise } from "../../src/uncertainty/quantiles.ts";
import { sampleStudy } from "../../src/uncertainty/sample.ts";

const { ledger } = readLedger(fileURLToPath(new URL("../../", import.meta.url)));
if (ledger === null) throw new Error("the data have faults");
const runs = [...ledger.scenarios.keys()]
  .map((id) => traceRun(ledger, id))
  .filter(({ inputs }) => inputs.some(({ range }) => range !== undefined));

test("there are such scenarios", () => {
  expect(runs.length).toBeGreaterThanOrEqual(8);
});

describe.each(runs.map((run) => [run.id, run] as const))("%s", (_, run) => {
  test("is answered at nearly every point of its ranges", () => {
    const { outputs, asked, refused } = sampleStudy(studyOf(run), {
      count: Math.min(512, drawsOf(run.model)),
      seed: 1,
    });
    const lost = refused.reduce((sum, { count }) => sum + count, 0);
    expect(lost / asked, refused[0]?.message ?? "").toBeLessThan(0.05);
    for (const values of Object.values(outputs)) {
      const { low, median, high } = summarise(values);
      expect(low <= median && median <= high).toBe(true);
    }
  });

  test("is drawn as often as Sobol's points can be cut into parts for the shares of the variance", () => {
    expect(drawsOf(run.model)).toBeGreaterThanOrEqual(256);
    expect(Math.log2(drawsOf(run.model)) % 1).toBe(0);
  });

  test("says for each range what it rests on, and holds the value and the cells of its unit", () => {
    for (const { name, value, range } of run.inputs) {
      if (range === undefined) continue;
      expect(range.evidence.length + Number(range.because !== null), name).toBeGreaterThan(0);
      const [low, high] = endsOf(range.distribution);
      const input = run.model.inputs[name];
      if (input?.type !== "number" || typeof value !== "number") throw new Error(`${name} is no number`);
      expect(value, name).toBeGreaterThanOrEqual(low);
      expect(value, name).toBeLessThanOrEqual(high);
      for (const { type, quantity } of range.evidence) {
        if (type !== "dataset" || quantity === undefined) continue;
        if (units[quantity.unit].dimension !== units[input.unit].dimension) continue;
        const cell = (quantity.value * units[quantity.unit].factor) / units[input.unit].factor;
        expect(cell, name).toBeGreaterThanOrEqual(low);
        expect(cell, name).toBeLessThanOrEqual(high);
      }
    }
  });
});
