/** The points of the unit cube: the published sequences, evenly spread, the same bits for the same seed. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { haltonCoordinate } from "../../src/uncertainty/halton.ts";
import { partSeed, unitColumn, type Sequence } from "../../src/uncertainty/points.ts";
import { sobolDirections } from "../../src/uncertainty/sobol-directions.ts";
import { directionNumbers, sobolDimensionLimit, sobolWords } from "../../src/uncertainty/sobol-sequence.ts";
import { expectPrinted, refusal } from "../laws/printed.ts";
import { holds } from "../laws/seeded.ts";

const seeds = fc.integer({ min: 0, max: 0xffffffff });

describe("Halton's points", () => {
  test.each([
    [1, ["0.5", "0.3333333", "0.2"]],
    [5, ["0.625", "0.7777778", "0.04"]],
    [100, ["0.1484375", "0.4115226", "0.032"]],
  ] as const)("V12.3 point %i in bases 2, 3 and 5 (digits mirrored by hand)", (index, printed) => {
    printed.forEach((text, dimension) => {
      expectPrinted(haltonCoordinate(index, dimension), text);
    });
  });
  test("end at eight dimensions", () => {
    expect(refusal(() => haltonCoordinate(1, 8))).toBe(
      "halton: dimension is 8, expected 0 to 7. [OUT_OF_RANGE]",
    );
  });
});

describe("Sobol's points", () => {
  test("V12.4 the first eight in four dimensions, in Gray-code order (printed by the reference program)", () => {
    const columns = [0, 1, 2, 3].map((dimension) =>
      [...sobolWords(dimension, 8)].map((word) => word / 2 ** 32),
    );
    expect(Array.from({ length: 8 }, (_, point) => columns.map((column) => column[point]))).toEqual([
      [0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25],
      [0.25, 0.75, 0.75, 0.75],
      [0.375, 0.375, 0.625, 0.875],
      [0.875, 0.875, 0.125, 0.375],
      [0.625, 0.125, 0.875, 0.625],
      [0.125, 0.625, 0.375, 0.125],
    ]);
  });
  test("their table is that of Joe and Kuo, as the package sobol ships it", () => {
    const file = new URL("../../node_modules/sobol/dist/dims161.txt", import.meta.url);
    const [, ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
    const published = lines.slice(0, sobolDirections.length).map((line) => {
      const [, , coefficients = Number.NaN, ...first] = line.trim().split(/\s+/).map(Number);
      return [coefficients, ...first];
    });
    expect(sobolDirections).toEqual(published);
    expect(sobolDimensionLimit).toBe(32);
  });
  test("every block of 2^k points has one in each of 2^k equal parts, in all 32 dimensions", () => {
    for (let dimension = 0; dimension < sobolDimensionLimit; dimension += 1) {
      const words = sobolWords(dimension, 1024);
      for (const start of [0, 256, 512]) {
        const cells = new Set([...words.slice(start, start + 256)].map((word) => word >>> 24));
        expect(cells.size, `dimension ${dimension}, from ${start}`).toBe(256);
      }
    }
  });
  test("a direction number has its leading bit where it belongs", () => {
    for (let dimension = 0; dimension < sobolDimensionLimit; dimension += 1) {
      directionNumbers(dimension).forEach((word, bit) => {
        // The last 1 of the word stands at the bit's own place.
        expect(Math.log2(word & -word ? (word & -word) >>> 0 : 1)).toBe(31 - bit);
      });
    }
  });
  test("end at 32 dimensions", () => {
    expect(refusal(() => sobolWords(32, 8))).toBe(
      "sobol-sequence: dimension is 32, expected 0 to 31. [OUT_OF_RANGE]",
    );
  });
});

describe.each(["sobol", "halton", "random"] as const)("a column of %s points", (sequence: Sequence) => {
  test("P12.1 has the same bits for the same seed, and others for another seed or dimension", () => {
    holds(
      fc.property(seeds, seeds, fc.integer({ min: 0, max: 7 }), (seed, other, dimension) => {
        const column = (of: number, from = dimension) => unitColumn(sequence, from, { count: 16, seed: of });
        expect(column(seed)).toEqual(column(seed));
        if (other !== seed) expect(column(other)).not.toEqual(column(seed));
        expect(column(seed, (dimension + 1) % 8)).not.toEqual(column(seed));
      }),
    );
  });
  test("begins with the points of a shorter column, inside the open interval", () => {
    holds(
      fc.property(seeds, fc.integer({ min: 1, max: 64 }), (seed, count) => {
        const long = unitColumn(sequence, 3, { count: 64, seed });
        expect(unitColumn(sequence, 3, { count, seed })).toEqual(long.slice(0, count));
        for (const value of long) expect(value > 0 && value < 1).toBe(true);
      }),
    );
  });
});

test("shifted Sobol points are still one to each of 2^k equal parts", () => {
  holds(
    fc.property(seeds, fc.integer({ min: 0, max: 31 }), (seed, dimension) => {
      const column = unitColumn("sobol", dimension, { count: 128, seed });
      expect(new Set([...column].map((value) => Math.floor(value * 128))).size).toBe(128);
    }),
  );
});

test("P12.1 the bits of seed 42 are these, on every machine (worked out once, kept since)", () => {
  const words = (sequence: Sequence): number[] =>
    [...unitColumn(sequence, 1, { count: 4, seed: 42 })].map((value) => value * 2 ** 32 - 0.5);
  expect({ sobol: words("sobol"), halton: words("halton"), random: words("random") }).toMatchInlineSnapshot(`
    {
      "halton": [
        683675799,
        2115331565,
        4024205918,
        1160894388,
      ],
      "random": [
        3546987330,
        3315549726,
        2712027813,
        3729249813,
      ],
      "sobol": [
        3546987330,
        1399503682,
        2473245506,
        325761858,
      ],
    }
  `);
});

test("a count that is no number of points is refused", () => {
  expect(refusal(() => unitColumn("sobol", 0, { count: 0, seed: 1 }))).toBe(
    "sample: count is 0, expected 1 to 4194304. [OUT_OF_RANGE]",
  );
  expect(refusal(() => unitColumn("sobol", 0, { count: 1.5, seed: 1 }))).toBe(
    "sample: count is 1.5, expected a whole number. [NOT_INTEGER]",
  );
  expect(refusal(() => unitColumn("random", 0, { count: 4, seed: -1 }))).toContain("seed is -1");
});

test("the parts of a study meet none of its dimensions, nor each other", () => {
  holds(
    fc.property(seeds, (seed) => {
      const shifts = Array.from({ length: 8 }, (_, part) => partSeed(seed, part));
      const first = (from: number, dimension: number): number | undefined =>
        unitColumn("random", dimension, { count: 1, seed: from })[0];
      const met = [seed, ...shifts].flatMap((from) =>
        Array.from({ length: 32 }, (_, place) => first(from, place)),
      );
      expect(new Set(met).size).toBe(9 * 32);
    }),
    10,
  );
});
