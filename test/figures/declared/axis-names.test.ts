/** A name of an axis in another unit than its numbers is a fault; one that only mentions a unit is none. */
import { describe, expect, test } from "vitest";
import { axisNameFaults } from "../../../src/figures/declared/axis-names.ts";
import { axisOf } from "../../../src/figures/declared/scene.ts";
import { unitNames, units, type UnitName } from "../../../src/base/units.ts";
import { figureSchema } from "../../../src/schemas/figure.ts";

/** What is said of a name of the axis along which numbers of a unit run. */
function saidOf(name: string, unit: UnitName): readonly string[] {
  const record = figureSchema.parse({
    kind: "scatter",
    dataset: "ovens@1",
    title: "Ovens",
    columns: { x: "time", y: "heat" },
    axes: { x: name },
  });
  return axisNameFaults(record, { x: { unit }, y: { unit: "kW" } }).map(
    ({ path, is, expected, rule }) => `${path.join(".")}: ${is}, expected ${expected} [${rule}]`,
  );
}

describe("the name of an axis", () => {
  test.each<[string, UnitName, UnitName]>([
    ["Baking time, kW", "min", "kW"],
    ["Baking time (kW)", "min", "kW"],
    ["Baking time [kilowatts]", "min", "kW"],
    ["Baking time in kilowatts", "min", "kW"],
    ["Time of a loaf, baked at home, s", "min", "s"],
    ["Time in seconds", "min", "s"],
    ["Speed, tok/s", "tok/s/GPU", "tok/s"],
    ["Speed in tokens per second per megawatt", "tok/s/GPU", "tok/s/MW"],
    ["Price, $/M tokens", "USD/h", "USD/Mtok"],
    ["Heat (%)", "kW", "%"],
  ])("%s, along numbers in %s, is a fault", (name, unit, said) => {
    expect(saidOf(name, unit)).toEqual([
      `axes.x: the axis is named in ${said}, expected ${unit}, as the numbers along it [figure-unit]`,
    ]);
  });

  test.each<[string, UnitName]>([
    ["Baking time", "min"],
    ["Baking time, min", "min"],
    ["Baking time (minutes)", "min"],
    // A thing at the end says whose numbers these are, not what is counted.
    ["Heat drawn in racks", "kW"],
    ["Cost, GPUs", "USD"],
    // A multiple may be of anything, and a year is a plain number.
    ["Gain, tokens per second", "x"],
    ["Change in minutes", "%"],
    ["Year of the first loaf, years", "1"],
    // Says when.
    ["Heat given off in hours", "kW"],
    // Only within the name.
    ["Heat in kilowatts drawn by the oven", "min"],
    ["Hours, kilowatts and loaves", "min"],
    ["constructor", "min"],
  ])("%s, along numbers in %s, is none", (name, unit) => {
    expect(saidOf(name, unit)).toEqual([]);
  });

  test("may end in the label or the spoken form of its own unit, whichever that is", () => {
    for (const unit of unitNames) {
      const { label, spoken } = units[unit];
      for (const words of [label, spoken, unit]) {
        if (words === "") continue;
        for (const name of [`Thing, ${words}`, `Thing (${words})`, `Thing in ${words}`])
          expect(saidOf(name, unit), name).toEqual([]);
      }
    }
  });

  test("gets its unit behind it where it does not hold it as a word", () => {
    expect(axisOf("Baking times", "s", "linear").label).toBe("Baking times, s");
    expect(axisOf("Baking time in s", "s", "linear").label).toBe("Baking time in s");
    expect(axisOf("Baking time (s)", "s", "linear").label).toBe("Baking time (s)");
    expect(axisOf("Price in $/M tokens", "$/M tokens", "linear").label).toBe("Price in $/M tokens");
  });
});
