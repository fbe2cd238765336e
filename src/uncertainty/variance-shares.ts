/** The estimators behind Sobol's indices, from the answers at two matrices of points and at their mixtures. */
import { pairwiseSum } from "./quantiles.ts";

/** One output along the rows of both matrices, and with each dimension taken from the second. */
export interface MatrixColumns {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly mixed: readonly Float64Array[];
}

/** A variance, and per dimension the parts of it that an index is the quotient of. */
export interface VarianceShares {
  readonly variance: number;
  readonly first: readonly number[];
  readonly total: readonly number[];
}

/**
 * With x an answer, m the mean of both matrices: the variance as half the mean of (a - m)² + (b - m)²; of the first
 * order the mean of (b - m)(mixed - a) (Saltelli and others, 2010, table 2, row b); of the total half the mean of
 * (a - mixed)² (Jansen, 1999; row f there).
 */
export function varianceShares(columns: MatrixColumns | undefined): VarianceShares {
  if (columns === undefined) return { variance: 0, first: [], total: [] };
  const { a, b, mixed } = columns;
  const count = a.length;
  const mean = (pairwiseSum(a) + pairwiseSum(b)) / (2 * count);
  const meanOf = (term: (row: number) => number): number =>
    pairwiseSum(Float64Array.from({ length: count }, (_, row) => term(row))) / count;
  const at = (column: Float64Array, row: number): number => (column[row] ?? mean) - mean;
  const variance = meanOf((row) => (square(at(a, row)) + square(at(b, row))) / 2);
  // What rounding alone can do is no variance.
  if (variance <= square(1e-13 * mean)) return { variance: 0, first: [], total: [] };
  return {
    variance,
    first: mixed.map((column) => meanOf((row) => at(b, row) * (at(column, row) - at(a, row)))),
    total: mixed.map((column) => meanOf((row) => square(at(a, row) - at(column, row)) / 2)),
  };
}

function square(value: number): number {
  return value * value;
}
