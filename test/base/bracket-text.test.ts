/** The bracket syntaxes of prose, read the same way by plugins, pages and checks. */
import { describe, expect, test } from "vitest";
import {
  citationPattern,
  figureReferencePattern,
  foldSpaces,
  numberPattern,
  parseCitations,
} from "../../src/base/bracket-text.ts";

const insides = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, inside]) => inside);

describe("numberPattern", () => {
  test("finds each number with what stands inside, line breaks included", () => {
    const text = "It needs [= deck-oven.power] or [=\n  rack.power / deck.power,\n  digits 2\n].";
    expect(insides(numberPattern, text).map((inside) => foldSpaces(inside ?? ""))).toEqual([
      "deck-oven.power",
      "rack.power / deck.power, digits 2",
    ]);
  });

  test("finds nothing in links and assignments", () => {
    expect(insides(numberPattern, "[a](b) x[0] = 1 [ = a]")).toEqual([]);
  });

  test("finds a pair with nothing inside, so that the check can refuse it", () => {
    expect(insides(numberPattern, "It needs [= ].")).toEqual([" "]);
  });
});

describe("citations", () => {
  test("several sources stand in one pair of brackets, each with its own locator", () => {
    const [inside] = insides(citationPattern, "As said [@handbook, table 2, row 3; @trial] before.");
    expect(parseCitations(inside ?? "")).toEqual([
      { id: "handbook", locator: "table 2, row 3" },
      { id: "trial", locator: null },
    ]);
  });

  test("a locator may run over a line break, and an empty one is none", () => {
    expect(parseCitations("@handbook, chapter\n  two")).toEqual([{ id: "handbook", locator: "chapter two" }]);
    expect(parseCitations("@handbook,")).toEqual([{ id: "handbook", locator: null }]);
  });

  test("what has no @ is no citation", () => {
    expect(parseCitations("handbook; , ")).toEqual([]);
  });
});

test("a figure reference is a hash and an id", () => {
  expect(insides(figureReferencePattern, "See [#heat-curve], not [#Heat] or [a](#b).")).toEqual([
    "heat-curve",
  ]);
});
