/** One quotient from parts that were drawn apart, and how far it may be off. */

export interface QuotientPart {
  readonly over: number;
  readonly under: number;
}

/**
 * The sum of what stands over the line by the sum of what stands under it, and its standard error from how far
 * each part pulls it (the linear estimator of a ratio's variance: Cochran, Sampling Techniques, section 6).
 * Both 0 where nothing stands under the line.
 */
export function pooledQuotient(parts: readonly QuotientPart[]): {
  readonly value: number;
  readonly standardError: number;
} {
  const under = parts.reduce((sum, part) => sum + part.under, 0);
  if (under === 0) return { value: 0, standardError: 0 };
  const value = parts.reduce((sum, part) => sum + part.over, 0) / under;
  const scatter = parts.reduce((sum, part) => {
    const pull = part.over - value * part.under;
    return sum + pull * pull;
  }, 0);
  return { value, standardError: Math.sqrt((scatter * parts.length) / (parts.length - 1)) / Math.abs(under) };
}
