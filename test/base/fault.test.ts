/** One printed form for every fault, safe in a terminal, in reading order. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FaultsError, compareText, fault, printFault, sortFaults } from "../../src/base/fault.ts";
import { holds } from "../laws/seeded.ts";

const place = (file: string, line: number, column: number) => ({ file, line, column });
const text = {
  is: 'value is "3.35 kW"',
  expected: "a number",
  mend: "Write 3.35",
  rule: "claim-value",
} as const;

describe("printFault", () => {
  test("prints place, what is, what was expected, how to mend, and the rule", () => {
    expect(printFault(fault(place("data/claims/ovens.yaml", 6, 10), text))).toBe(
      'data/claims/ovens.yaml:6:10: value is "3.35 kW", expected a number. Write 3.35. [claim-value]',
    );
  });

  test("adds a full stop only where the mend has none", () => {
    const asked = fault(place("a.yaml", 1, 1), { ...text, mend: "Did you mean `kW`?" });
    expect(printFault(asked)).toMatch(/expected a number\. Did you mean `kW`\? \[claim-value\]$/);
  });

  test("says so when it is only a warning", () => {
    const warning = fault(place("a.yaml", 1, 1), { ...text, fatal: false });
    expect(printFault(warning)).toMatch(/^a\.yaml:1:1: warning: /);
  });

  test("shows control signs and turns of the writing direction escaped", () => {
    const hostile = fault(place("a\u001b[2J.yaml", 1, 1), {
      ...text,
      is: "\u202eevil\u2028\u0007\r\n\u009b",
    });
    expect(printFault(hostile)).toBe(
      "a\\u001b[2J.yaml:1:1: \\u202eevil\\u2028\\u0007\\u000d\\u000a\\u009b, expected a number. Write 3.35. [claim-value]",
    );
  });

  test("is one line without control signs, whatever a file holds", () => {
    holds(
      fc.property(fc.string({ unit: "binary" }), (is) => {
        const printed = printFault(fault(place("a.yaml", 1, 1), { ...text, is }));
        expect(printed).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      }),
    );
  });

  test("leaves letters of any script and emoji as they are", () => {
    expect(printFault(fault(place("a.yaml", 1, 1), { ...text, is: "Brötchen 🍞 לחם" }))).toContain(
      "Brötchen 🍞 לחם",
    );
  });
});

describe("sortFaults", () => {
  const at = (file: string, line: number, column: number, rule = "a") =>
    fault(place(file, line, column), { ...text, rule });

  test("orders by file, line, column and rule, by number and not by digit", () => {
    const sorted = [
      at("a.yaml", 2, 1),
      at("a.yaml", 10, 1),
      at("a.yaml", 10, 9),
      at("a.yaml", 10, 9, "b"),
      at("b.yaml", 1, 1),
    ];
    expect(sortFaults([...sorted].reverse()).map(printFault)).toEqual(sorted.map(printFault));
  });

  test("leaves the given list alone", () => {
    const given = Object.freeze([at("b.yaml", 1, 1), at("a.yaml", 1, 1)]);
    sortFaults(given);
    expect(given[0]?.file).toBe("b.yaml");
  });

  test("capital letters come before small ones, as no language sorts but every machine does", () => {
    expect(["b", "B", "a", "ä", "A"].sort(compareText)).toEqual(["A", "B", "a", "b", "ä"]);
  });
});

test("the error that carries faults prints all of them, sorted", () => {
  const error = new FaultsError([fault(place("b.yaml", 1, 1), text), fault(place("a.yaml", 1, 1), text)]);
  expect(error.message.split("\n").map((line) => line.slice(0, 6))).toEqual(["a.yaml", "b.yaml"]);
  expect(error.faults).toHaveLength(2);
});
