/** A figure at given values of its controls, in all that a reader sees of it: the one route of pages, files and the browser. */
import { formatValue } from "../../base/format.ts";
import type { CellValue, Table, TableColumn } from "../../base/table.ts";
import type { Drawable } from "../../charts/fixed-frame.ts";
import {
  chosenOf,
  startValues,
  type Control,
  type ControlValues,
  type Figure,
  type FigureData,
} from "../contract.ts";

/** A control that does not stand at its start. */
export interface MovedInput {
  readonly name: string;
  readonly label: string;
  /** Its value as a cell of a table: a number in the column's unit, or the names of what is chosen. */
  readonly cell: CellValue;
  /** The value in words, with its unit. */
  readonly text: string;
  readonly column: TableColumn;
}

export interface ShownFigure {
  readonly id: string;
  /** As `compute` gave them. */
  readonly points: unknown;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly notes: readonly string[];
  readonly table: Table;
  /** At any size in px. @throws {RangeError} when it is too low */
  readonly draw: Drawable["draw"];
  /** Height in px that the picture asks for at a width. */
  readonly heightAt: (width: number) => number;
  /** For frames that do not hold all rows. */
  readonly fewer?: Drawable["fewer"];
  readonly moved: readonly MovedInput[];
}

export function showFigure(figure: Figure, data: FigureData, values: ControlValues): ShownFigure {
  const { id } = figure;
  const points = figure.compute(data, values);
  const title = figure.title(points);
  const description = figure.describe(points);
  const drawOf =
    (drawn: unknown): Drawable["draw"] =>
    (width, height, dense) =>
      figure.draw(drawn, {
        id,
        width,
        height,
        title,
        description,
        ...(dense === undefined ? {} : { dense }),
      });
  return {
    id,
    points,
    title,
    subtitle: figure.subtitle(points),
    description,
    notes: figure.notes(points),
    table: figure.table(points),
    draw: drawOf(points),
    heightAt: (width) => figure.height(width, points),
    fewer: (leave) => {
      const rest = figure.fewer?.(points, leave) ?? null;
      return rest === null ? null : { draw: drawOf(rest.points), words: rest.words };
    },
    moved: movedControls(figure, data, values),
  };
}

/** In the order of the controls. */
export function movedControls(
  figure: Figure,
  data: FigureData,
  values: ControlValues,
): readonly MovedInput[] {
  const start = startValues(figure, data);
  return Object.entries(figure.controls?.(data) ?? {}).flatMap(([name, control]): MovedInput[] => {
    const value = values[name];
    if (value === undefined || value === start[name]) return [];
    const label = labelOf(control);
    const column = { name: `set ${name}`, title: `Set: ${label}` };
    if (control.type === "number") {
      const { unit } = control;
      const text = formatValue(Number(value), unit);
      return [{ name, label, cell: value, text, column: { ...column, unit } }];
    }
    const chosen = control.type === "set" ? chosenOf(value) : [String(value)];
    const text = chosen.map((option) => control.options[option] ?? option).join(", ");
    return [{ name, label, cell: text, text, column }];
  });
}

/** What a control is called where its group's name does not stand above it. */
export function labelOf(control: Control): string {
  return control.type === "number" && control.group !== undefined
    ? `${control.group}: ${control.label}`
    : control.label;
}
