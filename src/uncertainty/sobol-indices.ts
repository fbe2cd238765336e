/** Which input an answer's spread comes from: shares of the variance, alone and with all that an input does together with others. */
import { ModelError } from "../models/errors.ts";
import { askRows, type AskedRows, type Drawn } from "./ask-rows.ts";
import { partSeed, unitColumn } from "./points.ts";
import { pooledQuotient } from "./pooled-quotient.ts";
import { RefusalCount } from "./refusals.ts";
import { drawMembers } from "./sample.ts";
import { sobolDimensionLimit } from "./sobol-sequence.ts";
import { dimensionsOf, type Dimension, type Study } from "./study.ts";
import { varianceShares, type MatrixColumns, type VarianceShares } from "./variance-shares.ts";

export interface SobolIndex {
  /** The input; where several are drawn together, the first of them. */
  readonly input: string;
  /** Share of the variance that goes when this input alone is known. */
  readonly first: number;
  readonly firstError: number;
  /** Share of the variance that stays when all others are known. */
  readonly total: number;
  readonly totalError: number;
}

/** The points are drawn in this many parts, each shifted anew; their scatter gives the error. */
const parts = 8;
const leastCount = 256;

/**
 * Sobol's indices of every output, by Saltelli's estimator of the first order and Jansen's of
 * the total, from `count` (d + 2) questions to the model for d varied inputs. Errors are
 * standard errors over eight shifts of the points; an index near 0 may come out a little
 * below it, and is told as it came out. An input of a single value has 0 exactly.
 *
 * Leaves out whatever a variance does not tell: with a long tail a share of the variance is mostly a share of the tail.
 *
 * @throws {ModelError} OUT_OF_RANGE when `count` is no power of two or below 256, or above 16 varied inputs;
 *   INFEASIBLE when the model refused a point, since the estimators need every one; what `dimensionsOf` refuses
 */
export function sobolIndices(
  study: Study,
  { count, seed }: { readonly count: number; readonly seed: number },
): Readonly<Record<string, readonly SobolIndex[]>> {
  const dimensions = dimensionsOf(study);
  checkSize(study, count, dimensions.length);
  const outputs = Object.keys(study.model.outputs);
  const byPart = Array.from({ length: parts }, (_, part) =>
    askPart(study, dimensions, count / parts, partSeed(seed, part)),
  );
  const still = Object.keys(study.ranges).filter(
    (input) => !dimensions.some(({ members }) => members.some((member) => member.input === input)),
  );
  return Object.fromEntries(
    outputs.map((output, place) => {
      const shares = byPart.map((columns) => varianceShares(columns[place]));
      const indices = dimensions.map(({ input }, dimension): SobolIndex => {
        const part = (of: (one: VarianceShares) => number | undefined): ReturnType<typeof pooledQuotient> =>
          pooledQuotient(shares.map((one) => ({ over: of(one) ?? 0, under: one.variance })));
        const first = part((one) => one.first[dimension]);
        const total = part((one) => one.total[dimension]);
        return {
          input,
          first: first.value,
          firstError: first.standardError,
          total: total.value,
          totalError: total.standardError,
        };
      });
      const constant = still.map((input) => ({ input, first: 0, firstError: 0, total: 0, totalError: 0 }));
      return [output, [...indices, ...constant]];
    }),
  );
}

/** All outputs at the points of one part, drawn once for each of the two matrices. @throws {ModelError} INFEASIBLE */
function askPart(
  study: Study,
  dimensions: readonly Dimension[],
  count: number,
  seed: number,
): MatrixColumns[] {
  const draw = ({ members }: Dimension, column: number): Drawn[] =>
    drawMembers(members, unitColumn("sobol", column, { count, seed }));
  const own = dimensions.map((dimension, place) => draw(dimension, place));
  const other = dimensions.map((dimension, place) => draw(dimension, dimensions.length + place));
  const mixed = dimensions.map((_, dimension) =>
    own.map((drawn, place) => (place === dimension ? (other[place] ?? drawn) : drawn)),
  );
  const asked = [own, other, ...mixed].map((drawn) => askRows(study, drawn.flat(), count));
  requireAllAnswered(study, asked, count);
  const none = new Float64Array(count);
  return Object.keys(study.model.outputs).map((output) => {
    const [a = none, b = none, ...columns] = asked.map(({ outputs }) => outputs[output] ?? none);
    return { a, b, mixed: columns };
  });
}

function checkSize({ model }: Study, count: number, dimensions: number): void {
  const refuse = (field: string, value: number, allowed: string): never => {
    throw new ModelError({
      code: "OUT_OF_RANGE",
      model: `sobol-indices of ${model.id}`,
      field,
      value,
      allowed,
    });
  };
  if (!isPowerOfTwo(count) || count < leastCount)
    refuse("count", count, `a power of two, ${leastCount} or more`);
  if (2 * dimensions > sobolDimensionLimit)
    refuse("varied inputs", dimensions, `at most ${sobolDimensionLimit / 2}`);
}

/** @throws {ModelError} INFEASIBLE */
function requireAllAnswered({ model }: Study, asked: readonly AskedRows[], count: number): void {
  const refusals = new RefusalCount();
  for (const one of asked.flatMap(({ refused }) => refused)) refusals.add(one);
  const reasons = refusals.list();
  const [first] = reasons;
  if (first === undefined) return;
  const points = sum(reasons.map((one) => one.count));
  throw new ModelError({
    code: "INFEASIBLE",
    model: `sobol-indices of ${model.id}`,
    field: first.field,
    value: `refused at ${points} of ${count * asked.length} points (${first.message})`,
    allowed: "ranges in which the model answers everywhere",
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function isPowerOfTwo(count: number): boolean {
  return Number.isInteger(count) && count > 0 && (count & (count - 1)) === 0;
}
