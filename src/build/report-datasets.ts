/** The dataset versions that a report rests on, through its figures and its bound numbers: each must be named with its words of use. */
import { walkLineage } from "../base/lineage.ts";
import type { PublishedSite } from "./site.ts";

/** Ids `name@version` in the order of first use: figures, then numbers. */
export function reportDatasets({ references, figure, number }: PublishedSite, report: string): string[] {
  const trees = [
    ...references.figures.filter((one) => one.report === report && one.placed).map(({ id }) => figure(id)),
    ...references.numbers.filter((one) => one.report === report).map(({ inside }) => number(inside)),
  ];
  const nodes = trees.flatMap(({ lineage }) => [...walkLineage(lineage)]);
  return [...new Set(nodes.filter((node) => node.type === "dataset").map(({ id }) => id))];
}
