/** Curves to the place where the model begins or ceases to answer. */
import type { NumberInput } from "../../models/contract.ts";
import type { Stretch } from "./controls.ts";
import { withMarks } from "./shape-places.ts";
import type { ShapeLine, ShapePoint } from "./shape-points.ts";

/** How often the stretch in which the model begins or ceases to answer is halved. */
const HALVINGS = 4;
/** A line that can be asked at more places. */
export interface AskedLine extends ShapeLine {
  readonly places: readonly number[];
  readonly pointAt: (x: number) => ShapePoint;
}

/** The lines with more places where one of them begins or ceases to be answered, so that it does not break off where it happened to be asked. */
export function withEdges(
  lines: readonly AskedLine[],
  stretch: Stretch,
  input: NumberInput,
): readonly ShapeLine[] {
  const edges = lines.flatMap((line) => edgesOf(line, stretch, input));
  return lines.map(({ name, shortName, of, places, pointAt, points }) => ({
    name,
    shortName,
    of,
    points: edges.length === 0 ? points : withMarks(places, edges).map(pointAt),
  }));
}

/** Places with an answer, nearer and nearer to those without. */
function edgesOf({ points, pointAt }: AskedLine, { log }: Stretch, { domain }: NumberInput): number[] {
  const edges: number[] = [];
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    if (from === undefined || (from.y === null) === (to.y === null)) continue;
    let [answered, refused] = from.y === null ? [to.x, from.x] : [from.x, to.x];
    for (let halving = 0; halving < HALVINGS; halving += 1) {
      const middle = log ? Math.sqrt(answered * refused) : (answered + refused) / 2;
      const place = domain.integer === true ? Math.round(middle) : Number(middle.toPrecision(6));
      if (place === answered || place === refused) break;
      if (pointAt(place).y === null) refused = place;
      else edges.push((answered = place));
    }
  }
  return edges;
}
