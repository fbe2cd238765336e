/** The list of figures: each once, under the report, the target or the gallery that shows it first. */
import { expect, test } from "vitest";
import { figureGroups } from "../../src/build/figure-list.ts";
import { links } from "../../src/build/page-links.ts";
import { targetFigureIds } from "../../src/figures/targets/target-ids.ts";
import { targetSite } from "./target-site.ts";

test("reports come first, then targets, then what the gallery alone shows; each figure stands once", () => {
  const groups = figureGroups(targetSite({ title: "{target} the heat" }));
  expect(groups.map(({ title, href, figures }) => [title, href, figures.map(({ id }) => id)])).toEqual([
    ["Ovens 7", links.report("ovens"), ["written"]],
    ["20× the heat", links.target("heat"), targetFigureIds("heat")],
    ["Gallery", links.gallery(), ["shown"]],
  ]);
});

test("a figure is told by its kind, or as computed, and by its rows", () => {
  const figures = figureGroups(targetSite({})).flatMap((group) => group.figures);
  expect(figures.find(({ id }) => id === "written")).toMatchObject({ kind: "computed", rows: "1 row" });
  expect(figures.find(({ id }) => id === "shown")).toMatchObject({ kind: "heat map", rows: "2 rows" });
});
