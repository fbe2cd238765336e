/** The words of a target's record: which take numbers of its answer in braces, and the record with them filled in. */
import { fillTokens } from "../figures/declared/braces.ts";
import type { RecordText } from "../figures/declared/check-words.ts";
import type { FoundByName } from "../figures/declared/found.ts";
import { needsFigureId } from "../figures/targets/target-ids.ts";
import type { Target } from "../schemas/target.ts";
import { LookupError } from "./trace-data.ts";
import type { PublishedSite } from "./site.ts";

/** `{target}`, `{best}`, `{share}`: the findings of the chart of what each input must be. */
export function filledTextsOf({ title, question, about }: Target): readonly RecordText[] {
  return Object.entries({ title, question, about }).map(([field, text]) => ({ path: [field], text }));
}

/** Printed as they stand: what inputs and the output are called. */
export function fixedTextsOf({ names = {} }: Target): readonly RecordText[] {
  return Object.entries(names).map(([name, text]) => ({ path: ["names", name], text }));
}

/** @throws {LookupError} when there is no such target; {RangeError} for a brace that names no finding */
export function filledTarget(
  { ledger, figure }: Pick<PublishedSite, "ledger" | "figure">,
  id: string,
): Target {
  const target = ledger.targets.get(id);
  if (target === undefined) throw new LookupError(`unknown target \`${id}\``, id, ledger.targets.keys());
  const texts = filledTextsOf(target);
  if (!texts.some(({ text }) => text.includes("{"))) return target;
  const noWords = { label: "", x: "", series: "" };
  const found: FoundByName = Object.fromEntries(
    [...figure(needsFigureId(id)).findings].map(([name, { label, kind, value, unit }]) => [
      name,
      { label, kind, value, unit, rests: [], words: noWords },
    ]),
  );
  return {
    ...target,
    ...Object.fromEntries(texts.map(({ path, text }) => [String(path[0]), fillTokens(text, found)])),
  };
}
