/**
 * A chart that leaves the site: with its title and source written round it, and
 * with its colours inside. Only such a file carries a `<style>`; in a page the
 * chart has classes and the sheet has the colours.
 */
import { element, type MarkupNode } from "../base/markup.ts";
import { darkPalette, lightPalette, type Palette } from "./palette.ts";
import { blockSize, fontSizes, textBlock } from "./text.ts";
import { lineHeight, wrapText } from "./text-width.ts";

export interface ExportWords {
  /** The finding. */
  readonly title: string;
  /** Units and conditions. */
  readonly subtitle?: string;
  /** Sources, licence and where the figure stands; under the chart. */
  readonly source: string;
}

const EDGE = 16;
const TITLE = 17;

/**
 * The chart on paper, its title above and its source below, all inside a wider
 * frame. Give the result to `standaloneSvg`.
 *
 * @throws {RangeError} when the node has no numeric width and height
 */
export function exportFrame(chart: MarkupNode, words: ExportWords): MarkupNode {
  const { width, height } = sizeOf(chart);
  const title = wrapText(words.title, width, TITLE, { bold: true });
  const subtitle = wrapText(words.subtitle ?? "", width, fontSizes.label);
  const source = wrapText(words.source, width, fontSizes.small);
  const subtitleTop = EDGE + title.length * lineHeight(TITLE) + 2;
  const chartTop = subtitleTop + subtitle.length * lineHeight(fontSizes.label) + 10;
  const sourceTop = chartTop + height + 12;
  const total = Math.ceil(sourceTop + blockSize(source, fontSizes.small).height + EDGE);
  const wide = width + 2 * EDGE;
  const [heading, description, ...rest] = chart.children;
  return {
    tag: "svg",
    attributes: { ...chart.attributes, width: wide, height: total, viewBox: `0 0 ${wide} ${total}` },
    children: [
      ...[heading, description].filter((child) => child !== undefined),
      element("rect", { width: wide, height: total, fill: "currentColor", class: "paper" }),
      ...textBlock(EDGE, EDGE, title, { size: TITLE, bold: true }),
      ...textBlock(EDGE, subtitleTop, subtitle, { size: fontSizes.label, tone: "soft" }),
      element("g", { transform: `translate(${EDGE},${chartTop})` }, rest),
      ...textBlock(EDGE, sourceTop, source, { size: fontSizes.small, tone: "soft" }),
    ],
  };
}

/**
 * The tree with its colours in a `<style>` after title and description: light,
 * and dark where the viewer asks for it. Needs no other file.
 */
export function standaloneSvg(svg: MarkupNode): MarkupNode {
  const style = element(
    "style",
    {},
    `${rules(lightPalette)}${shared}@media (prefers-color-scheme: dark){${rules(darkPalette)}}`,
  );
  const lead = svg.children.findIndex(
    (child) => typeof child === "string" || (child.tag !== "title" && child.tag !== "desc"),
  );
  const at = lead === -1 ? svg.children.length : lead;
  return { ...svg, children: [...svg.children.slice(0, at), style, ...svg.children.slice(at)] };
}

// No quotes and no child combinators: the serialiser escapes them.
const shared =
  ".chart{font-family:system-ui,Segoe UI,Roboto,Helvetica Neue,Arial,sans-serif;font-variant-numeric:tabular-nums lining-nums}" +
  ".halo{paint-order:stroke;stroke-width:3.5px;stroke-linejoin:round}.mark.filled{stroke-width:0.8px}";

function rules(palette: Palette): string {
  const { paper, ink, soft, grid, axis, reference, highlight, series, names } = palette;
  const plain = { paper, ink, soft, grid, axis, reference, leader: reference, highlight };
  return [
    `.chart{color:${ink}}`,
    ...Object.entries(plain).map(([name, colour]) => `.${name}{color:${colour}}`),
    ...series.map((colour, index) => `.series-${index + 1}{color:${colour}}`),
    ...names.map((colour, index) => `.label.series-${index + 1}{color:${colour}}`),
    `.halo,.mark.filled{stroke:${paper}}.mark.hollow{fill:${paper}}`,
  ].join("");
}

function sizeOf(chart: MarkupNode): { readonly width: number; readonly height: number } {
  const { width, height } = chart.attributes;
  if (typeof width !== "number" || typeof height !== "number") {
    throw new RangeError(
      `<${chart.tag}> has width ${String(width)} and height ${String(height)}, expected numbers in px`,
    );
  }
  return { width, height };
}
