/** A site of one target on ovens, one report and three figures, with no more than lists and words of them are made from. */
import type { PublishedSite } from "../../src/build/site.ts";
import { needsFigureId } from "../../src/figures/targets/target-ids.ts";

const findings = new Map([
  ["target", { label: "Goal", kind: "stated", value: 20, unit: "x" }],
  ["best", { label: "Best", kind: "modelled", value: 4.25, unit: "x" }],
]);

export function targetSite(words: { readonly title?: string; readonly about?: string }): PublishedSite {
  const target = { title: "Twice the heat", question: "What heats twice?", about: "One oven.", ...words };
  const figureOf = (id: string): object => ({
    id,
    title: `Figure ${id}`,
    table: { rows: id === "written" ? [[1]] : [[1], [2]] },
    data: id.includes("heat") ? { targets: { heat: { id: "heat" } } } : {},
    findings,
  });
  const recorded = { file: { record: { value: { kind: "heat-map" } } } };
  const site = {
    ledger: { targets: new Map([["heat", target]]) },
    reports: [{ id: "ovens", matter: { value: { title: "Ovens [= n]" } } }],
    references: {
      figures: [
        { id: "written", report: "ovens", placed: true },
        { id: "shown", report: "ovens", placed: false },
        { id: "written", report: "ovens", placed: true },
      ],
    },
    figures: new Map<string, object>([
      ["written", { file: null }],
      ["shown", recorded],
      [needsFigureId("heat"), { file: null }],
    ]),
    figure: figureOf,
    plain: (text: string) => text.replace("[= n]", "7"),
  };
  return site as unknown as PublishedSite;
}
