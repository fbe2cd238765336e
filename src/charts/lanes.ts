/**
 * Labels in a strip above the plot, each at the top of a vertical line: stacked
 * in as few lanes as keep them apart and let no line run through a label.
 */
import { overlap, type Anchor, type Box } from "./text.ts";

export interface LaneItem {
  /** Where the line stands, in px. */
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

export interface LanePlace {
  /** 0 is next to the plot. */
  readonly lane: number;
  readonly anchor: Anchor;
  readonly left: number;
  /** `true`: the label sits on top of its line instead of beside it. */
  readonly over: boolean;
}

export interface Lanes {
  readonly places: readonly LanePlace[];
  readonly count: number;
}

const BESIDE = 5;
const GAP = 6;

/** One place for each item, in the order given. All labels stay between `left` and `right` px. */
export function stackLanes(items: readonly LaneItem[], left: number, right: number): Lanes {
  const order = items
    .map((_, index) => index)
    .sort((a, b) => (items[a]?.x ?? 0) - (items[b]?.x ?? 0) || a - b);
  const sorted = order.flatMap((index) => items[index] ?? []);
  for (let count = 1; count <= sorted.length; count += 1) {
    const found = search(sorted, [], count, left, right);
    if (found !== null)
      return { places: items.map((_, index) => require(found[order.indexOf(index)])), count };
  }
  const places = sorted.map((item, lane) => optionsOf(item, lane, left, right).at(-1));
  return { places: items.map((_, index) => require(places[order.indexOf(index)])), count: sorted.length };
}

function search(
  items: readonly LaneItem[],
  placed: readonly LanePlace[],
  count: number,
  left: number,
  right: number,
): readonly LanePlace[] | null {
  const item = items[placed.length];
  if (item === undefined) return placed;
  for (let lane = 0; lane < count; lane += 1) {
    for (const option of optionsOf(item, lane, left, right)) {
      const free = placed.every((other, index) => apart(option, item, other, require(items[index])));
      const found = free ? search(items, [...placed, option], count, left, right) : null;
      if (found !== null) return found;
    }
  }
  return null;
}

function optionsOf(item: LaneItem, lane: number, left: number, right: number): readonly LanePlace[] {
  const options: LanePlace[] = [];
  if (item.x + BESIDE + item.width <= right)
    options.push({ lane, anchor: "start", left: item.x + BESIDE, over: false });
  if (item.x - BESIDE - item.width >= left) {
    options.push({ lane, anchor: "end", left: item.x - BESIDE - item.width, over: false });
  }
  const middle = Math.max(left, Math.min(item.x - item.width / 2, right - item.width));
  options.push({ lane, anchor: "middle", left: middle, over: true });
  return options;
}

function apart(a: LanePlace, itemA: LaneItem, b: LanePlace, itemB: LaneItem): boolean {
  if (overlap(laneBox(a, itemA), laneBox(b, itemB), GAP)) return false;
  return !runsThrough(itemA.x, a, b, itemB) && !runsThrough(itemB.x, b, a, itemA);
}

/** Whether the line at `x`, which ends in the lane of `own`, runs through another's label. */
function runsThrough(x: number, own: LanePlace, other: LanePlace, item: LaneItem): boolean {
  const reaches = own.over ? own.lane > other.lane : own.lane >= other.lane;
  return reaches && x > other.left - 3 && x < other.left + item.width + 3;
}

function laneBox(place: LanePlace, { width }: LaneItem): Box {
  return { left: place.left, right: place.left + width, top: place.lane * 10, bottom: place.lane * 10 + 1 };
}

function require<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError("lane item is missing, expected one place for each item");
  return value;
}
