/** Inputs under the headings of their record. */
import { expect, test } from "vitest";
import { underHeadings } from "../../src/build/under-headings.ts";

const items = ["a", "b", "c", "d"].map((name) => ({ name }));
const groups = (inputHeadings: Readonly<Record<string, string>>) =>
  underHeadings({ inputHeadings }, items).map(
    (group) => [group.heading, group.items.map(({ name }) => name).join("")] as const,
  );

test("a heading holds what follows it up to the next, in the order of the record", () => {
  expect(groups({ c: "Last", a: "First" })).toEqual([
    ["First", "ab"],
    ["Last", "cd"],
  ]);
});

test("what stands before the first heading is kept, under none", () => {
  expect(groups({ d: "End" })).toEqual([
    [null, "abc"],
    ["End", "d"],
  ]);
  expect(underHeadings({}, items)).toEqual([{ heading: null, items }]);
  expect(underHeadings({}, [])).toEqual([]);
});

test("a name that every object has is no heading", () => {
  const odd = [{ name: "toString" }, { name: "valueOf" }];
  expect(underHeadings({}, odd)).toEqual([{ heading: null, items: odd }]);
});
