/**
 * Why one pair of machines has no single ratio: the same two straight lines, divided at any speed per user.
 * Long because each of two machines has five inputs of its own.
 */
import { checkNumber, defineModel, printedNumber, type NumberInput } from "./contract.ts";
import { ModelError } from "./errors.ts";
import {
  decoderDomains,
  maxInteractivity,
  tokensLeftForBatch,
  type Decoder,
} from "./frontier-closed-form.ts";

/** The machine that is compared with, and the one that is compared. */
export interface DecoderPair {
  readonly older: Decoder;
  readonly newer: Decoder;
}

/**
 * Throughput per GPU of the newer machine over the older at one speed per user, in "x":
 * rho(i) = (E2 - a2 i) b1 G1 / ((E1 - a1 i) b2 G2). Without bound as `i` nears the older machine's limit.
 *
 * Leaves out every limit on the batch but time; at low speed it may err either way.
 *
 * @throws {ModelError} INFEASIBLE at or above either machine's limit; NON_FINITE, OUT_OF_RANGE, NOT_INTEGER
 * @example
 * throughputRatioAt({
 *   older: { fixedSeconds: 0.01, secondsPerSequence: 2e-4, tokensPerStep: 1, gpuCount: 8 },
 *   newer: { fixedSeconds: 0.004, secondsPerSequence: 5e-5, tokensPerStep: 1.85, gpuCount: 8 },
 * }, 50); // → 13.2
 */
export function throughputRatioAt({ older, newer }: DecoderPair, tokensPerSecondPerUser: number): number {
  const olderLeft = tokensLeftForBatch("throughput-ratio (older)", older, tokensPerSecondPerUser);
  const newerLeft = tokensLeftForBatch("throughput-ratio (newer)", newer, tokensPerSecondPerUser);
  return (newerLeft * gpuSeconds(older)) / (olderLeft * gpuSeconds(newer));
}

/**
 * The speed per user, in tok/s/user, at which the ratio takes a given value:
 * `throughputRatioAt` solved for i.
 *
 * @throws {ModelError} INFEASIBLE when no speed that both machines reach gives this ratio; INCONSISTENT when
 *   every speed does, since both machines end at the same one; NON_FINITE, OUT_OF_RANGE, NOT_INTEGER
 * @example
 * interactivityAtRatio({
 *   older: { fixedSeconds: 0.01, secondsPerSequence: 2e-4, tokensPerStep: 1, gpuCount: 8 },
 *   newer: { fixedSeconds: 0.004, secondsPerSequence: 5e-5, tokensPerStep: 1.85, gpuCount: 8 },
 * }, 50); // → 88.01653
 */
export function interactivityAtRatio({ older, newer }: DecoderPair, ratio: number): number {
  const model = "interactivity-at-ratio";
  checkNumber(model, "ratio", ratio, { min: 0, minOpen: true, max: 1e12 });
  const [olderLimit, newerLimit] = [maxInteractivity(older), maxInteractivity(newer)];
  const limit = Math.min(olderLimit, newerLimit);
  const scaled = ratio * gpuSeconds(newer);
  const above = scaled * older.tokensPerStep - gpuSeconds(older) * newer.tokensPerStep;
  const below = scaled * older.fixedSeconds - gpuSeconds(older) * newer.fixedSeconds;
  const speed = above / below;
  const oneRatio = isRoundingOf(olderLimit, newerLimit);
  if (oneRatio || !(speed > 0 && speed < limit)) {
    const atZero = (newer.tokensPerStep * gpuSeconds(older)) / (older.tokensPerStep * gpuSeconds(newer));
    if (oneRatio && isRoundingOf(ratio, atZero)) {
      const allowed = `another ratio or machines of different limits; every speed below ${printedNumber(limit, "down")} tok/s/user, where both end, gives this one`;
      throw new ModelError({ code: "INCONSISTENT", model, field: "ratio", value: ratio, allowed });
    }
    const allowed = `a ratio that some speed between 0 and ${printedNumber(limit, "down")} tok/s/user gives; near 0 the ratio is ${printedNumber(atZero)}`;
    throw new ModelError({ code: "INFEASIBLE", model, field: "ratio", value: ratio, allowed });
  }
  return speed;
}

/** Whether two numbers differ by no more than the rounding of a few products and quotients. */
function isRoundingOf(a: number, b: number): boolean {
  return Math.abs(a - b) <= 8 * Number.EPSILON * Math.abs(b);
}

