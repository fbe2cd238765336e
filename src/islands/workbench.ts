/**
 * Brings a model's workbench to life. An input event asks the model once, writes
 * the outputs and draws the one curve that is shown; all else
 * follows in a pause, by files that are fetched when they are first needed. A bad
 * entry changes nothing but the words beside its field.
 */
import { controlsOf, faultOf } from "../figures/workbench/controls.ts";
import { lineChart, lineChartHeight } from "../charts/line-chart.ts";
import { makeDragMemory } from "../figures/workbench/drag-memory.ts";
import { shapeChart } from "../figures/workbench/shape-chart.ts";
import { shapePoints, type ShapePoints } from "../figures/workbench/shape-points.ts";
import { shapeSentence } from "../figures/workbench/shape-sentence.ts";
import {
  askModel,
  movedInputs,
  scenarioOf,
  startState,
  type BenchData,
  type BenchState,
} from "../figures/workbench/state.ts";
import { isSlow, scenarioAt, shapeQuestion, type Bench } from "./bench.ts";
import { bindControls } from "./control-form.ts";
import { loadModel } from "./load-model.ts";
import { onceAFrame, PAUSE } from "./once-a-frame.ts";
import { pictures, pictureShown } from "./redraw.ts";
import { writeMarkup, writeText } from "./write-markup.ts";
import { found, writeAnswer } from "./workbench-page.ts";

/** Curves that take longer than this many milliseconds are left to the worker, in the pause. */
const LONG = 30;

const loadSettle = async () => import("./workbench-settle.ts");

const root = document.querySelector<HTMLElement>("[data-bench]");
if (root !== null) void enliven(root);

async function enliven(place: HTMLElement): Promise<void> {
  const module = place.dataset["module"] ?? "";
  const payload = place.querySelector("[data-payload]")?.textContent;
  const form = place.querySelector<HTMLFormElement>("form[data-part=controls]");
  const model = await loadModel(module, place.dataset["bench"] ?? "");
  if (model === null || payload == null || form === null) return;
  const data = JSON.parse(payload) as BenchData;
  const start = startState(model, data);
  const first = scenarioAt({ data, state: start });
  const shown = shownPictures(place);
  const bench: Bench = {
    root: place,
    model,
    module,
    data,
    state: start,
    fill: () => undefined,
    shown,
    height: null,
    told: "",
    slow: 0,
    drag: makeDragMemory(),
  };
  const schedule = makeSchedule(bench);
  const change = (moved: Partial<BenchState>): void => {
    bench.state = { ...bench.state, ...moved };
    schedule();
  };
  if (location.search !== "") {
    const { openLink } = await import("./workbench-link.ts");
    const state = openLink(place, model, data);
    if (state !== null) {
      bench.state = state;
      fillChoices(bench);
      // The address stays as it was opened until the reader moves something.
      schedule({ keepAddress: true });
    }
  }
  bench.fill = bindControls(form, {
    id: "bench",
    controls: controlsOf(model, first.values),
    get start() {
      return scenarioAt(bench).values;
    },
    values: bench.state.values,
    faultOf: (name, value) => faultOf(model, name, value),
    changed: (values) => change({ values }),
  }).set;
  bindChoices(bench, change);
  // Fetched while the reader's hand is on its way, so that the first pause need not wait.
  place.addEventListener("focusin", () => void loadSettle(), { once: true });
  addEventListener("resize", () => {
    const now = shownPictures(place);
    if (now.join() === bench.shown.join()) return;
    bench.shown = now;
    bench.height = null;
    // A picture that was hidden while inputs moved is drawn when the window shows it.
    schedule({ keepAddress: true, all: true });
  });
}

/** The choices beside the inputs: scenario, compared scenario, what is drawn; the buttons that take one input back; files. */
function bindChoices(bench: Bench, change: (moved: Partial<BenchState>) => void): void {
  const { root: place } = bench;
  place.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLSelectElement) || target.dataset["choice"] === undefined) return;
    bench.height = null;
    change(chosen(bench, target.dataset["choice"], target.value));
    bench.fill(bench.state.values);
    fillChoices(bench);
  });
  place.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    const name = target.closest<HTMLElement>("[data-reset]")?.dataset["reset"] ?? "";
    const value = scenarioAt(bench).values[name];
    if (value !== undefined) {
      change({ values: { ...bench.state.values, [name]: value } });
      bench.fill(bench.state.values);
      // The button is of no more use, so the field gets the focus.
      place.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
    }
    const file = target.closest<HTMLElement>("[data-save]");
    if (file !== null)
      void import("./workbench-files.ts").then(async ({ saveFrom }) => saveFrom(bench, file));
  });
}

