/** How bound values are used: what the check says of a dropped qualifier, a hidden verdict, lost conditions, a blinding rounding. */
import { describe, expect, test } from "vitest";
import { printFault } from "../../src/base/fault.ts";
import { checkWordsDirection } from "../../src/build/check-direction.ts";
import { checkConclusionWords, checkUses, type UseContext } from "../../src/build/check-use.ts";
import { makeNumbers } from "../../src/build/number-context.ts";
import { scanReferences, type NumberUse } from "../../src/build/references.ts";
import type { Claim } from "../../src/schemas/claim.ts";
import { smallLedger } from "./small-ledger.ts";

const base = smallLedger({
  preheat: { value: 40, unit: "min", qualifier: "up to" },
  crust: { value: 12, unit: "%", conditions: { hall: "Reykjavik test hall", oven: "deck oven" } },
  draught: { value: 3, unit: "count" },
  close: { value: 40.2, unit: "min" },
  closer: { value: 40.4, unit: "min" },
  "price-steam": { value: 5, unit: "USD/h" },
  "price-deck": { value: 3, unit: "USD/h" },
  "price-brick": { value: 3, unit: "USD/h" },
  "headline-draught": { value: 3, unit: "count" },
});
const draught = base.claims.get("draught");
if (draught === undefined) throw new Error("draught is gone");
const contested: Claim = { ...draught, verdict: "contested", saidBy: "The guild" };
const headline: Claim = { ...contested, id: "headline-draught" };
const ledger = {
  ...base,
  claims: new Map([...base.claims, ["draught", contested], ["headline-draught", headline]]),
};
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
    after: rest,
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

describe("what stands in brackets, tags and links", () => {
  test.each([
    ["headline-draught", "There are ", " draughts."],
    ["draught", "Of [= headline-draught] draughts there are ", "."],
    ["draught", "There are ", " draughts [@guild-report, table 3]."],
    ["draught", "As [counted](/claims/draught/) there are ", "."],
    ["draught", '<Holds that="headline-draught > 2">There are ', " draughts</Holds>."],
  ])("does not say who claims a weak figure: [= %s] after %j", (inside, before, rest) => {
    expect(faultsOf(use(inside, before, rest)).join()).toContain("[verdict-hidden]");
  });

  test("does not turn a sentence round either", () => {
    const before = '<Holds that="never-third < 2">The time fell from [= close] to ';
    expect(faultsOf(use("closer", before, "</Holds>.")).join()).toContain('"fell" stands between');
  });
});

