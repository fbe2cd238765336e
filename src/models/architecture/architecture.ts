/** What the arithmetic of a decoder-only transformer follows from: its sizes, as a model's configuration gives them. */
import { checkChosenExperts } from "../chosen-experts.ts";
import { checkNumber, printedNumber, type Domain } from "../contract.ts";
import { ModelError } from "../errors.ts";

/** Query heads that share key-value heads: all of them their own (MHA), some (GQA) or one for all (MQA). */
export interface HeadAttention {
  readonly kind: "heads";
  readonly headCount: number;
  readonly kvHeadCount: number;
  /** Elements of a head. */
  readonly headSize: number;
}

/** Multi-head latent attention: keys and values of all heads come out of one cached vector. */
export interface LatentAttention {
  readonly kind: "latent";
  readonly headCount: number;
  /** Elements of the cached vector. */
  readonly latentSize: number;
  /** Elements of the cached key that carries the position. */
  readonly ropeSize: number;
  /** Elements of the vector that the queries come out of. */
  readonly queryRank: number;
  /** Elements of a head's key without position. */
  readonly nopeSize: number;
  /** Elements of a head's value. */
  readonly valueSize: number;
}

export type Attention = HeadAttention | LatentAttention;

export interface Experts {
  /** Experts that a layer chooses among. */
  readonly expertCount: number;
  /** Of them, experts that work on a token. */
  readonly activeExpertCount: number;
  /** Experts that work on every token, besides. */
  readonly sharedExpertCount: number;
  /** Width of an expert. */
  readonly expertFfnSize: number;
  /** Leading layers without experts. */
  readonly denseLayerCount: number;
}

export interface Architecture {
  readonly layerCount: number;
  /** Width of a token between layers. */
  readonly hiddenSize: number;
  /** Width of the feed-forward part of a layer without experts. */
  readonly ffnSize: number;
  readonly vocabularySize: number;
  /** Whether one matrix serves for reading tokens in and writing them out. */
  readonly tiedEmbeddings: boolean;
  readonly attention: Attention;
  /** `null`: no layer has experts. */
  readonly experts: Experts | null;
}

const count: Domain = { min: 1, max: 1e7, integer: true };
const countOrNone: Domain = { min: 0, max: 1e5, integer: true };

/**
 * Refuses an architecture whose sizes are no counts or contradict each other.
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE, NOT_INTEGER; INCONSISTENT when heads cannot share
 *   key-value heads evenly, when more experts work than there are, or more layers are dense
 */
export function checkArchitecture(model: string, architecture: Architecture): void {
  const { layerCount, hiddenSize, ffnSize, vocabularySize, attention, experts } = architecture;
  for (const [name, value] of Object.entries({ layerCount, hiddenSize, ffnSize, vocabularySize }))
    checkNumber(model, name, value, count);
  for (const [name, value] of Object.entries(attention))
    if (name !== "kind") checkNumber(model, name, value, count);
  if (attention.kind === "heads") checkSharedHeads(model, attention);
  if (experts !== null) {
    const { sharedExpertCount, denseLayerCount, ...counted } = experts;
    for (const [name, value] of Object.entries(counted)) checkNumber(model, name, value, count);
    for (const [name, value] of Object.entries({ sharedExpertCount, denseLayerCount }))
      checkNumber(model, name, value, countOrNone);
    checkExperts(model, experts, layerCount);
  }
}

/** @throws {ModelError} INCONSISTENT */
export function checkSharedHeads(
  model: string,
  { headCount, kvHeadCount }: Pick<HeadAttention, "headCount" | "kvHeadCount">,
): void {
  if (headCount % kvHeadCount !== 0)
    refuse(model, "kvHeadCount", kvHeadCount, `a divisor of the ${printedNumber(headCount)} query heads`);
}

/** @throws {ModelError} INCONSISTENT */
export function checkExperts(
  model: string,
  experts: Pick<Experts, "expertCount" | "activeExpertCount" | "denseLayerCount">,
  layerCount: number,
): void {
  const { denseLayerCount } = experts;
  checkChosenExperts(model, experts);
  if (denseLayerCount > layerCount)
    refuse(model, "denseLayerCount", denseLayerCount, `at most the ${printedNumber(layerCount)} layers`);
}

function refuse(model: string, field: string, value: number, allowed: string): never {
  throw new ModelError({ code: "INCONSISTENT", model, field, value, allowed });
}
