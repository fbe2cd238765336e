/** The decode step as a workbench: what a data sheet and a model card give, in. */
import { defineModel } from "../contract.ts";
import { decodeStepInputs } from "./decode-inputs.ts";
import { decodeTimes, type DecodeTimes, type Writable } from "./decode-step.ts";
import { blankStep, stepOfInputs } from "./step-of-inputs.ts";
import { stepShares } from "./step-shares.ts";

/** Written over by each run and never handed out. */
const kept = { step: blankStep(), times: {} as Writable<DecodeTimes> };

const share = (symbol: string, title: string) => ({ symbol, title, unit: "1" }) as const;

export const decodeStepModel = defineModel({
  id: "decode-step",
  title: "Time of a decode step",
  purpose:
    "Gives the speed per user and the throughput per GPU of a model on a machine, and which of memory, arithmetic, network and fixed time takes the step.",
  inputs: decodeStepInputs,
  inputHeadings: {
    totalParamCount: "The model",
    memoryTerabytesPerSecond: "A GPU and its network",
    precision: "Layout and batch",
    contextTokens: "Sequences and speculation",
    memoryEfficiency: "How near to its peaks it runs",
  },
  outputs: {
    tokensPerSecondPerUser: {
      symbol: "i",
      title: "Speed per user",
      unit: "tok/s/user",
      basis: { tokens: "output" },
    },
    tokensPerSecondPerGpu: {
      symbol: "R",
      title: "Throughput",
      unit: "tok/s/GPU",
      basis: { tokens: "output", gpus: "decode" },
    },
    stepMilliseconds: { symbol: "T", title: "Time of a step", unit: "ms" },
    sequenceCount: { symbol: "C", title: "Sequences at once, over all GPUs", unit: "1" },
    weightShare: share("s_w", "Share of the step: reading weights"),
    linearShare: share("s_c", "Share of the step: arithmetic with weights"),
    cacheShare: share("s_\\kappa", "Share of the step: reading the cache"),
    attentionShare: share("s_a", "Share of the step: arithmetic of attention"),
    networkShare: share("s_n", "Share of the step: messages that do not hide"),
    fixedShare: share("s_\\ell", "Share of the step: fixed time of layers"),
  },
  equations: [
    {
      gives: "weightSeconds",
      latex:
        "t_w = \\frac{b_w}{\\eta_m \\beta} \\left(\\frac{N_a - k X}{g} + \\frac{E\\,X}{G}\\,f\\right), \\quad X = \\begin{cases} \\frac{N - N_a}{E - k} & E > k \\\\ 0 & E = k \\end{cases}, \\quad g = \\begin{cases} 1 & \\text{spread} \\\\ G & \\text{tensor, copied} \\end{cases}, \\quad f = 1 - \\left(1 - \\tfrac{k}{E}\\right)^{n B G}",
      origin: {
        source: "erdil-inference-economics",
        locator:
          "share of experts touched; the split into experts and the rest by total and active parameters is derived here; b_w is the size of a weight, g the GPUs over which attention and dense weights are divided",
      },
    },
    {
      gives: "linearSeconds",
      latex: "t_c = \\frac{2\\,n\\,B\\,N_a}{\\eta_c F_p}",
      origin: { source: "scaling-book", locator: "chapter on inference: two operations for each parameter" },
    },
    {
      gives: "cacheSeconds",
      latex:
        "t_\\kappa = \\frac{B\\,S\\,\\kappa}{\\eta_m \\beta} \\times \\begin{cases} 1 & \\text{spread, tensor} \\\\ G & \\text{copied} \\end{cases}",
      origin: {
        derived:
          "the cache of each sequence is read once in a step; where each GPU keeps the whole, all of them read it",
      },
    },
    {
      gives: "attentionSeconds",
      latex: "t_a = \\frac{n\\,B\\,S\\,\\kappa\\,I}{\\eta_c F_{16}}",
      origin: { derived: "attention's arithmetic for the bytes that it reads" },
    },
    {
      gives: "networkSeconds",
      latex:
        "t_n = \\begin{cases} 0 & \\text{spread, } E = k \\text{ or } G = 1 \\\\ \\frac{L\\,n\\,B\\,k\\,D\\,(b_d + 2)}{\\eta_n W} & \\text{spread, else} \\\\ 2 L\\,\\frac{2 (G - 1)}{G}\\,\\frac{n\\,B\\,G\\,D \\cdot 2}{\\eta_n W} & \\text{tensor, copied} \\end{cases}",
      origin: {
        derived:
          "a copy to each expert and back when experts are spread, b_d bytes an element out (2 in BF16, else 1) and 2 back; nothing to send without a choice of experts or with one GPU; two ring all-reduces a layer when matrices are divided",
      },
    },
    {
      gives: "stepMilliseconds",
      latex:
        "T = L\\,t_\\ell + t_{\\text{loc}} + t_n - o \\min(t_{\\text{loc}}, t_n), \\quad t_{\\text{loc}} = \\max(t_\\kappa, t_a) + \\max(t_w, t_c)",
      origin: {
        source: "scaling-book",
        locator:
          "chapter on inference, step time of decode; arithmetic-bound attention, messages and fixed time are added here",
      },
    },
    {
      gives: "tokensPerSecondPerUser",
      latex: "i = \\frac{\\varepsilon}{T}",
      origin: { derived: "each sequence gains so many tokens in a step" },
    },
    {
      gives: "tokensPerSecondPerGpu",
      latex: "R = \\frac{B\\,\\varepsilon}{T}",
      origin: { derived: "all sequences of a GPU gain them" },
    },
    { gives: "sequenceCount", latex: "C = B\\,G", origin: { derived: "over all GPUs" } },
    {
      gives: "weightShare",
      latex:
        "s_w = \\begin{cases} \\lambda\\,t_w / T & t_w \\ge t_c \\\\ 0 & \\text{else} \\end{cases}, \\quad \\lambda = \\begin{cases} 1 & t_n \\le t_{\\text{loc}} \\\\ 1 - o & t_n > t_{\\text{loc}} \\end{cases}",
      origin: { derived: "the longer of two that run side by side takes the time, less what hides" },
    },
    {
      gives: "linearShare",
      latex: "s_c = \\begin{cases} \\lambda\\,t_c / T & t_c > t_w \\\\ 0 & \\text{else} \\end{cases}",
      origin: { derived: "likewise" },
    },
    {
      gives: "cacheShare",
      latex:
        "s_\\kappa = \\begin{cases} \\lambda\\,t_\\kappa / T & t_\\kappa \\ge t_a \\\\ 0 & \\text{else} \\end{cases}",
      origin: { derived: "likewise" },
    },
    {
      gives: "attentionShare",
      latex: "s_a = \\begin{cases} \\lambda\\,t_a / T & t_a > t_\\kappa \\\\ 0 & \\text{else} \\end{cases}",
      origin: { derived: "likewise" },
    },
    {
      gives: "networkShare",
      latex:
        "s_n = \\frac{t_n}{T} \\times \\begin{cases} 1 - o & t_n \\le t_{\\text{loc}} \\\\ 1 & t_n > t_{\\text{loc}} \\end{cases}",
      origin: { derived: "less what hides, which is taken off the shorter of messages and local work" },
    },
    {
      gives: "fixedShare",
      latex: "s_\\ell = \\frac{L\\,t_\\ell}{T}",
      origin: { derived: "part over whole" },
    },
  ],
  omissions: [
    { what: "Whether it fits into memory.", errs: "Too much throughput where it does not." },
    {
      what: "GPUs and experts that get more work than others, for which all wait.",
      errs: "Too fast.",
    },
    { what: "Prefill on the same GPUs, queueing, sampling and scheduling.", errs: "Too fast." },
    {
      what: "Popular experts: all are taken to be liked equally, so a small batch touches too many.",
      errs: "Too slow at small batches.",
    },
    {
      what: "Layers without experts, and the table that reads tokens in.",
      errs: "Too slow by a few percent.",
    },
    {
      what: "Which part of the network a message takes: one rate stands for all.",
      errs: "Either way; give the rate of the slowest part that the layout must cross.",
    },
    {
      what: "The cost of drafting tokens.",
      errs: "Too fast with speculation.",
    },
  ],
  shapes: [
    {
      output: "tokensPerSecondPerGpu",
      over: "sequencesPerGpu",
      by: { input: "precision", values: ["bf16", "fp8"] },
    },
    { output: "tokensPerSecondPerUser", over: "sequencesPerGpu" },
    { output: "stepMilliseconds", over: "contextTokens" },
    { output: "tokensPerSecondPerGpu", over: "gpuCount" },
  ],
  directions: {
    stepMilliseconds: {
      sequencesPerGpu: 1,
      contextTokens: 1,
      verifiedTokens: 1,
      tokensPerStep: 0,
      layerCount: 1,
      hiddenSize: 1,
      cacheBytesPerToken: 1,
      attentionIntensity: 1,
      memoryTerabytesPerSecond: -1,
      bf16TeraflopPerSecond: -1,
      fp8TeraflopPerSecond: -1,
      fp4TeraflopPerSecond: -1,
      networkGigabytesPerSecond: -1,
      memoryEfficiency: -1,
      computeEfficiency: -1,
      networkEfficiency: -1,
      overlapShare: -1,
      layerMicroseconds: 1,
    },
    tokensPerSecondPerUser: {
      sequencesPerGpu: -1,
      contextTokens: -1,
      verifiedTokens: -1,
      tokensPerStep: 1,
      memoryTerabytesPerSecond: 1,
      bf16TeraflopPerSecond: 1,
      fp8TeraflopPerSecond: 1,
      fp4TeraflopPerSecond: 1,
      networkGigabytesPerSecond: 1,
      memoryEfficiency: 1,
      computeEfficiency: 1,
      networkEfficiency: 1,
      overlapShare: 1,
      layerMicroseconds: -1,
    },
    tokensPerSecondPerGpu: {
      sequencesPerGpu: 1,
      contextTokens: -1,
      verifiedTokens: -1,
      tokensPerStep: 1,
      memoryTerabytesPerSecond: 1,
      bf16TeraflopPerSecond: 1,
      fp8TeraflopPerSecond: 1,
      fp4TeraflopPerSecond: 1,
      networkGigabytesPerSecond: 1,
      memoryEfficiency: 1,
      computeEfficiency: 1,
      networkEfficiency: 1,
      overlapShare: 1,
      layerMicroseconds: -1,
    },
  },
  compute: (inputs) => {
    const times = decodeTimes(stepOfInputs("decode-step", inputs, kept.step), kept.times);
    const shares = stepShares(times);
    // Named one by one: a spread would cost more than the arithmetic.
    return {
      tokensPerSecondPerUser: times.tokensPerSecondPerUser,
      tokensPerSecondPerGpu: times.tokensPerSecondPerGpu,
      stepMilliseconds: times.stepSeconds * 1e3,
      sequenceCount: inputs.sequencesPerGpu * inputs.gpuCount,
      weightShare: shares.weightShare,
      linearShare: shares.linearShare,
      cacheShare: shares.cacheShare,
      attentionShare: shares.attentionShare,
      networkShare: shares.networkShare,
      fixedShare: shares.fixedShare,
    };
  },
});
