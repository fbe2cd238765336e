/**
 * Horizontal bars in groups. On a linear axis a bar begins at 0; a logarithmic
 * axis has no 0, so a dot on a thin line stands there instead. An absent value
 * is said in words and drawn as nothing.
 */
import type { EvidenceKind } from "../base/evidence.ts";
import { element, type MarkupNode } from "../base/markup.ts";
import { finishChart, NARROW } from "./finish.ts";
import type { Frame } from "./frame.ts";
import { evidenceKey } from "./key.ts";
import { segment } from "./paths.ts";
import type { ReferenceLine } from "./plane.ts";
import { layRowPlane, rowPlaneHeight, type RowPlane, type RowPlaneInput } from "./row-plane.ts";
import type { AxisSpec } from "./scales.ts";
import { dataPoint, hover, markAt, seriesShape, type MarkShape, type SeriesIndex } from "./shapes.ts";
import { fontSizes, textAt } from "./text.ts";
import { textWidth } from "./text-width.ts";
import { leftValueLabel, valueLabel, valueLabelWidth } from "./value-label.ts";

export interface BarRow {
  readonly label: string;
  readonly shortLabel?: string;
  /** A second, softer line, such as the round of a benchmark. */
  readonly note?: string;
  /** `null`: absent, for the reason given. */
  readonly value: number | null;
  /** The value in words, at the end of the bar; of an absent one the reason. */
  readonly text: string;
  /** The value as it is said of the bar, with its unit; left out: `text`. */
  readonly said?: string;
  readonly series: SeriesIndex;
  readonly shape?: MarkShape;
  readonly kind?: EvidenceKind;
  readonly detail?: string;
  readonly ref?: string;
}

export interface BarGroup {
  readonly heading: string;
  readonly rows: readonly BarRow[];
}

export interface BarChartInput {
  readonly axis: AxisSpec;
  readonly groups: readonly BarGroup[];
  readonly references?: readonly ReferenceLine[];
}

/** Least height in px at a width. */
export function barChartHeight(input: BarChartInput, width: number): number {
  return rowPlaneHeight(planeOf(input, width), width);
}

/** @throws {RangeError} when the frame is too low, or a value has no place on the axis */
export function barChart(input: BarChartInput, frame: Frame): MarkupNode {
  const plane = layRowPlane(frame, planeOf(input, frame.width, frame.dense));
  const rows = input.groups.flatMap(({ heading, rows: members }) => members.map((row) => ({ heading, row })));
  const drawn = rows.map(({ heading, row }, index) =>
    drawBar(heading, row, plane.rows[index]?.middle ?? 0, plane, input.axis.kind),
  );
  return finishChart(
    frame,
    plane.ground,
    plane.words,
    drawn.map(({ bar }) => bar),
    drawn.flatMap(({ words }) => words),
  );
}

function drawBar(
  heading: string,
  row: BarRow,
  y: number,
  { plot, x }: RowPlane,
  kind: AxisSpec["kind"],
): { readonly bar: MarkupNode | null; readonly words: readonly MarkupNode[] } {
  if (row.value === null) {
    return {
      bar: null,
      words: [textAt(plot.left + 7, y + 4.4, row.text, { size: fontSizes.small, tone: "soft", halo: true })],
    };
  }
  const tone = `series-${row.series}`;
  const words = hover(
    heading,
    `${row.label}${row.note === undefined ? "" : `, ${row.note}`}: ${row.said ?? row.text}`,
    row.detail,
  );
  const place = { ref: row.ref, series: heading };
  const end = x.at(row.value);
  const shape = row.shape ?? seriesShape(row.series);
  if (kind === "log") {
    const bar = dataPoint(
      words,
      place,
      segment(plot.left, y, end, y, { tone, width: 1.6 }),
      markAt(shape, end, y, 5.2, { tone }),
    );
    return { bar, words: valueLabel(end + 4, y, row.text, row.kind) };
  }
  const zero = x.at(0);
  const [left, right] = [Math.min(zero, end), Math.max(zero, end)];
  const body = element("rect", {
    x: left,
    y: y - 7,
    width: right - left,
    height: 14,
    fill: "currentColor",
    class: `mark filled ${tone}`,
  });
  const negative = end < zero;
  const inside = end + (negative ? 8 : -8);
  const cap = right - left > 16 ? [markAt(shape, inside, y, 3.4, { tone: "paper" })] : [];
  const label = negative ? leftValueLabel : valueLabel;
  return { bar: dataPoint(words, place, body, ...cap), words: label(end, y, row.text, row.kind) };
}

function planeOf(
  { axis, groups, references = [] }: BarChartInput,
  width: number,
  dense?: true,
): RowPlaneInput {
  const rows = groups.flatMap(({ heading, rows: members }) =>
    members.map((row) => ({ ...row, group: heading })),
  );
  const present = rows.flatMap((row) => (row.value === null ? [] : [{ ...row, value: row.value }]));
  const widthsOf = (some: typeof present): number =>
    Math.max(0, ...some.map(({ text, kind }) => valueLabelWidth(text, kind)));
  const widest = widthsOf(present.filter(({ value }) => value >= 0));
  const leftWidest = widthsOf(present.filter(({ value }) => value < 0));
  const absent = Math.max(
    0,
    ...rows.filter(({ value }) => value === null).map(({ text }) => textWidth(text, fontSizes.small)),
  );
  return {
    axis,
    values: present.map(({ value }) => value),
    rows,
    style: { band: dense === true ? 18 : width < NARROW ? 20 : 26, dense },
    references,
    key: evidenceKey(rows.flatMap(({ kind }) => kind ?? [])),
    leftRoom: Math.min(width * 0.3, leftWidest),
    rightRoom: Math.min(width * 0.4, Math.max(widest, absent - width * 0.3)),
  };
}
