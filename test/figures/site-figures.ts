/** Every figure of this site with its inputs from the real ledger, as the build hands them over; frozen. */
import type { MarkupNode } from "../../src/base/markup.ts";
import { gatherFigureInputs, type FigureInputs } from "../../src/build/figure-data.ts";
import { readFigureFiles } from "../../src/build/figure-files.ts";
import { siteFigures as figuresOfSite } from "../../src/build/site-figures.ts";
import { FaultsError, type Fault } from "../../src/base/fault.ts";
import {
  choose,
  startValues,
  type ControlValues,
  type Figure,
  type FigureData,
} from "../../src/figures/contract.ts";
import { deepFreeze } from "../../src/ledger/ledger.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { readLedger } from "../../src/ledger/read-ledger.ts";
import type { FigureRecord } from "../../src/schemas/figure.ts";
import { projectRoot } from "../laws/imports-of.ts";

const reading = readLedger(projectRoot);
if (reading.ledger === null) throw new Error("data/ has faults: run `npm run check`");
export const { ledger } = reading as { readonly ledger: Ledger };

export interface SiteFigure {
  readonly id: string;
  readonly figure: Figure;
  readonly data: FigureData;
  readonly start: ControlValues;
  readonly lineageOf: FigureInputs["lineageOf"];
  /** Points at the start of the controls. */
  readonly points: unknown;
}

const faults: Fault[] = [];
const known = figuresOfSite(ledger, readFigureFiles(projectRoot, faults), faults);
if (faults.length > 0) throw new FaultsError(faults);
/** The records of those that a record tells. */
export const declaredRecords: ReadonlyMap<string, FigureRecord> = new Map(
  [...known].flatMap(([id, { file }]) => (file?.record == null ? [] : [[id, file.record.value] as const])),
);

/** Those that are code, those that a record tells, and those of targets. */
export const siteFigures: readonly SiteFigure[] = [...known.values()].map(({ figure }) => {
  const { data, lineageOf } = gatherFigureInputs(ledger, figure);
  deepFreeze(data);
  const start = deepFreeze(startValues(figure, data));
  return { id: figure.id, figure, data, start, lineageOf, points: deepFreeze(figure.compute(data, start)) };
});

export function siteFigure(id: string): SiteFigure {
  const found = siteFigures.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no figure ${id}`);
  return found;
}

/** The picture at a width in px, with the figure's own height and words. */
export function drawAt({ figure, id }: SiteFigure, points: unknown, width: number): MarkupNode {
  return figure.draw(points, {
    id: `${id}-test`,
    width,
    height: figure.height(width, points),
    title: figure.title(points),
    description: figure.describe(points),
  });
}

/** The start, each option of each choice, and each number at its ends: where a picture may break. */
export function settings({ figure, data, start }: SiteFigure): { name: string; values: ControlValues }[] {
  const changed = Object.entries(figure.controls?.(data) ?? {}).flatMap(([name, control]) => {
    if (control.type === "number")
      return [control.min, control.max].map((value) => ({
        name: `${name} = ${value}`,
        values: { ...start, [name]: value },
      }));
    return Object.keys(control.options).map((option) => ({
      name: `${name} = ${option}`,
      values: {
        ...start,
        ...(control.type === "choice" ? choose(name, control, option, start) : { [name]: option }),
      },
    }));
  });
  return [{ name: "as it starts", values: start }, ...changed];
}

/** A value found in figures: one finding of one figure at its start. */
export function finding(id: string, name: string): number {
  const { figure, points } = siteFigure(id);
  const found = figure.findings?.(points)[name];
  if (found === undefined) throw new Error(`figure ${id} has no finding ${name}`);
  return found.value;
}
