/**
 * Shares turned into draws, a column at a time. Each kind of range has a loop of its own,
 * since an engine compiles a loop well only where it always calls the same arithmetic.
 */
import { steadyExp, steadyLog } from "../base/elementary.ts";
import { betaQuantile } from "./beta-quantile.ts";
import type { Distribution } from "./distribution.ts";
import { normalQuantile } from "./normal-quantile.ts";

type Of<Kind extends Distribution["kind"]> = Extract<Distribution, { readonly kind: Kind }>;

/** Replaces each share of a column by the value below which that share of the draws lies. */
export type ColumnInverse = (shares: Float64Array) => void;

/** The inverse of a legal distribution; one that `checkDistribution` would refuse gives nonsense. */
export function inverseOf(distribution: Distribution): ColumnInverse {
  switch (distribution.kind) {
    case "point":
      return (shares) => void shares.fill(distribution.value);
    case "uniform":
      return uniformInverse(distribution);
    case "log-uniform":
      return logUniformInverse(distribution);
    case "triangular":
      return triangularInverse(distribution);
    case "pert":
      return pertInverse(distribution);
    case "lognormal":
      return lognormalInverse(distribution);
  }
}

function uniformInverse({ low, high }: Of<"uniform" | "log-uniform">): ColumnInverse {
  return (shares) => {
    for (let index = 0; index < shares.length; index += 1)
      shares[index] = within(low, high, low + (shares[index] ?? 0) * (high - low));
  };
}

function logUniformInverse({ low, high }: Of<"uniform" | "log-uniform">): ColumnInverse {
  const width = steadyLog(high / low);
  return (shares) => {
    for (let index = 0; index < shares.length; index += 1) {
      const share = shares[index] ?? 0;
      shares[index] = share === 1 ? high : within(low, high, low * steadyExp(share * width));
    }
  };
}

function triangularInverse({ low, mode, high }: Of<"triangular" | "pert">): ColumnInverse {
  const turn = (mode - low) / (high - low);
  return (shares) => {
    for (let index = 0; index < shares.length; index += 1) {
      const share = shares[index] ?? 0;
      shares[index] =
        share <= turn
          ? within(low, mode, low + Math.sqrt(share * (high - low) * (mode - low)))
          : within(mode, high, high - Math.sqrt((1 - share) * (high - low) * (high - mode)));
    }
  };
}

/** A beta distribution with shapes 1 + 4 (mode - low)/width and 1 + 4 (high - mode)/width, stretched over the width. */
function pertInverse({ low, mode, high }: Of<"triangular" | "pert">): ColumnInverse {
  const width = high - low;
  const inverse = betaQuantile(1 + (4 * (mode - low)) / width, 1 + (4 * (high - mode)) / width);
  return (shares) => {
    for (let index = 0; index < shares.length; index += 1)
      shares[index] = within(low, high, low + width * inverse(shares[index] ?? 0));
  };
}

function lognormalInverse({ median, gsd }: Of<"lognormal">): ColumnInverse {
  const spread = steadyLog(gsd);
  return (shares) => {
    for (let index = 0; index < shares.length; index += 1)
      shares[index] = median * steadyExp(spread * normalQuantile(shares[index] ?? 0));
  };
}

/** Rounding may carry a quantile past an end by its last bit; it belongs inside. */
function within(low: number, high: number, value: number): number {
  return value < low ? low : value > high ? high : value;
}
