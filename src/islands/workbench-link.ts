/**
 * A workbench's state as an address and back. The address also says with which
 * model and data it was made and what came out, so that an old one can tell what
 * has changed since. At the start nothing is written; once anything is moved all choices
 * are, since another start would change what a link leaves unsaid.
 */
import { faultOf } from "../figures/workbench/controls.ts";
import {
  askModel,
  movedInputs,
  numberInputs,
  scenarioOf,
  startState,
  type BenchData,
  type BenchScenario,
  type BenchState,
  type Outputs,
} from "../figures/workbench/state.ts";
import { valueText } from "../figures/workbench/words.ts";
import type { Model } from "../models/contract.ts";
import { part, say } from "./workbench-page.ts";
import { cut, quoted } from "./quote-foreign.ts";
import { readNumber } from "./read-number.ts";

/** Marks an input; the other names of the address are fixed. */
const INPUT = "in.";
/** Outputs that an address carries. */
const MOST_OUTPUTS = 6;
const names = ["scenario", "compare", "output", "over", "m", "d", "o"] as const;
const NONE = "none";
const DIGEST = 3;

export interface ReadLink {
  readonly state: BenchState;
  /** What the link says that no longer holds, a sentence each. */
  readonly notices: readonly string[];
}

/**
 * Writes a state over the parameters of an address.
 *
 * @param whole writes the start too, of which all of ours are taken out otherwise
 */
export function writeLink(
  params: URLSearchParams,
  model: Model,
  data: BenchData,
  state: BenchState,
  outputs: Outputs | null,
  whole = false,
): void {
  for (const name of [...params.keys()]) {
    if (name.startsWith(INPUT) || names.some((one) => one === name)) params.delete(name);
  }
  const start = startState(model, data);
  const scenario = scenarioOf(data, state.scenario);
  if (scenario === undefined) return;
  const moved = movedInputs(scenario, state.values);
  const usual = otherThan(data, scenario, start);
  const atStart =
    state.scenario === start.scenario &&
    state.compared === usual &&
    state.output === start.output &&
    state.over === start.over &&
    moved.length === 0;
  if (atStart && !whole) return;
  params.set("scenario", state.scenario);
  params.set("compare", state.compared ?? NONE);
  params.set("output", state.output);
  params.set("over", state.over);
  for (const name of moved) params.set(`${INPUT}${name}`, String(state.values[name]));
  params.set("m", data.modelDigest);
  params.set("d", scenario.digest);
  if (outputs !== null) params.set("o", carriedOutputs(model, outputs));
}

/** The state as an address that says all of it, to be handed on. */
export function wholeLink(model: Model, data: BenchData, state: BenchState): string {
  const url = new URL(location.href);
  writeLink(url.searchParams, model, data, state, askModel(model, state.values).outputs, true);
  return url.href;
}

/** Tells what the page's address says that no longer holds; `null` where the page stays as it was printed. */
export function openLink(place: Element, model: Model, data: BenchData): BenchState | null {
  const { state, notices } = readLink(new URLSearchParams(location.search), model, data);
  say(part(place, "notice"), notices.join(" "));
  return JSON.stringify(state) === JSON.stringify(startState(model, data)) ? null : state;
}

/** The state that an address says, as far as it is legal; the start where it says nothing or cannot be read. */
export function readLink(params: URLSearchParams, model: Model, data: BenchData): ReadLink {
  try {
    return readState(params, model, data);
  } catch {
    const notices = ["The link cannot be read; shown is what the workbench starts with."];
    return { state: startState(model, data), notices };
  }
}

