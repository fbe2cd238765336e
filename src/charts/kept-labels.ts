/**
 * Labels that stay as they stand to what they name while a picture moves: to search
 * for room in each frame of a drag costs much of the frame, and makes names jump.
 */
import type { LabelRequest, Obstacles } from "./place-labels.ts";
import type { PlacedLabel } from "./label-cost.ts";
import type { Place } from "./paths.ts";
import { overlap, type Box } from "./text.ts";

/** Where a label's anchor stands to the target of this rank, in px. */
interface Kept {
  readonly rank: number;
  readonly x: number;
  readonly top: number;
  readonly anchor: PlacedLabel["anchor"];
  readonly leader: readonly [Place, Place] | null;
}

/** Of one picture; empty before its labels were placed for the first time. */
export interface LabelMemory {
  kept: readonly (Kept | null)[];
}

/** @returns `null` where a label would leave the plot or cover words: all are then placed anew */
export function placesAsKept(
  requests: readonly LabelRequest[],
  { bounds, solid }: Pick<Obstacles, "bounds" | "solid">,
  { kept }: LabelMemory,
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
    const leader = one.leader === null ? null : moved(one.leader, target);
    places.push({ ...box, anchor: one.anchor, target, leader });
  }
  return places;
}

export function keepPlaces(
  requests: readonly LabelRequest[],
  places: readonly (PlacedLabel | null)[],
  memory: LabelMemory,
): void {
  memory.kept = places.map((place, index): Kept | null => {
    if (place === null) return null;
    const { anchor, target, left, right, top, leader } = place;
    const x = anchor === "start" ? left : anchor === "end" ? right : (left + right) / 2;
    return {
      rank: requests[index]?.targets.indexOf(target) ?? -1,
      x: x - target.x,
      top: top - target.y,
      anchor,
      leader: leader === null ? null : moved(leader, { x: -target.x, y: -target.y }),
    };
  });
}

function moved([from, to]: readonly [Place, Place], { x, y }: Place): readonly [Place, Place] {
  return [
    { x: from.x + x, y: from.y + y },
    { x: to.x + x, y: to.y + y },
  ];
}
