/** Trying again, or handing on to a stronger model: time, money and success of each way. */
import { checkNumber, defineModel, type Domain } from "./contract.ts";

/** A way to attempt a task whose result is verified each time. */
export interface Attempt {
  readonly seconds: number;
  /** Checking the result, in s. */
  readonly verifySeconds: number;
  /** Probability that an attempt succeeds, in (0, 1]. */
  readonly success: number;
}

const secondsDomain: Domain = { min: 0, max: 1e7 };
export const attemptDomains = {
  seconds: secondsDomain,
  verifySeconds: secondsDomain,
  success: { min: 1e-6, max: 1 },
} as const satisfies Readonly<Record<keyof Attempt, Domain>>;

/**
 * Expected time until an attempt succeeds, in s: (T + t_v)/p.
 *
 * Takes attempts as independent, so it errs low for tasks that a model cannot do at all.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * retrySeconds({ seconds: 43, verifySeconds: 5, success: 0.75 }); // → 64
 */
export function retrySeconds(attempt: Attempt): number {
  checkAttempt("retry-seconds", attempt);
  return (attempt.seconds + attempt.verifySeconds) / attempt.success;
}

/**
 * Expected time of one fast attempt and, where it fails, one slow one, in s.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * escalationSeconds({ seconds: 9, verifySeconds: 5, success: 0.55 }, { seconds: 43, verifySeconds: 5, success: 0.75 }); // → 35.6
 */
export function escalationSeconds(fast: Attempt, slow: Attempt): number {
  checkAttempt("escalation-seconds", fast);
  checkAttempt("escalation-seconds", slow);
  return fast.seconds + fast.verifySeconds + (1 - fast.success) * (slow.seconds + slow.verifySeconds);
}

/**
 * Probability that one of the two attempts succeeds: 1 - (1 - p_f)(1 - p_s).
 *
 * Takes failures as independent. Hard tasks fail both, so it errs high.
 *
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE
 * @example
 * escalationSuccess({ seconds: 9, verifySeconds: 5, success: 0.55 }, { seconds: 43, verifySeconds: 5, success: 0.75 }); // → 0.8875
 */
export function escalationSuccess(fast: Attempt, slow: Attempt): number {
  checkAttempt("escalation-success", fast);
  checkAttempt("escalation-success", slow);
  // As p_f + (1 - p_f) p_s it is never below either by rounding.
  return Math.max(fast.success + (1 - fast.success) * slow.success, slow.success);
}

function checkAttempt(model: string, attempt: Attempt): void {
  checkNumber(model, "seconds", attempt.seconds, attemptDomains.seconds);
  checkNumber(model, "verifySeconds", attempt.verifySeconds, attemptDomains.verifySeconds);
  checkNumber(model, "success", attempt.success, attemptDomains.success);
}

const usdDomain: Domain = { min: 0, max: 1e6 };
const successDomain: Domain = { min: 0.01, max: 100 };
const attemptSeconds: Domain = { min: 0, max: 1e6 };

