/**
 * What a reader takes of a figure whose inputs were moved: files, citation and
 * embedding are of what is shown. Fetched when something moved for the first time.
 */
import type { ControlValues } from "../figures/contract.ts";
import { citeState } from "./cite-state.ts";
import type { FoundFigure } from "./find-figure.ts";
import { saveFigure } from "./save-figure.ts";

/** A figure as it stands in the page; its values change. */
export interface StandingFigure extends FoundFigure {
  readonly root: HTMLElement;
  readonly start: ControlValues;
  readonly values: ControlValues;
}

/** From the first move on; at the start again, links lead to the built files and words are the built ones. */
export function followFigure(standing: StandingFigure): void {
  const { root, start } = standing;
  const said = root.querySelector<HTMLElement>("[data-part=moved]");
  const isMoved = (): boolean => Object.keys(start).some((name) => standing.values[name] !== start[name]);
  const rest = (): void => {
    citeState(standing, isMoved());
    // Said when it holds, and not before.
    if (said !== null) said.hidden = !isMoved();
  };
  // The page says so of the root when its values have come to rest.
  root.addEventListener("figurerested", rest);
  root.addEventListener("click", (event) => {
    const { target } = event;
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[data-save]") : null;
    if (link === null || !isMoved()) return;
    event.preventDefault();
    void saveFigure(standing, link);
  });
  rest();
}
