/** When a claim is due to be looked at again. */
import { describe, expect, test } from "vitest";
import { addMonths, reviewOverdueSince } from "../../src/build/review.ts";

describe("months are counted by the calendar", () => {
  test.each([
    ["2026-01-15", 6, "2026-07-15"],
    ["2026-08-31", 6, "2027-02-28"],
    ["2027-08-31", 6, "2028-02-29"],
    ["2026-11", 3, "2027-02-01"],
    ["2026", 12, "2027-01-01"],
  ])("%s and %i months is %s", (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });
});

describe("a claim", () => {
  const claim = {
    kind: "stated" as const,
    history: [{ date: "2026-01-10", verdict: "verified" as const, reason: "Read." }],
  };
  const site = (releaseDate: string) => ({ releaseDate, reviewMonths: { stated: 6 } });

  test("is overdue from the day after its interval", () => {
    expect(reviewOverdueSince(claim, site("2026-07-10"))).toBeNull();
    expect(reviewOverdueSince(claim, site("2026-07-11"))).toBe("2026-07-10");
  });

  test("counts from the last entry of its history", () => {
    const again = {
      ...claim,
      history: [
        ...claim.history,
        { date: "2026-06-01", verdict: "verified" as const, reason: "Read again." },
      ],
    };
    expect(reviewOverdueSince(again, site("2026-07-11"))).toBeNull();
  });

  test("of a kind without interval is never overdue", () => {
    expect(reviewOverdueSince({ ...claim, kind: "measured" }, site("2036-01-01"))).toBeNull();
  });
});
