/**
 * What a place for a label costs: its distance from what it names, the lines and
 * marks it covers, the marks of others beside which it would be misread, and what
 * its leader runs over. The weights were set by looking at crowded charts.
 */
import type { Place } from "./paths.ts";
import { within, type PlaceIndex } from "./place-index.ts";
import { overlap, type Anchor, type Box } from "./text.ts";

export interface PlacedLabel extends Box {
  readonly anchor: Anchor;
  readonly target: Place;
  /** From the mark to the label, when it stands apart. */
  readonly leader: readonly [Place, Place] | null;
}

export interface Candidate extends PlacedLabel {
  readonly cost: number;
}

/** A box on offer; `base` is what its side and target cost already. */
export interface Offer {
  readonly box: Box;
  readonly anchor: Anchor;
  readonly target: Place;
  readonly base: number;
}

/** What stands in the way. */
export interface Ground {
  readonly bounds: Box;
  readonly solid: readonly Box[];
  readonly near: PlaceIndex;
}

/** px between a label and a text or another label. */
export const LABEL_GAP = 3;
/** What a leader that runs over a text costs. */
export const CROSSING = 60;
/** What each px from what a label names costs; the search stops early by the least cost, so both costs must count it alike. */
const DISTANCE = 1.1;

/** Where a leader from the target meets the box, and how far that is. */
function reach({ box, target }: Pick<Offer, "box" | "target">): {
  readonly end: Place;
  readonly length: number;
} {
  const end = {
    x: Math.min(Math.max(target.x, box.left), box.right),
    y: Math.min(Math.max(target.y, box.top), box.bottom),
  };
  return { end, length: Math.hypot(end.x - target.x, end.y - target.y) };
}

/** What an offer costs at least: most places are passed over by this alone. */
export function leastCost({ box, target: { x, y }, base }: Offer): number {
  const across = Math.max(box.left - x, x - box.right, 0);
  const down = Math.max(box.top - y, y - box.bottom, 0);
  return base + Math.hypot(across, down) * DISTANCE;
}

/**
 * The offer with its cost, or `null` where it would leave the plot, cover a text
 * or touch its own mark. Above `limit` the answer is a number, at or under the cost:
 * what the leader runs over is then not looked at.
 */
export function judgePlace(
  { owner, clearance }: { readonly owner?: string | undefined; readonly clearance: number },
  offer: Offer,
  { bounds, solid, near }: Ground,
  limit = Number.POSITIVE_INFINITY,
): Candidate | number | null {
  const { box, anchor, target, base } = offer;
  const { end, length } = reach(offer);
  if (length < clearance || length === 0) return null;
  const fits =
    box.left >= bounds.left &&
    box.right <= bounds.right &&
    box.top >= bounds.top &&
    box.bottom <= bounds.bottom;
  if (!fits || solid.some((other) => overlap(box, other, LABEL_GAP))) return null;
  let [covered, others] = [0, 0];
  near(box, 10, (place) => {
    if (within(box, place, 2)) covered += place.weight;
    if (place.weight >= 1 && place.owner !== owner) others += 1;
  });
  const cost = base + length * DISTANCE + covered * 9 + 8 * Math.min(others, 7);
  if (length <= 18) return { ...box, anchor, target, leader: null, cost };
  if (cost + 8 >= limit) return cost + 8;
  const start = {
    x: target.x + ((end.x - target.x) * 6) / length,
    y: target.y + ((end.y - target.y) * 6) / length,
  };
  const leader: readonly [Place, Place] = [start, end];
  const crossed = solid.filter((other) => crosses(leader, other)).length;
  return { ...box, anchor, target, leader, cost: cost + 8 + CROSSING * crossed + 8 * touched(leader, near) };
}

/** Weight of the lines and marks that a leader runs over. */
function touched([from, to]: readonly [Place, Place], near: PlaceIndex): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  const span: Box = {
    left: Math.min(from.x, to.x),
    right: Math.max(from.x, to.x),
    top: Math.min(from.y, to.y),
    bottom: Math.max(from.y, to.y),
  };
  let touches = 0;
  near(span, 4, ({ x, y, weight }) => {
    const part = squared === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / squared;
    if (part < 0 || part > 1) return;
    if (Math.hypot(from.x + part * dx - x, from.y + part * dy - y) < 4) touches += weight;
  });
  return touches;
}

/** Whether a leader runs over a box; measured at nine places along it. */
export function crosses(leader: readonly [Place, Place] | null, box: Box): boolean {
  if (leader === null) return false;
  const [from, to] = leader;
  for (let step = 0; step <= 8; step += 1) {
    const place = { x: from.x + ((to.x - from.x) * step) / 8, y: from.y + ((to.y - from.y) * step) / 8 };
    if (within(box, place, 1)) return true;
  }
  return false;
}
