/** Of the sources of a dataset version, those that some of its rows come from. */
import { expect, test } from "vitest";
import { lineageLeaves } from "../../src/base/lineage.ts";
import { sourcesOfRows } from "../../src/build/row-sources.ts";
import { traceCell } from "../../src/build/trace-data.ts";
import type { Dataset } from "../../src/ledger/ledger.ts";
import { readLedger } from "../../src/ledger/read-ledger.ts";
import { projectRoot } from "../laws/imports-of.ts";

const { ledger } = readLedger(projectRoot);
if (ledger === null) throw new Error("data/ has faults: run `npm run check -- --data`");
const known = ledger;

type Sources = Dataset["descriptor"]["sources"];

/** A table of two columns, `table` and `commit`, from these sources. */
function tableOf(sources: Sources, rows: readonly (readonly [string | null, string | null])[]): Dataset {
  const [some] = [...known.datasets.values()];
  if (some === undefined) throw new Error("no dataset");
  return {
    ...some,
    descriptor: { ...some.descriptor, sources },
    rows: rows.map(([table, commit], index) => ({ row: index + 1, cells: { table, commit } })),
  };
}
const ids = (dataset: Dataset, rows: readonly number[]): string[] =>
  sourcesOfRows(dataset, rows).map(({ source }) => source);

test("a cell of an accelerator table rests on the list that it was taken from, not on all nine", () => {
  const { lineage } = traceCell(known, "accelerator-specs@2026-08-15", "memoryBandwidth", {
    table: "semianalysis",
    name: "GB300 NVL72",
  });
  expect(lineageLeaves(lineage).map((leaf) => leaf.type === "source" && leaf.id)).toEqual(["inferencex-app"]);
});

test("a title, an id and a version name a row; a row that none names rests on those that name none", () => {
  const table = tableOf(
    [
      { title: "A list: table lakes", source: "a" },
      { title: "Another list", source: "b" },
      { title: "A third", source: "c", version: "0123456789abcdef" },
      { title: "A fourth", source: "d" },
    ],
    [
      ["lakes", null],
      ["b", null],
      ["rivers", "01234567"],
      ["rivers", "0"],
      [null, null],
    ],
  );
  expect(ids(table, [1])).toEqual(["a"]);
  expect(ids(table, [2])).toEqual(["b"]);
  expect(ids(table, [3])).toEqual(["c"]);
  expect(ids(table, [4])).toEqual(["d"]);
  expect(ids(table, [5])).toEqual(["d"]);
  expect(ids(table, [3, 1])).toEqual(["a", "c"]);
});

test("all stand where nothing tells: a whole table, and a row that none names when each names some", () => {
  const sources: Sources = [
    { title: "A list: table lakes", source: "a" },
    { title: "A list: table rivers", source: "b" },
  ];
  const table = tableOf(sources, [
    ["lakes", null],
    ["rivers", null],
    ["springs", null],
  ]);
  expect(ids(table, [])).toEqual(["a", "b"]);
  expect(ids(table, [3])).toEqual(["a", "b"]);
});
