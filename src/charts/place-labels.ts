/**
 * Finds room for labels beside what they name. Each label has a list of places,
 * the best first; a label takes the cheapest one that touches no other label,
 * then all choose again a few times. No chance is involved: the same input gives
 * the same places. A label for which there is no room is left out (`null`); the
 * mark keeps its words in its `<title>`.
 */
import {
  CROSSING,
  crosses,
  judgePlace,
  LABEL_GAP,
  leastCost,
  type Candidate,
  type Ground,
  type Offer,
  type PlacedLabel,
} from "./label-cost.ts";
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
  /** The lines themselves, from left to right, for labels that are kept while lines move. */
  readonly lines?: readonly (readonly Place[])[];
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
/** Above this cost the whole plot is searched. */
const DEAR = 45;
const GRID = [18, 12] as const;
/** What a place costs from the start: for each target that is better, and far from all of them. */
const RANK = 10;
const ANYWHERE = 20;
const ROUNDS = 6;

/** An offer that is judged when it is asked for, once; a small mutable record, for there are thousands. */
interface LazyOffer {
  readonly offer: Offer;
  readonly least: number;
  /** What it was found to cost at least while others were cheaper. */
  floor: number;
  judged: Candidate | null | undefined;
}

/** Offers of which none costs less than `least`; those under a limit are made when they are asked for. */
interface Shelf {
  readonly least: number;
  readonly offers: (limit: number) => readonly LazyOffer[];
}

type Judge = (offer: Offer, limit: number) => Candidate | number | null;

/** One answer for each request, in order. */
export function placeLabels(
  requests: readonly LabelRequest[],
  { bounds, solid, soft }: Obstacles,
): readonly (PlacedLabel | null)[] {
  const ground: Ground = { bounds, solid, near: indexPlaces(soft) };
  const searches = requests.map((request) => ({
    judge: (offer: Offer, limit: number) => judgePlace(request, offer, ground, limit),
    beside: request.targets.map((target, rank) =>
      shelf(rank * RANK, () => besideTarget(request, target, rank * RANK)),
    ),
    anywhere: [shelf(ANYWHERE, () => acrossPlot(request, bounds))],
  }));
  const placed: (Candidate | null)[] = requests.map(() => null);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = [...placed];
    for (const [index, { judge, beside, anywhere }] of searches.entries()) {
      const others = placed.flatMap((other, at) => (at === index || other === null ? [] : [other]));
      const first = cheapest(beside, others, null, judge);
      placed[index] = first !== null && first.cost < DEAR ? first : cheapest(anywhere, others, first, judge);
    }
    if (before.every((place, index) => place === placed[index])) break;
  }
  return placed;
}

/** The offers by rising least cost, so that the search may stop early. */
function shelf(least: number, make: () => readonly Offer[]): Shelf {
  let made: readonly LazyOffer[] = [];
  let madeTo = Number.NEGATIVE_INFINITY;
  const offers = (limit: number): readonly LazyOffer[] => {
    if (limit <= madeTo) return made;
    madeTo = limit;
    made = make()
      .map((offer): LazyOffer => ({ offer, least: leastCost(offer), floor: 0, judged: undefined }))
      .filter((lazy) => lazy.least < limit)
      .sort((a, b) => a.least - b.least);
    return made;
  };
  return { least, offers };
}

/** The cheapest offer beside the labels that stand, or the one in hand when nothing is cheaper. */
function cheapest(
  shelves: readonly Shelf[],
  others: readonly Candidate[],
  inHand: Candidate | null,
  judge: Judge,
): Candidate | null {
  let best = inHand;
  let bestCost = inHand === null ? Number.POSITIVE_INFINITY : inHand.cost + crossingCost(inHand, others);
  for (const { least, offers } of shelves) {
    if (least >= bestCost) break;
    for (const lazy of offers(bestCost)) {
      if (lazy.least >= bestCost) break;
      if (lazy.floor >= bestCost || lazy.judged === null) continue;
      if (others.some((other) => overlap(lazy.offer.box, other, LABEL_GAP))) continue;
      if (lazy.judged === undefined) {
        const answer = judge(lazy.offer, bestCost);
        if (typeof answer === "number") {
          lazy.floor = answer;
          continue;
        }
        lazy.judged = answer;
      }
      const candidate = lazy.judged;
      if (candidate === null || candidate.cost >= bestCost) continue;
      const cost = candidate.cost + crossingCost(candidate, others);
      if (cost < bestCost) [best, bestCost] = [candidate, cost];
    }
  }
  return best;
}

/** What it costs that leaders run over labels. */
function crossingCost(candidate: Candidate, others: readonly Candidate[]): number {
  const crossed = others.filter(
    (other) => crosses(candidate.leader, other) || crosses(other.leader, candidate),
  );
  return CROSSING * crossed.length;
}

/** Boxes on all sides of a target, near and further off. */
function besideTarget(
  { width, height, prefer = [], clearance }: LabelRequest,
  target: Place,
  dear: number,
): readonly Offer[] {
  const order = [...prefer, ...defaultSides.filter((side) => !prefer.includes(side))];
  return distances.flatMap((distance) =>
    order.map((side, sideRank) => {
      const base = dear + sideRank * (sideRank < prefer.length ? 1 : 3);
      return offerAt({ width, height }, target, side, clearance + distance, base);
    }),
  );
}

/** Boxes all over the plot, for a label that finds no good place beside its mark. */
function acrossPlot({ width, height, targets: [first] }: LabelRequest, bounds: Box): readonly Offer[] {
  const found: Offer[] = [];
  if (first === undefined) return found;
  for (let left = bounds.left; left + width <= bounds.right; left += GRID[0]) {
    for (let top = bounds.top; top + height <= bounds.bottom; top += GRID[1]) {
      const anchor = first.x < left ? "start" : first.x > left + width ? "end" : "middle";
      const box = { left, top, right: left + width, bottom: top + height };
      found.push({ box, anchor, target: first, base: ANYWHERE });
    }
  }
  return found;
}

function offerAt(
  { width, height }: Pick<LabelRequest, "width" | "height">,
  target: Place,
  side: Side,
  reach: number,
  base: number,
): Offer {
  const [dx, dy] = sides[side];
  const anchor: Anchor = dx > 0 ? "start" : dx < 0 ? "end" : "middle";
  const x = target.x + dx * reach;
  const y = target.y + dy * reach;
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  const top = dy < 0 ? y - height : dy > 0 ? y : y - height / 2;
  const box: Box = { left, top, right: left + width, bottom: top + height };
  return { box, anchor, target, base };
}
