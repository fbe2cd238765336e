/** The route of each dataset version, shared by its page and its two downloads. */
import type { Dataset, Ledger } from "../ledger/ledger.ts";

export function datasetPaths(
  ledger: Ledger,
): { params: { name: string; version: string }; props: { dataset: Dataset } }[] {
  return [...ledger.datasets.values()].map((dataset) => ({
    params: { name: dataset.descriptor.name, version: dataset.descriptor.version },
    props: { dataset },
  }));
}
