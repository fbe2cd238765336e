/**
 * The same chart for several cases: panels in a grid, each with its title, under
 * one name for each axis and one key. Panels are compared by eye, so their axes
 * must show the same stretch: `sharedAxis` gives it.
 */
import { element, type MarkupNode } from "../base/markup.ts";
import { finishChart, NARROW } from "./finish.ts";
import type { Frame } from "./frame.ts";
import { keyRow, type KeyItem } from "./key.ts";
import { movedMarkup } from "./move-markup.ts";
import { makeScale, type AxisSpec } from "./scales.ts";
import { fontSizes, textBlock } from "./text.ts";
import { lineHeight, wrapText } from "./text-width.ts";

export interface Panel {
  readonly title: string;
  /** A second, softer line. */
  readonly note?: string;
  /** Draws the panel, by any chart function; the frame says that it is a panel. */
  readonly chart: (frame: Frame) => MarkupNode;
  /** Height in px that suits the panel's chart at a width. */
  readonly height: (width: number) => number;
}

export interface SmallMultiplesInput {
  readonly panels: readonly Panel[];
  /** Names of the axes of all panels. */
  readonly x?: Pick<AxisSpec, "label" | "shortLabel">;
  readonly y?: Pick<AxisSpec, "label" | "shortLabel">;
  readonly key?: readonly KeyItem[];
  /** Least width of a panel in px; left out: 220. */
  readonly leastWidth?: number;
}

const TITLE = fontSizes.label;
const SMALL = fontSizes.small;
const GAP = 22;
const ROW_GAP = 12;
/** Least width in px of a panel where room is short. */
const DENSE_WIDTH = 150;

/** An axis that shows the same stretch in every panel: the one that holds the values of all. */
export function sharedAxis(spec: AxisSpec, values: readonly number[]): AxisSpec {
  return { ...spec, domain: makeScale(spec, values, [0, 1]).domain };
}

/** Height in px at a width. */
export function smallMultiplesHeight(input: SmallMultiplesInput, width: number): number {
  const { rows, top, foot } = gridOf(input, width);
  return Math.ceil(
    top + rows.reduce((sum, { head, chart }) => sum + head + chart + ROW_GAP, -ROW_GAP) + foot,
  );
}

/** @throws {RangeError} on no panel, or a frame that is too low */
export function smallMultiples(input: SmallMultiplesInput, frame: Frame): MarkupNode {
  const { width, height } = frame;
  if (input.panels.length === 0) throw new RangeError(`${frame.id}: 0 panels, expected at least 1`);
  const dense = frame.dense === true;
  const laid = dense ? { ...input, leastWidth: DENSE_WIDTH } : input;
  const least = smallMultiplesHeight(laid, width);
  // Panels that are lower than they ask refuse by themselves where they cannot be drawn.
  if (height < least && !dense)
    throw new RangeError(`${frame.id}: height is ${height}, expected at least ${least}`);
  const grid = gridOf(laid, width);
  const spare = (height - least) / grid.rows.length;
  let y = grid.top;
  const panels = grid.rows.flatMap(({ members, head, chart }) => {
    const drawn = members.map(({ panel, index }, column) => {
      const x = column * (grid.width + GAP);
      const inner: Frame = {
        ...frame,
        id: `${frame.id}-${index + 1}`,
        width: grid.width,
        height: Math.floor(chart + spare),
        title: panel.title,
        panel: true,
      };
      return element(
        "g",
        { class: "panel" },
        drawTitle(panel, grid.width, x, y),
        inPanel(panel.chart(inner), panel.title, x, y + head),
      );
    });
    y += head + chart + spare + ROW_GAP;
    return drawn;
  });
  const xTop = height - grid.foot + 6;
  return finishChart(
    frame,
    textBlock(2, 3, grid.yTitle, { size: SMALL, tone: "soft" }),
    panels,
    textBlock(width / 2, xTop, grid.xTitle, { size: SMALL, anchor: "middle", tone: "soft" }),
    grid.key.draw(2, height - grid.key.height),
  );
}

