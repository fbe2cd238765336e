/**
 * Labels that stay as they stand to what they name while a picture moves: to search
 * for room in each frame of a drag costs much of the frame, and makes names jump.
 */
import type { PlacedLabel } from "./label-cost.ts";
import type { Place } from "./paths.ts";
import { placeLabels, type LabelRequest, type Obstacles } from "./place-labels.ts";
import { overlap, type Box } from "./text.ts";

/** Where a label's anchor stands to the target of this rank, in px. */
interface Kept {
  readonly rank: number;
  readonly x: number;
  readonly top: number;
  readonly anchor: PlacedLabel["anchor"];
  readonly leader: readonly [Place, Place] | null;
  /** Stretches of lines that ran through it where the search put it. */
  readonly covered: number;
}

/** Of one picture. */
export interface LabelMemory {
  /** As `placeLabels`, beside the moved targets; where a label would leave the plot, cover words or come upon a line all are placed anew. */
  readonly places: typeof placeLabels;
  /** The next labels are placed anew. */
  readonly forget: () => void;
}

export function makeLabelMemory(): LabelMemory {
  let kept: readonly (Kept | null)[] = [];
  return {
    places: (requests, obstacles) => {
      const before = placesAsKept(requests, obstacles, kept);
      if (before !== null) return before;
      const places = placeLabels(requests, obstacles);
      kept = places.map((place, index) => place && keep(place, requests[index]?.targets ?? [], obstacles));
      return places;
    },
    forget: () => {
      kept = [];
    },
  };
}

function placesAsKept(
  requests: readonly LabelRequest[],
  { bounds, solid, lines = [] }: Omit<Obstacles, "soft">,
  kept: readonly (Kept | null)[],
): readonly (PlacedLabel | null)[] | null {
  if (kept.length !== requests.length) return null;
  const places: (PlacedLabel | null)[] = [];
  for (const [index, { width, height, targets }] of requests.entries()) {
    const one = kept[index] ?? null;
    if (one === null) {
      places.push(null);
      continue;
    }
    const target = targets[one.rank];
    if (target === undefined) return null;
    const x = target.x + one.x;
    const left = one.anchor === "start" ? x : one.anchor === "end" ? x - width : x - width / 2;
    const top = target.y + one.top;
    const box: Box = { left, top, right: left + width, bottom: top + height };
    const fits =
      left >= bounds.left && box.right <= bounds.right && top >= bounds.top && box.bottom <= bounds.bottom;
    const taken = [...solid, ...places.filter((other) => other !== null)];
    if (!fits || taken.some((other) => overlap(box, other, 0))) return null;
    if (coveredIn(box, lines) > one.covered) return null;
    const leader = one.leader && moved(one.leader, target);
    places.push({ ...box, anchor: one.anchor, target, leader });
  }
  return places;
}

function keep(place: PlacedLabel, targets: readonly Place[], { lines = [] }: Omit<Obstacles, "soft">): Kept {
  const { anchor, target, left, right, top, leader } = place;
  const x = anchor === "start" ? left : anchor === "end" ? right : (left + right) / 2;
  return {
    rank: targets.indexOf(target),
    x: x - target.x,
    top: top - target.y,
    anchor,
    leader: leader && moved(leader, { x: -target.x, y: -target.y }),
    covered: coveredIn(place, lines),
  };
}

/** How many stretches of lines run through a box. */
function coveredIn({ left, right, top, bottom }: Box, lines: readonly (readonly Place[])[]): number {
  let covered = 0;
  for (const line of lines) {
    let from = line[0];
    for (const to of line) {
      if (from !== undefined && to.x >= left && from.x <= right) {
        // The heights at which the stretch enters and leaves the box's width.
        const rise = to.x === from.x ? 0 : (to.y - from.y) / (to.x - from.x);
        const enters = from.y + rise * Math.max(0, left - from.x);
        const leaves = to.y - rise * Math.max(0, to.x - right);
        if (Math.max(enters, leaves) > top && Math.min(enters, leaves) < bottom) covered += 1;
      }
      from = to;
    }
  }
  return covered;
}

function moved([from, to]: readonly [Place, Place], { x, y }: Place): readonly [Place, Place] {
  return [
    { x: from.x + x, y: from.y + y },
    { x: to.x + x, y: to.y + y },
  ];
}
