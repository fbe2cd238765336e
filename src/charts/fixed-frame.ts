/**
 * A chart as a picture of an exact size, for slides, messages and share previews:
 * title, subtitle, chart, source and the site's name, all inside. Nothing is cut
 * but a long subtitle or source line, which then ends with "…".
 */
import { element, type MarkupNode } from "../base/markup.ts";
import { drawingOf, onPaper, sizeOf, type ExportWords } from "./export-frame.ts";
import { blockSize, fontSizes, textBlock } from "./text.ts";
import { lineHeight, textWidth, wrapEvenly, wrapText } from "./text-width.ts";

export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

export interface FixedFrameWords extends ExportWords {
  /** Name of the site, at the foot. */
  readonly site: string;
}

export interface Drawable {
  /** The chart at a size in px, its parts close to each other when `dense`. May throw a `RangeError` when that is too low. */
  readonly draw: (width: number, height: number, dense?: true) => MarkupNode;
  /** The height in px that the chart asks for at a width. */
  readonly height: (width: number) => number;
  /** The chart without `leave` of its rows, and words that say so; `null` when that many cannot go. */
  readonly fewer?: ((leave: number) => FewerRows | null) | undefined;
}
export interface FewerRows {
  readonly draw: Drawable["draw"];
  /** "3 more rows in the table" */
  readonly words: string;
}

/** From this width in px on a frame is large. */
const LARGE = 1000;
/** Chart text of 12 px may shrink to 11 px, and no further. */
const LEAST_SCALE = 11 / fontSizes.small;
/** A chart of few rows is not pulled apart further than this. */
const MOST_STRETCH = 1.5;
/** A large frame is shown small in most places, so its chart is enlarged, unless that would squeeze it below this share of its height. */
const LEAST_SQUEEZE = 0.8;

/**
 * Draws the chart at the width that the frame leaves; on a large frame smaller
 * and enlarged. When it does not fit, the subtitle is shortened; then the chart
 * is drawn on a larger ground and scaled down as far as its text stays at 11 px;
 * then its parts move together; then rows are left out, and the foot says how
 * many. A chart that still does not fit is scaled down whole.
 */
export function fixedFrame(size: FrameSize, words: FixedFrameWords, chart: Drawable): MarkupNode {
  const enlarged = size.width < LARGE ? [] : [1.4, 1.25, 1.1].map((scale) => ({ subtitleLines: 2, scale }));
  const shortened = [3, 2, 1].map((subtitleLines) => ({ subtitleLines, scale: 1 }));
  const scaled = [0.97, 0.94, LEAST_SCALE].map((scale) => ({ subtitleLines: 1, scale }));
  for (const { subtitleLines, scale } of [...enlarged, ...shortened, ...scaled]) {
    const layout = layOut(size, words, subtitleLines);
    const width = Math.floor(layout.room.width / scale);
    const [asked, room] = [chart.height(width), Math.floor(layout.room.height / scale)];
    if (scale > 1 && room < asked * LEAST_SQUEEZE) continue;
    const height = Math.min(room, Math.floor(asked * MOST_STRETCH));
    const drawn = drawIfItFits(() => chart.draw(width, height));
    if (drawn !== null) return compose(size, layout, drawn, scale);
  }
  return drawDense(size, words, chart) ?? drawFewer(size, words, chart) ?? drawSmall(size, words, chart);
}

function drawDense(
  size: FrameSize,
  words: FixedFrameWords,
  { draw }: Pick<Drawable, "draw">,
): MarkupNode | null {
  const tries = [
    ...[3, 2, 1].map((subtitleLines) => ({ subtitleLines, scale: 1 })),
    { subtitleLines: 1, scale: LEAST_SCALE },
  ];
  for (const { subtitleLines, scale } of tries) {
    const layout = layOut(size, words, subtitleLines);
    const [width, height] = [layout.room.width, layout.room.height].map((px) => Math.floor(px / scale));
    const drawn = drawIfItFits(() => draw(width ?? 0, height ?? 0, true));
    if (drawn !== null) return compose(size, layout, drawn, scale);
  }
  return null;
}

