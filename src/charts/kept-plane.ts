/**
 * Axes that stay while lines move: in a drag the reader sees a line rise, where axes
 * that were fitted to each frame would show the same line beside other numbers. They
 * are laid anew when a line leaves the plot, with room to go on, or fills too little.
 */
import type { Frame } from "./frame.ts";
import { endRoom, layPlane, type Plane, type PlaneInput } from "./plane.ts";
import { positionOn, type AxisSpec } from "./scales.ts";

/** Of one picture. */
export interface PlaneMemory {
  /** As `layPlane`, or the plane of the frame before. */
  readonly lay: typeof layPlane;
  /** The next plane is laid anew, fitted to its values. */
  readonly forget: () => void;
}

/** A share of the axis below which lines would be flat. */
const LEAST_FILLED = 0.5;
/** Room beyond the values where they go on leaving the plot, as a share of what they span. */
const ROOM_TO_GO = 0.25;

export function makePlaneMemory(): PlaneMemory {
  let kept: { readonly frame: Frame; readonly input: PlaneInput; readonly plane: Plane } | null = null;
  return {
    lay: (frame, input) => {
      // The first plane is that of the picture at rest.
      let room: readonly number[] = [];
      if (kept !== null && isAlike(kept, { frame, input })) {
        const { x, y } = kept.plane;
        const reach = reachOf(input.y, input.yValues);
        const inside = isWithin(reach, y.domain) && isWithin(reachOf(input.x, input.xValues), x.domain);
        if (inside && isFilled(input.y, y.domain, reach)) return kept.plane;
        room = roomBeyond(input.y, y.domain, reach);
      }
      const plane = layPlane(frame, { ...input, yValues: [...input.yValues, ...room] });
      kept = { frame, input, plane };
      return plane;
    },
    forget: () => {
      kept = null;
    },
  };
}

/** Least and greatest value that an axis has to hold. */
type Reach = readonly [number, number];

function reachOf({ kind, zero }: AxisSpec, values: readonly number[]): Reach {
  const begins = kind === "linear" && zero !== false;
  let [low, high] = begins ? [0, 0] : [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function isWithin([low, high]: Reach, [from, to]: Reach): boolean {
  return low >= from && high <= to;
}

function isFilled(spec: AxisSpec, domain: Reach, [low, high]: Reach): boolean {
  const at = positionOn(spec);
  return at(high) - at(low) >= LEAST_FILLED * (at(domain[1]) - at(domain[0]));
}

/** Values beyond the ends through which the lines went. */
function roomBeyond({ kind }: AxisSpec, [from, to]: Reach, [low, high]: Reach): readonly number[] {
  const [below, above] =
    kind === "log"
      ? [low * (low / high) ** ROOM_TO_GO, high * (high / low) ** ROOM_TO_GO]
      : [low - (high - low) * ROOM_TO_GO, high + (high - low) * ROOM_TO_GO];
  return [...(low < from ? [below] : []), ...(high > to ? [above] : [])];
}

interface Asked {
  readonly frame: Frame;
  readonly input: PlaneInput;
}

/** Whether the second has what the first has but for values, and room for its names. Lines and keys of its own are laid anew each time. */
function isAlike(a: Asked, b: Asked): boolean {
  return (
    [a, b].every(({ input }) => input.references.length === 0 && input.key.length === 0) &&
    a.frame.id === b.frame.id &&
    a.frame.width === b.frame.width &&
    a.frame.height === b.frame.height &&
    a.frame.panel === b.frame.panel &&
    a.input.headroom === b.input.headroom &&
    isSameAxis(a.input.x, b.input.x) &&
    isSameAxis(a.input.y, b.input.y) &&
    endRoom(b.input, b.frame.width) <= endRoom(a.input, a.frame.width)
  );
}

const axisParts = ["kind", "label", "shortLabel", "zero", "constant", "prefix", "suffix"] as const;

function isSameAxis(a: AxisSpec, b: AxisSpec): boolean {
  return (
    axisParts.every((part) => a[part] === b[part]) &&
    a.domain?.[0] === b.domain?.[0] &&
    a.domain?.[1] === b.domain?.[1]
  );
}
