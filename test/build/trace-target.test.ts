/** The targets of this site: their numbers by another route, what they rest on, and what is wrong with a bad one. Long because one target record is tried in many faulty forms. */
import { describe, expect, test } from "vitest";
import { lineageLeaves, walkLineage } from "../../src/base/lineage.ts";
import { makeNumbers } from "../../src/build/number-context.ts";
import { siteFigures } from "../../src/build/site-figures.ts";
import { targetPage, targetsOfModel, targetsRestingOn, targetsSetBy } from "../../src/build/target-pages.ts";
import { traceRun } from "../../src/build/trace-run.ts";
import { checkForward, traceTarget } from "../../src/build/trace-target.ts";
import { forwardFaults, type Need } from "../../src/figures/targets/target-needs.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { readLedger } from "../../src/ledger/read-ledger.ts";
import type { Scenario } from "../../src/schemas/scenario.ts";
import type { TargetRecord } from "../../src/schemas/target.ts";
import { projectRoot } from "../laws/imports-of.ts";
import { expectNear, expectPrinted, refusal } from "../laws/printed.ts";
import { smallLedger } from "./small-ledger.ts";

const { ledger } = readLedger(projectRoot);
if (ledger === null) throw new Error("data/ has faults: run `npm run check -- --data`");
const site = { ...makeNumbers(ledger, siteFigures(ledger, [], [])) };
const ids = [...ledger.targets.keys()];

function need(id: string, input: string, which: "othersBest" | "othersMedian"): Need {
  const found = targetPage(site, id).needs.inputs.find((one) => one.input === input);
  if (found === undefined) throw new Error(`no need of ${input}`);
  return found[which];
}
const valueOf = (one: Need): number => (one.kind === "value" ? one.value : Number.NaN);

