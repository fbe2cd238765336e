/** The address of a workbench: it gives back the state, and an old one says what has changed since it was made. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askModel, startState, type BenchData, type BenchState } from "../../src/figures/workbench/state.ts";
import { readLink, writeLink } from "../../src/islands/workbench-link.ts";
import { baking, data, feast, order, scenario } from "../figures/workbench/a-model.ts";
import { between, holds } from "../laws/seeded.ts";

const start = startState(baking, data);

function addressOf(state: BenchState, from: BenchData = data): URLSearchParams {
  const params = new URLSearchParams("other=1");
  writeLink(params, baking, from, state, askModel(baking, state.values).outputs);
  return params;
}

describe("an address", () => {
  test("says nothing at the start, and leaves what is not ours alone", () => {
    expect(addressOf(start).toString()).toBe("other=1");
    const params = addressOf({ ...start, values: { ...order, rate: 3 } });
    writeLink(params, baking, data, start, null);
    expect(params.toString()).toBe("other=1");
  });

  test("names model, data and what came out, in signs that need no escape", () => {
    expect(addressOf({ ...start, values: { ...order, rate: 3 } }).toString()).toBe(
      "other=1&scenario=order&compare=feast&output=minutes&over=loaves&in.rate=3&m=12345678&d=aaabbbcccddd&o=minutes_26.6667*batches_40",
    );
  });

  test("that is to be handed on says all of the start too", () => {
    const params = new URLSearchParams();
    writeLink(params, baking, data, start, null, true);
    expect(params.toString()).toBe(
      "scenario=order&compare=feast&output=minutes&over=loaves&m=12345678&d=aaabbbcccddd",
    );
  });

  test("shows the same when the scenarios stand in another order", () => {
    const moved = { ...start, values: { ...order, rate: 3 } };
    const turned: BenchData = { ...data, scenarios: [...data.scenarios].reverse() };
    expect(readLink(addressOf(moved), baking, turned)).toEqual({ state: moved, notices: [] });
  });

  test("gives back any state, without a word", () => {
    const state = fc.record({
      scenario: fc.constantFrom("order", "feast"),
      compared: fc.constantFrom("order", "feast", null),
      output: fc.constantFrom("minutes", "batches"),
      over: fc.constantFrom("loaves", "rate", "ovens"),
      values: fc.record({
        loaves: between(1, 1000),
        rate: between(1e-6, 100),
        ovens: fc.integer({ min: 1, max: 20 }),
        way: fc.constantFrom("hand", "machine"),
      }),
    });
    holds(
      fc.property(state, (moved) => {
        expect(readLink(addressOf(moved), baking, data)).toEqual({ state: moved, notices: [] });
      }),
    );
  });

  test("compares with the other scenario when it only says which is looked at", () => {
    const { state } = readLink(new URLSearchParams("scenario=feast"), baking, data);
    expect(state).toMatchObject({ scenario: "feast", compared: "order", values: feast });
  });

  test("is passed over where it says what is not legal, and that is told", () => {
    const { state, notices } = readLink(
      new URLSearchParams("in.rate=0&in.ovens=2.5&in.yeast=1&in.way=%3Cb%3E&in.loaves="),
      baking,
      data,
    );
    expect(state).toEqual(start);
    expect(notices).toEqual([
      "The link gives 0 for “Loaves an oven bakes in a minute”, which is passed over. Write a number: above 0 to 100.",
      "The link gives 2.5 for “Ovens”, which is passed over. Write a whole number: 1 to 20.",
      "The link gives 1 for “yeast”, which is passed over. There is no such input.",
      "The link gives <b> for “Kneading”, which is passed over. Choose one of the options.",
      "The link gives nothing for “Loaves”, which is passed over. Write a number: 1 to 1,000.",
    ]);
  });

  test("of a scenario that is gone shows the first and says so", () => {
    const { state, notices } = readLink(new URLSearchParams("scenario=picnic"), baking, data);
    expect(state).toEqual(start);
    expect(notices).toEqual(["There is no scenario “picnic” any more; shown is “The order”."]);
  });

  test("tells each choice that is gone, and what stands in its place", () => {
    const { state, notices } = readLink(
      new URLSearchParams("compare=gone&output=toString&over=way"),
      baking,
      data,
    );
    expect(state).toEqual(start);
    expect(notices).toEqual([
      "There is no scenario “gone” to compare with any more; compared is “The feast”.",
      "There is no output “toString” any more; drawn is “Time of the order”.",
      "There is no input “way” to draw over any more; it is drawn over “Loaves”.",
    ]);
  });

  test("is repeated by 60 signs at most", () => {
    const long = "🍞".repeat(61);
    const cut = `${"🍞".repeat(60)}…`;
    const query = new URLSearchParams({
      scenario: long,
      compare: long,
      output: long,
      over: long,
      [`in.${long}`]: "1",
      "in.way": long,
    });
    const { notices } = readLink(query, baking, data);
    expect(notices).toHaveLength(6);
    for (const notice of notices) {
      expect(notice).toContain(cut);
      expect(notice).not.toContain(long);
    }
  });

  test.each(["__proto__", "constructor", "toString"])("passes over an input called %s", (name) => {
    const { state, notices } = readLink(new URLSearchParams({ [`in.${name}`]: "1" }), baking, data);
    expect(state).toEqual(start);
    expect(notices).toEqual([
      `The link gives 1 for “${name}”, which is passed over. There is no such input.`,
    ]);
  });

  test.each(["minutes_1.2.3", "minutes_1e999", "__proto__*minutes_."])(
    "passes over the output then “%s”, which is no number",
    (then) => {
      const query = new URLSearchParams({ m: "old", d: "zzz", o: then });
      expect(readLink(query, baking, data)).toEqual({
        state: start,
        notices: [
          "The model has changed since this link was made.",
          "The data of this scenario have changed since this link was made.",
        ],
      });
    },
  );

  test("leads to the start where reading it fails", () => {
    const broken = {
      ...baking,
      compute: (): never => {
        throw new TypeError("broken");
      },
    };
    expect(readLink(new URLSearchParams("m=old"), broken, data)).toEqual({
      state: start,
      notices: ["The link cannot be read; shown is what the workbench starts with."],
    });
  });
});

describe("an old address says", () => {
  const moved = { ...start, values: { ...order, ovens: 4 } };

  test("that the model has changed, and what came out then and comes out today", () => {
    const before: BenchData = { ...data, modelDigest: "00000000" };
    const old = addressOf(moved, before);
    expect(readLink(old, baking, data).notices).toEqual([
      "The model has changed since this link was made.",
      "What the link showed is the same today.",
    ]);
    old.set("o", "minutes_20*batches_30");
    expect(readLink(old, baking, data).notices).toEqual([
      "The model has changed since this link was made.",
      "Time of the order: then 20\u00a0min, today 30\u00a0min.",
    ]);
  });

  test("for which inputs the scenario has other values, but not for those that the link itself gives", () => {
    const old = addressOf(moved);
    const today: BenchData = {
      ...data,
      scenarios: [scenario("order", { ...order, rate: 4 }, {}, "aaaxxxyyyddd"), ...data.scenarios.slice(1)],
    };
    const { state, notices } = readLink(old, baking, today);
    expect(state.values).toEqual({ ...order, rate: 4, ovens: 4 });
    expect(notices).toEqual([
      "The scenario has other values since this link was made for: Loaves an oven bakes in a minute.",
      "Time of the order: then 30\u00a0min, today 15\u00a0min.",
    ]);
  });

  test("that data changed where it cannot tell which, and that the model refuses today", () => {
    const old = addressOf({ ...start, values: { ...order, loaves: 900, ovens: 2 } });
    old.set("d", "older");
    old.set("in.ovens", "1");
    expect(readLink(old, baking, data).notices).toEqual([
      "The data of this scenario have changed since this link was made.",
      "The model refuses what it answered then.",
    ]);
  });
});
