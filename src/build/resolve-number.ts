/**
 * Resolves a bound number to its value, printed form and lineage. Names:
 * `claim`, `claim.quantity`, `run:scenario.output`, `figure:id.finding`,
 * `cell:dataset:version.column?column=value&…`, and `mean:`, `median:`, `min:`, `max:`,
 * `sum:` or `count:` in place of `cell:` for an aggregate of the matching rows.
 */
import { weakestKind } from "../base/evidence.ts";
import { formatNumber, formatQuantity, formatValue } from "../base/format.ts";
import type { LineageNode, TracedValue } from "../base/lineage.ts";
import { basisClash, convert, mixesShare, units, type Basis, type UnitName } from "../base/units.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { QuantityData } from "../schemas/quantity.ts";
import { parseExpression, type Expression, type Operator } from "./expression.ts";
import { numberSlug, parseNumberReference } from "./number-text.ts";
import { LookupError, traceClaim } from "./trace-data.ts";
import { aggregates, traceCells } from "./trace-cells.ts";
import { traceRun } from "./trace-run.ts";
import type { RenderedFigure } from "./figure-render.ts";

export interface BoundNumber extends TracedValue {
  readonly expression: string;
  readonly slug: string;
  /** As it stands in prose. */
  readonly printed: string;
  /** The claim's own quantity when the number is one, with qualifier, baseline and conditions. */
  readonly quantity: QuantityData | null;
}

export interface NumberContext {
  readonly ledger: Ledger;
  readonly figure: (id: string) => RenderedFigure;
}

/** @param inside what stands between `[=` and `]`. @throws {LookupError | SyntaxError | RangeError | ModelError} */
export function resolveNumber(context: NumberContext, inside: string): BoundNumber {
  const reference = parseNumberReference(inside);
  const expression = parseExpression(reference.expression);
  const quantity = expression.type === "name" ? claimQuantity(context.ledger, expression.name) : null;
  const traced = evaluate(context, expression, reference.expression);
  const unit = reference.unit ?? traced.unit;
  const shown = { ...traced, unit, value: convert(traced.value, traced.unit, unit) };
  const printed =
    quantity === null
      ? formatValue(shown.value, unit, reference.format)
      : formatQuantity(inUnit(quantity, unit, reference.plain), reference.format);
  return {
    ...shown,
    expression: reference.expression,
    slug: numberSlug(reference.expression),
    printed,
    quantity,
  };
}

function claimQuantity(ledger: Ledger, name: string): QuantityData | null {
  return name.includes(":") ? null : traceClaim(ledger, name).quantity;
}

/** A claim's own quantity in another unit: a range stays a range, and the qualifier stays unless left out on purpose. */
function inUnit({ value, range, unit: own, qualifier }: QuantityData, unit: UnitName, plain: boolean) {
  const to = (given: number): number => convert(given, own, unit);
  return {
    value: value === undefined ? undefined : to(value),
    range: range === undefined ? undefined : ([to(range[0]), to(range[1])] as const),
    unit,
    qualifier: plain ? undefined : qualifier,
  };
}

function evaluate(context: NumberContext, expression: Expression, text: string): TracedValue {
  if (expression.type === "constant")
    throw new SyntaxError(`"${expression.value}" is a bare constant in "${text}", expected bound names only`);
  if (expression.type === "name") return lookUp(context, expression.name);
  const { operator } = expression;
  const side = (one: Expression, other: Expression): TracedValue =>
    one.type === "constant" && other.type !== "constant" && (operator === "*" || operator === "/")
      ? factor(one.value)
      : evaluate(context, one, text);
  const [left, right] = [side(expression.left, expression.right), side(expression.right, expression.left)];
  const clash = basisClash(left.basis ?? {}, right.basis ?? {});
  if (clash !== null) {
    throw new RangeError(`"${text}" joins two ${clash.key} bases, ${clash.a} and ${clash.b}, expected one`);
  }
  const unit = resultUnit(operator, left.unit, right.unit, text);
  const value = apply(
    operator,
    left.value,
    operator === "*" ? right.value : sameScale(right, left.unit, operator),
  );
  if (!Number.isFinite(value))
    throw new RangeError(`"${text}" is not finite, expected a divisor other than 0`);
  const lineage: LineageNode = {
    type: "expression",
    id: text,
    label: `${nodeName(left)} ${operator === "*" ? "×" : operator === "/" ? "÷" : operator} ${nodeName(right)}`,
    quantity: { value, unit },
    children: [left.lineage, right.lineage],
  };
  const kind = weakestKind(["modelled", left.kind, right.kind]);
  return unit === "x"
    ? { value, unit, kind, lineage }
    : { value, unit, basis: joined(left, right), kind, lineage };
}

