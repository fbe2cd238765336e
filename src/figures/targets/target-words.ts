/** How a target's figures speak: shares, needs and ranges in words. */
import { digitsApart, formatNumber, formatToError, formatValue } from "../../base/format.ts";
import { units } from "../../base/units.ts";
import type { AxisSpec } from "../../charts/scales.ts";
import type { Model, ModelInput, ModelOutput } from "../../models/contract.ts";
import { inSentence, unitOf, valueText } from "../workbench/words.ts";
import type { TargetData } from "./target-data.ts";
import type { InputNeed, Need, SpaceShare, TargetNeeds } from "./target-needs.ts";

/** What the words of a target are about. */
export interface Asked {
  readonly data: TargetData;
  readonly model: Model;
  readonly needs: TargetNeeds;
}
type Named = Pick<Asked, "data" | "model">;

export function inputOf(model: Model, name: string): ModelInput {
  const found = model.inputs[name];
  if (found === undefined) throw new RangeError(`${model.id} has no input ${name}`);
  return found;
}

export function outputOf(model: Model, name: string): ModelOutput {
  const found = model.outputs[name];
  if (found === undefined) throw new RangeError(`${model.id} has no output ${name}`);
  return found;
}

/** An input or the output inside a sentence: as the target calls it, else by its title. */
export function nameOf({ data, model }: Named, name: string): string {
  return data.names[name] ?? inSentence((model.inputs[name] ?? outputOf(model, name)).title);
}