/** Without as few rows as will do: of thousands each one cannot be tried. */
function drawFewer(size: FrameSize, words: FixedFrameWords, { fewer }: Drawable): MarkupNode | null {
  let best: MarkupNode | null = null;
  const isEnough = (leave: number): boolean => {
    const rest = fewer?.(leave);
    if (rest == null) return true;
    const drawn = drawDense(size, { ...words, source: `${rest.words}. ${words.source}` }, rest);
    best = drawn ?? best;
    return drawn !== null;
  };
  let [low, high] = [0, 1];
  while (!isEnough(high)) [low, high] = [high, 2 * high];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return best;
}

/** Its text may then be smaller than 11 px: a frame of another size would be cut by others. */
function drawSmall(size: FrameSize, words: FixedFrameWords, chart: Drawable): MarkupNode {
  const layout = layOut(size, words, 1);
  const { room } = layout;
  const asked = chart.height(room.width);
  const scale = Math.min(LEAST_SCALE, Math.floor((room.height / asked) * 1e4) / 1e4);
  const drawn = chart.draw(room.width, asked);
  const left = Math.round((room.width * (1 - scale)) / 2);
  return compose(size, { ...layout, edge: layout.edge + left }, drawn, scale);
}

interface Layout {
  readonly edge: number;
  readonly head: readonly MarkupNode[];
  readonly foot: readonly MarkupNode[];
  /** What is left for the chart; `top` from the frame's upper edge. */
  readonly room: { readonly width: number; readonly height: number; readonly top: number };
}

function layOut(size: FrameSize, words: FixedFrameWords, subtitleLines: number): Layout {
  const edge = size.width < 700 ? 16 : size.width < LARGE ? 22 : 32;
  const titleSize = size.width < 700 ? 17 : size.width < LARGE ? 20 : 26;
  const subtitleSize = size.width < LARGE ? fontSizes.label : 15;
  const width = size.width - 2 * edge;
  const title = wrapEvenly(words.title, width, titleSize, { bold: true, maxLines: 9 });
  const subtitle = wrapText(words.subtitle ?? "", width, subtitleSize, { maxLines: subtitleLines });
  const subtitleTop = edge + title.length * lineHeight(titleSize) + 2;
  const top = subtitleTop + subtitle.length * lineHeight(subtitleSize) + 8;
  const siteWidth = textWidth(words.site, fontSizes.label, true);
  const source = wrapText(words.source, width - siteWidth - 24, fontSizes.small, { maxLines: 2 });
  const sourceTop = size.height - edge - blockSize(source, fontSizes.small).height;
  const siteTop = size.height - edge - blockSize([words.site], fontSizes.label, true).height;
  return {
    edge,
    head: [
      ...textBlock(edge, edge, title, { size: titleSize, bold: true }),
      ...textBlock(edge, subtitleTop, subtitle, { size: subtitleSize, tone: "soft" }),
    ],
    foot: [
      ...textBlock(edge, sourceTop, source, { size: fontSizes.small, tone: "soft" }),
      ...textBlock(size.width - edge, siteTop, [words.site], { bold: true, anchor: "end" }),
    ],
    room: { width, height: Math.min(sourceTop, siteTop) - 10 - top, top },
  };
}

/** `null` when the chart refuses the height. */
function drawIfItFits(draw: () => MarkupNode): MarkupNode | null {
  try {
    return draw();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A chart lower than its room stands in the middle of it. */
function compose(size: FrameSize, layout: Layout, chart: MarkupNode, scale: number): MarkupNode {
  const top = layout.room.top + Math.max(0, layout.room.height - sizeOf(chart).height * scale) / 2;
  const place = `translate(${layout.edge},${Math.round(top * 100) / 100})`;
  const transform = scale === 1 ? place : `${place} scale(${Math.round(scale * 1e4) / 1e4})`;
  return onPaper(chart, size, ...layout.head, element("g", { transform }, drawingOf(chart)), ...layout.foot);
}
