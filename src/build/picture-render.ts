/** A picture whose points are at hand, as the page prints it: words, wide and narrow SVG, table. */
import { serialise } from "../base/markup.ts";
import type { Table } from "../base/table.ts";
import { pictureAt, type Picture } from "../figures/workbench/picture.ts";
import { pictureWidths } from "../figures/files/picture-widths.ts";

export interface RenderedPicture {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly notes: readonly string[];
  readonly wideSvg: string;
  readonly narrowSvg: string;
  readonly table: Table;
}

export function renderPicture<Points>(picture: Picture<Points>, points: Points): RenderedPicture {
  const figure = pictureAt(picture, points);
  const { id } = figure;
  const title = figure.title(points);
  const description = figure.describe(points);
  const draw = (width: number, frame: string): string =>
    serialise(
      figure.draw(points, { id: frame, width, height: figure.height(width, points), title, description }),
    );
  return {
    id,
    title,
    subtitle: figure.subtitle(points),
    description,
    notes: figure.notes(points),
    wideSvg: draw(pictureWidths.wide, `${id}-wide`),
    narrowSvg: draw(pictureWidths.narrow, `${id}-narrow`),
    table: figure.table(points),
  };
}
