/** Dates and names of a source as text, as exact as the source gives them. */
import type { Source } from "../schemas/source.ts";

/** "2026-02-16", "2026-02" or "2026"; `null` when unknown. */
export function issuedText({ issued }: Pick<Source, "issued">): string | null {
  const parts = issued?.["date-parts"][0];
  return parts === undefined ? null : parts.map((part) => String(part).padStart(2, "0")).join("-");
}

export function authorText({ author }: Pick<Source, "author">): string | null {
  if (author === undefined) return null;
  return author
    .map(
      ({ literal, given, family }) =>
        literal ?? [given, family].filter((part) => part !== undefined).join(" "),
    )
    .join(", ");
}
