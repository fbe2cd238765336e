/** Who said what when: claims on an axis of dates, those that restate one another in one row. Drawn at build alone. */
import { extent } from "d3-array";
import { evidenceMarks } from "../../base/evidence.ts";
import { formatCount } from "../../base/format.ts";
import { timelineChart, timelineChartHeight, type TimelineChartInput } from "../../charts/timeline-chart.ts";
import type { FigureRecord } from "../../schemas/figure.ts";
import { defineFigure, type Figure, type Finding, type Statement } from "../contract.ts";
import type { Found, FoundByName } from "./found.ts";
import { fillTokens } from "./braces.ts";

interface Said extends Statement {
  readonly need: string;
  readonly row: string;
  readonly words: string;
  /** The first and the last day it may be of, in milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  readonly when: string;
}
interface Points {
  readonly said: readonly Said[];
  readonly undated: readonly Statement[];
  readonly found: FoundByName;
}

/** Stands in the words for the claim's own figure. */
const PRINTED = "{printed}";

const months = "January February March April May June July August September October November December".split(
  " ",
);

export function timelineOf(id: string, record: FigureRecord): Figure {
  const entries = (record.claims ?? []).map((one) => (typeof one === "string" ? { claim: one } : one));
  return defineFigure<Points>({
    id,
    needs: { statements: entries.map(({ claim }) => claim) },
    compute: ({ statements = {} }) => {
      const all = entries.flatMap((entry) => {
        const statement = statements[entry.claim];
        return statement === undefined ? [] : [{ entry, statement }];
      });
      const said = all.flatMap(({ entry, statement }) => {
        if (statement.date === null) return [];
        return [
          {
            ...statement,
            need: entry.claim,
            row: entry.row ?? statement.saidBy,
            words: (entry.words ?? statement.printed ?? statement.saidBy).replace(
              PRINTED,
              statement.printed ?? "",
            ),
            ...stretchOf(statement.date),
          },
        ];
      });
      const undated = all.flatMap(({ statement }) => (statement.date === null ? [statement] : []));
      return { said, undated, found: findingsOf(said) };
    },
    title: ({ found }) => fillTokens(record.title, found),
    subtitle: ({ said, found }) =>
      record.subtitle === undefined
        ? `${formatCount(said.length, "statement")} on the day of the document in which each stands; the mark says who stands behind the figure.`
        : fillTokens(record.subtitle, found),
    describe: ({ said }) =>
      `Marks on an axis of dates. ${byDate(said)
        .map(
          ({ when, words, saidBy, row, kind }) =>
            `${when}: ${saidBy}, ${words} (${row}), ${evidenceMarks[kind].word}.`,
        )
        .join(" ")}`,
    notes: ({ undated, found }) => [
      ...(record.notes ?? []).map((note) => fillTokens(note, found)),
      ...(undated.length === 0
        ? []
        : [
            `${formatCount(undated.length, "statement")} left out, for the document has no date: ${undated.map(({ document }) => document).join("; ")}.`,
          ]),
    ],
    height: (width, points) => timelineChartHeight(inputOf(points), width),
    draw: (points, frame) => timelineChart(inputOf(points), frame),
    table: ({ said }) => ({
      caption: "The statements in the figure, by date",
      columns: [
        { name: "date", title: "Date" },
        { name: "row", title: "Row" },
        { name: "words", title: "What is said" },
        { name: "saidBy", title: "Who says it" },
        { name: "statement", title: "Statement" },
        { name: "verdict", title: "Verdict" },
        { name: "document", title: "Document" },
        { name: "claim", title: "Claim" },
      ],
      rows: byDate(said).map(({ date, row, words, saidBy, statement, verdict, document, claim }) => [
        date,
        row,
        words,
        saidBy,
        statement,
        verdict,
        document,
        claim,
      ]),
    }),
    findings: ({ found }) =>
      Object.fromEntries(
        Object.entries(found).map(([name, { words: _, ...finding }]): [string, Finding] => [name, finding]),
      ),
  });
}

function findingsOf(said: readonly Said[]): FoundByName {
  const sorted = byDate(said);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return {};
  const rests = sorted.map(({ need }) => ({ statement: need }));
  const days = Math.round((middleOf(last) - middleOf(first)) / 86_400_000);
  const found = (value: number, unit: "count" | "day", label: string): Found => ({
    value,
    unit,
    label,
    kind: "modelled",
    rests,
    words: { label: first.words, x: first.when, series: first.row },
  });
  return {
    count: found(said.length, "count", "Statements in the figure"),
    days: found(days, "day", "From the first to the last statement in the figure"),
  };
}

function byDate(said: readonly Said[]): readonly Said[] {
  return said.toSorted((a, b) => a.from - b.from || a.until - b.until);
}

function middleOf({ from, until }: Pick<Said, "from" | "until">): number {
  return (from + until) / 2;
}

/** A month or a year is a stretch. */
function stretchOf(date: string): Pick<Said, "from" | "until" | "when"> {
  const [year = 0, month, day] = date.split("-").map(Number);
  const at = (y: number, m: number, d: number): number => Date.UTC(y, m - 1, d);
  if (month === undefined) return { from: at(year, 1, 1), until: at(year, 12, 31), when: String(year) };
  const name = months[month - 1] ?? "";
  if (day === undefined)
    return { from: at(year, month, 1), until: at(year, month + 1, 0), when: `${name} ${year}` };
  return { from: at(year, month, day), until: at(year, month, day), when: `${day} ${name} ${year}` };
}

function inputOf({ said }: Points): TimelineChartInput {
  const [low = 0, high = 0] = extent(said.flatMap(({ from, until }) => [from, until]));
  const rows = [...new Set(said.map(({ row }) => row))];
  return {
    axis: { label: "Date of the document", domain: [low, high] },
    // A row is what the record puts together: its statements need not say the same.
    joined: "statements of one row",
    lanes: [
      {
        heading: "",
        rows: rows.map((label) => ({
          label,
          events: said
            .filter(({ row }) => row === label)
            .map(({ from, until, when, words, kind, saidBy, claim }) => ({
              date: from,
              ...(until === from ? {} : { until }),
              when,
              words,
              kind,
              detail: saidBy,
              ref: claim,
            })),
        })),
      },
    ],
  };
}
