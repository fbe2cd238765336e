/**
 * The workbench of a model as the page prints it at its start: the first
 * scenario, the second beside it. The browser makes the same from the same data
 * when the reader moves something.
 */
import type { EvidenceKind } from "../base/evidence.ts";
import { units } from "../base/units.ts";
import type { Control } from "../figures/contract.ts";
import { comparisonSentence, inputTable, outputTable } from "../figures/workbench/comparison-words.ts";
import { compareSides } from "../figures/workbench/comparison.ts";
import { controlsOf } from "../figures/workbench/controls.ts";
import { distributionFigure } from "../figures/workbench/distribution-figure.ts";
import { drawsOf, SEED, sampleTask, samplingTask } from "../figures/workbench/sampling.ts";
import { shapeFigure } from "../figures/workbench/shape-figure.ts";
import { shapePoints } from "../figures/workbench/shape-points.ts";
import {
  numberInputs,
  outputKinds,
  scenarioOf,
  startState,
  type BenchData,
  type BenchScenario,
  type BenchState,
  type ValueOrigin,
} from "../figures/workbench/state.ts";
import { asText, type TextTable } from "../figures/workbench/text-table.ts";
import { tornadoFigure } from "../figures/workbench/tornado-figure.ts";
import {
  distributionPoints,
  distributionWords,
  indexTable,
  intervalTexts,
  outsideText,
  rangeTable,
  tornadoPoints,
} from "../figures/workbench/uncertainty.ts";
import { waterfallFigure, waterfallPoints } from "../figures/workbench/waterfall-figure.ts";
import { bareText, basisText, domainText, headline } from "../figures/workbench/words.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Model } from "../models/contract.ts";
import { leadingInputs } from "./leading-inputs.ts";
import { movingInputs } from "./moving-inputs.ts";
import { renderPicture, type RenderedPicture } from "./picture-render.ts";
import { studyOf, traceRun, type Run, type RunInput } from "./trace-run.ts";
import { underHeadings, type UnderHeading } from "./under-headings.ts";
import { originOf, rowEntryOf } from "./value-origin.ts";
import { modelDigest, scenarioDigest } from "./workbench-digest.ts";

/** Up to so many inputs are seen at a glance; of more, so many lead. */
const SHORT_LIST = 8;
const MOST_LEADING = 4;

export type { RenderedPicture, Run, TextTable };

export interface OutputRow {
  readonly name: string;
  readonly title: string;
  /** Label of the unit and basis. */
  readonly unit: string;
  readonly value: string;
  readonly kind: EvidenceKind;
  readonly median: string;
  readonly interval: string;
  /** That the value lies outside the interval; empty where it does not. */
  readonly outside: string;
}

export interface BenchInput {
  readonly name: string;
  readonly title: string;
  /** LaTeX. */
  readonly symbol: string;
  /** In words; `null` for a choice. */
  readonly domain: string | null;
  readonly origin: ValueOrigin;
  readonly control: Control;
}

export interface Workbench {
  readonly data: BenchData;
  readonly state: BenchState;
  readonly inputs: readonly UnderHeading<BenchInput>[];
  /** Of a long list of inputs those that the drawn output answers to most at the start; else empty. */
  readonly leading: readonly Pick<BenchInput, "name" | "title">[];
  /** Outputs and inputs that the curve can be drawn of, by name. */
  readonly choices: {
    readonly outputs: Readonly<Record<string, string>>;
    readonly overs: Readonly<Record<string, string>>;
  };
  /** The drawn output and its value. */
  readonly answer: string;
  readonly outputs: readonly OutputRow[];
  /** Whether any scenario gives ranges, so that the page keeps room for what follows from them. */
  readonly varies: boolean;
  readonly shape: RenderedPicture;
  readonly draws: number;
  readonly seed: number;
  /** `null` where the scenario gives no range. */
  readonly spread: {
    readonly tornado: RenderedPicture | null;
    readonly distribution: RenderedPicture | null;
    readonly ranges: TextTable;
    readonly indices: TextTable | null;
    readonly indicesRefused: string | null;
  } | null;
  /** `null` with a single scenario. */
  readonly comparison: {
    readonly sentence: string;
    readonly inputs: TextTable;
    readonly outputs: TextTable;
    readonly waterfall: RenderedPicture | null;
    readonly unexplained: string | null;
  } | null;
}

/** Runs of a model's scenarios in the order of the data; the first is where its workbench starts. */
export function runsOf(ledger: Ledger, model: Model): Run[] {
  return [...ledger.scenarios.values()]
    .filter((scenario) => scenario.model === model.id)
    .map(({ id }) => traceRun(ledger, id));
}

export function benchData(model: Model, runs: readonly Run[]): BenchData {
  return { modelDigest: modelDigest(model), scenarios: runs.map((run) => benchScenario(model, run)) };
}

