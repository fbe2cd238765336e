/** The little language of a bound number. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expressionNames, parseExpression, type Expression } from "../../src/build/expression.ts";
import { holds } from "../laws/seeded.ts";

/** With every bracket written out. */
function written(expression: Expression): string {
  if (expression.type === "name") return expression.name;
  if (expression.type === "constant") return String(expression.value);
  return `(${written(expression.left)} ${expression.operator} ${written(expression.right)})`;
}

test.each([
  ["a", "a"],
  ["a.b / c.d", "(a.b / c.d)"],
  ["a + b * c", "(a + (b * c))"],
  ["a - b - c", "((a - b) - c)"],
  ["a / b / c", "((a / b) / c)"],
  ["(a - b) / a", "((a - b) / a)"],
  ["a × b ÷ c − d", "(((a * b) / c) - d)"],
  ["deck-oven.power - a-b", "(deck-oven.power - a-b)"],
  ["cell:d:v.c?x=a-b&y=2", "cell:d:v.c?x=a-b&y=2"],
  ["a * 100", "(a * 100)"],
])("%s is read as %s", (text, expected) => {
  expect(written(parseExpression(text))).toBe(expected);
});

test("what is written with all brackets is read as the same tree", () => {
  const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4 },
      fc.record({
        type: fc.constant("name" as const),
        name: fc.stringMatching(/^[a-z][a-z0-9.-]{0,5}[a-z]$/),
      }),
      fc.record({
        type: fc.constant("operation" as const),
        operator: fc.constantFrom("+", "-", "*", "/"),
        left: tie("expression"),
        right: tie("expression"),
      }),
    ),
  }));
  holds(
    fc.property(expression, (tree) => {
      expect(parseExpression(written(tree))).toEqual(tree);
    }),
  );
});

describe("a faulty expression is refused with what stands where", () => {
  test.each([
    ["", '"the end" stands where a name was expected in ""'],
    ["a /", '"the end" stands where a name was expected in "a /"'],
    ["/ a", '"/" stands where a name was expected in "/ a"'],
    ["a b", '"b" stands where an operator was expected in "a b"'],
    ["(a + b", 'bracket is not closed in "(a + b"'],
    [
      "cell:d:1.c?name=large one",
      '"one" stands where an operator was expected in "cell:d:1.c?name=large one"; a space inside a query is written %20',
    ],
    ["a)", '")" stands where an operator was expected in "a)"'],
    ["9".repeat(400), `"${"9".repeat(400)}" is more than can be reckoned with, expected a smaller number`],
  ])("%j", (text, message) => {
    expect(() => parseExpression(text)).toThrow(new SyntaxError(message));
  });

  test("and never with any other error", () => {
    holds(
      fc.property(
        fc.array(fc.constantFrom("a", "(", ")", "+", "/", "2", "constructor", "__proto__")),
        (words) => {
          try {
            parseExpression(words.join(" "));
          } catch (error) {
            expect(error).toBeInstanceOf(SyntaxError);
          }
        },
      ),
    );
  });
});

test("names are listed in their order, each once, without constants", () => {
  expect(expressionNames(parseExpression("(b - a) / b * 2"))).toEqual(["b", "a"]);
});
