/** What the files of a figure say of its inputs, at any setting of any figure; and which rows a small frame keeps. */
import { describe, expect, it } from "vitest";
import { serialise } from "../../../src/base/markup.ts";
import { renderFigure } from "../../../src/build/figure-render.ts";
import {
  figureCsv,
  figureJson,
  figureSvg,
  inputsLine,
  type FiledFigure,
} from "../../../src/figures/files/figure-files.ts";
import { showFigure } from "../../../src/figures/files/show-figure.ts";
import { ledger, settings, siteFigures } from "../site-figures.ts";

const interactive = siteFigures.filter(({ start }) => Object.keys(start).length > 0);

describe.each(interactive)("files of figure $id", (one) => {
  const { figure, data, start } = one;
  const about = renderFigure(ledger, figure);

  it("name each input that was moved and no other, and at the start are the built ones", () => {
    for (const { name, values } of settings(one)) {
      const shown = showFigure(figure, data, values);
      const moved = Object.keys(start).filter((control) => values[control] !== start[control]);
      expect(
        shown.moved.map((input) => input.name),
        name,
      ).toEqual(moved);
      const filed: FiledFigure = { ...about, ...shown, address: "https://ledger.example/" };
      const head = figureCsv(filed).split("\r\n")[0] ?? "";
      expect(head.match(/\bset [\w-]+/g) ?? [], name).toEqual(moved.map((control) => `set ${control}`));
      const { state } = JSON.parse(figureJson(filed)) as { state?: { inputs: { name: string }[] } };
      expect((state?.inputs ?? []).map((input) => input.name)).toEqual(moved);
      const svg = serialise(figureSvg(filed));
      if (moved.length > 0) expect(svg).toContain(`${serialise(inputsLine(shown.moved))}.</desc>`);
      else expect([svg, figureCsv(filed)]).toEqual([serialise(figureSvg(about)), figureCsv(about)]);
    }
  });
});

it("each input that was moved stands with a colon before its words", () => {
  const [input] = interactive.flatMap((one) =>
    settings(one).flatMap(({ values }) => showFigure(one.figure, one.data, values).moved),
  );
  if (input === undefined) throw new Error("no input can be moved");
  const moved = [
    { ...input, label: "In the picture", text: "B" },
    { ...input, label: "Hourly price", text: "$9.00/GPU-h" },
  ];
  expect(inputsLine(moved)).toBe("Inputs moved: In the picture: B; Hourly price: $9.00/GPU-h");
});

const short = siteFigures.filter(({ figure, points }) => figure.fewer?.(points, 1) != null);

it("some figures can leave rows out", () => {
  expect(short.length).toBeGreaterThan(3);
});

describe.each(short)("figure $id with fewer rows", ({ figure, points }) => {
  it("says how many are left out, keeps its title, findings and table, and stops before one row", () => {
    let leave = 1;
    for (let rest = figure.fewer?.(points, leave); rest != null; rest = figure.fewer?.(points, ++leave)) {
      expect(rest.words).toMatch(new RegExp(`^${leave} more (?:row|panel)s? in the table$`));
      expect(figure.title(rest.points)).toBe(figure.title(points));
      expect(figure.table(rest.points).rows.length).toBeGreaterThan(1);
      expect(figure.height(720, rest.points)).toBeLessThanOrEqual(figure.height(720, points));
    }
    expect(leave).toBeLessThan(100);
  });
});
