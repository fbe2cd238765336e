/**
 * Rows under each other on one horizontal axis: names at the left, or above
 * their row where the frame is narrow; headings over groups. The least height
 * follows from the words, so that a caller can ask for it before drawing.
 */
import { element, type MarkupNode } from "../base/markup.ts";
import { NARROW } from "./finish.ts";
import { segment } from "./paths.ts";
import { blockSize, fontSizes, textBlock } from "./text.ts";
import { lineHeight, textWidth, wrapText } from "./text-width.ts";

export interface RowNames {
  readonly label: string;
  readonly shortLabel?: string;
  /** A second, softer line. */
  readonly note?: string;
  /** Rows with one heading follow each other. */
  readonly group?: string;
  /** Least room in px for what is drawn in this row; left out: the style's. */
  readonly band?: number;
}

export interface RowStyle {
  /** Least room in px for what is drawn in a row. */
  readonly band: number;
  /** Share of the width that names may take. */
  readonly nameShare?: number;
  /** `true`: no more room round words than keeps them apart. */
  readonly dense?: true | undefined;
}

export interface RowPlace {
  /** Middle of what is drawn, in px. */
  readonly middle: number;
  readonly top: number;
  readonly bottom: number;
}

interface RowText {
  readonly lines: readonly string[];
  readonly notes: readonly string[];
  readonly heading: readonly string[];
  readonly band: number;
}

const size = fontSizes.label;
const noteSize = fontSizes.small;
const HEADING_GAP = 12;

/** Room in px that the names take at the left: 0 when they stand above their rows. */
export function nameRoom(rows: readonly RowNames[], width: number, style: RowStyle): number {
  if (width < NARROW) return 0;
  const widest = rows.map((row) => Math.max(textWidth(row.label, size), textWidth(row.note ?? "", noteSize)));
  return Math.ceil(Math.min(Math.max(0, ...widest) + 2, width * (style.nameShare ?? 0.3))) + 12;
}

/** Least height in px of all rows. */
export function rowsHeight(rows: readonly RowNames[], width: number, style: RowStyle): number {
  return textsOf(rows, width, style).reduce(
    (sum, text, index) => sum + headingHeight(text, index, style) + rowHeight(text, width, style),
    0,
  );
}

/** Spreads the rows over `height` px from `top`; what is left over goes to all alike. */
export function layRows(
  rows: readonly RowNames[],
  width: number,
  top: number,
  height: number,
  style: RowStyle,
): { readonly places: readonly RowPlace[]; readonly words: readonly MarkupNode[] } {
  const texts = textsOf(rows, width, style);
  const spare = rows.length === 0 ? 0 : Math.max(0, height - rowsHeight(rows, width, style)) / rows.length;
  const names = nameRoom(rows, width, style);
  const words: MarkupNode[] = [];
  let y = top;
  const places = texts.map((text, index): RowPlace => {
    if (text.heading.length > 0) {
      const gap = headingGap(index, style);
      if (index > 0) {
        const line = Math.round(y + gap / 3) + 0.5;
        words.push(segment(0, line, width, line, { tone: "grid" }));
      }
      words.push(...textBlock(2, y + gap, text.heading, { size, bold: true, halo: true }));
      y += headingHeight(text, index, style);
    }
    const rowTop = y;
    y += rowHeight(text, width, style) + spare;
    const own = textsHeight(text);
    if (names === 0) {
      const { width: nameWidth } = blockSize(text.lines, size);
      const back = {
        x: 0,
        y: rowTop + spare / 2,
        width: nameWidth + 5,
        height: own + 3,
        fill: "currentColor",
        class: "paper",
      };
      words.push(element("rect", back));
      drawName(words, text, 2, rowTop + spare / 2 + 2, "start");
      const bandTop = rowTop + spare / 2 + own + 3;
      return { top: rowTop, bottom: y, middle: bandTop + text.band / 2 };
    }
    const middle = (rowTop + y) / 2;
    drawName(words, text, names - 12, middle - own / 2, "end");
    return { top: rowTop, bottom: y, middle };
  });
  return { places, words };
}

function drawName(words: MarkupNode[], text: RowText, x: number, top: number, anchor: "start" | "end"): void {
  words.push(...textBlock(x, top, text.lines, { size, anchor, halo: true }));
  words.push(
    ...textBlock(x, top + text.lines.length * lineHeight(size), text.notes, {
      size: noteSize,
      anchor,
      tone: "soft",
      halo: true,
    }),
  );
}

function textsOf(rows: readonly RowNames[], width: number, style: RowStyle): readonly RowText[] {
  const names = nameRoom(rows, width, style);
  const room = names === 0 ? width - 4 : names - 12;
  return rows.map((row, index) => {
    const label = width < NARROW ? (row.shortLabel ?? row.label) : row.label;
    const joined = names === 0 && row.note !== undefined ? `${label} \u00b7 ${row.note}` : label;
    const heading = row.group !== undefined && row.group !== rows[index - 1]?.group ? row.group : "";
    return {
      lines: wrapText(joined, room, size, { maxLines: 3 }),
      notes: names === 0 || row.note === undefined ? [] : wrapText(row.note, room, noteSize, { maxLines: 2 }),
      heading: wrapText(heading, width - 4, size, { bold: true, maxLines: 2 }),
      band: row.band ?? style.band,
    };
  });
}

function textsHeight({ lines, notes }: RowText): number {
  if (notes.length === 0) return blockSize(lines, size).height;
  return lines.length * lineHeight(size) + blockSize(notes, noteSize).height;
}

function rowHeight(text: RowText, width: number, { dense }: RowStyle): number {
  const air = dense === true ? 1 : width < NARROW ? 7 : 6;
  return width < NARROW ? textsHeight(text) + text.band + air : Math.max(text.band, textsHeight(text) + air);
}

function headingGap(index: number, { dense }: RowStyle): number {
  return index === 0 ? 2 : dense === true ? HEADING_GAP / 2 : HEADING_GAP;
}

function headingHeight({ heading }: RowText, index: number, style: RowStyle): number {
  return heading.length === 0 ? 0 : headingGap(index, style) + heading.length * lineHeight(size) + 2;
}
