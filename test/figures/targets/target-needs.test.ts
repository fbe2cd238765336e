/** What it takes to reach a target: every returned point run forward, each number by another route. Long because each number stands beside its other route. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomStream } from "../../../src/base/random.ts";
import { models } from "../../../src/build/registry.ts";
import type { TargetData } from "../../../src/figures/targets/target-data.ts";
import { forwardFaults, targetNeeds, type Need } from "../../../src/figures/targets/target-needs.ts";
import { answerText, beyondText, shareText } from "../../../src/figures/targets/target-words.ts";
import { mapTitle } from "../../../src/figures/targets/map-figure.ts";
import { mapPoints, type MapPoints } from "../../../src/figures/targets/map-points.ts";
import { needsFindings, needsTable } from "../../../src/figures/targets/needs-figure.ts";
import type { Model } from "../../../src/models/contract.ts";
import type { Distribution } from "../../../src/uncertainty/distribution.ts";
import { expectNear, expectPrinted, refusal } from "../../laws/printed.ts";
import { between, holds } from "../../laws/seeded.ts";

function modelOf(id: string): Model {
  const found = models.get(id);
  if (found === undefined) throw new Error(`no model ${id}`);
  return found;
}
const gainProduct = modelOf("gain-product");
const phaseSpeedup = modelOf("phase-speedup");
const agentLoop = modelOf("agent-loop");

const even = (low: number, high: number): Distribution => ({ kind: "log-uniform", low, high });
const flat = (low: number, high: number): Distribution => ({ kind: "uniform", low, high });
const said = (value: number) => ({ value, printed: `${value}×`, label: `somebody says ${value}` });

const shared = {
  id: "test",
  title: "A target",
  scenario: { id: "scenario", title: "Scenario" },
  side: "atLeast",
  said: null,
  names: {},
  drawnWith: {},
  kind: "assumed",
} as const;

/** The six priors of the specification's section 9.3, hourly cost and power as single values. */
const gains: TargetData = {
  ...shared,
  model: "gain-product",
  output: "costRatio",
  target: 35,
  values: {
    bandwidthGain: 2,
    precisionGain: 2,
    scaleUpGain: 2,
    speculationGain: 2,
    servingGain: 1.5,
    softwareGain: 2,
    hourlyCostRatio: 2.65 / 1.41,
    powerRatio: 2.1 / 1.73,
  },
  ranges: {
    precisionGain: even(1.3, 3),
    speculationGain: even(1.3, 2.5),
    scaleUpGain: even(1.5, 5),
    servingGain: even(1.1, 2),
    softwareGain: even(1.2, 3),
    bandwidthGain: even(1.67, 2.4),
  },
  published: { scaleUpGain: { lowest: said(1), highest: said(4.39) } },
  map: ["scaleUpGain", "precisionGain"],
};

/** A part of the work and its own gain, as Amdahl's law joins them. */
const part: TargetData = {
  ...shared,
  model: "phase-speedup",
  output: "endToEndSpeedup",
  target: 1.2,
  values: { phasePercent: 40, phaseSpeedup: 1.73 },
  ranges: { phasePercent: flat(10, 70), phaseSpeedup: flat(1.05, 2.54) },
  published: {},
  map: ["phasePercent", "phaseSpeedup"],
};

function needOf(
  data: TargetData,
  model: Model,
  target: number,
  input: string,
  which: "othersBest" | "othersMedian",
): Need {
  const found = targetNeeds(data, model, target).inputs.find((one) => one.input === input);
  if (found === undefined) throw new Error(`no need of ${input}`);
  return found[which];
}

const valueOf = (need: Need): number => (need.kind === "value" ? need.value : Number.NaN);

