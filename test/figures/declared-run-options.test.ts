/** Every option of a record that draws a scenario has an effect, or is refused with its place. */
import { describe, expect, test } from "vitest";
import { ofScenario } from "../../src/build/declare-run.ts";
import { gatherFigureInputs } from "../../src/build/figure-data.ts";
import { models } from "../../src/build/registry.ts";
import { figureSchema } from "../../src/schemas/figure.ts";
import { optionsOf, type FigureOption } from "../../src/schemas/figure-options.ts";
import {
  allOptions,
  changes,
  expectRefused,
  merged,
  seen,
  tries,
  type Given,
  type Seen,
} from "./declared-tries.ts";
import { ledger } from "./site-figures.ts";

const scenarioCases: readonly { readonly kind: string; readonly base: Given }[] = [
  {
    kind: "line",
    base: {
      scenario: "nvidia-table-gb300",
      output: "usdPerMillionTokens",
      inputs: { x: "tokensPerSecondPerGpu" },
      over: { x: [500, 8000] },
    },
  },
  {
    kind: "heat-map",
    base: {
      scenario: "nvidia-table-gb300",
      output: "usdPerMillionTokens",
      inputs: { x: "tokensPerSecondPerGpu", y: "usdPerGpuHour" },
      over: { x: [500, 8000], y: [1.5, 6] },
    },
  },
  { kind: "distribution", base: { scenario: "gain-factors-middle", output: "costRatio" } },
  { kind: "tornado", base: { scenario: "gain-factors-middle", output: "costRatio" } },
  {
    kind: "waterfall",
    base: { scenario: "gain-factors-middle", factors: ["scaleUpGain", "speculationGain"] },
  },
];

function ofRun(record: Given): Seen | null {
  const parsed = figureSchema.safeParse({ title: "A run", ...record });
  if (!parsed.success) return null;
  const faults: unknown[] = [];
  const made = ofScenario(ledger, "run", parsed.data, (path) => faults.push(path));
  if (made === null || faults.length > 0) return null;
  try {
    return seen(made.figure, gatherFigureInputs(ledger, made.figure).data);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Other values of the same options, where those of datasets say nothing to the model. */
const runTries: Readonly<Partial<Record<FigureOption, readonly Given[]>>> = {
  // Of any model: those of another one are refused.
  output: [...models.values()].flatMap(({ outputs }) => Object.keys(outputs)).map((output) => ({ output })),
  "references.x": [{ references: [{ axis: "x", at: "nv-tco-throughput.gb300", label: "as claimed" }] }],
  "references.y": [
    { references: [{ axis: "y", at: "run:nvidia-table-gb300.usdPerMillionTokens", label: "as run" }] },
    {
      references: [
        {
          axis: "y",
          at: "cell:accelerator-cost-power:2026-08-14.ownershipHyperscaler?hardware=gb300",
          label: "as assumed",
        },
      ],
    },
  ],
};

describe.each(scenarioCases)("$kind of a scenario", ({ kind, base }) => {
  const known = optionsOf("scenario", kind, undefined);
  const start = { kind, ...base };

  test("is drawn as the others are compared with it", () => {
    expect(ofRun(start)).not.toBeNull();
  });

  test.each(allOptions)("takes %s and changes by it, or refuses it", (option) => {
    const records = (runTries[option] ?? tries[option]).map((change) => merged(start, change));
    if (!known.includes(option)) {
      expectRefused(
        option,
        records.map((record) => ({ title: "A run", ...record })),
      );
      return;
    }
    const drawn = records.map(ofRun).filter((one) => one !== null);
    expect(changes("picture", ofRun(start), drawn)).toBe(true);
  });
});
