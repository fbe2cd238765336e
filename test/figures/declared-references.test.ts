/** A line at a value from elsewhere: drawn in the unit and on the basis of its axis, and followed to where it is from. */
import { describe, expect, test } from "vitest";
import { ofScenario } from "../../src/build/declare-run.ts";
import { gatherFigureInputs } from "../../src/build/figure-data.ts";
import { models } from "../../src/build/registry.ts";
import { referenceFaults } from "../../src/figures/declared/references.ts";
import { runAxes } from "../../src/figures/declared/run-figure.ts";
import { figureSchema, type FigureRecord } from "../../src/schemas/figure.ts";
import { bases, data, ofRows } from "./declared-tries.ts";
import { ledger } from "./site-figures.ts";

describe("a line at a value from elsewhere", () => {
  const record = (axis: "x" | "y", at: string, label = "held"): FigureRecord =>
    figureSchema.parse({
      kind: "line",
      dataset: "ovens@1",
      title: "Ovens",
      columns: { x: "time", y: "heat" },
      references: [{ axis, at, label }],
    });

  test("is drawn in the unit of its axis, and said in words and table", () => {
    const made = ofRows({
      ...bases["line"],
      kind: "line",
      references: [{ axis: "y", at: "heat", label: "the fuse, {printed}" }],
    });
    expect(made?.picture).toContain(">the fuse, 50,000 W</text>");
    expect(made?.words).toContain("A line marks the fuse, 50,000 W.");
    expect(made?.words).toContain('"name":"line1","title":"Line: the fuse, 50,000 W","unit":"kW"');
    expect(made?.words).toContain('"Old",2001,7,1,50]');
  });

  test("must be in a unit of its axis, and its label takes no other braces", () => {
    const units = { x: { unit: "min" as const }, y: { unit: "kW" as const } };
    expect(referenceFaults(record("y", "heat"), data, units)).toEqual([]);
    expect(referenceFaults(record("x", "heat"), data, units)).toMatchObject([
      { path: ["references", 0, "at"], is: "`heat` is in W", expected: "a value in min, as the axis has it" },
    ]);
    expect(referenceFaults(record("y", "heat", "{highest}"), data, units)).toMatchObject([
      { path: ["references", 0, "label"], rule: "figure-token" },
    ]);
    expect(referenceFaults(record("x", "heat"), data, { y: units.y })).toMatchObject([
      { expected: "an axis of numbers" },
    ]);
  });

  test("counts on the basis of its axis", () => {
    const rented = {
      ...data,
      bound: {
        rent: {
          value: 2,
          unit: "USD/GPU-h" as const,
          basis: { cost: "rental" as const },
          printed: "$2",
          kind: "stated" as const,
        },
      },
    };
    const owned = { y: { unit: "USD/GPU-h" as const, basis: { cost: "ownership-neocloud" as const } } };
    expect(referenceFaults(record("y", "rent"), rented, owned)).toMatchObject([
      { is: "`rent` counts rental (cost)", expected: "ownership-neocloud, as the axis counts" },
    ]);
  });

  test("rests on where its number is from", () => {
    const parsed = figureSchema.parse({
      kind: "line",
      title: "A run",
      scenario: "nvidia-table-gb300",
      output: "usdPerMillionTokens",
      inputs: { x: "tokensPerSecondPerGpu" },
      over: { x: [500, 8000] },
      references: [{ axis: "x", at: "nv-tco-throughput.gb300", label: "as claimed" }],
    });
    const made = ofScenario(ledger, "run", parsed, (path, text) =>
      expect.fail(`${path.join(".")} ${text.is}`),
    );
    if (made === null) throw new Error("nothing is made");
    const { children } = gatherFigureInputs(ledger, made.figure);
    expect(children.some((node) => node.type === "claim" && node.id.startsWith("nv-tco-throughput"))).toBe(
      true,
    );
    const model = [...models.values()].find((one) => "usdPerMillionTokens" in one.outputs);
    expect(model === undefined ? null : runAxes({ record: parsed, model }).y?.unit).toBe("USD/Mtok");
  });
});
