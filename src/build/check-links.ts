/** Holds the links and pictures of the reports against the files and pages of the site. */
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Fault } from "../base/fault.ts";
import { didYouMean } from "../base/nearest.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { checkLinks, type KnownPlaces } from "../markdown/check-links.ts";
import type { Content } from "./content-files.ts";
import { links } from "./page-links.ts";
import { suites } from "./registry.ts";
import { basePath } from "./site-options.ts";
import { usedModels } from "./used-models.ts";

/** @param pages paths of the site's pages; `null` while faults hide which there are */
export function checkReportLinks(root: string, { texts }: Content, pages: readonly string[] | null): Fault[] {
  const pageFault = pages === null ? () => null : pageFaults(new Set(pages));
  return texts.flatMap(({ id, file, source, bodyStart }) =>
    checkLinks(file, source.text, bodyStart, {
      isFile: (path) =>
        statSync(join(root, dirname(file), path), { throwIfNoEntry: false })?.isFile() ?? false,
      here: pathOf(links.report(id)),
      pageFault,
    }),
  );
}

/** The paths that links in prose are held to, without the base path. */
export function pagesOf(ledger: Ledger, { texts }: Content, figureIds: Iterable<string>): string[] {
  const { home, reports, claims, sources, datasets, models, targets, validation, figures } = links;
  const lists = [
    home,
    reports,
    claims,
    sources,
    datasets,
    models,
    targets,
    validation,
    figures,
    links.gallery,
  ];
  return [
    ...[...lists, links.methods, links.numbers, links.conclusions].map((link) => link()),
    ...texts.map(({ id }) => links.report(id)),
    ...[...ledger.claims.keys()].map(links.claim),
    ...[...ledger.sources.keys()].map(links.source),
    ...[...ledger.datasets.keys()].map(links.dataset),
    ...usedModels(ledger).map(({ id }) => links.model(id)),
    ...[...ledger.targets.keys()].map(links.target),
    ...[...suites.keys()].map(links.suite),
    ...[...figureIds].flatMap((id) => [links.figure(id), links.figureEmbed(id)]),
  ].map(pathOf);
}

/** Pages of numbers and conclusions and files of the API are known to the build alone. */
const open = /^\/(?:numbers|conclusions|api)\/./;

function pageFaults(pages: ReadonlySet<string>): KnownPlaces["pageFault"] {
  return (path) => {
    const own = pathOf(path);
    if (pages.has(own) || open.test(own) || isFileOf(own, pages)) return null;
    return {
      expected: "one of this site, such as /claims/ or /reports/name/",
      mend: didYouMean(own, pages, "Mend the path; that of a page ends in a slash"),
    };
  };
}

/** A download is called after the page that it belongs to: `/figures/ice.csv`, `/datasets/ice/v1/table.csv`. */
function isFileOf(path: string, pages: ReadonlySet<string>): boolean {
  return (
    /\/[^/]+\.[a-z]+$/.test(path) &&
    [...pages].some((page) => page.split("/").length > 3 && path.startsWith(page.slice(0, -1)))
  );
}

/** Without the path under which the site is served: prose may be written with it. */
function pathOf(path: string): string {
  return path.startsWith(basePath) ? `/${path.slice(basePath.length)}` : path;
}
