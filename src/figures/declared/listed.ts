/** Names in one sentence, for titles, conditions and descriptions alike. */

/** "A, B and C"; of none "nothing". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "nothing";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
