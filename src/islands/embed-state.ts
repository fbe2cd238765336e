/** Draws an embedded figure at the inputs in its address. They are moved on the figure's own page, which also holds its data. */
import { startValues } from "../figures/contract.ts";
import { sayLink } from "./figure-link.ts";
import { findFigure, type FoundFigure } from "./find-figure.ts";
import { followFigure } from "./follow-figure.ts";
import { pictureShown, pictures, redraw, rewriteBelow, type Picture } from "./redraw.ts";
import { readState } from "./url-state.ts";

/** Where the inputs cannot be set, the page says so: the picture is then that of the start. */
export async function showState(root: HTMLElement): Promise<void> {
  const found = await fetchFigure(root).catch(() => null);
  if (found === null) {
    const said = root.querySelector<HTMLElement>("[data-part=unset]");
    if (said !== null) said.hidden = false;
    return;
  }
  const { figure, data } = found;
  const start = startValues(figure, data);
  const controls = figure.controls?.(data) ?? {};
  const values = readState(figure.id, controls, start);
  sayLink(root, figure.id, controls, values);
  const drawn = new Set<Picture>();
  const draw = (): void => {
    if (pictures.every(([picture]) => drawn.has(picture) || !pictureShown(root, picture))) return;
    for (const picture of redraw(root, figure, data, values)) drawn.add(picture);
  };
  draw();
  addEventListener("resize", draw);
  rewriteBelow(root, figure, data, values);
  followFigure({ ...found, root, start, values });
}

async function fetchFigure(root: HTMLElement): Promise<FoundFigure | null> {
  const answer = await fetch(location.pathname.replace(/embed\/$/, ""));
  if (!answer.ok) return null;
  return findFigure(root, new DOMParser().parseFromString(await answer.text(), "text/html"));
}
