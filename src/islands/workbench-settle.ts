/**
 * What a frame of a drag has no time for: the curve with its points and values,
 * where each input is from, comparison, draws, address. What rests on a question
 * that has not changed is left as it stands.
 */
import { comparisonSentence, inputTable, outputTable } from "../figures/workbench/comparison-words.ts";
import type { Side } from "../figures/workbench/comparison.ts";
import { distributionFigure } from "../figures/workbench/distribution-figure.ts";
import { pictureAt, type Picture } from "../figures/workbench/picture.ts";
import { samplingTask, type SamplingTask } from "../figures/workbench/sampling.ts";
import { shapeFigure } from "../figures/workbench/shape-figure.ts";
import { shapePoints, type ShapePoints } from "../figures/workbench/shape-points.ts";
import { askModel, startState } from "../figures/workbench/state.ts";
import { asText } from "../figures/workbench/text-table.ts";
import { tornadoFigure } from "../figures/workbench/tornado-figure.ts";
import {
  distributionPoints,
  indexTable,
  rangeTable,
  tornadoPoints,
} from "../figures/workbench/uncertainty.ts";
import { waterfallFigure, waterfallPoints } from "../figures/workbench/waterfall-figure.ts";
import { makeAskWorker, type AskWorker } from "./ask-worker.ts";
import { isSlow, otherSide, ownSide, scenarioAt, shapeQuestion, type Bench } from "./bench.ts";
import { redraw, rewriteBelow } from "./redraw.ts";
import { writeLink } from "./workbench-link.ts";
import { part, say } from "./workbench-page.ts";
import { writeText } from "./write-markup.ts";
import { writeIntervals, writeOrigins, writeTable } from "./workbench-words.ts";

/** The pictures bring their points, so nothing is handed to them. */
const NO_DATA = { datasets: {}, claims: {}, scenarios: {} };

interface Settled {
  readonly ask: AskWorker;
  /** The questions behind what stands in the page, as text. */
  comparison: string;
  sampling: string;
  /** The question whose draws stand beside the outputs. */
  drawn: string;
}

const settled = new WeakMap<Bench, Settled>();

/** The worker of a bench, and what stands in its page: at first what the build printed. */
function settledOf(bench: Bench): Settled {
  let known = settled.get(bench);
  if (known === undefined) {
    const start = { ...bench, state: startState(bench.model, bench.data) };
    const sampling = JSON.stringify(samplingQuestion(start));
    known = {
      ask: makeAskWorker(bench.module, bench.model.id),
      comparison: JSON.stringify(comparisonQuestion(start)),
      sampling,
      drawn: sampling,
    };
    settled.set(bench, known);
  }
  return known;
}

export function askerOf(bench: Bench): AskWorker {
  return settledOf(bench).ask;
}

/** @param all draws too what rests on the same question as before, for a window that shows another picture */
export async function settle(bench: Bench, keepAddress: boolean, all: boolean): Promise<void> {
  const { model, data, state } = bench;
  const known = settledOf(bench);
  if (all) known.comparison = known.sampling = "";
  if (!keepAddress) {
    const url = new URL(location.href);
    writeLink(url.searchParams, model, data, state, askModel(model, state.values).outputs);
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  }
  writeMoved(bench);
  await Promise.all([
    settleShape(bench, known),
    settleComparison(bench, known),
    settleSampling(bench, known),
  ]);
}

/** Where each input is from, and whose line is drawn: what changes with the first event of a drag. */
export function writeMoved(bench: Bench): void {
  const { root, model, state } = bench;
  writeOrigins(root, model, scenarioAt(bench), state);
  if (isSlow(bench)) return;
  const { state: asked, title, compared } = shapeQuestion(bench);
  const points = shapePoints(model, asked, title, compared, bench.drag);
  writeText(root.querySelector("[data-picture=shape] [data-part=subtitle]"), shapeFigure.subtitle(points));
}

async function settleShape(bench: Bench, { ask }: Settled): Promise<void> {
  const { model } = bench;
  const question = shapeQuestion(bench);
  // Without the worker the page makes the curve itself, and stalls meanwhile.
  const answer = isSlow(bench) ? await ask("shape", question).catch(() => undefined) : undefined;
  if (answer === null) return;
  const points: ShapePoints =
    answer === undefined
      ? shapePoints(model, question.state, question.title, question.compared)
      : { ...answer, model };
  if (points.lines.every((line) => line.points.every(({ y }) => y === null))) return;
  bench.height = null;
  bench.drag.forgetPicture();
  show(bench.root, shapeFigure, points);
}

