/** Renders a figure once for the site: words, wide and narrow picture, table, downloads, lineage. */
import type { ComputedNode, TracedValue } from "../base/lineage.ts";
import { walkLineage } from "../base/lineage.ts";
import { serialise } from "../base/markup.ts";
import { tableToCsv, type Table } from "../base/table.ts";
import { exportFrame, standaloneSvg } from "../charts/export-frame.ts";
import {
  startValues,
  type Control,
  type ControlValues,
  type Figure,
  type FigureData,
} from "../figures/contract.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { gatherFigureInputs } from "./figure-data.ts";

export const WIDE = 720;
export const NARROW = 360;

export interface RenderedFigure {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly notes: readonly string[];
  readonly answer: string | null;
  readonly wideSvg: string;
  readonly narrowSvg: string;
  readonly table: Table;
  readonly csv: string;
  /** Stands alone: colours, title and source line inside. */
  readonly downloadSvg: string;
  readonly controls: Readonly<Record<string, Control>>;
  readonly start: ControlValues;
  readonly data: FigureData;
  readonly findings: ReadonlyMap<string, TracedValue & { readonly label: string }>;
  readonly lineage: ComputedNode;
  /** Ids of the datasets and sources it rests on, in order of appearance. */
  readonly datasets: readonly string[];
  readonly sources: readonly string[];
}

/** @throws {LookupError} or {ModelError} with the cause */
export function renderFigure(ledger: Ledger, figure: Figure): RenderedFigure {
  const { data, lineageOf, children } = gatherFigureInputs(ledger, figure);
  const start = startValues(figure, data);
  const points = figure.compute(data, start);
  const title = figure.title(points);
  const description = figure.describe(points);
  const draw = (width: number, id: string) =>
    figure.draw(points, { id, width, height: figure.height(width, points), title, description });
  const table = figure.table(points);
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
  const sourceLine = sources.map((id) => ledger.sources.get(id)?.publisher ?? id);
  return {
    id: figure.id,
    title,
    subtitle: figure.subtitle(points),
    description,
    notes: figure.notes(points),
    answer: figure.answer?.(points) ?? null,
    wideSvg: serialise(draw(WIDE, `${figure.id}-wide`)),
    narrowSvg: serialise(draw(NARROW, `${figure.id}-narrow`)),
    table,
    csv: tableToCsv(table),
    downloadSvg: serialise(
      standaloneSvg(
        exportFrame(draw(WIDE, figure.id), {
          title,
          subtitle: figure.subtitle(points),
          source: `Source: ${unique(sourceLine).join(", ")}`,
        }),
      ),
    ),
    controls: figure.controls?.(data) ?? {},
    start,
    data,
    findings,
    lineage,
    datasets,
    sources,
  };
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
