/** The files of a figure as the build writes them: one list for all pages that hand out files. */
import { serialise } from "../base/markup.ts";
import {
  DOWNLOAD_DENSITY,
  figureCsv,
  figureJson,
  figurePicture,
  figureSvg,
  type FiledFigure,
  type PictureSize,
} from "../figures/files/figure-files.ts";
import type { DotTexts } from "./dot-texts.ts";
import { renderPng } from "./raster.ts";

export interface Download {
  /** What follows the figure's id in the file's name: ".csv", "-850x600.png". */
  readonly file: string;
  readonly type: string;
  readonly content: () => string | Uint8Array<ArrayBuffer>;
}

export interface DownloadedFigure extends FiledFigure {
  /** Words of the dots of each picture; without any there is no file of them. */
  readonly dotTexts: DotTexts;
}

/** @param site name of the site, at the foot of the pictures of those sizes */
export function downloadsOf(
  figure: DownloadedFigure,
  site: string,
  sizes: readonly PictureSize[],
): readonly Download[] {
  const { wide, narrow } = figure.dotTexts;
  const points: Download = {
    file: ".points.json",
    type: "application/json",
    // The narrow picture mostly has the same words in the same order.
    content: () =>
      `${JSON.stringify(JSON.stringify(wide) === JSON.stringify(narrow) ? { wide } : { wide, narrow })}\n`,
  };
  return [
    { file: ".csv", type: "text/csv", content: () => figureCsv(figure) },
    { file: ".svg", type: "image/svg+xml", content: () => serialise(figureSvg(figure)) },
    { file: ".json", type: "application/json", content: () => figureJson(figure) },
    ...(wide.length === 0 ? [] : [points]),
    ...sizes.flatMap((size): Download[] => {
      const picture = () => figurePicture(figure, site, size);
      return [
        { file: `-${size}.svg`, type: "image/svg+xml", content: () => serialise(picture()) },
        { file: `-${size}.png`, type: "image/png", content: () => renderPng(picture(), DOWNLOAD_DENSITY) },
      ];
    }),
  ];
}

export function answerWith({ content, type }: Pick<Download, "content" | "type">): Response {
  const said = type === "image/png" ? type : `${type}; charset=utf-8`;
  return new Response(content(), { headers: { "content-type": said } });
}
