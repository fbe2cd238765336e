/**
 * The three bracket syntaxes of prose: `[= number, option]`, `[@source, locator; @other]`
 * and `[#figure]`. One reader of each for plugins, pages and checks.
 */

export const numberPattern = /\[=\s*([^\]]+?)\s*\]/g;
export const citationPattern = /\[(@[^\]]+)\]/g;
export const figureReferencePattern = /\[#([a-z0-9][a-z0-9-]*)\]/g;

export interface CitationText {
  readonly id: string;
  readonly locator: string | null;
}

/** The parts of what stands between the brackets, as Pandoc users know it. A locator is all that follows the first comma. */
export function parseCitations(inside: string): CitationText[] {
  return inside
    .split(";")
    .map((part) => /^\s*@([^\s,;]+)\s*(?:,\s*([\s\S]*?))?\s*$/.exec(part))
    .filter((match) => match !== null)
    .map(([, id = "", locator]) => ({
      id,
      locator: locator === undefined || locator === "" ? null : foldSpaces(locator),
    }));
}

/** One space for each run of white space, line breaks included. */
export function foldSpaces(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
