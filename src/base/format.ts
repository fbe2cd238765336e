/**
 * The one number formatter. English signs, the same on every machine: no locale
 * is asked. Spaces between number and unit do not break.
 */
import { units, type Unit, type UnitName } from "./units.ts";

/** Qualifiers that a source may put before a number; printed as they stand. */
export const qualifiers = [
  "exactly",
  "about",
  "up to",
  "at least",
  "at most",
  "more than",
  "less than",
  "capable of",
] as const;
export type Qualifier = (typeof qualifiers)[number];

export interface FormatOptions {
  /** Significant digits; left out: as given when short, else three. */
  readonly digits?: number | undefined;
  /** Leave the unit out, for a column that names it in its head. */
  readonly bare?: boolean | undefined;
}

const NO_BREAK_SPACE = "\u00a0";
const prefixed = new Set<UnitName>([
  "USD",
  "USD/h",
  "USD/GPU-h",
  "USD/kWh",
  "USD/year",
  "USD/Mtok",
  "USD/request",
]);
const tight = new Set<UnitName>(["x", "%"]);

/** Digits grouped by thousands: 14551 → "14,551". */
export function formatNumber(value: number, digits?: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`value is ${value}, expected a finite number`);
  const text = digits === undefined ? shortest(value) : roundTo(value, digits);
  const [whole = "", fraction] = text.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${value < 0 && Number(text) !== 0 ? "\u2212" : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** Every digit as stored: what a cell of a dataset shows. */
export function formatExact(value: number): string {
  const [whole = "", fraction] = plainDecimal(Math.abs(value)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${value < 0 ? "\u2212" : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** A count with its noun: "1 claim", "1,200 claims". */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** A value with its unit: "$0.12/M tokens", "35×", "14,551 tok/s/GPU". */
export function formatValue(value: number, unit: UnitName, options: FormatOptions = {}): string {
  return withUnit(formatAmount(value, unit, options.digits), unit, options.bare ?? false, value < 0);
}

/** A range: "9.7–65×". */
export function formatRange(low: number, high: number, unit: UnitName, options: FormatOptions = {}): string {
  const text = `${formatAmount(low, unit, options.digits)}\u2013${formatAmount(high, unit, options.digits)}`;
  return withUnit(text, unit, options.bare ?? false, low < 0);
}

/** A value or range with its qualifier: "up to 35×". */
export function formatQuantity(
  quantity: {
    readonly value?: number | undefined;
    readonly range?: readonly [number, number] | undefined;
    readonly unit: UnitName;
    readonly qualifier?: Qualifier | undefined;
  },
  options: FormatOptions = {},
): string {
  const text =
    quantity.range === undefined
      ? formatValue(requireValue(quantity.value), quantity.unit, options)
      : formatRange(...quantity.range, quantity.unit, options);
  const { qualifier } = quantity;
  return qualifier === undefined || qualifier === "exactly" ? text : `${qualifier} ${text}`;
}

/** For an axis: at most three digits, no zeros at the end, and a letter: 12,000 → "12k". */
export function formatTick(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const size = Math.abs(rounded);
  if (size >= 1e9) return `${shortNumber(rounded / 1e9)}bn`;
  if (size >= 1e6) return `${shortNumber(rounded / 1e6)}M`;
  if (size >= 1e4) return `${shortNumber(rounded / 1e3)}k`;
  return shortNumber(rounded);
}

/** What a double holds for certain. */
const MOST_DIGITS = 15;

/** Significant digits of a value down to the first digit of its error, one at least. */
export function digitsWithin(value: number, error: number): number {
  if (!(error > 0)) return MOST_DIGITS;
  const digits = 1 + exponentOf(value, MOST_DIGITS) - exponentOf(error, 1);
  return Math.min(Math.max(digits, 1), MOST_DIGITS);
}

/** A value that was drawn, without the digits that its error does not carry: 73.08 with an error of 1.4 is 73. */
export function roundToError(value: number, error: number): number {
  return Number(value.toPrecision(digitsWithin(value, error)));
}

/** The same as printed: 99.996 with an error of 0.09 is "100.00". */
export function formatToError(value: number, error: number): string {
  // Rounding may carry, which gives a digit more.
  const rounded = roundToError(value, error);
  return formatNumber(rounded, digitsWithin(rounded, error));
}

/** The fewest significant digits, three at least, in which two numbers print apart. */
export function digitsApart(one: number, other: number): number {
  let digits = 3;
  while (digits < MOST_DIGITS && formatNumber(one, digits) === formatNumber(other, digits)) digits += 1;
  return digits;
}

/** Of the first digit, as rounded to so many. */
function exponentOf(value: number, digits: number): number {
  return Number(value.toExponential(digits - 1).split("e")[1]);
}

/** The sign of rounding: what a printed number may stand for, as half a unit of its last digit. */
export function roundingError(value: number, digits: number): number {
  if (value === 0) return 0;
  return 0.5 * 10 ** (Math.floor(Math.log10(Math.abs(value))) - digits + 1);
}

/** Money with one decimal gets its second: $4.20, not $4.2. */
function formatAmount(value: number, unit: UnitName, digits: number | undefined): string {
  const text = formatNumber(value, digits);
  return digits === undefined && prefixed.has(unit) && /\.\d$/.test(text) ? `${text}0` : text;
}

function requireValue(value: number | undefined): number {
  if (value === undefined) throw new RangeError("quantity has neither value nor range, expected one");
  return value;
}

function withUnit(text: string, unit: UnitName, bare: boolean, negative: boolean): string {
  const { label: many, one = many }: Unit = units[unit];
  const label = text === "1" ? one : many;
  if (bare || label === "") return text;
  if (prefixed.has(unit)) {
    const rest = label.slice(1).replaceAll(" ", NO_BREAK_SPACE);
    return negative ? `\u2212$${text.slice(1)}${rest}` : `$${text}${rest}`;
  }
  return tight.has(unit)
    ? `${text}${label}`
    : `${text}${NO_BREAK_SPACE}${label.replaceAll(" ", NO_BREAK_SPACE)}`;
}

function shortNumber(value: number): string {
  const text = formatNumber(value, 3);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function shortest(value: number): string {
  const plain = plainDecimal(value);
  const significant = plain.replace(/^-?0*\.?0*/, "").replace(".", "").length;
  return significant <= 4 || Number.isInteger(value) ? plain : roundTo(value, 3);
}

function roundTo(value: number, digits: number): string {
  const rounded = Number(value.toPrecision(digits));
  const whole = Math.abs(rounded) >= 1 ? Math.floor(Math.log10(Math.abs(rounded))) + 1 : 0;
  if (rounded === 0) return "0";
  if (whole > digits) return plainDecimal(rounded);
  const decimals = whole > 0 ? digits - whole : digits - 1 - Math.floor(Math.log10(Math.abs(rounded)));
  return rounded.toFixed(Math.min(100, decimals));
}

/** All digits without an exponent: 4e-7 → "0.0000004". */
function plainDecimal(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = "", whole = "", fraction = "", exponent = ""] = match;
  const shift = Number(exponent);
  return shift < 0
    ? `${sign}0.${"0".repeat(-shift - 1)}${whole}${fraction}`
    : `${sign}${(whole + fraction).padEnd(shift + 1, "0")}`;
}
