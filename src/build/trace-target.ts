/** A target as its figures are asked it: the run of its scenario, what is to be reached, and the best value that is named for each input. */
import { weakestKind } from "../base/evidence.ts";
import { formatQuantity, formatValue } from "../base/format.ts";
import type { LineageNode } from "../base/lineage.ts";
import { areComparable, basisClash, convert, mixesShare, type UnitName } from "../base/units.ts";
import type { Published, TargetData } from "../figures/targets/target-data.ts";
import { forwardFaults, targetNeeds } from "../figures/targets/target-needs.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Model, ModelOutput } from "../models/contract.ts";
import type { QuantityData } from "../schemas/quantity.ts";
import type { ScenarioInput } from "../schemas/scenario.ts";
import type { Goal, Target } from "../schemas/target.ts";
import { about } from "./blame.ts";
import { traceRatio, workloadOf } from "./range-ratio.ts";
import {
  assumptionNode,
  findQuantity,
  LookupError,
  pointValue,
  traceCell,
  traceClaim,
} from "./trace-data.ts";
import { studyOf, traceRun, type Run, type RunInput } from "./trace-run.ts";

export interface TracedTarget {
  readonly target: Target;
  readonly run: Run;
  readonly data: TargetData;
  /** What the target itself rests on. */
  readonly goal: LineageNode;
  /** Those that the model does not rule out as moving the output. */
  readonly inputs: readonly RunInput[];
  /** The goal's node, each of these inputs, and what its range rests on. */
  readonly children: readonly LineageNode[];
}

/** @throws {LookupError} or {RangeError} when a name or unit leads nowhere; {ModelError} when the model refuses */
export function traceTarget(ledger: Ledger, id: string): TracedTarget {
  const target = ledger.targets.get(id);
  if (target === undefined) throw new LookupError(`unknown target \`${id}\``, id, ledger.targets.keys());
  const run = traceRun(ledger, target.scenario);
  const { model } = run;
  const output = about(["output"], () => outputOf(model, target.output));
  const { names = {} } = target;
  const known = [...Object.keys(model.inputs), target.output];
  for (const name of Object.keys(names)) {
    about(["names", name], () => {
      if (!known.includes(name)) throw new LookupError(`unknown name \`${name}\` in \`names\``, name, known);
    });
  }
  const goal = about([target.atLeast === undefined ? "atMost" : "atLeast"], () =>
    traceGoal(ledger, target, output),
  );
  const { base, ranges, drawnWith = {} } = studyOf(run);
  const given = ledger.scenarios.get(target.scenario)?.inputs ?? {};
  const still = model.directions?.[target.output] ?? {};
  const inputs = run.inputs.filter(({ name }) => still[name] !== 0);
  const ranged = Object.keys(ranges);
  const data: TargetData = {
    id,
    model: model.id,
    scenario: { id: run.id, title: run.title },
    output: target.output,
    side: target.atLeast === undefined ? "atMost" : "atLeast",
    target: goal.value,
    said: goal.said,
    names,
    values: base,
    ranges,
    drawnWith,
    published: Object.fromEntries(
      ranged.flatMap((name) => {
        const found = publishedOf(ledger, model, name, given[name]);
        return found === null ? [] : [[name, found]];
      }),
    ),
    map: target.map,
    // An end that rests on a reason is chosen, whatever the value itself rests on.
    kind: weakestKind([
      "modelled",
      ...inputs.map(({ kind, range }) => (range === undefined || range.because === null ? kind : "assumed")),
    ]),
  };
  const evidence = inputs.flatMap(({ lineage, range }) => [lineage, ...(range?.evidence ?? [])]);
  return { target, run, data, goal: goal.lineage, inputs, children: [goal.lineage, ...evidence] };
}

/**
 * Asks a target and runs each point of the answer forward.
 * @throws {RangeError} when one does not give the target; what `traceTarget` and the answer itself refuse
 */
export function checkForward(ledger: Ledger, id: string): void {
  const { data, run } = traceTarget(ledger, id);
  const faults = forwardFaults(targetNeeds(data, run.model, data.target), run.model);
  if (faults.length > 0) throw new RangeError(faults.join("; "));
}

