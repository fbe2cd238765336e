/** A model's parameters and weights from the sizes in its configuration. */
import { defineModel } from "../contract.ts";
import { weightBytesOf, weightFormats } from "../roofline/weight-format.ts";
import { checkExperts } from "./architecture.ts";
import { attentionInputs, attentionOf } from "./attention-inputs.ts";
import { parameterCounts } from "./parameter-count.ts";

const count = (symbol: string, title: string, min: number, max: number, usual: readonly [number, number]) =>
  ({ type: "number", symbol, title, unit: "count", domain: { min, max, integer: true }, usual }) as const;

export const modelSize = defineModel({
  id: "model-size",
  title: "Parameters and weights of a model",
  purpose:
    "Counts the parameters of a transformer from the sizes in its configuration: in all, in use for one token, and in bytes.",
  inputs: {
    layerCount: count("L", "Layers", 1, 10_000, [16, 160]),
    hiddenSize: count("D", "Hidden size", 1, 1e5, [1024, 16_384]),
    ffnSize: count("F", "Feed-forward size of a layer without experts", 1, 1e6, [2048, 65_536]),
    vocabularySize: count("V", "Vocabulary", 1, 1e7, [32_000, 262_144]),
    embeddings: {
      type: "choice",
      symbol: "\\text{emb}",
      title: "Reading tokens in and writing them out",
      options: { untied: "A matrix for each", tied: "One matrix for both" },
    },
    ...attentionInputs,
    queryRank: count("d_q", "Rank of the queries; without effect for heads", 1, 1e5, [64, 4096]),
    expertCount: count("E", "Experts that a layer chooses among", 1, 4096, [1, 1024]),
    activeExpertCount: count("k", "Experts chosen for a token", 1, 4096, [1, 16]),
    sharedExpertCount: count("s", "Experts in use for every token", 0, 64, [0, 4]),
    expertFfnSize: count("F_e", "Feed-forward size of an expert", 1, 1e6, [512, 16_384]),
    denseLayerCount: count(
      "L_d",
      "Layers without experts; all of them in a dense model",
      0,
      10_000,
      [0, 160],
    ),
    precision: { type: "choice", symbol: "p", title: "Format of the weights", options: weightFormats },
  },
  inputHeadings: {
    layerCount: "Layers and vocabulary",
    attention: "Attention",
    expertCount: "Experts",
    precision: "Weights",
  },
  outputs: {
    totalParamCount: { symbol: "N", title: "Parameters", unit: "count" },
    activeParamCount: { symbol: "N_a", title: "Parameters in use for a token", unit: "count" },
    activeShare: { symbol: "s_a", title: "Share of the parameters in use for a token", unit: "1" },
    expertShare: { symbol: "s_E", title: "Share of the parameters that lies in chosen experts", unit: "1" },
    attentionParamCount: {
      symbol: "N_{\\text{att}}",
      title: "Parameters of attention, all layers",
      unit: "count",
    },
    weightGigabytes: { symbol: "W", title: "Weights", unit: "GB" },
  },
  equations: [
    {
      gives: "attentionParamCount",
      latex: "N_{\\text{att}} = L\\,D\\,H\\,(2 N_q + 2 K) \\quad\\text{(heads)}",
      origin: { source: "scaling-book", locator: "chapter on inference, count of attention parameters" },
    },
    {
      gives: "attentionParamCount",
      latex:
        "N_{\\text{att}} = L \\bigl(D d_q + d_q N_q (H + d_r) + D (d_c + d_r) + 2 d_c N_q H + N_q H D\\bigr) \\quad\\text{(latent)}",
      origin: {
        source: "deepseek-v3-config",
        locator:
          "the ranks and head sizes that it names, one matrix for each step from width to rank to heads",
      },
    },
    {
      gives: "totalParamCount",
      latex:
        "N = N_{\\text{att}} + 3 L_d D F + (L - L_d) \\bigl((E + s)\\,3 D F_e + E D\\bigr) + (1\\ \\text{or}\\ 2)\\,V D",
      origin: {
        derived: "gated feed-forward parts have three matrices, and choosing an expert takes one column each",
      },
    },
    {
      gives: "activeParamCount",
      latex: "N_a = N - (L - L_d)\\,(E - k)\\,3 D F_e",
      origin: { derived: "all but the experts that are not chosen" },
    },
    { gives: "activeShare", latex: "s_a = \\frac{N_a}{N}", origin: { derived: "part over whole" } },
    {
      gives: "expertShare",
      latex: "s_E = \\frac{(L - L_d)\\,E\\,3 D F_e}{N}",
      origin: { derived: "part over whole" },
    },
    {
      gives: "weightGigabytes",
      latex: "W = b_w N",
      origin: { derived: "bytes of a weight, times their number" },
    },
  ],
  omissions: [
    { what: "Norms and biases.", errs: "Too small, by less than a hundredth of a percent as a rule." },
    { what: "Layers that only predict further tokens.", errs: "Too small where a model has them." },
    {
      what: "Weights that stay in a wider format than the rest.",
      errs: "Too few bytes.",
    },
  ],
  shapes: [
    {
      output: "weightGigabytes",
      over: "expertCount",
      by: { input: "precision", values: ["bf16", "fp8", "nvfp4"] },
    },
    { output: "activeShare", over: "activeExpertCount" },
  ],
  directions: {
    totalParamCount: {
      layerCount: 1,
      hiddenSize: 1,
      expertCount: 1,
      activeExpertCount: 0,
      sharedExpertCount: 1,
      vocabularySize: 1,
    },
    activeParamCount: {
      layerCount: 1,
      hiddenSize: 1,
      activeExpertCount: 1,
      sharedExpertCount: 1,
      vocabularySize: 1,
    },
    activeShare: { activeExpertCount: 1 },
    weightGigabytes: { layerCount: 1, hiddenSize: 1, expertCount: 1, activeExpertCount: 0 },
  },
  compute: (inputs) => {
    const { layerCount, hiddenSize, expertCount, activeExpertCount, denseLayerCount } = inputs;
    const attention = attentionOf("model-size", inputs, inputs.queryRank);
    const experts = {
      expertCount,
      activeExpertCount,
      denseLayerCount,
      sharedExpertCount: inputs.sharedExpertCount,
      expertFfnSize: inputs.expertFfnSize,
    };
    checkExperts("model-size", experts, layerCount);
    const counts = parameterCounts({
      layerCount,
      hiddenSize,
      ffnSize: inputs.ffnSize,
      vocabularySize: inputs.vocabularySize,
      tiedEmbeddings: inputs.embeddings === "tied",
      attention,
      experts,
    });
    return {
      totalParamCount: counts.total,
      activeParamCount: counts.active,
      activeShare: counts.active / counts.total,
      expertShare: (counts.expertLayerCount * expertCount * counts.perExpert) / counts.total,
      attentionParamCount: layerCount * counts.attentionPerLayer,
      weightGigabytes: (counts.total * weightBytesOf[inputs.precision]) / 1e9,
    };
  },
});
