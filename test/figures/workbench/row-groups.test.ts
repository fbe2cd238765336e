/** Which inputs change together because one row of a dataset stands behind them. */
import { expect, test } from "vitest";
import { groupsByRow } from "../../../src/figures/workbench/row-groups.ts";

test("inputs of the same two rows are one group, named by the first; others stand alone", () => {
  expect(
    groupsByRow(
      ["a", "b", "c", "d", "e"],
      { a: "chips 1", b: "shapes 1", c: "chips 1", d: "shapes 1" },
      { a: "chips 2", b: "shapes 2", c: "chips 2", d: "shapes 3" },
    ),
  ).toEqual({ a: ["a", "c"] });
});

test("an input that only one side has from the row goes with the others of that row", () => {
  expect(
    groupsByRow(["a", "b", "c"], { a: "chips 1", b: "chips 1" }, { b: "chips 2", c: "chips 2" }),
  ).toEqual({
    a: ["a", "b", "c"],
  });
});

test("an input of one side's row that stands against two rows of the other belongs to neither", () => {
  expect(
    groupsByRow(
      ["a", "b", "c", "d", "e"],
      { a: "chips 1", b: "chips 1", c: "chips 1", d: "chips 1", e: "chips 1" },
      { a: "chips 2", b: "chips 2", c: "chips 3", d: "chips 3" },
    ),
  ).toEqual({ a: ["a", "b"], c: ["c", "d"] });
});

test("inputs of one row on one side and none on the other are a group too", () => {
  expect(groupsByRow(["a", "b"], { a: "chips 1", b: "chips 1" }, {})).toEqual({ a: ["a", "b"] });
});
