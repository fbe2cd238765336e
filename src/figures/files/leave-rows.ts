/** Which rows a picture leaves out where a frame does not hold them all. */
import { formatCount } from "../../base/format.ts";

/**
 * Takes `leave` rows from the end, passing over those that must stay.
 *
 * @returns `null` when so many cannot go, or fewer than two rows would be left
 */
export function leaveRows<Row>(
  rows: readonly Row[],
  stays: (row: Row) => boolean,
  leave: number,
): readonly Row[] | null {
  const free = rows.filter((row) => !stays(row));
  if (leave > free.length || rows.length - leave < 2) return null;
  const gone = new Set(free.slice(free.length - leave));
  return rows.filter((row) => !gone.has(row));
}

/** "3 more rows in the table" */
export function leftWords(count: number, noun: "row" | "panel"): string {
  return `${formatCount(count, `more ${noun}`)} in the table`;
}
