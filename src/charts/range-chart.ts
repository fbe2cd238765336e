/**
 * Dots and ranges in rows on one axis: the same quantity by date, by source or on
 * different bases. What the marks are is named at the first row where there is
 * room, else in a key; each value can stand beside its mark.
 */
import { element, type MarkupNode } from "../base/markup.ts";
import type { EvidenceKind } from "../base/evidence.ts";
import { finishChart, NARROW } from "./finish.ts";
import type { Frame } from "./frame.ts";
import { evidenceKey, type KeyItem } from "./key.ts";
import { drawLabels, type LabelSpec } from "./labels.ts";
import { along, around, segment, weigh } from "./paths.ts";
import type { ReferenceLine } from "./plane.ts";
import { layRowPlane, rowPlaneHeight, topLaneCount, type RowPlane, type RowPlaneInput } from "./row-plane.ts";
import type { RowNames } from "./rows.ts";
import type { AxisSpec } from "./scales.ts";
import {
  dataPoint,
  evidenceMarkAt,
  hover,
  markAt,
  seriesShape,
  type MarkShape,
  type SeriesIndex,
} from "./shapes.ts";
import { fontSizes, textAt } from "./text.ts";

export interface RangeMark {
  readonly value: number;
  /** What the mark is: the same words in every row. */
  readonly label: string;
  /** The value in words, written beside the mark. */
  readonly text?: string;
  /** The value as it is said of the mark, with its unit; left out: `text`. */
  readonly said?: string;
  readonly series: SeriesIndex;
  readonly shape?: MarkShape;
  /** Draws the shape of the kind of evidence instead. */
  readonly kind?: EvidenceKind;
  readonly detail?: string;
  readonly ref?: string;
}

export interface RangeRow extends RowNames {
  readonly marks: readonly RangeMark[];
  readonly range?: { readonly low: number; readonly high: number; readonly label: string };
  /** Why the row has no mark, where it has none. */
  readonly absent?: string;
}

export interface RangeChartInput {
  readonly axis: AxisSpec;
  readonly rows: readonly RangeRow[];
  readonly references?: readonly ReferenceLine[];
}

/** Least height in px at a width. */
export function rangeChartHeight(input: RangeChartInput, width: number): number {
  return rowPlaneHeight(planeOf(input, width), width);
}

/** @throws {RangeError} when the frame is too low, or a value has no place on the axis */
export function rangeChart(input: RangeChartInput, frame: Frame): MarkupNode {
  const plane = layRowPlane(frame, planeOf(input, frame.width, frame.dense));
  const rows = input.rows.map((row, index) => drawRow(row, index, input, plane, frame));
  return finishChart(
    frame,
    plane.ground,
    plane.words,
    rows.map(({ marks }) => marks),
    rows.flatMap(({ words }) => words),
  );
}

