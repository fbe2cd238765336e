/** Saves the files of a figure as it is shown; the same code as at build makes them. */
import { serialise, type MarkupNode } from "../base/markup.ts";
import { sizeOf } from "../charts/export-frame.ts";
import {
  DOWNLOAD_DENSITY,
  figureCsv,
  figureJson,
  figurePicture,
  figureSvg,
  pictureSizeNames,
  type FiledFigure,
} from "../figures/files/figure-files.ts";
import { showFigure } from "../figures/files/show-figure.ts";
import type { StandingFigure } from "./follow-figure.ts";
import { saveFile } from "./save-file.ts";
import { stateAddress } from "./state-address.ts";

/** @param link says by `data-save` which file, and by `data-size` of which size */
export async function saveFigure(standing: StandingFigure, link: HTMLAnchorElement): Promise<void> {
  const { figure, data, values, start, about, root } = standing;
  const address = stateAddress(about.page, figure.id, values, start);
  const filed: FiledFigure = { ...showFigure(figure, data, values), ...about, address };
  const name = link.download.replace(/(?=\.\w+$)/, "-moved");
  const size = pictureSizeNames.find((one) => one === link.dataset["size"]);
  const fault = root.querySelector<HTMLElement>("[data-part=unsaved]");
  if (fault !== null) fault.hidden = true;
  const picture = (): MarkupNode =>
    size === undefined ? figureSvg(filed) : figurePicture(filed, about.site.title, size);
  try {
    switch (link.dataset["save"]) {
      case "csv":
        saveFile(name, "text/csv", figureCsv(filed));
        return;
      case "json":
        saveFile(name, "application/json", figureJson(filed));
        return;
      case "svg":
        saveFile(name, "image/svg+xml", serialise(picture()));
        return;
      default:
        saveFile(name, "image/png", await drawPng(picture()));
    }
  } catch (error) {
    if (fault === null) throw error;
    fault.textContent = `This file could not be made: ${error instanceof Error ? error.message : String(error)}.`;
    fault.hidden = false;
  }
}

/** As sharp as the built one; letters are those of the reader's own machine. */
async function drawPng(svg: MarkupNode): Promise<Blob> {
  const image = new Image();
  // The security policy lets no other address stand for a picture that was made here.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(serialise(svg))}`;
  await image.decode();
  const { width, height } = sizeOf(svg);
  const canvas = document.createElement("canvas");
  canvas.width = DOWNLOAD_DENSITY * width;
  canvas.height = DOWNLOAD_DENSITY * height;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("the browser draws no picture of this size"));
      else resolve(blob);
    }, "image/png");
  });
}
