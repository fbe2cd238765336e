/** A cached prefix in slower memory: the time to fetch it, the time to compute it again, and the bandwidth at which they meet. */
import { checkNumber, printedNumber, type Domain } from "../contract.ts";
import { ModelError } from "../errors.ts";

const rateDomain = { min: 1e-3, max: 1e9 } as const satisfies Domain;
const cacheDomain = { min: 1, max: 1e8 } as const satisfies Domain;
const tokenDomain = { min: 1, max: 1e8 } as const satisfies Domain;
const linkDomain = { min: 1e6, max: 1e15 } as const satisfies Domain;
const secondsDomain = { min: 0, max: 1e4 } as const satisfies Domain;
const attentionDomain = { min: 0, max: 1e9 } as const satisfies Domain;
const flopDomain = { min: 1e9, max: 1e19 } as const satisfies Domain;

/** The serving unit that would compute a prefix again. */
export interface Prefill {
  /** Prompt tokens per second, attention over the prefix apart. */
  readonly tokensPerSecond: number;
  /** Floating-point operations of causal attention over a prefix, for each squared token of its length: 2 × layers × heads × head size. 0 when the rate contains them. */
  readonly attentionFlopPerSquaredToken: number;
  /** Operations per second that it really reaches. */
  readonly flopPerSecond: number;
}

/** The link over which a prefix would be fetched. */
export interface Link {
  readonly bytesPerSecond: number;
  /** Time before the first byte, in s. */
  readonly delaySeconds: number;
}

/**
 * Time to compute a prefix again, in s: n / R + A n² / F.
 *
 * Leaves out waiting for a free machine, so it errs low.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * recomputeSeconds(8192, { tokensPerSecond: 28036.85, attentionFlopPerSquaredToken: 1310720, flopPerSecond: 3.956e15 }); // → 0.3144217
 */
export function recomputeSeconds(prefixTokens: number, prefill: Prefill): number {
  const name = "recompute-seconds";
  checkNumber(name, "prefixTokens", prefixTokens, tokenDomain);
  checkNumber(name, "tokensPerSecond", prefill.tokensPerSecond, rateDomain);
  checkNumber(name, "attentionFlopPerSquaredToken", prefill.attentionFlopPerSquaredToken, attentionDomain);
  checkNumber(name, "flopPerSecond", prefill.flopPerSecond, flopDomain);
  const attentionSeconds =
    (prefill.attentionFlopPerSquaredToken * prefixTokens * prefixTokens) / prefill.flopPerSecond;
  return prefixTokens / prefill.tokensPerSecond + attentionSeconds;
}

/**
 * Time to fetch the keys and values of a prefix, in s: κ n / W + delay.
 *
 * Leaves out other traffic on the link, so it errs low.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * fetchSeconds(8192, 327680, { bytesPerSecond: 50e9, delaySeconds: 0 }); // → 0.05368709
 */
export function fetchSeconds(prefixTokens: number, kvBytesPerToken: number, link: Link): number {
  const name = "fetch-seconds";
  checkNumber(name, "prefixTokens", prefixTokens, tokenDomain);
  checkNumber(name, "kvBytesPerToken", kvBytesPerToken, cacheDomain);
  checkNumber(name, "bytesPerSecond", link.bytesPerSecond, linkDomain);
  checkNumber(name, "delaySeconds", link.delaySeconds, secondsDomain);
  return (kvBytesPerToken * prefixTokens) / link.bytesPerSecond + link.delaySeconds;
}

/**
 * Bandwidth above which fetching is quicker, in B/s, when neither attention nor
 * the link's delay counts: W* = κ R. A faster machine asks for a faster link.
 *
 * Attention makes the true value lower for long prefixes, delay makes it higher for short ones.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * breakEvenBandwidth(70272, 32243.75); // → 2265832800
 */
export function breakEvenBandwidth(kvBytesPerToken: number, prefillTokensPerSecond: number): number {
  const name = "break-even-bandwidth";
  checkNumber(name, "kvBytesPerToken", kvBytesPerToken, cacheDomain);
  checkNumber(name, "prefillTokensPerSecond", prefillTokensPerSecond, rateDomain);
  return kvBytesPerToken * prefillTokensPerSecond;
}

/**
 * The same for a prefix of some length with attention and delay, in B/s:
 * W*(n) = κ n / (n / R + A n² / F - delay).
 *
 * @throws {ModelError} INFEASIBLE when computing takes no longer than the delay alone, so that no link is fast enough; NON_FINITE, OUT_OF_RANGE
 * @example
 * breakEvenBandwidthAt(8192, 327680, { tokensPerSecond: 28036.85, attentionFlopPerSquaredToken: 0, flopPerSecond: 1e15 }, 0); // → 9187115008
 */
export function breakEvenBandwidthAt(
  prefixTokens: number,
  kvBytesPerToken: number,
  prefill: Prefill,
  delaySeconds: number,
): number {
  const model = "break-even-bandwidth-at";
  checkNumber(model, "kvBytesPerToken", kvBytesPerToken, cacheDomain);
  checkNumber(model, "delaySeconds", delaySeconds, secondsDomain);
  const computing = recomputeSeconds(prefixTokens, prefill);
  const left = computing - delaySeconds;
  if (left <= 0) {
    throw new ModelError({
      code: "INFEASIBLE",
      model,
      field: "delaySeconds",
      value: delaySeconds,
      allowed: `below ${printedNumber(computing, "down")} s, the time to compute the prefix again; it is ${printedNumber(-left)} s above, so no bandwidth makes fetching quicker`,
    });
  }
  return (kvBytesPerToken * prefixTokens) / left;
}

/**
 * Wait for the first token, in s: queue + (1 - h) L / R + h L κ / W, and the
 * link's delay when anything is fetched. The hits lie behind the link.
 *
 * Leaves out attention over the prompt and overlap of fetching with computing: it errs low for long prompts, high for a machine that overlaps.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * firstTokenSeconds({ queueSeconds: 0.1, promptTokens: 10000, hitShare: 0.5, kvBytesPerToken: 70000, prefillTokensPerSecond: 20000 }, { bytesPerSecond: 7e9, delaySeconds: 0 }); // → 0.4
 */
export function firstTokenSeconds(
  request: {
    readonly queueSeconds: number;
    readonly promptTokens: number;
    /** Share of the prompt that is cached, in [0, 1]. */
    readonly hitShare: number;
    readonly kvBytesPerToken: number;
    readonly prefillTokensPerSecond: number;
  },
  link: Link,
): number {
  const name = "first-token-seconds";
  checkNumber(name, "queueSeconds", request.queueSeconds, secondsDomain);
  checkNumber(name, "promptTokens", request.promptTokens, tokenDomain);
  checkNumber(name, "hitShare", request.hitShare, { min: 0, max: 1 });
  checkNumber(name, "kvBytesPerToken", request.kvBytesPerToken, cacheDomain);
  checkNumber(name, "prefillTokensPerSecond", request.prefillTokensPerSecond, rateDomain);
  checkNumber(name, "bytesPerSecond", link.bytesPerSecond, linkDomain);
  checkNumber(name, "delaySeconds", link.delaySeconds, secondsDomain);
  const hitTokens = request.hitShare * request.promptTokens;
  const computing = (request.promptTokens - hitTokens) / request.prefillTokensPerSecond;
  const fetching = (hitTokens * request.kvBytesPerToken) / link.bytesPerSecond;
  return request.queueSeconds + computing + fetching + (hitTokens > 0 ? link.delaySeconds : 0);
}