function gpuSeconds({ secondsPerSequence, gpuCount }: Decoder): number {
  return secondsPerSequence * gpuCount;
}

const usualSeconds = { fixed: [0.0005, 0.1], perSequence: [1e-5, 0.01] } as const;
const seconds = (
  symbol: string,
  title: string,
  domain: NumberInput["domain"],
  usual: readonly [number, number],
) => ({ type: "number", symbol, title, unit: "s", domain, usual }) as const;
const gpus = (symbol: string, title: string) =>
  ({ type: "number", symbol, title, unit: "GPU", domain: decoderDomains.gpuCount, usual: [1, 144] }) as const;
const gain = (symbol: string, title: string) =>
  ({
    type: "number",
    symbol,
    title,
    unit: "tok",
    basis: { tokens: "output" },
    domain: decoderDomains.tokensPerStep,
    usual: [1, 6],
  }) as const;
const price = (symbol: string, title: string) =>
  ({
    type: "number",
    symbol,
    title,
    unit: "USD/GPU-h",
    domain: { min: 1e-4, max: 1e4 },
    usual: [0.5, 10],
  }) as const;
const speed = { unit: "tok/s/user", basis: { tokens: "output" } } as const;

export const interactivityRatio = defineModel({
  id: "interactivity-ratio",
  title: "Ratio of two machines at a speed per user",
  purpose:
    "Divides the throughput and the cost of two decoders at the same speed per user, and says how strongly the answer hangs on the speed that was chosen.",
  topic: "Headline ratios",
  inputs: {
    tokensPerSecondPerUser: {
      type: "number",
      symbol: "i",
      title: "Speed per user of both machines",
      ...speed,
      domain: { min: 1e-3, max: 1e6 },
      usual: [1, 500],
    },
    oldFixedSeconds: seconds(
      "a_1",
      "Fixed time of a step, older machine",
      decoderDomains.fixedSeconds,
      usualSeconds.fixed,
    ),
    oldSecondsPerSequence: seconds(
      "b_1",
      "Time that each sequence adds, older machine",
      decoderDomains.secondsPerSequence,
      usualSeconds.perSequence,
    ),
    oldTokensPerStep: gain("E_1", "Tokens that a sequence gains in a step, older machine"),
    oldGpuCount: gpus("G_1", "GPUs that share the batch, older machine"),
    oldUsdPerGpuHour: price("h_1", "Cost of a GPU-hour, older machine"),
    newFixedSeconds: seconds(
      "a_2",
      "Fixed time of a step, newer machine",
      decoderDomains.fixedSeconds,
      usualSeconds.fixed,
    ),
    newSecondsPerSequence: seconds(
      "b_2",
      "Time that each sequence adds, newer machine",
      decoderDomains.secondsPerSequence,
      usualSeconds.perSequence,
    ),
    newTokensPerStep: gain("E_2", "Tokens that a sequence gains in a step, newer machine"),
    newGpuCount: gpus("G_2", "GPUs that share the batch, newer machine"),
    newUsdPerGpuHour: price("h_2", "Cost of a GPU-hour, newer machine"),
  },
  sameBasis: [["oldUsdPerGpuHour", "newUsdPerGpuHour"]],
  inputHeadings: {
    tokensPerSecondPerUser: "Both machines",
    oldFixedSeconds: "Older machine",
    newFixedSeconds: "Newer machine",
  },
  outputs: {
    throughputRatio: { symbol: "\\rho", title: "Throughput per GPU, newer over older", unit: "x" },
    costRatio: { symbol: "q", title: "Cost of a token, older over newer", unit: "x" },
    oldMaxTokensPerSecondPerUser: {
      symbol: "i_{\\max,1}",
      title: "Speed per user that the older machine never reaches",
      ...speed,
    },
    newMaxTokensPerSecondPerUser: {
      symbol: "i_{\\max,2}",
      title: "Speed per user that the newer machine never reaches",
      ...speed,
    },
    oldReachShare: { symbol: "u_1", title: "Speed as a share of the older machine's limit", unit: "1" },
    sensitivity: {
      symbol: "\\varepsilon",
      title: "Percent by which the ratio rises when the speed rises by one percent",
      unit: "1",
    },
  },
  shapes: [
    { output: "throughputRatio", over: "tokensPerSecondPerUser" },
    { output: "costRatio", over: "tokensPerSecondPerUser" },
  ],
  equations: [
    {
      gives: "throughputRatio",
      latex: "\\rho(i) = \\frac{(E_2 - a_2 i)\\,b_1 G_1}{(E_1 - a_1 i)\\,b_2 G_2}",
      origin: { derived: "R(i) = (E - a i) / (b G) of one machine over the other" },
    },
    {
      gives: "costRatio",
      latex: "q(i) = \\rho(i)\\,\\frac{h_1}{h_2}",
      origin: { derived: "cost of a token is hourly cost over throughput" },
    },
    {
      gives: "oldMaxTokensPerSecondPerUser",
      latex: "i_{\\max,1} = \\frac{E_1}{a_1}",
      origin: { derived: "the step of an empty batch" },
    },
    {
      gives: "newMaxTokensPerSecondPerUser",
      latex: "i_{\\max,2} = \\frac{E_2}{a_2}",
      origin: { derived: "the step of an empty batch" },
    },
    { gives: "oldReachShare", latex: "u_1 = \\frac{i}{i_{\\max,1}}", origin: { derived: "the definition" } },
    {
      gives: "sensitivity",
      latex:
        "\\varepsilon = \\frac{d \\ln \\rho}{d \\ln i} = \\frac{a_1 i}{E_1 - a_1 i} - \\frac{a_2 i}{E_2 - a_2 i}",
      origin: { derived: "the logarithm of the ratio, differentiated" },
    },
  ],
  omissions: [
    {
      what: "The limits of memory and arithmetic on the batch.",
      errs: "Either way at low speed, by whichever machine meets its limit first.",
    },
    {
      what: "How uncertain the older machine's limit is.",
      errs: "Without bound: above 85 percent of that limit the ratio says more about the limit than about the machines.",
    },
    { what: "Messages between GPUs.", errs: "Too low a ratio for the machine with the better network." },
  ],
  directions: {
    throughputRatio: {
      oldFixedSeconds: 1,
      oldSecondsPerSequence: 1,
      oldTokensPerStep: -1,
      oldGpuCount: 1,
      newFixedSeconds: -1,
      newSecondsPerSequence: -1,
      newTokensPerStep: 1,
      newGpuCount: -1,
    },
    costRatio: {
      oldFixedSeconds: 1,
      oldSecondsPerSequence: 1,
      oldTokensPerStep: -1,
      oldGpuCount: 1,
      newFixedSeconds: -1,
      newSecondsPerSequence: -1,
      newTokensPerStep: 1,
      newGpuCount: -1,
      oldUsdPerGpuHour: 1,
      newUsdPerGpuHour: -1,
    },
    oldMaxTokensPerSecondPerUser: { oldFixedSeconds: -1, oldTokensPerStep: 1 },
    newMaxTokensPerSecondPerUser: { newFixedSeconds: -1, newTokensPerStep: 1 },
    oldReachShare: { tokensPerSecondPerUser: 1, oldFixedSeconds: 1, oldTokensPerStep: -1 },
    sensitivity: { oldFixedSeconds: 1, oldTokensPerStep: -1, newFixedSeconds: -1, newTokensPerStep: 1 },
  },
  compute: (inputs) => {
    const i = inputs.tokensPerSecondPerUser;
    const older: Decoder = {
      fixedSeconds: inputs.oldFixedSeconds,
      secondsPerSequence: inputs.oldSecondsPerSequence,
      tokensPerStep: inputs.oldTokensPerStep,
      gpuCount: inputs.oldGpuCount,
    };
    const newer: Decoder = {
      fixedSeconds: inputs.newFixedSeconds,
      secondsPerSequence: inputs.newSecondsPerSequence,
      tokensPerStep: inputs.newTokensPerStep,
      gpuCount: inputs.newGpuCount,
    };
    const throughputRatio = throughputRatioAt({ older, newer }, i);
    const fixedOverLeft = (decoder: Decoder): number =>
      (decoder.fixedSeconds * i) / tokensLeftForBatch("interactivity-ratio", decoder, i);
    const oldMaxTokensPerSecondPerUser = maxInteractivity(older);
    return {
      throughputRatio,
      costRatio: (throughputRatio * inputs.oldUsdPerGpuHour) / inputs.newUsdPerGpuHour,
      oldMaxTokensPerSecondPerUser,
      newMaxTokensPerSecondPerUser: maxInteractivity(newer),
      oldReachShare: i / oldMaxTokensPerSecondPerUser,
      sensitivity: fixedOverLeft(older) - fixedOverLeft(newer),
    };
  },
});
