/** Renders a figure once for the site: words, wide and narrow picture, table, what its files say, lineage. */
import type { ComputedNode, TracedValue } from "../base/lineage.ts";
import { walkLineage } from "../base/lineage.ts";
import { serialise } from "../base/markup.ts";
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
import { takeDotTexts } from "./dot-texts.ts";
import { gatherFigureInputs } from "./figure-data.ts";

/** At the start of its controls. */
export interface RenderedFigure extends FiledFigure {
  readonly answer: string | null;
  readonly wideSvg: string;
  readonly narrowSvg: string;
  /** Words of the dots of each cloud, in order of drawing; a page loads them when a reader reaches for one. */
  readonly dotTexts: Readonly<Record<"wide" | "narrow", readonly (readonly string[])[]>>;
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
  const draw = (picture: string, width: number) =>
    takeDotTexts(
      figure.draw(points, {
        id: `${figure.id}-${picture}`,
        width,
        height: heightAt(width),
        title,
        description,
      }),
    );
  const [wide, narrow] = [draw("wide", pictureWidths.wide), draw("narrow", pictureWidths.narrow)];
  const lineage: ComputedNode = { type: "figure", id: figure.id, label: title, children };
  const findings = new Map(
    Object.entries(figure.findings?.(points) ?? {}).map(([name, { label, kind, rests, ...quantity }]) => {
      const restsOn = rests === undefined ? children : lineageOf(rests);
      const node: ComputedNode = { type: "figure", id: figure.id, label, quantity, children: restsOn };
      return [name, { ...quantity, kind, label, lineage: node }] as const;
    }),
  );
  const nodes = [...walkLineage(lineage)];
  const datasets = unique(nodes.filter((node) => node.type === "dataset").map((node) => node.id));
  const sources = unique(nodes.filter((node) => node.type === "source").map((node) => node.id));
  const publishers = unique(sources.map((id) => ledger.sources.get(id)?.publisher ?? id));
  const sourceLine =
    publishers.length === 0 ? "Source: assumptions of this site" : `Source: ${publishers.join(", ")}`;
  return {
    ...shown,
    answer: figure.answer?.(points) ?? null,
    wideSvg: serialise(wide.svg),
    narrowSvg: serialise(narrow.svg),
    dotTexts: { wide: wide.texts, narrow: narrow.texts },
    sourceLine,
    controls: figure.controls?.(data) ?? {},
    start,
    data,
    ...origin,
    findings,
    lineage,
    datasets,
    sources,
  };
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