function readState(params: URLSearchParams, model: Model, data: BenchData): ReadLink {
  const start = startState(model, data);
  const notices: string[] = [];
  const asked = params.get("scenario");
  const scenario = scenarioOf(data, asked ?? start.scenario) ?? scenarioOf(data, start.scenario);
  if (scenario === undefined) return { state: start, notices };
  if (asked !== null && scenario.id !== asked)
    notices.push(`There is no scenario ${quoted(asked)} any more; shown is “${scenario.title}”.`);

  const values: Record<string, number | string> = { ...scenario.values };
  for (const [key, text] of params) {
    if (!key.startsWith(INPUT)) continue;
    const name = key.slice(INPUT.length);
    const input = Object.hasOwn(model.inputs, name) ? model.inputs[name] : undefined;
    const value = input?.type === "number" && text.trim() !== "" ? readNumber(text) : text;
    const fault = input === undefined ? "There is no such input." : faultOf(model, name, value);
    if (fault === null) values[name] = value;
    else
      notices.push(
        `The link gives ${text.trim() === "" ? "nothing" : cut(text)} for ${quoted(input?.title ?? name)}, which is passed over. ${fault}`,
      );
  }
  const comparedId = params.get("compare");
  const compared =
    comparedId === NONE ? null : (scenarioOf(data, comparedId)?.id ?? otherThan(data, scenario, start));
  if (comparedId !== null && comparedId !== (compared ?? NONE)) {
    const title = scenarioOf(data, compared)?.title;
    notices.push(
      `There is no scenario ${quoted(comparedId)} to compare with any more; compared is ${title === undefined ? "nothing" : `“${title}”`}.`,
    );
  }
  const output = oneOf(params.get("output"), Object.keys(model.outputs), start.output, (gone) =>
    notices.push(
      `There is no output ${quoted(gone)} any more; drawn is “${model.outputs[start.output]?.title ?? ""}”.`,
    ),
  );
  const over = oneOf(params.get("over"), numberInputs(model), start.over, (gone) =>
    notices.push(
      `There is no input ${quoted(gone)} to draw over any more; it is drawn over “${model.inputs[start.over]?.title ?? ""}”.`,
    ),
  );
  const state: BenchState = { scenario: scenario.id, compared, values, output, over };
  return { state, notices: [...notices, ...changesSince(params, model, data, scenario, state)] };
}

/** What is compared where the link does not say: what the start compares with, if that is another. */
function otherThan(data: BenchData, scenario: BenchScenario, start: BenchState): string | null {
  return start.compared === scenario.id ? (data.scenarios[0]?.id ?? null) : start.compared;
}

function oneOf(
  asked: string | null,
  known: readonly string[],
  otherwise: string,
  tell: (gone: string) => void,
): string {
  if (asked === null || known.includes(asked)) return asked ?? otherwise;
  tell(asked);
  return otherwise;
}

function changesSince(
  params: URLSearchParams,
  model: Model,
  data: BenchData,
  scenario: BenchScenario,
  state: BenchState,
): string[] {
  const [madeWithModel, madeWithData] = [params.get("m"), params.get("d")];
  const otherModel = madeWithModel !== null && madeWithModel !== data.modelDigest;
  const otherData = madeWithData !== null && madeWithData !== scenario.digest;
  if (!otherModel && !otherData) return [];
  const sentences: string[] = [];
  if (otherModel) sentences.push("The model has changed since this link was made.");
  if (otherData) {
    const changed = changedInputs(
      model,
      scenario,
      madeWithData,
      new Set(movedInputs(scenario, state.values)),
    );
    sentences.push(
      changed === null || changed.length === 0
        ? "The data of this scenario have changed since this link was made."
        : `The scenario has other values since this link was made for: ${changed.join("; ")}.`,
    );
  }
  const { outputs } = askModel(model, state.values);
  const then = readOutputs(params.get("o"));
  const moved = Object.entries(model.outputs).flatMap(([name, output]) => {
    const [before, today] = [then.get(name), outputs?.[name]];
    if (before === undefined || today === undefined || Math.abs(today - before) <= 1e-5 * Math.abs(before))
      return [];
    return [`${output.title}: then ${valueText(output, before)}, today ${valueText(output, today)}`];
  });
  if (then.size === 0) return sentences;
  if (outputs === null) return [...sentences, "The model refuses what it answered then."];
  return [
    ...sentences,
    moved.length === 0 ? "What the link showed is the same today." : `${moved.join(". ")}.`,
  ];
}

/** Titles of the inputs whose value is another one; `null` where the link does not tell. */
function changedInputs(
  model: Model,
  { digest }: BenchScenario,
  before: string,
  moved: ReadonlySet<string>,
): string[] | null {
  if (before.length !== digest.length) return null;
  return Object.entries(model.inputs).flatMap(([name, { title }], place) => {
    const piece = (text: string): string => text.slice(place * DIGEST, (place + 1) * DIGEST);
    return piece(before) === piece(digest) || moved.has(name) ? [] : [title];
  });
}

/** Signs that an address need not escape. */
function carriedOutputs(model: Model, outputs: Outputs): string {
  return Object.keys(model.outputs)
    .slice(0, MOST_OUTPUTS)
    .map((name) => `${name}_${String(Number((outputs[name] ?? 0).toPrecision(6))).replace("+", "")}`)
    .join("*");
}

function readOutputs(text: string | null): ReadonlyMap<string, number> {
  return new Map(
    (text ?? "").split("*").flatMap((part): [string, number][] => {
      const [, name = "", value = ""] = /^(\w+)_(-?[\d.]+(?:e-?\d+)?)$/.exec(part) ?? [];
      return name === "" || !Number.isFinite(Number(value)) ? [] : [[name, Number(value)]];
    }),
  );
}
