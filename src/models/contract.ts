/**
 * The one shape of a model: a pure function with named inputs and outputs, each
 * with unit, domain and meaning, its equations beside it, and what it leaves
 * out. Pages, forms, tables and the tests of the laws are derived from it.
 */
import { formatExact, formatNumber } from "../base/format.ts";
import { basisClash, type Basis, type UnitName } from "../base/units.ts";
import { ModelError } from "./errors.ts";

export interface NumberInput {
  readonly type: "number";
  /** The symbol used in the equations, as LaTeX. */
  readonly symbol: string;
  readonly title: string;
  readonly unit: UnitName;
  readonly basis?: Basis;
  readonly domain: Domain;
  /** The stretch that a slider covers, inside the domain; left out: the domain. */
  readonly usual?: readonly [number, number];
}

/** A legal interval; an open end is not itself legal. */
export interface Domain {
  readonly min: number;
  readonly max: number;
  readonly minOpen?: true;
  readonly maxOpen?: true;
  readonly integer?: true | undefined;
}

export interface ChoiceInput {
  readonly type: "choice";
  readonly symbol: string;
  readonly title: string;
  readonly options: Readonly<Record<string, string>>;
}

export type ModelInput = NumberInput | ChoiceInput;

export interface ModelOutput {
  readonly symbol: string;
  readonly title: string;
  readonly unit: UnitName;
  readonly basis?: Basis;
}

export interface Equation {
  /** Name of the output or intermediate that it gives. */
  readonly gives: string;
  readonly latex: string;
  /** Where it comes from: a source id, or "derived here" with the step. */
  readonly origin: { readonly source: string; readonly locator: string } | { readonly derived: string };
}

export interface Omission {
  readonly what: string;
  /** Which way leaving it out errs. */
  readonly errs: string;
}

/** A picture of a model: one output over one input, the others as they stand. */
export interface Shape {
  readonly output: string;
  readonly over: string;
  /** One line for each of these values of another input, beside the one that stands. */
  readonly by?: { readonly input: string; readonly values: readonly (number | string)[] };
}

/** Whether an output never falls (1), never rises (-1) or stands still (0) as an input grows. */
export type Direction = 1 | 0 | -1;

export interface Model<
  Inputs extends Readonly<Record<string, ModelInput>> = Readonly<Record<string, ModelInput>>,
  Outputs extends Readonly<Record<string, ModelOutput>> = Readonly<Record<string, ModelOutput>>,
> {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  /** Heading of the list of models that it stands under; left out: the name of its folder. */
  readonly topic?: string;
  readonly inputs: Inputs;
  /** Of a long list of inputs: a heading, by the input that it stands before. */
  readonly inputHeadings?: Readonly<Record<string, string>>;
  readonly outputs: Outputs;
  /** Titles with units of what a refusal may name beside inputs and outputs. */
  readonly refusalTitles?: Readonly<Record<string, string>>;
  readonly equations: readonly Equation[];
  readonly omissions: readonly Omission[];
  /** Groups of inputs that are divided by each other, so that their bases must agree. */
  readonly sameBasis?: readonly (readonly string[])[];
  /** What its workbench draws, the most telling first; left out: the first output over the first number. */
  readonly shapes?: readonly Shape[];
  /** By output, then input: directions that hold over the whole domain; a law tries each. */
  readonly directions?: Readonly<Record<string, Readonly<Record<string, Direction>>>>;
  /** Points of a sample of it: a power of two, 256 or more; left out: 4,096. For a model that takes milliseconds. */
  readonly draws?: number;
  readonly compute: (inputs: InputValues<Inputs>) => OutputValues<Outputs>;
  /**
   * `compute` without its checks, set by `defineModel`: for loops over a box of
   * inputs whose ends were checked once. A result that is not finite, or a
   * ModelError, says that a combination has no answer.
   */
  readonly kernel?: (inputs: InputValues<Inputs>) => OutputValues<Outputs>;
}

export type InputValues<Inputs extends Readonly<Record<string, ModelInput>>> = {
  readonly [Name in keyof Inputs]: Inputs[Name] extends NumberInput
    ? number
    : Inputs[Name] extends { readonly options: infer Options }
      ? keyof Options & string
      : never;
};
export type OutputValues<Outputs extends Readonly<Record<string, ModelOutput>>> = {
  readonly [Name in keyof Outputs]: number;
};

/**
 * Wraps `compute` so that every input is checked against its domain before and
 * every output is finite after.
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE, NOT_INTEGER or INCONSISTENT
 */
export function defineModel<
  const Inputs extends Readonly<Record<string, ModelInput>>,
  const Outputs extends Readonly<Record<string, ModelOutput>>,
