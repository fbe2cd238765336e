/** Downloads of a figure: table, pictures that stand alone, all of it as JSON, and the words of its dots. */
import type { APIRoute } from "astro";
import { answerWith, downloadsOf, type Download } from "../../build/downloads.ts";
import type { RenderedFigure } from "../../build/figure-render.ts";
import { placedFigures } from "../../build/placed-figures.ts";
import { renderPng } from "../../build/raster.ts";
import { getSite } from "../../build/site.ts";
import { figurePicture, pictureSizeNames } from "../../figures/files/figure-files.ts";

type Props = Omit<Download, "file">;

export const getStaticPaths = () =>
  placedFigures(getSite()).flatMap(({ figure }) =>
    filesOf(figure).map(({ file, ...props }) => ({ params: { file: `${figure.id}${file}` }, props })),
  );

export const GET: APIRoute<Props> = ({ props }) => answerWith(props);

function filesOf(figure: RenderedFigure): readonly Download[] {
  const { site } = getSite();
  const share: Download = {
    file: "-share.png",
    type: "image/png",
    content: () => renderPng(figurePicture(figure, site.title, "1200x630"), 1),
  };
  const files = downloadsOf(figure, site.title, pictureSizeNames);
  // A preview is named by its absolute address, which only a site that says its own has.
  return site.url === undefined ? files : [...files, share];
}
