import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { greedyBound, leastMakespan } from "../../../src/models/partitioning/bounds.ts";
import {
  chunkPieces,
  evenLoad,
  makespan,
  totalWork,
  type Cutting,
  type Policy,
} from "../../../src/models/partitioning/policies.ts";
import { expectNear, expectPrinted, refusal } from "../../laws/printed.ts";
import { between, holds } from "../../laws/seeded.ts";

const policies: readonly Policy[] = ["static", "split", "even", "chunks", "list", "longest"];
const cut = (workerCount: number, more: Partial<Cutting> = {}): Cutting => ({
  workerCount,
  pieceCount: 1,
  chunkLength: 1e9,
  pieceOverhead: 0,
  fixUpShare: 0,
  ...more,
});
const lengthsOf = (max: number): fc.Arbitrary<readonly number[]> =>
  fc.array(between(0.01, 100), { minLength: 1, maxLength: max });
const cuttings: fc.Arbitrary<Cutting> = fc.record({
  workerCount: fc.integer({ min: 1, max: 12 }),
  pieceCount: fc.integer({ min: 1, max: 9 }),
  chunkLength: between(0.5, 200),
  pieceOverhead: fc.constant(0),
  fixUpShare: fc.constant(0),
});

/** The shortest makespan of few pieces by trying every assignment. */
function bestMakespan(pieces: readonly number[], workerCount: number): number {
  const loads = Array.from({ length: workerCount }, () => 0);
  let best = Infinity;
  const place = (next: number): void => {
    const piece = pieces[next];
    if (piece === undefined) {
      best = Math.min(best, Math.max(...loads));
      return;
    }
    for (const [worker, load] of loads.entries()) {
      if (load + piece >= best) continue;
      loads[worker] = load + piece;
      place(next + 1);
      loads[worker] = load;
    }
  };
  place(0);
  return best;
}

describe("makespan, worked by hand", () => {
  test("V7.1 one long item among eight on four workers", () => {
    const lengths = [16, 1, 1, 1, 1, 1, 1, 2];
    expect(makespan("static", lengths, cut(4))).toBe(17);
    expect(makespan("list", lengths, cut(4))).toBe(16);
    expect(makespan("split", lengths, cut(4, { pieceCount: 2 }))).toBe(9.5);
    expect(makespan("chunks", lengths, cut(4, { chunkLength: 4 }))).toBe(7);
    expect(makespan("longest", chunkPieces(lengths, 4), cut(4))).toBe(6);
    expect(makespan("even", lengths, cut(4))).toBe(6);
  });
  test("V7.2 nine items on three workers", () => {
    const lengths = [7, 7, 6, 6, 5, 4, 4, 4, 4];
    expect(makespan("static", lengths, cut(3))).toBe(17);
    expect(makespan("list", lengths, cut(3))).toBe(16);
    expect(makespan("longest", lengths, cut(3))).toBe(16);
    expectPrinted(evenLoad(lengths, 3), "15.66667");
  });
  test("V7.3 longest first is a ninth short of its bound's full third: 11 against 9", () => {
    const lengths = [5, 5, 4, 4, 3, 3, 3];
    expect(makespan("longest", lengths, cut(3))).toBe(11);
    expect(bestMakespan(lengths, 3)).toBe(9);
    expectNear(greedyBound(3, "longest-first"), 11 / 9, 1e-15);
  });
  test("overheads: each piece started, each even share joined", () => {
    const lengths = [4, 4];
    expect(makespan("static", lengths, cut(2, { pieceOverhead: 1 }))).toBe(5);
    expect(makespan("split", lengths, cut(2, { pieceCount: 4, pieceOverhead: 1 }))).toBe(8);
    expect(makespan("chunks", lengths, cut(2, { chunkLength: 3, pieceOverhead: 1 }))).toBe(6);
    expect(makespan("even", lengths, cut(2, { fixUpShare: 0.25 }))).toBe(5);
    // Three equal items on two workers: each share of 6 is one item and a half, so two pieces.
    expect(makespan("even", [4, 4, 4], cut(2, { pieceOverhead: 1 }))).toBe(8);
  });
});

