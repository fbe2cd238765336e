/** What comes of sharing out a gain: the answer that every order and drawn orders have in common. */
import { steadyExp } from "../base/elementary.ts";

export interface Attributed {
  readonly factor: string;
  /** Mean gain in the logarithm over the orders. */
  readonly ln: number;
  /** The same as a multiple: the multiples of all factors have the total as their product. */
  readonly times: number;
  /** The least and the greatest multiple over the orders; the honest error bar of any one order. */
  readonly least: number;
  readonly most: number;
  /** Standard error of `ln`; 0 where every order was counted. */
  readonly lnError: number;
}

export interface Orders {
  /** Orders that were looked at: all of them, or those that were drawn. */
  readonly asked: number;
  /** Those of them in which the metric has a value at every step; the others are left out. */
  readonly answered: number;
  /** Whether they were drawn. */
  readonly drawn: boolean;
}

export interface Attribution {
  /** The metric with all factors over the metric with none. */
  readonly total: number;
  readonly factors: readonly Attributed[];
  readonly orders: Orders;
}

/** The logarithm of the metric with the factors whose bits are set; `null` where it has none. */
export type LogAt = (bits: number) => number | null;

/** Of gains in the logarithm: the mean over the orders, the least and the greatest. */
export function attributedOf(
  factor: string,
  { ln, least, most, lnError }: Omit<Attributed, "factor" | "times">,
): Attributed {
  return { factor, ln, times: steadyExp(ln), least: steadyExp(least), most: steadyExp(most), lnError };
}
