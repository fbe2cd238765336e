/** What moved between two releases: numbers by id, printed form first, the noise of floats left out. */
import { describe, expect, test } from "vitest";
import { movesBetween, movesText, releaseBefore, takesBack } from "../../src/build/release.ts";
import type { Release } from "../../src/schemas/release.ts";

const releaseWith = (numbers: Release["numbers"], date = "2026-02-01"): Release => ({
  date,
  datasets: {},
  numbers,
});
const moves = (before: Release["numbers"], after: Release["numbers"]) =>
  movesBetween(releaseWith(before), releaseWith(after));

describe("between two releases", () => {
  test("numbers that print otherwise, came or went are told by id, in order", () => {
    const found = moves(
      {
        bread: { printed: "3 h", value: 3 },
        rye: { printed: "9 h", value: 9 },
        ash: { printed: "1 %", value: 1 },
      },
      {
        bread: { printed: "4 h", value: 4 },
        oats: { printed: "2 h", value: 2 },
        ash: { printed: "2 %", value: 2 },
      },
    );
    expect(movesText(found, "2026-02-01").split("\n")).toEqual([
      "Since the release of 2026-02-01:",
      "  moved: ash: 1 % → 2 %",
      "  moved: bread: 3 h → 4 h",
      "  added: oats: 2 h",
      "  gone: rye: 9 h",
    ]);
    expect(takesBack(found)).toBe(true);
  });

  test("a value that moved behind the same printed form is told as value", () => {
    const found = moves({ a: { printed: "3 h", value: 3.01 } }, { a: { printed: "3 h", value: 3.02 } });
    expect(found.moved).toEqual([{ id: "a", before: "3.01", after: "3.02" }]);
  });

  test.each([
    [0.1 + 0.2, 0.3],
    [1e20, 1e20 * (1 + 4e-16)],
    [0, 0],
    [null, null],
  ])("noise is no move: %d and %d", (before, after) => {
    const found = moves({ a: { printed: "x", value: before } }, { a: { printed: "x", value: after } });
    expect(found).toEqual({ moved: [], added: [], gone: [] });
    expect(movesText(found, "2026-02-01")).toBe("Nothing moved since the release of 2026-02-01");
  });

  test.each([
    [1, 1 + 2e-12],
    [0, 1e-30],
    [null, 0],
  ])("a thing larger than noise is one: %d and %d", (before, after) => {
    expect(
      takesBack(moves({ a: { printed: "x", value: before } }, { a: { printed: "x", value: after } })),
    ).toBe(true);
  });

  test("what is added takes nothing back, and a printed form drives no terminal", () => {
    const found = moves({}, { a: { printed: "\u001b[2J", value: 1 } });
    expect(takesBack(found)).toBe(false);
    expect(movesText(found, "2026-02-01")).toContain("added: a: \\u001b[2J");
  });
});

test("a release is held against the one of its date, else the latest before it", () => {
  const days = ["2026-03-01", "2026-01-01", "2026-02-01"].map((date) => releaseWith({}, date));
  expect(releaseBefore(days, "2026-02-01")?.date).toBe("2026-02-01");
  expect(releaseBefore(days, "2026-02-28")?.date).toBe("2026-02-01");
  expect(releaseBefore(days, "2025-12-31")).toBeNull();
});
