/**
 * Who said what when: claims in rows on an axis of dates, each statement of a
 * claim a mark in the shape of its evidence, and a line from one statement of the
 * same claim to the next. Words stand on a stem above their mark, stacked where
 * they crowd.
 */
import { evidenceMarks, type EvidenceKind } from "../base/evidence.ts";
import { element, type MarkupNode } from "../base/markup.ts";
import { finishChart, NARROW } from "./finish.ts";
import type { Frame } from "./frame.ts";
import { evidenceKey, lineKey, type KeyItem } from "./key.ts";
import { stackLanes, type Lanes } from "./lanes.ts";
import { segment } from "./paths.ts";
import type { ReferenceLine } from "./plane.ts";
import { layRowPlane, rowPlaneHeight, rowScale, type RowPlaneInput } from "./row-plane.ts";
import type { RowPlace } from "./rows.ts";
import type { AxisSpec, Scale } from "./scales.ts";
import { dataPoint, evidenceMarkAt, hover } from "./shapes.ts";
import { blockSize, fontSizes, textAt, textBlock, type Anchor } from "./text.ts";
import { ASCENT, lineHeight, textWidth, wrapText } from "./text-width.ts";
import { timeScale } from "./time-scale.ts";

export interface TimelineEvent {
  /** Milliseconds since 1970, in UTC. */
  readonly date: number;
  /** Where only a stretch is known, such as a year: its end. The mark stands in its middle. */
  readonly until?: number;
  /** The date in words; left out: the day. */
  readonly when?: string;
  /** A few words on the stem: what was said. */
  readonly words: string;
  readonly kind: EvidenceKind;
  readonly detail?: string;
  readonly ref?: string;
}

/** A claim and its statements, joined by a line. */
export interface TimelineRow {
  readonly label: string;
  readonly shortLabel?: string;
  readonly note?: string;
  /** In any order. */
  readonly events: readonly TimelineEvent[];
}

export interface TimelineLane {
  readonly heading: string;
  readonly rows: readonly TimelineRow[];
}

export interface TimelineChartInput {
  /** Of dates. */
  readonly axis: Omit<AxisSpec, "kind">;
  readonly lanes: readonly TimelineLane[];
  /** Vertical lines. */
  readonly references?: readonly ReferenceLine[];
  /** Words of the key for the line between statements of one claim. */
  readonly joined?: string;
}

interface Flag {
  readonly event: TimelineEvent;
  readonly when: string;
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}
interface LaidRow {
  readonly row: TimelineRow;
  readonly heading: string;
  readonly flags: readonly Flag[];
  readonly lanes: Lanes;
  readonly laneHeight: number;
  /** Room in px for stems and marks. */
  readonly band: number;
}

const size = fontSizes.small;
const MARK = 5.2;
/** Room in px below the line of a row, and between the line and the lowest words. */
const FOOT = 9;
const STEM = 10;

/** Least height in px at a width. */
export function timelineChartHeight(input: TimelineChartInput, width: number): number {
  return rowPlaneHeight(planeOf(input, width), width);
}

/** @throws {RangeError} when a row has no event or the frame is too low */
export function timelineChart(input: TimelineChartInput, frame: Frame): MarkupNode {
  const plane = layRowPlane(frame, planeOf(input, frame.width));
  const rows = layRowsOf(input, frame.width).map((laid, index) =>
    drawRow(laid, plane.rows[index] ?? { top: 0, middle: 0, bottom: 0 }, plane.x),
  );
  return finishChart(
    frame,
    plane.ground,
    plane.words,
    rows.flatMap(({ stems }) => stems),
    rows.map(({ marks }) => marks),
    rows.flatMap(({ words }) => words),
  );
}

