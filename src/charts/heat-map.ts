/**
 * What comes out for each pair of two inputs: cells in at most seven classes from
 * pale to strong, lines of equal value with their words over them. Each cell can
 * be reached as a dot of an unseen cloud. Long because one chart kind is one file.
 */
import { element, type MarkupNode } from "../base/markup.ts";
import { amountClasses, type AmountClasses } from "./amount-classes.ts";
import { hatchPattern } from "./band.ts";
import { cellArea, cellDomain, cellEdges } from "./cell-grid.ts";
import { classKey, type ClassKey } from "./class-key.ts";
import { contourLines } from "./contour-lines.ts";
import { finishChart, NARROW, wordsFor } from "./finish.ts";
import type { Frame } from "./frame.ts";
import { wordsKey, type KeyItem } from "./key.ts";
import { drawLabels, type LabelSpec } from "./labels.ts";
import { linesOver } from "./lines-over.ts";
import { along, around, lineThrough, weigh, type Dot, type Place } from "./paths.ts";
import { layPlane, type Plane, type ReferenceLine } from "./plane.ts";
import { reachableDots } from "./reachable-dots.ts";
import type { AxisSpec } from "./scales.ts";
import { dataPoint, hover, markAt } from "./shapes.ts";
import { textBoxes, type Box } from "./text.ts";

export interface HeatMapMark {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly shortLabel?: string;
  readonly detail?: string;
  readonly ref?: string;
}

/** A line of equal value, such as a target. */
export interface HeatMapContour {
  readonly value: number;
  readonly label: string;
  readonly shortLabel?: string;
}

export interface HeatMapInput {
  readonly x: AxisSpec;
  readonly y: AxisSpec;
  /** Rising, at least two. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** `values[row of ys][column of xs]`; `null`: no answer there. */
  readonly values: readonly (readonly (number | null)[])[];
  readonly value: {
    readonly label: string;
    readonly shortLabel?: string;
    /** `true`: classes and lines are laid in the logarithm. */
    readonly log?: true;
    readonly format: (value: number) => string;
    /** A cell in words, with the names and units of its place. */
    readonly say?: (value: number, x: number, y: number) => string;
    /** Limits between the classes, rising, at most six; left out: round numbers. */
    readonly limits?: readonly number[];
  };
  readonly contours: readonly HeatMapContour[];
  readonly marks?: readonly HeatMapMark[];
  /** Vertical lines. */
  readonly references?: readonly ReferenceLine[];
  /** Horizontal lines. */
  readonly levels?: readonly ReferenceLine[];
  /** Why a cell has no answer, for the key. */
  readonly absent?: string;
}

interface Amounts {
  readonly classes: AmountClasses;
  readonly key: ClassKey;
  readonly present: readonly number[];
}

/** A height in px that shows the map well at a width. */
export function heatMapHeight(input: HeatMapInput, width: number): number {
  const share = width < NARROW ? 0.86 : width < 900 ? 0.58 : 0.5;
  return Math.round(width * share + amountsOf(input, width).key.height + 70);
}

