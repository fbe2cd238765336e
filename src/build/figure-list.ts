/** Every figure of the site under the place that shows it first: the list of figures. */
import { formatCount } from "../base/format.ts";
import { links } from "./page-links.ts";
import { placedFigures } from "./placed-figures.ts";
import type { PublishedSite } from "./site.ts";
import { filledTarget } from "./target-text.ts";

export interface ListedFigure {
  readonly id: string;
  readonly title: string;
  /** "Line", "heat map"; "computed" of one that is code. */
  readonly kind: string;
  readonly rows: string;
}
export interface FigureGroup {
  /** Of a report or a target its title, and where it stands. */
  readonly title: string;
  readonly href: string;
  readonly figures: readonly ListedFigure[];
}

/** Reports first, then targets, then what the gallery alone shows. */
export function figureGroups(site: PublishedSite): readonly FigureGroup[] {
  const groups = new Map<string, { readonly title: string; readonly figures: ListedFigure[] }>();
  for (const { figure, report } of placedFigures(site)) {
    const { title, href } = placeOf(site, report, figure.data.targets ?? {});
    const group = groups.get(href) ?? { title, figures: [] };
    const record = site.figures.get(figure.id)?.file?.record;
    group.figures.push({
      id: figure.id,
      title: figure.title,
      kind: record?.value.kind.replaceAll("-", " ") ?? "computed",
      rows: formatCount(figure.table.rows.length, "row"),
    });
    groups.set(href, group);
  }
  return [...groups].map(([href, group]) => ({ href, ...group }));
}

function placeOf(
  site: PublishedSite,
  report: string | null,
  targets: Readonly<Record<string, { readonly id: string }>>,
): { readonly title: string; readonly href: string } {
  if (report !== null) {
    const title = site.reports.find(({ id }) => id === report)?.matter.value.title ?? report;
    return { title: site.plain(title), href: links.report(report) };
  }
  const [target] = Object.values(targets);
  return target === undefined
    ? { title: "Gallery", href: links.gallery() }
    : { title: filledTarget(site, target.id).title, href: links.target(target.id) };
}
