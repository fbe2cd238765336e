/**
 * Leaves out of the reader's script what a record says to the build alone: what a
 * figure needs of the ledger and the numbers that prose binds to; the equations
 * of a model and their symbols, its purpose, headings and what it leaves out, which
 * its page prints.
 */

/** By the function that a record is given to. */
const forBuildOnly: Readonly<Record<string, readonly string[]>> = {
  defineFigure: ["needs", "findings"],
  defineModel: ["purpose", "topic", "inputHeadings", "equations", "omissions", "sameBasis"],
};

/** Of an input or output, wherever its record stands: a shared file may hold it. */
const SYMBOL = "symbol";

/** @param tree ESTree of `code`, with `start` and `end` of each node as places in it */
export function withoutBuildOnly(code: string, tree: unknown): string {
  const cuts = buildOnlyProperties(tree).sort((a, b) => b.start - a.start);
  let lean = code;
  for (const { start, end } of cuts) lean = lean.slice(0, start) + lean.slice(end).replace(/^\s*,/, "");
  return lean;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where the properties stand that only the build asks for. */
function buildOnlyProperties(node: unknown): Stretch[] {
  if (Array.isArray(node)) return node.flatMap(buildOnlyProperties);
  if (!isNode(node)) return [];
  const { type, callee, arguments: given } = node;
  const names = (type === "CallExpression" && isNode(callee) && forBuildOnly[String(callee["name"])]) || [];
  const [record] = Array.isArray(given) ? (given as unknown[]) : [];
  const cuts = [
    ...propertiesOf(record, names),
    ...(type === "ObjectExpression" ? propertiesOf(node, [SYMBOL]) : []),
  ];
  const within = Object.values(node).flatMap((child) =>
    typeof child === "object" ? buildOnlyProperties(child) : [],
  );
  // What is cut with a larger part is not cut again.
  return [
    ...cuts,
    ...within.filter(({ start }) => !cuts.some((cut) => start >= cut.start && start < cut.end)),
  ];
}

function propertiesOf(record: unknown, names: readonly string[]): Stretch[] {
  const properties = isNode(record) && Array.isArray(record["properties"]) ? record["properties"] : [];
  return (properties as unknown[]).flatMap((property) => {
    if (!isNode(property) || !isNode(property["key"])) return [];
    const { start, end } = property;
    return names.includes(String(property["key"]["name"])) &&
      typeof start === "number" &&
      typeof end === "number"
      ? [{ start, end }]
      : [];
  });
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
