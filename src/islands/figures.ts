/**
 * Brings the figures of a page to life: reads the build's inputs, runs the same
 * `compute` and `draw` as the build when a control moves, and writes only what
 * changed. A bad entry says what is wrong and leaves the last good picture.
 */
import { startValues, type ControlValues } from "../figures/contract.ts";
import { bindControls } from "./control-form.ts";
import { findFigure } from "./find-figure.ts";
import type { StandingFigure } from "./follow-figure.ts";
import { onceAFrame, PAUSE } from "./once-a-frame.ts";
import { pictures, pictureShown, redraw, rewriteBelow, type Picture } from "./redraw.ts";
import { readState, writeState } from "./url-state.ts";

interface Live extends StandingFigure {
  values: ControlValues;
  /** The values at which each picture was drawn last. */
  readonly drawn: Record<Picture, ControlValues>;
  /** Whether something has moved, so that files and citation follow. */
  followed: boolean;
  /** The timer that will write the address. */
  saving: ReturnType<typeof setTimeout> | undefined;
}

/** Figures that records tell, of many kinds in one page, and those of targets: each is loaded when it comes near. */
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      near.unobserve(target);
      void enliven(target);
    }
  },
  { rootMargin: "50%" },
);
for (const root of document.querySelectorAll<HTMLElement>("[data-figure]")) {
  const { module = "", model } = root.dataset;
  if (model !== undefined || module.startsWith("declared/")) near.observe(root);
  else void enliven(root);
}

async function enliven(root: HTMLElement): Promise<void> {
  const form = root.querySelector<HTMLFormElement>("[data-part=controls]");
  const found = form === null ? null : await findFigure(root, root);
  if (form === null || found === null) return;
  const { figure, data } = found;
  const { id } = figure;
  const controls = figure.controls?.(data) ?? {};
  const start = startValues(figure, data);
  const read = readState(id, controls, start);
  const values = Object.keys(start).every((name) => start[name] === read[name]) ? start : read;
  const drawn = { wide: start, narrow: start };
  const live: Live = {
    ...found,
    root,
    start,
    values,
    drawn,
    followed: false,
    saving: undefined,
  };
  const request = onceAFrame(() => draw(live));
  const changed = (next: ControlValues): void => {
    live.values = next;
    request();
  };
  bindControls(form, { id, controls, start, values, changed });
  if (root.dataset["model"] !== undefined) (await import("./target-figure.ts")).takeShared(form);
  drawIfStale(live);
  addEventListener("resize", () => drawIfStale(live));
  if (location.search !== "") (await import("./figure-link.ts")).sayLink(root, id, controls, read);
}

/** A picture that was hidden while controls moved is drawn when the window shows it. */
function drawIfStale(live: Live): void {
  if (pictures.some(([one]) => pictureShown(live.root, one) && live.drawn[one] !== live.values)) draw(live);
}

/** Draws, and lets the rest of the page follow when no more moves. */
function draw(live: Live): void {
  for (const picture of redraw(live.root, live.figure, live.data, live.values))
    live.drawn[picture] = live.values;
  clearTimeout(live.saving);
  live.saving = setTimeout(() => {
    rewriteBelow(live.root, live.figure, live.data, live.values);
    if (live.followed) live.root.dispatchEvent(new Event("figurerested"));
    else if (live.values !== live.start) {
      live.followed = true;
      void import("./follow-figure.ts").then(({ followFigure }) => followFigure(live));
    }
    // Browsers refuse an address that changes with every frame of a drag.
    writeState(live.figure.id, live.values, live.start);
  }, PAUSE);
}
