/** What is left of the module of a figure or a model for the reader: all but what only the build asks for. */
import { expect, it } from "vitest";
import { withoutBuildOnly } from "../../src/build/lean-records.ts";

/** A property of the record in `code`, as a parser places it. */
function property(code: string, name: string, text: string) {
  const start = code.indexOf(text);
  return { type: "Property", key: { name }, start, end: start + text.length };
}

const call = (name: string, properties: readonly object[]) => ({
  type: "Program",
  body: [
    {
      type: "VariableDeclaration",
      init: {
        type: "CallExpression",
        callee: { type: "Identifier", name },
        arguments: [{ type: "ObjectExpression", properties }],
      },
    },
  ],
});

it("takes out needs and findings of a figure, with their commas, wherever they stand", () => {
  const code = `const figure = defineFigure({ needs: {a: 1}, id: "x", draw: () => 1 , findings: () => ({}) });`;
  const tree = call("defineFigure", [
    property(code, "needs", "needs: {a: 1}"),
    property(code, "id", `id: "x"`),
    property(code, "draw", "draw: () => 1"),
    property(code, "findings", "findings: () => ({})"),
  ]);
  expect(withoutBuildOnly(code, tree)).toBe(`const figure = defineFigure({  id: "x", draw: () => 1 ,  });`);
});

it("takes out what a model's page prints, and keeps what its form and its answers need", () => {
  const code = `const model = defineModel({ id: "x", equations: [], inputs: {}, inputHeadings: {}, omissions: [] })`;
  const parts = [`id: "x"`, "equations: []", "inputs: {}", "inputHeadings: {}", "omissions: []"];
  const tree = call(
    "defineModel",
    parts.map((text) => property(code, text.split(":")[0] ?? "", text)),
  );
  expect(withoutBuildOnly(code, tree)).toBe(`const model = defineModel({ id: "x",  inputs: {},   })`);
});

it("takes out the symbols of inputs and outputs, also of those that several records share, but reads none away", () => {
  const code = `const a = { symbol: "N", title: "All" }; const f = ({ symbol }) => ({ symbol, unit: 1 });`;
  const object = (type: string, ...properties: readonly object[]) => ({ type, properties });
  const tree = {
    type: "Program",
    body: [
      object(
        "ObjectExpression",
        property(code, "symbol", `symbol: "N"`),
        property(code, "title", `title: "All"`),
      ),
      object("ObjectPattern", property(code, "symbol", "symbol }")),
      object("ObjectExpression", property(code, "symbol", "symbol, unit")),
    ],
  };
  const short = tree.body[2]?.properties[0] as { start: number; end: number };
  short.end = short.start + "symbol".length;
  expect(withoutBuildOnly(code, tree)).toBe(
    `const a = {  title: "All" }; const f = ({ symbol }) => ({  unit: 1 });`,
  );
});

it("cuts what stands in a cut part once", () => {
  const code = `defineModel({ equations: [{ symbol: "N" }], id: "x" })`;
  const equations = {
    ...property(code, "equations", `equations: [{ symbol: "N" }]`),
    value: { type: "ObjectExpression", properties: [property(code, "symbol", `symbol: "N"`)] },
  };
  expect(withoutBuildOnly(code, call("defineModel", [equations, property(code, "id", `id: "x"`)]))).toBe(
    `defineModel({  id: "x" })`,
  );
});

it("leaves everything else as it is, also what only looks alike", () => {
  const code = `const other = makeFigure({ needs: 1 }); const findings = 2;`;
  const tree = {
    type: "CallExpression",
    callee: { type: "Identifier", name: "makeFigure" },
    arguments: [{ properties: [property(code, "needs", "needs: 1")] }],
  };
  expect(withoutBuildOnly(code, tree)).toBe(code);
  expect(withoutBuildOnly(code, call("defineFigure", []))).toBe(code);
});
