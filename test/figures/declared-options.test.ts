/** Every option of a figure's record has an effect in a kind that takes it, and is refused with its place in one that does not. */
import { describe, expect, test } from "vitest";
import { figureKinds, panelKinds } from "../../src/schemas/figure.ts";
import { optionsOf } from "../../src/schemas/figure-options.ts";
import { allOptions, bases, changes, expectRefused, merged, ofRows, tries } from "./declared-tries.ts";

const datasetCases = [
  ...Object.entries(bases).map(([kind, base]) => ({ name: kind, kind, of: undefined, base })),
  ...panelKinds.map((of) => ({
    name: `small-multiples of ${of}`,
    kind: "small-multiples",
    of,
    base: {
      ...bases[of],
      of,
      by: "year",
      ...(of === "line" || of === "step" ? { columns: { x: "time", y: "heat", series: "oven" } } : {}),
      ...(of === "range" ? { columns: { label: "oven", value: "heat", series: "oven" } } : {}),
    },
  })),
].map(({ base, kind, ...rest }) => ({ ...rest, kind, base: { kind, ...base } }));

/** What these few rows show in words alone: a slope heads its sides by their years, three cells fall into the same three classes. */
const inWords: readonly string[] = ["slope axes.value", "heat-map names", "heat-map scales.value"];

test("every kind is tried, of a dataset, of a scenario or of claims", () => {
  const tried = [...Object.keys(bases), "small-multiples", "timeline", "tornado"];
  expect(Object.keys(figureKinds).sort()).toEqual(tried.sort());
});

describe.each(datasetCases)("$name of a dataset", ({ kind, of, base }) => {
  const known = optionsOf("dataset", kind, of);

  test("is drawn as the others are compared with it", () => {
    expect(ofRows(base)).not.toBeNull();
  });

  test.each(allOptions)("takes %s and changes by it, or refuses it", (option) => {
    if (known.includes(option) && (option === "of" || option === "by")) return;
    const records = tries[option].map((change) => merged(base, change));
    if (!known.includes(option)) {
      expectRefused(
        option,
        records.map((record) => ({ dataset: "ovens@1", title: "Ovens", ...record })),
      );
      return;
    }
    const drawn = records.map(ofRows).filter((one) => one !== null);
    expect(drawn.length).toBeGreaterThan(0);
    expect(changes(inWords.includes(`${kind} ${option}`) ? "words" : "picture", ofRows(base), drawn)).toBe(
      true,
    );
  });
});

test.each(allOptions)("a timeline refuses %s", (option) => {
  const start = { kind: "timeline", claims: ["nv-50x-headline"], title: "Said" };
  expectRefused(
    option,
    tries[option].map((change) => ({ ...start, ...change })),
  );
});
