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
  const named = new Set(items.filter((item) => isNamed(scene, item, title)).map(key));
  const order = ranked === true ? items.toSorted((a, b) => (b.y ?? -Infinity) - (a.y ?? -Infinity)) : items;
  const kept = leaveRows([...new Set(order.map(key))], (row) => named.has(row), leave);
  if (kept === null) return null;
  const left = new Set(kept);
  return { items: items.filter((item) => left.has(key(item))), words: leftWords(leave, noun) };
}

/** Whether the title names it, or has a finding that rests on it. */
function isNamed({ declared, found }: Scene, item: Item, title: string): boolean {
  const names = [item.label, item.group, item.panel].filter((name) => name !== "");
  if (names.some((name) => title.includes(name))) return true;
  const tokens = [...declared.record.title.matchAll(tokenPattern)].flatMap(
    ([, inside = ""]) => parseToken(inside)?.name ?? [],
  );
  return tokens
    .flatMap((name) => found[name]?.rests ?? [])
    .some((rest) => "need" in rest && rest.need === item.part && rest.rows.includes(item.row));
}
