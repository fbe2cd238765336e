/** Braces of a record that name no finding, and brackets that belong into reports. */
import { didYouMean, expectedName } from "../../base/nearest.ts";
import type { FigureRecord } from "../../schemas/figure.ts";
import type { RecordFault } from "./check-items.ts";
import { conditionOf, parseToken, tokenPattern } from "./braces.ts";

export interface RecordText {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** The fields that a reader sees and that take findings. */
export function textsOf({
  title,
  subtitle,
  notes = [],
  remarks = {},
  description,
}: FigureRecord): readonly RecordText[] {
  return [
    { path: ["title"], text: title },
    ...(subtitle === undefined ? [] : [{ path: ["subtitle"], text: subtitle }]),
    ...notes.map((text, index) => ({ path: ["notes", index], text })),
    ...Object.entries(remarks).map(([row, text]) => ({ path: ["remarks", row], text })),
    ...(description === undefined ? [] : [{ path: ["description", "text"], text: description.text }]),
  ];
}

/** The fields that a reader sees as they are written: names of axes, cells and columns. */
export function fixedTextsOf({ axes = {}, names = {} }: FigureRecord): readonly RecordText[] {
  const texts = (field: string, all: Readonly<Record<string, string | undefined>>): readonly RecordText[] =>
    Object.entries(all).flatMap(([name, text]) =>
      text === undefined ? [] : [{ path: [field, name], text }],
    );
  // A cell in other spelling is a name, whatever digits it has.
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d]/gu, "");
  return [...texts("axes", axes), ...texts("names", names)].filter(
    ({ path, text }) => path[0] !== "names" || plain(text) !== plain(String(path[1])),
  );
}

/** @param findings names of the figure's findings */
export function wordFaults(
  record: FigureRecord,
  findings: readonly string[],
  conditions: readonly string[],
): RecordFault[] {
  const inWords = textsOf(record).flatMap((one) => filledFaults(one, findings, conditions));
  const inHolds = (record.holds ?? []).flatMap((text, index) =>
    tokenFaults(["holds", index], text, findings, []),
  );
  const unfilled = fixedTextsOf(record).flatMap(fixedFaults);
  // Of a description only numbers are filled in.
  const parts = partFaults({ path: ["description", "text"], text: record.description?.text ?? "" });
  return [...inWords, ...inHolds, ...unfilled, ...parts];
}

/** Of words that take findings: braces that name none, and brackets. @param of whose findings, for the message */
export function filledFaults(
  { path, text }: RecordText,
  findings: readonly string[],
  conditions: readonly string[],
  of = "the figure",
): RecordFault[] {
  const brackets = {
    path,
    is: "`[= …]` stands in words that take braces",
    expected: `a finding of ${of} in braces, such as {${findings.find((name) => name === "highest") ?? findings[0] ?? "highest"}}`,
    mend: "Name a finding; a number of another origin belongs into a report",
    rule: "figure-token",
  };
  return [...tokenFaults(path, text, findings, conditions, of), ...(text.includes("[=") ? [brackets] : [])];
}

/** Of words that are printed as they stand. */
export function fixedFaults({ path, text }: RecordText): RecordFault[] {
  if (!/[{}]|\[=/.test(text)) return [];
  return [
    {
      path,
      is: "braces or brackets stand in a name",
      expected: "a name as it is printed, for nothing is filled in there",
      mend: "Put the number into words that take it, such as the title",
      rule: "figure-token",
    },
  ];
}

/** Of words that take numbers alone. */
export function partFaults({ path, text }: RecordText): RecordFault[] {
  return [...text.matchAll(tokenPattern)].flatMap(([whole, inside = ""]): RecordFault[] =>
    (parseToken(inside)?.part ?? null) === null
      ? []
      : [
          {
            path,
            is: `${whole} takes words of a finding`,
            expected: "its number alone",
            mend: "Write the name itself",
            rule: "figure-token",
          },
        ],
  );
}

function tokenFaults(
  path: readonly (string | number)[],
  text: string,
  findings: readonly string[],
  conditions: readonly string[],
  of = "the figure",
): RecordFault[] {
  return [...text.matchAll(tokenPattern)].flatMap(([whole, inside = ""]): RecordFault[] => {
    const condition = conditionOf(inside);
    if (condition !== null) {
      if (conditions.includes(condition)) return [];
      return [
        {
          path,
          is: `${whole} names no value that the record selects`,
          expected:
            conditions.length === 0
              ? "a column of `where`"
              : `one of ${conditions.map((one) => `where.${one}`).join(", ")}`,
          mend: didYouMean(condition, conditions, "Mend the name; a stretch has no words of its own"),
          rule: "figure-token",
        },
      ];
    }
    const token = parseToken(inside);
    if (token === null) {
      return [
        {
          path,
          is: `${whole} cannot be read`,
          expected:
            "{name}, {name.label}, {name.x}, {name.series}, {name, digits 2}, {name, bare} or {name, short}",
          mend: "Mend what stands in the braces",
          rule: "figure-token",
        },
      ];
    }
    if (findings.includes(token.name)) return [];
    return [
      {
        path,
        is: `${whole} names no finding of ${of}`,
        expected: expectedName(token.name, findings),
        mend: didYouMean(token.name, findings, "Mend the name"),
        rule: "figure-token",
      },
    ];
  });
}
