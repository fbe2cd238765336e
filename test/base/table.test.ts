/** The CSV of a table: RFC 4180, units in the head, and no text that a spreadsheet would run. */
import { csvParseRows } from "d3-dsv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tableToCsv, type CellValue } from "../../src/base/table.ts";
import { holds } from "../laws/seeded.ts";

const columns = [
  { name: "oven", title: "Oven" },
  { name: "power", title: "Power", unit: "kW" as const },
  { name: "ratio", title: "Ratio", unit: "1" as const },
];

test("writes the head with units, an empty cell for an absent value, and CRLF after every row", () => {
  const rows: CellValue[][] = [
    ["deck", 12.5, null],
    ["rack, tall", -3, 0],
    [true, 1e-7, 1],
  ];
  expect(tableToCsv({ columns, rows })).toBe(
    'oven,power (kW),ratio\r\ndeck,12.5,\r\n"rack, tall",-3,0\r\ntrue,1e-7,1\r\n',
  );
});

test("doubles quotes and keeps line breaks inside a quoted cell", () => {
  const [head] = columns;
  if (head === undefined) throw new Error("no column");
  expect(tableToCsv({ columns: [head], rows: [['a "hot" one\nfor two']] })).toBe(
    'oven\r\n"a ""hot"" one\nfor two"\r\n',
  );
});

test.each(["=HYPERLINK(0)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1"])(
  "text %j gets a leading apostrophe, so that no spreadsheet runs it",
  (text) => {
    const [, cell] = csvParseRows(tableToCsv({ columns: columns.slice(0, 1), rows: [[text]] })).flat();
    expect(cell).toBe(`'${text}`);
  },
);

test("a negative number is not text and keeps its sign", () => {
  expect(tableToCsv({ columns: columns.slice(1, 2), rows: [[-1]] })).toBe("power (kW)\r\n-1\r\n");
});

test("parses back to the same rows, whatever text they hold", () => {
  const cell = fc.oneof(fc.string({ unit: "binary" }), fc.double({ noNaN: true, noDefaultInfinity: true }));
  const row = fc.tuple(cell, cell, cell);
  holds(
    fc.property(fc.array(row), (rows) => {
      const expected = rows.map((cells) =>
        cells.map((value) => {
          const text = String(value);
          return typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${text}` : text;
        }),
      );
      expect(csvParseRows(tableToCsv({ columns, rows })).slice(1)).toEqual(expected);
    }),
  );
});
