/**
 * Where the time of an agent's loop goes, and what faster tokens leave of it.
 * Long because the record names eleven inputs and seven outputs, each with its equation.
 */
import { endToEndSpeedup } from "./component-speedup.ts";
import { checkNumber, defineModel, type Domain } from "./contract.ts";

/** One turn: a request to the model, its answer, and what is done with it; all in s. */
export interface Turn {
  readonly roundTripSeconds: number;
  /** Wait until the first token: queue and reading of the prompt that is not cached. */
  readonly firstTokenSeconds: number;
  /** Tokens that the model writes in this turn, thinking included. */
  readonly outputTokens: number;
  readonly tokensPerSecond: number;
  readonly toolSeconds: number;
  readonly humanSeconds: number;
}

const waitDomain: Domain = { min: 0, max: 1e6 };
export const turnDomains = {
  roundTripSeconds: waitDomain,
  firstTokenSeconds: waitDomain,
  outputTokens: { min: 0, max: 1e9 },
  tokensPerSecond: { min: 1e-3, max: 1e7 },
  toolSeconds: waitDomain,
  humanSeconds: waitDomain,
} as const satisfies Readonly<Record<keyof Turn, Domain>>;

/**
 * Time of a turn, in s: its parts one after the other.
 *
 * Leaves out that tools may run while tokens still come, so it errs high.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * turnSeconds({ roundTripSeconds: 0.06, firstTokenSeconds: 0.6, outputTokens: 400, tokensPerSecond: 1000, toolSeconds: 6, humanSeconds: 0 }); // → 7.06
 */
export function turnSeconds(turn: Turn): number {
  checkTurn("turn-seconds", turn);
  const { roundTripSeconds, firstTokenSeconds, toolSeconds, humanSeconds } = turn;
  return roundTripSeconds + firstTokenSeconds + tokenSeconds(turn) + toolSeconds + humanSeconds;
}

/**
 * Time of a session, in s: the sum of its turns, 0 without any.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 */
export function sessionSeconds(turns: readonly Turn[]): number {
  return turns.reduce((sum, turn) => sum + turnSeconds(turn), 0);
}

/**
 * Wait for the first token, in s, where nothing queues: tokens to read over the
 * rate at which they are read. It errs low under load.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * firstTokenSeconds({ uncachedTokens: 4800, tokensPerSecond: 8000 }); // → 0.6
 */
export function firstTokenSeconds(prompt: {
  readonly uncachedTokens: number;
  readonly tokensPerSecond: number;
}): number {
  checkNumber("first-token-seconds", "uncachedTokens", prompt.uncachedTokens, { min: 0, max: 1e9 });
  checkNumber("first-token-seconds", "tokensPerSecond", prompt.tokensPerSecond, { min: 1e-3, max: 1e9 });
  return prompt.uncachedTokens / prompt.tokensPerSecond;
}

const tokenSeconds = ({ outputTokens, tokensPerSecond }: Turn): number => outputTokens / tokensPerSecond;

function checkTurn(model: string, turn: Turn): void {
  checkNumber(model, "roundTripSeconds", turn.roundTripSeconds, turnDomains.roundTripSeconds);
  checkNumber(model, "firstTokenSeconds", turn.firstTokenSeconds, turnDomains.firstTokenSeconds);
  checkNumber(model, "outputTokens", turn.outputTokens, turnDomains.outputTokens);
  checkNumber(model, "tokensPerSecond", turn.tokensPerSecond, turnDomains.tokensPerSecond);
  checkNumber(model, "toolSeconds", turn.toolSeconds, turnDomains.toolSeconds);
  checkNumber(model, "humanSeconds", turn.humanSeconds, turnDomains.humanSeconds);
}

const secondsDomain: Domain = { min: 0, max: 1e5 };
const speedDomain: Domain = { min: 1, max: 1e5 };
const cutDomain: Domain = { min: 0, max: 100 };

