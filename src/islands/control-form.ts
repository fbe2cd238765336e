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

/** Shows the form and listens; the form stays hidden without script. */
export function bindControls(form: HTMLFormElement, options: FormOptions): ControlForm {
  const { id, controls, changed } = options;
  let values: ControlValues = {};
  /** Fields that hold what was refused. */
  const faulty = new Set<string>();
  const set = (next: ControlValues, moving?: string): void => {
    const others = Object.keys(controls).filter((name) => name !== moving);
    const stale = others.filter((name) => next[name] !== values[name] || faulty.has(name));
    for (const name of stale) faulty.delete(name);
    values = next;
    fillForm(form, id, controls, values, stale);
  };
  form.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const name = target.dataset["slider"] ?? target.name;
    const control = controls[name];
    if (control === undefined) return;
    const value = readField(form, id, name, control, target, options.faultOf ?? faultWithin);
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

/** The value that a field says, or `null` when it is not legal, which is then said beside it. */
function readField(
  form: HTMLFormElement,
  id: string,
  name: string,
  control: Control,
  target: HTMLInputElement | HTMLSelectElement,
  faultOf: (name: string, value: number, control: NumberControl) => string | null,
): number | string | null {
  if (control.type === "choice") return target.value;
  if (control.type === "set") {
    const boxes = [...form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)];
    const chosen = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    setFault(form, id, name, chosen.length === 0 ? "Choose at least one." : "");
    return chosen.length === 0 ? null : chosen.join(",");
  }
  const slid = target.dataset["slider"] !== undefined;
  const text = target.value.trim();
  const value = slid ? fromSlider(control, Number(text)) : readNumber(text);
  const fault = faultOf(name, text === "" ? Number.NaN : value, control);
  setFault(form, id, name, fault ?? "");
  if (fault !== null) return null;
  if (!slid) setSlider(form, name, control, value);
  else {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = String(value);
    target.setAttribute("aria-valuetext", String(value));
  }
  return value;
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

/** Writes the named values into the form; the field being moved is none of them, so that typing is not disturbed. */
function fillForm(
  form: HTMLFormElement,
  id: string,
  controls: FormOptions["controls"],
  values: ControlValues,
  names: readonly string[],
): void {
  for (const name of names) {
    const control = controls[name];
    if (control === undefined) continue;
    const value = values[name];
    setFault(form, id, name, "");
    if (control.type === "set") {
      const chosen = String(value).split(",");
      for (const box of form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`))
        box.checked = chosen.includes(box.value);
      continue;
    }
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = String(value);
    if (control.type === "number" && typeof value === "number") setSlider(form, name, control, value);
  }
}

/** Says beside a field what is wrong with it; an empty text takes that back. */
function setFault(form: HTMLFormElement, id: string, name: string, text: string): void {
  const place = form.querySelector(`#${CSS.escape(`${id}-${name}-fault`)}`);
  writeText(place, text);
  for (const field of form.querySelectorAll(`input[name="${name}"]`)) {
    if (text === "") field.removeAttribute("aria-invalid");
    else field.setAttribute("aria-invalid", "true");
  }
}

function setSlider(form: HTMLFormElement, name: string, control: NumberControl, value: number): void {
  const slider = form.querySelector<HTMLInputElement>(`[data-slider="${name}"]`);
  if (slider === null) return;
  slider.value = String(toSlider(control, value));
  slider.setAttribute("aria-valuetext", String(value));
}
