/** Reference files with signs that their formats use themselves, read back by another's reader. */
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { describe, expect, it } from "vitest";
import { bibtexText } from "../../src/build/bibtex.ts";
import { referenceFile } from "../../src/build/reference-files.ts";
import type { Source } from "../../src/schemas/source.ts";

const read = (text: string): Record<string, unknown>[] =>
  new Cite(text, { generateGraph: false }).data as Record<string, unknown>[];

const source = (over: Partial<Source>): Source => ({
  id: "oven-notes",
  type: "report",
  title: "Oven notes",
  custom: { read: "primary" },
  ...over,
});

const titles = [
  "Steam & stone: 100% of $5 ovens, #3_b",
  "Heat {and} braces } {",
  "A tilde ~ and a caret ^ in ovens",
  "Öfen für Brötchen – “warm” até à noite",
  "窯の温度",
  "GPT and iPod keep their capitals: nVIDIA, of The ovens",
  "An oven at https://example.org/a_b?c=1&d=%20",
];

describe("BibTeX", () => {
  it.each(titles)("reads back: %s", (title) => {
    const [back] = read(referenceFile("bib", [source({ title })]));
    expect(String(back?.["title"]).replace(/<\/?span[^>]*>/g, "")).toBe(title);
    expect(back?.["id"]).toBe("oven-notes");
  });

  it("keeps an organisation whole, and a person in two parts", () => {
    const author = [
      { literal: "Loaf & Crust and Sons, Bakers" },
      { family: "van Oven", given: "Mia" },
      { family: "Smith, Jr", given: "Al" },
    ];
    expect(bibtexText([source({ author })])).toContain(
      "author = {{Loaf \\& Crust and Sons, Bakers} and van Oven, Mia and {Smith, Jr}, Al},",
    );
    const [back] = read(referenceFile("bib", [source({ author })]));
    expect(back?.["author"]).toHaveLength(3);
  });

  it("gives type, date and place, and an address that cannot end its field", () => {
    const text = referenceFile("bib", [
      source({
        type: "chapter",
        "container-title": "The oven book",
        publisher: "Loaf & Crust",
        issued: { "date-parts": [[2026, 2, 16]] },
        accessed: { "date-parts": [[2026, 3, 1]] },
        URL: "https://example.org/a}b?c={d}",
        DOI: "10.1000/{x}",
      }),
    ]);
    expect(text).toBe(
      [
        "@incollection{oven-notes,",
        "  title = {{Oven notes}},",
        "  booktitle = {The oven book},",
        "  publisher = {Loaf \\& Crust},",
        "  year = {2026},",
        "  month = feb,",
        "  day = {16},",
        "  doi = {10.1000/%7Bx%7D},",
        "  url = {https://example.org/a%7Db?c=%7Bd%7D},",
        "  urldate = {2026-03-01},",
        "}",
        "",
      ].join("\n"),
    );
    const [back] = read(text);
    expect(back).toMatchObject({ "container-title": "The oven book", publisher: "Loaf & Crust" });
    expect(back?.["issued"]).toEqual({ "date-parts": [[2026, 2, 16]] });
  });
});

describe("RIS", () => {
  it.each(titles)("reads back: %s", (title) => {
    const [back] = read(referenceFile("ris", [source({ title })]));
    expect([back?.["id"], back?.["title"]]).toEqual(["oven-notes", title]);
  });

  it("keeps each field on one line, whatever breaks the data hold", () => {
    const text = referenceFile("ris", [source({ title: "Oven\nER  - \r\nTY  - BOOK\u2028notes" })]);
    expect(text.match(/^(?:TY|ER) {2}- /gm)).toHaveLength(2);
    expect(text).toContain("\r\nTI  - Oven ER - TY - BOOK notes\r\n");
  });

  it("tells two long ids apart", () => {
    const ids = ["a-very-long-name-of-a-source-1", "a-very-long-name-of-a-source-2"];
    expect(
      read(
        referenceFile(
          "ris",
          ids.map((id) => source({ id })),
        ),
      ).map(({ id }) => id),
    ).toEqual(ids);
  });
});

it("empty lists give empty files that can be read", () => {
  expect(referenceFile("bib", [])).toBe("");
  expect(referenceFile("ris", [])).toBe("");
  expect(JSON.parse(referenceFile("json", []))).toEqual([]);
});
