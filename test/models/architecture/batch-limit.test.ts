import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  batchLimit,
  cacheRoomBytes,
  maxSequences,
  type MemoryUse,
} from "../../../src/models/architecture/batch-limit.ts";
import { ModelError } from "../../../src/models/errors.ts";
import { refusal } from "../../laws/printed.ts";
import { between, holds } from "../../laws/seeded.ts";

/** The scaling book's question on batch size: 70 billion parameters on 16 chips of 16 GB, 8,192 tokens. */
const quiz: MemoryUse = Object.freeze({
  memoryBytes: 16e9,
  gpuCount: 16,
  fillableShare: 1,
  weightBytes: 140e9,
  otherBytesPerGpu: 0,
});
const sequence = 327_680 * 8192;
const uses = fc.record({
  memoryBytes: between(1e9, 300e9),
  gpuCount: fc.integer({ min: 1, max: 144 }),
  fillableShare: between(0.5, 1),
  weightBytes: between(0, 1e12),
  otherBytesPerGpu: between(0, 10e9),
});
/** 0 where nothing fits, so that limits can be compared. */
const limit = (use: MemoryUse, bytes: number): number => {
  try {
    return maxSequences(use, bytes);
  } catch (error) {
    if (error instanceof ModelError && error.code === "INFEASIBLE") return 0;
    throw error;
  }
};

describe("maxSequences", () => {
  test("V2.6 is 43 in BF16, as the scaling book prints", () => {
    expect(maxSequences(quiz, sequence)).toBe(43);
  });
  test("V2.6 is 43 in 8 and 4 bits too, on half and a quarter of the chips (the book prints 52 and 67, by slips of arithmetic)", () => {
    expect(maxSequences({ ...quiz, gpuCount: 8, weightBytes: 70e9 }, sequence / 2)).toBe(43);
    expect(maxSequences({ ...quiz, gpuCount: 4, weightBytes: 35e9 }, sequence / 4)).toBe(43);
  });
  test("V2.6 is 162 on eight chips of 80 GB, nine tenths of them filled (worked by hand)", () => {
    const use = { ...quiz, memoryBytes: 80e9, gpuCount: 8, fillableShare: 0.9, weightBytes: 141.1e9 };
    expect(maxSequences(use, sequence)).toBe(162);
  });
  test("P2.4 never rises with weights or the cache of a sequence, never falls with GPUs or memory", () => {
    holds(
      fc.property(uses, between(1e6, 1e11), between(1, 3), (use, bytes, more) => {
        const base = limit(use, bytes);
        expect(limit(use, bytes * more)).toBeLessThanOrEqual(base);
        expect(limit({ ...use, weightBytes: use.weightBytes * more }, bytes)).toBeLessThanOrEqual(base);
        expect(limit({ ...use, memoryBytes: use.memoryBytes * more }, bytes)).toBeGreaterThanOrEqual(base);
        expect(limit({ ...use, gpuCount: use.gpuCount + 1 }, bytes)).toBeGreaterThanOrEqual(base);
      }),
    );
  });
  test("P2.5 stays when weights, cache and memory are halved together and nothing else lies in memory", () => {
    holds(
      fc.property(uses, between(1e6, 1e11), (given, bytes) => {
        const use = { ...given, otherBytesPerGpu: 0 };
        const half = { ...use, memoryBytes: use.memoryBytes / 2, weightBytes: use.weightBytes / 2 };
        expect(limit(half, bytes / 2)).toBe(limit(use, bytes));
      }),
    );
  });
  test("fits what it says, and not one more", () => {
    holds(
      fc.property(uses, between(1e6, 1e11), (use, bytes) => {
        const sequences = limit(use, bytes);
        fc.pre(sequences > 0);
        const room = cacheRoomBytes(use);
        expect(sequences * bytes).toBeLessThanOrEqual(room * (1 + 1e-12));
        expect((sequences + 1) * bytes).toBeGreaterThan(room * (1 - 1e-12));
      }),
    );
  });
  test("refuses memory that holds not one sequence, with the bytes that are missing", () => {
    expect(refusal(() => maxSequences({ ...quiz, weightBytes: 255e9 }, 2e9))).toBe(
      "max-sequences: memoryBytes is 16000000000, expected room for weights and one sequence on 16 GPUs; 1,000,000,000 B are missing in all. [INFEASIBLE]",
    );
  });
});

test("V2.6 comes back from the record, with what is left for the cache", () => {
  const outputs = batchLimit.compute({
    memoryGigabytes: 16,
    gpuCount: 16,
    fillableShare: 1,
    otherGigabytes: 0,
    paramCount: 70e9,
    weightBytes: 2,
    cacheBytesPerToken: 327_680,
    contextTokens: 8192,
  });
  expect(outputs.sequenceCount).toBe(43);
  expect(outputs.cacheRoomGigabytes).toBe(116);
  expect(outputs.weightShare).toBe(140 / 256);
});
