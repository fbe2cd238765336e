/** "Did you mean": the nearest known name, so that a typing slip costs seconds. */
import { distance } from "fastest-levenshtein";
import { compareText } from "./fault.ts";

/** The closest of `known`, or `null` when nothing is close (more than a third of the signs differ). */
export function nearestName(name: string, known: Iterable<string>): string | null {
  let best: { name: string; distance: number } | null = null;
  for (const candidate of [...known].sort(compareText)) {
    const steps = distance(name.toLowerCase(), candidate.toLowerCase());
    if (best === null || steps < best.distance) best = { name: candidate, distance: steps };
  }
  if (best === null) return null;
  const allowed = Math.max(2, Math.floor(Math.max(name.length, best.name.length) / 3));
  return best.distance <= allowed ? best.name : null;
}

/** `Did you mean \`x\`?`, or the fallback when nothing is near. */
export function didYouMean(name: string, known: Iterable<string>, otherwise: string): string {
  const nearest = nearestName(name, known);
  return nearest === null ? otherwise : `Did you mean \`${nearest}\`?`;
}
