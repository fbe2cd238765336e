/**
 * Comparisons that come out one way whatever the data are: they would let any
 * sentence pass as checked. Found by trying: the names get values over many powers
 * of ten, and a comparison that comes out alike each time says nothing of them.
 *
 * Names are taken as values above 0, save those that are told to be none. Not seen: what binds the outputs of one run
 * or the claims of one source to each other.
 */
import { combine, compareFractions, fractionOf, type Fraction } from "./fraction.ts";
import { expressionNames, parseExpression, type Expression } from "./expression.ts";
import type { Comparison } from "./predicate.ts";
import { supposing, type Supposed } from "./supposed-values.ts";

/** Enough that a comparison which only one draw in a hundred turns round is not refused. */
const tries = 1500;

/**
 * How it comes out however the values are; `null` where the data decide. A side that cannot be read is left to the reader of values.
 * @param real the value of a name as it is: where it is not above 0, or far from 1, values like it are drawn too
 */
export function foregone(
  { left, sign, right }: Comparison,
  real: (name: string) => number = () => 1,
): "holds" | "does not hold" | "rests on a value that is the same" | null {
  const sides = readAll([left, right]);
  const [a, b] = sides ?? [];
  if (a === undefined || b === undefined) return null;
  const fixed = [a, b].find((side) => side.type === "operation" && isFixed(side));
  if (fixed !== undefined) return "rests on a value that is the same";
  const outcomes = new Set<boolean>();
  for (const values of draws([a, b], real)) {
    const [one, other] = [valueOf(a, values), valueOf(b, values)];
    if (one === null || other === null) continue;
    const order = compareFractions(one, other);
    outcomes.add(order === 0 ? sign.includes("=") : order < 0 === sign.startsWith("<"));
    if (outcomes.size > 1) return null;
  }
  return outcomes.has(true) ? "holds" : "does not hold";
}

/** Whether an expression has one value however large what it names is: `a / a * 35`. */
export function isFixed(expression: Expression): boolean {
  let first: Fraction | null = null;
  for (const values of draws([expression])) {
    const value = valueOf(expression, values);
    if (value === null) continue;
    first ??= value;
    if (compareFractions(first, value) !== 0) return false;
  }
  return true;
}

function* draws(
  expressions: readonly Expression[],
  real: (name: string) => number = () => 1,
): Generator<Supposed> {
  const values = new Map(expressions.flatMap(expressionNames).map((name) => [name, real(name)]));
  // A value far out has six powers of ten on either side as well.
  const powers = [...values.values()].map((value) =>
    value === 0 ? 0 : Math.abs(Math.log10(Math.abs(value))) - 6,
  );
  const suppose = supposing([...values.keys()], {
    powers: Math.max(0, ...powers),
    signed: (name) => (values.get(name) ?? 1) <= 0,
  });
  for (let drawn = 0; drawn < tries; drawn += 1) yield suppose();
}

/** `null`: divided by 0. */
function valueOf(expression: Expression, values: Supposed): Fraction | null {
  if (expression.type === "name") return values.get(expression.name) ?? null;
  if (expression.type === "constant") return fractionOf(expression.value);
  const [left, right] = [valueOf(expression.left, values), valueOf(expression.right, values)];
  return left === null || right === null ? null : combine(expression.operator, left, right);
}

function readAll(texts: readonly string[]): Expression[] | null {
  try {
    return texts.map(parseExpression);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
