/**
 * Shares out a gain among the factors that made it, when what a factor is worth hangs on which others are there:
 * over every order in which they can be brought in where those are few, over a seeded choice of orders where not.
 */
import { steadyLog } from "../base/elementary.ts";
import { ModelError } from "../models/errors.ts";
import type { Attribution } from "./attributed.ts";
import { everyOrder } from "./every-order.ts";
import { sobolDimensionLimit } from "./sobol-sequence.ts";
import { orderParts, someOrders } from "./some-orders.ts";
import { outputAt, requireOutput, type StudiedModel, type Values } from "./study.ts";

export interface AttributionEffort {
  /** About the most questions to the metric; where they are as many as sets of factors, 2^n, every order counts. */
  readonly answers: number;
  /** Of the orders that are drawn where that is too many. */
  readonly seed: number;
}

/** Powers of two, so that each part of Sobol's points is whole; at least two orders for each part. */
const fewestOrders = 2 * orderParts;
const mostOrders = 4096;

const usualEffort: AttributionEffort = { answers: 4096, seed: 1 };

/**
 * Shapley's shares in the logarithm of a metric (Shapley, A value for n-person games, 1953), which is asked once for
 * each set of factors. Shares of a plain product are its factors, in any order.
 *
 * Where the metric refuses a set or is not above 0 there, the orders that pass it are left out and the mean is of the
 * others, as Faigle and Kern (1992) do where some factors must come before others.
 *
 * @throws {ModelError} EMPTY_INPUT; INCONSISTENT when a name stands twice; OUT_OF_RANGE above 32 factors; where no
 *   order is left, the first refusal of `metric`, or OUT_OF_RANGE for the first value that is not above 0
 */
export function shapleyShares(
  factors: readonly string[],
  metric: (present: ReadonlySet<string>) => number,
  { answers, seed }: AttributionEffort = usualEffort,
): Attribution {
  checkFactors(factors);
  let refusal: ModelError | undefined;
  const logs = new Map<number, number | null>();
  const logAt = (bits: number): number | null => {
    const known = logs.get(bits);
    if (known !== undefined) return known;
    const present = factors.filter((_, place) => (bits & (1 << place)) !== 0);
    let log: number | null = null;
    try {
      log = logOfMetric(metric(new Set(present)), present);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      refusal ??= error;
    }
    logs.set(bits, log);
    return log;
  };
  const all = 2 ** factors.length <= answers;
  let attribution = all ? everyOrder(factors, logAt) : null;
  // Orders share sets, and a refused one asks little: more are drawn until half the answers are spent.
  for (let orders = fewestOrders; !all && orders <= mostOrders; orders *= 2) {
    attribution = someOrders(factors, logAt, { orders, seed });
    if (2 * logs.size >= answers) break;
  }
  if (attribution !== null) return attribution;
  throw refusal ?? new RangeError("no order is answered, yet nothing is refused");
}

/**
 * Shares out an output's ratio between two points of a model among the inputs that differ.
 * `groups` gives one name to inputs that change together; an input outside all groups stands for itself.
 *
 * @throws {ModelError} as `shapleyShares`; INCONSISTENT when the model has no such output
 */
export function attributeDifference(
  model: StudiedModel,
  { from, to }: { readonly from: Values; readonly to: Values },
  output: string,
  groups: Readonly<Record<string, readonly string[]>> = {},
  effort: AttributionEffort = usualEffort,
): Attribution {
  requireOutput(model, output);
  const differing = Object.keys(model.inputs).filter((name) => from[name] !== to[name]);
  const grouped = new Set(Object.values(groups).flat());
  const members = new Map<string, readonly string[]>([
    ...Object.entries(groups).filter(([, names]) => names.some((name) => differing.includes(name))),
    ...differing.filter((name) => !grouped.has(name)).map((name) => [name, [name]] as const),
  ]);
  return shapleyShares(
    [...members.keys()],
    (present) => {
      const taken = [...present].flatMap((factor) => members.get(factor) ?? []);
      const moved = Object.fromEntries(taken.map((name) => [name, to[name] ?? Number.NaN]));
      return outputAt(model, { ...from, ...moved }, output);
    },
    effort,
  );
}

function logOfMetric(value: number, present: readonly string[]): number {
  if (value > 0 && value < Infinity) return steadyLog(value);
  const field = present.length === 0 ? "metric without any factor" : `metric with ${present.join(", ")}`;
  throw new ModelError({ code: "OUT_OF_RANGE", model: "attribution", field, value, allowed: "above 0" });
}

function checkFactors(factors: readonly string[]): void {
  const refuse = (
    code: "EMPTY_INPUT" | "INCONSISTENT" | "OUT_OF_RANGE",
    value: unknown,
    allowed: string,
  ): never => {
    throw new ModelError({ code, model: "attribution", field: "factors", value, allowed });
  };
  if (factors.length === 0) refuse("EMPTY_INPUT", "empty", "at least one factor");
  if (factors.length > sobolDimensionLimit)
    refuse("OUT_OF_RANGE", factors.length, `at most ${sobolDimensionLimit}`);
  const twice = factors.find((name, place) => factors.indexOf(name) !== place);
  if (twice !== undefined) refuse("INCONSISTENT", `"${twice}" twice`, "each once");
}
