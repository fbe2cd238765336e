import { expect, it } from "vitest";
import { readNumber } from "../../src/islands/read-number.ts";

it.each([
  ["1.5", 1.5],
  ["2,650", 2650],
  ["1,234,567.5", 1234567.5],
  [".085", 0.085],
  ["1e9", 1e9],
  ["\u22123", -3],
])("reads %s", (text, value) => {
  expect(readNumber(text)).toBe(value);
});

it.each(["1,5", "2,65", "12,34", "1.234,5", "0x10", "1 000", "Infinity", "", "1e", "--1"])(
  "refuses %s, which another reader may take for another number",
  (text) => {
    expect(readNumber(text)).toBeNaN();
  },
);
