/** What a record selects, in words: a value or a list of them, with the unit of its column. */
import type { Declared } from "./declared.ts";
import { cellWords } from "./items.ts";
import { listed } from "./listed.ts";
import type { Conditions } from "./braces.ts";

/** Stretches have none: their ends are for the author to say. */
export function conditionsOf(declared: Declared): Conditions {
  return Object.fromEntries(
    Object.entries(declared.record.where ?? {}).flatMap(([column, filter]) => {
      if (typeof filter === "object" && !Array.isArray(filter)) return [];
      const words = (Array.isArray(filter) ? filter : [filter]).map((cell) =>
        cellWords(declared, cell, column),
      );
      return [[column, listed(words)]];
    }),
  );
}
