import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Control } from "../../src/figures/contract.ts";
import { linkNotice } from "../../src/islands/figure-link.ts";
import { readState, stateOf } from "../../src/islands/url-state.ts";
import { between, holds } from "../laws/seeded.ts";

const controls: Readonly<Record<string, Control>> = {
  basis: {
    type: "choice",
    label: "Basis",
    options: { own: "as entered", rental: "rental" },
    start: "own",
    sets: { own: "own", values: { rental: { price: 3 } } },
  },
  price: {
    type: "number",
    label: "Price",
    group: "New oven",
    unit: "1",
    min: 0,
    max: 20,
    step: 0.01,
    start: 2,
  },
  series: { type: "set", label: "In the picture", options: { old: "Old", new: "New" }, start: "old,new" },
};
const start = { basis: "own", price: 2, series: "old,new" };

/** What the figure `b` says when a page is opened at this address. */
function noticeAt(search: string): string {
  vi.stubGlobal("location", { search });
  return linkNotice("b", controls, readState("b", controls, start));
}

describe("the notice on a link to a figure", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    ["?b.price=21", "“New oven: Price” takes a number from 0 to 20, not “21”"],
    ["?b.price=", "“New oven: Price” takes a number from 0 to 20, not “”"],
    ["?b.price=1%2C5", "“New oven: Price” takes a number from 0 to 20, not “1,5”"],
    ["?b.basis=list", "“Basis” has no “list”"],
    ["?b.basis=constructor", "“Basis” has no “constructor”"],
    ["?b.series=old,clay,tin", "“In the picture” has no “clay, tin”"],
    ["?b.series=", "“In the picture” has no “”"],
    ["?b.speed=3", "there is no input “speed”"],
    ["?b.toString=3", "there is no input “toString”"],
    ["?b.basis=rental&b.price=4", "“Basis” cannot be “rental” beside the rest"],
  ])("says of %s: %s", (search, part) => {
    expect(noticeAt(search)).toBe(`The link is followed only in part: ${part}.`);
  });

  it("is one sentence however much is wrong, and repeats a long foreign text only in part", () => {
    const many = `?b.price=99&b.basis=list&b.c=1&b.d=1&b.e=${"x".repeat(500)}`;
    expect(noticeAt(many)).toBe(
      "The link is followed only in part: “New oven: Price” takes a number from 0 to 20, not “99”; “Basis” has no “list”; there is no input “c”; 2 more such parts.",
    );
    const long = noticeAt(`?b.basis=${"\u{1F600}".repeat(500)}`);
    expect(long.length).toBeLessThan(180);
    expect(long.isWellFormed()).toBe(true);
  });

  it.each(["", "?other=1", "?a.price=99", "?b.c.price=99", "?bb.price=99"])(
    "is empty at `%s`, which asks nothing of the figure",
    (search) => {
      expect(noticeAt(search)).toBe("");
    },
  );

  it("is empty at each address that the figure itself writes", () => {
    const series = fc.constantFrom("old", "new", "old,new");
    holds(
      fc.property(between(0, 20), series, (price, series) => {
        expect(noticeAt(`?${stateOf("b", { ...start, price, series }, start).toString()}`)).toBe("");
      }),
    );
    expect(noticeAt(`?${stateOf("b", { ...start, basis: "rental", price: 3 }, start).toString()}`)).toBe("");
  });
});