describe("bounds", () => {
  test("P7.2 no policy ends before the mean load, nor before its longest piece", () => {
    holds(
      fc.property(lengthsOf(40), cuttings, fc.constantFrom(...policies), (lengths, cutting, policy) => {
        const time = makespan(policy, lengths, cutting) * (1 + 1e-12);
        expect(time).toBeGreaterThanOrEqual(evenLoad(lengths, cutting.workerCount));
        const { workerCount, pieceCount, chunkLength } = cutting;
        const pieces: Partial<Record<Policy, ArrayLike<number>>> = {
          static: lengths,
          list: lengths,
          longest: lengths,
          split: lengths.map((length) => length / pieceCount),
          chunks: chunkPieces(lengths, chunkLength),
        };
        const own = pieces[policy];
        if (own !== undefined) expect(time).toBeGreaterThanOrEqual(leastMakespan(own, workerCount));
      }),
    );
  });
  test("P7.2 greedy stays within 2 - 1/P and 4/3 - 1/(3P) of the best schedule, found by trying all", () => {
    holds(
      fc.property(lengthsOf(8), fc.integer({ min: 1, max: 4 }), (lengths, workers) => {
        const best = bestMakespan(lengths, workers) * (1 + 1e-12);
        expect(makespan("list", lengths, cut(workers))).toBeLessThanOrEqual(
          greedyBound(workers, "any") * best,
        );
        expect(makespan("longest", lengths, cut(workers))).toBeLessThanOrEqual(
          greedyBound(workers, "longest-first") * best,
        );
      }),
      200,
    );
  });
  test("greedy leaves at most (1 - 1/P) of the longest piece above the mean load, so short chunks near even shares", () => {
    holds(
      fc.property(lengthsOf(30), cuttings, (lengths, cutting) => {
        const { workerCount, chunkLength } = cutting;
        const most = evenLoad(lengths, workerCount) + (1 - 1 / workerCount) * chunkLength;
        expect(makespan("chunks", lengths, cutting)).toBeLessThanOrEqual(most * (1 + 1e-12));
      }),
    );
    const lengths = [16, 1, 1, 1, 1, 1, 1, 2];
    expectNear(makespan("chunks", lengths, cut(4, { chunkLength: 1e-3 })), 6, 1e-3);
  });
  test("P7.1 even shares without joining cost are never beaten", () => {
    holds(
      fc.property(lengthsOf(40), cuttings, fc.constantFrom(...policies), (lengths, cutting, policy) => {
        const even = makespan("even", lengths, cutting);
        expect(makespan(policy, lengths, cutting)).toBeGreaterThanOrEqual(even * (1 - 1e-12));
      }),
    );
  });
});

describe("invariances", () => {
  test("P7.3 equal items in whole rounds: dealt, split, longest first and even shares tie", () => {
    const cases = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), between(0.1, 100));
    holds(
      fc.property(cases, cuttings, ([workers, rounds, length], cutting) => {
        const lengths = Array.from({ length: workers * rounds }, () => length);
        const same = { ...cutting, workerCount: workers };
        for (const policy of ["static", "split", "longest", "list", "even"] as const)
          expectNear(makespan(policy, lengths, same), rounds * length, 1e-12);
      }),
    );
  });
  test("P7.4 the order of items changes neither longest first nor even shares", () => {
    const shuffled = lengthsOf(20).chain((lengths) =>
      fc.tuple(
        fc.constant(lengths),
        fc.shuffledSubarray([...lengths], { minLength: lengths.length, maxLength: lengths.length }),
      ),
    );
    holds(
      fc.property(shuffled, cuttings, ([lengths, other], cutting) => {
        expect(makespan("longest", other, cutting)).toBe(makespan("longest", lengths, cutting));
        expectNear(makespan("even", other, cutting), makespan("even", lengths, cutting), 1e-12);
      }),
    );
  });
  test("P7.5 twice the lengths take twice the time", () => {
    // A power of two, so that no rounding moves a tie or the number of chunks.
    const scales = fc.constantFrom(0.25, 0.5, 2, 1024);
    holds(
      fc.property(
        lengthsOf(30),
        cuttings,
        scales,
        fc.constantFrom(...policies),
        (lengths, cutting, k, policy) => {
          const scaled = { ...cutting, chunkLength: k * cutting.chunkLength };
          const longer = lengths.map((length) => k * length);
          expect(makespan(policy, longer, scaled)).toBe(k * makespan(policy, lengths, cutting));
        },
      ),
    );
  });
  test("chunks keep the work and are never longer than asked", () => {
    holds(
      fc.property(lengthsOf(30), between(0.5, 200), (lengths, chunk) => {
        const pieces = chunkPieces(lengths, chunk);
        expectNear(totalWork(pieces), totalWork(lengths), 1e-12);
        expect(Math.max(...pieces)).toBeLessThanOrEqual(chunk * (1 + 1e-12));
        expect(Math.min(...pieces)).toBeGreaterThan(-1e-9);
      }),
    );
  });
});

describe("refusals", () => {
  test("of no items, items without length, part of a worker, too many chunks", () => {
    expect(refusal(() => makespan("list", [], cut(2)))).toBe(
      "makespan: lengths is empty, expected at least one item. [EMPTY_INPUT]",
    );
    expect(refusal(() => makespan("list", [1, 0], cut(2)))).toMatch(
      /^makespan: lengths\[1\] is 0, expected \(0, /,
    );
    expect(refusal(() => makespan("list", [1], cut(1.5)))).toBe(
      "makespan: workerCount is 1.5, expected a whole number. [NOT_INTEGER]",
    );
    expect(refusal(() => makespan("chunks", [2e7], cut(1, { chunkLength: 1 })))).toBe(
      "makespan: chunkLength is 1, expected chunks so long that there are at most 10,000,000; there would be 20,000,000. [INFEASIBLE]",
    );
    expect(refusal(() => leastMakespan([], 1))).toMatch(/EMPTY_INPUT/);
  });
});