>(model: Model<Inputs, Outputs>): Model<Inputs, Outputs> {
  const { id } = model;
  const kernel = model.compute;
  const inputList = Object.entries<ModelInput>(model.inputs);
  const outputNames = Object.keys(model.outputs);
  const compute = (inputs: InputValues<Inputs>): OutputValues<Outputs> => {
    const given = inputs as Readonly<Record<string, unknown>>;
    for (const [name, input] of inputList) checkInput(id, name, input, given[name]);
    const outputs = kernel(inputs);
    for (const name of outputNames) {
      if (!Number.isFinite(outputs[name])) refuseOutput(id, name, outputs[name]);
    }
    return outputs;
  };
  return { ...model, compute, kernel };
}

function refuseOutput(model: string, field: string, value: unknown): never {
  throw new ModelError({ code: "NON_FINITE", model, field, value, allowed: "a finite output" });
}

/** Checks one input against its declared domain. @throws {ModelError} */
export function checkInput(model: string, field: string, input: ModelInput, value: unknown): void {
  if (input.type === "choice") {
    const options = Object.keys(input.options);
    if (typeof value !== "string" || !options.includes(value)) {
      throw new ModelError({ code: "INCONSISTENT", model, field, value, allowed: options.join(" or ") });
    }
    return;
  }
  checkNumber(model, field, value, input.domain);
}

/**
 * Checks one number against a domain; for helpers that are no model record.
 * @throws {ModelError} NON_FINITE, OUT_OF_RANGE or NOT_INTEGER
 */
export function checkNumber(model: string, field: string, value: unknown, domain: Domain): void {
  // The legal case first and without any work for the message: models run inside sampling loops.
  if (typeof value === "number" && isInside(value, domain)) return;
  const refuse = (code: "NON_FINITE" | "OUT_OF_RANGE" | "NOT_INTEGER", allowed: string): never => {
    throw new ModelError({ code, model, field, value, allowed });
  };
  if (typeof value !== "number" || !Number.isFinite(value)) refuse("NON_FINITE", "a finite number");
  else if (domain.integer === true && isInside(value, { ...domain, integer: undefined }))
    refuse("NOT_INTEGER", "a whole number");
  else refuse("OUT_OF_RANGE", describeDomain(domain));
}

/** Whether a number is legal; infinite numbers and NaN never are. */
function isInside(value: number, domain: Domain): boolean {
  const { min, max } = domain;
  if (!(value >= min && value <= max)) return false;
  if (value === min && (domain.minOpen === true || value === -Infinity)) return false;
  if (value === max && (domain.maxOpen === true || value === Infinity)) return false;
  return domain.integer !== true || Number.isInteger(value);
}

/**
 * Checks the bases of the values that are about to go into a model: each
 * against its input's own basis, and against the others of its `sameBasis`
 * group. A value without a basis is not known to clash.
 * @throws {ModelError} UNIT_MISMATCH, naming the input and the basis that differs
 */
export function checkBases(
  model: Pick<Model, "id" | "inputs" | "sameBasis">,
  bases: Readonly<Record<string, Basis | undefined>>,
): void {
  for (const [name, input] of Object.entries(model.inputs)) {
    if (input.type === "number") requireSameBasis(model.id, name, bases[name] ?? {}, input.basis ?? {});
  }
  for (const group of model.sameBasis ?? []) {
    for (const [place, name] of group.entries()) {
      for (const other of group.slice(0, place)) {
        requireSameBasis(model.id, name, bases[name] ?? {}, bases[other] ?? {});
      }
    }
  }
}

/** Refuses to compare quantities of differing basis. @throws {ModelError} UNIT_MISMATCH */
export function requireSameBasis(model: string, field: string, basis: Basis, expected: Basis): void {
  const clash = basisClash(basis, expected);
  if (clash === null) return;
  const value = `of ${clash.key} basis "${clash.a}"`;
  throw new ModelError({ code: "UNIT_MISMATCH", model, field, value, allowed: `"${clash.b}"` });
}

/** The domain as an interval: "(0, 1]". */
export function describeDomain({ min, max, minOpen, maxOpen }: Domain): string {
  const left = min === -Infinity ? "(−∞" : `${minOpen === true ? "(" : "["}${formatNumber(min)}`;
  const right = max === Infinity ? "∞)" : `${formatNumber(max)}${maxOpen === true ? ")" : "]"}`;
  return `${left}, ${right}`;
}

/** Significant, of a number that was worked out. */
const DIGITS = 6;

/**
 * How the words of a refusal print a number: a whole one as it is, any other to six
 * significant digits ("0.3" of 0.1 + 0.2, "12,345,700" of 12345678.9).
 *
 * @param round where the legal values of a limit lie, so that the printed limit is within it; left out: to the nearest
 */
export function printedNumber(value: number, round?: "down" | "up"): string {
  const near = Number(value.toPrecision(DIGITS));
  if (Number.isInteger(value)) return formatExact(value);
  const beyond = round === "up" ? near < value : round === "down" && near > value;
  if (!beyond) return formatExact(near);
  const [, power] = value.toExponential().split("e");
  const step = Number(`1e${Number(power) - DIGITS + 1}`);
  return formatExact(Number((near < value ? near + step : near - step).toPrecision(DIGITS)));
}
