/** Figures as exported: their words, table, findings, what they rest on, and the addresses of their files. */
import type { z } from "zod";
import { compareText } from "../base/fault.ts";
import type { figuresExportSchema } from "../schemas/api.ts";
import { exportAddress } from "./api-address.ts";
import { links } from "./page-links.ts";
import { placedFigures } from "./placed-figures.ts";
import type { PublishedSite } from "./site.ts";

export function exportFigures(site: PublishedSite): z.infer<typeof figuresExportSchema>["figures"] {
  const file = (id: string, ending: "csv" | "svg" | "json"): string =>
    exportAddress(site, links.figureFile(id, ending));
  return placedFigures(site)
    .sort((a, b) => compareText(a.figure.id, b.figure.id))
    .map(({ figure, report }) => ({
      id: figure.id,
      href: exportAddress(site, links.figure(figure.id)),
      report,
      title: figure.title,
      subtitle: figure.subtitle,
      description: figure.description,
      notes: [...figure.notes],
      table: figure.table,
      findings: [...figure.findings]
        .sort(([a], [b]) => compareText(a, b))
        .map(([name, { label, value, unit, basis, kind }]) => ({ name, label, value, unit, basis, kind })),
      datasets: [...figure.datasets].sort(compareText),
      sources: [...figure.sources].sort(compareText),
      files: { csv: file(figure.id, "csv"), svg: file(figure.id, "svg"), json: file(figure.id, "json") },
    }));
}
