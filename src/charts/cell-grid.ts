/**
 * The cells of a heat map in px, and areas made of them: cells of one class that
 * touch become few rectangles of one path, so that a thousand cells weigh little.
 */
import { roundCoordinate } from "../base/markup.ts";
import { kindName, type AxisSpec, type Scale } from "./scales.ts";

/** From this many values on an axis ends at the outer ones; below, the outer cells are drawn whole. */
const FINE = 10;

/**
 * The stretch that an axis must show for cells round these values.
 *
 * @throws {RangeError} when there are fewer than two, or they do not rise
 */
export function cellDomain(values: readonly number[], spec: AxisSpec): readonly [number, number] {
  values.forEach((value, index) => {
    const before = values[index - 1];
    if (before !== undefined && !(value > before))
      throw new RangeError(`${spec.label}: ${value} follows ${before}, expected rising values`);
  });
  const [first, second] = values;
  const [last, butLast] = [values.at(-1), values.at(-2)];
  if (first === undefined || second === undefined || last === undefined || butLast === undefined)
    throw new RangeError(`${spec.label}: ${values.length} values, expected at least two`);
  if (values.length >= FINE || kindName(spec) === "symlog") return [first, last];
  if (spec.kind === "log") return [first * Math.sqrt(first / second), last * Math.sqrt(last / butLast)];
  return [first - (second - first) / 2, last + (last - butLast) / 2];
}

/** Edges of the cells in px, one more than there are values; inner ones half way along the axis. */
export function cellEdges(
  values: readonly number[],
  domain: readonly [number, number],
  scale: Scale,
): readonly number[] {
  const inner = values
    .slice(1)
    .map((value, index) => (scale.at(value) + scale.at(values[index] ?? value)) / 2);
  return [scale.at(domain[0]), ...inner, scale.at(domain[1])].map((edge) => Math.round(edge * 10) / 10);
}

/**
 * Path text over all cells that `belongs` picks: runs along a row, and rows with
 * the same runs, are one rectangle each.
 */
export function cellArea(
  belongs: (row: number, column: number) => boolean,
  xEdges: readonly number[],
  yEdges: readonly number[],
): string {
  const [columns, rows] = [xEdges.length - 1, yEdges.length - 1];
  const done: { from: number; to: number; top: number; bottom: number }[] = [];
  let open = new Map<string, { from: number; to: number; top: number; bottom: number }>();
  for (let row = 0; row < rows; row += 1) {
    const next = new Map<string, { from: number; to: number; top: number; bottom: number }>();
    for (let column = 0; column < columns; column += 1) {
      if (!belongs(row, column)) continue;
      const from = column;
      while (column < columns && belongs(row, column)) column += 1;
      const name = `${from} ${column}`;
      const above = open.get(name);
      const run =
        above === undefined ? { from, to: column, top: row, bottom: row + 1 } : { ...above, bottom: row + 1 };
      open.delete(name);
      next.set(name, run);
    }
    done.push(...open.values());
    open = next;
  }
  done.push(...open.values());
  const x = (at: number): number => roundCoordinate(xEdges[at] ?? 0);
  const y = (at: number): number => roundCoordinate(yEdges[at] ?? 0);
  return done
    .map(({ from, to, top, bottom }) => `M${x(from)},${y(top)}H${x(to)}V${y(bottom)}H${x(from)}Z`)
    .join("");
}
