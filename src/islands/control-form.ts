/**
 * A form of controls and its values: what the reader enters goes into the values
 * when it is legal; what is not says so beside the field and changes nothing.
 */
import { choose, type Control, type ControlValues, type NumberControl } from "../figures/contract.ts";
import { readNumber } from "./read-number.ts";
import { fromSlider, toSlider } from "./slider.ts";
import { writeText } from "./write-markup.ts";

export interface ControlForm {
  readonly values: () => ControlValues;
  /** Writes all fields; nobody is told. */
  readonly set: (values: ControlValues) => void;
}

export interface FormOptions {
  /** Prefix of the ids of the fields. */
  readonly id: string;
  readonly controls: Readonly<Record<string, Control>>;
  /** Where reset leads. */
  readonly start: ControlValues;
  readonly values: ControlValues;
  readonly changed: (values: ControlValues) => void;
  /** What is wrong with a typed number, `null` when it is legal; left out: it must lie within its control. */
  readonly faultOf?: (name: string, value: number) => string | null;
}

/** What the form holds for one control. */
interface Field {
  readonly name: string;
  readonly control: Control;
  /** One, or the boxes of a set. */
  readonly entries: readonly (HTMLInputElement | HTMLSelectElement)[];
  readonly slider: HTMLInputElement | null;
  /** Where it is said what is wrong. */
  readonly fault: Element | null;
}

/** Shows the form and listens; the form stays hidden without script. */
export function bindControls(form: HTMLFormElement, options: FormOptions): ControlForm {
  const { controls, changed } = options;
  // Looked for once: a drag writes to the same ones in each frame.
  const fields = new Map(
    Object.entries(controls).map(([name, control]) => [name, fieldOf(form, options.id, name, control)]),
  );
  let values: ControlValues = {};
  /** Fields that hold what was refused. */
  const faulty = new Set<string>();
  const set = (next: ControlValues, moving?: string): void => {
    const others = Object.keys(controls).filter((name) => name !== moving);
    const stale = others.filter((name) => next[name] !== values[name] || faulty.has(name));
    for (const name of stale) faulty.delete(name);
    values = next;
    for (const name of stale) {
      const field = fields.get(name);
      if (field !== undefined) fillField(field, values[name]);
    }
  };
  form.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const name = target.dataset["slider"] ?? target.name;
    const field = fields.get(name);
    if (field === undefined) return;
    const value = readField(field, target, options.faultOf ?? faultWithin);
    if (value === null) {
      faulty.add(name);
      return;
    }
    faulty.delete(name);
    set({ ...values, ...followChoices(controls, name, value, values) }, name);
    changed(values);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    set(options.start);
    changed(values);
  });
  set(options.values);
  form.hidden = false;
  return { values: () => values, set: (next) => set(next) };
}

function fieldOf(form: HTMLFormElement, id: string, name: string, control: Control): Field {
  return {
    name,
    control,
    entries: [
      ...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`:is(input, select)[name="${name}"]`),
    ],
    slider: form.querySelector(`[data-slider="${name}"]`),
    fault: form.querySelector(`#${CSS.escape(`${id}-${name}-fault`)}`),
  };
}

/** The value that a field says, or `null` when it is not legal, which is then said beside it. */
function readField(
  field: Field,
  target: HTMLInputElement | HTMLSelectElement,
  faultOf: (name: string, value: number, control: NumberControl) => string | null,
): number | string | null {
  const { name, control, entries } = field;
  if (control.type === "choice") return target.value;
  if (control.type === "set") {
    const chosen = entries.filter((box) => isChecked(box)).map(({ value }) => value);
    setFault(field, chosen.length === 0 ? "Choose at least one." : "");
    return chosen.length === 0 ? null : chosen.join(",");
  }
  const slid = target.dataset["slider"] !== undefined;
  const text = target.value.trim();
  const value = slid ? fromSlider(control, Number(text)) : readNumber(text);
  const fault = faultOf(name, text === "" ? Number.NaN : value, control);
  setFault(field, fault ?? "");
  if (fault !== null) return null;
  if (!slid) setSlider(field, value);
  else {
    for (const entry of entries) entry.value = String(value);
    target.setAttribute("aria-valuetext", String(value));
  }
  return value;
}

function isChecked(box: HTMLInputElement | HTMLSelectElement): boolean {
  return box instanceof HTMLInputElement && box.checked;
}

function faultWithin(_name: string, value: number, { min, max }: NumberControl): string | null {
  return value >= min && value <= max ? null : `Write a number from ${min} to ${max}.`;
}

/** The moved control, what its choice changes, and the choice that no longer holds because a value it set was moved. */
function followChoices(
  controls: FormOptions["controls"],
  name: string,
  value: number | string,
  before: ControlValues,
): ControlValues {
  const control = controls[name];
  if (control?.type === "choice") return choose(name, control, String(value), before);
  const values: Record<string, number | string> = { [name]: value };
  for (const [choice, other] of Object.entries(controls)) {
    const sets = other.type === "choice" ? other.sets : undefined;
    if (sets !== undefined && Object.values(sets.values).some((set) => name in set))
      values[choice] = sets.own;
  }
  return values;
}

/** Writes a value into its field; never into the one being moved, so that typing is not disturbed. */
function fillField(field: Field, value: number | string | undefined): void {
  const { control, entries } = field;
  setFault(field, "");
  const chosen = control.type === "set" ? String(value).split(",") : null;
  for (const entry of entries) {
    if (chosen === null) entry.value = String(value);
    else if (entry instanceof HTMLInputElement) entry.checked = chosen.includes(entry.value);
  }
  if (typeof value === "number") setSlider(field, value);
}

/** Says beside a field what is wrong with it; an empty text takes that back. */
function setFault({ fault, entries }: Field, text: string): void {
  writeText(fault, text);
  for (const entry of entries) {
    if (text !== "") entry.setAttribute("aria-invalid", "true");
    else if (entry.hasAttribute("aria-invalid")) entry.removeAttribute("aria-invalid");
  }
}

function setSlider({ slider, control }: Field, value: number): void {
  if (slider === null || control.type !== "number") return;
  slider.value = String(toSlider(control, value));
  slider.setAttribute("aria-valuetext", String(value));
}
