/** What a workbench is handed as plain JSON, what the reader may move in it, and how a model is asked so that a refusal is an answer too. */
import { weakestKind, type EvidenceKind } from "../../base/evidence.ts";
import { formatExact } from "../../base/format.ts";
import type { InputValues, Model } from "../../models/contract.ts";
import { ModelError } from "../../models/errors.ts";
import type { Distribution } from "../../uncertainty/distribution.ts";
import type { Rows } from "./row-groups.ts";
import { asName } from "./words.ts";

/** Values of inputs by name, in the units of the model. */
export type Values = Readonly<Record<string, number | string>>;
export type Outputs = Readonly<Record<string, number>>;

/** Where a scenario has a value from, in a few words, and where that can be followed. */
export interface ValueOrigin {
  readonly kind: EvidenceKind;
  readonly text: string;
  readonly href: string;
}

export interface BenchScenario {
  readonly id: string;
  readonly title: string;
  readonly values: Values;
  readonly origins: Readonly<Record<string, ValueOrigin>>;
  readonly rows: Rows;
  /** By output: the inputs that move it at this scenario. */
  readonly behind: Readonly<Record<string, readonly string[]>>;
  /** By input: what is known of it beside its value; an input without one is held still. */
  readonly ranges: Readonly<Record<string, Distribution>>;
  /** By input: the input whose draw it shares. */
  readonly drawnWith: Readonly<Record<string, string>>;
  /** Three signs for each input in the order of the model: a link says by them which values it was made with. */
  readonly digest: string;
}

/** What the page hands to the browser. */
export interface BenchData {
  /** Short fingerprint of the model: its inputs, outputs, equations and answers. */
  readonly modelDigest: string;
  /** At least one; the first is where a reader starts. */
  readonly scenarios: readonly BenchScenario[];
}

/** What the reader has chosen. */
export interface BenchState {
  readonly scenario: string;
  /** Id of the scenario beside it; `null`: none. */
  readonly compared: string | null;
  readonly values: Values;
  /** The output that is drawn, over which input. */
  readonly output: string;
  readonly over: string;
}

export function startState(model: Model, data: BenchData): BenchState {
  const [first, second] = data.scenarios;
  if (first === undefined) throw new RangeError(`workbench of ${model.id} has no scenario`);
  const [shape] = model.shapes ?? [];
  const output = shape?.output ?? Object.keys(model.outputs)[0] ?? "";
  const numbers = numberInputs(model);
  // A curve over what does not move it would be a level line.
  const moving = numbers.find((name) => first.behind[output]?.includes(name) === true);
  return {
    scenario: first.id,
    compared: second?.id ?? null,
    values: first.values,
    output,
    over: shape?.over ?? moving ?? numbers[0] ?? "",
  };
}

export function scenarioOf(data: BenchData, id: string | null): BenchScenario | undefined {
  return data.scenarios.find((scenario) => scenario.id === id);
}

/** Names of the inputs that a curve can run over. */
export function numberInputs(model: Model): string[] {
  return Object.entries(model.inputs).flatMap(([name, { type }]) => (type === "number" ? [name] : []));
}

/** Names of the inputs whose value is not the scenario's. */
export function movedInputs(scenario: Pick<BenchScenario, "values">, values: Values): string[] {
  return Object.keys(scenario.values).filter((name) => values[name] !== scenario.values[name]);
}

/** How firm each output is: what the reader moved is assumed. */
export function outputKinds(
  model: Model,
  scenario: BenchScenario,
  values: Values,
): Readonly<Record<string, EvidenceKind>> {
  const moved = new Set(movedInputs(scenario, values));
  const kindOf = (name: string): EvidenceKind =>
    moved.has(name) ? "assumed" : (scenario.origins[name]?.kind ?? "assumed");
  return Object.fromEntries(
    Object.keys(model.outputs).map((output) => [
      output,
      weakestKind(["modelled", ...(scenario.behind[output] ?? []).map(kindOf)]),
    ]),
  );
}

export interface Refusal {
  /** Name of the input or output that is wrong. */
  readonly field: string;
  /** One sentence: what it is and what would be legal, with the margin where the model says it. */
  readonly words: string;
}

export type Answer =
  | { readonly outputs: Outputs; readonly refusal: null }
  | { readonly outputs: null; readonly refusal: Refusal };

/** Runs the model. Only what is no refusal of the model is thrown on. */
export function askModel(model: Model, values: Values): Answer {
  const answer = outputsOf(model, values);
  return answer instanceof ModelError
    ? { outputs: null, refusal: refusalOf(model, answer) }
    : { outputs: answer, refusal: null };
}

/** The outputs, or the refusal as the model threw it, which costs less than its words. */
export function outputsOf(model: Model, values: Values): Outputs | ModelError {
  try {
    return model.compute(values as InputValues<Model["inputs"]>);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return error;
  }
}

export function refusalOf(
  model: Model,
  { field, value, allowed }: Pick<ModelError, "field" | "value" | "allowed">,
): Refusal {
  const title = (model.inputs[field] ?? model.outputs[field])?.title ?? model.refusalTitles?.[field] ?? field;
  // A count of refusals holds the message of the first.
  const is =
    typeof value === "number"
      ? toldValue(value, allowed)
      : String(value).replace(
          /\(([^()]*: \w+ is .*\[[A-Z_]+\])\)/,
          (_, message: string) => `(${refusalWords(model, message)})`,
        );
  return { field, words: `${asName(title)} is ${is}, expected ${allowed}.` };
}

/** In six digits, or as many as tell it from the limit that stands beside it. */
function toldValue(value: number, allowed: string): string {
  for (let digits = 6; digits < 15; digits += 1) {
    const text = formatExact(Number(value.toPrecision(digits)));
    if (!allowed.includes(text)) return text;
  }
  return formatExact(value);
}

/** A refusal that is at hand as its message alone, in the words of the page. */
export function refusalWords(model: Model, message: string): string {
  const [, field, value, allowed] =
    /^[^:]+: (\w+) is (.*?), expected (.*)\. \[[A-Z_]+\]$/.exec(message) ?? [];
  if (field === undefined || value === undefined || allowed === undefined) return message;
  const number = Number(value);
  return refusalOf(model, { field, value: Number.isFinite(number) ? number : value, allowed }).words;
}
