/** What a declared figure says in words, from its data: subtitle, notes, and the description of its picture. */
import { formatCount, formatValue } from "../../base/format.ts";
import { units } from "../../base/units.ts";
import { clashing, measureOf, measuresOf, type Declared } from "./declared.ts";
import { endsOf, sharedWords } from "./found.ts";
import { listed } from "./listed.ts";
import { drawnKind, titleOf, type Item } from "./items.ts";
import { measuredIn, type Scene } from "./scene.ts";

/** More series or rows than these are told by their extremes alone. */
const MOST_TOLD = 8;

interface Valued extends Item {
  readonly y: number;
}

/** Units, where the values are from and of which day. */
export function subtitleOf({ declared, scale }: Scene): string {
  const { title, unit } = measureOf(declared);
  const spoken = units[unit].spoken;
  const measured =
    spoken === "" || title.toLowerCase().includes(spoken.toLowerCase()) ? title : `${title} in ${spoken}`;
  return `${measured}. ${declared.about}.${scale === "log" ? " Log scale." : ""}`;
}

/** Where a reader left series out: what the picture then holds, and what the words and the table still do. Else empty. */
export function drawnWords({ declared, series, shown }: Scene): string {
  if (shown.size === series.length) return "";
  const { highlight } = declared.record;
  const names = series
    .filter((name) => shown.has(name))
    .map((name) => (highlight === undefined || highlight.includes(name) ? name : "others"));
  return `Drawn: ${listed([...new Set(names)])} alone; title, words and table are of all series.`;
}

export function notesOf({ declared, lacking, items }: Scene): readonly string[] {
  const gaps = items.filter(({ y }) => y === null).length;
  const { take } = declared.record;
  return [
    ...(lacking > 0
      ? [
          `${formatCount(lacking, "row has", "rows have")} an empty cell where the picture needs a value and no place in it.`,
        ]
      : []),
    ...(gaps > 0 && drawnKind(declared.record) !== "table"
      ? [`${formatCount(gaps, "value is", "values are")} absent: a gap in the picture, not a zero.`]
      : []),
    ...unlikeBases(declared),
    ...(take === undefined ? [] : [`Of several rows for one place the ${take} value is shown.`]),
  ];
}

/** Columns side by side that count on unlike bases: said, since the picture cannot show it. */
function unlikeBases(declared: Declared): readonly string[] {
  const names = measuresOf(declared.record);
  if (["table", "stacked-bars"].includes(declared.record.kind) || !clashing(declared, names)) return [];
  const said = names.map((name) => {
    const basis = Object.values(declared.columns[name]?.basis ?? {}).join(", ");
    return `${titleOf(declared, name)} (${basis === "" ? "basis not stated" : basis})`;
  });
  return [`The series count on unlike bases, so no ratio between them is given: ${said.join("; ")}.`];
}

/** Range, trend, extremes and comparison. @param picture such as "Lines" */
export function describeScene(scene: Scene, picture: string, ordered: boolean): string {
  const { declared, items, series } = scene;
  const { title, unit } = measureOf(declared);
  const say = (value: number): string => formatValue(value, unit);
  const valued = measuredIn(declared, items).filter((item): item is Valued => item.y !== null);
  const nameOf = (item: Item): string =>
    [item.panel, item.label, item.series, item.xText].filter((words) => words !== "").join(", ");
  const sorted = [...valued].sort((a, b) => a.y - b.y);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return `${picture} without a value: every cell is empty.`;
  const at = (value: number): string =>
    sharedWords(valued.filter(({ y }) => y === value).map(nameOf), "values", "; ");
  const range =
    low === high
      ? `${title}: ${say(high.y)} (${nameOf(high)}).`
      : `${title}: lowest ${say(low.y)} (${at(low.y)}), highest ${say(high.y)} (${at(high.y)}).`;
  const alone = series.length < 2;
  const seriesOf = (item: Item): string =>
    drawnKind(declared.record) === "slope" ? item.label : item.series;
  const trends = (alone ? [""] : series).flatMap((name) => {
    const own = valued.filter((item) => alone || seriesOf(item) === name);
    if (!ordered) return alone ? [] : spanOf(name, own, say);
    const [first, last] = endsOf(own);
    if (first === undefined || last === undefined || first === last || first.xText === last.xText) return [];
    const words = first.y === last.y ? "stays at" : last.y > first.y ? "rises from" : "falls from";
    const to = first.y === last.y ? "" : ` to ${say(last.y)} at ${last.xText}`;
    return [`${name === "" ? title : name} ${words} ${say(first.y)} at ${first.xText}${to}.`];
  });
  const rows =
    (ordered && trends.length > 0) || valued.length > MOST_TOLD
      ? []
      : [`${valued.map((item) => `${nameOf(item)}: ${say(item.y)}`).join("; ")}.`];
  const told = trends.slice(0, MOST_TOLD);
  const rest = trends.length - told.length;
  return [
    `${picture} of ${formatCount(valued.length, "value")}${alone ? "" : ` in ${formatCount(series.length, "series", "series")}`}.`,
    range,
    ...told,
    ...(rest > 0 ? [`${formatCount(rest, "further series is", "further series are")} in the table.`] : []),
    ...rows,
  ].join(" ");
}

/** Of a series whose values run along no axis: how far they reach. */
function spanOf(name: string, own: readonly Valued[], say: (value: number) => string): readonly string[] {
  const values = own.map(({ y }) => y);
  if (values.length === 0) return [];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return [low === high ? `${name}: ${say(low)}.` : `${name}: ${say(low)} to ${say(high)}.`];
}
