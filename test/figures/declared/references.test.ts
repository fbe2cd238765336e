/** A line stands only where its value can be held against the axis. */
import { expect, test } from "vitest";
import { referenceFaults, referencesOf, type AxisUnits } from "../../../src/figures/declared/references.ts";
import type { FigureData } from "../../../src/figures/contract.ts";
import type { FigureRecord } from "../../../src/schemas/figure.ts";

const record = {
  kind: "bar",
  references: [{ axis: "y", at: "crust", label: "the crust" }],
} as unknown as FigureRecord;
const data = (unit: "%" | "x"): FigureData => ({
  datasets: {},
  claims: {},
  scenarios: {},
  bound: { crust: { value: 20, unit, printed: `20 ${unit}`, kind: "measured" } },
});
const axes = (unit: "%" | "x"): AxisUnits => ({ y: { unit } });

test.each([
  ["%", "x"],
  ["x", "%"],
] as const)("a value in %s draws no line on an axis in %s, and is told", (unit, axis) => {
  expect(referencesOf(record, data(unit), axes(axis))).toEqual([]);
  expect(referenceFaults(record, data(unit), axes(axis))).toMatchObject([
    {
      is: `\`crust\` is in ${unit}`,
      expected: `a value in ${axis}, as the axis has it`,
      rule: "figure-unit",
    },
  ]);
});

test("a share stands on an axis of shares", () => {
  expect(referencesOf(record, data("%"), axes("%"))).toMatchObject([{ value: 20, unit: "%" }]);
  expect(referenceFaults(record, data("%"), axes("%"))).toEqual([]);
});
