/** A computed value is no firmer than its weakest input, and every mark has a shape and a word of its own. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  evidenceKinds,
  evidenceMarks,
  verdictMeanings,
  verdicts,
  weakestKind,
} from "../../src/base/evidence.ts";
import { holds } from "../laws/seeded.ts";

test("from firmest to weakest: measured, stated, modelled, assumed", () => {
  expect(weakestKind(["measured"])).toBe("measured");
  expect(weakestKind(["measured", "stated"])).toBe("stated");
  expect(weakestKind(["modelled", "stated"])).toBe("modelled");
  expect(weakestKind(["assumed", "measured", "modelled"])).toBe("assumed");
});

test("the weakest of a list depends on neither order nor repetition, and is one of the list", () => {
  const list = fc.array(fc.constantFrom(...evidenceKinds), { minLength: 1 });
  holds(
    fc.property(list, (kinds) => {
      const weakest = weakestKind(kinds);
      expect(kinds).toContain(weakest);
      expect(weakestKind([...kinds, ...kinds].reverse())).toBe(weakest);
    }),
  );
});

test("an empty list has no weakest", () => {
  expect(() => weakestKind([])).toThrow("kinds is empty, expected at least one");
});

test("no two marks share a shape or a word", () => {
  const marks = evidenceKinds.map((kind) => evidenceMarks[kind]);
  expect(new Set(marks.map(({ shape }) => shape)).size).toBe(evidenceKinds.length);
  expect(new Set(marks.map(({ word }) => word)).size).toBe(evidenceKinds.length);
});

test("every verdict says what it means in a sentence", () => {
  for (const verdict of verdicts) expect(verdictMeanings[verdict]).toMatch(/^[A-Z].*\.$/);
});
