/**
 * The numbers that a declared figure finds in its data, named alike for all: prose
 * binds them, titles take them in braces. Each rests on the cells that it is made of.
 * Long because names, values and what they rest on are made together for every kind.
 */
import { weakestKind } from "../../base/evidence.ts";
import type { Finding, Rest } from "../contract.ts";
import { clashing, measureOf, type Declared, type Measure } from "./declared.ts";
import { itemsBy, type Item } from "./items.ts";
import { listed } from "./listed.ts";

export interface Found extends Finding {
  /** What the number belongs to: taken by `{name.label}`, `{name.x}` and `{name.series}`. */
  readonly words: Readonly<Record<"label" | "x" | "series", string>>;
  /** Of an extreme that several rows share: by how many names each part of `words` goes. */
  readonly shared?: Readonly<Record<"label" | "x" | "series", number>>;
}
export type FoundByName = Readonly<Record<string, Found>>;

/** What is found of a list of values: of the whole figure, and behind a prefix of each series and row. */
export const listFindings = ["highest", "lowest", "median", "first", "last", "ratio", "change"] as const;
export type ListFinding = (typeof listFindings)[number];
/** The least and the most of the changes of all series. */
export const changeFindings = { least: "least-change", most: "most-change" } as const;

/** Beyond these a list of names helps nobody. */
const MOST_SERIES = 12;
const MOST_ROWS = 60;
/** So many that share an extreme are named. */
export const MOST_SHARED = 3;

/** What goes by a value: all names where they are few, else how many there are. */
export function sharedWords(names: readonly string[], noun: string, join?: string): string {
  const own = [...new Set(names)];
  if (own.length > MOST_SHARED) return `${own.length} ${noun}`;
  return join === undefined ? listed(own) : own.join(join);
}

/** "Claude Opus 4.6" → "claude-opus-4-6". */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** Names without those that come to one slug: a finding by it would be of the one or the other. */
export function toldApart(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const slug of names.map(slugOf)) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  return names.filter((name) => counts.get(slugOf(name)) === 1);
}

interface Valued extends Item {
  readonly y: number;
}

/** @param ordered whether the items run along an axis, so that there is a first and a last */
export function findingsOf(declared: Declared, items: readonly Item[], ordered: boolean): FoundByName {
  const found = new Map<string, Found | null>();
  const measure = measureOf(declared);
  const valued = items.filter((item): item is Valued => item.y !== null);
  const put = (name: string, one: Found | null): void => {
    if (one !== null && name !== "") found.set(name, agreed(found.get(name), one));
  };
  put("count", countOf(declared, declared.record.kind === "table" ? items : valued));
  addExtremes(put, "", declared, measure, valued, "");
  const seriesOf = (item: Item): string => (declared.record.kind === "slope" ? item.label : item.series);
  const bySeries = itemsBy(valued, seriesOf);
  const names = [...bySeries.keys()].filter((name) => name !== "");
  const of = (name: string): readonly Valued[] => bySeries.get(name) ?? [];
  if (ordered && names.length < 2) addEnds(put, "", declared, measure, valued, "");
  if (names.length > 1 || declared.record.kind === "slope") {
    const changes = ordered ? names.flatMap((name) => changeOf(declared, measure, of(name), name) ?? []) : [];
    changes.sort((a, b) => a.value - b.value);
    put(changeFindings.least, changes[0] ?? null);
    put(changeFindings.most, changes.at(-1) ?? null);
    if (names.length <= MOST_SERIES) {
      for (const name of toldApart(names)) {
        const prefix = `${slugOf(name)}-`;
        addExtremes(put, prefix, declared, measure, of(name), name);
        if (ordered) addEnds(put, prefix, declared, measure, of(name), name);
      }
    }
  }
  if (!ordered && valued.length <= MOST_ROWS) addRows(put, declared, measure, valued);
  return Object.fromEntries(
    [...found].flatMap(([name, one]): [string, Found][] => (one === null ? [] : [[name, one]])),
  );
}

