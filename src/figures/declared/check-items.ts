/**
 * What is wrong with a record once its rows are at hand: each fault with the field
 * that it is about. Run at build; a figure that is drawn has none of them.
 * Long because each fault says what is there, what was expected and what mends it.
 */
import type { FaultText } from "../../base/fault.ts";
import { formatCount, formatNumber } from "../../base/format.ts";
import { didYouMean, expectedName } from "../../base/nearest.ts";
import type { FigureData } from "../contract.ts";
import { axisNameFaults } from "./axis-names.ts";
import { clashing, measureOf, measuresOf, type Declared } from "./declared.ts";
import { drawnKind, itemsOf, placeKey, rowsOf, cellOf, type Item } from "./items.ts";
import { MOST_SHARED, findingsOf } from "./found.ts";
import { parseToken, tokenPattern } from "./braces.ts";
import { textsOf } from "./check-words.ts";
import { referenceFaults } from "./references.ts";
import { axisUnits, measuredIn, seriesOf } from "./scene.ts";

export interface RecordFault extends FaultText {
  readonly path: readonly (string | number)[];
}

const MOST_SERIES = 5;
const MOST_PANELS = 12;
/** Rows with a name each, one below the other: more make a picture that nobody reads and a page that nobody loads. */
const MOST_ROWS = 1000;
const rowKinds: readonly string[] = [
  "bars",
  "grouped-bars",
  "stacked-bars",
  "range",
  "slope",
  "waterfall",
  "table",
];
/** Kinds in which what is not highlighted can stand behind in grey. */
const withBehind: readonly string[] = ["line", "step", "scatter", "slope"];

export function itemFaults(declared: Declared, data: FigureData): RecordFault[] {
  const { record } = declared;
  const { all, lacking } = itemsOf(declared, data);
  const rows = rowsOf(declared, data);
  if (rows.length === 0) {
    return [
      {
        path: record.where === undefined ? ["dataset"] : ["where"],
        is: "no row is selected",
        expected: "at least one",
        mend: "Widen `where`; its columns must all match",
        rule: "figure-empty",
      },
    ];
  }
  const valued = all.filter(({ y }) => y !== null);
  if (valued.length === 0 && record.kind !== "table") {
    const empty = lacking > 0 ? "lacks a cell that the picture needs" : "has no value";
    return [
      {
        path: ["columns"],
        is: `each of the ${rows.length} selected rows ${empty}`,
        expected: "values to draw",
        mend: "Choose columns that are filled for these rows, or other rows",
        rule: "figure-empty",
      },
    ];
  }
  return [
    ...twice(declared, all),
    ...crowd(declared, all),
    ...length(declared, all),
    ...scales(declared, all),
    ...grid(declared, all),
    ...names(declared, data),
    ...intervals(declared, all),
    ...strangeRows(declared, all),
    ...sharedFaults(declared, all),
    ...referenceFaults(declared.record, data, axisUnits(declared)),
    ...axisNameFaults(declared.record, axisUnits(declared)),
  ];
}

/** Words that name what has an extreme, where too many rows have it. */
function sharedFaults(declared: Declared, items: readonly Item[]): RecordFault[] {
  const found = findingsOf(declared, measuredIn(declared, items), false);
  return textsOf(declared.record).flatMap(({ path, text }) =>
    [...text.matchAll(tokenPattern)].flatMap(([whole, inside = ""]): RecordFault[] => {
      const { name = "", part = null } = parseToken(inside) ?? {};
      const shared = Object.hasOwn(found, name) ? found[name]?.shared : undefined;
      if (part === null || shared === undefined || shared[part] <= MOST_SHARED) return [];
      const end = name.endsWith("lowest") ? "lowest" : "highest";
      return [
        {
          path,
          is: `${shared[part]} rows share the ${end}, which ${whole} would name`,
          expected: `at most ${MOST_SHARED}`,
          mend: "Name none, or narrow `where`",
          rule: "figure-token",
        },
      ];
    }),
  );
}

function twice(declared: Declared, items: readonly Item[]): RecordFault[] {
  const key = placeKey(declared.record);
  if (key === null) return [];
  const first = new Map<string, Item>();
  for (const item of items) {
    const before = first.get(key(item));
    if (before === undefined) {
      first.set(key(item), item);
      continue;
    }
    const place = [item.panel, item.label, item.series, item.xText].filter((words) => words !== "");
    return [
      {
        path: ["columns"],
        is: `rows ${before.row} and ${item.row} stand on one place, ${[...new Set(place)].join(", ")}`,
        expected: "one value there",
        mend: "Narrow `where`, add a series that tells the rows apart, or `take` the highest or lowest",
        rule: "figure-twice",
      },
    ];
  }
  return [];
}