export const agentLoop = defineModel({
  id: "agent-loop",
  title: "An agent's loop with faster tokens",
  purpose:
    "Adds up the waits of an agent that calls tools turn after turn, and says how much sooner it is done when tokens come faster and the waits around them shrink.",
  topic: "Speed and agents",
  inputs: {
    turnCount: {
      type: "number",
      symbol: "m",
      title: "Turns",
      unit: "1",
      domain: { min: 1, max: 1e4, integer: true },
      usual: [1, 100],
    },
    outputTokens: {
      type: "number",
      symbol: "n_o",
      title: "Tokens written in a turn",
      unit: "tok",
      basis: { tokens: "output" },
      domain: { min: 1, max: 1e6 },
      usual: [50, 4000],
    },
    tokensPerSecond: {
      type: "number",
      symbol: "v",
      title: "Speed of tokens before",
      unit: "tok/s",
      domain: speedDomain,
      usual: [20, 200],
    },
    fastTokensPerSecond: {
      type: "number",
      symbol: "v'",
      title: "Speed of tokens after",
      unit: "tok/s",
      domain: speedDomain,
      usual: [50, 3000],
    },
    roundTripSeconds: {
      type: "number",
      symbol: "t_r",
      title: "Round trip to the server, each turn",
      unit: "s",
      domain: secondsDomain,
      usual: [0, 2],
    },
    firstTokenSeconds: {
      type: "number",
      symbol: "t_1",
      title: "Wait for the first token, each turn",
      unit: "s",
      domain: secondsDomain,
      usual: [0, 10],
    },
    toolSeconds: {
      type: "number",
      symbol: "t_t",
      title: "Time in tools, each turn",
      unit: "s",
      domain: secondsDomain,
      usual: [0, 60],
    },
    humanSeconds: {
      type: "number",
      symbol: "t_h",
      title: "Time of the human, each turn",
      unit: "s",
      domain: secondsDomain,
      usual: [0, 60],
    },
    roundTripCutPercent: {
      type: "number",
      symbol: "k_r",
      title: "Cut of the round trip",
      unit: "%",
      domain: cutDomain,
    },
    firstTokenCutPercent: {
      type: "number",
      symbol: "k_1",
      title: "Cut of the wait for the first token",
      unit: "%",
      domain: cutDomain,
    },
    toolCutPercent: {
      type: "number",
      symbol: "k_t",
      title: "Cut of the time in tools",
      unit: "%",
      domain: cutDomain,
    },
  },
  inputHeadings: {
    turnCount: "Turns and tokens",
    roundTripSeconds: "Waits of a turn",
    roundTripCutPercent: "What is cut from the waits",
  },
  outputs: {
    speedup: { symbol: "S", title: "Speed-up of the loop", unit: "x" },
    tokenSpeedup: { symbol: "s_v", title: "Speed-up of the tokens", unit: "x" },
    tokenOnlySpeedup: { symbol: "S_v", title: "Speed-up of the loop by faster tokens alone", unit: "x" },
    secondsBefore: { symbol: "T", title: "Time of the loop before", unit: "s" },
    secondsAfter: { symbol: "T'", title: "Time of the loop after", unit: "s" },
    tokenSharePercent: { symbol: "f_v", title: "Share of the time that tokens took before", unit: "%" },
    toolSharePercent: { symbol: "f_t", title: "Share of the time that tools took before", unit: "%" },
  },
  equations: [
    {
      gives: "secondsBefore",
      latex: "T = m \\left(t_r + t_1 + \\frac{n_o}{v} + t_t + t_h\\right)",
      origin: { derived: "the parts of a turn one after the other, every turn alike" },
    },
    {
      gives: "secondsAfter",
      latex:
        "T' = m \\left((1 - k_r)\\,t_r + (1 - k_1)\\,t_1 + \\frac{n_o}{v'} + (1 - k_t)\\,t_t + t_h\\right)",
      origin: { derived: "the same turns with each part as it is after the change" },
    },
    { gives: "speedup", latex: "S = \\frac{T}{T'}", origin: { derived: "the definition" } },
    { gives: "tokenSpeedup", latex: "s_v = \\frac{v'}{v}", origin: { derived: "the definition" } },
    {
      gives: "tokenOnlySpeedup",
      latex: "S_v = \\frac{1}{1 - f_v + f_v / s_v}",
      origin: { derived: "the other parts keep their time (Amdahl's law)" },
    },
    {
      gives: "tokenSharePercent",
      latex: "f_v = \\frac{m\\,n_o / v}{T}",
      origin: { derived: "one part over the whole" },
    },
    {
      gives: "toolSharePercent",
      latex: "f_t = \\frac{m\\,t_t}{T}",
      origin: { derived: "one part over the whole" },
    },
  ],
  omissions: [
    { what: "Tools that run while tokens still come, and turns side by side.", errs: "Too much gain." },
    {
      what: "That a faster model may need more turns, or fail more often.",
      errs: "Too much gain; see the model of retries.",
    },
    {
      what: "Prompts that grow from turn to turn.",
      errs: "Too little time in late turns where the cache does not hold them.",
    },
    { what: "The human's own pace, once waits fall below what distracts.", errs: "Too little gain." },
  ],
  sameBasis: [["tokensPerSecond", "fastTokensPerSecond"]],
  shapes: [
    { output: "speedup", over: "toolSeconds" },
    { output: "speedup", over: "fastTokensPerSecond", by: { input: "toolSeconds", values: [0, 1, 6, 30] } },
  ],
  directions: {
    speedup: {
      turnCount: 0,
      tokensPerSecond: -1,
      fastTokensPerSecond: 1,
      roundTripCutPercent: 1,
      firstTokenCutPercent: 1,
      toolCutPercent: 1,
    },
    tokenSpeedup: { tokensPerSecond: -1, fastTokensPerSecond: 1 },
    secondsBefore: {
      turnCount: 1,
      outputTokens: 1,
      tokensPerSecond: -1,
      roundTripSeconds: 1,
      firstTokenSeconds: 1,
      toolSeconds: 1,
      humanSeconds: 1,
      fastTokensPerSecond: 0,
    },
    secondsAfter: {
      turnCount: 1,
      outputTokens: 1,
      fastTokensPerSecond: -1,
      roundTripSeconds: 1,
      firstTokenSeconds: 1,
      toolSeconds: 1,
      humanSeconds: 1,
      roundTripCutPercent: -1,
      firstTokenCutPercent: -1,
      toolCutPercent: -1,
    },
    tokenSharePercent: {
      outputTokens: 1,
      tokensPerSecond: -1,
      roundTripSeconds: -1,
      firstTokenSeconds: -1,
      toolSeconds: -1,
      humanSeconds: -1,
    },
    toolSharePercent: {
      toolSeconds: 1,
      outputTokens: -1,
      tokensPerSecond: 1,
      roundTripSeconds: -1,
      firstTokenSeconds: -1,
      humanSeconds: -1,
    },
  },
  compute: (inputs) => {
    const { turnCount, outputTokens, tokensPerSecond, fastTokensPerSecond: fastSpeed, humanSeconds } = inputs;
    const left = (cutPercent: number): number => 1 - cutPercent / 100;
    const before = turnSeconds({
      roundTripSeconds: inputs.roundTripSeconds,
      firstTokenSeconds: inputs.firstTokenSeconds,
      outputTokens,
      tokensPerSecond,
      toolSeconds: inputs.toolSeconds,
      humanSeconds,
    });
    const after = turnSeconds({
      roundTripSeconds: inputs.roundTripSeconds * left(inputs.roundTripCutPercent),
      firstTokenSeconds: inputs.firstTokenSeconds * left(inputs.firstTokenCutPercent),
      outputTokens,
      tokensPerSecond: fastSpeed,
      toolSeconds: inputs.toolSeconds * left(inputs.toolCutPercent),
      humanSeconds,
    });
    const share = Math.min(1, outputTokens / tokensPerSecond / before);
    const tokenSpeedup = fastSpeed / tokensPerSecond;
    return {
      speedup: before / after,
      tokenSpeedup,
      tokenOnlySpeedup: endToEndSpeedup({ share, speedup: tokenSpeedup }),
      secondsBefore: turnCount * before,
      secondsAfter: turnCount * after,
      tokenSharePercent: 100 * share,
      toolSharePercent: (100 * inputs.toolSeconds) / before,
    };
  },
});
