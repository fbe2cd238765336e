/** The generated sheet of the claims filter. */
import type { APIRoute } from "astro";
import { claimFacets, facetSheet } from "../../build/claim-facets.ts";
import { getSite } from "../../build/site.ts";

export const GET: APIRoute = () =>
  new Response(facetSheet(claimFacets(getSite().ledger)), {
    headers: { "content-type": "text/css; charset=utf-8" },
  });
