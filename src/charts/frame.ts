/**
 * What every chart is given besides its points: size, words, and an id so that
 * several charts stand in one page. Colours are class names (`series-1` …
 * `series-5`, `ink`, `soft`, `grid`); the sheet gives light, dark and print.
 */
import { element, type MarkupNode } from "../base/markup.ts";

export interface Frame {
  /** Prefix of every id inside the SVG. */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Short accessible name: the figure's title. */
  readonly title: string;
  /** Accessible description: what the picture shows, in sentences. */
  readonly description: string;
  /** `true`: one of several charts under one key and one pair of axis titles, so it writes none. */
  readonly panel?: true;
  /** `true`: room is short, so rows stand as close and panels as low as can still be read. */
  readonly dense?: true;
}

/** The outer `<svg role="img">` with title and description first. */
export function chartRoot(
  frame: Frame,
  ...children: readonly (MarkupNode | null | readonly (MarkupNode | null)[])[]
): MarkupNode {
  const { id, width, height } = frame;
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-labelledby": `${id}-title`,
      "aria-describedby": `${id}-description`,
      class: "chart",
    },
    element("title", { id: `${id}-title` }, frame.title),
    element("desc", { id: `${id}-description` }, frame.description),
    ...children,
  );
}
