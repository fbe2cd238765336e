/** Time scales: even in milliseconds, with ticks where the calendar begins something, in UTC. */
import { extent, ticks as evenTicks } from "d3-array";
import type { AxisSpec, OtherScale, ScaleKind } from "./scales.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 1970 began on a Thursday; weeks begin on Monday. */
const FIRST_MONDAY = 4 * DAY;

/** A step of the calendar: so many months, or so many milliseconds from a start. */
type Step = { readonly months: number } | { readonly length: number; readonly from: number };

const fixed = (lengths: readonly number[]): readonly Step[] => lengths.map((length) => ({ length, from: 0 }));

const steps: readonly Step[] = [
  ...fixed([MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY]),
  { length: 7 * DAY, from: FIRST_MONDAY },
  ...[1, 2, 3, 6].map((months) => ({ months })),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((years) => ({ months: 12 * years })),
];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Values are milliseconds since 1970, in UTC. */
export const timeScale: OtherScale = {
  name: "time",
  make: timeKind,
  positionOn: () => (value) => value,
};

function timeKind(spec: AxisSpec, values: readonly number[]): ScaleKind {
  const domain = timeDomain(values, spec.domain);
  return {
    domain,
    position: (value) => value,
    ticks: (count) => timeTicks(domain, count),
    texts: timeTexts,
    text: dateText,
  };
}

/** At most `count` ticks at the finest step of the calendar that allows it. */
export function timeTicks(domain: readonly [number, number], count: number): readonly number[] {
  const span = domain[1] - domain[0];
  for (const step of steps) {
    if (span / lengthOf(step) > count + 1) continue;
    const found = startsWithin(step, domain);
    if (found.length <= Math.max(2, count) && found.length >= 2) return found;
    if (found.length < 2) break;
  }
  const finer = steps.findLast((step) => startsWithin(step, domain).length >= 2);
  if (finer === undefined) return evenTicks(domain[0], domain[1], count);
  const all = startsWithin(finer, domain);
  const every = Math.ceil(all.length / Math.max(2, count));
  return all.filter((_, index) => index % every === 0);
}

/** The date, and the time of day where it is not midnight: "14 Mar 2026", "14 Mar 2026, 09:30". */
export function dateText(value: number): string {
  const date = new Date(value);
  return `${dayText(date)} ${date.getUTCFullYear()}${value % DAY === 0 ? "" : `, ${clockText(date)}`}`;
}

/**
 * Each tick with what it begins; the year only where it is new, and the day only
 * where it is, when hours are shown: "Nov 2025", "Jan 2026", "Mar".
 */
function timeTexts(ticks: readonly number[]): readonly string[] {
  const dates = ticks.map((tick) => new Date(tick));
  const every = (test: (date: Date) => boolean): boolean => dates.every(test);
  if (every((date) => date.getTime() % DAY === 0 && date.getUTCDate() === 1 && date.getUTCMonth() === 0))
    return dates.map((date) => String(date.getUTCFullYear()));
  const newYear = (date: Date, index: number): boolean =>
    date.getUTCFullYear() !== dates[index - 1]?.getUTCFullYear();
  const withYear = (words: string, date: Date, index: number): string =>
    newYear(date, index) ? `${words} ${date.getUTCFullYear()}` : words;
  if (every((date) => date.getTime() % DAY === 0 && date.getUTCDate() === 1))
    return dates.map((date, index) => withYear(months[date.getUTCMonth()] ?? "", date, index));
  if (every((date) => date.getTime() % DAY === 0))
    return dates.map((date, index) => withYear(dayText(date), date, index));
  return dates.map((date, index) => {
    const newDay =
      index === 0 || Math.floor(date.getTime() / DAY) !== Math.floor((ticks[index - 1] ?? 0) / DAY);
    return newDay ? `${dayText(date)}, ${clockText(date)}` : clockText(date);
  });
}

function dayText(date: Date): string {
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ""}`;
}

function clockText(date: Date): string {
  return `${String(date.getUTCHours()).padStart(2, "0")}:${String(date.getUTCMinutes()).padStart(2, "0")}`;
}

/** About how many milliseconds a step is. */
function lengthOf(step: Step): number {
  return "months" in step ? step.months * 30.4 * DAY : step.length;
}

function startsWithin(step: Step, [low, high]: readonly [number, number]): readonly number[] {
  const found: number[] = [];
  if ("months" in step) {
    const start = new Date(low);
    const month = start.getUTCFullYear() * 12 + start.getUTCMonth();
    for (let at = Math.floor(month / step.months) * step.months; ; at += step.months) {
      const tick = monthStart(at);
      if (!(tick <= high)) return found;
      if (tick >= low) found.push(tick);
    }
  }
  const first = Math.ceil((low - step.from) / step.length) * step.length + step.from;
  for (let tick = first; tick <= high; tick += step.length) found.push(tick);
  return found;
}

/** Milliseconds of the first day of a month, counted from the year 0; `Date.UTC` takes years below 100 as 19xx. */
function monthStart(month: number): number {
  return new Date(0).setUTCFullYear(Math.floor(month / 12), month - Math.floor(month / 12) * 12, 1);
}

/** A little more than the values, but not beyond an end that was asked for. */
function timeDomain(values: readonly number[], asked: AxisSpec["domain"]): readonly [number, number] {
  const [low = 0, high = DAY] = extent(values);
  if (low === high) return [low - 15 * DAY, high + 15 * DAY];
  const pad = (high - low) * 0.03;
  return [low === asked?.[0] ? low : low - pad, high === asked?.[1] ? high : high + pad];
}
