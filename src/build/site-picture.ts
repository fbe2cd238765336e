/** The site's own share preview, for pages that show no figure: its name and what it is about. */
import { element, type MarkupNode } from "../base/markup.ts";
import { standaloneSvg } from "../charts/export-frame.ts";
import { textBlock } from "../charts/text.ts";
import { wrapEvenly } from "../charts/text-width.ts";
import { pictureSizes } from "../figures/files/figure-files.ts";
import type { Site } from "../schemas/site.ts";

export function sitePicture({ title, description, releaseDate }: Site): MarkupNode {
  const { width, height } = pictureSizes["1200x630"];
  const edge = 80;
  const inner = width - 2 * edge;
  const heading = wrapEvenly(title, inner, 72, { bold: true, maxLines: 2 });
  const words = wrapEvenly(description, inner, 34, { maxLines: 5 });
  const wordsTop = edge + heading.length * 90 + 24;
  return standaloneSvg(
    element(
      "svg",
      { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height },
      element("rect", { width, height, fill: "currentColor", class: "paper" }),
      element("rect", { width: 16, height, fill: "currentColor", class: "series-1" }),
      textBlock(edge, edge, heading, { size: 72, bold: true }),
      textBlock(edge, wordsTop, words, { size: 34, tone: "soft" }),
      textBlock(edge, height - edge - 28, [`Data as of ${releaseDate}`], { size: 24, tone: "soft" }),
    ),
  );
}
