/** Writes into a workbench's page what changes with every frame of a drag: outputs, and what is wrong with them. */
import { evidenceMarks } from "../base/evidence.ts";
import {
  movedInputs,
  outputKinds,
  type Answer,
  type BenchScenario,
  type BenchState,
} from "../figures/workbench/state.ts";
import { bareText, headline } from "../figures/workbench/words.ts";
import type { Model } from "../models/contract.ts";
import { writeText } from "./write-markup.ts";

/** Before an answer that is not of the inputs as they stand. */
const LAST_GOOD = "Last good answer: ";

export function part(root: Element, name: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-part="${name}"]`);
}

/** Shows an element with words, or hides it where there are none. */
export function say(place: HTMLElement | null, text: string): void {
  if (place === null) return;
  writeText(place, text);
  // Even the same value written anew makes the browser look at the styles again.
  if (place.hidden !== (text === "")) place.hidden = text === "";
}

/** The newest outputs; on a refusal what is wrong is said and the last good ones stay, marked as such. */
export function writeAnswer(
  root: Element,
  model: Model,
  { values, output }: BenchState,
  scenario: BenchScenario,
  answer: Answer,
): void {
  const { outputs, refusal } = answer;
  say(
    found(root, "[data-part=refusal]"),
    refusal === null ? "" : `The model refuses these inputs together. ${refusal.words}`,
  );
  found(root, "[data-part=outputs]")?.classList.toggle("stale", refusal !== null);
  say(
    found(root, "[data-part=stale]"),
    refusal === null ? "" : "These are the last outputs that the model gave.",
  );
  const lead = found(root, "[data-part=answer]");
  lead?.classList.toggle("stale", refusal !== null);
  if (outputs === null) {
    const said = lead?.textContent.trim() ?? "";
    if (!said.startsWith(LAST_GOOD)) writeText(lead, `${LAST_GOOD}${said}`);
    return;
  }
  writeText(lead, headline(model, output, outputs[output] ?? Number.NaN));
  for (const name in model.outputs)
    writeText(cell(root, name, "value"), bareText(outputs[name] ?? Number.NaN));
  const moved = movedInputs(scenario, values).join();
  if (scenario === kindsOf?.scenario && moved === kindsOf.moved) return;
  kindsOf = { scenario, moved };
  for (const [name, kind] of Object.entries(outputKinds(model, scenario, values))) {
    const { shape, word } = evidenceMarks[kind];
    writeText(cell(root, name, "kind"), `${shape}\u00a0${word}`);
  }
}

/** How firm outputs are hangs on which inputs were moved, which is the same for a whole drag: what the page says is of these. */
let kindsOf: { readonly scenario: BenchScenario; readonly moved: string } | undefined;

const cells = new Map<string, Map<string, HTMLElement | null>>();

/** A cell in the row of an output, looked for once. */
export function cell(root: Element, output: string, what: string): HTMLElement | null {
  let row = cells.get(output);
  if (row === undefined) cells.set(output, (row = new Map<string, HTMLElement | null>()));
  let place = row.get(what);
  if (place === undefined) {
    place = root.querySelector<HTMLElement>(`[data-output="${output}"] [data-cell=${what}]`);
    row.set(what, place);
  }
  return place;
}

const places = new Map<string, HTMLElement | null>();

/** A place that stays in the page, looked for once: a page has one workbench. */
export function found(root: Element, selector: string): HTMLElement | null {
  let place = places.get(selector);
  if (place === undefined) {
    place = root.querySelector<HTMLElement>(selector);
    places.set(selector, place);
  }
  return place;
}