export const retryOrEscalate = defineModel({
  id: "retry-or-escalate",
  title: "Retry or hand on",
  purpose:
    "Compares a fast weak model with a slow strong one on tasks whose result is checked: repeat until it works, or let the strong one mend what the fast one missed.",
  topic: "Speed and agents",
  inputs: {
    fastSeconds: {
      type: "number",
      symbol: "T_f",
      title: "Attempt of the fast model",
      unit: "s",
      domain: attemptSeconds,
      usual: [1, 300],
    },
    slowSeconds: {
      type: "number",
      symbol: "T_s",
      title: "Attempt of the slow model",
      unit: "s",
      domain: attemptSeconds,
      usual: [1, 900],
    },
    verifySeconds: {
      type: "number",
      symbol: "t_v",
      title: "Checking a result",
      unit: "s",
      domain: { min: 1e-3, max: 1e6 },
      usual: [1, 600],
    },
    fastSuccessPercent: {
      type: "number",
      symbol: "p_f",
      title: "Success of the fast model",
      unit: "%",
      domain: successDomain,
      usual: [10, 100],
    },
    slowSuccessPercent: {
      type: "number",
      symbol: "p_s",
      title: "Success of the slow model",
      unit: "%",
      domain: successDomain,
      usual: [10, 100],
    },
    fastUsd: {
      type: "number",
      symbol: "C_f",
      title: "Cost of a fast attempt",
      unit: "USD",
      domain: usdDomain,
      usual: [0, 5],
    },
    slowUsd: {
      type: "number",
      symbol: "C_s",
      title: "Cost of a slow attempt",
      unit: "USD",
      domain: usdDomain,
      usual: [0, 5],
    },
    waitUsdPerHour: {
      type: "number",
      symbol: "w",
      title: "Worth of an hour, waiting and checking",
      unit: "USD/h",
      domain: usdDomain,
      usual: [0, 200],
    },
  },
  outputs: {
    fastRetrySeconds: { symbol: "E_f", title: "Fast model until it works", unit: "s" },
    slowRetrySeconds: { symbol: "E_s", title: "Slow model until it works", unit: "s" },
    escalationSeconds: { symbol: "E_e", title: "Fast once, then slow once", unit: "s" },
    escalationSuccessPercent: { symbol: "p_e", title: "Success of fast once, then slow once", unit: "%" },
    fastRetryUsd: { symbol: "K_f", title: "Fast until it works, time included", unit: "USD" },
    slowRetryUsd: { symbol: "K_s", title: "Slow until it works, time included", unit: "USD" },
    evenFastSuccessPercent: {
      symbol: "p_f^*",
      title: "Success at which the fast model takes as long as the slow one",
      unit: "%",
    },
  },
  equations: [
    {
      gives: "fastRetrySeconds",
      latex: "E_f = \\frac{T_f + t_v}{p_f}",
      origin: { derived: "the mean number of independent attempts is 1/p" },
    },
    {
      gives: "slowRetrySeconds",
      latex: "E_s = \\frac{T_s + t_v}{p_s}",
      origin: { derived: "the same for the slow model" },
    },
    {
      gives: "escalationSeconds",
      latex: "E_e = T_f + t_v + (1 - p_f)\\,(T_s + t_v)",
      origin: { derived: "the slow model is asked only when the fast one failed" },
    },
    {
      gives: "escalationSuccessPercent",
      latex: "p_e = 1 - (1 - p_f)\\,(1 - p_s)",
      origin: { derived: "both fail independently" },
    },
    {
      gives: "evenFastSuccessPercent",
      latex: "p_f^* = p_s\\,\\frac{T_f + t_v}{T_s + t_v}",
      origin: { derived: "both expected times set equal; above 100% the fast model never wins" },
    },
    {
      gives: "fastRetryUsd",
      latex: "K_f = \\frac{C_f}{p_f} + \\frac{w\\,E_f}{3600}",
      origin: { derived: "every attempt is paid, and so is the time" },
    },
    {
      gives: "slowRetryUsd",
      latex: "K_s = \\frac{C_s}{p_s} + \\frac{w\\,E_s}{3600}",
      origin: { derived: "the same for the slow model" },
    },
  ],
  omissions: [
    {
      what: "Tasks that a model cannot do however often it tries.",
      errs: "Too short a time and too high a success; real failures repeat themselves.",
    },
    { what: "Failures that the check lets through.", errs: "Too high a success." },
    { what: "What a failed attempt teaches the next one.", errs: "Too long a time." },
    { what: "That checking a wrong result may take longer than a right one.", errs: "Too short a time." },
  ],
  shapes: [
    { output: "fastRetrySeconds", over: "fastSuccessPercent" },
    { output: "escalationSeconds", over: "fastSuccessPercent" },
    { output: "fastRetryUsd", over: "verifySeconds" },
  ],
  directions: {
    fastRetrySeconds: { fastSuccessPercent: -1, fastSeconds: 1, verifySeconds: 1 },
    slowRetrySeconds: { slowSuccessPercent: -1, slowSeconds: 1, verifySeconds: 1 },
    escalationSeconds: { fastSuccessPercent: -1, fastSeconds: 1, slowSeconds: 1 },
    fastRetryUsd: { fastUsd: 1, waitUsdPerHour: 1, fastSuccessPercent: -1, fastSeconds: 1, verifySeconds: 1 },
    slowRetryUsd: { slowUsd: 1, waitUsdPerHour: 1, slowSuccessPercent: -1, slowSeconds: 1, verifySeconds: 1 },
    evenFastSuccessPercent: { slowSuccessPercent: 1, fastSeconds: 1, slowSeconds: -1 },
    escalationSuccessPercent: { fastSuccessPercent: 1, slowSuccessPercent: 1 },
  },
  compute: (inputs) => {
    const { verifySeconds, waitUsdPerHour } = inputs;
    const fast = {
      seconds: inputs.fastSeconds,
      verifySeconds,
      success: inputs.fastSuccessPercent / 100,
    };
    const slow = {
      seconds: inputs.slowSeconds,
      verifySeconds,
      success: inputs.slowSuccessPercent / 100,
    };
    const [fastRetrySeconds, slowRetrySeconds] = [retrySeconds(fast), retrySeconds(slow)];
    return {
      fastRetrySeconds,
      slowRetrySeconds,
      escalationSeconds: escalationSeconds(fast, slow),
      escalationSuccessPercent: 100 * escalationSuccess(fast, slow),
      fastRetryUsd: inputs.fastUsd / fast.success + (waitUsdPerHour * fastRetrySeconds) / 3600,
      slowRetryUsd: inputs.slowUsd / slow.success + (waitUsdPerHour * slowRetrySeconds) / 3600,
      evenFastSuccessPercent:
        (inputs.slowSuccessPercent * (fast.seconds + verifySeconds)) / (slow.seconds + verifySeconds),
    };
  },
});