describe("the share of the ranges", () => {
  test.each([
    ["costRatio", 35, "0.3806139"],
    ["wattRatio", 50, "0.4332859"],
  ] as const)("V9.5 is exact for a product: %s of %d has %s", (output, target, printed) => {
    const { share } = targetNeeds({ ...gains, output }, gainProduct, target);
    expect(share.method).toBe("exact");
    expectPrinted(share.value, printed);
  });
  test("of no product is estimated with an error, and a plain count of other points agrees", () => {
    const { share } = targetNeeds(part, phaseSpeedup, 1.2);
    if (share.method !== "drawn") throw new Error("expected a drawn share");
    expect(share).toMatchObject({ count: 1024, shifts: 8, seed: 20261121, refused: [] });
    const { uniform } = randomStream(99);
    const count = 100_000;
    let reached = 0;
    for (let index = 0; index < count; index += 1) {
      const [f, s] = [0.1 + 0.6 * uniform(), 1.05 + 1.49 * uniform()];
      if (1 / (1 - f + f / s) >= 1.2) reached += 1;
    }
    const plain = reached / count;
    const error = Math.hypot(share.standardError, Math.sqrt((plain * (1 - plain)) / count));
    expect(Math.abs(share.value - plain)).toBeLessThan(4 * error);
    expect(share.standardError).toBeLessThan(0.005);
    expect(shareText(share)).toMatch(/^\d\d\.\d(\d ± 0\.0| ± 0\.)\d%$/);
  });
  test.each([
    [0.4356, 0.0009, "43.56 ± 0.09%"],
    [0.4356, 0.00096, "43.6 ± 0.1%"],
    [0.436, 0.0000901, "43.600 ± 0.009%"],
    [0.00045, 0.00009, "0.045 ± 0.009%"],
    [0.99996, 0.0009, "100.00 ± 0.09%"],
    [0.0005, 0.002, "0.05 ± 0.2%"],
  ])("%s with an error of %s is printed to the digit of its error", (value, standardError, printed) => {
    const drawn = {
      method: "drawn",
      count: 1024,
      seed: 1,
      shifts: 8,
      refused: [],
      asked: 8192,
      best: null,
    } as const;
    expect(shareText({ ...drawn, value, standardError })).toBe(printed);
  });
  test.each([
    ["a product", gains, gainProduct, 5, 300],
    ["no product", part, phaseSpeedup, 1.01, 1.8],
  ] as const)("of %s never grows with the target", (_, data, model, low, high) => {
    holds(
      fc.property(between(low, high), between(1, 1.5), (target, more) => {
        const share = (at: number): number => targetNeeds(data, model, at).share.value;
        expect(share(target * more)).toBeLessThanOrEqual(share(target) + 1e-12);
      }),
      12,
    );
  });
});

describe("each returned point, run forward, gives the target", () => {
  test.each([
    ["a product", gains, gainProduct, 5, 400],
    ["a part of the work", part, phaseSpeedup, 1.01, 3],
  ] as const)("of %s, over many targets", (_, data, model: Model, low, high) => {
    holds(
      fc.property(between(low, high), (target) => {
        const needs = targetNeeds(data, model, target);
        expect(forwardFaults(needs, model)).toEqual([]);
        for (const { othersBest, othersMedian } of needs.inputs) {
          for (const need of [othersBest, othersMedian]) {
            if (need.kind !== "value") continue;
            const forward = model.compute(need.values as never)[needs.goal.output] ?? Number.NaN;
            expect(forward).toBe(need.answer);
            expect(forward).toBeGreaterThanOrEqual(target);
            expectNear(forward, target, 1e-9);
          }
        }
      }),
      25,
    );
  });
  test("and a point that does not is told", () => {
    const needs = targetNeeds(part, phaseSpeedup, 1.2);
    const [first] = needs.inputs;
    if (first?.othersBest.kind !== "value") throw new Error("expected a value");
    const values = { ...first.othersBest.values, phasePercent: 20 };
    const wrong = { ...needs, inputs: [{ ...first, othersBest: { ...first.othersBest, values } }] };
    expect(forwardFaults(wrong, phaseSpeedup)).toEqual([
      expect.stringMatching(/^phasePercent = 27\.489\d+ gives endToEndSpeedup = 1\.13799\d*, expected 1\.2$/),
    ]);
  });
});

