/** The figures that reports show, each once, with the report that shows it first. */
import type { RenderedFigure } from "./figure-render.ts";
import type { PublishedSite } from "./site.ts";

export function placedFigures({
  references,
  figure,
}: PublishedSite): { figure: RenderedFigure; report: string }[] {
  const placed = new Map<string, string>();
  for (const { id, report, placed: isPlaced } of references.figures) {
    if (isPlaced && !placed.has(id)) placed.set(id, report);
  }
  return [...placed].map(([id, report]) => ({ figure: figure(id), report }));
}
