/**
 * What a reader takes along of a figure: table, data and pictures of exact sizes.
 * Build and browser make them here, so that a file of moved inputs is what is
 * shown; it names those inputs inside.
 */
import type { MarkupNode } from "../../base/markup.ts";
import { tableToCsv } from "../../base/table.ts";
import { exportFrame, standaloneSvg } from "../../charts/export-frame.ts";
import { fixedFrame, type FrameSize } from "../../charts/fixed-frame.ts";
import { pictureWidths } from "./picture-widths.ts";
import type { ShownFigure } from "./show-figure.ts";

/** A figure with what its files say of where it is from. */
export interface FiledFigure extends Omit<ShownFigure, "points" | "moved"> {
  /** Who published what it rests on, in one line. */
  readonly sourceLine: string;
  /** Ids of the datasets and sources it rests on, in order of appearance. */
  readonly datasets: readonly string[];
  readonly sources: readonly string[];
  /** Left out: it stands at its start. */
  readonly moved?: ShownFigure["moved"];
  /** Where it is shown with the moved inputs. */
  readonly address?: string;
}

/** Sizes in px: a slide, a square, a share preview. */
export const pictureSizes = {
  "850x600": { width: 850, height: 600 },
  "540x540": { width: 540, height: 540 },
  "1200x630": { width: 1200, height: 630 },
} as const satisfies Readonly<Record<string, FrameSize>>;
export type PictureSize = keyof typeof pictureSizes;
export const pictureSizeNames = Object.keys(pictureSizes) as PictureSize[];

/** px of a downloaded PNG for each px of its frame: sharp on dense screens and in print. */
export const DOWNLOAD_DENSITY = 2;

/** The table; each moved input is a column of one value. */
export function figureCsv({ table, moved = [] }: FiledFigure): string {
  return tableToCsv({
    columns: [...table.columns, ...moved.map(({ column }) => column)],
    rows: table.rows.map((row) => [...row, ...moved.map(({ cell }) => cell)]),
  });
}

export function figureJson(figure: FiledFigure): string {
  const { id, title, subtitle, description, notes, table, datasets, sources, moved = [], address } = figure;
  const state =
    moved.length === 0
      ? {}
      : {
          state: {
            address,
            inputs: moved.map(({ name, label, cell, column }) => ({
              name,
              label,
              value: cell,
              unit: column.unit ?? null,
            })),
          },
        };
  const said = { id, title, subtitle, description, notes, table, datasets, sources, ...state };
  return `${JSON.stringify(said, null, 2)}\n`;
}

/** As high as it needs to be. */
export function figureSvg(figure: FiledFigure): MarkupNode {
  const { title, subtitle, draw, heightAt } = figure;
  const chart = withState(draw(pictureWidths.wide, heightAt(pictureWidths.wide)), figure);
  return standaloneSvg(exportFrame(chart, { title, subtitle, source: footOf(figure) }));
}

/** Exactly of its size, and stands alone. @param site name of the site, at the foot */
export function figurePicture(figure: FiledFigure, site: string, size: PictureSize): MarkupNode {
  const { title, subtitle, draw, heightAt, fewer } = figure;
  const words = { title, subtitle, source: footOf(figure), site };
  const framed = fixedFrame(pictureSizes[size], words, { draw, height: heightAt, fewer });
  return standaloneSvg(withState(framed, figure));
}

function footOf({ sourceLine, moved = [] }: FiledFigure): string {
  return moved.length === 0 ? sourceLine : `${sourceLine}. ${inputsLine(moved)}`;
}

/** The foot of a picture may have no room for all inputs; its description has. */
function withState(svg: MarkupNode, { moved = [] }: FiledFigure): MarkupNode {
  if (moved.length === 0) return svg;
  return {
    ...svg,
    children: svg.children.map((child) =>
      typeof child === "string" || child.tag !== "desc"
        ? child
        : { ...child, children: [...child.children, ` ${inputsLine(moved)}.`] },
    ),
  };
}

/** "Inputs moved: Hourly price: $9.00/GPU-h; …" */
export function inputsLine(moved: ShownFigure["moved"]): string {
  return `Inputs moved: ${moved.map(({ label, text }) => `${label}: ${text}`).join("; ")}`;
}
