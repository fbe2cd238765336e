/**
 * How factors multiply to a total, on a logarithmic axis, where equal lengths
 * are equal factors: each bar begins where the one above it ended. A bar points
 * the way it goes; its share says how much of the total's logarithm it makes.
 */
import type { EvidenceKind } from "../base/evidence.ts";
import { formatNumber } from "../base/format.ts";
import { element, roundCoordinate, type MarkupNode } from "../base/markup.ts";
import { finishChart, NARROW } from "./finish.ts";
import type { Frame } from "./frame.ts";
import { evidenceKey } from "./key.ts";
import { segment } from "./paths.ts";
import { layRowPlane, rowPlaneHeight, type RowPlane, type RowPlaneInput } from "./row-plane.ts";
import { dataPoint, hover } from "./shapes.ts";
import { fontSizes, textAt } from "./text.ts";
import { textWidth } from "./text-width.ts";
import { valueLabel, valueLabelWidth } from "./value-label.ts";

export interface WaterfallStep {
  readonly label: string;
  readonly shortLabel?: string;
  /** Above 0; above 1 it raises, below 1 it lowers. */
  readonly factor: number;
  readonly kind?: EvidenceKind;
  readonly detail?: string;
  readonly ref?: string;
}

export interface LogWaterfallInput {
  /** Name of the axis, such as "ratio, log scale". */
  readonly label: string;
  readonly shortLabel?: string;
  /** Words of the place where all begins, at 1. */
  readonly start: string;
  readonly steps: readonly WaterfallStep[];
  /** Words of the product. */
  readonly total: string;
  /** Significant digits of the printed factors; left out: 3. */
  readonly digits?: number;
}

interface Bar extends WaterfallStep {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly tone: string;
  /** Of the total's logarithm; `null` where the total is 1. */
  readonly share: number | null;
}

/** Least height in px at a width. */
export function logWaterfallHeight(input: LogWaterfallInput, width: number): number {
  return rowPlaneHeight(planeOf(input, width), width);
}

/** Product of all factors: where the last bar ends. */
export function waterfallTotal(steps: readonly WaterfallStep[]): number {
  return steps.reduce((product, { factor }) => product * factor, 1);
}

/** @throws {RangeError} when a factor is not above 0, or the frame is too low */
export function logWaterfall(input: LogWaterfallInput, frame: Frame): MarkupNode {
  const plane = layRowPlane(frame, planeOf(input, frame.width));
  const bars = barsOf(input);
  const middles = plane.rows.map(({ middle }) => middle);
  const first = middles[0] ?? 0;
  const start = [
    element("circle", { cx: plane.x.at(1), cy: first, r: 4, fill: "currentColor", class: "mark filled ink" }),
    ...valueLabel(plane.x.at(1) + 4, first, "1", undefined),
  ];
  const connectors = bars.map((bar, index) => {
    const at = plane.x.at(index === bars.length - 1 ? bar.to : bar.from);
    return segment(at, (middles[index] ?? 0) + (index === 0 ? 5 : 0), at, (middles[index + 1] ?? 0) - 9, {
      tone: "axis",
    });
  });
  const drawn = bars.map((bar, index) => drawBar(bar, middles[index + 1] ?? 0, plane, input.total));
  const values = bars.flatMap((bar, index) =>
    valueLabel(plane.x.at(Math.max(bar.from, bar.to)), middles[index + 1] ?? 0, bar.words, bar.kind),
  );
  const shares = frame.width < NARROW ? [] : shareColumn(bars, middles, frame);
  return finishChart(frame, plane.ground, connectors, plane.words, start, drawn, values, shares);
}

