/**
 * What the frames of a drag have in common: axes, the places of the curve, and each line
 * that does not hang on the input being moved. The compared scenario's is one in
 * every drag, and a drag along the axis leaves all lines as they are.
 */
import { makeLabelMemory, type LabelMemory } from "../../charts/kept-labels.ts";
import { makePlaneMemory, type PlaneMemory } from "../../charts/kept-plane.ts";
import type { ShapePoint } from "./shape-points.ts";
import type { Values } from "./state.ts";

/** A line is what its model says over one input with all others at these values. */
export interface LineQuestion {
  readonly base: Values;
  readonly output: string;
  readonly over: string;
}

export interface DragMemory {
  /** The places asked for by the same text before, else those that are made. */
  readonly places: (stretch: string, make: () => readonly number[]) => readonly number[];
  /** Known points of a line by their place: to be asked and added to. */
  readonly points: (line: string, question: LineQuestion) => Map<number, ShapePoint>;
  /** Of the picture that is shown. */
  readonly kept: { readonly labels: LabelMemory; readonly plane: PlaneMemory };
  /** A pause, in which the picture is drawn in full, empties what is kept of it. */
  readonly forgetPicture: () => void;
}

/** A drag along the axis asks at a new place in each frame, and the old ones are of no more use. */
const MOST_POINTS = 300;

export function makeDragMemory(): DragMemory {
  let known: { readonly stretch: string; readonly places: readonly number[] } | undefined;
  const lines = new Map<string, LineQuestion & { readonly points: Map<number, ShapePoint> }>();
  const kept = { labels: makeLabelMemory(), plane: makePlaneMemory() };
  return {
    kept,
    forgetPicture: () => {
      kept.labels.forget();
      kept.plane.forget();
    },
    places: (stretch, make) => {
      if (known?.stretch !== stretch) known = { stretch, places: make() };
      return known.places;
    },
    points: (line, question) => {
      const before = lines.get(line);
      if (before !== undefined && isSame(before, question) && before.points.size < MOST_POINTS)
        return before.points;
      const points = new Map<number, ShapePoint>();
      lines.set(line, { ...question, points });
      return points;
    },
  };
}

function isSame(a: LineQuestion, b: LineQuestion): boolean {
  if (a.output !== b.output || a.over !== b.over) return false;
  for (const name in b.base) if (name !== b.over && a.base[name] !== b.base[name]) return false;
  return true;
}
