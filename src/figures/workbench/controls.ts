/** The controls of a model's inputs: where each slider runs, and what is wrong with a typed value. */
import { checkInput, type Model, type NumberInput } from "../../models/contract.ts";
import { ModelError } from "../../models/errors.ts";
import type { Control } from "../contract.ts";
import type { Values } from "./state.ts";
import { domainText } from "./words.ts";

/** A stretch that spans more than this many times its low end is even in the logarithm. */
const LOG_SPAN = 30;

export interface Stretch {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
}

/**
 * Where a slider or a curve runs: the usual stretch, else the domain. An open end
 * is not reached; where the domain has no end, `start` says how far is far.
 */
export function stretchOf({ usual, domain }: NumberInput, start: number): Stretch {
  if (usual !== undefined) return { low: usual[0], high: usual[1], log: isLog(...usual) };
  const size = start === 0 ? 1 : Math.abs(start);
  const high = domain.max === Infinity ? Math.max(size, domain.min) * LOG_SPAN : domain.max;
  const low = domain.min === -Infinity ? -size * LOG_SPAN : domain.min;
  const inset = (high - low) / 1000;
  const first = domain.minOpen === true && low === domain.min ? low + inset : low;
  const last = domain.maxOpen === true && high === domain.max ? high - inset : high;
  return { low: first, high: last, log: isLog(first, last) };
}

function isLog(low: number, high: number): boolean {
  return low > 0 && high / low > LOG_SPAN;
}

/** @param start values of the first scenario; where the sliders run does not follow the reader */
export function controlsOf(model: Model, start: Values): Readonly<Record<string, Control>> {
  return Object.fromEntries(
    Object.entries(model.inputs).map(([name, input]): [string, Control] => {
      const value = start[name];
      if (input.type === "choice")
        return [
          name,
          { type: "choice", label: input.title, options: input.options, start: String(value ?? "") },
        ];
      const at = typeof value === "number" ? value : input.domain.min;
      const { low, high, log } = stretchOf(input, at);
      const whole = input.domain.integer === true;
      return [
        name,
        {
          type: "number",
          label: input.title,
          unit: input.unit,
          min: low,
          max: high,
          step: whole ? 1 : stepOf(high - low),
          start: at,
          ...(log ? { log } : {}),
          ...(whole ? { whole } : {}),
        },
      ];
    }),
  );
}

/** A round step of which the stretch has between 1,000 and 10,000. */
function stepOf(span: number): number {
  const [, power = "0"] = span.toExponential().split("e");
  return Number(`1e${Number(power) - 3}`);
}

/** What is wrong with a value for an input, as words beside its field; `null` when it is legal. */
export function faultOf(model: Model, name: string, value: number | string): string | null {
  const input = Object.hasOwn(model.inputs, name) ? model.inputs[name] : undefined;
  if (input === undefined) return `There is no input ${name}.`;
  try {
    checkInput(model.id, name, input, value);
    return null;
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    if (input.type === "choice") return "Choose one of the options.";
    const kind = input.domain.integer === true ? "a whole number" : "a number";
    return `Write ${kind}: ${domainText(input.domain)}.`;
  }
}
