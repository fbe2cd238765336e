/** How a workbench speaks of inputs and outputs: titles inside a sentence, axes, values. */
import { formatNumber, formatValue } from "../../base/format.ts";
import { units, type Basis, type UnitName } from "../../base/units.ts";
import type { AxisSpec } from "../../charts/scales.ts";
import type { Domain, Model, ModelInput, ModelOutput } from "../../models/contract.ts";

type Quantity = ModelInput | ModelOutput;

/**
 * "Throughput of one machine" → "throughput of one machine"; a name in capitals stays,
 * and an aside after a semicolon ("Experts; 1 in a dense model") is for the field alone.
 */
export function inSentence(title: string): string {
  const [short = title] = title.split("; ");
  return /^[A-Z][a-z]/.test(short) ? short.charAt(0).toLowerCase() + short.slice(1) : short;
}

/** A title as a name, for sentences that a comma or a colon in it would break. */
export function asName(title: string): string {
  return `“${title}”`;
}

export function unitOf(quantity: Quantity): UnitName {
  return "unit" in quantity ? quantity.unit : "1";
}

/** Three significant digits with the unit, fewer where the value has no more; a choice by its words. */
export function valueText(quantity: Quantity, value: number | string): string {
  if (typeof value === "number") return formatValue(value, unitOf(quantity), digitsOf(value));
  return "options" in quantity ? (quantity.options[value] ?? value) : value;
}

/** Where an input may lie: "0 to 1", "above 0 to 10⁹", "at least 1". */
export function domainText({ min, max, minOpen, maxOpen }: Domain): string {
  if (min === -Infinity && max === Infinity) return "any number";
  if (min === -Infinity) return `${maxOpen === true ? "below" : "at most"} ${endText(max)}`;
  if (max === Infinity) return `${minOpen === true ? "above" : "at least"} ${endText(min)}`;
  return `${minOpen === true ? "above " : ""}${endText(min)} to ${maxOpen === true ? "below " : ""}${endText(max)}`;
}

/** Ends that are far away are powers of ten, whose zeros nobody counts. */
function endText(value: number): string {
  const power = /^1e\+(\d+)$/.exec(value.toExponential())?.[1];
  if (power === undefined || Number(power) < 6) return formatNumber(value);
  return `10${[...power].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? "").join("")}`;
}

/** "10 to 200 W", "$2 to $4"; the unit once where it stands after the number. */
export function spanText(quantity: Quantity, from: number, to: number): string {
  const end = valueText(quantity, to);
  const { label } = units[unitOf(quantity)];
  const after = label !== "" && end.endsWith(`\u00a0${label.replaceAll(" ", "\u00a0")}`);
  return `${after ? bareText(from) : valueText(quantity, from)} to ${end}`;
}

/** The same without the unit, for a column that names it. */
export function bareText(value: number): string {
  return formatNumber(value, digitsOf(value).digits);
}

function digitsOf(value: number): { readonly digits?: number } {
  const exact = Number(value.toPrecision(3)) === value || (Number.isInteger(value) && Math.abs(value) < 1e6);
  return exact ? {} : { digits: 3 };
}

/** An output and its value in one line. */
export function headline(model: Model, output: string, value: number): string {
  const quantity = model.outputs[output];
  return quantity === undefined ? "" : `${quantity.title}: ${valueText(quantity, value)}`;
}

/** "tokens: output, power: facility"; empty where there is none. */
export function basisText(basis: Basis | undefined): string {
  return Object.entries({ ...basis })
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]))
    .join(", ");
}

/** "Throughput, tok/s". */
export function withUnit(quantity: Quantity): string {
  const { label } = units[unitOf(quantity)];
  // "GPUs" are counted in GPUs.
  return label === "" || label === quantity.title ? quantity.title : `${quantity.title}, ${label}`;
}

export function axisOf(quantity: Quantity, log: boolean): AxisSpec {
  const named = withUnit(quantity);
  return log
    ? { kind: "log", label: `${named}, log scale`, shortLabel: named }
    : { kind: "linear", label: named };
}

/** Whether values are better seen on a logarithmic axis: all above 0 and far apart. */
export function farApart(values: readonly number[]): boolean {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return values.length > 0 && low > 0 && high / low > 30;
}