/** What a sum or a scaled value counts is what its parts count. */
function joined({ basis: left = {} }: TracedValue, { basis: right = {} }: TracedValue): Basis {
  const known = [left, right].flatMap(Object.entries).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known);
}

/** A plain factor such as the 2 of "half": said by the sentence, so it weakens no evidence. */
function factor(value: number): TracedValue {
  const lineage = {
    type: "assumption" as const,
    label: "A factor written in the expression",
    reason: "The sentence itself says it",
    quantity: { value, unit: "1" as const },
    children: [],
  };
  return { value, unit: "1", kind: "measured", lineage };
}

function sameScale(right: TracedValue, unit: UnitName, operator: Operator): number {
  return operator === "/" && units[right.unit].dimension !== units[unit].dimension
    ? right.value
    : convert(right.value, right.unit, unit);
}

function resultUnit(operator: Operator, left: UnitName, right: UnitName, text: string): UnitName {
  const pure = (name: UnitName): boolean => name === "x" || name === "1";
  const same = units[left].dimension === units[right].dimension;
  if (operator === "/" && same) return "x";
  if (operator === "/" && pure(right)) return left;
  if (operator === "*" && pure(right)) return left;
  if (operator === "*" && pure(left)) return right;
  if (operator === "-" && left === "%" && right === "%") return "pp";
  if ((operator === "+" || operator === "-") && same && !mixesShare(left, right)) return left;
  throw new RangeError(
    `"${text}" joins ${left} and ${right} by ${operator}, expected units that go together`,
  );
}

function apply(operator: Operator, left: number, right: number): number {
  if (operator === "+") return left + right;
  if (operator === "-") return left - right;
  return operator === "*" ? left * right : left / right;
}

function nodeName({ value, unit }: TracedValue): string {
  return unit === "1" ? formatNumber(value) : formatValue(value, unit);
}

function lookUp({ ledger, figure }: NumberContext, name: string): TracedValue {
  const [kind, rest = ""] = splitOnce(name, ":");
  if (rest === "") return traceClaim(ledger, name);
  if (kind === "run") {
    const [scenario, output] = splitLast(rest, ".");
    const { outputs } = traceRun(ledger, scenario);
    const found = Object.hasOwn(outputs, output) ? outputs[output] : undefined;
    return found ?? refuse(`unknown output \`${output}\` of ${scenario}`, output, Object.keys(outputs));
  }
  if (kind === "figure") {
    const [id, finding] = splitLast(rest, ".");
    const { findings } = figure(id);
    return (
      findings.get(finding) ??
      refuse(`unknown finding \`${finding}\` of figure ${id}`, finding, findings.keys())
    );
  }
  const cells = (["cell", ...aggregates] as const).find((one) => one === kind);
  if (cells !== undefined) return traceCells(ledger, cells, rest);
  return refuse(`unknown kind \`${kind}\``, kind, ["run", "figure", "cell", ...aggregates]);
}

function refuse(message: string, name: string, known: Iterable<string>): never {
  throw new LookupError(message, name, known);
}

function splitOnce(text: string, sign: string): [string, string | undefined] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function splitLast(text: string, sign: string): [string, string] {
  const at = text.lastIndexOf(sign);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
