/** The extremes of a tornado are those of all its bars: the widest need not reach farthest to either side. */
import { expect, test } from "vitest";
import { ofScenario } from "../../../src/build/declare-run.ts";
import { gatherFigureInputs } from "../../../src/build/figure-data.ts";
import { models } from "../../../src/build/registry.ts";
import { figureSchema } from "../../../src/schemas/figure.ts";
import { ledger } from "../site-figures.ts";

interface Ends {
  readonly extremes: readonly (number | undefined)[];
  readonly widest: readonly (number | undefined)[];
  readonly bars: readonly number[];
}

/** `null` where the scenario has no range that moves the output. */
function endsOf(scenario: string, output: string): Ends | null {
  const record = figureSchema.parse({ kind: "tornado", scenario, output, title: "Bars" });
  const figure = ofScenario(ledger, "bars", record, () => undefined)?.figure;
  if (figure === undefined) return null;
  const points = figure.compute(gatherFigureInputs(ledger, figure).data, {});
  const found = figure.findings?.(points) ?? {};
  const bars = figure
    .table(points)
    .rows.flatMap((row) => row.slice(3, 5).flatMap((cell) => (typeof cell === "number" ? [cell] : [])));
  return bars.length === 0
    ? null
    : {
        extremes: [found["lowest"]?.value, found["highest"]?.value],
        widest: [found["widest-low"]?.value, found["widest-high"]?.value],
        bars,
      };
}

test("lowest and highest are the ends of all bars, also where another than the widest reaches farther", () => {
  const all = [...ledger.scenarios.values()].flatMap(({ id, model, inputs }) => {
    const ranged = Object.values(inputs).filter((input) => "range" in input).length > 1;
    const outputs = ranged ? Object.keys(models.get(model)?.outputs ?? {}) : [];
    return outputs.flatMap((output) => endsOf(id, output) ?? []);
  });
  for (const { extremes, bars } of all) expect(extremes).toEqual([Math.min(...bars), Math.max(...bars)]);
  expect(all.some(({ extremes, widest }) => extremes[0] !== widest[0] || extremes[1] !== widest[1])).toBe(
    true,
  );
});
