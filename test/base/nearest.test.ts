/** "Did you mean" helps with a slip and keeps quiet otherwise. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { didYouMean, nearestName } from "../../src/base/nearest.ts";
import { holds } from "../laws/seeded.ts";

const known = ["deck-oven-preheat", "deck-oven-power", "rack-oven-power"];

test("finds the name that one slip away was meant", () => {
  expect(nearestName("deck-oven-prehaet", known)).toBe("deck-oven-preheat");
  expect(nearestName("Deck-Oven-Power", known)).toBe("deck-oven-power");
});

test("offers nothing when nothing is near, or nothing is known", () => {
  expect(nearestName("river-depth", known)).toBeNull();
  expect(nearestName("deck-oven-power", [])).toBeNull();
  expect(didYouMean("river-depth", known, "Add it")).toBe("Add it");
});

test("asks with the name in code marks", () => {
  expect(didYouMean("rack-oven-pwer", known, "Add it")).toBe("Did you mean `rack-oven-power`?");
});

test("of two names as near as each other the first in the alphabet is taken, in whatever order they come", () => {
  expect(nearestName("ax", ["ay", "az"])).toBe("ay");
  expect(nearestName("ax", ["az", "ay"])).toBe("ay");
});

test("a known name is always nearest to itself", () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,12}$/), { minLength: 1 });
  holds(fc.property(names, (list) => nearestName(list[0] ?? "", list) === list[0]));
});
