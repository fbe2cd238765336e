/** Names in messages: which are known, and which was meant, so that a typing slip costs seconds. */
import { distance } from "fastest-levenshtein";
import { compareText } from "./fault.ts";

/** A list that is read at a glance; longer ones are told by their size and the nearest names. */
const SIGNS_OF_A_LIST = 260;

/** The closest of `known`, or `null` when nothing is close: more than a third of the signs differ, or half of a short name that begins otherwise. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  const [best] = byDistance(name, known);
  if (best === undefined) return null;
  const allowed = Math.max(2, Math.floor(Math.max(name.length, best.name.length) / 3));
  const half = 2 * best.steps >= Math.max(name.length, best.name.length);
  return best.steps <= allowed && (best.steps < 2 || !half || name[0] === best.name[0]) ? best.name : null;
}

/**
 * What was expected where a name is none of `known`: all of them where that is a short
 * list, else how many there are and those that look most like it.
 *
 * @param where where the list stands, said of a long one: "src/base/units.ts"
 */
export function expectedName(name: string, known: Iterable<string>, where?: string): string {
  const names = [...known];
  const all = orList(names);
  if (all.length <= SIGNS_OF_A_LIST) return all;
  const nearest = byDistance(name, names).slice(0, 4);
  const list = where === undefined ? "" : ` of ${where}`;
  return `one of ${names.length} names${list}, such as ${orList(nearest.map((one) => one.name))}`;
}

/** "a, b or c". */
export function orList(options: readonly string[]): string {
  const last = options.at(-1) ?? "";
  return options.length < 2 ? last : `${options.slice(0, -1).join(", ")} or ${last}`;
}

/** `Did you mean \`x\`?`, or the fallback when nothing is near. */
export function didYouMean(name: string, known: Iterable<string>, otherwise: string): string {
  const nearest = nearestName(name, known);
  return nearest === null ? otherwise : `Did you mean \`${nearest}\`?`;
}

/** Nearest first; of equally near ones in the order of the alphabet. */
function byDistance(
  name: string,
  known: Iterable<string>,
): { readonly name: string; readonly steps: number }[] {
  return [...known]
    .sort(compareText)
    .map((one) => ({ name: one, steps: distance(name.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps);
}
