/**
 * An unseen cloud over areas that are drawn as a few large paths: with script a
 * reader still reaches each place and its words, as with any cloud of dots.
 */
import type { MarkupNode } from "../base/markup.ts";
import { dots, type Dot } from "./paths.ts";

export interface Reach {
  /** `true`: the places fill rows and columns, along which arrow keys then go. */
  readonly grid?: true;
}

export function reachableDots(
  places: readonly Dot[],
  series: string,
  { grid }: Reach = {},
): MarkupNode | null {
  const cloud = dots(places, 1, series);
  if (cloud === null) return null;
  const rows = grid === true ? { "data-grid": "" } : {};
  return { ...cloud, attributes: { ...cloud.attributes, stroke: "none", ...rows } };
}
