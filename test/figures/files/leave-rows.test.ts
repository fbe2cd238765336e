/** Which rows a picture leaves out: never one that must stay, the same ones each time, and no more than asked. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leaveRows, leftWords } from "../../../src/figures/files/leave-rows.ts";
import { holds } from "../../laws/seeded.ts";

const rows = [1, 2, 3, 4, 5, 6];

describe("the rows of a frame that does not hold all", () => {
  it("lose their last, but for those that must stay", () => {
    expect(leaveRows(rows, () => false, 2)).toEqual([1, 2, 3, 4]);
    expect(leaveRows(rows, (row) => row > 4, 2)).toEqual([1, 2, 5, 6]);
  });

  it("are not to be had when too many must stay, or when a single one would be left", () => {
    expect(leaveRows(rows, (row) => row > 2, 3)).toBeNull();
    expect(leaveRows(rows, () => false, 5)).toBeNull();
    expect(leftWords(1, "row")).toBe("1 more row in the table");
    expect(leftWords(3, "panel")).toBe("3 more panels in the table");
  });

  it("keep their order and every row that must stay", () => {
    holds(
      fc.property(
        fc.uniqueArray(fc.nat(99), { maxLength: 12 }),
        fc.nat(99),
        fc.integer({ min: 1, max: 12 }),
        (all, limit, leave) => {
          const kept = leaveRows(all, (row) => row < limit, leave);
          if (kept === null) return;
          expect(kept).toHaveLength(all.length - leave);
          expect(all.filter((row) => kept.includes(row))).toEqual(kept);
          expect(kept).toEqual(expect.arrayContaining(all.filter((row) => row < limit)));
        },
      ),
    );
  });
});
