/**
 * How much of a conversation's prompts a prefix cache spares, by how requests
 * are sent to replicas: to the one that holds the conversation, to any, or to
 * the first unless it is full.
 */
import { checkNumber, printedNumber, type Domain } from "../contract.ts";
import { ModelError } from "../errors.ts";

export const replicaDomain = { min: 1, max: 1e4, integer: true } as const satisfies Domain;
export const shareDomain = { min: 0, max: 1 } as const satisfies Domain;
const hitDomain = { min: 0, max: 1, maxOpen: true } as const satisfies Domain;
const lengthDomain = { min: 1, max: 1e10 } as const satisfies Domain;

export interface Routing {
  /** Replicas that a request may go to, each with its own cache. */
  readonly replicaCount: number;
  /** Share of requests sent to a replica by lot instead of home, in [0, 1]: 0 keeps all home, 1 scatters all. */
  readonly spillShare: number;
}

/**
 * Tokens found in the cache at each turn of a conversation, in tokens, mean
 * over the lots. A turn finds what the last visit to the same replica left: the
 * whole prompt of that visit.
 *
 * Nothing is evicted, so it errs high. The replica drawn by lot may be home.
 *
 * @param promptTokens length of the prompt at each turn, in tokens, each longer than the one before
 * @throws {ModelError} EMPTY_INPUT without turns; INCONSISTENT when a prompt does not grow; NON_FINITE, OUT_OF_RANGE, NOT_INTEGER
 * @example
 * cachedTokensByTurn([3000, 4000, 5000], { replicaCount: 1, spillShare: 0 }); // → [0, 3000, 4000]
 */
export function cachedTokensByTurn(promptTokens: readonly number[], routing: Routing): number[] {
  checkSession(promptTokens, routing);
  const found: number[] = [];
  visitTurns(promptTokens, routing, (tokens) => found.push(tokens));
  return found;
}

function visitTurns(
  promptTokens: readonly number[],
  { replicaCount, spillShare }: Routing,
  visit: (foundTokens: number) => void,
): void {
  const awayChance = spillShare / replicaCount;
  const homeChance = 1 - spillShare + awayChance;
  let [homeTokens, awayTokens] = [0, 0];
  for (const length of promptTokens) {
    visit(homeChance * homeTokens + (replicaCount - 1) * awayChance * awayTokens);
    homeTokens += homeChance * (length - homeTokens);
    awayTokens += awayChance * (length - awayTokens);
  }
}

/**
 * Share of all prompt tokens of a conversation that the cache spares, in [0, 1).
 * Over the whole conversation less spill never spares less; for a single late
 * turn it can, since scattered requests have by then warmed every replica.
 *
 * @throws {ModelError} as `cachedTokensByTurn`
 * @example
 * sessionHitShare([3000, 4000, 5000], { replicaCount: 1, spillShare: 0 }); // → 0.583333
 */
export function sessionHitShare(promptTokens: readonly number[], routing: Routing): number {
  checkSession(promptTokens, routing);
  return sparedTokens(promptTokens, routing) / sum(promptTokens);
}

/** Tokens of all turns that the cache spares, of prompts and a routing that were checked before: curves ask for many. */
export function sparedTokens(promptTokens: readonly number[], routing: Routing): number {
  let spared = 0;
  visitTurns(promptTokens, routing, (found) => {
    spared += found;
  });
  return spared;
}

/**
 * Prefill throughput with a cache over throughput without: 1 / (1 - h). Counts
 * the tokens that need no arithmetic as served.
 *
 * Leaves out fetching them and attention over them, so it errs high.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * prefillMultiplier(0.5625); // → 2.285714
 */
export function prefillMultiplier(hitShare: number): number {
  checkNumber("prefill-multiplier", "hitShare", hitShare, hitDomain);
  return 1 / (1 - hitShare);
}

/**
 * Prompt tokens that are truly computed, in tokens per second, of a rate that
 * counts cached ones too: R (1 - h).
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * computedTokensPerSecond(73700, 0.5625); // → 32243.75
 */
export function computedTokensPerSecond(tokensPerSecond: number, hitShare: number): number {
  const name = "computed-tokens-per-second";
  checkNumber(name, "tokensPerSecond", tokensPerSecond, { min: 0, max: 1e12, minOpen: true });
  checkNumber(name, "hitShare", hitShare, hitDomain);
  return tokensPerSecond * (1 - hitShare);
}

const model = "session-reuse";

/** @throws {ModelError} as `cachedTokensByTurn` */
export function checkSession(promptTokens: readonly number[], { replicaCount, spillShare }: Routing): void {
  checkNumber(model, "replicaCount", replicaCount, replicaDomain);
  checkNumber(model, "spillShare", spillShare, shareDomain);
  if (promptTokens.length === 0) {
    const [value, allowed] = ["empty", "at least one turn"];
    throw new ModelError({ code: "EMPTY_INPUT", model, field: "promptTokens", value, allowed });
  }
  let before = 0;
  for (const [turn, length] of promptTokens.entries()) {
    // The name of a turn is made only where it is needed: conversations are long, and curves ask for many.
    if (!(length > before && length >= lengthDomain.min && length <= lengthDomain.max))
      refusePrompt(turn, length, before);
    before = length;
  }
}

function refusePrompt(turn: number, length: number, before: number): never {
  const field = `promptTokens[${turn}]`;
  checkNumber(model, field, length, lengthDomain);
  throw new ModelError({
    code: "INCONSISTENT",
    model,
    field,
    value: length,
    allowed: `more than ${printedNumber(before, "up")}, the prompt of the turn before, which it contains`,
  });
}

/** Kept here because both files add up tokens. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
