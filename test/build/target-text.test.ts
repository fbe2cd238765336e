/** A target's words take numbers of its answer in braces, and nothing else in them. */
import { expect, test } from "vitest";
import { filledTarget } from "../../src/build/target-text.ts";
import { targetSite } from "./target-site.ts";

test("braces are filled with what the chart of the needs found", () => {
  expect(
    filledTarget(targetSite({ title: "{target} the heat", about: "At best {best}." }), "heat"),
  ).toMatchObject({ title: "20× the heat", question: "What heats twice?", about: "At best 4.25×." });
});

test("a record without braces asks for no figure", () => {
  const site = targetSite({});
  const figure = (): never => expect.fail("asked for a figure");
  expect(filledTarget({ ...site, figure }, "heat")).toBe(site.ledger.targets.get("heat"));
});

test("an unknown target and an unknown finding are refused by name", () => {
  expect(() => filledTarget(targetSite({}), "cold")).toThrow("unknown target `cold`");
  expect(() => filledTarget(targetSite({ title: "{worst}" }), "heat")).toThrow(
    new RangeError("{worst} names no finding of the figure"),
  );
});
