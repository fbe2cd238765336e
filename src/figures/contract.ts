/**
 * The one shape of a figure. `needs` names what the ledger must hand over as
 * plain JSON; `compute` turns that and the controls into points; everything a
 * reader sees (title, picture, table, sentences, exports, lineage) follows from
 * the points, so a title can never say what its data do not.
 */
import type { EvidenceKind } from "../base/evidence.ts";
import type { Quantity } from "../base/lineage.ts";
import type { MarkupNode } from "../base/markup.ts";
import type { CellValue, Table } from "../base/table.ts";
import type { Basis, UnitName } from "../base/units.ts";
import type { Frame } from "../charts/frame.ts";
import type { TargetData } from "./targets/target-data.ts";

/** Any value of a list, or a stretch of numbers or of text such as dates, both ends inside. */
export type CellFilter = readonly CellValue[] | CellStretch;
export interface CellStretch {
  readonly min?: number | string | undefined;
  readonly max?: number | string | undefined;
  readonly not?: readonly CellValue[] | undefined;
}

/** Rows of a dataset version: only the named columns, only the rows that match. */
export interface DatasetNeed {
  readonly dataset: string;
  readonly columns: readonly string[];
  readonly where?: Readonly<Record<string, CellFilter>>;
}

export interface FigureNeeds {
  readonly datasets?: Readonly<Record<string, DatasetNeed>>;
  /** Quantities of claims: `claim-id` or `claim-id.quantity-id`. */
  readonly claims?: Readonly<Record<string, string>>;
  /** Inputs of scenarios, by id. */
  readonly scenarios?: readonly string[];
  /** `true`: the ranges of those inputs count as evidence too. */
  readonly ranges?: true;
  /** Claims as statements with who said them when: `claim` or `claim.quantity`. */
  readonly statements?: readonly string[];
  /** Targets with the ranges they are asked of, by id. */
  readonly targets?: readonly string[];
  /** Numbers as prose binds them, by what stands between `[=` and `]`. */
  readonly bound?: readonly string[];
}

/** A number that prose could bind. */
export interface BoundValue {
  readonly value: number;
  readonly unit: UnitName;
  readonly basis?: Basis | undefined;
  /** As prose prints it. */
  readonly printed: string;
  readonly kind: EvidenceKind;
}

/** A row with its 1-based place in the dataset's table, so that a point can be followed to its cell. */
export type DataRow = Readonly<Record<string, CellValue>> & { readonly row: number };

export interface ClaimQuantity {
  readonly claim: string;
  readonly value: number;
  readonly range: readonly [number, number] | null;
  readonly unit: UnitName;
  readonly printed: string;
  readonly kind: EvidenceKind;
  readonly saidBy: string;
  readonly measuredBy: string | null;
}

/** A claim as something said on a day, by somebody, in a document. */
export interface Statement {
  readonly claim: string;
  readonly statement: string;
  /** Its one quantity, or the one asked for, as printed; `null` where it has none or several. */
  readonly printed: string | null;
  readonly kind: EvidenceKind;
  readonly verdict: string;
  readonly saidBy: string;
  /** Of the document: day, month or year, as exact as its source says; `null` when unknown. */
  readonly date: string | null;
  readonly document: string;
}

/** What the build hands to `compute`, in build and browser alike; plain JSON. */
export interface FigureData {
  readonly datasets: Readonly<Record<string, readonly DataRow[]>>;
  readonly claims: Readonly<Record<string, ClaimQuantity>>;
  readonly scenarios: Readonly<Record<string, Readonly<Record<string, number | string>>>>;
  readonly statements?: Readonly<Record<string, Statement>>;
  readonly targets?: Readonly<Record<string, TargetData>>;
  readonly bound?: Readonly<Record<string, BoundValue>>;
}

