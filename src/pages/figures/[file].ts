/** Downloads of a figure: its table as CSV, its picture as SVG that stands alone, all of it as JSON. */
import type { APIRoute } from "astro";
import type { RenderedFigure } from "../../build/figure-render.ts";
import { placedFigures } from "../../build/placed-figures.ts";
import { getSite } from "../../build/site.ts";

interface Props {
  content: string;
  type: string;
}

export const getStaticPaths = () =>
  placedFigures(getSite()).flatMap(({ figure }) => [
    { params: { file: `${figure.id}.csv` }, props: { content: figure.csv, type: "text/csv" } },
    { params: { file: `${figure.id}.svg` }, props: { content: figure.downloadSvg, type: "image/svg+xml" } },
    {
      params: { file: `${figure.id}.json` },
      props: { content: figureJson(figure), type: "application/json" },
    },
  ]);

export const GET: APIRoute<Props> = ({ props }) =>
  new Response(props.content, { headers: { "content-type": `${props.type}; charset=utf-8` } });

function figureJson({
  id,
  title,
  subtitle,
  description,
  notes,
  table,
  datasets,
  sources,
}: RenderedFigure): string {
  return `${JSON.stringify({ id, title, subtitle, description, notes, table, datasets, sources }, null, 2)}\n`;
}
