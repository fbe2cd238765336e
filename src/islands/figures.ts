/**
 * Brings the figures of a page to life: reads the build's inputs, runs the same
 * `compute` and `draw` as the build when a control moves, and writes only what
 * changed. A bad entry says what is wrong and leaves the last good picture.
 */
import {
  startValues,
  type Control,
  type ControlValues,
  type Figure,
  type FigureData,
} from "../figures/contract.ts";
import { fromSlider, toSlider } from "./slider.ts";
import { replaceMarkup } from "./replace-markup.ts";
import { readState, writeState } from "./url-state.ts";

const modules = import.meta.glob<Record<string, unknown>>(["../figures/*.ts", "!../figures/contract.ts"]);

interface Live {
  readonly root: HTMLElement;
  readonly figure: Figure;
  readonly data: FigureData;
  readonly controls: Readonly<Record<string, Control>>;
  readonly start: ControlValues;
  values: ControlValues;
  waiting: boolean;
}

for (const root of document.querySelectorAll<HTMLElement>("[data-figure]")) void enliven(root);

async function enliven(root: HTMLElement): Promise<void> {
  const id = root.dataset["figure"] ?? "";
  const load = modules[`../figures/${root.dataset["module"] ?? ""}.ts`];
  const payload = root.querySelector("[data-payload]")?.textContent;
  const form = root.querySelector<HTMLFormElement>("[data-part=controls]");
  if (load === undefined || payload == null || form === null) return;
  const figure = Object.values(await load()).find((value): value is Figure => isFigure(value, id));
  if (figure === undefined) return;
  const { data } = JSON.parse(payload) as { data: FigureData };
  const controls = figure.controls?.(data) ?? {};
  const start = startValues(figure, data);
  const live: Live = {
    root,
    figure,
    data,
    controls,
    start,
    values: readState(id, controls, start),
    waiting: false,
  };
  fillForm(form, live);
  form.hidden = false;
  form.addEventListener("input", (event) => takeInput(form, live, event.target));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    live.values = start;
    fillForm(form, live);
    schedule(live);
  });
  if (Object.keys(start).some((name) => start[name] !== live.values[name])) schedule(live);
}

function isFigure(value: unknown, id: string): value is Figure {
  return typeof value === "object" && value !== null && "draw" in value && (value as Figure).id === id;
}

function takeInput(form: HTMLFormElement, live: Live, target: EventTarget | null): void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
  const name = target.dataset["slider"] ?? target.name;
  const control = live.controls[name];
  if (control === undefined) return;
  let value: number | string = target.value;
  if (control.type === "number") {
    const slid = target.dataset["slider"] !== undefined;
    value = slid
      ? fromSlider(control, Number(target.value))
      : Number(target.value.trim().replaceAll(",", ""));
    const wrong =
      target.value.trim() === "" || !Number.isFinite(value) || value < control.min || value > control.max;
    const field = form.elements.namedItem(name);
    const fault = form.querySelector(`#${CSS.escape(`${live.figure.id}-${name}-fault`)}`);
    if (fault !== null)
      fault.textContent = wrong ? `Write a number from ${control.min} to ${control.max}.` : "";
    if (field instanceof HTMLInputElement) {
      if (wrong) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
      if (slid) field.value = String(value);
    }
    if (wrong) return;
    if (!slid) setSlider(form, name, control, value);
  }
  live.values = { ...live.values, ...followChoices(live.controls, name, value) };
  fillForm(form, live, name);
  schedule(live);
}

/** The moved control, what its choice sets, and the choice that no longer holds because a value it set was moved. */
function followChoices(controls: Live["controls"], name: string, value: number | string): ControlValues {
  const control = controls[name];
  const values: Record<string, number | string> = { [name]: value };
  if (control?.type === "choice") return { ...values, ...control.sets?.values[String(value)] };
  for (const [choice, { type, ...rest }] of Object.entries(controls)) {
    const sets = type === "choice" && "sets" in rest ? rest.sets : undefined;
    if (sets !== undefined && Object.values(sets.values).some((set) => name in set))
      values[choice] = sets.own;
  }
  return values;
}

/** One redraw a frame, however many events came. */
function schedule(live: Live): void {
  if (live.waiting) return;
  live.waiting = true;
  requestAnimationFrame(() => {
    live.waiting = false;
    redraw(live);
    writeState(live.figure.id, live.values, live.start);
  });
}

function redraw({ root, figure, data, values }: Live): void {
  const points = figure.compute(data, values);
  const title = figure.title(points);
  const description = figure.describe(points);
  const set = (part: string, text: string): void => {
    const place = root.querySelector(`[data-part=${part}]`);
    if (place !== null && place.textContent !== text) place.textContent = text;
  };
  set("title", title);
  set("subtitle", figure.subtitle(points));
  if (figure.answer !== undefined) set("answer", figure.answer(points));
  for (const [part, width] of [
    ["wide", 720],
    ["narrow", 360],
  ] as const) {
    const place = root.querySelector<HTMLElement>(`[data-part=${part}]`);
    // The picture that is not shown is drawn when it comes to be shown.
    if (place === null || place.offsetParent === null) continue;
    const frame = {
      id: `${figure.id}-${part}`,
      width,
      height: figure.height(width, points),
      title,
      description,
    };
    replaceMarkup(place, figure.draw(points, frame));
  }
}

/** Writes the values into the form; the field being moved is left alone, so that typing is not disturbed. */
function fillForm(form: HTMLFormElement, { controls, values }: Live, moving?: string): void {
  for (const [name, control] of Object.entries(controls)) {
    if (name === moving) continue;
    const field = form.elements.namedItem(name);
    const value = values[name];
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = String(value);
    if (control.type === "number" && typeof value === "number") setSlider(form, name, control, value);
  }
  if (moving !== undefined) return;
  for (const fault of form.querySelectorAll(".control-fault")) fault.textContent = "";
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
}

function setSlider(
  form: HTMLFormElement,
  name: string,
  control: Extract<Control, { type: "number" }>,
  value: number,
): void {
  const slider = form.querySelector<HTMLInputElement>(`[data-slider="${name}"]`);
  if (slider === null) return;
  slider.value = String(toSlider(control, value));
  slider.setAttribute("aria-valuetext", String(value));
}
