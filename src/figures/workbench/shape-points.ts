/** An output over one input, the others as they stand: the model asked at some sixty places, for each line of the picture. */
import type { Model } from "../../models/contract.ts";
import { ModelError } from "../../models/errors.ts";
import { stretchOf, type Stretch } from "./controls.ts";
import type { DragMemory } from "./drag-memory.ts";
import { withEdges, type AskedLine } from "./shape-edges.ts";
import { evenPlaces, widened, withMarks } from "./shape-places.ts";
import { outputsOf, refusalOf, type BenchState, type Values } from "./state.ts";
import { farApart, valueText } from "./words.ts";

/** Lines a picture holds. */
const MOST_LINES = 5;

export interface ShapePoint {
  readonly x: number;
  /** `null` where the model refuses. */
  readonly y: number | null;
  /** Why it does; left out where the line is bare. */
  readonly reason?: string;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface ShapeLine {
  readonly name: string;
  readonly shortName: string;
  /** The reader's own, the same with another value of one input, or the compared scenario's. */
  readonly of: "own" | "by" | "compared";
  readonly points: readonly ShapePoint[];
}

export interface ShapePoints {
  readonly model: Model;
  readonly output: string;
  readonly over: string;
  readonly stretch: Stretch;
  /** Title of the input that has other values on the lines beside the reader's; `null`: none. */
  readonly by: string | null;
  /** The first is the reader's. */
  readonly lines: readonly ShapeLine[];
  /** The compared scenario where its line is the reader's own, drawn once; else `null`. */
  readonly same: string | null;
  /** Whether the answers ask for a logarithmic axis; those close to a refusal, which may be of any size, are not asked. */
  readonly far: boolean;
  /** In the frames of a drag: the lines alone, without points to reach, those of other values at every second place. */
  readonly drag?: DragMemory;
  /** Where the reader stands; `null` where the model refuses. */
  readonly here: Spot | null;
  /** Where the compared scenario stands; `null` without one, where the model refuses, and on a line drawn once for both. */
  readonly beside: Spot | null;
}

export interface ComparedValues {
  readonly title: string;
  readonly values: Values;
}

/**
 * The reader's line, those of the shape's other values, and the compared scenario's as far as there is room.
 * @param title of the reader's own line
 * @param drag what the frames of a drag remember: the lines are then bare
 * @throws {RangeError} when the state names no output or no number
 */
export function shapePoints(
  model: Model,
  state: Pick<BenchState, "values" | "output" | "over">,
  title: string,
  compared: ComparedValues | null,
  drag?: DragMemory,
): ShapePoints {
  const { values, output, over } = state;
  const input = model.inputs[over];
  if (input?.type !== "number" || model.outputs[output] === undefined)
    throw new RangeError(`${model.id} has no ${output} over ${over}, expected an output over a number`);
  const at = values[over];
  const besideAt = compared?.values[over];
  const marks = [at, besideAt].filter((value) => typeof value === "number");
  const stretch = widened(stretchOf(input, marks[0] ?? input.domain.min), marks);
  const even = (): readonly number[] => evenPlaces(stretch, input);
  const places = withMarks(drag?.places(`${over} ${stretch.low} ${stretch.high}`, even) ?? even(), marks);
  const sparse =
    drag === undefined ? places : places.filter((_, index) => index % 2 === 0 || index === places.length - 1);
  const line = (of: ShapeLine["of"], name: string, shortName: string, base: Values): AskedLine => {
    const known = drag?.points(`${of} ${name}`, { base, output, over }) ?? new Map<number, ShapePoint>();
    // One record for all places: models keep none of what they are given.
    const asked: Record<string, number | string> = { ...base };
    const pointAt = (x: number): ShapePoint => {
      const before = known.get(x);
      if (before !== undefined) return before;
      asked[over] = x;
      const point = pointOf(model, outputsOf(model, asked), output, x, drag === undefined);
      known.set(x, point);
      return point;
    };
    const own = of === "by" ? sparse : places;
    return { name, shortName, of, places: own, pointAt, points: own.map(pointAt) };
  };
  const by = model.shapes?.find((shape) => shape.output === output && shape.over === over)?.by;
  const others = (by?.values ?? []).filter((value) => by !== undefined && value !== values[by.input]);
  const own = line("own", title, "yours", values);
  const otherLines =
    by === undefined
      ? []
      : others
          .map((value) => {
            const words = byText(model, by.input, value);
            return line("by", words, words, { ...values, [by.input]: value });
          })
          // An input that moves nothing here would give the same line again.
          .filter((other) => !coincide(own, other));
  const other = compared === null ? null : line("compared", compared.title, "compared", compared.values);
  const same = other !== null && coincide(own, other);
  const asked = [own, ...otherLines, ...(other === null || same ? [] : [other])].slice(0, MOST_LINES);
  const far = farApart(asked.flatMap(({ points }) => points.flatMap(({ y }) => y ?? [])));
  const drawn = withEdges(asked, stretch, input);
  return {
    model,
    output,
    over,
    stretch,
    by: otherLines.length === 0 ? null : (model.inputs[by?.input ?? ""]?.title ?? null),
    lines: drawn,
    same: same ? other.name : null,
    far,
    ...(drag === undefined ? {} : { drag }),
    here: spotOn(drawn[0], at),
    beside: spotOn(
      drawn.find(({ of }) => of === "compared"),
      besideAt,
    ),
  };
}

function spotOn(line: ShapeLine | undefined, at: number | string | undefined): Spot | null {
  const point = line?.points.find(({ x }) => x === at);
  return point === undefined || point.y === null ? null : { x: point.x, y: point.y };
}

/** Whether the second line has the answers and gaps of the first at its places; what rounding leaves is no difference. */
function coincide(a: ShapeLine, b: ShapeLine): boolean {
  const answers = new Map(a.points.map(({ x, y }) => [x, y]));
  return b.points.every(({ x, y }) => {
    const beside = answers.get(x) ?? null;
    return y === null || beside === null
      ? y === beside
      : Math.abs(y - beside) <= 1e-12 * Math.max(Math.abs(y), Math.abs(beside));
  });
}

function byText(model: Model, name: string, value: number | string): string {
  const input = model.inputs[name];
  return input === undefined ? String(value) : valueText(input, value);
}

function pointOf(
  model: Model,
  answer: ReturnType<typeof outputsOf>,
  output: string,
  x: number,
  worded: boolean,
): ShapePoint {
  if (!(answer instanceof ModelError)) return { x, y: answer[output] ?? null };
  return worded ? { x, y: null, reason: refusalOf(model, answer).words } : { x, y: null };
}