export interface NumberControl {
  readonly type: "number";
  readonly label: string;
  readonly unit: UnitName;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly start: number;
  /** `true`: the slider moves evenly in the logarithm. */
  readonly log?: true;
  /** `true`: the slider stops at whole numbers only. */
  readonly whole?: true;
  /** Controls of one group stand together under its name. */
  readonly group?: string;
}
export interface ChoiceControl {
  readonly type: "choice";
  readonly label: string;
  readonly options: Readonly<Record<string, string>>;
  readonly start: string;
  /**
   * Choosing an option puts these values into other controls; when the reader
   * then moves one of them, the choice falls back to `own`.
   */
  readonly sets?: { readonly own: string; readonly values: Readonly<Record<string, ControlValues>> };
  /** Another choice with the same options, which never stands at the same one: choosing its option hands it this one's. */
  readonly swapsWith?: string;
}
/** Any number of options, such as the series that are shown; at least one stays. */
export interface SetControl {
  readonly type: "set";
  readonly label: string;
  readonly options: Readonly<Record<string, string>>;
  /** The chosen options in order, joined by commas: a value is plain text in the address too. */
  readonly start: string;
}
export type Control = NumberControl | ChoiceControl | SetControl;
export type ControlValues = Readonly<Record<string, number | string>>;

/** A number of the figure that prose may bind to: `figure-id.name`. */
export interface Finding extends Quantity {
  readonly label: string;
  readonly kind: EvidenceKind;
  /** What exactly it rests on; left out: all that the figure reads. */
  readonly rests?: readonly Rest[];
}

/** A piece that a finding rests on: cells of a need, a claim or statement of the needs, inputs of a scenario, or a target with its ranges. */
export type Rest =
  | { readonly need: string; readonly rows: readonly number[]; readonly columns: readonly string[] }
  | { readonly claim: string }
  | { readonly statement: string }
  | { readonly scenario: string; readonly inputs: readonly string[] }
  | { readonly target: string };

export interface FewerPoints<Points> {
  readonly points: Points;
  /** What stands in the picture's foot: "3 more rows in the table". */
  readonly words: string;
}

export interface Figure<Points = unknown> {
  readonly id: string;
  readonly needs: FigureNeeds;
  /** Controls in order; their start values may come from the data. */
  readonly controls?: (data: FigureData) => Readonly<Record<string, Control>>;
  readonly compute: (data: FigureData, controls: ControlValues) => Points;
  /** The finding as a sentence, from the points. */
  readonly title: (points: Points) => string;
  /** Units and conditions. */
  readonly subtitle: (points: Points) => string;
  /** What the picture shows, for somebody who does not see it. */
  readonly describe: (points: Points) => string;
  readonly notes: (points: Points) => readonly string[];
  readonly draw: (points: Points, frame: Frame) => MarkupNode;
  /** Height over width; wide and narrow pictures are drawn apart. */
  readonly height: (width: number, points: Points) => number;
  /**
   * The points with `leave` fewer rows or panels in the picture, for a frame that does
   * not hold them all: never without those that the title speaks of. `null`: so many cannot go.
   */
  readonly fewer?: (points: Points, leave: number) => FewerPoints<Points> | null;
  readonly table: (points: Points) => Table;
  readonly findings?: (points: Points) => Readonly<Record<string, Finding>>;
  /** One line that follows the controls, read out when they move. */
  readonly answer?: (points: Points) => string;
}

/** Keeps the points' type inside the file and hands out one shape. */
export function defineFigure<Points>(figure: Figure<Points>): Figure {
  return figure as unknown as Figure;
}

/** What choosing an option changes: the choice itself, what it sets, and the choice that it swaps with. */
export function choose(
  name: string,
  { sets, swapsWith }: ChoiceControl,
  option: string,
  values: ControlValues,
): ControlValues {
  const before = values[name];
  return {
    [name]: option,
    ...sets?.values[option],
    ...(swapsWith !== undefined && values[swapsWith] === option && before !== undefined
      ? { [swapsWith]: before }
      : {}),
  };
}

/** The chosen options of a set control's value. */
export function chosenOf(value: number | string | undefined): readonly string[] {
  return String(value ?? "")
    .split(",")
    .filter((option) => option !== "");
}

/** The start value of each control. */
export function startValues(figure: Figure, data: FigureData): ControlValues {
  const controls = figure.controls?.(data) ?? {};
  return Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, control.start]));
}
