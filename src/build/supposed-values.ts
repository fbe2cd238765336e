/**
 * Values that the names of an expression could have, drawn afresh each time: all
 * above 0, over many powers of ten, each name apart from the others, save where
 * names are bound to each other by what they are. Aggregates of one column come
 * from one table of rows, findings of one figure from one list of values.
 */
import { randomStream } from "../base/random.ts";
import { changeFindings, listFindings, type ListFinding } from "../figures/declared/found.ts";
import { combine, compareFractions, whole, type Fraction } from "./fraction.ts";
import { aggregates, type Aggregate } from "./trace-cells.ts";

/** The value of each name in one drawing. */
export type Supposed = ReadonlyMap<string, Fraction>;

interface Chance {
  /** A value of its own. */
  readonly one: () => Fraction;
  /** Values that lie together, from all but equal to a million millions apart, so that a bound on their ratio is met from both sides. */
  readonly together: () => () => Fraction;
  /** How many. */
  readonly count: () => bigint;
}

/** What all values of a list are whole multiples of one over, so that they add up by their numerators. */
const scale = 10n ** 24n;

/** Draws values for all names at once. The same draws on every machine. */
export function supposing(names: readonly string[]): () => Supposed {
  const { uniform } = randomStream(20261121);
  const value = (exponent: number): Fraction => ({
    above: BigInt(Math.round(10 ** (exponent + 24))),
    below: scale,
  });
  const chance: Chance = {
    one: () => value(24 * uniform() - 12),
    together: () => {
      const [middle, spread] = [24 * uniform() - 12, 10 ** (7.1 * uniform() - 6)];
      return () => value(middle + spread * (uniform() - 0.5));
    },
    count: () => BigInt(Math.round(10 ** (6 * uniform()))),
  };
  const families = familiesOf([...new Set(names)]);
  return () => new Map(families.flatMap(({ draw, members }) => [...draw(members, chance)]));
}

type Drawn = Iterable<readonly [name: string, value: Fraction]>;

/** Names that are bound to each other, and how they are drawn together. */
interface Family {
  readonly members: readonly string[];
  readonly draw: (members: readonly string[], chance: Chance) => Drawn;
}

const figureName = /^figure:([^\s.]+)/;
const cellName = new RegExp(`^(?:cell|${aggregates.join("|")}):([^?]*)`);

/** A figure's findings are one family, and so is what is read from one column. */
function familiesOf(names: readonly string[]): Family[] {
  const bound = (pattern: RegExp, draw: Family["draw"]): Family[] =>
    [...Map.groupBy(names, (name) => pattern.exec(name)?.[1] ?? null)].flatMap(([key, members]) =>
      key === null ? [] : { members, draw },
    );
  const single = names.filter((name) => !figureName.test(name) && !cellName.test(name));
  return [{ members: single, draw: apart }, ...bound(figureName, findings), ...bound(cellName, readings)];
}

function apart(names: readonly string[], { one }: Chance): Drawn {
  return names.map((name) => [name, one()]);
}

/** Rows of one kind in a table: `count` times the same value. */
interface Row {
  readonly value: Fraction;
  readonly count: bigint;
  readonly marks: readonly string[];
}

/** Each query finds rows of its own, and those of every query that asks for the same and more. */
function readings(names: readonly string[], { together, count }: Chance): Drawn {
  const next = together();
  const marksOf = (name: string): string[] => (name.split("?")[1] ?? "").split("&").filter(Boolean);
  const queries = new Map(names.map((name) => [marksOf(name).sort().join("&"), marksOf(name)]));
  const cells = names
    .filter((name) => name.startsWith("cell:"))
    .map((name) => marksOf(name).sort().join("&"));
  const rows: Row[] = [...queries].flatMap(([key, marks]) =>
    // A query that finds a cell finds one row.
    cells.includes(key)
      ? { value: next(), count: 1n, marks }
      : [next(), next(), next()].map((value) => ({ value, count: count(), marks })),
  );
  return names.map((name) => {
    const asked = marksOf(name);
    const matching = rows
      .filter(({ marks }) => asked.every((mark) => marks.includes(mark)))
      .sort((a, b) => compareFractions(a.value, b.value));
    const kind = name.split(":")[0];
    return [name, aggregate(aggregates.find((one) => one === kind) ?? "cell", matching)];
  });
}

