/** What holds for each figure, by one loop over all of them; a new figure is held to it without a line here. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderFigure } from "../../src/build/figure-render.ts";
import { lineageLeaves } from "../../src/base/lineage.ts";
import { serialise, type MarkupNode } from "../../src/base/markup.ts";
import { isUnitName } from "../../src/base/units.ts";
import { overlap, textBoxes } from "../../src/charts/text.ts";
import type { FigureData } from "../../src/figures/contract.ts";
import { figureSvg } from "../../src/figures/files/figure-files.ts";
import { projectRoot } from "../laws/imports-of.ts";
import { drawAt, ledger, settings, siteFigures } from "./site-figures.ts";

const widths = [360, 720, 1200];

describe.each(siteFigures)("figure $id", (one) => {
  const { id, figure, data, start, points, lineageOf } = one;

  it.each([
    ["wide", 720],
    ["narrow", 360],
  ] as const)("draws its %s picture as kept in snapshots/", async (name, width) => {
    const svg = serialise(drawAt(one, points, width)).replaceAll("><", ">\n<");
    await expect(`${svg}\n`).toMatchFileSnapshot(
      join(projectRoot, `test/figures/snapshots/${id}-${name}.svg`),
    );
  });

  it("stands alone as a download, as kept in snapshots/ and shown in the README", async () => {
    const svg = serialise(figureSvg(renderFigure(ledger, figure))).replaceAll("><", ">\n<");
    await expect(`${svg}\n`).toMatchFileSnapshot(
      join(projectRoot, `test/figures/snapshots/${id}-download.svg`),
    );
    expect(svg).not.toMatch(/<style|currentColor|var\(/);
  });

  it("gives the same bytes when its inputs went through JSON, as they do on the way to the browser", () => {
    const all = (given: FigureData): string => {
      const computed = figure.compute(given, start);
      return JSON.stringify([
        serialise(drawAt(one, computed, 720)),
        figure.table(computed),
        figure.findings?.(computed),
        figure.notes(computed),
        figure.answer?.(computed),
        figure.controls?.(given),
      ]);
    };
    expect(all(JSON.parse(JSON.stringify(data)) as FigureData)).toBe(all(data));
  });

  it("says in words what it shows, at any setting of its controls", () => {
    for (const { name, values } of settings(one)) {
      const computed = figure.compute(data, values);
      const words = [
        figure.title(computed),
        figure.subtitle(computed),
        figure.describe(computed),
        ...figure.notes(computed),
        ...(figure.answer === undefined ? [] : [figure.answer(computed)]),
      ];
      for (const text of words) {
        expect(text.length, name).toBeGreaterThan(20);
        expect(text, name).not.toMatch(/NaN|Infinity|undefined|\bnull\b|\[object/);
      }
      const svg = drawAt(one, computed, 720);
      const [title, description] = svg.children;
      expect([title, description], name).toMatchObject([
        { tag: "title", children: [words[0]] },
        { tag: "desc", children: [words[2]] },
      ]);
    }
  });

  it("has a table with a row for what is drawn, and a cell for each column", () => {
    const { caption, columns, rows } = figure.table(points);
    expect(caption.length).toBeGreaterThan(10);
    expect(rows.length).toBeGreaterThan(1);
    expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
    for (const row of rows) {
      expect(row).toHaveLength(columns.length);
      for (const cell of row) if (typeof cell === "number") expect(Number.isFinite(cell)).toBe(true);
    }
  });

  it("finds numbers that are finite, in known units, and rest on cells, claims and inputs that it was given", () => {
    const findings = Object.entries(figure.findings?.(points) ?? {});
    expect(findings.length).toBeGreaterThan(0);
    for (const [name, { value, unit, label, rests = [] }] of findings) {
      expect(Number.isFinite(value), name).toBe(true);
      expect(isUnitName(unit), name).toBe(true);
      expect(label.length, name).toBeGreaterThan(10);
      for (const rest of rests) {
        if (!("need" in rest)) continue;
        const given = (data.datasets[rest.need] ?? []).map(({ row }) => row);
        expect(rest.rows.length, `${name}: ${rest.need}`).toBeGreaterThan(0);
        expect(given, `${name}: ${rest.need}`).toEqual(expect.arrayContaining([...rest.rows]));
      }
      const leaves = lineageOf(rests).flatMap(lineageLeaves);
      expect(leaves.length, name).toBeGreaterThan(0);
      expect(
        leaves.filter(({ type }) => type !== "source" && type !== "assumption"),
        name,
      ).toEqual([]);
    }
  });

  describe.each(widths)("at %i px", (width) => {
    const drawn = settings(one).map(({ name, values }) => {
      const svg = drawAt(one, figure.compute(data, values), width);
      return { name, svg, boxes: textBoxes(svg), height: Number(svg.attributes["height"]) };
    });

    it("keeps its words inside the frame, apart, and 11 px at least", () => {
      for (const { name, boxes, height } of drawn) {
        const outside = boxes.filter(
          ({ left, top, right, bottom }) => left < 0 || top < 0 || right > width || bottom > height,
        );
        expect(
          outside.map(({ text }) => text),
          name,
        ).toEqual([]);
        const touching = boxes.flatMap((a, index) =>
          boxes.slice(index + 1).flatMap((b) => (overlap(a, b) ? [`${a.text} | ${b.text}`] : [])),
        );
        expect(touching, name).toEqual([]);
        expect(Math.min(...boxes.map(({ size }) => size)), name).toBeGreaterThanOrEqual(11);
      }
    });

    it("has finite coordinates within the frame, and five series at most", () => {
      for (const { name, svg, height } of drawn) {
        const text = serialise({ ...svg, children: svg.children.slice(2) });
        expect(text, name).not.toMatch(/="[^"]*(?:NaN|Infinity|undefined)/);
        for (const { attributes } of nodesOf(svg)) {
          for (const [axis, limit] of [
            ["x", width],
            ["y", height],
            ["cx", width],
            ["cy", height],
          ] as const) {
            const place = attributes[axis];
            if (place !== undefined)
              expect(Number(place) >= -1 && Number(place) <= limit + 1, `${name}: ${axis}=${place}`).toBe(
                true,
              );
          }
        }
        const series = new Set([...text.matchAll(/\bseries-(\d+)/g)].map(([, index]) => index));
        expect(text, name).toMatch(/data-point=|class="dots/);
        expect(
          [...series].filter((index) => !/^[1-5]$/.test(index ?? "")),
          name,
        ).toEqual([]);
      }
    });
  });
});

function nodesOf(node: MarkupNode): MarkupNode[] {
  return [node, ...node.children.flatMap((child) => (typeof child === "string" ? [] : nodesOf(child)))];
}