function drawRow(
  { row, flags, lanes, laneHeight, band }: LaidRow,
  place: RowPlace,
  x: Scale,
): {
  readonly stems: readonly MarkupNode[];
  readonly marks: MarkupNode;
  readonly words: readonly MarkupNode[];
} {
  const y = place.middle + band / 2 - FOOT;
  const all = flags.map(({ event }) => x.at(dateOf(event)));
  const thread =
    all.length > 1 ? [segment(Math.min(...all), y, Math.max(...all), y, { tone: "axis", width: 1.6 })] : [];
  const spans = flags.flatMap(({ event }) =>
    event.until === undefined
      ? []
      : [segment(x.at(event.date), y, x.at(event.until), y, { tone: "axis", width: 5 })],
  );
  const marks = flags.map(({ event, when }) =>
    dataPoint(
      hover(row.label, `${when}: ${event.words}`, evidenceMarks[event.kind].word, event.detail),
      { ref: event.ref, series: row.label },
      evidenceMarkAt(event.kind, x.at(dateOf(event)), y, MARK),
    ),
  );
  const stems: MarkupNode[] = [];
  const words = flags.flatMap((flag, index): readonly MarkupNode[] => {
    const spot = lanes.places[index];
    if (spot === undefined) return [];
    const bottom = y - STEM - spot.lane * laneHeight;
    const at = x.at(dateOf(flag.event));
    stems.push(
      segment(at, y - MARK - 1, at, spot.over ? bottom + 1 : bottom - flag.height + 3, { tone: "leader" }),
    );
    return drawFlag(flag, spot.left, bottom - flag.height, spot.anchor);
  });
  return { stems, marks: element("g", {}, thread, spans, marks), words };
}

/** The date, and under it the words. */
function drawFlag(
  { when, lines, width }: Flag,
  left: number,
  top: number,
  anchor: Anchor,
): readonly MarkupNode[] {
  const x = anchor === "end" ? left + width : anchor === "middle" ? left + width / 2 : left;
  return [
    textAt(x, top + ASCENT * size, when, { size, tone: "soft", anchor, halo: true }),
    ...textBlock(x, top + lineHeight(size), lines, { size, bold: true, anchor, halo: true }),
  ];
}

function dateOf({ date, until }: TimelineEvent): number {
  return until === undefined ? date : (date + until) / 2;
}

function layRowsOf(input: TimelineChartInput, width: number): readonly LaidRow[] {
  const x = rowScale(basePlane(input, width), width);
  const most = width < NARROW ? 170 : 250;
  return input.lanes.flatMap(({ heading, rows }) =>
    rows.map((row): LaidRow => {
      const flags = [...row.events]
        .sort((a, b) => dateOf(a) - dateOf(b) || (a.words < b.words ? -1 : 1))
        .map((event) => flagOf(event, x, most));
      const lanes = stackLanes(
        flags.map(({ event, width: own, height }) => ({ x: x.at(dateOf(event)), width: own, height })),
        Math.min(x.range[0], width < NARROW ? 2 : x.range[0]),
        width - 2,
      );
      const laneHeight = Math.max(0, ...flags.map(({ height }) => height)) + 2;
      return { row, heading, flags, lanes, laneHeight, band: FOOT + STEM + lanes.count * laneHeight + 2 };
    }),
  );
}

function flagOf(event: TimelineEvent, x: Scale, most: number): Flag {
  const when = event.when ?? x.text(event.date);
  const lines = wrapText(event.words, most, size, { bold: true, maxLines: 3 });
  const width = Math.max(textWidth(when, size), blockSize(lines, size, true).width);
  return { event, when, lines, width, height: (lines.length + 1) * lineHeight(size) };
}

/** Without the rows' own heights, which follow from the scale. */
function basePlane(
  { axis, lanes, references = [], joined }: TimelineChartInput,
  width: number,
): RowPlaneInput {
  const rows = lanes.flatMap((lane) => lane.rows.map((row) => ({ ...row, group: lane.heading })));
  const events = rows.flatMap((row) => row.events);
  for (const { label, events: own } of rows) {
    if (own.length === 0) throw new RangeError(`${label}: 0 events, expected at least 1`);
  }
  const again: readonly KeyItem[] = rows.some((row) => row.events.length > 1)
    ? [lineKey("measured", joined ?? "the same, said again")]
    : [];
  return {
    axis: { ...axis, kind: timeScale },
    values: events.flatMap(({ date, until }) => (until === undefined ? [date] : [date, until])),
    rows: rows.map(({ label, shortLabel, note, group }) => ({
      label,
      group,
      ...(shortLabel === undefined ? {} : { shortLabel }),
      ...(note === undefined ? {} : { note }),
    })),
    style: { band: width < NARROW ? 34 : 38, nameShare: 0.28 },
    references,
    key: [...evidenceKey(events.map(({ kind }) => kind)), ...again],
  };
}

function planeOf(input: TimelineChartInput, width: number): RowPlaneInput {
  const base = basePlane(input, width);
  const laid = layRowsOf(input, width);
  return { ...base, rows: base.rows.map((row, index) => ({ ...row, band: laid[index]?.band ?? 0 })) };
}
