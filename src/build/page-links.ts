/** Addresses of the site's own pages, so that no page glues a path together. */
import { sitePath } from "./site-options.ts";

export const links = {
  home: (): string => sitePath(""),
  reports: (): string => sitePath("reports/"),
  report: (id: string): string => sitePath(`reports/${id}/`),
  claims: (): string => sitePath("claims/"),
  claim: (id: string): string => sitePath(`claims/${id}/`),
  sources: (): string => sitePath("sources/"),
  source: (id: string): string => sitePath(`sources/${id}/`),
  datasets: (): string => sitePath("datasets/"),
  dataset: (id: string): string => sitePath(`datasets/${id.replace("@", "/")}/`),
  datasetRow: (id: string, row: number): string => `${links.dataset(id)}#row-${row}`,
  datasetFile: (id: string, file: "table.csv" | "datapackage.json"): string => `${links.dataset(id)}${file}`,
  models: (): string => sitePath("models/"),
  model: (id: string): string => sitePath(`models/${id}/`),
  modelFile: (id: string, ending: "csv" | "json"): string => sitePath(`models/${id}.${ending}`),
  targets: (): string => sitePath("targets/"),
  target: (id: string): string => sitePath(`targets/${id}/`),
  validation: (): string => sitePath("validation/"),
  suite: (id: string): string => sitePath(`validation/${id}/`),
  suiteFile: (id: string): string => sitePath(`validation/${id}.csv`),
  /** Of a picture on the page of all suites. */
  validationFile: (id: string, ending: "csv" | "svg" | "json" | "points.json"): string =>
    sitePath(`validation/${id}.${ending}`),
  validationPicture: (id: string, size: string, ending: "svg" | "png"): string =>
    sitePath(`validation/${id}-${size}.${ending}`),
  number: (slug: string): string => sitePath(`numbers/${slug}/`),
  conclusion: (slug: string): string => sitePath(`conclusions/${slug}/`),
  conclusions: (): string => sitePath("conclusions/"),
  numbers: (): string => sitePath("numbers/"),
  figures: (): string => sitePath("figures/"),
  figure: (id: string): string => sitePath(`figures/${id}/`),
  figureFile: (id: string, ending: "csv" | "svg" | "json" | "points.json"): string =>
    sitePath(`figures/${id}.${ending}`),
  figureEmbed: (id: string): string => sitePath(`figures/${id}/embed/`),
  /** @param name a size such as "850x600", or "share" */
  figurePicture: (id: string, name: string, ending: "svg" | "png"): string =>
    sitePath(`figures/${id}-${name}.${ending}`),
  gallery: (): string => sitePath("gallery/"),
  sharePicture: (): string => sitePath("share.png"),
  icon: (): string => sitePath("icon.svg"),
  methods: (): string => sitePath("methods/"),
  api: (file: string): string => sitePath(`api/${file}`),
  apiSchema: (name: string): string => sitePath(`api/schema/${name}.schema.json`),
  reportReferences: (id: string, ending: "json" | "bib" | "ris"): string =>
    sitePath(`reports/${id}/references.${ending}`),
} as const;
