/** What the site knows, for machines: one file each, listed in `index.json`. */
import type { APIRoute } from "astro";
import { apiFiles, type ApiFile } from "../../build/api-files.ts";
import { getSite } from "../../build/site.ts";

export const getStaticPaths = () =>
  apiFiles(getSite()).map((props) => ({ params: { file: props.file }, props }));

export const GET: APIRoute<ApiFile & Record<string, unknown>> = ({ props }) =>
  new Response(props.content, { headers: { "content-type": `${props.mediaType}; charset=utf-8` } });
