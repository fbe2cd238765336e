/** Downloads of a figure: table, pictures that stand alone, all of it as JSON, and the words of its dots. */
import type { APIRoute } from "astro";
import { serialise } from "../../base/markup.ts";
import type { RenderedFigure } from "../../build/figure-render.ts";
import { placedFigures } from "../../build/placed-figures.ts";
import { renderPng } from "../../build/raster.ts";
import { getSite } from "../../build/site.ts";
import {
  DOWNLOAD_DENSITY,
  figureCsv,
  figureJson,
  figurePicture,
  figureSvg,
  pictureSizeNames,
} from "../../figures/files/figure-files.ts";

interface Props {
  content: () => string | Uint8Array<ArrayBuffer>;
  type: string;
}

export const getStaticPaths = () =>
  placedFigures(getSite()).flatMap(({ figure }) =>
    filesOf(figure).map(({ file, ...props }) => ({ params: { file: `${figure.id}${file}` }, props })),
  );

export const GET: APIRoute<Props> = ({ props: { content, type } }) =>
  new Response(content(), {
    headers: { "content-type": type === "image/png" ? type : `${type}; charset=utf-8` },
  });

function filesOf(figure: RenderedFigure): (Props & { file: string })[] {
  const { site } = getSite();
  const { wide, narrow } = figure.dotTexts;
  return [
    { file: ".csv", type: "text/csv", content: () => figureCsv(figure) },
    { file: ".svg", type: "image/svg+xml", content: () => serialise(figureSvg(figure)) },
    { file: ".json", type: "application/json", content: () => figureJson(figure) },
    ...(wide.length === 0
      ? []
      : [
          {
            file: ".points.json",
            type: "application/json",
            // The narrow picture mostly has the same words in the same order.
            content: () =>
              `${JSON.stringify(JSON.stringify(wide) === JSON.stringify(narrow) ? { wide } : { wide, narrow })}\n`,
          },
        ]),
    ...pictureSizeNames.flatMap((size) => {
      const picture = () => figurePicture(figure, site.title, size);
      return [
        { file: `-${size}.svg`, type: "image/svg+xml", content: () => serialise(picture()) },
        { file: `-${size}.png`, type: "image/png", content: () => renderPng(picture(), DOWNLOAD_DENSITY) },
      ];
    }),
    // A preview is named by its absolute address, which only a site that says its own has.
    ...(site.url === undefined
      ? []
      : [
          {
            file: "-share.png",
            type: "image/png",
            content: () => renderPng(figurePicture(figure, site.title, "1200x630"), 1),
          },
        ]),
  ];
}
