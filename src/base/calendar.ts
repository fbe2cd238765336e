/** Days as records write them, whole or in part: whether the calendar has them, and which comes first. */

/** How many days a month has. @param month 1 to 12 */
export function daysIn(year: number, month: number): number {
  // The day before the first of the next month.
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether a text is a whole day, written like 2026-02-16, that the calendar has. */
export function isDay(text: string): boolean {
  return text.length === 10 && isDate(text);
}

/** The same of a day, a month or a year: 2026-02-16, 2026-02, 2026. */
export function isDate(text: string): boolean {
  const [, year, month = "01", day = "01"] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  return year !== undefined && isOnCalendar(Number(year), Number(month), Number(day));
}

export function isOnCalendar(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Whether one date is before another beyond doubt: a month is not before a day that lies in it. */
export function isBefore(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}