describe("the targets of this site", () => {
  test("are 35 times, 50 times, 20 percent and 15 times, each as its claim says", () => {
    const asked = ids.map((id) => [
      id,
      traceTarget(ledger, id).data.target,
      traceTarget(ledger, id).data.said,
    ]);
    expect(asked).toEqual([
      ["balancing-20-percent", 20, "more than 20%"],
      ["coding-15x", 15, "15×"],
      ["cost-35x", 35, "up to 35×"],
      ["watt-50x", 50, "up to 50×"],
    ]);
  });

  test.each(ids)("%s: each returned point, run forward, gives the target", (id) => {
    expect(() => checkForward(ledger, id)).not.toThrow();
    const { needs, run } = targetPage(site, id);
    expect(forwardFaults(needs, run.model)).toEqual([]);
  });

  test("35 times: the share is that of the box of five gains and a cost over one ratio of bandwidths, 23.7 %, by folding logarithms", () => {
    const { needs } = targetPage(site, "cost-35x");
    expect(needs.share.method).toBe("exact");
    // The sum of six even stretches of logarithm, its distribution built up by numerical folding.
    const ranges: readonly (readonly [number, number])[] = [
      [1.3, 3],
      [1.5, 5],
      [1.3, 2.5],
      [1.1, 2],
      [1.2, 3],
      [1 / 2.5, 1 / 1.6],
    ];
    const cell = 1e-3;
    let weights = [1];
    // GB300's 8 TB/s over H200's 4.8 stand still.
    let start = Math.log(8 / 4.8);
    for (const [low, high] of ranges) {
      start += Math.log(low);
      const width = Math.round(Math.log(high / low) / cell);
      const next = new Array<number>(weights.length + width).fill(0);
      let running = 0;
      for (let place = 0; place < next.length; place += 1) {
        running += weights[place] ?? 0;
        running -= weights[place - width] ?? 0;
        next[place] = running / width;
      }
      weights = next;
    }
    // Each fold takes cells at their lower edge: half a cell a factor, on average.
    const reach = Math.log(35) - start - (cell * ranges.length) / 2;
    const share = weights.reduce((sum, weight, place) => sum + (place * cell >= reach ? weight : 0), 0);
    expect(Math.abs(share - needs.share.value)).toBeLessThan(2e-3);
    expectPrinted(needs.share.value, "0.237");
    expectPrinted(targetPage(site, "watt-50x").needs.share.value, "0.245");
  });

  test("35 times: best and needs are products and quotients of the ranges (by hand)", () => {
    const { needs } = targetPage(site, "cost-35x");
    expectNear(needs.reach.best, ((8 / 4.8) * 3 * 5 * 2.5 * 2 * 3) / 1.6, 1e-12);
    const middles = (8 / 4.8) * Math.sqrt(1.3 * 3 * 1.3 * 2.5 * 1.1 * 2 * 1.2 * 3);
    const scaleUp = (35 * Math.sqrt(1.6 * 2.5)) / middles;
    expectNear(valueOf(need("cost-35x", "scaleUpGain", "othersMedian")), scaleUp, 1e-12);
    const hourly = (middles * Math.sqrt(1.5 * 5)) / 35;
    const cost = need("cost-35x", "hourlyCostRatio", "othersMedian");
    expectNear(valueOf(cost), hourly, 1e-12);
    expect(cost).toMatchObject({ beyondRange: true });
  });

  test("50 times: power replaces cost (by hand)", () => {
    const { needs } = targetPage(site, "watt-50x");
    expectNear(needs.reach.best, ((8 / 4.8) * 3 * 5 * 2.5 * 2 * 3) / 1.21, 1e-12);
    expect(needs.inputs.map(({ input }) => input)).toContain("powerRatio");
    expect(needs.inputs.map(({ input }) => input)).not.toContain("hourlyCostRatio");
  });

  test("20 percent: the share of time and the gain that a part needs (by hand)", () => {
    expectNear(
      valueOf(need("balancing-20-percent", "phasePercent", "othersBest")),
      (100 / 6) * (2.54 / 1.54),
      1e-12,
    );
    expectNear(
      valueOf(need("balancing-20-percent", "phaseSpeedup", "othersBest")),
      0.7 / (0.7 - 1 / 6),
      1e-12,
    );
  });

  test("15 times: out of reach, and by how much (by hand)", () => {
    const { needs, needsFigure } = targetPage(site, "coding-15x");
    expect(needs.reach.reachable).toBe(false);
    const best = 1 / (0.1 + 0.9 / 15.4);
    expectNear(needs.reach.best, best, 1e-12);
    expectNear(needs.reach.shortfall ?? 0, 15 / best, 1e-12);
    expect(needs.share.value).toBe(0);
    expectPrinted(valueOf(need("coding-15x", "phasePercent", "othersBest")), "99.8148");
    expect(need("coding-15x", "phasePercent", "othersBest")).toMatchObject({
      beyondRange: true,
      beyondPublished: true,
    });
    expect(need("coding-15x", "phaseSpeedup", "othersBest").kind).toBe("none");
    expect(needsFigure.answer).toMatch(/^Out of reach: 15× lies outside the ranges/);
  });

  test("the best value named is that of a claim in the input's own unit, or a quotient of two", () => {
    const { published } = traceTarget(ledger, "cost-35x").data;
    expect(published["scaleUpGain"]?.highest).toMatchObject({
      value: 4.39,
      printed: "up to 4.39× (1k input, 1k output)",
    });
    // A range of two to three counts to its end.
    expect(published["speculationGain"]?.highest.value).toBe(3);
    // Seventy percent more is not 0.7 times.
    expect(published["servingGain"]?.lowest.value).toBe(2);
    // Terabytes a second are no multiple; the quotient is the value itself, of one machine and without a range.
    expect(published).not.toHaveProperty("bandwidthGain");
    const bandwidth = traceRun(ledger, "gain-factors-middle").inputs.find(
      ({ name }) => name === "bandwidthGain",
    );
    expectNear(Number(bandwidth?.value), 8 / 4.8, 1e-12);
    expect(bandwidth).toMatchObject({
      kind: "modelled",
      lineage: { label: "Gain from memory bandwidth: 8\u00a0TB/s over 4.8\u00a0TB/s" },
    });
    const cells = bandwidth?.lineage.children.map((node) => (node.type === "dataset" ? node.id : node.type));
    expect(cells).toEqual(["accelerator-specs@2026-08-15", "accelerator-specs@2026-08-15"]);
    expect(published["precisionGain"]?.highest.printed).toBe(
      "8.20× (959\u00a0tok/s/GPU over 117\u00a0tok/s/GPU, 1k input, 1k output)",
    );
    expectNear(published["hourlyCostRatio"]?.lowest.value ?? 0, 3.3 / 2.05, 1e-12);
    expectNear(published["hourlyCostRatio"]?.highest.value ?? 0, 3.96 / 1.6, 1e-12);
    const power = traceTarget(ledger, "watt-50x").data.published["powerRatio"];
    expectNear(power?.lowest.value ?? 0, 2.1 / 1.73, 1e-12);
    expectNear(power?.highest.value ?? 0, 2.12 / 1.37, 1e-12);
    expect(published).not.toHaveProperty("softwareGain");
    const coding = traceTarget(ledger, "coding-15x").data.published;
    expect(coding["phasePercent"]?.highest.value).toBe(41);
    expectNear(coding["phaseSpeedup"]?.highest.value ?? 0, 1000 / 65, 1e-12);
    expect(coding["phaseSpeedup"]?.highest.printed).toMatch(/^15\.4× \(more than 1,000.* over about 65/);
  });

  test("no pair of FP4 and FP8 at one speed in a claim that a range names exceeds the best value named", () => {
    const best = traceTarget(ledger, "cost-35x").data.published["precisionGain"]?.highest.value ?? 0;
    expectNear(best, 959 / 117, 1e-12);
    const named = ledger.scenarios.get("gain-factors-middle")?.inputs["precisionGain"]?.range?.claims ?? [];
    const pairs = named.flatMap((id) => {
      const quantities = ledger.claims.get(id)?.quantities ?? [];
      return quantities.flatMap((top) => {
        const bottom = quantities.find((one) => one.id === top.id?.replace("fp4-", "fp8-") && one !== top);
        return bottom === undefined ? [] : [(top.value ?? 0) / (bottom.value ?? 0)];
      });
    });
    expect(pairs).toHaveLength(6);
    expect(Math.max(...pairs)).toBeLessThanOrEqual(best);
  });

  test("the figure claims no more than that its ranges name a value", () => {
    const { needsFigure } = targetPage(site, "cost-35x");
    expect(needsFigure.table.columns.map(({ title }) => title)).toContain("Best value that the range names");
    expect(needsFigure.notes.join(" ")).toContain(
      "Ranges that name no published value: kernels and software.",
    );
    expect(needsFigure.notes.join(" ")).toContain("others may have published a better one");
    expect(needsFigure.notes).toContain("Held still, since no range is given: memory bandwidth at 1.67×.");
  });

  test.each(ids)("%s leads to its claim, to the claims of its ranges, and on to sources or reasons", (id) => {
    const { goal, children, data } = traceTarget(ledger, id);
    expect(goal.type).toBe("claim");
    expect(targetsSetBy(site, goal.type === "claim" ? goal.id : "")).toHaveLength(1);
    const leaves = children.flatMap(lineageLeaves);
    expect(leaves.filter(({ type }) => type !== "source" && type !== "assumption")).toEqual([]);
    const claims = children.flatMap((child) =>
      [...walkLineage(child)].filter(({ type }) => type === "claim"),
    );
    expect(claims.length).toBeGreaterThan(1);
    expect(data.kind).toBe("assumed");
  });

  test("are found from claims and models that they rest on", () => {
    const resting = targetsRestingOn(site, (node) => node.type === "claim" && node.id === "spark-15x");
    expect(resting.map(({ id }) => id)).toEqual(["coding-15x"]);
    const asked = targetsOfModel(site, { id: "gain-product" });
    expect(asked.map(({ id }) => id)).toEqual(["cost-35x", "watt-50x"]);
  });
});

describe("a bad target", () => {
  const scenario: Pick<Scenario, "model" | "inputs"> = {
    model: "phase-speedup",
    inputs: {
      phasePercent: {
        value: 40,
        assumption: "A part.",
        range: { kind: "uniform", low: 10, high: 70, because: "So." },
      },
      phaseSpeedup: {
        value: 2,
        assumption: "A gain.",
        range: { kind: "uniform", low: 1, high: 3, because: "So." },
      },
    },
  };
  const sound: TargetRecord = {
    title: "A fifth",
    question: "What must be true for a fifth?",
    about: "Nothing else.",
    scenario: "run",
    output: "gainPercent",
    atLeast: { value: 20, unit: "%", assumption: "Asked for the test." },
    map: ["phasePercent", "phaseSpeedup"],
  };
  const withTarget = (changes: Partial<TargetRecord>, run = scenario): Ledger => ({
    ...smallLedger(
      { faster: { unit: "x", value: 1.2, baseline: "before" }, minutes: { unit: "min", value: 3 } },
      run,
    ),
    targets: new Map([["a-fifth", { ...sound, ...changes, id: "a-fifth" }]]),
  });
  const asked =
    (changes: Partial<TargetRecord>, run = scenario): (() => void) =>
    () =>
      checkForward(withTarget(changes, run), "a-fifth");

  test("is none when it is sound", () => {
    expect(asked({})).not.toThrow();
    expect(traceTarget(withTarget({}), "a-fifth").data).toMatchObject({ target: 20, said: null });
  });
  test("names an output that is not there, and the known ones", () => {
    expect(asked({ output: "gainPercnt" })).toThrow(
      expect.objectContaining({
        message: "unknown output `gainPercnt` of phase-speedup",
        unknownName: "gainPercnt",
      }),
    );
  });
  test("takes a multiple for a gain, or minutes for either", () => {
    expect(refusal(asked({ atLeast: { claim: "faster" } }))).toBe(
      "the goal is in x and the output in %, expected one of them for both",
    );
    expect(refusal(asked({ atLeast: { claim: "minutes" } }))).toContain("min measures time");
  });
  test("names an input that the model does not have", () => {
    expect(refusal(asked({ names: { phasePercnt: "the part" } }))).toBe(
      "unknown name `phasePercnt` in `names`",
    );
  });
  test("rests on a quotient of two values that cannot be divided", () => {
    type Input = Scenario["inputs"][string];
    const resting = (of: string, over: string, input: "phaseSpeedup" | "phasePercent"): (() => void) => {
      const given: Input = {
        value: 2,
        assumption: "A gain.",
        range: { kind: "uniform", low: 1, high: 3, ratios: [{ of, over }] },
      };
      const inputs: Scenario["inputs"] = { ...scenario.inputs, [input]: given };
      const quantities = {
        rented: { unit: "USD/GPU-h", value: 4, basis: { cost: "rental" } },
        owned: { unit: "USD/GPU-h", value: 2, basis: { cost: "ownership-hyperscaler" } },
        faster: { unit: "x", value: 1.2, baseline: "before" },
        share: { unit: "%", value: 20, baseline: "before" },
        nothing: { unit: "x", value: 0, baseline: "before" },
        day: { unit: "h", value: 24 },
        minutes: { unit: "min", value: 720 },
      } as const;
      const run = smallLedger(quantities, { ...scenario, inputs });
      const target = { ...sound, id: "a-fifth" };
      return () => traceTarget({ ...run, targets: new Map([["a-fifth", target]]) }, "a-fifth");
    };
    expect(resting("day", "minutes", "phaseSpeedup")).not.toThrow();
    expect(refusal(resting("rented", "owned", "phaseSpeedup"))).toBe(
      "a ratio has the cost basis rental over ownership-hyperscaler, expected one for both",
    );
    expect(refusal(resting("faster", "minutes", "phaseSpeedup"))).toContain("min measures time");
    expect(refusal(resting("share", "faster", "phaseSpeedup"))).toBe(
      "a ratio divides % by x, expected one of them for both",
    );
    expect(refusal(resting("day", "minutes", "phasePercent"))).toBe(
      "a ratio stands for an input in %, expected an input in x",
    );
    expect(refusal(resting("faster", "nothing", "phaseSpeedup"))).toBe("a ratio divides by 0");
  });
  test("is none when a direction is not known: what needs none is asked", () => {
    const loop: Pick<Scenario, "model" | "inputs"> = {
      model: "agent-loop",
      inputs: Object.fromEntries(
        Object.entries({
          turnCount: 20,
          outputTokens: 400,
          tokensPerSecond: 65,
          fastTokensPerSecond: 1000,
          roundTripSeconds: 0.3,
          firstTokenSeconds: 1.2,
          humanSeconds: 0,
          roundTripCutPercent: 80,
          firstTokenCutPercent: 50,
          toolCutPercent: 0,
        }).map(([name, value]) => [name, { value, assumption: "For the test." }] as const),
      ),
    };
    const toolSeconds = {
      value: 6,
      assumption: "For the test.",
      range: { kind: "uniform", low: 1, high: 60, because: "So." },
    } as const;
    const run = { ...loop, inputs: { ...loop.inputs, toolSeconds } };
    const changes: Partial<TargetRecord> = {
      output: "speedup",
      atLeast: { value: 3, assumption: "Asked for the test." },
      map: ["toolSeconds", "fastTokensPerSecond"],
    };
    expect(asked(changes, run)).not.toThrow();
    expect(traceTarget(withTarget(changes, run), "a-fifth").data.map).toEqual(changes.map);
  });
});
