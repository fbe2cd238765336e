/**
 * Finds room for labels beside what they name. Each label has a list of places,
 * the best first; a label takes the cheapest one that touches no other label,
 * then all choose again a few times. No chance is involved: the same input gives
 * the same places. A label for which there is no room is left out (`null`); the
 * mark keeps its words in its `<title>`.
 */
import { overlap, type Anchor, type Box } from "./text.ts";
import type { Place, Weighed } from "./paths.ts";

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

export type Side = "right" | "left" | "above" | "below" | "above-right" | "above-left" | "below-right" | "below-left";

export interface PlacedLabel extends Box {
  readonly anchor: Anchor;
  readonly target: Place;
  /** From the mark to the label, when it stands apart. */
  readonly leader: readonly [Place, Place] | null;
}

export interface Obstacles {
  /** Labels stay inside. */
  readonly bounds: Box;
  /** Never covered: other texts. */
  readonly solid: readonly Box[];
  /** Covered when nothing else is left: marks and places along lines. */
  readonly soft: readonly Weighed[];
}

interface Candidate extends PlacedLabel {
  readonly cost: number;
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
const defaultSides: readonly Side[] = ["right", "above-right", "below-right", "left", "above-left", "below-left", "above", "below"];
const distances = [3, 9, 18, 28, 42, 60, 84, 112];
const GAP = 3;
/** Above this cost the whole plot is searched. */
const DEAR = 45;
const GRID = [18, 12] as const;
const ROUNDS = 6;

/** One answer for each request, in order. */
export function placeLabels(requests: readonly LabelRequest[], obstacles: Obstacles): readonly (PlacedLabel | null)[] {
  const choices = requests.map((request) => candidatesOf(request, obstacles));
  const placed: (Candidate | null)[] = requests.map(() => null);
  for (let round = 0; round < ROUNDS; round += 1) {
    choices.forEach((candidates, index) => {
      const others = placed.flatMap((other, at) => (at === index || other === null ? [] : [other]));
      placed[index] = cheapest(candidates, others);
    });
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

function candidatesOf(request: LabelRequest, obstacles: Obstacles): readonly Candidate[] {
  const order = [...(request.prefer ?? []), ...defaultSides.filter((side) => !request.prefer?.includes(side))];
  const found: Candidate[] = [];
  request.targets.forEach((target, targetRank) => {
    distances.forEach((distance) => {
      order.forEach((side, sideRank) => {
        const base = targetRank * 10 + sideRank * (sideRank < (request.prefer?.length ?? 0) ? 1 : 3);
        const candidate = candidateAt(request, target, side, request.clearance + distance, base, obstacles);
        if (candidate !== null) found.push(candidate);
      });
    });
  });
  const [first] = request.targets;
  if (first === undefined || found.some(({ cost }) => cost < DEAR)) return found;
  const { bounds } = obstacles;
  for (let left = bounds.left; left + request.width <= bounds.right; left += GRID[0]) {
    for (let top = bounds.top; top + request.height <= bounds.bottom; top += GRID[1]) {
      const away = first.x < left ? "start" : first.x > left + request.width ? "end" : "middle";
      const box = { left, top, right: left + request.width, bottom: top + request.height };
      const candidate = judge(box, away, first, 20, obstacles, request.owner);
      if (candidate !== null) found.push(candidate);
    }
  }
  return found;
}

function candidateAt(
  { width, height, owner }: LabelRequest,
  target: Place,
  side: Side,
  reach: number,
  base: number,
  obstacles: Obstacles,
): Candidate | null {
  const [dx, dy] = sides[side];
  const anchor: Anchor = dx > 0 ? "start" : dx < 0 ? "end" : "middle";
  const x = target.x + dx * reach;
  const y = target.y + dy * reach;
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  const top = dy < 0 ? y - height : dy > 0 ? y : y - height / 2;
  return judge({ left, top, right: left + width, bottom: top + height }, anchor, target, base, obstacles, owner);
}

/** The cost of a box: how far it stands off, what it covers, and what its leader runs through. */
function judge(
  box: Box,
  anchor: Anchor,
  target: Place,
  base: number,
  { bounds, solid, soft }: Obstacles,
  owner: string | undefined,
): Candidate | null {
  const fits =
    box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;
  if (!fits || solid.some((other) => overlap(box, other, GAP))) return null;
  const covered = soft.reduce((sum, place) => sum + (holds(box, place, 2) ? place.weight : 0), 0);
  const near = soft.filter((place) => place.weight >= 1 && place.owner !== owner && holds(box, place, 11)).length;
  const foreign = 8 * Math.min(near, 7);
  const end = { x: Math.min(Math.max(target.x, box.left), box.right), y: Math.min(Math.max(target.y, box.top), box.bottom) };
  const length = Math.hypot(end.x - target.x, end.y - target.y);
  if (length === 0) return null;
  const start = { x: target.x + ((end.x - target.x) * 6) / length, y: target.y + ((end.y - target.y) * 6) / length };
  const leader: readonly [Place, Place] | null = length > 18 ? [start, end] : null;
  const through = leader === null ? 0 : 8 + 60 * solid.filter((other) => crosses(leader, other)).length + 8 * touched(leader, soft);
  return { ...box, anchor, target, leader, cost: base + length * 1.1 + covered * 9 + foreign + through };
}

/** Weight of the lines and marks that a leader runs over. */
function touched([from, to]: readonly [Place, Place], soft: readonly Weighed[]): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  return soft.reduce((sum, { x, y, weight }) => {
    const part = squared === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / squared;
    if (part < 0 || part > 1) return sum;
    return Math.hypot(from.x + part * dx - x, from.y + part * dy - y) < 4 ? sum + weight : sum;
  }, 0);
}

function holds(box: Box, { x, y }: Place, gap: number): boolean {
  return x > box.left - gap && x < box.right + gap && y > box.top - gap && y < box.bottom + gap;
}

function crosses(leader: readonly [Place, Place] | null, box: Box): boolean {
  if (leader === null) return false;
  const [from, to] = leader;
  return Array.from({ length: 9 }, (_, step) => step / 8).some((part) =>
    holds(box, { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }, 1),
  );
}
