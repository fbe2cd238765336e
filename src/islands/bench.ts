/** A living workbench: what its files share, and the sides that follow from its state. */
import type { Side } from "../figures/workbench/comparison.ts";
import type { DragMemory } from "../figures/workbench/drag-memory.ts";
import type { BenchQuestions } from "../figures/workbench/tasks.ts";
import {
  movedInputs,
  scenarioOf,
  type BenchData,
  type BenchScenario,
  type BenchState,
} from "../figures/workbench/state.ts";
import type { Model } from "../models/contract.ts";
import type { Picture } from "./redraw.ts";

export interface Bench {
  readonly root: HTMLElement;
  readonly model: Model;
  /** Path of the model's file, which the worker loads too. */
  readonly module: string;
  readonly data: BenchData;
  state: BenchState;
  /** Writes values into the fields; nobody is told. */
  fill: (values: BenchState["values"]) => void;
  /** Which picture of each pair the window shows. */
  shown: readonly Picture[];
  /** Height in px at which the curve was drawn in full: a drag keeps it, so that nothing below jumps. */
  height: number | null;
  /** Scenario and moved inputs of which the page says where each value is from. */
  told: string;
  /** How many curves in a row took too long for a frame. */
  slow: number;
  readonly drag: DragMemory;
}

type Stated = Pick<Bench, "data" | "state">;

/** @throws {RangeError} when the state names no scenario, which no link and no choice gives */
export function scenarioAt({ data, state }: Stated): BenchScenario {
  const scenario = scenarioOf(data, state.scenario);
  if (scenario === undefined) throw new RangeError(`there is no scenario ${state.scenario}`);
  return scenario;
}

/** The reader's side by the scenario's name, or that some of it was moved. */
export function ownSide(bench: Stated): Side {
  const scenario = scenarioAt(bench);
  const { values } = bench.state;
  const moved = new Set(movedInputs(scenario, values));
  return {
    title: moved.size > 0 ? `Yours, from ${scenario.title}` : scenario.title,
    values,
    // A value that was moved is not the cell's.
    rows: Object.fromEntries(Object.entries(scenario.rows).filter(([name]) => !moved.has(name))),
  };
}

/** `null` where nothing is compared. */
export function otherSide({ data, state }: Stated): Side | null {
  const scenario = scenarioOf(data, state.compared);
  if (scenario === undefined) return null;
  const { title, values, rows } = scenario;
  return { title, values, rows };
}

/** Whether a worker makes the curve. One slow frame is what the first of a drag is; two in a row are the model. */
export function isSlow({ slow }: Pick<Bench, "slow">): boolean {
  return slow > 1;
}

export function shapeQuestion(bench: Stated): BenchQuestions["shape"] {
  return { state: bench.state, title: ownSide(bench).title, compared: otherSide(bench) };
}
