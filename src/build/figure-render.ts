/** Renders a figure once for the site: words, wide and narrow picture, table, what its files say, lineage. */
import type { ComputedNode, LineageNode, TracedValue } from "../base/lineage.ts";
import { walkLineage } from "../base/lineage.ts";
import { serialise, type MarkupNode } from "../base/markup.ts";
import {
  startValues,
  type Control,
  type ControlValues,
  type Figure,
  type FigureData,
} from "../figures/contract.ts";
import type { Declared } from "../figures/declared/declared.ts";
import type { FiledFigure } from "../figures/files/figure-files.ts";
import { pictureWidths } from "../figures/files/picture-widths.ts";
import { showFigure } from "../figures/files/show-figure.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { takeDotTexts, type DotTexts } from "./dot-texts.ts";
import { gatherFigureInputs } from "./figure-data.ts";

/** The pictures of a page, of which the room there is shows one. */
export interface PagePictures {
  readonly wideSvg: string;
  readonly narrowSvg: string;
  /** A page loads them when a reader reaches for a dot. */
  readonly dotTexts: DotTexts;
}

/** At the start of its controls. */
export interface RenderedFigure extends FiledFigure, PagePictures {
  readonly answer: string | null;
  readonly controls: Readonly<Record<string, Control>>;
  readonly start: ControlValues;
  readonly data: FigureData;
  /** File below `figures/` that the browser loads, without ending; `null`: nothing to load. */
  readonly module: string | null;
  /** What that file is told besides the data, where it serves many figures. */
  readonly declared: Declared | null;
  /** The author's own description, where there is one. */
  readonly ownDescription: string | null;
  readonly findings: ReadonlyMap<string, TracedValue & { readonly label: string }>;
  readonly lineage: ComputedNode;
}

/** Where a figure comes from, for the browser. */
export type FigureOrigin = Pick<RenderedFigure, "module" | "declared" | "ownDescription">;
const unknownOrigin: FigureOrigin = { module: null, declared: null, ownDescription: null };

/** @throws {LookupError} or {ModelError} with the cause */
export function renderFigure(
  ledger: Ledger,
  figure: Figure,
  origin: FigureOrigin = unknownOrigin,
): RenderedFigure {
  const { data, lineageOf, children } = gatherFigureInputs(ledger, figure);
  const start = startValues(figure, data);
  const { points, moved: _, ...shown } = showFigure(figure, data, start);
  const { title, description, heightAt } = shown;
  const pictures = drawPictures(figure.id, (id, width) =>
    figure.draw(points, { id, width, height: heightAt(width), title, description }),
  );
  const lineage: ComputedNode = { type: "figure", id: figure.id, label: title, children };
  const findings = new Map(
    Object.entries(figure.findings?.(points) ?? {}).map(([name, { label, kind, rests, ...quantity }]) => {
      const restsOn = rests === undefined ? children : lineageOf(rests);
      const node: ComputedNode = { type: "figure", id: figure.id, label, quantity, children: restsOn };
      return [name, { ...quantity, kind, label, lineage: node }] as const;
    }),
  );
  return {
    ...shown,
    ...pictures,
    answer: figure.answer?.(points) ?? null,
    controls: figure.controls?.(data) ?? {},
    start,
    data,
    ...origin,
    findings,
    lineage,
    ...originsOf(ledger, [lineage]),
  };
}

/** @param draw given the id and the width in px of each picture */
export function drawPictures(id: string, draw: (id: string, width: number) => MarkupNode): PagePictures {
  const of = (picture: "wide" | "narrow") => takeDotTexts(draw(`${id}-${picture}`, pictureWidths[picture]));
  const [wide, narrow] = [of("wide"), of("narrow")];
  return {
    wideSvg: serialise(wide.svg),
    narrowSvg: serialise(narrow.svg),
    dotTexts: { wide: wide.texts, narrow: narrow.texts },
  };
}

/** What files say of where their numbers are from. */
export function originsOf(
  ledger: Ledger,
  lineage: readonly LineageNode[],
): Pick<FiledFigure, "datasets" | "sources" | "sourceLine"> {
  const nodes = lineage.flatMap((node) => [...walkLineage(node)]);
  const datasets = unique(nodes.filter((node) => node.type === "dataset").map((node) => node.id));
  const sources = unique(nodes.filter((node) => node.type === "source").map((node) => node.id));
  const publishers = unique(sources.map((id) => ledger.sources.get(id)?.publisher ?? id));
  const sourceLine =
    publishers.length === 0 ? "Source: assumptions of this site" : `Source: ${publishers.join(", ")}`;
  return { datasets, sources, sourceLine };
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
