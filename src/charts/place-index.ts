/** Places sorted into square cells, so that a label asks only its neighbours. */
import type { Weighed } from "./paths.ts";
import type { Box } from "./text.ts";

/** Shows all places within `gap` px of a box, edges left out. */
export type PlaceIndex = (box: Box, gap: number, see: (place: Weighed) => void) => void;

const CELL = 24;
/** More cells than a row has. */
const ROW = 65_536;

export function indexPlaces(places: readonly Weighed[]): PlaceIndex {
  const cells = new Map<number, Weighed[]>();
  for (const place of places) {
    const key = cellOf(place.y) * ROW + cellOf(place.x);
    const known = cells.get(key);
    if (known === undefined) cells.set(key, [place]);
    else known.push(place);
  }
  return (box, gap, see) => {
    const [first, last] = [cellOf(box.left - gap), cellOf(box.right + gap)];
    for (let down = cellOf(box.top - gap); down <= cellOf(box.bottom + gap); down += 1) {
      for (let across = first; across <= last; across += 1) {
        for (const place of cells.get(down * ROW + across) ?? []) if (within(box, place, gap)) see(place);
      }
    }
  };
}

/** Whether a place lies in a box that is wider by `gap` px on each side. */
export function within(box: Box, place: { readonly x: number; readonly y: number }, gap: number): boolean {
  const { x, y } = place;
  return x > box.left - gap && x < box.right + gap && y > box.top - gap && y < box.bottom + gap;
}

function cellOf(coordinate: number): number {
  return Math.floor(coordinate / CELL);
}
