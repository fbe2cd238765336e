/** A difference of two points of a model, shared out among its inputs. */
import { describe, expect, test } from "vitest";
import { ModelError } from "../../src/models/errors.ts";
import { interactivityRatio } from "../../src/models/interactivity-ratio.ts";
import { attributeDifference } from "../../src/uncertainty/attribution.ts";
import { expectNear, expectPrinted, refusal } from "../laws/printed.ts";
import { toyModel } from "./toy-models.ts";

describe("attributeDifference", () => {
  const older = { fixedSeconds: 0.01, secondsPerSequence: 2e-4, tokensPerStep: 1 };
  const common = { oldGpuCount: 8, newGpuCount: 8, oldUsdPerGpuHour: 1, newUsdPerGpuHour: 1 };
  const old = {
    oldFixedSeconds: older.fixedSeconds,
    oldSecondsPerSequence: older.secondsPerSequence,
    oldTokensPerStep: older.tokensPerStep,
  };
  const from = { ...common, ...old, newFixedSeconds: 0.01, newSecondsPerSequence: 2e-4, newTokensPerStep: 1 };
  const to = {
    ...common,
    ...old,
    newFixedSeconds: 0.004,
    newSecondsPerSequence: 5e-5,
    newTokensPerStep: 1.85,
  };
  const at = (speed: number) =>
    attributeDifference(
      interactivityRatio,
      { from: { ...from, tokensPerSecondPerUser: speed }, to: { ...to, tokensPerSecondPerUser: speed } },
      "throughputRatio",
    );

  test("V9.3b two decoders at 90 tok/s/user: three changes that hang on each other (worked by hand)", () => {
    const { total, factors } = at(90);
    expectNear(total, 59.6, 1e-12);
    expect(factors.map(({ factor }) => factor)).toEqual([
      "newFixedSeconds",
      "newSecondsPerSequence",
      "newTokensPerStep",
    ]);
    ["3.168264", "4.000000", "4.702891"].forEach((text, place) =>
      expectPrinted(factors[place]?.times ?? 0, text),
    );
    ["1.568", "4", "2.328"].forEach((text, place) => expectPrinted(factors[place]?.least ?? 0, text));
    ["6.4", "4", "9.5"].forEach((text, place) => expectPrinted(factors[place]?.most ?? 0, text));
  });
  test("V9.3b the same change is worth a seventh at 10 tok/s/user", () => {
    expectPrinted(at(10).total, "8.044");
  });
  test("inputs of one group change together and share one name", () => {
    const model = toyModel({ inputs: ["a", "b", "c"], y: ({ a = 0, b = 0, c = 0 }) => a * b * c });
    const { factors } = attributeDifference(
      model,
      { from: { a: 1, b: 1, c: 1 }, to: { a: 2, b: 3, c: 5 } },
      "y",
      { both: ["a", "b"], none: [] },
    );
    expect(factors.map(({ factor }) => factor)).toEqual(["both", "c"]);
    expectNear(factors[0]?.times ?? 0, 6);
  });
  test("two equal points have nothing to share out", () => {
    expect(
      refusal(() => attributeDifference(interactivityRatio, { from, to: from }, "throughputRatio")),
    ).toContain("[EMPTY_INPUT]");
  });
  test("orders that pass a mixture which the model refuses are left out, and counted", () => {
    // b may be 2 only where a is 3, so a comes first: 3 of the 6 orders. a · b + c goes from 2 to 9.
    const model = toyModel({
      inputs: ["a", "b", "c"],
      y: ({ a = 0, b = 0, c = 0 }) => {
        if (b === 2 && a !== 3)
          throw new ModelError({ code: "INCONSISTENT", model: "toy", field: "b", value: b, allowed: "1" });
        return a * b + c;
      },
    });
    const { factors, orders, total } = attributeDifference(
      model,
      { from: { a: 1, b: 1, c: 1 }, to: { a: 3, b: 2, c: 3 } },
      "y",
    );
    expect(orders).toEqual({ asked: 6, answered: 3, drawn: false });
    expectNear(total, 4.5);
    // By hand: the orders abc, acb and cab.
    const [a, b, c] = factors.map(({ times }) => times);
    expectNear(a ?? 0, (2 * 2 * (6 / 4)) ** (1 / 3), 1e-12);
    expectNear(b ?? 0, ((7 / 4) * (9 / 6) * (9 / 6)) ** (1 / 3), 1e-12);
    expectNear(c ?? 0, ((9 / 7) * (6 / 4) * (4 / 2)) ** (1 / 3), 1e-12);
    expect(factors.map(({ lnError }) => lnError)).toEqual([0, 0, 0]);
  });
  test("where no order is left, the first refusal is told, that of an end before that of a mixture", () => {
    const stepwise = (legal: (sum: number) => boolean) =>
      toyModel({
        inputs: ["a", "b"],
        y: ({ a = 0, b = 0 }) => {
          if (!legal(a + b))
            throw new ModelError({
              code: "INFEASIBLE",
              model: "toy",
              field: "a",
              value: a + b,
              allowed: "another sum",
            });
          return 1 + a + b;
        },
      });
    const told = (legal: (sum: number) => boolean): string =>
      refusal(() => attributeDifference(stepwise(legal), { from: { a: 0, b: 0 }, to: { a: 1, b: 1 } }, "y"));
    expect(told((sum) => sum !== 1)).toBe("toy: a is 1, expected another sum. [INFEASIBLE]");
    expect(told((sum) => sum === 0)).toBe("toy: a is 2, expected another sum. [INFEASIBLE]");
  });
});
