/**
 * What the ranges of a scenario do to the outputs: draws, one input at a time,
 * and shares of the variance. One function for the build and for the reader's
 * worker, so that both give the same bits.
 */
import type { Model } from "../../models/contract.ts";
import { ModelError } from "../../models/errors.ts";
import type { Distribution } from "../../uncertainty/distribution.ts";
import { summarise, type Summary } from "../../uncertainty/quantiles.ts";
import { sampleStudy, type Sample } from "../../uncertainty/sample.ts";
import { sobolIndices, type SobolIndex } from "../../uncertainty/sobol-indices.ts";
import type { Study } from "../../uncertainty/study.ts";
import { tornado, type Tornado } from "../../uncertainty/tornado.ts";
import { movedInputs, refusalOf, type BenchScenario, type Values } from "./state.ts";

/** Shown with the count of draws, so that anyone can draw them again. */
export const SEED = 20260815;

/** Points drawn of a model that does not set fewer; a power of two. */
const USUAL_DRAWS = 4096;
/** Points behind the shares of the variance, at most; each costs as many answers as there are ranges, and two. */
const MOST_INDEX_DRAWS = 1024;

/** Points drawn of a model, which one question to it may also take in answers. Set by its record, not by the clock, so that numbers do not hang on the machine. */
export function drawsOf({ draws = USUAL_DRAWS }: Pick<Model, "draws">): number {
  return draws;
}

/** Points behind the shares of its variance. */
export function indexDrawsOf(model: Pick<Model, "draws">): number {
  return Math.min(drawsOf(model), MOST_INDEX_DRAWS);
}

/** What is sampled: plain JSON, for a worker too. */
export interface SamplingTask {
  readonly values: Values;
  readonly ranges: Readonly<Record<string, Distribution>>;
  readonly drawnWith: Readonly<Record<string, string>>;
  /** The output whose inputs are moved one by one. */
  readonly output: string;
}

export interface Sampling {
  readonly task: SamplingTask;
  readonly sample: Sample;
  /** By output; none of them where every draw was refused. */
  readonly summaries: Readonly<Record<string, Summary>>;
  /** `null` where the model refuses at the values themselves. */
  readonly tornado: Tornado | null;
  /** Of the task's output; `null` with the reason in `indicesRefused`. */
  readonly indices: readonly SobolIndex[] | null;
  readonly indicesRefused: string | null;
}

/** The ranges that stand: an input that the reader moved is held where it was put. */
export function samplingTask(
  { ranges, drawnWith, ...scenario }: BenchScenario,
  values: Values,
  output: string,
): SamplingTask {
  const moved = new Set(movedInputs(scenario, values));
  const stands = ([name]: readonly [string, unknown]): boolean => !moved.has(name);
  const kept = Object.fromEntries(Object.entries(ranges).filter(stands));
  const together = Object.entries(drawnWith).filter(
    ([name, leader]) => kept[name] !== undefined && kept[leader] !== undefined,
  );
  return { values, ranges: kept, drawnWith: Object.fromEntries(together), output };
}

/** `null` where nothing varies. */
export function sampleTask(model: Model, task: SamplingTask): Sampling | null {
  const { values, ranges, drawnWith, output } = task;
  if (Object.keys(ranges).length === 0) return null;
  const study: Study = { model, base: values, ranges, drawnWith };
  const sample = sampleStudy(study, { count: drawsOf(model), seed: SEED });
  const answered = Object.entries(sample.outputs).filter(([, drawn]) => drawn.length > 0);
  const bars = unlessRefused(model, () => tornado(study, output));
  const indices = unlessRefused(model, () => sobolIndices(study, { count: indexDrawsOf(model), seed: SEED }));
  return {
    task,
    sample,
    summaries: Object.fromEntries(answered.map(([name, drawn]) => [name, summarise(drawn)])),
    tornado: bars.value,
    indices: indices.value?.[output] ?? null,
    indicesRefused: indices.refused,
  };
}

function unlessRefused<T>(
  model: Model,
  ask: () => T,
): { readonly value: T | null; readonly refused: string | null } {
  try {
    return { value: ask(), refused: null };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { value: null, refused: refusalOf(model, error).words };
  }
}
