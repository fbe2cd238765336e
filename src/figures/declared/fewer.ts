/** A declared figure with fewer rows or panels, for a frame that does not hold them all. */
import { leaveRows, leftWords } from "../files/leave-rows.ts";
import { parseToken, tokenPattern } from "./braces.ts";
import type { Item } from "./items.ts";
import type { Scene } from "./scene.ts";

/** What a picture can leave out. */
export interface Parts {
  readonly noun: "row" | "panel";
  /** What items of one row, or of one panel, have in common. */
  readonly key: (item: Item) => string;
  /** `true`: the lowest go first; left out: the last of the dataset. */
  readonly ranked?: true;
}

export const labelledRows: Parts = { noun: "row", key: ({ group, label }) => `${group}\u0000${label}` };

export function fewerItems(
  scene: Scene,
  title: string,
  { noun, key, ranked }: Parts,
  leave: number,
): { readonly items: readonly Item[]; readonly words: string } | null {
  const { items } = scene;
  const named = new Set(items.filter(isNamedIn(scene, title)).map(key));
  const order = ranked === true ? items.toSorted((a, b) => (b.y ?? -Infinity) - (a.y ?? -Infinity)) : items;
  const kept = leaveRows([...new Set(order.map(key))], (row) => named.has(row), leave);
  if (kept === null) return null;
  const left = new Set(kept);
  return { items: items.filter((item) => left.has(key(item))), words: leftWords(leave, noun) };
}

/** Whether the title names an item, or has a finding that rests on it. */
function isNamedIn({ declared, found }: Scene, title: string): (item: Item) => boolean {
  const tokens = [...declared.record.title.matchAll(tokenPattern)].flatMap(
    ([, inside = ""]) => parseToken(inside)?.name ?? [],
  );
  const rests = tokens
    .flatMap((name) => found[name]?.rests ?? [])
    .flatMap((rest) => ("need" in rest ? [{ need: rest.need, rows: new Set(rest.rows) }] : []));
  return ({ part, row, ...names }) =>
    [names.label, names.group, names.panel].some((name) => name !== "" && title.includes(name)) ||
    rests.some(({ need, rows }) => need === part && rows.has(row));
}
