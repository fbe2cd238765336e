/**
 * Every point of a picture by pointer, by tap and by keyboard, with its words beside
 * it and, by keyboard and tap, spoken: arrows go along a series and across to the
 * next, Home and End to its ends, Escape leaves. Nothing in the picture is changed.
 */
import { isTravelKey } from "./travel-keys.ts";
import { nearestStop, readSeries, stopBeside, stopTowards, type Series } from "./travel-stops.ts";

/** How near in px a pointer must come. */
const REACH = 24;
/** A pointer may leave a point for its words within this many milliseconds. */
const GRACE = 250;
const GAP = 10;
const EDGE = 8;

interface Position {
  readonly picture: HTMLElement;
  readonly series: number;
  readonly stop: number;
}
interface Read {
  readonly series: readonly Series[];
  readonly width: number;
}

const tip = made("div", "tip");
const ring = made("div", "tip-ring");
const voice = made("div", "unseen");
voice.setAttribute("role", "status");
for (const seen of [tip, ring]) {
  // Spoken by the status instead.
  seen.setAttribute("aria-hidden", "true");
  seen.hidden = true;
}
document.body.append(ring, tip, voice);

const known = new WeakMap<SVGSVGElement, Read>();
const loaded = new Map<string, Readonly<Record<string, readonly (readonly string[])[]>>>();
let here: Position | null = null;
let hiding: ReturnType<typeof setTimeout> | undefined;

/** What a reader or a redraw does to a picture. */
export function heard(picture: HTMLElement, event: Event): void {
  const pointer = event instanceof PointerEvent ? event : null;
  switch (event.type) {
    case "focus":
    case "pointerenter":
      loadTexts(picture);
      break;
    case "blur":
      hide();
      break;
    case "pointerleave":
      if (pointer?.pointerType !== "touch") hideSoon();
      break;
    case "pointermove":
      if (pointer !== null && pointer.pointerType !== "touch") point(picture, pointer, false);
      break;
    case "click":
      if (event instanceof MouseEvent) point(picture, event, true);
      break;
    case "keydown":
      if (event instanceof KeyboardEvent) travel(picture, event);
      break;
    case "redrawn":
      forget(picture);
      break;
  }
}

tip.addEventListener("pointerenter", () => clearTimeout(hiding));
tip.addEventListener("pointerleave", hideSoon);
addEventListener("pointerdown", ({ target }) => {
  if (here !== null && target instanceof Node && !tip.contains(target) && !here.picture.contains(target))
    hide();
});
addEventListener("keydown", ({ key }) => {
  if (key === "Escape") hide();
});
addEventListener("resize", hide);

function forget(picture: HTMLElement): void {
  const svg = picture.querySelector("svg");
  if (svg !== null) known.delete(svg);
  if (here?.picture === picture) hide();
}

/** Shows what lies under the pointer; a tap beside all points ends it at once. */
function point(picture: HTMLElement, event: MouseEvent, tapped: boolean): void {
  const found = find(picture, event);
  if (found !== null) show(found, tapped);
  else if (tapped) hide();
  else hideSoon();
}

/** The words of clouds, once a figure, when a reader first comes near. */
function loadTexts({ dataset }: HTMLElement): void {
  const address = dataset["points"];
  if (address === undefined || loaded.has(address)) return;
  loaded.set(address, {});
  void fetch(address)
    .then(async (response) => {
      if (!response.ok) return;
      loaded.set(address, (await response.json()) as Record<string, string[][]>);
      for (const svg of document.querySelectorAll<SVGSVGElement>(".picture > svg")) known.delete(svg);
    })
    // Without them the clouds stay silent; the table has their rows.
    .catch(() => undefined);
}

function read(picture: HTMLElement): Read | null {
  const svg = picture.querySelector("svg");
  if (svg === null) return null;
  const { width } = svg.getBoundingClientRect();
  const before = known.get(svg);
  if (before?.width === width) return before;
  const parts = loaded.get(picture.dataset["points"] ?? "");
  const texts = parts?.[picture.dataset["part"] ?? ""] ?? parts?.["wide"];
  const now = { series: readSeries(svg, texts), width };
  known.set(svg, now);
  return now;
}

