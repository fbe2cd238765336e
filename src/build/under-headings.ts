/** A model's inputs under the headings of its record, for all that lists them; their order stays that of the record. */
import type { Model } from "../models/contract.ts";

export interface UnderHeading<Item> {
  /** `null` where no heading stands before. */
  readonly heading: string | null;
  readonly items: readonly Item[];
}

/** @param items one for each input, in the order of the record */
export function underHeadings<Item extends { readonly name: string }>(
  { inputHeadings = {} }: Pick<Model, "inputHeadings">,
  items: readonly Item[],
): readonly UnderHeading<Item>[] {
  const headings = new Map<string | undefined, string>(Object.entries(inputHeadings));
  const starts = items.flatMap(({ name }, index) => (index === 0 || headings.has(name) ? [index] : []));
  return starts.map((start, place) => {
    const under = items.slice(start, starts[place + 1]);
    return { heading: headings.get(under[0]?.name) ?? null, items: under };
  });
}
