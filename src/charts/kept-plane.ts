/**
 * Axes that stay while lines move: in a drag the reader sees a line rise, where axes
 * that were fitted to each frame would show the same line beside other numbers. They
 * grow where a line leaves the plot, with room to go on, and are fitted anew only
 * where lines would be flat.
 */
import type { Frame } from "./frame.ts";
import { endRoom, layPlane, type Plane, type PlaneInput } from "./plane.ts";
import { positionOn, type AxisSpec } from "./scales.ts";

/** Of one picture. */
export interface PlaneMemory {
  /** As `layPlane`, or the plane of the frame before. */
  readonly lay: typeof layPlane;
  /** Kind of the vertical axis of that plane; `null` before the first. */
  readonly kind: () => AxisSpec["kind"] | null;
  /** The next plane is laid anew, fitted to its values. */
  readonly forget: () => void;
}

/** A share of the axis below which lines are as good as flat. */
const LEAST_FILLED = 0.2;
/** Room beyond the values where they leave the plot, as a share of what they span. */
const ROOM_TO_GO = 0.5;

export function makePlaneMemory(): PlaneMemory {
  let kept: (Asked & { readonly plane: Plane }) | null = null;
  return {
    lay: (frame, input) => {
      const asked = { frame, input };
      // The first plane is that of the picture at rest.
      const laid = kept !== null && isAlike(kept, asked) ? suited(kept, asked) : input;
      if (laid === null && kept !== null) return kept.plane;
      kept = { frame, input: laid ?? input, plane: layPlane(frame, laid ?? input) };
      return kept.plane;
    },
    kind: () => kept?.input.y.kind ?? null,
    forget: () => {
      kept = null;
    },
  };
}

interface Asked {
  readonly frame: Frame;
  readonly input: PlaneInput;
}

/** What is to be laid where the kept plane does not suit; `null` where it does. */
function suited(kept: Asked & { readonly plane: Plane }, { frame, input }: Asked): PlaneInput | null {
  const { x, y, plot } = kept.plane;
  const reach = reachOf(input.y, input.yValues);
  const domain = grown(input.y, y.domain, reach);
  const isFilled = spanOf(input.y, reach) >= LEAST_FILLED * spanOf(input.y, domain);
  const hasRoom = endRoom(input, frame.width) <= endRoom(kept.input, frame.width);
  const holdsX = isWithin(reachOf(input.x, input.xValues), x.domain);
  if (hasRoom && holdsX && isFilled && isWithin(reach, y.domain)) return null;
  const last = Math.max(...input.xValues);
  return {
    ...input,
    // Names have room wherever lines end from now on, and values as wide as those before.
    ends: hasRoom ? (kept.input.ends ?? []) : (input.ends ?? []).map((end) => ({ ...end, value: last })),
    leastLeft: plot.left,
    y: isFilled ? { ...input.y, domain } : input.y,
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

/** What two values are apart along an axis. */
function spanOf(spec: AxisSpec, [low, high]: Reach): number {
  const at = positionOn(spec);
  return at(high) - at(low);
}

/** The domain with room beyond each end through which the lines went. */
function grown({ kind }: AxisSpec, [from, to]: Reach, [low, high]: Reach): Reach {
  const [below, above] =
    kind === "log"
      ? [low * (low / high) ** ROOM_TO_GO, high * (high / low) ** ROOM_TO_GO]
      : [low - (high - low) * ROOM_TO_GO, high + (high - low) * ROOM_TO_GO];
  return [low < from ? below : from, high > to ? above : to];
}

/** Whether all but values and room for names is the same. A plane with lines and a key of its own is laid anew each time. */
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
    a.input.x.domain?.[0] === b.input.x.domain?.[0] &&
    a.input.x.domain?.[1] === b.input.x.domain?.[1]
  );
}

const axisParts = ["kind", "label", "shortLabel", "zero", "constant", "prefix", "suffix"] as const;

function isSameAxis(a: AxisSpec, b: AxisSpec): boolean {
  return axisParts.every((part) => a[part] === b[part]);
}
