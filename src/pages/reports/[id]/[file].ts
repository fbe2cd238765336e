/** The references of one report, as reference managers read them. */
import type { APIRoute } from "astro";
import {
  citedSources,
  referenceFile,
  referenceMediaTypes,
  type ReferenceEnding,
} from "../../../build/reference-files.ts";
import { getSite } from "../../../build/site.ts";

const endings = Object.keys(referenceMediaTypes) as ReferenceEnding[];

export const getStaticPaths = () =>
  getSite().reports.flatMap(({ id }) =>
    endings.map((ending) => ({ params: { id, file: `references.${ending}` }, props: { id, ending } })),
  );

export const GET: APIRoute<{ id: string; ending: ReferenceEnding }> = ({ props: { id, ending } }) =>
  new Response(referenceFile(ending, citedSources(getSite(), id)), {
    headers: { "content-type": `${referenceMediaTypes[ending]}; charset=utf-8` },
  });