/** `null` where no scenario runs the model, so that there is nothing to start from. */
export function makeWorkbench(model: Model, runs: readonly Run[]): Workbench | null {
  if (runs.length === 0) return null;
  const data = benchData(model, runs);
  const state = startState(model, data);
  const scenario = scenarioOf(data, state.scenario);
  const [run] = runs;
  if (scenario === undefined || run === undefined) return null;
  const compared = scenarioOf(data, state.compared) ?? null;
  const sampling = sampleTask(model, samplingTask(scenario, state.values, state.output));
  const kinds = outputKinds(model, scenario, state.values);
  const distribution = sampling === null ? null : distributionPoints(model, sampling);
  const tornado = sampling === null ? null : tornadoPoints(model, sampling);
  const comparison = compared === null ? null : compareSides(model, scenario, compared, state.output);
  const waterfall = comparison === null ? null : waterfallPoints(comparison);
  return {
    data,
    state,
    inputs: underHeadings(model, benchInputs(model, scenario)),
    leading: leadingOf(model, scenario, state.output),
    choices: {
      outputs: Object.fromEntries(Object.entries(model.outputs).map(([name, { title }]) => [name, title])),
      overs: Object.fromEntries(numberInputs(model).map((name) => [name, model.inputs[name]?.title ?? name])),
    },
    answer: headline(model, state.output, run.outputs[state.output]?.value ?? Number.NaN),
    outputs: Object.entries(model.outputs).map(([name, output]) => {
      const value = run.outputs[name]?.value ?? Number.NaN;
      return {
        name,
        title: output.title,
        unit: [units[output.unit].label, basisText(output.basis)].filter((text) => text !== "").join(", "),
        value: bareText(value),
        kind: kinds[name] ?? "assumed",
        ...intervalTexts(model, sampling, name),
        outside: outsideText(sampling, name, value),
      };
    }),
    varies: data.scenarios.some(({ ranges }) => Object.keys(ranges).length > 0),
    shape: renderPicture(shapeFigure, shapePoints(model, state, scenario.title, compared)),
    draws: drawsOf(model),
    seed: SEED,
    spread:
      sampling === null
        ? null
        : {
            tornado: tornado === null ? null : renderPicture(tornadoFigure, tornado),
            distribution: distribution === null ? null : renderPicture(distributionFigure, distribution),
            ranges: rangeTable(model, sampling),
            indices: indexTable(model, sampling),
            indicesRefused: sampling.indicesRefused,
          },
    comparison:
      comparison === null
        ? null
        : {
            sentence: comparisonSentence(comparison),
            inputs: inputTable(comparison),
            outputs: outputTable(comparison),
            waterfall: waterfall === null ? null : renderPicture(waterfallFigure, waterfall),
            unexplained: comparison.unexplained,
          },
  };
}

/** The range of a scenario's input in words: "2 to 4 $/h, uniform". */
export function rangeWords(model: Model, { name, range }: RunInput): string {
  const input = model.inputs[name];
  return range === undefined || input === undefined ? "" : distributionWords(input, range.distribution);
}

/** The values of a picture as words, as the page prints them under it. */
export function valuesOf(picture: RenderedPicture | null | undefined): TextTable | null {
  return picture == null ? null : asText(picture.table);
}

function leadingOf(model: Model, { values }: BenchScenario, output: string): Workbench["leading"] {
  if (Object.keys(model.inputs).length <= SHORT_LIST) return [];
  return leadingInputs(model, values, output)
    .slice(0, MOST_LEADING)
    .map((name) => ({ name, title: model.inputs[name]?.title ?? name }));
}

function benchInputs(model: Model, scenario: BenchScenario): BenchInput[] {
  const controls = controlsOf(model, scenario.values);
  return Object.entries(model.inputs).flatMap(([name, input]) => {
    const [control, origin] = [controls[name], scenario.origins[name]];
    if (control === undefined || origin === undefined) return [];
    const domain = input.type === "number" ? domainText(input.domain) : null;
    return [{ name, title: input.title, symbol: input.symbol, domain, origin, control }];
  });
}

function benchScenario(model: Model, run: Run): BenchScenario {
  const values = Object.fromEntries(run.inputs.map(({ name, value }) => [name, value]));
  const { ranges, drawnWith = {} } = studyOf(run);
  const behind = [...movingInputs(model, values)].map(([output, names]) => [output, [...names]] as const);
  return {
    id: run.id,
    title: run.title,
    values,
    origins: Object.fromEntries(run.inputs.map((input) => [input.name, originOf(model, run, input)])),
    rows: Object.fromEntries(run.inputs.flatMap(rowEntryOf)),
    behind: Object.fromEntries(behind),
    ranges,
    drawnWith,
    digest: scenarioDigest(model, values, ranges),
  };
}