function drawRow(
  row: RangeRow,
  index: number,
  input: RangeChartInput,
  { plot, x, rows, solid }: RowPlane,
  frame: Frame,
): { readonly marks: MarkupNode; readonly words: readonly MarkupNode[] } {
  const place = rows[index] ?? { top: plot.top, middle: plot.top, bottom: plot.bottom };
  const lettered = row.marks.some(({ text }) => text !== undefined);
  const y = place.middle + (lettered ? 6 : 0);
  const guide = segment(plot.left, y, plot.right, y, { tone: "grid" });
  const range = row.range;
  const bar =
    range === undefined
      ? null
      : dataPoint(
          hover(row.label, range.label),
          { series: "range" },
          element("line", {
            x1: x.at(range.low),
            y1: y,
            x2: x.at(range.high),
            y2: y,
            stroke: "currentColor",
            "stroke-width": 3,
            "stroke-linecap": "round",
            class: "axis",
          }),
        );
  const sorted = [...row.marks].sort((a, b) => a.value - b.value || a.series - b.series);
  const marks = sorted.map((mark) => {
    const tone = `series-${mark.series}`;
    const shape =
      mark.kind === undefined
        ? markAt(mark.shape ?? seriesShape(mark.series), x.at(mark.value), y, 5.2, { tone })
        : evidenceMarkAt(mark.kind, x.at(mark.value), y, 5.2, tone);
    return dataPoint(
      hover(row.label, [mark.label, mark.said ?? mark.text ?? ""].filter(Boolean).join(": "), mark.detail),
      { ref: mark.ref, series: mark.label },
      shape,
    );
  });
  const lines = (input.references ?? []).flatMap(({ value }) =>
    along([
      { x: x.at(value), y: place.top },
      { x: x.at(value), y: place.bottom },
    ]),
  );
  const labels = sorted.flatMap((mark): LabelSpec[] =>
    mark.text === undefined
      ? []
      : [
          {
            words: mark.text,
            tone: `series-${mark.series}`,
            size: fontSizes.small,
            targets: [{ x: x.at(mark.value), y }],
            clearance: 5,
            prefer: ["above", "above-right", "above-left", "right", "left"],
            maxWidth: 200,
            owner: String(mark.value),
          },
        ],
  );
  const absent =
    sorted.length === 0 && row.absent !== undefined
      ? [textAt(plot.left + 7, y + 4.2, row.absent, { size: fontSizes.small, tone: "soft", halo: true })]
      : [];
  const words = drawLabels(labels, {
    bounds: {
      left: Math.min(plot.left, frame.width < NARROW ? 2 : plot.left),
      right: frame.width - 2,
      top: place.top,
      bottom: place.bottom,
    },
    solid,
    soft: [
      ...weigh(lines, 0.95),
      ...(range === undefined
        ? []
        : weigh(
            along([
              { x: x.at(range.low), y },
              { x: x.at(range.high), y },
            ]),
            0.9,
          )),
      ...sorted.flatMap((mark) => weigh(around({ x: x.at(mark.value), y }, 5), 2, String(mark.value))),
    ],
  });
  return { marks: element("g", {}, guide, bar, marks), words: [...absent, ...words] };
}

/** Names at the first row when it has all of them and they fit; a key otherwise. */
function planeOf(input: RangeChartInput, width: number, dense?: true): RowPlaneInput {
  const all = input.rows.flatMap(({ marks }) => marks);
  const kinds = new Map(all.map((mark) => [`${mark.series} ${mark.shape ?? ""} ${mark.label}`, mark]));
  const [first] = input.rows;
  const lettered = all.some(({ text }) => text !== undefined);
  const evidence = evidenceKey(all.flatMap(({ kind }) => kind ?? []));
  const base: RowPlaneInput = {
    axis: input.axis,
    values: [
      ...all.map(({ value }) => value),
      ...input.rows.flatMap(({ range }) => (range === undefined ? [] : [range.low, range.high])),
    ],
    rows: input.rows,
    style: { band: (lettered ? 40 : 28) - (dense === true ? 8 : 0), dense },
    references: input.references ?? [],
  };
  const inFirst =
    first?.marks.filter(
      (mark) => kinds.get(`${mark.series} ${mark.shape ?? ""} ${mark.label}`) !== undefined,
    ) ?? [];
  const complete =
    new Set(inFirst.map((mark) => mark.label)).size === kinds.size && inFirst.length === kinds.size;
  const named: RowPlaneInput = {
    ...base,
    names: inFirst.map((mark) => ({ value: mark.value, words: mark.label, tone: `series-${mark.series}` })),
    key: evidence,
  };
  if (kinds.size < 2) return { ...base, key: evidence };
  if (
    width >= NARROW &&
    complete &&
    !lettered &&
    first?.group === undefined &&
    topLaneCount(named, width) <= 3
  )
    return named;
  return { ...base, key: [...[...kinds.values()].map(keyItem), ...evidence] };
}

function keyItem(mark: RangeMark): KeyItem {
  const tone = `series-${mark.series}`;
  return {
    words: mark.label,
    width: 11,
    sample: (x, y) => [
      mark.kind === undefined
        ? markAt(mark.shape ?? seriesShape(mark.series), x, y, 4.6, { tone })
        : markAt("circle", x, y, 4.6, { tone }),
    ],
  };
}