function crowd(declared: Declared, items: readonly Item[]): RecordFault[] {
  const { record } = declared;
  const series = seriesOf(declared, items);
  const labels = [...new Set(items.map(({ label }) => label))].filter((label) => label !== "");
  const kind = drawnKind(record);
  const panels = new Set(items.map(({ panel }) => panel)).size;
  const known = kind === "bars" || kind === "scatter" ? [...series, ...labels] : series;
  const strangers = (record.highlight ?? []).flatMap((name, index): RecordFault[] =>
    known.includes(name)
      ? []
      : [
          {
            path: ["highlight", index],
            is: `no series is called "${name}"`,
            expected: expectedName(name, known),
            mend: didYouMean(name, known, "Mend the name, as it is printed"),
            rule: "figure-series",
          },
        ],
  );
  const tooMany =
    series.length <= MOST_SERIES || (record.highlight !== undefined && withBehind.includes(kind))
      ? []
      : [
          {
            path: ["columns"],
            is: `${series.length} series`,
            expected: `at most ${MOST_SERIES}${withBehind.includes(kind) ? ", or those that count in `highlight`" : ""}`,
            mend: withBehind.includes(kind)
              ? "Name up to five in `highlight`; the others then stand behind in grey"
              : "Narrow `where` to five of them",
            rule: "figure-series",
          },
        ];
  const tooManyPanels =
    panels <= MOST_PANELS
      ? []
      : [
          {
            path: ["by"],
            is: `${panels} panels`,
            expected: `at most ${MOST_PANELS}`,
            mend: "Narrow `where`, or choose another column",
            rule: "figure-series",
          },
        ];
  return [...strangers, ...tooMany, ...tooManyPanels];
}

function length({ record }: Declared, items: readonly Item[]): RecordFault[] {
  if (!rowKinds.includes(drawnKind(record))) return [];
  const keyOf = ({ part, row, panel, group, label }: Item): string =>
    JSON.stringify(record.kind === "table" ? [part, row] : [panel, group, label]);
  const count = new Set(items.map(keyOf)).size;
  if (count <= MOST_ROWS) return [];
  return [
    {
      path: record.where === undefined ? ["kind"] : ["where"],
      is: `${formatCount(count, "row")}, each in a place of its own below the others`,
      expected: `at most ${formatNumber(MOST_ROWS)}`,
      mend: "Select fewer in `where`, or show how they spread with `distribution`",
      rule: "figure-rows",
    },
  ];
}

/** A logarithm has no place for what is not above 0. */
function scales(declared: Declared, items: readonly Item[]): RecordFault[] {
  const { scales: asked = {} } = declared.record;
  const values = {
    x: items.flatMap(({ x }) => x ?? []),
    y: items.flatMap(({ y, low, high, up }) =>
      declared.record.kind === "heat-map" ? (up ?? []) : [y, low, high].filter((one) => one !== null),
    ),
    value: items.flatMap(({ y, low, high }) => [y, low, high].filter((one) => one !== null)),
  };
  const logarithmic =
    drawnKind(declared.record) === "waterfall" ? { ...asked, value: "log" as const } : asked;
  return (["x", "y", "value"] as const).flatMap((axis): RecordFault[] => {
    const low = Math.min(...values[axis]);
    if (logarithmic[axis] !== "log" || low > 0) return [];
    return [
      {
        path: ["scales", axis],
        is: `the lowest value is ${low}`,
        expected: "values above 0 on a logarithmic axis",
        mend: "Use symlog or linear, or leave the rows out in `where`",
        rule: "figure-scale",
      },
    ];
  });
}

function grid(declared: Declared, items: readonly Item[]): RecordFault[] {
  if (declared.record.kind !== "heat-map") return [];
  return (["x", "y"] as const).flatMap((axis): RecordFault[] => {
    const places = new Set(items.map(({ x, up }) => (axis === "x" ? x : up)));
    if (places.size > 1) return [];
    return [
      {
        path: ["columns", axis],
        is: "the column has one value in the selected rows",
        expected: "at least two, for a map",
        mend: "Widen `where`, or choose another column",
        rule: "figure-empty",
      },
    ];
  });
}

