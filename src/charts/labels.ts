/** Named marks: asks for room for all labels of a chart at once, then draws them with their leaders. */
import type { MarkupNode } from "../base/markup.ts";
import type { LabelMemory } from "./kept-labels.ts";
import { placeLabels, type LabelRequest, type Obstacles } from "./place-labels.ts";
import { segment, type Place } from "./paths.ts";
import { markAt, type MarkShape } from "./shapes.ts";
import { blockSize, fontSizes, textBlock } from "./text.ts";
import { ASCENT, textWidth, wrapEvenly } from "./text-width.ts";

export interface LabelSpec {
  readonly words: string;
  readonly tone: string;
  readonly bold?: boolean;
  /** A small mark before the words, for names of series. */
  readonly glyph?: MarkShape;
  readonly targets: readonly Place[];
  readonly clearance: number;
  readonly prefer?: LabelRequest["prefer"];
  readonly owner?: string;
  /** Font size in px. */
  readonly size?: number;
  /** Lines break at this width in px. */
  readonly maxWidth: number;
}

const GLYPH = 14;

/** Width in px of a name with its mark, on one line. */
export function nameWidth(words: string): number {
  return GLYPH + textWidth(words, fontSizes.label, true);
}

/**
 * Labels in order of importance; those without room are left out.
 * @param memory keeps them where they stand to what they name, from one frame of a drag to the next
 */
export function drawLabels(
  specs: readonly LabelSpec[],
  obstacles: Obstacles,
  memory?: LabelMemory,
): readonly MarkupNode[] {
  const blocks = specs.map((spec) => {
    const size = spec.size ?? fontSizes.label;
    const indent = spec.glyph === undefined ? 0 : GLYPH;
    const lines = wrapEvenly(spec.words, spec.maxWidth - indent, size, {
      bold: spec.bold ?? false,
      maxLines: 4,
    });
    const { width, height } = blockSize(lines, size, spec.bold);
    return { spec, size, indent, lines, width: width + indent, height };
  });
  const requests = blocks.map(
    ({ spec: { targets, clearance, owner, prefer }, width, height }): LabelRequest => {
      return { width, height, targets, clearance, owner, prefer };
    },
  );
  const places = (memory?.places ?? placeLabels)(requests, obstacles);
  const leaders: MarkupNode[] = [];
  const words = blocks.flatMap(({ spec, size, indent, lines, width }, index): readonly MarkupNode[] => {
    const place = places[index];
    if (place === undefined || place === null) return [];
    if (place.leader !== null) {
      const [from, to] = place.leader;
      leaders.push(segment(from.x, from.y, to.x, to.y, { tone: "leader" }));
    }
    const { tone, bold = false } = spec;
    const style = { size, bold, tone, halo: true };
    // At the end of a leader a mark would pass for a point of the data, so the words stand alone.
    if (spec.glyph === undefined || place.leader !== null) {
      const { anchor } = place;
      const x = anchor === "start" ? place.left : anchor === "end" ? place.right : place.left + width / 2;
      return textBlock(x, place.top, lines, { ...style, anchor });
    }
    const glyph = markAt(spec.glyph, place.left + 5, place.top + size * (ASCENT - 0.35), 4.2, { tone });
    return [glyph, ...textBlock(place.left + indent, place.top, lines, style)];
  });
  return [...leaders, ...words];
}
