/**
 * When a claim is due to be looked at again: its kind has an interval in the
 * site file, counted from the last entry of its history to the release date.
 */
import type { Claim } from "../schemas/claim.ts";
import type { Site } from "../schemas/site.ts";

/** The day the review was due, as an ISO date, when that lies before the release date; else `null`. */
export function reviewOverdueSince(
  claim: Pick<Claim, "kind" | "history">,
  { reviewMonths, releaseDate }: Pick<Site, "reviewMonths" | "releaseDate">,
): string | null {
  const last = claim.history.at(-1)?.date;
  const months = reviewMonths?.[claim.kind];
  if (last === undefined || months === undefined) return null;
  const due = addMonths(last, months);
  return due < releaseDate ? due : null;
}

/** An ISO date some months later; a date given by year or month counts from its first day; the day is kept within the month. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const count = year * 12 + (month - 1) + months;
  const [newYear, newMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const last = new Date(Date.UTC(newYear, newMonth, 0)).getUTCDate();
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${newYear}-${two(newMonth)}-${two(Math.min(day, last))}`;
}