/** @throws {RangeError} on values that do not fill the grid, axes that do not rise, or a frame too low */
export function heatMap(input: HeatMapInput, frame: Frame): MarkupNode {
  requireGrid(input, frame);
  const { classes, key, present } = amountsOf(input, frame.width);
  const [xDomain, yDomain] = [cellDomain(input.xs, input.x), cellDomain(input.ys, input.y)];
  const { references = [], levels = [], marks = [] } = input;
  const plane = layPlane(
    { ...frame, height: frame.height - key.height - 8 },
    {
      x: { ...input.x, zero: false, domain: xDomain },
      y: { ...input.y, zero: false, domain: yDomain },
      xValues: marks.map(({ x }) => x),
      yValues: [...marks.map(({ y }) => y), ...levels.map(({ value }) => value)],
      references,
      key: keyOf(input, present, frame),
    },
  );
  const xEdges = cellEdges(input.xs, xDomain, plane.x);
  const yEdges = cellEdges(input.ys, yDomain, plane.y);
  const cells = Array.from({ length: classes.count }, (_, index) => {
    const path = cellArea(
      (row, column) => {
        const value = input.values[row]?.[column] ?? null;
        return value !== null && classes.classOf(value) === index;
      },
      xEdges,
      yEdges,
    );
    return path === "" ? null : area(path, classes.toneOf(index), "currentColor");
  });
  const lacking = cellArea((row, column) => input.values[row]?.[column] === null, xEdges, yEdges);
  const hatched =
    lacking === "" ? [] : [hatchPattern(frame), area(lacking, "axis", `url(#${frame.id}-hatch)`)];
  return finishChart(
    frame,
    plane.ground,
    cells,
    hatched,
    [reachableDots(cellPlaces(input, plane), input.value.label, { grid: true })],
    ...drawOver(input, plane, frame),
    plane.words,
    key.draw(2, frame.height - key.height),
  );
}

/** Lines, marks and words on top of the cells, each with a rim of paper so that it shows on any class. */
function drawOver(input: HeatMapInput, plane: Plane, frame: Frame): readonly (readonly MarkupNode[])[] {
  const { marks = [], references = [], levels = [], value } = input;
  const { plot, x, y } = plane;
  const maxWidth = frame.width < NARROW ? 130 : 220;
  const straight = linesOver(references, levels, plane, frame);
  const lines = input.contours.map((contour) => ({ contour, pieces: linesOf(contour, input, plane) }));
  const contours = lines.flatMap(({ contour, pieces }) => {
    const drawn = pieces.flatMap((piece) => [
      lineThrough(piece, { tone: "paper", width: 5 }),
      lineThrough(piece, { tone: "ink", width: 2 }),
    ]);
    const words = hover(contour.label, `${value.label}: ${value.format(contour.value)}`);
    const found = drawn.filter((line) => line !== null);
    return found.length === 0 ? [] : [dataPoint(words, { series: "lines of equal value" }, ...found)];
  });
  const placed = marks.map((mark) => ({ ...mark, place: { x: x.at(mark.x), y: y.at(mark.y) } }));
  const points = placed.map(({ label, detail, ref, place }) =>
    dataPoint(
      hover(label, detail),
      { ref, series: "marks" },
      markAt("circle", place.x, place.y, 7.6, { tone: "paper" }),
      markAt("circle", place.x, place.y, 5.2, { tone: "ink" }),
    ),
  );
  const labels: readonly LabelSpec[] = [
    ...placed.map(({ label, shortLabel, place }): LabelSpec => ({
      words: wordsFor(frame, label, shortLabel),
      tone: "ink",
      bold: true,
      owner: label,
      targets: [place],
      clearance: 9,
      maxWidth,
    })),
    ...lines.flatMap(({ contour, pieces }): LabelSpec[] => {
      const targets = targetsOf(pieces);
      if (targets.length === 0) return [];
      const words = wordsFor(frame, contour.label, contour.shortLabel);
      return [{ words, tone: "ink", owner: contour.label, targets, clearance: 4, maxWidth }];
    }),
    ...straight.labels,
  ];
  const words = drawLabels(labels, {
    bounds: { left: plot.left + 3, right: plot.right - 3, top: plot.top + 3, bottom: plot.bottom - 3 },
    solid: plane.solid,
    soft: [
      ...lines.flatMap(({ contour, pieces }) =>
        pieces.flatMap((piece) => weigh(along(piece), 1, contour.label)),
      ),
      ...placed.flatMap(({ label, place }) => weigh(around(place, 7), 2, label)),
      ...straight.soft,
      ...plane.soft,
    ],
  });
  return [straight.lines, contours, points, words.flatMap(textBoxes).map(plate), words];
}

