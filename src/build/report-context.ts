/** What the components inside one report share: numbers of its references and figures. */
import type { Reference } from "./bibliography.ts";

export interface ReportContext {
  readonly references: readonly Reference[];
  /** Figure ids in order: the place gives the number. */
  readonly figures: readonly string[];
  /** Previews of citations printed so far, so that each has an id of its own. */
  previewCount: number;
}

/** 1-based. @throws {RangeError} when the figure is not in the report */
export function figureNumber({ figures }: ReportContext, id: string): number {
  const place = figures.indexOf(id);
  if (place < 0)
    throw new RangeError(`figure ${id} is not in this report, expected one of ${figures.join(", ")}`);
  return place + 1;
}
