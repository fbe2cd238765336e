/**
 * How high an embed page comes to be, so that the frame made for it cuts nothing:
 * a page inside another site's frame cannot make that frame higher. Sizes follow
 * `styles/figure.css`; a browser test holds the heights against the pages.
 */
import { textWidth, wrapText } from "../../charts/text-width.ts";
import { pictureWidths } from "./picture-widths.ts";

/** Widths in px of a frame at which lines or pictures change most; the ends are the range that is held. */
const frameWidths = [
  320, 330, 340, 360, 380, 400, 430, 460, 480, 504, 560, 620, 680, 743, 744, 820, 920, 1016, 1100,
];

/** px: the edge of the page on each side, and how far the narrow picture may reach into it. */
const EDGE = 12;
const BLEED = 8;
/** Width in px of a frame from which on the wide picture is shown. */
export const WIDE_FROM = pictureWidths.wide + 2 * EDGE;
/** Greatest widths in px at which the pictures are shown. */
const GREATEST = { narrow: 480, wide: 992 } as const;
/** px of all margins between the parts, none of them taken as shared. */
const MARGINS = 90;
/** Of the row of actions: what stands in it, the gap between two and the height of a row, in px. */
const actions = ["Table", "CSV", "JSON", "SVG", "PNG", "Embed", "Cite", "How computed"];
const ACTION_GAP = 16;
const ACTION_ROW = 33;

export interface EmbedParts {
  readonly title: string;
  readonly subtitle: string;
  /** What names data and sources; a break begins a line. */
  readonly source: string;
  /** Of the site. */
  readonly site: { readonly title: string; readonly releaseDate: string };
  readonly heightAt: (width: number) => number;
}

/** px that hold the embed page while it shows the one picture or the other. */
export interface EmbedHeights {
  readonly narrow: number;
  readonly wide: number;
}

/** Of a figure, in frames from 320 to 1,100 px wide. */
export function embedHeights({ title, subtitle, source, site, heightAt }: EmbedParts): EmbedHeights {
  const texts = [
    { text: title, size: 19, line: 24.7, bold: true },
    { text: subtitle, size: 15, line: 21.75, bold: false },
    { text: source, size: 13, line: 18.85, bold: false },
    {
      text: `This figure with inputs to move, and how it is computed · ${site.title}, data as of ${site.releaseDate}`,
      size: 14,
      line: 22.4,
      bold: false,
    },
  ];
  const { wide, narrow } = pictureWidths;
  const pictures = { narrow: heightAt(narrow) / narrow, wide: heightAt(wide) / wide };
  const rowOfActions = actions.reduce((sum, text) => sum + textWidth(text, 14) + ACTION_GAP, 0);
  const heightIn = (frame: number): number => {
    const room = frame - 2 * EDGE;
    const picture =
      frame < WIDE_FROM
        ? pictures.narrow * Math.min(GREATEST.narrow, Math.max(room, Math.min(narrow, room + 2 * BLEED)))
        : pictures.wide * Math.min(GREATEST.wide, room);
    const lines = texts.map(
      ({ text, size, line, bold }) =>
        line *
        text.split("\n").flatMap((one) => wrapText(one, room, size, { bold, maxLines: Infinity })).length,
    );
    // A row is seldom full: a fifth of it is left.
    const rows = Math.ceil(rowOfActions / (room * 0.8)) * ACTION_ROW;
    return MARGINS + picture + rows + lines.reduce((sum, height) => sum + height, 0);
  };
  const most = (frames: readonly number[]): number => Math.ceil(Math.max(...frames.map(heightIn)));
  return {
    narrow: most(frameWidths.filter((frame) => frame < WIDE_FROM)),
    wide: most(frameWidths.filter((frame) => frame >= WIDE_FROM)),
  };
}
