/** The places in a picture that a reader can reach, read from its marks; px from the picture's upper left corner. */

/**
 * A cloud of dots that was drawn in the browser keeps its words; the built page
 * has them in a file of their own. They are no attribute, so that a picture drawn
 * anew is the built one to the letter.
 */
export type Cloud = Element & { texts?: readonly string[] };

export interface Stop {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** First what it is, then further words, one a line. */
  readonly words: string;
}

/** Stops of one series, in the order in which the chart drew them. */
export interface Series {
  readonly name: string;
  readonly stops: readonly Stop[];
  /** `true`: they fill rows and columns. */
  readonly grid?: true;
}

/** @param texts words of the clouds that the built page left out; those not yet loaded have no stops */
export function readSeries(svg: SVGSVGElement, texts: readonly (readonly string[])[] = []): Series[] {
  const { left, top } = svg.getBoundingClientRect();
  const series = new Map<string, Series & { stops: Stop[] }>();
  const add = (name: string, kind: string, stop: Stop, grid = false): void => {
    const key = `${kind} ${name}`;
    const one = series.get(key) ?? { name, stops: [], ...(grid ? { grid: true as const } : {}) };
    one.stops.push(stop);
    series.set(key, one);
  };
  let cloud = 0;
  for (const element of svg.querySelectorAll<SVGGraphicsElement>("[data-point], path.dots")) {
    const name = element.dataset["series"] ?? "";
    if (element.dataset["point"] !== undefined) {
      const box = (element.querySelector(".mark") ?? element).getBoundingClientRect();
      add(name, "point", {
        left: box.left - left,
        top: box.top - top,
        right: box.right - left,
        bottom: box.bottom - top,
        words: element.querySelector("title")?.textContent ?? "",
      });
      continue;
    }
    const words = (element as Cloud).texts ?? texts[cloud] ?? [];
    cloud += 1;
    const matrix = element.getScreenCTM();
    const places = [...(element.getAttribute("d") ?? "").matchAll(/M(-?[\d.]+),(-?[\d.]+)/g)];
    for (const [index, [, x, y]] of places.entries()) {
      const said = words[index];
      if (matrix === null || said === undefined) continue;
      const at = new DOMPoint(Number(x), Number(y)).matrixTransform(matrix);
      const [across, down] = [at.x - left, at.y - top];
      const stop = {
        left: across - 3,
        top: down - 3,
        right: across + 3,
        bottom: down + 3,
        words: said,
      };
      add(name, "dot", stop, element.dataset["grid"] !== undefined);
    }
  }
  // The marks that carry the finding come before the clouds behind them.
  const of = (kind: string): Series[] =>
    [...series].filter(([key]) => key.startsWith(kind)).map(([, one]) => one);
  return [...of("point"), ...of("dot")];
}

/** The stop nearest to a place, within `reach` px of its edge. */
export function nearestStop(
  series: readonly Series[],
  x: number,
  y: number,
  reach: number,
): { readonly series: number; readonly stop: number } | null {
  let best: { series: number; stop: number } | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [group, { stops }] of series.entries()) {
    for (const [index, { left, top, right, bottom }] of stops.entries()) {
      const outside = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
      if (outside > reach) continue;
      // Inside a long bar a mark that stands on it is meant, so the middle counts a little too.
      const distance = outside + 0.02 * Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y);
      if (distance < least) [best, least] = [{ series: group, stop: index }, distance];
    }
  }
  return best;
}

/** The stop of another series that stands beside one: of the same place in line, of a grid the nearest, else nearest along the line. */
export function stopBeside(from: Series, index: number, to: Series): number {
  if (from.stops.length === to.stops.length) return index;
  const across = ({ left, right }: Stop): number => (left + right) / 2;
  const down = ({ top, bottom }: Stop): number => (top + bottom) / 2;
  const rising = from.stops.every((stop, at) => across(stop) >= across(from.stops[at - 1] ?? stop));
  const place = rising ? across : down;
  const here = from.stops[index];
  if (here === undefined) return 0;
  const far = to.stops.map((stop) =>
    to.grid === true
      ? Math.hypot(across(stop) - across(here), down(stop) - down(here))
      : Math.abs(place(stop) - place(here)),
  );
  return far.indexOf(Math.min(...far));
}

/** Of a grid, where an arrow key leads from a stop: along its row or column, over what is absent; `null` at the edge. */
export function stopTowards({ stops }: Series, from: number, key: string): number | null {
  const here = stops[from];
  if (here === undefined) return null;
  const upright = key === "ArrowUp" || key === "ArrowDown";
  const sign = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
  const place = ({ left, right, top, bottom }: Stop): readonly [number, number] =>
    upright ? [(top + bottom) / 2, (left + right) / 2] : [(left + right) / 2, (top + bottom) / 2];
  const [along, aside] = place(here);
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, stop] of stops.entries()) {
    const [there, beside] = place(stop);
    const far = sign * (there - along);
    // Places are rounded to whole px before they are scaled.
    if (Math.abs(beside - aside) <= 1 && far > 1 && far < least) [best, least] = [index, far];
  }
  return best;
}
