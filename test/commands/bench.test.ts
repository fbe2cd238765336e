/** The parts of `bench` that are arithmetic: order statistics, weights, tables. */
import { brotliDecompressSync, brotliCompressSync } from "node:zlib";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { timesOf } from "../../src/commands/bench/frame-times.ts";
import { median, quantile } from "../../src/commands/bench/median.ts";
import { weigh } from "../../src/commands/bench/page-weight.ts";
import { kilobytes, milliseconds, printTable, seconds } from "../../src/commands/bench/print-table.ts";
import { between, holds } from "../laws/seeded.ts";

test("the median of three is the one in the middle, whatever their order", () => {
  expect(median([30, 10, 20])).toBe(20);
  expect(median([7])).toBe(7);
  expect(median([])).toBeNaN();
});

test("a quantile is one of the values, and at least its share of them lies at or below it", () => {
  holds(
    fc.property(
      fc.array(between(-1e6, 1e6), { minLength: 1, maxLength: 30 }),
      between(0, 1),
      (values, share) => {
        const frozen = Object.freeze([...values]);
        const result = quantile(frozen, share);
        expect(frozen).toContain(result);
        expect(frozen.filter((value) => value <= result).length).toBeGreaterThanOrEqual(
          share * frozen.length - 1e-9,
        );
      },
    ),
  );
});

test("a weight counts bytes, not signs, and what Brotli makes of them", () => {
  expect(weigh("×")).toEqual({ rawBytes: 2, brotliBytes: brotliCompressSync(Buffer.from("×")).length });
  expect(weigh("")).toEqual({ rawBytes: 0, brotliBytes: 0 });
  const text = "tokens per second ".repeat(1000);
  expect(weigh(text).rawBytes).toBe(18_000);
  expect(weigh(text).brotliBytes).toBeLessThan(200);
  expect(brotliDecompressSync(brotliCompressSync(Buffer.from(text))).toString()).toBe(text);
});

test("values are printed in the unit that fits", () => {
  expect([kilobytes(0), kilobytes(1234), kilobytes(123_456), kilobytes(2_500_000)]).toEqual([
    "0.0 kB",
    "1.2 kB",
    "123 kB",
    "2.5 MB",
  ]);
  expect([milliseconds(4.26), milliseconds(42.6), seconds(1.234)]).toEqual(["4.3 ms", "43 ms", "1.23 s"]);
});

test("a table sets its first column left and the others right", () => {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
  printTable("Title", [
    ["", "time"],
    ["build", "5 s"],
    ["check of data", "12 s"],
  ]);
  log.mockRestore();
  expect(lines).toEqual([
    "\nTitle",
    "                 time",
    "  build           5 s",
    "  check of data  12 s",
  ]);
});

test("a frame's time is the thread's work from the task of its input to the end of the commit, pauses and other threads left out", () => {
  const stretch = (name: string, ts: number, dur: number, tid = 1) => ({
    name,
    ph: "X",
    pid: 1,
    tid,
    ts,
    dur,
  });
  const input = { ...stretch("EventDispatch", 1000, 3000), args: { data: { type: "input" } } };
  const trace = [
    stretch("RunTask", 0, 900),
    stretch("RunTask", 950, 4050),
    // Within the one before.
    stretch("RunTask", 1200, 500),
    input,
    // A pause of 5 ms, then a frame whose commit ends before its task does.
    stretch("RunTask", 10_000, 8000),
    stretch("Commit", 15_000, 1000),
    stretch("RunTask", 5000, 9000, 2),
    stretch("Commit", 6000, 100, 2),
  ];
  expect(timesOf(trace)).toEqual([4.05 + 6]);
  expect(timesOf([...trace].reverse())).toEqual([4.05 + 6]);
  expect(timesOf(trace.filter(({ name }) => name !== "Commit"))).toEqual([]);
  expect(timesOf([])).toEqual([]);
});
