/** Dataset versions as exported: what the descriptor says, the addresses of its two files, and where it is used. */
import type { z } from "zod";
import { compareText } from "../base/fault.ts";
import type { datasetsExportSchema } from "../schemas/api.ts";
import { exportAddress, exportUses } from "./api-address.ts";
import { links } from "./page-links.ts";
import type { PublishedSite } from "./site.ts";
import { datasetUses } from "./uses.ts";

export function exportDatasets(site: PublishedSite): z.infer<typeof datasetsExportSchema>["datasets"] {
  return [...site.ledger.datasets.values()]
    .sort((a, b) => compareText(a.id, b.id))
    .map(({ id, descriptor, fields, rows }) => {
      const { $schema: _, resources, ...said } = descriptor;
      const [{ bytes, hash }] = resources;
      return {
        id,
        href: exportAddress(site, links.dataset(id)),
        ...said,
        fields: [...fields],
        rowCount: rows.length,
        bytes,
        hash,
        table: exportAddress(site, links.datasetFile(id, "table.csv")),
        descriptor: exportAddress(site, links.datasetFile(id, "datapackage.json")),
        usedIn: exportUses(site, datasetUses(site, id)),
      };
    });
}
