/** Says at a figure which part of a link to it could not be followed. Fetched only where the address carries something. */
import { formatCount } from "../base/format.ts";
import type { Control, ControlValues } from "../figures/contract.ts";
import { labelOf } from "../figures/files/show-figure.ts";
import { quoted } from "./quote-foreign.ts";
import { readNumber } from "./read-number.ts";

/** Further parts are counted. */
const MOST_SAID = 3;

/** Puts the notice below the title, above inputs and pictures, where there is one. @param values as they were read from the address */
export function sayLink(
  root: HTMLElement,
  id: string,
  controls: Readonly<Record<string, Control>>,
  values: ControlValues,
): void {
  const words = linkNotice(id, controls, values);
  if (words === "") return;
  const said = document.createElement("p");
  said.className = "link-notice";
  said.setAttribute("role", "status");
  root.querySelector("[data-part=controls], .pictures")?.before(said);
  said.textContent = words;
}

/** One sentence on what the page's address asks of a figure and does not get; empty where it gets all. */
export function linkNotice(
  id: string,
  controls: Readonly<Record<string, Control>>,
  values: ControlValues,
): string {
  const params = new URLSearchParams(location.search);
  const parts = [...new Set(params.keys())].flatMap((key) => {
    const name = key.startsWith(`${id}.`) ? key.slice(id.length + 1) : "";
    // The id of another figure may begin with this one's and a dot; the name of an input holds none.
    if (name === "" || name.includes(".")) return [];
    const control = Object.hasOwn(controls, name) ? controls[name] : undefined;
    return control === undefined
      ? `there is no input ${quoted(name)}`
      : (partMissed(control, params.get(key) ?? "", values[name]) ?? []);
  });
  if (parts.length === 0) return "";
  const more = parts.length - MOST_SAID;
  const said = more > 0 ? [...parts.slice(0, MOST_SAID), formatCount(more, "more such part")] : parts;
  return `The link is followed only in part: ${said.join("; ")}.`;
}

/** What is wrong with the text that a link gives to a control; `null` where the control stands at it. */
function partMissed(control: Control, text: string, value: number | string | undefined): string | null {
  const label = `“${labelOf(control)}”`;
  if (control.type === "number") {
    const number = readNumber(text);
    if (!(number >= control.min && number <= control.max))
      return `${label} takes a number from ${control.min} to ${control.max}, not ${quoted(text)}`;
    if (number === value) return null;
  } else {
    const asked = control.type === "set" ? text.split(",") : [text];
    const strange = asked.filter((option) => !Object.hasOwn(control.options, option));
    if (strange.length > 0) return `${label} has no ${quoted(strange.join(", "))}`;
    if (control.type === "set" || text === value) return null;
  }
  return `${label} cannot be ${quoted(text)} beside the rest`;
}