describe("what an input must be", () => {
  test("V9.5 no single gain is needed for 35 times, since the others at their best make up for it", () => {
    const { inputs, reach } = targetNeeds(gains, gainProduct, 35);
    expect(inputs.map(({ othersBest }) => othersBest.kind)).toEqual(inputs.map(() => "any"));
    expectNear(reach.best, (540 * 1.41) / 2.65, 1e-12);
  });
  test("with the others at their medians is the target over their product (by hand)", () => {
    const middle = Math.sqrt(1.3 * 3 * 1.3 * 2.5 * 1.1 * 2 * 1.2 * 3 * 1.67 * 2.4);
    const need = needOf(gains, gainProduct, 35, "scaleUpGain", "othersMedian");
    expectNear(valueOf(need), (35 * 2.65) / 1.41 / middle, 1e-12);
  });
  test("of a part is Amdahl's law solved for it (by hand)", () => {
    const share = needOf(part, phaseSpeedup, 1.2, "phasePercent", "othersBest");
    expectNear(valueOf(share), (100 * (0.2 / 1.2)) / (1 - 1 / 2.54), 1e-12);
    const gain = needOf(part, phaseSpeedup, 1.2, "phaseSpeedup", "othersMedian");
    expectNear(valueOf(gain), 0.4 / (0.4 - 0.2 / 1.2), 1e-12);
  });
  test("never falls as the target grows", () => {
    const weight = (need: Need): number =>
      need.kind === "any" ? -Infinity : need.kind === "value" ? need.value : Infinity;
    holds(
      fc.property(between(5, 300), between(1, 2), (target, more) => {
        const [before, after] = [target, target * more].map(
          (at) => targetNeeds(gains, gainProduct, at).inputs,
        );
        before?.forEach(({ othersBest, othersMedian }, index) => {
          const next = after?.[index];
          if (next === undefined) throw new Error("an input is gone");
          expect(weight(next.othersBest)).toBeGreaterThanOrEqual(weight(othersBest) - 1e-12);
          expect(weight(next.othersMedian)).toBeGreaterThanOrEqual(weight(othersMedian) - 1e-12);
        });
      }),
      25,
    );
  });
  test("is at most, not at least, where less is better", () => {
    const withCost = { ...gains, ranges: { ...gains.ranges, hourlyCostRatio: even(1.6, 2.5) } };
    const need = needOf(withCost, gainProduct, 300, "hourlyCostRatio", "othersBest");
    expectNear(valueOf(need), 540 / 300, 1e-12);
    expect(needOf(withCost, gainProduct, 400, "hourlyCostRatio", "othersBest")).toMatchObject({
      beyondRange: true,
    });
  });
  test("leaves out inputs that do not move the output", () => {
    const withPower = { ...gains, ranges: { ...gains.ranges, powerRatio: even(1.2, 1.6) } };
    expect(targetNeeds(withPower, gainProduct, 35).inputs.map(({ input }) => input)).not.toContain(
      "powerRatio",
    );
  });
});

describe("what lies beyond", () => {
  test("the highest published value is marked, inside the range or not", () => {
    const at = (target: number): Need => needOf(gains, gainProduct, target, "scaleUpGain", "othersMedian");
    expect(at(35)).toMatchObject({ beyondRange: false, beyondPublished: false });
    expect(at(48)).toMatchObject({ beyondRange: false, beyondPublished: true });
    expect(at(60)).toMatchObject({ beyondRange: true, beyondPublished: true });
    expect(beyondText(at(60), true)).toBe("beyond its range and the highest value that its range names");
    expect(needOf(gains, gainProduct, 60, "softwareGain", "othersMedian")).toMatchObject({
      beyondRange: true,
      beyondPublished: null,
    });
    const scaleUp = targetNeeds(gains, gainProduct, 35).inputs.find(({ input }) => input === "scaleUpGain");
    expect(scaleUp?.bestBeyondPublished).toBe(true);
    const rounded = {
      ...gains,
      published: { bandwidthGain: { lowest: said(8 / 4.8), highest: said(8 / 3.35) } },
    };
    const bandwidth = targetNeeds(rounded, gainProduct, 35).inputs.find(
      ({ input }) => input === "bandwidthGain",
    );
    expect(bandwidth?.bestBeyondPublished, "2.4 stands for 2.388").toBe(false);
  });
  test("a target out of reach tells what is missing and what could make up for it", () => {
    const needs = targetNeeds(part, phaseSpeedup, 2);
    const best = 1 / (0.3 + 0.7 / 2.54);
    expect(needs.reach.reachable).toBe(false);
    expectNear(needs.reach.best, best, 1e-12);
    expectNear(needs.reach.shortfall ?? 0, 2 / best, 1e-12);
    expect(needs.share.value).toBe(0);
    expect(answerText({ data: part, model: phaseSpeedup, needs })).toBe(
      "Out of reach: 2× lies outside the ranges; the best end of every range gives 1.74×, short by a factor of 1.15. One of these would do, with the others at their best: share of the time that the part takes, at least 82.5% (beyond its range); speed-up of the part, at least 3.50× (beyond its range).",
    );
  });
  test.each([
    [
      1.00001,
      "Out of reach: 1.7374× lies outside the ranges; the best end of every range gives 1.7373×, short by a factor of 1.00001",
    ],
    [1.0004, "1.737×, short by a factor of 1.0004"],
    [1.004, "1.737×, short by a factor of 1.004"],
  ])("a target missed by a hair, %s times the best, is printed apart from it", (over, printed) => {
    const best = 1 / (0.3 + 0.7 / 2.54);
    const needs = targetNeeds(part, phaseSpeedup, best * over);
    expect(needs.reach.reachable).toBe(false);
    expect(answerText({ data: part, model: phaseSpeedup, needs })).toContain(printed);
  });
  test("where no value of an input is enough, none is named", () => {
    const needs = targetNeeds(part, phaseSpeedup, 3.5);
    expect(needs.inputs.map(({ othersBest }) => othersBest.kind)).toEqual(["none", "none"]);
    expect(answerText({ data: part, model: phaseSpeedup, needs })).toContain(
      "No input could make up for it alone, whatever its value.",
    );
  });
});