/** Paper under words: a rim round the letters alone is restless where classes meet. */
function plate({ left, right, top, bottom }: Box): MarkupNode {
  return element("rect", {
    x: left - 4,
    y: top - 1,
    width: right - left + 8,
    height: bottom - top + 2,
    rx: 3,
    fill: "currentColor",
    "fill-opacity": 0.88,
    class: "paper",
  });
}

/** Where the words of a line may stand: along its longest piece, the middle first. */
function targetsOf(pieces: readonly (readonly Place[])[]): readonly Place[] {
  const longest = pieces.reduce<readonly Place[]>((best, one) => (one.length > best.length ? one : best), []);
  const parts = [0.5, 0.65, 0.35, 0.8, 0.2, 0.92, 0.08];
  const found = parts.map((part) => longest[Math.floor(part * (longest.length - 1))]);
  return found.filter((place) => place !== undefined);
}

function linesOf(
  contour: HeatMapContour,
  input: HeatMapInput,
  { x, y }: Plane,
): readonly (readonly Place[])[] {
  const log = input.value.log === true;
  const part = (value: number): number => (log ? Math.log(value) : value);
  const grid = {
    xs: input.xs.map((value) => x.at(value)),
    ys: input.ys.map((value) => y.at(value)),
    values: input.values.map((row) => row.map((value) => (value === null ? null : part(value)))),
  };
  return contourLines(grid, part(contour.value));
}

function area(path: string, tone: string, fill: string): MarkupNode {
  return element("path", { d: path, fill, "shape-rendering": "crispEdges", class: tone });
}

function cellPlaces({ xs, ys, values, value }: HeatMapInput, { x, y }: Plane): readonly Dot[] {
  return ys.flatMap((down, row) =>
    xs.flatMap((across, column): Dot[] => {
      const one = values[row]?.[column] ?? null;
      if (one === null) return [];
      const words =
        value.say?.(one, across, down) ?? `${value.format(one)} at ${x.text(across)} and ${y.text(down)}`;
      return [{ x: Math.round(x.at(across)), y: Math.round(y.at(down)), words }];
    }),
  );
}

/** What is hatched and why, and which lines the map does not reach: silence would read as an oversight. */
function keyOf(input: HeatMapInput, present: readonly number[], frame: Frame): readonly KeyItem[] {
  const { contours, values, absent = "no answer" } = input;
  const missing = contours.filter(
    ({ value }) => present.every((one) => one < value) || present.every((one) => one > value),
  );
  const hatch: KeyItem = {
    words: absent,
    width: 18,
    sample: (x, y) => [
      element("rect", {
        x: x - 8,
        y: y - 6,
        width: 16,
        height: 12,
        fill: `url(#${frame.id}-hatch)`,
        stroke: "currentColor",
        class: "axis",
      }),
    ],
  };
  return [
    ...(values.some((row) => row.includes(null)) ? [hatch] : []),
    ...missing.map((contour) =>
      wordsKey(`${wordsFor(frame, contour.label, contour.shortLabel)}: nowhere on this map`),
    ),
  ];
}

function amountsOf({ values, value }: HeatMapInput, width: number): Amounts {
  const present = values.flatMap((row) => row.filter((one) => one !== null));
  const { log = false, limits, format } = value;
  if (present.length === 0)
    return { present, classes: amountClasses([1]), key: { height: 0, draw: () => [] } };
  const classes = amountClasses(present, { log, limits });
  const title = width < NARROW ? (value.shortLabel ?? value.label) : value.label;
  const low = present.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  const high = present.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  return { present, classes, key: classKey({ title, classes, low, high, format }, width - 4) };
}

function requireGrid({ xs, ys, values, contours, value }: HeatMapInput, { id }: Frame): void {
  if (values.length !== ys.length || values.some((row) => row.length !== xs.length))
    throw new RangeError(`${id}: values do not fill the grid, expected ${ys.length} rows of ${xs.length}`);
  for (const contour of contours) {
    if (!Number.isFinite(contour.value) || (value.log === true && contour.value <= 0))
      throw new RangeError(`${contour.label}: value is ${contour.value}, expected one that has a place`);
  }
}