function aggregate(kind: "cell" | Aggregate, sorted: readonly Row[]): Fraction {
  const count = sorted.reduce((all, row) => all + row.count, 0n);
  const sum = sorted.reduce((all, row) => all + row.value.above * row.count, 0n);
  if (kind === "count") return whole(count);
  if (kind === "sum") return { above: sum, below: scale };
  if (kind === "mean") return { above: sum, below: count * scale };
  if (kind === "max") return endOf(sorted.map(({ value }) => value));
  if (kind !== "median") return sorted[0]?.value ?? whole(1n);
  let left = count / 2n;
  for (const row of sorted) {
    if (left < row.count) return row.value;
    left -= row.count;
  }
  return whole(1n);
}

const ofList = new RegExp(`^(?:(.+)-)?(${listFindings.join("|")})$`);
/** Findings that are made of others, and so are no value of the same list. */
const madeOfOthers = /(?:^|-)(?:total|product|days|count)$/;

/**
 * A finding that is one value of the figure counts among those of which `highest`
 * is the highest; so does each value of a series whose name stands before a finding's.
 */
function findings(names: readonly string[], { one, together, count }: Chance): Drawn {
  const findingOf = (name: string): string => name.slice(name.indexOf(".") + 1);
  const values = new Map<string, Fraction>();
  const next = together();
  const series = new Map<string, Fraction[]>();
  const prefixes = names.flatMap((name) => {
    const [matched, prefix = ""] = ofList.exec(findingOf(name)) ?? [];
    return matched === undefined || prefix === "" ? [] : prefix;
  });
  for (const prefix of prefixes) {
    // What runs along the axis is another measure.
    const item = prefix === "x" ? together() : next;
    series.set(prefix, [item(), item(), item()]);
  }
  for (const name of names) {
    const finding = findingOf(name);
    if (/(?:^|-)count$/.test(finding)) values.set(name, whole(count()));
    else if (madeOfOthers.test(finding)) values.set(name, one());
    else if (!ofList.test(finding)) {
      const value = next();
      values.set(name, value);
      for (const [prefix, items] of series) if (finding.startsWith(`${prefix}-`)) items.push(value);
      series.set(finding, [...(series.get(finding) ?? []), value]);
    }
  }
  const ofFigure = [...series].filter(([prefix]) => prefix !== "x").flatMap(([, items]) => items);
  series.set("", [next(), ...ofFigure, next()]);
  const changes = [...series.values(), [next(), next()], [next(), next()]].map((items) =>
    found("change", items),
  );
  for (const name of names) {
    const finding = findingOf(name);
    const [, prefix = "", word] = ofList.exec(finding) ?? [];
    const known = listFindings.find((one) => one === word);
    if (finding === changeFindings.most) values.set(name, endOf(changes.toSorted(compareFractions)));
    else if (finding === changeFindings.least)
      values.set(name, changes.toSorted(compareFractions)[0] ?? one());
    else if (known !== undefined) values.set(name, found(known, series.get(prefix) ?? []));
  }
  return values;
}

function found(word: ListFinding, items: readonly Fraction[]): Fraction {
  const sorted = items.toSorted(compareFractions);
  const [low, high] = [sorted[0] ?? whole(1n), endOf(sorted)];
  if (word === "lowest") return low;
  if (word === "highest") return high;
  if (word === "median") return sorted[Math.floor(sorted.length / 2)] ?? low;
  const [first, last] = [items[0] ?? low, endOf(items)];
  if (word === "first") return first;
  if (word === "last") return last;
  const [above, below] = word === "ratio" ? [high, low] : [last, first];
  return combine("/", above, below) ?? whole(1n);
}

function endOf(items: readonly Fraction[]): Fraction {
  return items.at(-1) ?? whole(1n);
}
