/** How a figure's sources stand below it: in a line where they are few, else folded under their number. */
import { formatNumber } from "../base/format.ts";
import type { RenderedFigure } from "./figure-render.ts";

/** More would push the next part of the page away. */
const MOST_OPEN = 6;

export function sourcesAreFolded({ sources }: Pick<RenderedFigure, "sources">): boolean {
  return sources.length > MOST_OPEN;
}

/** What a folded list is opened by. */
export function foldedWords({ sources }: Pick<RenderedFigure, "sources">): string {
  return `${formatNumber(sources.length)} sources`;
}