interface Row {
  readonly members: readonly { readonly panel: Panel; readonly index: number }[];
  /** Height in px of the titles, and of the charts. */
  readonly head: number;
  readonly chart: number;
}

/** As many columns as fit, and no more than fill the last row well. */
function gridOf({ panels, x, y, key = [], leastWidth = 220 }: SmallMultiplesInput, width: number) {
  const most = Math.max(1, Math.floor((width + GAP) / (leastWidth + GAP)));
  const columns = Math.ceil(panels.length / Math.ceil(panels.length / most)) || 1;
  const panelWidth = Math.floor((width - (columns - 1) * GAP) / columns);
  const rows = Array.from({ length: Math.ceil(panels.length / columns) }, (_, row): Row => {
    const members = panels
      .map((panel, index) => ({ panel, index }))
      .slice(row * columns, (row + 1) * columns);
    return {
      members,
      head: Math.max(...members.map(({ panel }) => headHeight(panel, panelWidth))),
      chart: Math.max(...members.map(({ panel }) => panel.height(panelWidth))),
    };
  });
  const yTitle = wrapText(nameOf(y, width), width - 4, SMALL, { maxLines: 2 });
  const xTitle = wrapText(nameOf(x, width), width - 20, SMALL, { maxLines: 2 });
  const drawnKey = keyRow(key, width - 4);
  return {
    rows,
    width: panelWidth,
    yTitle,
    xTitle,
    key: drawnKey,
    top: yTitle.length === 0 ? 0 : 3 + yTitle.length * lineHeight(SMALL) + 8,
    foot:
      (xTitle.length === 0 ? 0 : 8 + xTitle.length * lineHeight(SMALL)) +
      (drawnKey.height === 0 ? 0 : drawnKey.height + 8),
  };
}

function nameOf(axis: Pick<AxisSpec, "label" | "shortLabel"> | undefined, width: number): string {
  return (width < NARROW ? axis?.shortLabel : undefined) ?? axis?.label ?? "";
}

function titleLines(panel: Panel, width: number): readonly (readonly string[])[] {
  return [
    wrapText(panel.title, width - 4, TITLE, { bold: true, maxLines: 3 }),
    wrapText(panel.note ?? "", width - 4, SMALL, { maxLines: 2 }),
  ];
}

function headHeight(panel: Panel, width: number): number {
  const [lines = [], notes = []] = titleLines(panel, width);
  return lines.length * lineHeight(TITLE) + notes.length * lineHeight(SMALL) + 4;
}

function drawTitle(panel: Panel, width: number, x: number, y: number): readonly MarkupNode[] {
  const [lines = [], notes = []] = titleLines(panel, width);
  return [
    ...textBlock(x + 2, y, lines, { size: TITLE, bold: true }),
    ...textBlock(x + 2, y + lines.length * lineHeight(TITLE), notes, { size: SMALL, tone: "soft" }),
  ];
}

/** A chart without its root, at its place; its points and series say which panel they stand in. */
function inPanel(chart: MarkupNode, title: string, dx: number, dy: number): readonly MarkupNode[] {
  const [, , ...parts] = chart.children;
  return parts.flatMap((part) => (typeof part === "string" ? [] : [named(movedMarkup(part, dx, dy), title)]));
}

function named(node: MarkupNode, title: string): MarkupNode {
  const { "data-series": series, "data-texts": texts, ...rest } = node.attributes;
  const point = rest["data-point"] !== undefined;
  return {
    tag: node.tag,
    attributes: {
      ...rest,
      ...(point || series !== undefined
        ? { "data-series": series === undefined || series === "" ? title : `${title}: ${series}` }
        : {}),
      ...(texts === undefined ? {} : { "data-texts": String(texts).replaceAll(/^/gm, () => `${title}, `) }),
    },
    children: node.children.map((child) =>
      typeof child === "string"
        ? child
        : point && child.tag === "title"
          ? { ...child, children: [`${title}\n${wordsOf(child)}`] }
          : named(child, title),
    ),
  };
}

function wordsOf(node: MarkupNode): string {
  return node.children.map((child) => (typeof child === "string" ? child : wordsOf(child))).join("");
}
