/** The colours of both themes: told from the paper, readable, ordered, and the same in the sheet and in files. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { darkPalette, lightPalette, type Palette } from "../../src/charts/palette.ts";

const sheet = readFileSync(new URL("../../src/styles/chart.css", import.meta.url), "utf8");

describe("colours", () => {
  it.each([
    ["light", lightPalette],
    ["dark", darkPalette],
  ] as const)("of the %s palette reach 3:1 as marks and 4.5:1 as words", (_, palette: Palette) => {
    for (const colour of [...palette.series, palette.axis, palette.reference])
      expect(contrast(colour, palette.paper)).toBeGreaterThanOrEqual(3);
    for (const colour of [...palette.names, palette.ink, palette.soft])
      expect(contrast(colour, palette.paper)).toBeGreaterThanOrEqual(4.5);
    palette.ons.forEach((colour, index) => {
      expect(contrast(colour, palette.series[index] ?? ""), `on series ${index + 1}`).toBeGreaterThanOrEqual(
        4.5,
      );
    });
  });

  it.each([
    ["light", lightPalette],
    ["dark", darkPalette],
  ] as const)(
    "of the %s levels lead away from the paper, so that grey print keeps their order, and reach 3:1 in the upper half",
    (_, { levels, paper }: Palette) => {
      const steps = levels.map((colour) => contrast(colour, paper));
      for (const [index, step] of steps.entries()) {
        expect(step / (steps[index - 1] ?? 1), `level ${index + 1}`).toBeGreaterThanOrEqual(1.2);
      }
      for (const step of steps.slice(3)) expect(step).toBeGreaterThanOrEqual(3);
    },
  );

  it("are the same in the sheet and in exported files", () => {
    const [light = "", dark = "", system = ""] = [
      ...sheet.matchAll(/\{\n([^{}]*--chart-paper:[^{}]*)\}/g),
    ].map(([, block]) => block ?? "");
    expect(listOf(light)).toEqual(expected(lightPalette));
    expect(listOf(dark)).toEqual(expected(darkPalette));
    expect(listOf(system)).toEqual(expected(darkPalette));
  });
});

function expected({ series, names, ons, levels, ...plain }: Palette): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(Object.entries(plain).map(([name, colour]) => [`--chart-${name}`, colour])),
    ...Object.fromEntries(series.map((colour, index) => [`--series-${index + 1}`, colour])),
    ...Object.fromEntries(names.map((colour, index) => [`--series-${index + 1}-name`, colour])),
    ...Object.fromEntries(ons.map((colour, index) => [`--series-${index + 1}-on`, colour])),
    ...Object.fromEntries(levels.map((colour, index) => [`--level-${index + 1}`, colour])),
  };
}

function listOf(block: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...block.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name = "", colour = ""]) => [name, colour]),
  );
}

/** WCAG 2.2 contrast ratio of two colours written #rrggbb. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