function find(picture: HTMLElement, { clientX, clientY }: MouseEvent): Position | null {
  const corner = picture.querySelector("svg")?.getBoundingClientRect();
  const series = read(picture)?.series;
  if (corner === undefined || series === undefined) return null;
  const found = nearestStop(series, clientX - corner.left, clientY - corner.top, REACH);
  return found === null ? null : { picture, ...found };
}

function travel(picture: HTMLElement, event: KeyboardEvent): void {
  const all = read(picture)?.series ?? [];
  if (all.length === 0 || !isTravelKey(event)) return;
  const next = stepFrom(all, here?.picture === picture ? here : null, event.key);
  event.preventDefault();
  show({ picture, ...next }, true);
}

/** Where a key leads. A single series is walked by all four arrows, a grid as it lies. */
function stepFrom(
  all: readonly Series[],
  from: Position | null,
  key: string,
): { readonly series: number; readonly stop: number } {
  if (from === null) return { series: 0, stop: key === "End" ? (all[0]?.stops.length ?? 1) - 1 : 0 };
  const own = all[from.series];
  if (own === undefined) return { series: 0, stop: 0 };
  const last = own.stops.length - 1;
  if (key === "Home") return { series: from.series, stop: 0 };
  if (key === "End") return { series: from.series, stop: last };
  const upright = key === "ArrowUp" || key === "ArrowDown";
  if (own.grid === true) {
    const stop = stopTowards(own, from.stop, key);
    // Above and below lie the other series, where there are some.
    if (stop !== null || !upright || all.length === 1)
      return { series: from.series, stop: stop ?? from.stop };
  }
  const step = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
  const across = upright && all.length > 1;
  if (!across) return { series: from.series, stop: Math.min(last, Math.max(0, from.stop + step)) };
  const series = Math.min(all.length - 1, Math.max(0, from.series + step));
  const other = all[series];
  if (other === undefined || series === from.series) return { series: from.series, stop: from.stop };
  return { series, stop: stopBeside(own, from.stop, other) };
}

function show(position: Position, aloud = false): void {
  clearTimeout(hiding);
  const { picture } = position;
  const series = read(picture)?.series[position.series];
  const stop = series?.stops[position.stop];
  const corner = picture.querySelector("svg")?.getBoundingClientRect();
  if (series === undefined || stop === undefined || corner === undefined) return;
  const lines = stop.words.split("\n");
  if (series.name !== "" && !stop.words.includes(series.name)) lines.unshift(series.name);
  if (aloud) voice.textContent = `${lines.join(". ")}. ${position.stop + 1} of ${series.stops.length}`;
  const same = here?.picture === picture && here.series === position.series && here.stop === position.stop;
  here = position;
  if (same && !tip.hidden) return;
  tip.replaceChildren(...lines.map((line, index) => made(index === 0 ? "strong" : "span", "", line)));
  tip.hidden = ring.hidden = false;
  const left = corner.left + stop.left;
  const top = corner.top + stop.top;
  const [width, height] = [stop.right - stop.left, stop.bottom - stop.top];
  const grow = 4;
  place(ring, left - grow, top - grow);
  ring.style.width = `${width + 2 * grow}px`;
  ring.style.height = `${height + 2 * grow}px`;
  const room = document.documentElement;
  const across = left + width / 2 - tip.offsetWidth / 2;
  const above = top - tip.offsetHeight - GAP;
  const below = Math.min(top + height + GAP, room.clientHeight - tip.offsetHeight - EDGE);
  place(
    tip,
    Math.max(EDGE, Math.min(across, room.clientWidth - tip.offsetWidth - EDGE)),
    above >= EDGE ? above : below,
  );
}

/** Set through the object model, which the security policy allows; the page's own scrolling then moves it. */
function place(element: HTMLElement, left: number, top: number): void {
  element.style.left = `${left + scrollX}px`;
  element.style.top = `${top + scrollY}px`;
}

function hide(): void {
  clearTimeout(hiding);
  here = null;
  tip.hidden = ring.hidden = true;
}

function hideSoon(): void {
  clearTimeout(hiding);
  hiding = setTimeout(hide, GRACE);
}

function made(tag: string, className: string, text = ""): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
