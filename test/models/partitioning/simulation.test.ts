import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  oneExponentialItemGain,
  oneUniformItemGain,
  waveGain,
} from "../../../src/models/partitioning/bounds.ts";
import {
  bestChunkLength,
  compareSharing,
  type Comparison,
} from "../../../src/models/partitioning/simulation.ts";
import { expectNear, refusal } from "../../laws/printed.ts";
import { between, holds } from "../../laws/seeded.ts";

interface Cell {
  readonly workers: number;
  readonly perWorker: number;
  readonly variation: number;
}
const comparison = ({ workers, perWorker, variation }: Cell, more: Partial<Comparison> = {}): Comparison => ({
  law: { shape: "lognormal", mean: 4096, variation },
  itemCount: workers * perWorker,
  cutting: { workerCount: workers, pieceCount: 1, chunkLength: 512, pieceOverhead: 0, fixUpShare: 0 },
  fixed: "static",
  balanced: "even",
  seed: 42,
  trialCount: 40,
  ...more,
});
const joined = (cell: Cell): Comparison => {
  const base = comparison(cell);
  return { ...base, cutting: { ...base.cutting, fixUpShare: 0.03 } };
};

describe("compareSharing", () => {
  test.each([
    [64, 72],
    [73, 72],
    [200, 132],
    [264, 132],
  ] as const)("V7.4 %d equal items on %d workers gain what the waves say", (itemCount, workerCount) => {
    const cell = { workers: workerCount, perWorker: 1, variation: 0 };
    const { meanGain } = compareSharing(comparison(cell, { itemCount, trialCount: 1 }));
    expect(Math.abs(meanGain - waveGain({ itemCount, workerCount }))).toBeLessThan(1e-12);
  });
  test.each([
    [72, 0.25, 1, 0.687],
    [72, 0.25, 4, 0.292],
    [72, 0.25, 16, 0.117],
    [72, 0.5, 1, 1.677],
    [72, 0.5, 4, 0.687],
    [72, 0.5, 16, 0.287],
    [72, 1, 1, 4.091],
    [72, 1, 4, 1.678],
    [72, 1, 16, 0.706],
    [8, 0.25, 1, 0.362],
    [8, 0.25, 4, 0.135],
    [8, 0.25, 16, 0.054],
  ] as const)(
    "V7.9 %d workers, a spread of %d, %d items each: a gain of %d (worked out once, in another program)",
    (workers, variation, perWorker, gain) => {
      const { meanGain } = compareSharing(joined({ workers, perWorker, variation }));
      expect(Math.abs(meanGain - gain)).toBeLessThan(0.001);
    },
  );
  test("meets the closed forms for one item each within 5 % at 1,000 trials", () => {
    const one = (workers: number, shape: "exponential" | "uniform", variation: number): number => {
      const law = { shape, mean: 1, variation };
      const cell = { workers, perWorker: 1, variation };
      return compareSharing(comparison(cell, { law, trialCount: 1000 })).meanGain;
    };
    for (const workers of [8, 72, 132])
      expectNear(one(workers, "exponential", 1), oneExponentialItemGain(workers), 0.05);
    // The mean of ratios is above the ratio of means; with 72 workers by less than a percent.
    for (const workers of [72, 132])
      expectNear(one(workers, "uniform", Math.sqrt(1 / 3)), oneUniformItemGain(workers), 0.05);
  });
  test("the standard error is that of repeated seeds", () => {
    const cell = { workers: 8, perWorker: 4, variation: 0.5 };
    const runs = Array.from({ length: 200 }, (_, seed) => compareSharing(comparison(cell, { seed })));
    const mean = runs.reduce((sum, { meanGain }) => sum + meanGain, 0) / runs.length;
    const spread = Math.sqrt(
      runs.reduce((sum, { meanGain }) => sum + (meanGain - mean) ** 2, 0) / (runs.length - 1),
    );
    const stated = runs.reduce((sum, { standardError }) => sum + standardError, 0) / runs.length;
    expectNear(stated, spread, 0.15);
    expect(compareSharing(comparison(cell, { trialCount: 1 })).standardError).toBe(0);
  });
  test("P7.1 no gain passes its bound, and even shares without joining cost reach it", () => {
    const pairs = fc.record({
      fixed: fc.constantFrom("static", "split"),
      balanced: fc.constantFrom("even", "chunks", "list", "longest"),
      seed: fc.nat({ max: 1e6 }),
      pieceOverhead: between(0, 100),
    });
    holds(
      fc.property(pairs, between(0, 2), ({ pieceOverhead, ...pair }, variation) => {
        const base = comparison({ workers: 8, perWorker: 3, variation }, { ...pair, trialCount: 3 });
        const run = compareSharing({ ...base, cutting: { ...base.cutting, pieceOverhead } });
        expect(run.meanGain).toBeLessThanOrEqual(run.boundGain + 1e-9);
        const even = compareSharing({ ...base, balanced: "even" });
        expectNear(1 + even.meanGain, 1 + even.boundGain, 1e-12);
        expect(even.meanGain).toBeGreaterThanOrEqual(-1e-12);
      }),
      100,
    );
  });
  test("P7.6 the same seed gives the same result, and a policy does not change the lengths", () => {
    const cell = { workers: 8, perWorker: 4, variation: 1 };
    const first = compareSharing(comparison(cell));
    // Another seed, shape and number of trials between, so that nothing is merely remembered.
    const others = [
      compareSharing(comparison(cell, { seed: 43 })),
      compareSharing(comparison(cell, { law: { shape: "exponential", mean: 4096, variation: 1 } })),
      compareSharing(comparison(cell, { trialCount: 41 })),
      compareSharing(comparison(cell, { itemCount: 31 })),
    ];
    for (const other of others) expect(other.meanGain).not.toBe(first.meanGain);
    expect(compareSharing(comparison(cell))).toEqual(first);
    const [even, list] = (["even", "list"] as const).map((balanced) =>
      compareSharing(comparison(cell, { balanced })),
    );
    expect(list?.boundGain).toBe(even?.boundGain);
  });
  test("P7.7 the mean gain does not fall with the spread, on the same seeds", () => {
    for (const workers of [8, 72]) {
      const gains = [0, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2].map(
        (variation) => compareSharing(comparison({ workers, perWorker: 4, variation })).meanGain,
      );
      expect(gains).toEqual([...gains].sort((a, b) => a - b));
    }
  });
  test("P7.7 the mean gain does not rise with the items for each worker, on the same seeds", () => {
    for (const variation of [0.25, 1]) {
      const gains = [1, 2, 4, 8, 16, 32].map(
        (perWorker) => compareSharing(comparison({ workers: 72, perWorker, variation })).meanGain,
      );
      expect(gains).toEqual([...gains].sort((a, b) => b - a));
    }
  });
  test("refuses more pieces than a page can wait for", () => {
    const cell = { workers: 1000, perWorker: 100, variation: 1 };
    expect(refusal(() => compareSharing(comparison(cell)))).toBe(
      "compare-sharing: trialCount is 40, expected trials that place at most 500,000 pieces together; they would place 8 times as many. [INFEASIBLE]",
    );
    expect(() => compareSharing(comparison({ ...cell, perWorker: 1 }, { seed: -1 }))).toThrow("seed is -1");
  });
});

describe("bestChunkLength", () => {
  const cell = { workers: 16, perWorker: 4, variation: 1 };
  const choices = [32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384];
  const best = (pieceOverhead: number): number => {
    const base = comparison(cell, { trialCount: 20 });
    return bestChunkLength({ ...base, cutting: { ...base.cutting, pieceOverhead } }, choices);
  };
  test("lies between the ends where starting a piece costs something, and longer the more it costs", () => {
    const found = [20, 80, 320].map(best);
    for (const length of found) {
      expect(length).toBeGreaterThan(32);
      expect(length).toBeLessThan(16384);
    }
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(new Set(found).size).toBeGreaterThan(1);
  });
  test("refuses to choose from nothing", () => {
    expect(() => bestChunkLength(comparison(cell), [])).toThrow("EMPTY_INPUT");
  });
});