function drawBar(bar: Bar, y: number, { x }: RowPlane, series: string): MarkupNode {
  const [from, to] = [x.at(bar.from), x.at(bar.to)];
  const direction = to >= from ? 1 : -1;
  const head = Math.min(6, Math.abs(to - from)) * direction * (bar.tone === "ink" ? 0 : 1);
  const corners = [
    `${px(from)},${px(y - 9)}`,
    `${px(to - head)},${px(y - 9)}`,
    `${px(to)},${px(y)}`,
    `${px(to - head)},${px(y + 9)}`,
    `${px(from)},${px(y + 9)}`,
  ];
  const share = bar.share === null || bar.tone === "ink" ? "" : `${wholePercent(bar.share)} of the logarithm`;
  return dataPoint(
    hover(bar.label, bar.words, share, bar.detail),
    { ref: bar.ref, series },
    element("path", { d: `M${corners.join("L")}Z`, fill: "currentColor", class: `mark filled ${bar.tone}` }),
  );
}

function shareColumn(bars: readonly Bar[], middles: readonly number[], frame: Frame): readonly MarkupNode[] {
  const style = { size: fontSizes.small, anchor: "end", tone: "soft" } as const;
  const cells = bars.flatMap(({ share }, index) =>
    share === null
      ? []
      : [textAt(frame.width - 2, (middles[index + 1] ?? 0) + 4.2, wholePercent(share), style)],
  );
  return cells.length === 0
    ? []
    : [textAt(frame.width - 2, (middles[0] ?? 0) + 4.2, SHARE_HEAD, style), ...cells];
}

const SHARE_HEAD = "share of log";

function barsOf({ steps, total, digits = 3 }: LogWaterfallInput): readonly Bar[] {
  for (const { label, factor } of steps) {
    if (!Number.isFinite(factor) || factor <= 0)
      throw new RangeError(`${label}: factor is ${factor}, expected above 0`);
  }
  const product = waterfallTotal(steps);
  const whole = Math.log(product);
  const level = Math.abs(whole) < 1e-9;
  let reached = 1;
  const bars = steps.map((step): Bar => {
    const from = reached;
    reached *= step.factor;
    const raises = step.factor >= 1;
    const words = raises
      ? `\u00d7${formatNumber(step.factor, digits)}`
      : `\u00f7${formatNumber(1 / step.factor, digits)}`;
    const share = level ? null : Math.log(step.factor) / whole;
    return { ...step, from, to: reached, words, tone: raises ? "series-4" : "series-2", share };
  });
  const end: Bar = {
    label: total,
    factor: product,
    from: 1,
    to: product,
    words: `= \u00d7${formatNumber(product, digits)}`,
    tone: "ink",
    share: level ? null : 1,
  };
  return [...bars, end];
}

function planeOf(input: LogWaterfallInput, width: number): RowPlaneInput {
  const bars = barsOf(input);
  const narrow = width < NARROW;
  const shareRoom = narrow ? 0 : textWidth(SHARE_HEAD, fontSizes.small) + 14;
  const rows = bars.map((bar) => {
    const { label, shortLabel, share, tone } = bar;
    const noted = narrow && share !== null && tone !== "ink" ? { note: `${wholePercent(share)} of log` } : {};
    return shortLabel === undefined ? { label, ...noted } : { label, shortLabel, ...noted };
  });
  return {
    axis: {
      kind: "log",
      label: input.label,
      suffix: "\u00d7",
      ...(input.shortLabel === undefined ? {} : { shortLabel: input.shortLabel }),
    },
    values: [1, ...bars.flatMap(({ from, to }) => [from, to])],
    rows: [{ label: input.start }, ...rows],
    style: { band: narrow ? 24 : 32 },
    key: evidenceKey(input.steps.flatMap(({ kind }) => kind ?? [])),
    rightRoom: Math.max(...bars.map(({ words, kind }) => valueLabelWidth(words, kind))) + shareRoom,
  };
}

/** A share of the logarithm in whole percent, for the chart and for the words beside it. */
export function wholePercent(share: number): string {
  const size = Math.round(Math.abs(share) * 100);
  return `${share < 0 && size > 0 ? "\u2212" : ""}${size}%`;
}

function px(value: number): number {
  return roundCoordinate(value);
}