test("a sentence of the front matter ends before the comparison that it rests on", () => {
  const text = "---\ntakeaways:\n  - text: There are [= draught]\n    holds: headline-draught > 2\n---\n";
  const source = { file: "r.mdx", text, bytes: new Uint8Array(), place: () => place };
  const { numbers } = scanReferences([{ id: "ovens", file: "r.mdx", source, bodyStart: text.length }]);
  expect(numbers.map(({ sentence }) => sentence)).toEqual(["There are [= draught]"]);
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
    checkConclusionWords({ report: "ovens", place, predicate: "close < closer", text }, context(true)).map(
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

describe("a word of direction", () => {
  test.each([
    ["closer", "It fell from [= close] in May to ", '"fell" stands between 40.2\u00a0min and 40.4\u00a0min'],
    ["close", "The time rose from about [= closer] to ", '"rose" stands between'],
    ["closer", "It rose, then it fell from [= close] to ", '"fell" stands between'],
    ["close", "The old way, [= closer], is well below the new one's ", '"below" stands between'],
    ["closer", "It took [= close], more than ", '"more than" stands between'],
    ["preheat", "Closing takes [= close] and is less than ", null],
    ["close", "The time rose from [= close] to ", '"rose" stands between'],
    ["close", "The time fell from [= close] to ", "Say that the two are equal"],
    ["close", "It took [= close], below ", '"below" stands between'],
    ["close", "It took [= close], above ", '"above" stands between'],
    ["close", "From [= closer] the time climbed to ", '"climbed" stands between'],
    ["closer", "It took [= close] in May, falling to ", '"falling" stands between'],
    ["close", "It went on, rising steadily from [= closer] to ", '"rising" stands between'],
    ["closer", "The time plunged from [= close] to ", '"plunged" stands between'],
  ])("against the values is told: [= %s] after %j", (inside, before, message) => {
    expect(faultsOf(use(inside, before)).join()).toContain(message ?? "");
    if (message === null) expect(faultsOf(use(inside, before))).toEqual([]);
  });

  test.each([
    ["close", "It fell from [= closer] in May to "],
    ["closer", "It rose from [= close] to "],
    ["closer", "It fell, and rose from [= close] to "],
    ["closer", "It never fell from [= close] to "],
    ["closer", "Had it been [= close], it would have fallen from [= close] to "],
    ["close", "It took [= closer], less than half of the "],
    ["close", "It took [= closer], more than "],
    ["crust", "It fell from [= close] to "],
    ["closer", "It took [= close], and "],
    ["closer", "From [= close] the time climbed to "],
    ["close", "The deck oven takes [= closer], while the other is climbing to "],
    ["closer", "Shrinking margins took it from [= close] to "],
  ])("that fits, is turned or has nothing to compare passes: [= %s] after %j", (inside, before) => {
    expect(faultsOf(use(inside, before)).filter((one) => one.includes("[direction]"))).toEqual([]);
  });

  const say = (text: string, predicate = "price-deck < price-steam"): string =>
    checkConclusionWords({ report: "ovens", place, predicate, text }, context(true)).map(printFault).join();

  test("is held to the order in which a sentence names two prices", () => {
    const said = "An hour of the steam oven is cheaper than one of the deck oven";
    expect(say(said)).toContain(
      '"cheaper" is said of $5/h beside $3/h, expected the lower of the two named first.',
    );
    expect(say(said, "price-steam > price-deck")).toContain("[direction]");
    expect(say("The deck oven is dearer than the steam oven")).toContain("expected the higher of the two");
    for (const turnedRound of [
      "The steam oven costs less than the deck oven",
      "An hour of steam costs much less to a baker than one of the deck oven",
      "The steam oven undercuts the deck oven",
      "The deck oven costs more than the steam oven",
    ])
      expect(say(turnedRound)).toContain("[direction]");
  });

  test.each(["cheaper", "dearer"])("is no word for equal prices: %s", (word) => {
    const equal = "price-deck <= price-brick";
    expect(say(`The deck oven is ${word} than the brick oven`, equal)).toContain(
      "Say that the two are equal.",
    );
  });

  test.each([
    "The deck oven is cheaper than the steam oven",
    "The steam oven is dearer than the deck oven",
    "The deck oven costs far less than the steam oven",
    "The deck oven undercuts the steam oven",
    "The steam oven costs more than the deck oven",
    "The steam oven costs no less than the deck oven",
    "The steam oven is not cheaper than the deck oven",
    "The steam oven is cheaper than it looks",
    "The other oven is cheaper",
  ])("leaves alone what fits or names less than two: %s", (text) => {
    expect(say(text)).toBe("");
  });
});

describe("a factor", () => {
  const unsaid = 'the factor 24.8 in "draught * 24.8" is not said by the sentence';
  test("that the sentence does not say is refused", () => {
    expect(faultsOf(use("draught * 24.8", "The guild counts ")).join()).toContain(unsaid);
  });

  test.each([
    ["preheat * 2", "Twice the time is "],
    ["close / 2", "Half the time is "],
    ["close * 10", "Ten times that is "],
    ["close * 1.5", "With 1.5 times the load it is "],
  ])("that it says passes: [= %s] after %j", (inside, before) => {
    expect(faultsOf(use(inside, before))).toEqual([]);
  });
});

test("an expression whose names cancel is refused, for it would print any number", () => {
  expect(faultsOf(use("close / close * 35", "It is 35 times that: ")).join()).toContain(
    '"close / close * 35" has one value whatever the values of its names are, expected a number that rests on what it names',
  );
});

describe("a unit typed behind a number", () => {
  test.each([
    ["close, bare", " hours", '"hours" is typed behind a number in min'],
    ["crust, bare", " euros per loaf in the hall", '"euros per loaf" is typed behind a number in %'],
    ["close", " million", '"million" is typed behind a number in min'],
    ["close, bare", "x", '"x" is typed behind'],
    ["close, bare", " times", '"times" is typed behind'],
  ])("other than its own is told: [= %s]%s", (inside, after, message) => {
    expect(faultsOf(use(inside, "It takes ", after)).join()).toContain(message);
  });

  test.each([
    ["close, bare", " minutes"],
    ["close", " in the morning"],
    ["close, bare", " | 3 |"],
    ["close", " and a day"],
  ])("of its own, or none, passes: [= %s]%s", (inside, after) => {
    expect(faultsOf(use(inside, "It takes ", after))).toEqual([]);
  });
});

describe("words of records", () => {
  const words = (text: string, predicates: readonly string[] = []): string =>
    checkWordsDirection({ text, place, predicates, fatal: true }, number).map(printFault).join();

  test("are held to their values and to what the record compares", () => {
    expect(words("From [= closer] the time climbed to [= close]")).toContain('"climbed" stands between');
    expect(
      words("Steam at [= price-steam] is cheaper than deck at [= price-deck]", ["price-deck < price-steam"]),
    ).toContain('"cheaper" is said of $5/h beside $3/h');
    expect(
      words("Steam is dearer than deck: [= price-steam] against [= price-deck]", [
        "price-deck < price-steam",
      ]),
    ).toBe("");
  });
});
