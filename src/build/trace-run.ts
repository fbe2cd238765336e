/** Runs a model on a scenario and keeps, for each input, where it came from. */
import { weakestKind, type EvidenceKind } from "../base/evidence.ts";
import { formatValue } from "../base/format.ts";
import type { LineageNode, TracedValue } from "../base/lineage.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Basis, UnitName } from "../base/units.ts";
import { checkBases, type InputValues, type Model, type ModelInput } from "../models/contract.ts";
import type { Ratio, ScenarioInput } from "../schemas/scenario.ts";
import { convert } from "../base/units.ts";
import { checkRange } from "../uncertainty/check-range.ts";
import type { Study } from "../uncertainty/study.ts";
import { about } from "./blame.ts";
import { traceRatio } from "./range-ratio.ts";
import { runRange, type RunRange } from "./run-range.ts";
import { movingInputs } from "./moving-inputs.ts";
import { models } from "./registry.ts";
import { LookupError, assumptionNode, traceCell, traceClaim } from "./trace-data.ts";

export interface RunInput {
  readonly name: string;
  readonly value: number | string;
  readonly basis: Basis;
  readonly kind: EvidenceKind;
  readonly lineage: LineageNode;
  /** How uncertain the value is, where the scenario says so. */
  readonly range?: RunRange;
}

export interface Run {
  readonly id: string;
  readonly title: string;
  readonly model: Model;
  readonly inputs: readonly RunInput[];
  readonly outputs: Readonly<Record<string, TracedValue>>;
}

/** @throws {LookupError} when scenario, model or an input's origin is unknown; {ModelError} when the model refuses */
export function traceRun(ledger: Ledger, scenarioId: string): Run {
  const scenario = ledger.scenarios.get(scenarioId);
  if (scenario === undefined)
    throw new LookupError(`unknown scenario \`${scenarioId}\``, scenarioId, ledger.scenarios.keys());
  const model = models.get(scenario.model);
  if (model === undefined)
    throw new LookupError(`unknown model \`${scenario.model}\``, scenario.model, models.keys());
  for (const name of Object.keys(scenario.inputs)) {
    if (!Object.hasOwn(model.inputs, name))
      throw new LookupError(`unknown input \`${name}\` of ${model.id}`, name, Object.keys(model.inputs));
  }
  const missing = Object.keys(model.inputs).filter((name) => !Object.hasOwn(scenario.inputs, name));
  const inputs = Object.entries(model.inputs).map(([name, input]) => {
    const given = scenario.inputs[name];
    if (given === undefined)
      throw new RangeError(
        `\`inputs\` lacks ${missing.join(", ")}, expected a value for each input of ${model.id}`,
      );
    const traced = about(["inputs", name], () => runInput(ledger, name, input, given));
    const { range } = given;
    return range === undefined
      ? traced
      : {
          ...traced,
          range: about(["inputs", name, "range"], () => runRange(ledger, input, traced.value, range)),
        };
  });
  checkBases(model, Object.fromEntries(inputs.map(({ name, basis }) => [name, basis])));
  const values = Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
  const study = studyOf({ model, inputs });
  for (const name of Object.keys(study.ranges))
    about(["inputs", name, "range"], () => checkRange(study, name));
  const results = model.compute(values as InputValues<Model["inputs"]>);
  const moving = movingInputs(model, values);
  const outputs = Object.entries(model.outputs).map(([name, output]) => {
    const behind = inputs.filter((input) => moving.get(name)?.has(input.name) === true);
    const kind = weakestKind(["modelled", ...behind.map((input) => input.kind)]);
    const quantity = { value: results[name] ?? Number.NaN, unit: output.unit, basis: output.basis };
    const lineage: LineageNode = {
      type: "model",
      id: model.id,
      output: name,
      filled: inputs.map((one) => ({
        symbol: model.inputs[one.name]?.symbol ?? one.name,
        text: typeof one.value === "number" ? formatValue(one.value, inputUnit(model, one.name)) : one.value,
      })),
      label: `${output.title}: ${scenario.title}`,
      quantity,
      children: behind.map((input) => input.lineage),
    };
    return [name, { ...quantity, kind, lineage }] as const;
  });
  return { id: scenarioId, title: scenario.title, model, inputs, outputs: Object.fromEntries(outputs) };
}

/** The run as a question of uncertainty: its values, and the ranges of those that have one. */
export function studyOf({ model, inputs }: Pick<Run, "model" | "inputs">): Study {
  const ranges = inputs.flatMap(({ name, range }) => (range === undefined ? [] : [[name, range] as const]));
  return {
    model,
    base: Object.fromEntries(inputs.map(({ name, value }) => [name, value])),
    ranges: Object.fromEntries(ranges.map(([name, { distribution }]) => [name, distribution])),
    drawnWith: Object.fromEntries(
      ranges.flatMap(([name, { drawnWith }]) => (drawnWith === undefined ? [] : [[name, drawnWith]])),
    ),
  };
}

function inputUnit(model: Model, name: string): UnitName {
  const input = model.inputs[name];
  return input?.type === "number" ? input.unit : "1";
}

function runInput(ledger: Ledger, name: string, input: ModelInput, given: ScenarioInput): RunInput {
  if ("assumption" in given) return assumedInput(name, input, given);
  const traced =
    "ratio" in given
      ? quotientOf(ledger, input, given.ratio)
      : "claim" in given
        ? traceClaim(ledger, given.quantity === undefined ? given.claim : `${given.claim}.${given.quantity}`)
        : traceCell(ledger, given.dataset, given.column, given.where);
  if (input.type !== "number")
    throw new LookupError(`input \`${name}\` is a choice and cannot come from a number`, name, []);
  return {
    name,
    value: convert(traced.value, traced.unit, input.unit),
    basis: traced.basis ?? {},
    kind: traced.kind,
    lineage: traced.lineage,
  };
}

/** The quotient as a value whose tree leads on to both of its parts. */
function quotientOf(ledger: Ledger, input: ModelInput, ratio: Ratio): TracedValue {
  const unit = input.type === "number" ? input.unit : "1";
  const { value, quotient, kind, evidence } = traceRatio(ledger, ratio, unit);
  const label = `${input.title}: ${quotient}`;
  return {
    value,
    unit,
    kind,
    lineage: { type: "expression", id: label, label, quantity: { value, unit }, children: evidence },
  };
}

/** An assumed number is taken in the unit it is given in; without one, in the input's own. */
function assumedInput(
  name: string,
  input: ModelInput,
  given: Extract<ScenarioInput, { readonly assumption: string }>,
): RunInput {
  const shared = { name, basis: given.basis ?? {}, kind: "assumed" } as const;
  if (typeof given.value === "number" && input.type === "number") {
    const value = convert(given.value, given.unit ?? input.unit, input.unit);
    return { ...shared, value, lineage: assumptionNode(input.title, given.assumption, value, input.unit) };
  }
  const value = typeof given.value === "boolean" ? String(given.value) : given.value;
  const lineage: LineageNode = {
    type: "assumption",
    label: `${input.title}: ${value}`,
    reason: given.assumption,
    children: [],
  };
  return { ...shared, value, lineage };
}
