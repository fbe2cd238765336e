/** What a reader takes along of the pictures of all suites: the cases that are drawn, with what they rest on. */
import { describe, expect, test } from "vitest";
import { downloadsOf } from "../../src/build/downloads.ts";
import { makeSite } from "../../src/build/site.ts";
import { validate } from "../../src/build/validation.ts";
import { validationPictures } from "../../src/build/validation-picture.ts";
import { projectRoot } from "../laws/imports-of.ts";
import { parseCsv } from "../laws/raw-csv.ts";

const { ledger } = makeSite(projectRoot);
const cases = validate(ledger).runs.flatMap(({ result }) => result.cases);
const pictures = validationPictures(ledger);

test("there is a picture for each unit with many cases", () => {
  expect(pictures.map(({ id }) => id)).toEqual(["validation-tok-s-gpu", "validation-tok-s-user"]);
});

describe.each(pictures)("the files of $id", (picture) => {
  const files = new Map(
    downloadsOf(picture, "A Ledger", ["850x600"]).map(({ file, content }) => [file, content]),
  );
  const text = (file: string): string => String(files.get(file)?.());

  test("are those of a figure", () => {
    expect([...files.keys()]).toEqual([
      ".csv",
      ".svg",
      ".json",
      ".points.json",
      "-850x600.svg",
      "-850x600.png",
    ]);
    const png = Buffer.from(files.get("-850x600.png")?.() ?? "");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1700, 1200]);
  });

  test("list each dot with both its values, as the suites have them", () => {
    const [head = [], ...rows] = parseCsv(text(".csv"));
    const at = (row: readonly string[], name: string): string =>
      row[head.findIndex((one) => one === name || one.startsWith(`${name} (`))] ?? "";
    const dots = picture.dotTexts.wide.slice(1).flat();
    expect(rows).toHaveLength(dots.length);
    for (const row of rows) {
      const [predicted, measured] = [Number(at(row, "predicted")), Number(at(row, "measured"))];
      expect(
        cases.some(
          (one) => one.name === at(row, "case") && one.predicted === predicted && one.measured === measured,
        ),
        at(row, "case"),
      ).toBe(true);
      expect(Number(at(row, "ratio"))).toBe(predicted / measured);
    }
  });

  test("name the datasets and sources inside, of predictions too", () => {
    const said = JSON.parse(text(".json")) as Record<"title" | "datasets" | "sources", string>;
    expect(said.title).toBe(picture.title);
    expect(said.datasets).toContain("inferencex-points@2026-06-14");
    expect(said.datasets).toContain("roofline-calibration@2026-11-21");
    expect(said.sources).toContain("deepseek-v3-config");
    expect(text(".svg")).toContain("Source: SemiAnalysis, ");
  });
});