describe("a model that does not declare which way an input pulls", () => {
  const loop: TargetData = {
    ...part,
    model: "agent-loop",
    output: "speedup",
    values: {
      turnCount: 20,
      outputTokens: 400,
      tokensPerSecond: 65,
      fastTokensPerSecond: 1000,
      roundTripSeconds: 0.3,
      firstTokenSeconds: 1.2,
      toolSeconds: 6,
      humanSeconds: 0,
      roundTripCutPercent: 80,
      firstTokenCutPercent: 50,
      toolCutPercent: 0,
    },
    ranges: { tokensPerSecond: flat(40, 100), toolSeconds: flat(1, 60) },
    map: ["toolSeconds", "tokensPerSecond"],
  };
  const needs = targetNeeds(loop, agentLoop, 2);
  const asked = { data: loop, model: agentLoop, needs };

  test("has a share, a best draw, and the needs of the inputs whose pull it declares", () => {
    if (needs.share.method !== "drawn") throw new Error("expected a drawn share");
    expect(needs.share.value).toBeGreaterThan(0);
    expect(needs.reach.draws).toBe(8 * 1024);
    // The corner that the draws cannot prove to be the best: slow tokens before, hardly any tools.
    const corner = agentLoop.compute({ ...loop.values, tokensPerSecond: 40, toolSeconds: 1 } as never);
    expect(needs.reach.best).toBeLessThan(corner["speedup"] ?? 0);
    expect(needs.reach.best).toBeGreaterThan(0.9 * (corner["speedup"] ?? 0));
    expect(agentLoop.compute(needs.reach.bestValues as never)["speedup"]).toBe(needs.reach.best);
    expect(needs.inputs.map(({ othersBest }) => othersBest.kind)).toEqual(["unasked", "unasked"]);
    expect(needs.inputs.map(({ upIsBetter }) => upIsBetter)).toEqual([false, null]);
    expect(needOf(loop, agentLoop, 2, "tokensPerSecond", "othersMedian").kind).toBe("value");
    expect(forwardFaults(needs, agentLoop)).toEqual([]);
  });
  test("has an answer that says what is left out", () => {
    expect(answerText(asked)).toContain(
      "Left out, since the model does not declare which way they pull: the values needed of time in tools, each turn,",
    );
    expect(needsTable(asked).columns.map(({ name }) => name)).not.toContain("othersBest");
    const none = targetNeeds(loop, agentLoop, 50);
    expect(answerText({ ...asked, needs: none })).toMatch(
      /^Not in any draw: the best of 8,192 draws gives \d\.\d\d×, short by a factor of .*Draws alone do not prove 50× out of reach\./,
    );
  });
  test("reaches a target just where one of the points behind its share does", () => {
    holds(
      fc.property(between(0.95, 1.05), (times) => {
        const { reach, share, goal } = targetNeeds(loop, agentLoop, needs.reach.best * times);
        expect(reach.best).toBe(needs.reach.best);
        expect(share.value > 0).toBe(reach.best >= goal.target);
        expect(reach.reachable).toBe(share.value > 0);
      }),
      8,
    );
    expect(targetNeeds(loop, agentLoop, needs.reach.best).share.value).toBeCloseTo(1 / 8192, 12);
  });
  test("calls the best a best of draws wherever it is named", () => {
    expect(needsFindings(asked)["shortfall"]?.label).toBe("2× over what the best of 8,192 draws gives");
  });
  test("has a map, on which the value needed is asked only of an input whose pull is declared", () => {
    const on = (across: string, up: string): MapPoints =>
      mapPoints(loop, agentLoop, { target: 2, across, up, values: loop.values });
    const points = on("toolSeconds", "tokensPerSecond");
    expect(points.neededHere).toBeNull();
    expect(mapTitle(points)).toMatch(/×, not enough for 2×$|: 1\.\d\d× with .*, not enough for 2×$/);
    for (const { reaching } of points.rows) for (const at of reaching) expect(at).toBeLessThan(20);
    expect(points.rows.some(({ reaching }) => reaching.length > 0)).toBe(true);
    expect(on("tokensPerSecond", "toolSeconds").neededHere).toBeGreaterThan(0);
  });
  test("is refused a map of one input on both sides", () => {
    expect(
      refusal(() =>
        mapPoints(loop, agentLoop, {
          target: 2,
          across: "toolSeconds",
          up: "toolSeconds",
          values: loop.values,
        }),
      ),
    ).toBe("test: toolSeconds runs across and up, expected two inputs");
  });
});
