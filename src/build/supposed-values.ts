/**
 * Values that the names of an expression could have, drawn afresh each time: above 0
 * save where a name is told to be signed, over many powers of ten, each name apart from the others, save where
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
  readonly coin: () => boolean;
}

export interface Supposition {
  /** Powers of ten to draw from beyond the twelve on either side of 1. */
  readonly powers?: number;
  /** Whether a name may have a value below 0; then so may those that are bound to it. */
  readonly signed?: (name: string) => boolean;
}

/** Draws values for all names at once. The same draws on every machine. */
export function supposing(
  names: readonly string[],
  { powers = 0, signed = () => false }: Supposition = {},
): () => Supposed {
  const { uniform } = randomStream(20261121);
  const reach = Math.min(12 + powers, 600);
  const places = Math.ceil(2 * reach);
  // All values are whole multiples of one over this, so that they add up by their numerators.
  const below = 10n ** BigInt(places);
  const value = (exponent: number): Fraction => {
    const power = Math.floor(exponent) + places;
    const digits = Math.min(15, power);
    const above = BigInt(Math.round(10 ** (exponent - Math.floor(exponent) + digits)));
    return { above: above * 10n ** BigInt(power - digits), below };
  };
  const coin = (): boolean => uniform() < 0.5;
  const middle = (): number => 2 * reach * uniform() - reach;
  const chance: Chance = {
    one: () => value(middle()),
    together: () => {
      const [centre, widest] = [middle(), 1.1 + Math.log10(reach / 12)];
      const spread = 10 ** ((6 + widest) * uniform() - 6);
      return () => value(centre + spread * (uniform() - 0.5));
    },
    count: () => BigInt(Math.round(10 ** Math.min((reach / 2) * uniform(), 300))),
    coin,
  };
  const lowered = (one: Fraction, by: Fraction): Fraction => ({ above: one.above - by.above, below });
  const either: Chance = {
    ...chance,
    one: () => (coin() ? chance.one() : lowered({ above: 0n, below }, chance.one())),
    together: () => {
      const item = chance.together();
      const by = coin() ? item() : chance.one();
      return () => lowered(item(), by);
    },
  };
  const families = familiesOf([...new Set(names)], signed);
  return () =>
    new Map(
      families.flatMap(({ draw, members }) => [...draw(members, members.some(signed) ? either : chance)]),
    );
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
function familiesOf(names: readonly string[], signed: (name: string) => boolean): Family[] {
  const bound = (pattern: RegExp, draw: Family["draw"]): Family[] =>
    [...Map.groupBy(names, (name) => pattern.exec(name)?.[1] ?? null)].flatMap(([key, members]) =>
      key === null ? [] : { members, draw },
    );
  const single = names.filter((name) => !figureName.test(name) && !cellName.test(name));
  return [
    { members: single.filter((name) => !signed(name)), draw: apart },
    { members: single.filter(signed), draw: apart },
    ...bound(figureName, findings),
    ...bound(cellName, readings),
  ];
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
  const below = sorted[0]?.value.below ?? 1n;
  if (kind === "sum") return { above: sum, below };
  if (kind === "mean") return { above: sum, below: count * below };
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
function findings(names: readonly string[], { one, together, count, coin }: Chance): Drawn {
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
  for (const name of names) {
    const [, row] = /^(.+)-total$/.exec(findingOf(name)) ?? [];
    if (row === undefined) continue;
    // Another row may be named like this one and more.
    const longer = names
      .map(findingOf)
      .filter((other) => other.startsWith(`${row}-`) && other !== `${row}-total` && other.endsWith("-total"))
      .map((other) => other.replace(/total$/, ""));
    const parts = names.flatMap((other) => {
      const finding = findingOf(other);
      const isPart =
        finding.startsWith(`${row}-`) &&
        !madeOfOthers.test(finding) &&
        !ofList.test(finding) &&
        !longer.some((prefix) => finding.startsWith(prefix));
      return isPart ? (values.get(other) ?? []) : [];
    });
    const known = series.get(row) ?? parts;
    const rest = known.length === 0 || coin() ? [next()] : [];
    values.set(name, added([...known, ...rest]));
  }
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

function added(items: readonly Fraction[]): Fraction {
  return items.reduce((sum, item) => combine("+", sum, item) ?? sum, whole(0n));
}

function endOf(items: readonly Fraction[]): Fraction {
  return items.at(-1) ?? whole(1n);
}
