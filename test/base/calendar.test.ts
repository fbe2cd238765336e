/** Dates of records: which days there are, and when one is before another. */
import { describe, expect, test } from "vitest";
import { daysIn, isBefore, isDate, isDay } from "../../src/base/calendar.ts";

describe("the calendar", () => {
  test("has for each month of two centuries the days that the language's own calendar gives it", () => {
    for (let year = 1900; year < 2101; year += 1) {
      for (let month = 1; month <= 12; month += 1)
        expect([year, month, daysIn(year, month)]).toEqual([
          year,
          month,
          new Date(Date.UTC(year, month, 0)).getUTCDate(),
        ]);
    }
  });

  test.each(["2026", "2026-02", "2026-02-28", "2028-02-29", "2000-02-29"])("has %s", (text) => {
    expect(isDate(text)).toBe(true);
    expect(isDay(text)).toBe(text.length === 10);
  });

  test.each([
    "2027-02-30",
    "2026-02-31",
    "2027-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13",
    "2026-00-01",
    "26-01-01",
    "2026-1-1",
  ])("has no %s", (text) => {
    expect(isDate(text)).toBe(false);
    expect(isDay(text)).toBe(false);
  });
});

describe("a date is before another", () => {
  test.each([
    ["2026-01-31", "2026-02-01", true],
    ["2025", "2026-02-01", true],
    ["2026-02", "2026-02-01", false],
    ["2026-02-01", "2026", false],
    ["2026-02-01", "2026-01-31", false],
  ])("only beyond doubt: %s and %s", (one, other, expected) => {
    expect(isBefore(one, other)).toBe(expected);
  });
});
