/**
 * The little language of a bound number: names joined by `+ - * /` (or × ÷) with
 * a space on each side, and brackets. `pump-trial.after / pump-trial.before`.
 */

export type Expression =
  | { readonly type: "name"; readonly name: string }
  | { readonly type: "constant"; readonly value: number }
  | {
      readonly type: "operation";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    };
export type Operator = "+" | "-" | "*" | "/";

const operators: Readonly<Record<string, Operator>> = {
  "+": "+",
  "-": "-",
  "\u2212": "-",
  "*": "*",
  "×": "*",
  "/": "/",
  "÷": "/",
};

/** @throws {SyntaxError} with what is there and what was expected */
export function parseExpression(text: string): Expression {
  const words = text
    .replace(/[()]/g, " $& ")
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  let position = 0;
  const peek = (): string | undefined => words[position];

  function sum(): Expression {
    return chain(product, ["+", "-"]);
  }
  function product(): Expression {
    return chain(atom, ["*", "/"]);
  }
  function chain(inner: () => Expression, accepted: readonly Operator[]): Expression {
    let left = inner();
    for (;;) {
      const operator = operators[peek() ?? ""];
      if (operator === undefined || !accepted.includes(operator)) return left;
      position += 1;
      left = { type: "operation", operator, left, right: inner() };
    }
  }
  function atom(): Expression {
    const word = words[position];
    position += 1;
    if (word === "(") {
      const inside = sum();
      if (words[position] !== ")") throw new SyntaxError(`bracket is not closed in "${text}"`);
      position += 1;
      return inside;
    }
    if (word === undefined || word === ")" || operators[word] !== undefined) {
      throw new SyntaxError(`"${word ?? "the end"}" stands where a name was expected in "${text}"`);
    }
    if (!/^\d+(?:\.\d+)?$/.test(word)) return { type: "name", name: word };
    const value = Number(word);
    if (!Number.isFinite(value))
      throw new SyntaxError(`"${word}" is more than can be reckoned with, expected a smaller number`);
    return { type: "constant", value };
  }

  const expression = sum();
  if (position < words.length)
    throw new SyntaxError(
      `"${peek() ?? ""}" stands where an operator was expected in "${text}"${words[position - 1]?.includes("?") === true ? "; a space inside a query is written %20" : ""}`,
    );
  return expression;
}

/** Names in the order they stand, each once. */
export function expressionNames(expression: Expression): string[] {
  if (expression.type === "name") return [expression.name];
  if (expression.type === "constant") return [];
  return [...new Set([...expressionNames(expression.left), ...expressionNames(expression.right)])];
}

/** Constants in the order they stand. */
export function expressionConstants(expression: Expression): number[] {
  if (expression.type === "name") return [];
  if (expression.type === "constant") return [expression.value];
  return [...expressionConstants(expression.left), ...expressionConstants(expression.right)];
}
