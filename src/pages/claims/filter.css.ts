/** The generated sheet of the claims filter. */
import type { APIRoute } from "astro";
import { claimFacets, facetSheet, noneLeftSheet } from "../../build/claim-facets.ts";
import { getSite } from "../../build/site.ts";

export const GET: APIRoute = () => {
  const { ledger } = getSite();
  return new Response(facetSheet(claimFacets(ledger)) + noneLeftSheet(ledger), {
    headers: { "content-type": "text/css; charset=utf-8" },
  });
};
