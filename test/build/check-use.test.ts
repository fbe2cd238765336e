/** How bound values are used: what the check says of a dropped qualifier, a hidden verdict, lost conditions, a blinding rounding. */
import { describe, expect, test } from "vitest";
import { printFault } from "../../src/base/fault.ts";
import { checkRounding, checkUses, type UseContext } from "../../src/build/check-use.ts";
import { makeNumbers } from "../../src/build/number-context.ts";
import type { NumberUse } from "../../src/build/references.ts";
import type { Claim } from "../../src/schemas/claim.ts";
import { smallLedger } from "./small-ledger.ts";

const base = smallLedger({
  preheat: { value: 40, unit: "min", qualifier: "up to" },
  crust: { value: 12, unit: "%", conditions: { hall: "Reykjavik test hall", oven: "deck oven" } },
  draught: { value: 3, unit: "count" },
  close: { value: 40.2, unit: "min" },
  closer: { value: 40.4, unit: "min" },
});
const draught = base.claims.get("draught");
if (draught === undefined) throw new Error("draught is gone");
const contested: Claim = { ...draught, verdict: "contested", saidBy: "The guild" };
const ledger = { ...base, claims: new Map([...base.claims, ["draught", contested]]) };
const { number } = makeNumbers(ledger);
const context = (final: boolean): UseContext => ({
  number,
  claimOf: ({ lineage }) => (lineage.type === "claim" ? (ledger.claims.get(lineage.id) ?? null) : null),
  isFinal: () => final,
});
const place = { file: "content/reports/ovens.mdx", line: 7, column: 3 };

function use(inside: string, before: string, rest = ""): NumberUse {
  return {
    report: "ovens",
    place,
    inside,
    before,
    sentence: `${before}[= ${inside}]${rest}`,
    section: `${before} ${rest}`,
  };
}
const faultsOf = (one: NumberUse, final = true): string[] => checkUses([one], context(final)).map(printFault);

describe("a qualifier", () => {
  test("that `plain` drops is missed, and stops a final report only", () => {
    const text =
      'the qualifier "up to" is dropped, expected it to stand with the number. Take `plain` out, or say the qualifier in words just before. [qualifier-dropped]';
    expect(faultsOf(use("preheat, plain", "It takes "))).toEqual([`content/reports/ovens.mdx:7:3: ${text}`]);
    expect(faultsOf(use("preheat, plain", "It takes "), false)).toEqual([
      `content/reports/ovens.mdx:7:3: warning: ${text}`,
    ]);
  });

  test("may be said in words just before, or printed with the number", () => {
    expect(faultsOf(use("preheat, plain", "It takes up to "))).toEqual([]);
    expect(faultsOf(use("preheat", "It takes "))).toEqual([]);
  });
});

describe("a contested claim", () => {
  test("is not stated as fact", () => {
    expect(faultsOf(use("draught", "There are ", " draughts."))).toEqual([
      "content/reports/ovens.mdx:7:3: `draught` is contested and is stated as fact, expected the sentence to say who claims it, or that it is in doubt. Name The guild or the verdict in the sentence. [verdict-hidden]",
    ]);
  });

  test.each(["The guild counts ", "It is claimed that there are ", "A contested figure: "])(
    "may be told as %j",
    (before) => {
      expect(faultsOf(use("draught", before, " draughts."))).toEqual([]);
    },
  );
});

describe("conditions", () => {
  test("that no word of the section carries are asked for, as a warning", () => {
    expect(faultsOf(use("crust", "The crust gains "))).toEqual([
      "content/reports/ovens.mdx:7:3: warning: `crust` is used without its conditions, expected one of them in the section: hall Reykjavik test hall; oven deck oven. Say under which condition the figure holds, or cite its source there. [conditions-dropped]",
    ]);
  });

  test("are carried by one word of one of them", () => {
    expect(faultsOf(use("crust", "In the Reykjavik hall the crust gains "))).toEqual([]);
  });
});

describe("rounding", () => {
  const check = (text: string) =>
    checkRounding({ report: "ovens", place, predicate: "close < closer", text }, context(true)).map(
      printFault,
    );

  test("that prints both sides alike is refused", () => {
    expect(check("[= close, digits 2] is less than [= closer, digits 2]")).toEqual([
      'content/reports/ovens.mdx:7:3: "40\u00a0min" is printed for both sides of the comparison, expected forms that show the difference the sentence speaks of. Give more `digits` to both. [rounding-hides]',
    ]);
  });

  test("that shows the difference passes", () => {
    expect(check("[= close] is less than [= closer]")).toEqual([]);
  });
});
