/** "Did you mean" helps with a slip and keeps quiet otherwise. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { didYouMean, expectedName, nearestName, orList } from "../../src/base/nearest.ts";
import { holds } from "../laws/seeded.ts";

const known = ["deck-oven-preheat", "deck-oven-power", "rack-oven-power"];

test("finds the name that one slip away was meant", () => {
  expect(nearestName("deck-oven-prehaet", known)).toBe("deck-oven-preheat");
  expect(nearestName("Deck-Oven-Power", known)).toBe("deck-oven-power");
});

test("offers nothing when nothing is near, or nothing is known", () => {
  expect(nearestName("river-depth", known)).toBeNull();
  expect(nearestName("deck-oven-power", [])).toBeNull();
  expect(nearestName("pie", ["bars", "line"])).toBeNull();
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

test("what was expected is listed whole where that is short, else by its size and what is nearest", () => {
  expect(expectedName("rack", known)).toBe("deck-oven-preheat, deck-oven-power or rack-oven-power");
  const many = Array.from({ length: 60 }, (_, index) => `oven-${index}`);
  expect(expectedName("oven-1", many, "the list")).toBe(
    "one of 60 names of the list, such as oven-1, oven-0, oven-10 or oven-11",
  );
});

test("a list of alternatives reads as a sentence does", () => {
  expect(orList(["a", "b", "c"])).toBe("a, b or c");
  expect(orList(["a"])).toBe("a");
});
