/** How work items are shared out among equal workers, and how long the busiest one takes. */
import { checkNumber, printedNumber, type Domain } from "../contract.ts";
import { ModelError } from "../errors.ts";

export const fixedPolicies = {
  static: "Whole items dealt in turn",
  split: "Each item cut into a fixed number of pieces, dealt in turn",
} as const;
export const balancedPolicies = {
  even: "Even shares, cut anywhere",
  chunks: "Chunks of one size, next one to whoever is free",
  list: "Whole items, next one to whoever is free",
  longest: "Whole items, longest first, to whoever is free",
} as const;
export type Policy = keyof typeof fixedPolicies | keyof typeof balancedPolicies;

/** What cutting costs and how it is done, in the unit of the lengths. */
export interface Cutting {
  /** Workers that start together and wait for the last one. */
  readonly workerCount: number;
  /** Pieces of an item under `split`. */
  readonly pieceCount: number;
  /** Length of a piece under `chunks`; the last of an item may be shorter. */
  readonly chunkLength: number;
  /** Work that starting a piece adds, whole item or part. */
  readonly pieceOverhead: number;
  /** Work that joining the parts adds under `even`, as a share of the work. */
  readonly fixUpShare: number;
}

export const cuttingDomains = {
  workerCount: { min: 1, max: 1e5, integer: true },
  pieceCount: { min: 1, max: 1e5, integer: true },
  chunkLength: { min: 0, minOpen: true, max: 1e15 },
  pieceOverhead: { min: 0, max: 1e12 },
  fixUpShare: { min: 0, max: 10 },
} as const satisfies Readonly<Record<keyof Cutting, Domain>>;

const mostParts = 1e7;

/**
 * Time until the last worker is done, in the unit of the lengths.
 *
 * Leaves out memory, caches and links that workers share, so every policy errs short.
 *
 * @throws {ModelError} EMPTY_INPUT, NON_FINITE, OUT_OF_RANGE, NOT_INTEGER; INFEASIBLE above ten million chunks
 * @example
 * makespan("list", [7, 7, 6, 6, 5, 4, 4, 4, 4], { workerCount: 3, pieceCount: 1, chunkLength: 1, pieceOverhead: 0, fixUpShare: 0 }); // → 16
 */
export function makespan(policy: Policy, lengths: ArrayLike<number>, cutting: Cutting): number {
  checkLengths(lengths);
  for (const name of ["workerCount", "pieceCount", "chunkLength", "pieceOverhead", "fixUpShare"] as const)
    checkNumber("makespan", name, cutting[name], cuttingDomains[name]);
  return makespanUnchecked(policy, lengths, cutting);
}

/** As `makespan`, for lengths and cutting that were checked before: a simulation runs it thousands of times. */
export function makespanUnchecked(policy: Policy, lengths: ArrayLike<number>, cutting: Cutting): number {
  switch (policy) {
    case "static":
      return dealt(lengths, 1, cutting);
    case "split":
      return dealt(lengths, cutting.pieceCount, cutting);
    case "even":
      return evenShares(lengths, cutting);
    case "chunks":
      return greedy(chunkPieces(lengths, cutting.chunkLength), cutting);
    case "list":
      return greedy(lengths, cutting);
    case "longest":
      return greedy(Float64Array.from(lengths).sort().reverse(), cutting);
  }
}

/**
 * The least that any policy without joining cost can take, in the unit of the
 * lengths: the mean of the workers' loads, each item started once.
 *
 * @throws {ModelError} EMPTY_INPUT, NON_FINITE, OUT_OF_RANGE, NOT_INTEGER
 * @example
 * evenLoad([16, 1, 1, 1, 1, 1, 1, 2], 4); // → 6
 */
export function evenLoad(lengths: ArrayLike<number>, workerCount: number): number {
  checkLengths(lengths);
  checkNumber("even-load", "workerCount", workerCount, cuttingDomains.workerCount);
  return totalWork(lengths) / workerCount;
}

/** Sum of many lengths by halves, so that the error grows with the logarithm of their number. */
export function totalWork(lengths: ArrayLike<number>, from = 0, to = lengths.length): number {
  if (to - from > 64) {
    const middle = (from + to) >>> 1;
    return totalWork(lengths, from, middle) + totalWork(lengths, middle, to);
  }
  let sum = 0;
  for (let item = from; item < to; item += 1) sum += lengths[item] ?? 0;
  return sum;
}

