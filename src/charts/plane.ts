/**
 * The ground of charts with two axes: title of the vertical axis at the top,
 * labels of vertical reference lines in a strip under it, the plot, the values
 * and title of the horizontal axis, and a key at the bottom.
 */
import type { MarkupNode } from "../base/markup.ts";
import { bottomValues, horizontalGrid, horizontalTicks, tickRoom, verticalTicks } from "./axes.ts";
import { NARROW, wordsFor } from "./finish.ts";
import type { Frame } from "./frame.ts";
import { keyRow, type KeyItem } from "./key.ts";
import { stackLanes } from "./lanes.ts";
import { along, segment, weigh, type Weighed } from "./paths.ts";
import { makeScale, positionOn, type AxisSpec, type Scale } from "./scales.ts";
import { blockSize, fontSizes, textBlock, textBoxes, type Box } from "./text.ts";
import { lineHeight, wrapText } from "./text-width.ts";

/** Room in px above the name of the vertical axis: a font's line is higher than its signs. */
const Y_TITLE_TOP = 3;

/** A line at one value, with its name. */
export interface ReferenceLine {
  readonly value: number;
  readonly label: string;
  readonly shortLabel?: string;
}

export interface PlaneInput {
  readonly x: AxisSpec;
  readonly y: AxisSpec;
  readonly xValues: readonly number[];
  readonly yValues: readonly number[];
  /** Vertical lines. */
  readonly references: readonly ReferenceLine[];
  readonly key: readonly KeyItem[];
  /** Room in px above the highest value, for labels. */
  readonly headroom?: number;
  /** The plot begins at this px from the left, or further right where the values ask for it. */
  readonly leastLeft?: number;
  /** Names to write at the right of the plot, with the value where each line ends. */
  readonly ends?: readonly { readonly value: number; readonly width: number }[];
}

export interface Plane {
  readonly plot: Box;
  readonly x: Scale;
  readonly y: Scale;
  /** Grid, axis and reference lines. */
  readonly ground: readonly MarkupNode[];
  readonly words: readonly MarkupNode[];
  /** Room taken by words. */
  readonly solid: readonly Box[];
  /** Places along reference lines. */
  readonly soft: readonly Weighed[];
}

const LEAST_PLOT = 100;

/** @throws {RangeError} when the frame is too low for its words */
export function layPlane(frame: Frame, input: PlaneInput): Plane {
  const size = fontSizes.small;
  const { headroom = 0 } = input;
  const yTitle = titleOf(frame, input.y, frame.width - 4);
  const xTitle = titleOf(frame, input.x, frame.width - 20);
  const key = keyRow(frame.panel === true ? [] : input.key, frame.width);
  const titleHeight = Y_TITLE_TOP + yTitle.length * lineHeight(size);
  const bottom =
    frame.height - 27.5 - xTitle.length * lineHeight(size) - (key.height === 0 ? 4 : key.height + 10);

  const references = input.references.map((reference) => {
    const words = wordsFor(frame, reference.label, reference.shortLabel);
    const lines = wrapText(words, frame.width < NARROW ? 150 : 230, size, { maxLines: 3 });
    return { ...reference, lines, ...blockSize(lines, size) };
  });
  const laneHeight = Math.max(0, ...references.map(({ height }) => height)) + 4;
  const xValues = [...input.xValues, ...references.map(({ value }) => value)];
  const right = frame.width - 12 - endRoom(input, frame.width);

  const lay = (laneCount: number): { plot: Box; x: Scale; y: Scale; yTicks: readonly number[] } => {
    const top = (frame.panel === true ? 2 : titleHeight + 14) + laneCount * laneHeight;
    if (bottom - top - headroom < LEAST_PLOT) {
      const least = Math.ceil(frame.height + LEAST_PLOT - (bottom - top - headroom));
      throw new RangeError(`${frame.id}: height is ${frame.height}, expected at least ${least}`);
    }
    const y = makeScale(input.y, input.yValues, [bottom, top + headroom]);
    const yTicks = verticalTicks(y);
    const left = Math.max(tickRoom(y, yTicks), input.leastLeft ?? 0);
    return { plot: { left, top, right, bottom }, x: makeScale(input.x, xValues, [left, right]), y, yTicks };
  };
  const flat = lay(references.length === 0 ? 0 : 1);
  const lanes = stackLanes(
    references.map(({ value, width, height }) => ({ x: flat.x.at(value), width, height })),
    flat.plot.left,
    frame.width - 2,
  );
  const { plot, x, y, yTicks } = lanes.count > 1 ? lay(lanes.count) : flat;

  const lines: MarkupNode[] = [];
  const soft: Weighed[] = [];
  const referenceWords = references.flatMap(({ value, lines: words, width }, index) => {
    const place = lanes.places[index];
    if (place === undefined) return [];
    const at = x.at(value);
    const top = plot.top - 4 - (place.lane + 1) * laneHeight;
    const start = place.over ? top + laneHeight : top + 2;
    lines.push(segment(at, start, at, plot.bottom, { tone: "reference", dash: "2 3", width: 1.2 }));
    soft.push(
      ...weigh(
        along(
          [
            { x: at, y: plot.top },
            { x: at, y: plot.bottom },
          ],
          12,
        ),
        0.95,
      ),
    );
    const anchorX =
      place.anchor === "start"
        ? place.left
        : place.anchor === "end"
          ? place.left + width
          : place.left + width / 2;
    const lift = laneHeight - 4 - blockSize(words, size).height;
    return textBlock(anchorX, top + lift, words, { size, anchor: place.anchor });
  });

  const words = [
    ...textBlock(2, Y_TITLE_TOP, yTitle, { size, tone: "soft" }),
    ...referenceWords,
    ...bottomValues(x, horizontalTicks(x), plot, frame.width, true),
    ...textBlock((plot.left + plot.right) / 2, plot.bottom + 27, xTitle, {
      size,
      anchor: "middle",
      tone: "soft",
    }),
    ...key.draw(2, frame.height - key.height),
  ];
  const ground = [...horizontalGrid(y, yTicks, plot), ...lines];
  const solid = [...words, ...ground].flatMap(textBoxes);
  return { plot, x, y, ground, words, solid, soft };
}

/** The name of an axis in lines; none in a panel, where the whole says it once. */
function titleOf(frame: Frame, axis: AxisSpec, width: number): readonly string[] {
  if (frame.panel === true) return [];
  return wrapText(wordsFor(frame, axis.label, axis.shortLabel), width, fontSizes.small, { maxLines: 2 });
}

/** Least height in px of a chart with two axes at a width. */
export function planeLeastHeight(input: PlaneInput, width: number): number {
  const tall = 4000;
  const { plot } = layPlane({ id: "", title: "", description: "", width, height: tall }, input);
  return Math.ceil(tall - (plot.bottom - plot.top) + (input.headroom ?? 0) + LEAST_PLOT);
}

/** Room in px for names of lines that end near the right edge; at most a fifth of the width. */
export function endRoom({ ends = [], x, xValues, references }: PlaneInput, width: number): number {
  const position = positionOn(x);
  let [low, high] = x.kind === "linear" && x.zero !== false ? [0, 0] : [Infinity, -Infinity];
  for (const value of [...xValues, ...references.map((one) => one.value), ...(x.domain ?? [])]) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const [first, last] = [position(low), position(high)];
  const lacking = ends.map(
    (end) => end.width - ((last - position(end.value)) / (last - first || 1)) * (width - 60),
  );
  return Math.min(Math.max(0, ...lacking), width * 0.22);
}
