/**
 * Finds room for labels beside what they name. Each label has a list of places,
 * the best first; a label takes the cheapest one that touches no other label,
 * then all choose again a few times. No chance is involved: the same input gives
 * the same places. A label for which there is no room is left out (`null`); the
 * mark keeps its words in its `<title>`.
 */
import { crosses, judgePlace, type Candidate, type Ground, type PlacedLabel } from "./label-cost.ts";
import type { Place, Weighed } from "./paths.ts";
import { indexPlaces } from "./place-index.ts";
import { overlap, type Anchor, type Box } from "./text.ts";

export interface LabelRequest {
  readonly width: number;
  readonly height: number;
  /** Possible anchors, the best first: the end of a line, then its other knots. */
  readonly targets: readonly Place[];
  /** Room kept round the target, its mark's radius in px. */
  readonly clearance: number;
  /** Whose label it is: near marks of others it would be read as theirs. */
  readonly owner?: string | undefined;
  /** Which sides to try first; the others cost more. */
  readonly prefer?: readonly Side[] | undefined;
}

export type Side =
  "right" | "left" | "above" | "below" | "above-right" | "above-left" | "below-right" | "below-left";

export interface Obstacles {
  /** Labels stay inside. */
  readonly bounds: Box;
  /** Never covered: other texts. */
  readonly solid: readonly Box[];
  /** Covered when nothing else is left: marks and places along lines. */
  readonly soft: readonly Weighed[];
}

const sides: Readonly<Record<Side, readonly [number, number]>> = {
  right: [1, 0],
  left: [-1, 0],
  above: [0, -1],
  below: [0, 1],
  "above-right": [0.75, -0.75],
  "above-left": [-0.75, -0.75],
  "below-right": [0.75, 0.75],
  "below-left": [-0.75, 0.75],
};
const defaultSides: readonly Side[] = [
  "right",
  "above-right",
  "below-right",
  "left",
  "above-left",
  "below-left",
  "above",
  "below",
];
const distances = [3, 9, 18, 28, 42, 60, 84, 112];
const GAP = 3;
/** Above this cost the whole plot is searched. */
const DEAR = 45;
const GRID = [18, 12] as const;
const ROUNDS = 6;

/** One answer for each request, in order. */
export function placeLabels(
  requests: readonly LabelRequest[],
  { bounds, solid, soft }: Obstacles,
): readonly (PlacedLabel | null)[] {
  const ground: Ground = { bounds, solid, near: indexPlaces(soft) };
  const beside = requests.map((request) => besideTargets(request, ground));
  const anywhere = new Map<number, readonly Candidate[]>();
  const placed: (Candidate | null)[] = requests.map(() => null);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = [...placed];
    requests.forEach((request, index) => {
      const others = placed.flatMap((other, at) => (at === index || other === null ? [] : [other]));
      const first = cheapest(beside[index] ?? [], others);
      placed[index] = first;
      if (first !== null && first.cost < DEAR) return;
      const rest = anywhere.get(index) ?? acrossPlot(request, ground);
      anywhere.set(index, rest);
      placed[index] = cheapest(first === null ? rest : [first, ...rest], others);
    });
    if (before.every((place, index) => place === placed[index])) break;
  }
  return placed;
}

function cheapest(candidates: readonly Candidate[], others: readonly Candidate[]): Candidate | null {
  let best: Candidate | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate.cost >= bestCost || others.some((other) => overlap(candidate, other, GAP))) continue;
    const crossings = others.filter(
      (other) => crosses(candidate.leader, other) || crosses(other.leader, candidate),
    ).length;
    const cost = candidate.cost + 60 * crossings;
    if (cost < bestCost) [best, bestCost] = [candidate, cost];
  }
  return best;
}

/** Boxes on all sides of all targets, near and further off. */
function besideTargets(request: LabelRequest, ground: Ground): readonly Candidate[] {
  const { prefer = [], targets, clearance } = request;
  const order = [...prefer, ...defaultSides.filter((side) => !prefer.includes(side))];
  return targets.flatMap((target, targetRank) =>
    distances.flatMap((distance) =>
      order.flatMap((side, sideRank) => {
        const base = targetRank * 10 + sideRank * (sideRank < prefer.length ? 1 : 3);
        return candidateAt(request, target, side, clearance + distance, base, ground) ?? [];
      }),
    ),
  );
}

/** Boxes all over the plot, for a label that finds no good place beside its mark. */
function acrossPlot(request: LabelRequest, ground: Ground): readonly Candidate[] {
  const { bounds } = ground;
  const [first] = request.targets;
  const found: Candidate[] = [];
  if (first === undefined) return found;
  for (let left = bounds.left; left + request.width <= bounds.right; left += GRID[0]) {
    for (let top = bounds.top; top + request.height <= bounds.bottom; top += GRID[1]) {
      const anchor = first.x < left ? "start" : first.x > left + request.width ? "end" : "middle";
      const box = { left, top, right: left + request.width, bottom: top + request.height };
      const candidate = judgePlace(request, { box, anchor, target: first, base: 20 }, ground);
      if (candidate !== null) found.push(candidate);
    }
  }
  return found;
}

function candidateAt(
  request: LabelRequest,
  target: Place,
  side: Side,
  reach: number,
  base: number,
  ground: Ground,
): Candidate | null {
  const { width, height } = request;
  const [dx, dy] = sides[side];
  const anchor: Anchor = dx > 0 ? "start" : dx < 0 ? "end" : "middle";
  const x = target.x + dx * reach;
  const y = target.y + dy * reach;
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  const top = dy < 0 ? y - height : dy > 0 ? y : y - height / 2;
  const box: Box = { left, top, right: left + width, bottom: top + height };
  return judgePlace(request, { box, anchor, target, base }, ground);
}