/** Piece k of the whole row goes to worker k modulo the workers. */
function dealt(lengths: ArrayLike<number>, pieces: number, { workerCount, pieceOverhead }: Cutting): number {
  const loads = new Float64Array(workerCount);
  let worker = 0;
  for (let item = 0; item < lengths.length; item += 1) {
    const piece = (lengths[item] ?? 0) / pieces + pieceOverhead;
    for (let part = 0; part < pieces; part += 1) {
      loads[worker] = (loads[worker] ?? 0) + piece;
      worker = worker + 1 === workerCount ? 0 : worker + 1;
    }
  }
  return loads.reduce((most, load) => Math.max(most, load), 0);
}

/** The row of items laid end to end and cut into equal stretches, one a worker. */
function evenShares(lengths: ArrayLike<number>, { workerCount, pieceOverhead, fixUpShare }: Cutting): number {
  const share = totalWork(lengths) / workerCount;
  const span = share * (1 + fixUpShare);
  return pieceOverhead === 0 ? span : span + pieceOverhead * mostPieces(lengths, share);
}

/** Most pieces that fall into one stretch of length `share`. An end that all but meets a cut is taken to meet it. */
function mostPieces(lengths: ArrayLike<number>, share: number): number {
  const slack = 1e-9 * share;
  let [most, pieces, room] = [0, 0, share];
  for (let item = 0; item < lengths.length; item += 1) {
    let rest = lengths[item] ?? 0;
    while (rest > slack) {
      pieces += 1;
      const taken = Math.min(rest, room);
      rest -= taken;
      room -= taken;
      if (room <= slack) {
        most = Math.max(most, pieces);
        [pieces, room] = [0, share];
      }
    }
  }
  return Math.max(most, pieces);
}

/** Every item cut into pieces of one length, the last of each item the rest. @throws {ModelError} INFEASIBLE above ten million */
export function chunkPieces(lengths: ArrayLike<number>, chunk: number): Float64Array {
  const counts = new Float64Array(lengths.length);
  let count = 0;
  for (let item = 0; item < lengths.length; item += 1) {
    const parts = Math.max(1, Math.ceil((lengths[item] ?? 0) / chunk));
    counts[item] = parts;
    count += parts;
  }
  if (count > mostParts) {
    throw new ModelError({
      code: "INFEASIBLE",
      model: "makespan",
      field: "chunkLength",
      value: chunk,
      allowed: `chunks so long that there are at most ${printedNumber(mostParts)}; there would be ${printedNumber(count)}`,
    });
  }
  const pieces = new Float64Array(count);
  let place = 0;
  for (let item = 0; item < counts.length; item += 1) {
    const end = place + (counts[item] ?? 1) - 1;
    const rest = (lengths[item] ?? 0) - (end - place) * chunk;
    for (; place < end; place += 1) pieces[place] = chunk;
    pieces[place] = rest;
    place += 1;
  }
  return pieces;
}

/** Each piece in order to the worker with the least load; the loads are kept as a heap. */
function greedy(pieces: ArrayLike<number>, { workerCount, pieceOverhead }: Cutting): number {
  const heap = new Float64Array(workerCount);
  let most = 0;
  for (let place = 0; place < pieces.length; place += 1) {
    const load = (heap[0] ?? 0) + (pieces[place] ?? 0) + pieceOverhead;
    if (load > most) most = load;
    sink(heap, load);
  }
  return most;
}

/** Puts `load` in the place of the least and restores the heap. */
function sink(heap: Float64Array, load: number): void {
  const { length } = heap;
  let hole = 0;
  for (let child = 1; child < length; child = 2 * hole + 1) {
    const right = child + 1;
    const least = right < length && (heap[right] ?? 0) < (heap[child] ?? 0) ? right : child;
    const value = heap[least] ?? 0;
    if (value >= load) break;
    heap[hole] = value;
    hole = least;
  }
  heap[hole] = load;
}

function checkLengths(lengths: ArrayLike<number>): void {
  if (lengths.length === 0) {
    const allowed = "at least one item";
    throw new ModelError({
      code: "EMPTY_INPUT",
      model: "makespan",
      field: "lengths",
      value: "empty",
      allowed,
    });
  }
  for (let item = 0; item < lengths.length; item += 1)
    checkNumber("makespan", `lengths[${item}]`, lengths[item], { min: 0, minOpen: true, max: 1e15 });
}