/** Words for cells that no row has. */
function names(declared: Declared, data: FigureData): RecordFault[] {
  const { record, columns } = declared;
  const rows = rowsOf(declared, data);
  const used = new Set(
    rows.flatMap(({ part, row }) =>
      Object.keys(columns).map((column) => String(cellOf(part, row, column) ?? "")),
    ),
  );
  const asked = Object.values(record.where ?? {}).flatMap((filter) =>
    typeof filter === "object" && !Array.isArray(filter) ? [] : filter,
  );
  for (const value of asked) used.add(String(value));
  const taken = Object.entries(record.names ?? {}).flatMap(([name, words]): RecordFault[] => {
    const other = [...used].find((cell) => cell !== name && alike(cell) === alike(words));
    if (other === undefined || alike(name) === alike(words)) return [];
    return [
      {
        path: ["names", name],
        is: `"${name}" is printed as "${words}", which another cell holds`,
        expected: "a name that belongs to no other cell",
        mend: "Mend the name",
        rule: "figure-names",
      },
    ];
  });
  const unused = Object.keys(record.names ?? {}).flatMap((name): RecordFault[] =>
    used.has(name) || measuresOf(record).includes(name)
      ? []
      : [
          {
            path: ["names", name],
            is: `no selected row holds "${name}"`,
            expected: "a cell, or a column of `values`",
            mend: didYouMean(name, used, "Take it out"),
            rule: "figure-names",
          },
        ],
  );
  return [...taken, ...unused];
}

/** Remarks at rows that there are not. */
function strangeRows({ record }: Declared, items: readonly Item[]): RecordFault[] {
  const labels = new Set(items.map(({ label }) => label).filter((label) => label !== ""));
  return Object.keys(record.remarks ?? {}).flatMap((row): RecordFault[] =>
    labels.has(row)
      ? []
      : [
          {
            path: ["remarks", row],
            is: `no row is called "${row}"`,
            expected: "the name of a row, as it is printed",
            mend: didYouMean(row, labels, "Mend the name"),
            rule: "figure-series",
          },
        ],
  );
}

function alike(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\d]/gu, "");
}

/** An interval of other things than its value, or one that does not hold it. */
function intervals({ record }: Declared, items: readonly Item[]): RecordFault[] {
  if (record.columns?.low === undefined) return [];
  const wrong = items.find(
    ({ low, y, high }) =>
      (low !== null && y !== null && low > y) ||
      (high !== null && y !== null && high < y) ||
      (low !== null && high !== null && low > high),
  );
  if (wrong === undefined) return [];
  return [
    {
      path: ["columns", "low"],
      is: `row ${wrong.row} has ${wrong.y ?? "no value"} in an interval from ${wrong.low ?? "nothing"} to ${wrong.high ?? "nothing"}`,
      expected: "low, value and high in rising order",
      mend: "Choose columns that belong together, or mend the data",
      rule: "figure-interval",
    },
  ];
}

/** What is drawn on one axis has one unit; what is summed or stands in one interval has one basis too. */
export function unitFaults(declared: Declared): RecordFault[] {
  const { record, columns } = declared;
  const measures = measuresOf(record);
  const { unit } = measureOf(declared);
  const fault = (path: RecordFault["path"], is: string, expected: string, mend: string): RecordFault => ({
    path,
    is,
    expected,
    mend,
    rule: "figure-unit",
  });
  const ends = (["low", "high"] as const).flatMap((end): RecordFault[] => {
    const name = record.columns?.[end];
    const value = measures[0];
    if (name === undefined || value === undefined) return [];
    const own = columns[name]?.unit ?? "1";
    const path = ["columns", end];
    const mend = "Choose the ends of the value's own interval";
    if (own !== unit) return [fault(path, `\`${name}\` is in ${own}`, `${unit}, as the value`, mend)];
    return clashing(declared, [name, value])
      ? [fault(path, `\`${name}\` counts on another basis than \`${value}\``, "one basis", mend)]
      : [];
  });
  const drawn = drawnKind(record);
  const factor =
    drawn === "waterfall" && unit !== "x" && unit !== "%"
      ? [
          fault(
            ["columns", "value"],
            `\`${measures[0] ?? ""}\` is in ${unit}`,
            "multiples or shares, for they are multiplied",
            "Choose a column of ratios",
          ),
        ]
      : [];
  // Things that are counted add up, in whatever role; rates and prices do not.
  const sums =
    drawn === "stacked-bars" && unit !== "count" && unit !== "GPU" && clashing(declared, measures)
      ? [
          fault(
            ["columns", "values"],
            "the columns count on unlike bases",
            "one basis, for they are added up",
            "Use grouped-bars",
          ),
        ]
      : [];
  const own = [...ends, ...factor, ...sums];
  if (record.kind === "table" || measures.length < 2) return own;
  const others = measures.flatMap((name, index): RecordFault[] => {
    const own = columns[name]?.unit ?? "1";
    if (own === unit) return [];
    return [
      {
        path: ["columns", "values", index],
        is: `\`${name}\` is in ${own}`,
        expected: `${unit}, as the first column`,
        mend: "Draw columns of one unit together",
        rule: "figure-unit",
      },
    ];
  });
  return [...own, ...others];
}
