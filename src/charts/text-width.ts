/**
 * How wide a text will be, without a browser: charts are laid out at build time
 * and again in the reader's browser and must come out the same. The table holds
 * the advance widths of DejaVu Sans, about the widest sans-serif that readers
 * have, so that text in any other one is narrower than the room kept for it.
 */

/** Thousandths of the font size, U+0020 to U+007E in order. */
const asciiWidths = [
  318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636,
  636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295,
  295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838,
  500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,
  392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

const otherWidths: Readonly<Record<string, number>> = {
  "\u00a0": 318,
  "\u00b7": 318,
  "\u2013": 500,
  "\u2018": 318,
  "\u2019": 318,
  "\u201c": 518,
  "\u201d": 518,
  "\u00b0": 500,
  "\u00b2": 401,
  "\u00b3": 401,
  "\u20ac": 636,
};
const OTHER_LETTER = 700;
const OTHER_SIGN = 1000;
const BOLD = 1.14;

/** Room above and below the baseline, in font sizes. */
export const ASCENT = 0.93;
export const DESCENT = 0.24;

/** Width in px of one line of text; errs on the wide side. */
export function textWidth(text: string, size: number, bold = false): number {
  let thousandths = 0;
  for (const sign of text) thousandths += signWidth(sign);
  return (thousandths / 1000) * size * (bold ? BOLD : 1);
}

/** Distance in px between the baselines of two lines; wide enough that their boxes do not touch. */
export function lineHeight(size: number): number {
  return Math.ceil(size * 1.25);
}

/** Texts that were wrapped before: the frames of a drag ask for the same names and titles again. */
const wrapped = new Map<string, readonly string[]>();
const MOST_WRAPPED = 500;

/**
 * Breaks a text at its spaces into lines no wider than `maxWidth` px. A word
 * that is wider is broken; what does not fit into `maxLines` ends with "…".
 */
export function wrapText(
  text: string,
  maxWidth: number,
  size: number,
  options: { readonly bold?: boolean; readonly maxLines?: number } = {},
): readonly string[] {
  const { bold = false, maxLines = 6 } = options;
  const key = `${maxWidth} ${size} ${bold} ${maxLines} ${text}`;
  let lines = wrapped.get(key);
  if (lines === undefined) {
    if (wrapped.size >= MOST_WRAPPED) wrapped.clear();
    lines = wrapAnew(text, maxWidth, size, bold, maxLines);
    wrapped.set(key, lines);
  }
  return lines;
}

function wrapAnew(
  text: string,
  maxWidth: number,
  size: number,
  bold: boolean,
  maxLines: number,
): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of wordsOf(text)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (textWidth(longer, size, bold) <= maxWidth) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = breakWord(word, maxWidth, size, bold);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  if (line !== "") lines.push(line);
  if (lines.length <= maxLines) return lines;
  const kept = lines.slice(0, maxLines);
  kept[maxLines - 1] = cutText(`${kept[maxLines - 1] ?? ""}\u2026`, maxWidth, size, bold);
  return kept;
}

/** A sign alone, such as the unit "×", stays with the word before it. */
function wordsOf(text: string): readonly string[] {
  return text
    .split(/[ \n\t]+(?![×%·][ \n\t]|[×%·]$)/)
    .map((word) => word.replaceAll(/[ \n\t]+/g, " "))
    .filter((word) => word !== "");
}

/** Like `wrapText` with lines of about one length: no single word is left over at the end. */
export function wrapEvenly(
  text: string,
  maxWidth: number,
  size: number,
  options: { readonly bold?: boolean; readonly maxLines?: number } = {},
): readonly string[] {
  const widest = wrapText(text, maxWidth, size, options);
  let best = widest;
  for (let width = maxWidth - 8; width > maxWidth / 3; width -= 8) {
    const lines = wrapText(text, width, size, options);
    if (lines.length > widest.length || lines.join(" ") !== widest.join(" ")) break;
    best = lines;
  }
  return best;
}

/** Cuts signs before a final "…" until the text fits `maxWidth` px. */
function cutText(text: string, maxWidth: number, size: number, bold: boolean): string {
  const signs = [...text.slice(0, -1)];
  while (signs.length > 0 && textWidth(`${signs.join("")}\u2026`, size, bold) > maxWidth) signs.pop();
  return `${signs.join("").replace(/[\s.,;:]+$/, "")}\u2026`;
}

function breakWord(word: string, maxWidth: number, size: number, bold: boolean): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const sign of word) {
    if (piece !== "" && textWidth(piece + sign, size, bold) > maxWidth) {
      pieces.push(piece);
      piece = "";
    }
    piece += sign;
  }
  if (piece !== "") pieces.push(piece);
  return pieces;
}

function signWidth(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  const plain = asciiWidths[code - 0x20];
  if (plain !== undefined && code >= 0x20) return plain;
  if (code < 0x20) return 0;
  return otherWidths[sign] ?? (code < 0x250 && /\p{L}/u.test(sign) ? OTHER_LETTER : OTHER_SIGN);
}