function chosen({ data, state }: Bench, choice: string, value: string): Partial<BenchState> {
  switch (choice) {
    case "scenario": {
      const values = scenarioOf(data, value)?.values;
      if (values === undefined) return {};
      // What was compared becomes what is looked at, and the other way round.
      return {
        scenario: value,
        values,
        compared: state.compared === value ? state.scenario : state.compared,
      };
    }
    case "compared":
      return { compared: scenarioOf(data, value)?.id ?? null };
    case "output":
      return { output: value };
    case "over":
      return { over: value };
    default:
      return {};
  }
}

function fillChoices({ root: place, state }: Bench): void {
  const choices = { ...state, compared: state.compared ?? "" };
  for (const name of ["scenario", "compared", "output", "over"] as const) {
    const choice = place.querySelector<HTMLSelectElement>(`[data-choice=${name}]`);
    if (choice !== null) choice.value = choices[name];
  }
}

function shownPictures(place: HTMLElement): Bench["shown"] {
  return pictures.map(([one]) => one).filter((one) => pictureShown(place, one));
}

/** The outputs and the curve at once, and the rest when no more events come. */
function makeSchedule(bench: Bench): (options?: { keepAddress?: boolean; all?: boolean }) => void {
  let pause: ReturnType<typeof setTimeout> | undefined;
  /** What the events since the last pause ask for together. */
  let asked = { keepAddress: true, all: false };
  let last = 0;
  const request = onceAFrame(() => draw(bench));
  const settleWhenQuiet = (): void => {
    const left = last + PAUSE - now();
    if (left > 0) {
      pause = setTimeout(settleWhenQuiet, left);
      return;
    }
    pause = undefined;
    const asks = asked;
    asked = { keepAddress: true, all: false };
    void loadSettle().then(({ settle }) => settle(bench, asks.keepAddress, asks.all));
  };
  return ({ keepAddress = false, all = false } = {}) => {
    // Draws of other inputs must not stand beside these outputs; another picture of the same inputs changes none.
    if (!all) bench.root.toggleAttribute("data-pending", true);
    asked = { keepAddress: asked.keepAddress && keepAddress, all: asked.all || all };
    last = now();
    // One timer for a whole drag: to start and stop one with every event costs as much as a line.
    pause ??= setTimeout(settleWhenQuiet, PAUSE);
    request();
  };
}

function draw(bench: Bench): void {
  const { model, state } = bench;
  if (!isSlow(bench)) {
    const began = now();
    const { state: asked, title, compared } = shapeQuestion(bench);
    const points = shapePoints(model, asked, title, compared, bench.drag);
    bench.slow = now() - began > LONG ? bench.slow + 1 : 0;
    drawLines(bench, points);
  }
  writeAnswer(bench.root, model, state, scenarioAt(bench), askModel(model, state.values));
  const told = [state.scenario, ...movedInputs(scenarioAt(bench), state.values)].join();
  if (told === bench.told) return;
  bench.told = told;
  // A value that the reader has just moved must not stand beside another's words for it.
  void loadSettle().then(({ writeMoved }) => writeMoved(bench));
}

/** In milliseconds. Decides when something is drawn, and never what. */
function now(): number {
  // eslint-disable-next-line no-restricted-syntax -- no byte of the page hangs on it
  return performance.now();
}

/** The lines alone, in the picture that is shown; where the model refuses everywhere the last picture stays. */
function drawLines(bench: Bench, points: ShapePoints): void {
  const { root: place } = bench;
  if (points.lines.every((line) => line.points.every(({ y }) => y === null))) return;
  const title = shapeSentence(points);
  const chart = shapeChart(points);
  writeText(found(place, "[data-picture=shape] [data-part=title]"), title);
  for (const [picture, width] of pictures.filter(([one]) => bench.shown.includes(one))) {
    const box = found(place, `[data-picture=shape] [data-part=${picture}]`);
    if (box === null) continue;
    bench.height ??= lineChartHeight(chart, width);
    const frame = { id: `shape-${picture}`, width, height: bench.height, title, description: "" };
    writeMarkup(box, lineChart(chart, frame));
  }
}
