/** The table as it stands in `data/`, byte for byte, so that its checksum holds for the download too. */
import type { APIRoute } from "astro";
import { datasetPaths } from "../../../../build/dataset-paths.ts";
import { getSite } from "../../../../build/site.ts";
import type { Dataset } from "../../../../ledger/ledger.ts";

export const getStaticPaths = () => datasetPaths(getSite().ledger);

export const GET: APIRoute<{ dataset: Dataset }> = ({ props }) =>
  new Response(props.dataset.csv, { headers: { "content-type": "text/csv; charset=utf-8" } });
