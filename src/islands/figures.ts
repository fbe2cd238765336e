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
import { pictures, pictureShown, redraw, rewriteBelow, type Picture } from "./redraw.ts";
import { readState, writeState } from "./url-state.ts";

/** What is not needed in every frame waits for a pause of this many milliseconds. */
const PAUSE = 250;

const modules = import.meta.glob<Record<string, unknown>>(["../figures/*.ts", "!../figures/contract.ts"]);

interface Live {
  readonly root: HTMLElement;
  readonly figure: Figure;
  readonly data: FigureData;
  readonly controls: Readonly<Record<string, Control>>;
  readonly start: ControlValues;
  values: ControlValues;
  /** The values at which each picture was drawn last. */
  readonly drawn: Record<Picture, ControlValues>;
  waiting: boolean;
  /** The timer that will write the address. */
  saving: ReturnType<typeof setTimeout> | undefined;
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
    drawn: { wide: start, narrow: start },
    waiting: false,
    saving: undefined,
  };
  if (Object.keys(start).every((name) => start[name] === live.values[name])) live.values = start;
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
  drawIfStale(live);
  addEventListener("resize", () => drawIfStale(live));
}

/** A picture that was hidden while controls moved is drawn when the window shows it. */
function drawIfStale(live: Live): void {
  if (pictures.some(([one]) => pictureShown(live.root, one) && live.drawn[one] !== live.values))
    schedule(live);
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
    setFault(
      form,
      live.figure.id,
      name,
      wrong ? `Write a number from ${control.min} to ${control.max}.` : "",
    );
    if (wrong) return;
    if (!slid) setSlider(form, name, control, value);
    else {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = String(value);
      target.setAttribute("aria-valuetext", String(value));
    }
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
    for (const picture of redraw(live.root, live.figure, live.data, live.values))
      live.drawn[picture] = live.values;
    clearTimeout(live.saving);
    live.saving = setTimeout(() => {
      rewriteBelow(live.root, live.figure, live.data, live.values);
      // Browsers refuse an address that changes with every frame of a drag.
      writeState(live.figure.id, live.values, live.start);
    }, PAUSE);
  });
}

/** Writes the values into the form; the field being moved is left alone, so that typing is not disturbed. */
function fillForm(form: HTMLFormElement, { figure, controls, values }: Live, moving?: string): void {
  for (const [name, control] of Object.entries(controls)) {
    if (name === moving) continue;
    const field = form.elements.namedItem(name);
    const value = values[name];
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = String(value);
    setFault(form, figure.id, name, "");
    if (control.type === "number" && typeof value === "number") setSlider(form, name, control, value);
  }
}

/** Says beside a field what is wrong with it; an empty text takes that back. */
function setFault(form: HTMLFormElement, id: string, name: string, text: string): void {
  const place = form.querySelector(`#${CSS.escape(`${id}-${name}-fault`)}`);
  if (place !== null && place.textContent !== text) place.textContent = text;
  const field = form.elements.namedItem(name);
  if (!(field instanceof HTMLInputElement)) return;
  if (text === "") field.removeAttribute("aria-invalid");
  else field.setAttribute("aria-invalid", "true");
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
