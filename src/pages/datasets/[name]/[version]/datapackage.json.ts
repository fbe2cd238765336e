/** The descriptor beside its table: the two make a Data Package. */
import type { APIRoute } from "astro";
import { datasetPaths } from "../../../../build/dataset-paths.ts";
import { getSite } from "../../../../build/site.ts";
import type { Dataset } from "../../../../ledger/ledger.ts";

export const getStaticPaths = () => datasetPaths(getSite().ledger);

export const GET: APIRoute<{ dataset: Dataset }> = ({ props }) =>
  new Response(`${JSON.stringify(props.dataset.descriptor, null, 2)}\n`, {
    headers: { "content-type": "application/json" },
  });
