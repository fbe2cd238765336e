/** The inputs that describe attention, said once for the records that ask for them. */
import type { InputValues } from "../contract.ts";
import { checkSharedHeads, type Attention } from "./architecture.ts";
import { layerCount } from "./layer-count.ts";

const size = (symbol: string, title: string, usual: readonly [number, number]) =>
  ({
    type: "number",
    symbol,
    title,
    unit: "count",
    domain: { min: 1, max: 1e5, integer: true },
    usual,
  }) as const;

export const attentionInputs = {
  attention: {
    type: "choice",
    symbol: "\\text{att}",
    title: "Kind of attention",
    options: {
      heads: "Heads: keys and values of each key-value head (MHA, GQA, MQA)",
      latent: "Latent: one vector from which all heads draw (MLA)",
    },
  },
  headCount: size("N_q", "Query heads", [8, 128]),
  kvHeadCount: size("K", "Key-value heads; without effect for a latent", [1, 128]),
  headSize: size("H", "Elements of a head, without position for a latent", [32, 512]),
  latentSize: size("d_c", "Elements of the latent; without effect for heads", [64, 2048]),
  ropeSize: size("d_r", "Elements of the key with position; without effect for heads", [16, 256]),
} as const;

/** Attention with all its layers and the size of what they cache. */
export const cachedAttentionInputs = {
  layerCount,
  ...attentionInputs,
  bytesPerElement: {
    type: "number",
    symbol: "b_\\kappa",
    title: "Size of a cached element",
    unit: "B",
    domain: { min: 0.25, max: 8 },
    usual: [0.5, 2],
  },
} as const;

/** The attention that the inputs describe; of a latent, values are as wide as keys without position. @throws {ModelError} INCONSISTENT */
export function attentionOf(
  model: string,
  inputs: InputValues<typeof attentionInputs>,
  queryRank: number,
): Attention {
  const { headCount, kvHeadCount, headSize } = inputs;
  if (inputs.attention === "heads") {
    checkSharedHeads(model, inputs);
    return { kind: "heads", headCount, kvHeadCount, headSize };
  }
  return {
    kind: "latent",
    headCount,
    latentSize: inputs.latentSize,
    ropeSize: inputs.ropeSize,
    queryRank,
    nopeSize: headSize,
    valueSize: headSize,
  };
}