/** The same at the beginning of one. */
export function headOf(named: Named, name: string): string {
  const text = nameOf(named, name);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An axis or scale of an input or the output, with its unit. */
export function axisNamed(named: Named, name: string, log: boolean): AxisSpec {
  const label = headWithUnit(named, name);
  return log
    ? { kind: "log", label: `${label}, log scale`, shortLabel: label }
    : { kind: "linear", label, zero: false };
}

export function headWithUnit(named: Named, name: string): string {
  const { model } = named;
  const { label } = units[unitOf(model.inputs[name] ?? outputOf(model, name))];
  return label === "" ? headOf(named, name) : `${headOf(named, name)}, ${label}`;
}

export function targetText(model: Model, goal: TargetNeeds["goal"]): string {
  return valueText(outputOf(model, goal.output), goal.target);
}

/** "at least 35×". */
export function goalText(model: Model, goal: TargetNeeds["goal"]): string {
  return `${goal.side === "atLeast" ? "at least" : "at most"} ${targetText(model, goal)}`;
}

/** "38.1%", or "38.10 ± 0.04%" where it was drawn: to the digit of its error. */
export function shareText(share: SpaceShare): string {
  if (share.method === "exact" || share.standardError === 0)
    return formatValue(100 * share.value, "%", { digits: 3 });
  const [value, error] = [100 * share.value, 100 * share.standardError];
  return `${formatToError(value, error)} ± ${formatValue(error, "%", { digits: 1 })}`;
}

/** How the share is known, as a sentence. */
export function methodText(share: SpaceShare): string {
  if (share.method === "exact")
    return "The share of the ranges is exact: the output is a product, and each factor is spread evenly in its logarithm.";
  const { shifts, count, seed, refused, asked, standardError } = share;
  const error = standardError === 0 ? "all agree" : "behind ± stands its standard error";
  const drawn = `The share of the ranges is estimated from ${formatNumber(shifts)} times ${formatNumber(count)} evenly spread points (seed ${seed}); ${error}.`;
  const lost = refused.reduce((sum, one) => sum + one.count, 0);
  return lost === 0
    ? drawn
    : `${drawn} The model refuses ${formatNumber(lost)} of ${formatNumber(asked)}, which count as not reaching it.`;
}

/** Whether more of an input is better for the goal; only asked of inputs with a need. */
export function isUp({ upIsBetter }: Pick<InputNeed, "upIsBetter">): boolean {
  return upIsBetter !== false;
}

/** "at least 1.5×" or "at most 2.1×", "any value of the range", "no value is enough", "not asked". */
export function needText(input: ModelInput, need: Need, upIsBetter: boolean): string {
  if (need.kind === "any") return "any value of the range";
  if (need.kind === "none") return "no value is enough";
  if (need.kind === "unasked") return "not asked";
  return `${upIsBetter ? "at least" : "at most"} ${valueText(input, need.value)}`;
}

/** What stands against a needed value, in words; empty where nothing does. */
export function beyondText(need: Need, upIsBetter: boolean): string {
  if (need.kind !== "value") return "";
  const end = upIsBetter ? "highest" : "lowest";
  const beyond = [
    ...(need.beyondRange ? ["its range"] : []),
    ...(need.beyondPublished === true ? [`the ${end} value that its range names`] : []),
  ];
  return beyond.length === 0 ? "" : `beyond ${beyond.join(" and ")}`;
}

/** The answer in two or three sentences. */
export function answerText(asked: Asked): string {
  const { needs } = asked;
  const { reach, share } = needs;
  const said = targetAndBest(asked);
  const { target } = said;
  const best = `${bestOf(needs)} gives ${said.best}`;
  const short = shortfallText(needs);
  const gap = short === "" ? "" : `, ${short}`;
  const left = leftOutText(asked);
  if (reach.reachable)
    return `Within reach: ${shareText(share)} of what the ranges allow reaches ${target}; ${best}.${neededText(asked)}${medianText(needs)}${left}`;
  return reach.draws === null
    ? `Out of reach: ${target} lies outside the ranges; ${best}${gap}.${outsideText(asked)}`
    : `Not in any draw: ${best}${gap}. Draws alone do not prove ${target} out of reach.${left}`;
}

/** "the best end of every range", or how many draws were looked at. */
export function bestOf({ reach }: TargetNeeds): string {
  return reach.draws === null
    ? "the best end of every range"
    : `the best of ${formatNumber(reach.draws)} draws`;
}

/** The target and the best answer, in as many digits as tell the two apart. */
export function targetAndBest({ model, needs }: Pick<Asked, "model" | "needs">): {
  readonly target: string;
  readonly best: string;
} {
  const { reach, goal } = needs;
  const output = outputOf(model, goal.output);
  const [target, best] = [valueText(output, goal.target), valueText(output, reach.best)];
  if (reach.best === goal.target || best !== target) return { target, best };
  const text = (value: number): string =>
    formatValue(value, unitOf(output), { digits: digitsApart(goal.target, reach.best) });
  return { target: text(goal.target), best: text(reach.best) };
}

/** "short by a factor of 2.38"; empty where the target is reached or a sign forbids a ratio. */
export function shortfallText({ reach, goal }: TargetNeeds): string {
  if (reach.shortfall === null || reach.reachable) return "";
  const short = goal.side === "atLeast";
  const factor = short ? reach.shortfall : 1 / reach.shortfall;
  return `${short ? "short" : "too much"} by a factor of ${formatNumber(factor, digitsApart(factor, 1))}`;
}

/** What the others cannot make up for, however good they are. */
function neededText(asked: Asked): string {
  if (asked.needs.reach.draws !== null) return "";
  const words = namedNeeds(asked);
  return words.length === 0
    ? " No input is needed for it on its own: the others at their best make up for any one."
    : ` Needed even with the others at their best: ${words.join("; ")}.`;
}

/** Which input could do it beyond its range, where any could. */
function outsideText(asked: Asked): string {
  const words = namedNeeds(asked);
  if (words.length === 0) return " No input could make up for it alone, whatever its value.";
  const which = words.length === 1 ? "Only this would do" : "One of these would do";
  return ` ${which}, with the others at their best: ${words.join("; ")}.`;
}

function namedNeeds(asked: Asked): string[] {
  const { model, needs } = asked;
  return needs.inputs.flatMap((one) => {
    const need = one.othersBest;
    if (need.kind !== "value") return [];
    const beyond = beyondText(need, isUp(one));
    const value = needText(inputOf(model, one.input), need, isUp(one));
    return [`${nameOf(asked, one.input)}, ${value}${beyond === "" ? "" : ` (${beyond})`}`];
  });
}

/** How many would have to be better than is known, to make up for others that are no better than not. */
function medianText({ inputs }: TargetNeeds): string {
  const askable = inputs.filter(({ othersMedian }) => othersMedian.kind !== "unasked");
  const beyond = askable.filter(
    ({ othersMedian: need }) =>
      need.kind === "none" || (need.kind === "value" && (need.beyondRange || need.beyondPublished === true)),
  );
  if (beyond.length === 0) return "";
  return ` With the others at the medians of their ranges, ${formatNumber(beyond.length)} of the ${formatNumber(askable.length)} inputs${askable.length < inputs.length ? " that can be asked" : ""} would have to lie beyond their range or beyond every value that it names.`;
}

/** What cannot be asked, and of which inputs; empty where everything can. */
export function leftOutText(asked: Asked): string {
  const unknown = asked.needs.inputs.filter(({ upIsBetter }) => upIsBetter === null);
  if (unknown.length === 0) return "";
  const names = unknown.map(({ input }) => nameOf(asked, input)).join(", ");
  return ` Left out, since the model does not declare which way they pull: the values needed of ${names}, and those needed of any other input with these at their best.`;
}
