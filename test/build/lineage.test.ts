/** The promise of the real site: every number can be followed, without a circle, down to a source or an assumption. */
import { describe, expect, test } from "vitest";
import { lineageLeaves, type LineageNode } from "../../src/base/lineage.ts";
import { makeSite } from "../../src/build/site.ts";
import { projectFolder } from "../../src/build/site-options.ts";

const site = makeSite(projectFolder);
const numbers = site.numbers();

/** Nodes that stand below themselves: the same object, or the same computed thing with the same label. */
function circles(node: LineageNode, above: readonly LineageNode[] = []): LineageNode[] {
  const again = above.some(
    (one) =>
      one === node ||
      ("id" in one &&
        "id" in node &&
        one.type === node.type &&
        one.id === node.id &&
        one.label === node.label),
  );
  return again ? [node] : node.children.flatMap((child) => circles(child, [...above, node]));
}

test("reports bind numbers, and each has a page of its own", () => {
  expect(numbers.length).toBeGreaterThan(20);
  expect(new Set(numbers.map(({ slug }) => slug)).size).toBe(numbers.length);
});

describe.each(numbers.map((number) => [number.expression, number] as const))("%s", (_, number) => {
  test("is a finite value with a printed form and an evidence kind", () => {
    expect(number.value).toSatisfy(Number.isFinite);
    expect(number.printed).toMatch(/\d/);
  });

  test("rests on sources and assumptions alone, in no circle", () => {
    expect(circles(number.lineage)).toEqual([]);
    const leaves = lineageLeaves(number.lineage);
    expect(leaves.length).toBeGreaterThan(0);
    expect(leaves.filter(({ type }) => type !== "source" && type !== "assumption")).toEqual([]);
  });

  test("names in its lineage only what the ledger holds", () => {
    const known = (node: LineageNode): boolean => {
      if (node.type === "source") return site.ledger.sources.has(node.id);
      if (node.type === "claim") return site.ledger.claims.has(node.id);
      if (node.type === "dataset") return site.ledger.datasets.has(node.id);
      return node.type !== "assumption" || node.reason.length > 0;
    };
    const unknown = (node: LineageNode): LineageNode[] => [
      ...(known(node) ? [] : [node]),
      ...node.children.flatMap(unknown),
    ];
    expect(unknown(number.lineage)).toEqual([]);
  });
});