/** What a name stands for when it is given again; `null` where it would stand for two things. */
function agreed(before: Found | null | undefined, one: Found): Found | null {
  if (before === undefined) return one;
  if (before === null) return null;
  const same = (key: "value" | "unit" | "rests"): boolean =>
    JSON.stringify(before[key]) === JSON.stringify(one[key]);
  return same("value") && same("unit") && same("rests") ? before : null;
}

/** Findings of two origins together, without those whose name both use for unlike things. */
export function joined(first: FoundByName, second: FoundByName): FoundByName {
  const names = [...new Set([...Object.keys(second), ...Object.keys(first)])];
  const of = (found: FoundByName, name: string): Found | undefined =>
    Object.hasOwn(found, name) ? found[name] : undefined;
  return Object.fromEntries(
    names.flatMap((name): [string, Found][] => {
      const [a, b] = [of(first, name), of(second, name)];
      const one = a === undefined || b === undefined ? (a ?? b) : agreed(b, a);
      return one == null ? [] : [[name, one]];
    }),
  );
}

type Put = (name: string, one: Found | null) => void;

function ofList(prefix: string, finding: ListFinding): string {
  return `${prefix}${finding}`;
}

function addExtremes(
  put: Put,
  prefix: string,
  declared: Declared,
  measure: Measure,
  items: readonly Valued[],
  of: string,
): void {
  const sorted = [...items].sort((a, b) => a.y - b.y);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return;
  const [lows, highs] = [low, high].map(({ y }) => items.filter((item) => item.y === y));
  put(
    ofList(prefix, "lowest"),
    withShared(cellFound(declared, measure, low, named("lowest", of), lows), lows),
  );
  put(
    ofList(prefix, "highest"),
    withShared(cellFound(declared, measure, high, named("highest", of), highs), highs),
  );
  put(
    ofList(prefix, "ratio"),
    withShared(ratioFound(declared, measure, high, low, `${named("highest", of)} over lowest`), highs),
  );
  const middle = middleOf(sorted);
  const basis = declared.columns[low.column]?.basis;
  const unlike = clashing(
    declared,
    items.map(({ column }) => column),
  );
  if (sorted.length > 2 && !unlike) {
    put(ofList(prefix, "median"), {
      value: middle.reduce((sum, { y }) => sum + y, 0) / middle.length,
      unit: measure.unit,
      ...(basis === undefined ? {} : { basis }),
      label: `${measure.title}: ${named("median", of)}`,
      kind: weakestKind(["modelled", declared.evidence]),
      rests: restOn(middle),
      words: { label: "", x: "", series: of },
    });
  }
}

function addEnds(
  put: Put,
  prefix: string,
  declared: Declared,
  measure: Measure,
  items: readonly Valued[],
  of: string,
): void {
  const [first, last] = endsOf(items);
  if (first === undefined || last === undefined) return;
  put(ofList(prefix, "first"), cellFound(declared, measure, first, named("first", of)));
  put(ofList(prefix, "last"), cellFound(declared, measure, last, named("last", of)));
  put(ofList(prefix, "change"), changeOf(declared, measure, items, of));
}

/** Each row by its own name, and each value of a row by the row's and the series'. */
function addRows(put: Put, declared: Declared, measure: Measure, items: readonly Valued[]): void {
  const groups = [...new Set(items.map(({ group }) => group))].filter((group) => group !== "");
  for (const group of toldApart(groups)) {
    const own = items.filter((item) => item.group === group);
    addExtremes(put, `${slugOf(group)}-`, declared, measure, own, group);
  }
  const labels = [...new Set(items.map(({ label }) => label))];
  for (const label of toldApart(labels)) {
    const own = items.filter((item) => item.label === label);
    const [only] = own;
    if (only !== undefined && own.length === 1) put(slugOf(label), cellFound(declared, measure, only, label));
    if (own.length > 1) {
      addExtremes(put, `${slugOf(label)}-`, declared, measure, own, label);
      for (const item of own.filter(({ series }) => series !== ""))
        put(`${slugOf(label)}-${slugOf(item.series)}`, cellFound(declared, measure, item, label));
    }
  }
}