function outputOf(model: Model, name: string): ModelOutput {
  const output = Object.hasOwn(model.outputs, name) ? model.outputs[name] : undefined;
  if (output !== undefined) return output;
  throw new LookupError(`unknown output \`${name}\` of ${model.id}`, name, Object.keys(model.outputs));
}

interface TracedGoal {
  readonly value: number;
  readonly said: string | null;
  readonly lineage: LineageNode;
}

function traceGoal(ledger: Ledger, { id, atLeast, atMost }: Target, output: ModelOutput): TracedGoal {
  const goal: Goal | undefined = atLeast ?? atMost;
  if (goal === undefined) throw new RangeError(`target ${id} asks for nothing, expected a goal`);
  if ("assumption" in goal) {
    const value = inUnit(goal.value, goal.unit ?? output.unit, output);
    return { value, said: null, lineage: assumptionNode(output.title, goal.assumption, value, output.unit) };
  }
  const claim = goal.quantity === undefined ? goal.claim : `${goal.claim}.${goal.quantity}`;
  const { value, unit, basis, lineage, quantity } = traceClaim(ledger, claim);
  const clash = basisClash(basis ?? {}, output.basis ?? {});
  if (clash !== null)
    throw new RangeError(
      `the claim's ${clash.key} basis is ${clash.a}, expected ${clash.b} as in the output`,
    );
  return { value: inUnit(value, unit, output), said: formatQuantity(quantity), lineage };
}

/** A gain of 20 % is not 0.2 times. */
function inUnit(value: number, unit: UnitName, output: ModelOutput): number {
  if (mixesShare(unit, output.unit))
    throw new RangeError(
      `the goal is in ${unit} and the output in ${output.unit}, expected one of them for both`,
    );
  return convert(value, unit, output.unit);
}

/**
 * The lowest and highest value of an input itself that is given by the claims, cells and quotients which its value and
 * its range name, where they are in its unit. A claim with several figures, named as a whole, says none of them. What the
 * range does not name is not asked: elsewhere better values may be published.
 */
function publishedOf(
  ledger: Ledger,
  model: Model,
  name: string,
  given: ScenarioInput | undefined,
): TargetData["published"][string] | null {
  const input = model.inputs[name];
  if (input?.type !== "number" || given === undefined) return null;
  const own =
    "claim" in given ? [given.quantity === undefined ? given.claim : `${given.claim}.${given.quantity}`] : [];
  const ids = [...new Set([...own, ...(given.range?.claims ?? [])])];
  const ofClaims = ids.flatMap((id) => {
    if (ledger.claims.has(id) && ledger.claims.get(id)?.quantities.length !== 1) return [];
    const { claim, quantity } = findQuantity(ledger, id);
    if (!areComparable(quantity.unit, input.unit)) return [];
    const workload = workloadOf(quantity);
    return endsOfQuantity(quantity).map((value): Published => ({
      value: convert(value, quantity.unit, input.unit),
      printed: `${formatQuantity(quantity)}${workload === null ? "" : ` (${workload})`}`,
      label: claim.statement,
    }));
  });
  const cells = [...("dataset" in given ? [given] : []), ...(given.range?.cells ?? [])];
  const ofCells = cells.flatMap(({ dataset, column, where }): Published[] => {
    const { value, unit, lineage } = traceCell(ledger, dataset, column, where);
    if (!areComparable(unit, input.unit)) return [];
    return [
      { value: convert(value, unit, input.unit), printed: formatValue(value, unit), label: lineage.label },
    ];
  });
  const ofRatios = (given.range?.ratios ?? []).map((ratio): Published => {
    const { value, printed, label } = traceRatio(ledger, ratio, input.unit);
    return { value, printed, label };
  });
  const all = [...ofClaims, ...ofCells, ...ofRatios];
  const [first] = all;
  if (first === undefined) return null;
  return {
    lowest: all.reduce((least, one) => (one.value < least.value ? one : least), first),
    highest: all.reduce((most, one) => (one.value > most.value ? one : most), first),
  };
}

function endsOfQuantity(quantity: QuantityData): readonly number[] {
  return quantity.range ?? [pointValue(quantity)];
}