/** `null` where nothing is compared. */
export function comparisonQuestion(
  bench: Pick<Bench, "data" | "state">,
): { first: Side; second: Side; output: string } | null {
  const second = otherSide(bench);
  return second === null ? null : { first: ownSide(bench), second, output: bench.state.output };
}

export function samplingQuestion(bench: Pick<Bench, "data" | "state">): SamplingTask {
  return samplingTask(scenarioAt(bench), bench.state.values, bench.state.output);
}

async function settleComparison(bench: Bench, known: Settled): Promise<void> {
  const question = comparisonQuestion(bench);
  const key = JSON.stringify(question);
  const box = part(bench.root, "comparison");
  if (box === null || key === known.comparison) return;
  known.comparison = key;
  box.hidden = question === null;
  const asked = question === null ? null : await heard(known.ask("comparison", question));
  if (asked?.fault != null) {
    known.comparison = "";
    writeText(part(box, "comparison-answer"), notMade("The comparison", asked.fault));
    writeTable(part(box, "differing"), null);
    writeTable(part(box, "both-outputs"), null);
    say(part(box, "unexplained"), "");
    show(box, waterfallFigure, null);
  }
  const answer = asked?.answer ?? null;
  if (answer === null) {
    if (known.comparison === key) known.comparison = "";
    return;
  }
  const points = { ...answer, model: bench.model };
  writeText(part(box, "comparison-answer"), comparisonSentence(points));
  writeTable(part(box, "differing"), points.differing.length === 0 ? null : inputTable(points));
  writeTable(part(box, "both-outputs"), outputTable(points));
  say(part(box, "unexplained"), points.unexplained ?? "");
  show(box, waterfallFigure, waterfallPoints(points));
}

async function settleSampling(bench: Bench, known: Settled): Promise<void> {
  const { root, model } = bench;
  const task = samplingQuestion(bench);
  const key = JSON.stringify(task);
  const box = part(root, "spread");
  if (box === null || key === known.sampling) {
    if (key === known.drawn) delete root.dataset["pending"];
    return;
  }
  known.sampling = key;
  const varies = Object.keys(task.ranges).length > 0;
  box.hidden = !varies;
  say(part(root, "no-spread"), varies ? "" : "No input that stands as the scenario has it carries a range.");
  box.setAttribute("aria-busy", "true");
  const asked = varies ? await heard(known.ask("sampling", task)) : null;
  // The inputs went on in the meantime: the pause that follows asks anew.
  if (JSON.stringify(samplingQuestion(bench)) !== key) {
    if (known.sampling === key) known.sampling = "";
    return;
  }
  box.removeAttribute("aria-busy");
  const sampling = asked?.answer ?? null;
  known.drawn = key;
  writeIntervals(root, model, sampling);
  delete root.dataset["pending"];
  if (asked?.fault != null) {
    known.sampling = known.drawn = "";
    box.hidden = true;
    say(part(root, "no-spread"), notMade("What the ranges do", asked.fault));
  }
  if (sampling === null) return;
  show(box, tornadoFigure, tornadoPoints(model, sampling));
  show(box, distributionFigure, distributionPoints(model, sampling));
  writeTable(part(box, "ranges"), rangeTable(model, sampling));
  writeTable(part(box, "indices"), indexTable(model, sampling));
  const { indicesRefused } = sampling;
  say(
    part(box, "indices-refused"),
    indicesRefused === null ? "" : `There are no Sobol indices. ${indicesRefused}`,
  );
}

/** An answer, or why there is none. */
async function heard<Answer>(
  asked: Promise<Answer>,
): Promise<{ readonly answer: Answer | null; readonly fault: string | null }> {
  try {
    return { answer: await asked, fault: null };
  } catch (error) {
    return { answer: null, fault: error instanceof Error ? error.message : String(error) };
  }
}

function notMade(what: string, fault: string): string {
  return `${what} could not be worked out: the background script failed (${fault}). It is tried again when an input moves.`;
}

function show<Points>(place: HTMLElement, picture: Picture<Points>, points: Points | null): void {
  const box = place.querySelector<HTMLElement>(`[data-picture="${picture.id}"]`);
  if (box === null) return;
  box.hidden = points === null;
  if (points === null) return;
  const figure = pictureAt(picture, points);
  redraw(box, figure, NO_DATA, {});
  rewriteBelow(box, figure, NO_DATA, {});
  writeTable(part(box, "values"), asText(picture.table(points)));
}
