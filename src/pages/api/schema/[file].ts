/** The JSON Schema of each export. */
import type { APIRoute } from "astro";
import { apiSchemaFiles, type ApiFile } from "../../../build/api-files.ts";
import { getSite } from "../../../build/site.ts";

export const getStaticPaths = () =>
  apiSchemaFiles(getSite()).map((props) => ({ params: { file: props.file }, props }));

export const GET: APIRoute<ApiFile & Record<string, unknown>> = ({ props }) =>
  new Response(props.content, { headers: { "content-type": `${props.mediaType}; charset=utf-8` } });