/** Items by rising x; of equal ones in the order of the rows. */
export function endsOf<One extends Item>(items: readonly One[]): [One | undefined, One | undefined] {
  const sorted = [...items].sort((a, b) => (a.x ?? 0) - (b.x ?? 0));
  return [sorted[0], sorted.at(-1)];
}

function changeOf(declared: Declared, measure: Measure, items: readonly Valued[], of: string): Found | null {
  const [first, last] = endsOf(items);
  if (first === undefined || last === undefined || first === last) return null;
  const found = ratioFound(declared, measure, last, first, `${named("last", of)} over first`);
  return found === null ? null : { ...found, words: { ...found.words, label: of, series: of } };
}

/** The names of all rows that share an extreme, where there are several. */
function withShared(found: Found | null, items: readonly Valued[] = []): Found | null {
  if (found === null || items.length < 2) return found;
  const names = {
    label: items.map(({ label, series }) => (label === "" ? series : label)),
    x: items.map(({ xText }) => xText),
    series: items.map(({ series }) => series),
  };
  const count = (part: keyof typeof names): number => new Set(names[part]).size;
  const words = (part: keyof typeof names): string => sharedWords(names[part], "rows");
  return {
    ...found,
    words: { label: words("label"), x: words("x"), series: words("series") },
    shared: { label: count("label"), x: count("x"), series: count("series") },
  };
}

/** A single cell, with the firmness of its dataset. @param sharing all rows of its value, where it is an extreme */
function cellFound(
  declared: Declared,
  { title, unit }: Measure,
  item: Valued,
  what: string,
  sharing: readonly Valued[] = [item],
): Found {
  const basis = declared.columns[item.column]?.basis;
  const { label, xText, series } = item;
  const parts = (["label", "series", "xText"] as const).map((part) =>
    sharedWords(
      sharing.map((one) => one[part]),
      "rows",
    ),
  );
  const where = [...new Set(parts)].filter((words) => words !== "" && words !== what);
  return {
    value: item.y,
    unit,
    ...(basis === undefined ? {} : { basis }),
    label: `${title}, ${what}${where.length === 0 ? "" : ` (${where.join(", ")})`}`,
    kind: declared.evidence,
    rests: restOn([item]),
    words: { label: label === "" ? series : label, x: xText, series },
  };
}

/** `null` where the quotient of two such values says nothing. */
export function ratioFound(
  declared: Declared,
  { title }: Pick<Measure, "title">,
  over: Valued,
  under: Valued,
  what: string,
): Found | null {
  if (!(under.y > 0) || !(over.y > 0) || clashing(declared, [over.column, under.column])) return null;
  return {
    value: over.y / under.y,
    unit: "x",
    label: `${title}, ${what}`,
    kind: weakestKind(["modelled", declared.evidence]),
    rests: restOn([over, under]),
    words: {
      label: over.label === "" ? over.series : over.label,
      x: over.xText,
      series: over.series,
    },
  };
}

function countOf({ record }: Declared, items: readonly Item[]): Found | null {
  if (items.length === 0) return null;
  return {
    value: items.length,
    unit: "count",
    label: record.kind === "table" ? "Rows of the table" : "Values in the figure as drawn",
    kind: "modelled",
    rests: restOn(items),
    words: { label: "", x: "", series: "" },
  };
}

/** The cells of items, gathered by need and column. */
export function restOn(items: readonly Item[]): readonly Rest[] {
  const byPlace = new Map<string, { need: string; column: string; rows: Set<number> }>();
  for (const { part, column, row } of items) {
    const key = `${part}\u0000${column}`;
    const own = byPlace.get(key) ?? { need: part, column, rows: new Set() };
    own.rows.add(row);
    byPlace.set(key, own);
  }
  return [...byPlace.values()].map(({ need, column, rows }) => ({
    need,
    rows: [...rows].sort((a, b) => a - b),
    columns: [column],
  }));
}

/** The one in the middle of sorted items, or the two of an even count. */
function middleOf(sorted: readonly Valued[]): readonly Valued[] {
  return sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
}

function named(what: string, of: string): string {
  return of === "" ? what : `${of}, ${what}`;
}
