/** What a reader copies to show a figure inside another page; build and browser write it alike. */
import { escapeText } from "../../base/markup.ts";
import { WIDE_FROM, type EmbedHeights } from "./embed-height.ts";

/**
 * A frame as wide as the room it is given. A frame's height cannot follow its width,
 * but padding may be told in parts of a width: the block round it is of the one
 * height below `WIDE_FROM` px and of the other from there on. Where styles are taken
 * out, the height that holds at any width stays.
 */
export function embedSnippet(address: string, title: string, { narrow, wide }: EmbedHeights): string {
  const [low, high] = [Math.min(narrow, wide), Math.max(narrow, wide)];
  // So steep that a sixty-fourth of a px, the least a browser knows, makes the step.
  const step = narrow > wide ? `${WIDE_FROM}px - 100%` : `100% - ${WIDE_FROM - 0.1}px`;
  const block = `position: relative; padding-bottom: clamp(${low}px, (${step}) * 999999, ${high}px)`;
  const frame = "position: absolute; width: 100%; height: 100%; border: 0";
  return `<div style="${block}"><iframe src="${escapeText(address)}" title="${escapeText(title)}" width="100%" height="${high}" style="${frame}" loading="lazy"></iframe></div>`;
}
