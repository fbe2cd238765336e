/** How to cite a figure of this site, and how to show it in another page. */
import { embedHeights } from "../figures/files/embed-height.ts";
import { embedSnippet } from "../figures/files/embed-snippet.ts";
import type { Source } from "../schemas/source.ts";
import { exportAddress } from "./api-address.ts";
import { formatBibliography, styleFileOf } from "./bibliography.ts";
import { bibtexText } from "./bibtex.ts";
import type { RenderedFigure } from "./figure-render.ts";
import { foldedWords, sourcesAreFolded } from "./figure-source.ts";
import { links } from "./page-links.ts";
import type { PublishedSite } from "./site.ts";
import { siteFolder } from "./site-options.ts";

export interface FigureCitation {
  /** In the site's citation style. */
  readonly text: string;
  readonly bibtex: string;
  /** Absolute where the site says its address, else from the host's root. */
  readonly link: string;
}

/** The title is that of the start of the controls; the date is the release's. */
export function citeFigure(published: PublishedSite, figure: RenderedFigure): FigureCitation {
  const { site } = published;
  const link = exportAddress(published, links.figure(figure.id));
  const [year = 0, month = 1, day = 1] = site.releaseDate.split("-").map(Number);
  const work: Source = {
    id: `figure-${figure.id}`,
    // Of the kinds for what stands on a page, the one that styles print as author, title, container.
    type: "article",
    title: figure.title,
    author: [{ literal: site.author }],
    "container-title": site.title,
    ...(site.url === undefined ? {} : { URL: link }),
    issued: { "date-parts": [[year, month, day]] },
    custom: { read: "primary" },
  };
  const [entry] = formatBibliography([work], styleFileOf(siteFolder, site.citationStyle));
  return { text: entry?.text ?? "", bibtex: bibtexText([work]), link };
}

/** Shows the figure's embed page elsewhere, high enough for it at any width. */
export function snippetOf(published: PublishedSite, figure: RenderedFigure): string {
  const address = exportAddress(published, links.figureEmbed(figure.id));
  const { site, ledger } = published;
  const { title, subtitle, heightAt } = figure;
  const titles = figure.sources.map((id) => ledger.sources.get(id)?.title ?? id);
  const sources = sourcesAreFolded(figure) ? foldedWords(figure) : `Sources: ${titles.join(", ")}.`;
  const source = `Data: ${figure.datasets.join(", ")}.\n${sources}`;
  return embedSnippet(address, title, embedHeights({ title, subtitle, source, site, heightAt }));
}
