/**
 * Figures of a scenario: what a model says over its inputs and their ranges. They are
 * drawn at build alone, since the reader moves the same inputs on the model's own page.
 */
import type { EvidenceKind } from "../../base/evidence.ts";
import type { MarkupNode } from "../../base/markup.ts";
import type { Table } from "../../base/table.ts";
import type { Frame } from "../../charts/frame.ts";
import type { AxisSpec } from "../../charts/scales.ts";
import type { Model, ModelInput, ModelOutput } from "../../models/contract.ts";
import type { FigureRecord } from "../../schemas/figure.ts";
import type { Distribution } from "../../uncertainty/distribution.ts";
import type { Values } from "../../uncertainty/study.ts";
import { units } from "../../base/units.ts";
import { unitOf } from "../workbench/words.ts";
import { defineFigure, type Figure, type Finding, type Rest } from "../contract.ts";
import type { Found, FoundByName } from "./found.ts";
import { fillTokens } from "./braces.ts";
import {
  boundNeeds,
  referencesOf,
  referenceWords,
  withReferences,
  type Axis,
  type AxisUnits,
  type Reference,
} from "./references.ts";
import { axisOf } from "./scene.ts";

export interface DeclaredRun {
  readonly id: string;
  readonly record: FigureRecord;
  readonly model: Model;
  readonly scenario: { readonly id: string; readonly title: string };
  readonly ranges: Readonly<Record<string, Distribution>>;
  readonly drawnWith: Readonly<Record<string, string>>;
  /** Of the output. */
  readonly evidence: EvidenceKind;
}

/** A run with the values of its inputs at hand. */
export interface RunScene extends DeclaredRun {
  readonly base: Values;
  /** Lines at values from elsewhere. */
  readonly references: readonly Reference[];
}

/** Words and picture of one kind of figure of a run. */
export interface RunKind<Points> {
  /** `true`: what is drawn follows from the ranges too. */
  readonly ranges?: true;
  readonly compute: (scene: RunScene) => Points;
  readonly subtitle: (points: Points, scene: RunScene) => string;
  readonly describe: (points: Points, scene: RunScene) => string;
  readonly notes?: (points: Points, scene: RunScene) => readonly string[];
  readonly height: (width: number, points: Points, scene: RunScene) => number;
  readonly draw: (points: Points, frame: Frame, scene: RunScene) => MarkupNode;
  readonly table: (points: Points, scene: RunScene) => Table;
  readonly findings: (points: Points, scene: RunScene) => FoundByName;
}

interface Drawn<Points> {
  readonly scene: RunScene;
  readonly points: Points;
  readonly found: FoundByName;
}

export function declareRunWith<Points>(kind: RunKind<Points>): (run: DeclaredRun) => Figure {
  return (run) => {
    const { record } = run;
    return defineFigure<Drawn<Points>>({
      id: run.id,
      needs: {
        scenarios: [run.scenario.id],
        ...(kind.ranges === true ? { ranges: true as const } : {}),
        ...boundNeeds(record),
      },
      compute: (data) => {
        const references = referencesOf(record, data, runAxes(run));
        const scene = { ...run, references, base: data.scenarios[run.scenario.id] ?? {} };
        const points = kind.compute(scene);
        return { scene, points, found: kind.findings(points, scene) };
      },
      title: ({ found }) => fillTokens(record.title, found),
      subtitle: ({ found, points, scene }) =>
        record.subtitle === undefined
          ? `${run.scenario.title}. ${kind.subtitle(points, scene)}`
          : fillTokens(record.subtitle, found),
      describe: ({ points, scene }) =>
        [kind.describe(points, scene), ...referenceWords(scene.references)].join(" "),
      notes: ({ found, points, scene }) => [
        ...(record.notes ?? []).map((note) => fillTokens(note, found)),
        ...(kind.notes?.(points, scene) ?? []),
      ],
      height: (width, { points, scene }) => kind.height(width, points, scene),
      draw: ({ points, scene }, frame) => kind.draw(points, frame, scene),
      table: ({ points, scene }) => withReferences(kind.table(points, scene), scene.references),
      findings: ({ found }) =>
        Object.fromEntries(
          Object.entries(found).map(([name, { words: _, ...finding }]): [string, Finding] => [name, finding]),
        ),
    });
  };
}

/** What the axes of a figure of a scenario count. */
export function runAxes({ record, model }: Pick<DeclaredRun, "record" | "model">): AxisUnits {
  const of = (name: string | undefined): AxisUnits["x"] => {
    const input = model.inputs[name ?? ""];
    return input?.type === "number" ? { unit: input.unit, basis: input.basis } : undefined;
  };
  return {
    x: of(record.inputs?.x),
    y: record.kind === "heat-map" ? of(record.inputs?.y) : model.outputs[record.output ?? ""],
  };
}

/** The axis of an input or output, as the record has it. @param log whether it is best seen so */
export function runAxis(
  { record }: RunScene,
  axis: "x" | "y",
  quantity: ModelInput | ModelOutput,
  log: boolean,
): AxisSpec {
  const kind = record.scales?.[axis] ?? (log ? "log" : "linear");
  return axisOf(record.axes?.[axis] ?? quantity.title, units[unitOf(quantity)].label, kind);
}

/** @throws {RangeError} when a logarithm is asked for and has no place for a value */
export function requireScale({ record }: RunScene, axis: Axis, values: readonly number[]): void {
  const low = Math.min(...values);
  if (record.scales?.[axis] === "log" && low <= 0)
    throw new RangeError(
      `the lowest value along ${axis} is ${low}, expected values above 0 on a logarithmic axis`,
    );
}

export function outputOf({ model, record }: Pick<DeclaredRun, "model" | "record">): ModelOutput {
  const output = model.outputs[record.output ?? ""];
  if (output === undefined) throw new RangeError(`${model.id} has no output ${record.output ?? ""}`);
  return output;
}

/** A value of the output. @param what said after the output's title */
export function outputFound(scene: RunScene, value: number, what: string, label = ""): Found {
  const { title, unit, basis } = outputOf(scene);
  return {
    value,
    unit,
    ...(basis === undefined ? {} : { basis }),
    label: `${title}, ${what}: ${scene.scenario.title}`,
    kind: scene.evidence,
    rests: restsOf(scene),
    words: { label, x: "", series: "" },
  };
}

/** Nothing where one of the two is not above 0. */
export function runRatio(
  scene: RunScene,
  over: number,
  under: number,
  what: string,
  label = "",
): FoundByName {
  if (!(over > 0) || !(under > 0)) return {};
  const found: Found = {
    value: over / under,
    unit: "x",
    label: `${outputOf(scene).title}, ${what}: ${scene.scenario.title}`,
    kind: scene.evidence,
    rests: restsOf(scene),
    words: { label, x: "", series: "" },
  };
  return { ratio: found };
}

function restsOf({ scenario, model }: DeclaredRun): readonly Rest[] {
  return [{ scenario: scenario.id, inputs: Object.keys(model.inputs) }];
}
