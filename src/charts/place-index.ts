/** Places sorted into square cells, so that a label asks only its neighbours. */
import type { Weighed } from "./paths.ts";
import type { Box } from "./text.ts";

/** All places within `gap` px of a box, edges left out. */
export type PlaceIndex = (box: Box, gap: number) => readonly Weighed[];

const CELL = 24;

export function indexPlaces(places: readonly Weighed[]): PlaceIndex {
  const rows = new Map<number, Map<number, Weighed[]>>();
  for (const place of places) {
    const row = cell(rows, cellOf(place.y), () => new Map<number, Weighed[]>());
    cell(row, cellOf(place.x), () => []).push(place);
  }
  return (box, gap) => {
    const found: Weighed[] = [];
    for (let down = cellOf(box.top - gap); down <= cellOf(box.bottom + gap); down += 1) {
      const row = rows.get(down);
      if (row === undefined) continue;
      for (let across = cellOf(box.left - gap); across <= cellOf(box.right + gap); across += 1) {
        for (const place of row.get(across) ?? []) if (within(box, place, gap)) found.push(place);
      }
    }
    return found;
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

function cell<Value>(map: Map<number, Value>, key: number, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
