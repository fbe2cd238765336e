/** What declared figures say: held to the same gate as prose, and to the comparisons that their words rest on. */
import { foldSpaces } from "../base/bracket-text.ts";
import type { Fault } from "../base/fault.ts";
import { fixedTextsOf, textsOf, type RecordText } from "../figures/declared/check-words.ts";
import { conditionOf, parseToken, tokenPattern } from "../figures/declared/braces.ts";
import { gateProse } from "../markdown/gate.ts";
import type { KnownValue } from "../markdown/likely-values.ts";
import type { FigureRecord } from "../schemas/figure.ts";
import type { BoundWords } from "./check-direction.ts";
import type { WrittenConclusion } from "./conclusions.ts";
import type { FigureFile } from "./figure-files.ts";
import type { SiteFigures } from "./site-figures.ts";

/** The comparisons of the records, each with its figure's title. @param titleOf the title as printed */
export function figureConclusions(
  figures: SiteFigures,
  titleOf: (id: string) => string,
): WrittenConclusion[] {
  return [...figures.values()].flatMap(({ file, figure }) => {
    const record = file?.record ?? null;
    if (record === null) return [];
    return (record.value.holds ?? []).map((text, index) => ({
      report: null,
      figure: figure.id,
      place: record.place(["holds", index]),
      predicate: predicateOf(figure.id, text),
      text: titleOf(figure.id),
    }));
  });
}

/** The words of the records with their findings in brackets, each beside all that the record compares. */
export function figureWords(figures: SiteFigures): BoundWords[] {
  return [...figures.values()].flatMap(({ file, figure }) => {
    const record = file?.record ?? null;
    if (record === null) return [];
    return textsOf(record.value).map(({ path, text }) => ({
      text: text.replace(tokenPattern, (_, inside: string) => {
        const brace = parseToken(inside);
        // Words that are taken from the data are no number.
        return brace === null || brace.part !== null || conditionOf(inside) !== null
          ? "it"
          : `[= figure:${figure.id}.${brace.name}]`;
      }),
      place: record.place(path),
      predicates: (record.value.holds ?? []).map((one) => predicateOf(figure.id, one)),
      fatal: isFinalFigure(figures, figure.id),
    }));
  });
}

/** Whether a figure is held to what it says: then what misleads stops the build. */
export function isFinalFigure(figures: SiteFigures, id: string): boolean {
  return figures.get(id)?.file?.record?.value.status !== "draft";
}

/** `{highest}` is the figure's own finding. */
function predicateOf(id: string, text: string): string {
  return foldSpaces(text.replace(tokenPattern, (_, name: string) => `figure:${id}.${name.trim()}`));
}

const bindBy = {
  quantity: "Write a finding of the figure in braces, or {where.column} for what the record selects",
  comparative: "Say in `holds` what it compares, and name in braces beside it a finding that stands there",
} as const;

/** What the records say without evidence, those of figures that cannot be made among them. */
export function gateFigures(files: readonly FigureFile[], known: readonly KnownValue[]): Fault[] {
  return files.flatMap((file) => {
    const { id, record } = file;
    // What stands in braces is a bound number, or words taken from the data.
    const bound = (text: string): string =>
      text.replace(tokenPattern, (_, name: string) => `[= figure:${id}.${name}]`);
    if (record === null) {
      const { description } = file;
      if (description === null) return [];
      const path = ["description", "text"];
      const extra = [{ text: description.value.description.text, place: description.place(path) }];
      return gateProse(file.file, "", 0, { status: "final", known, extra, bindBy });
    }
    const { value } = record;
    const clauses = (value.holds ?? []).flatMap((text) => text.split(/\s+and\s+/));
    const extra = [
      ...textsOf(value).map(({ path, text }) => {
        const said = namesIn(text);
        const own = clauses.filter((clause) => [...namesIn(clause)].some((name) => said.has(name)));
        const holds = own.map((clause) => predicateOf(id, clause)).join(" and ");
        return { path, text: bound(text), ...(holds === "" ? {} : { holds }) };
      }),
      ...fixedTextsOf(value),
      ...claimTexts(value),
      ...(value.references ?? []).map(({ label }, index) => ({
        path: ["references", index, "label"],
        text: label,
      })),
    ].map(({ path, ...one }) => ({ ...one, place: record.place(path) }));
    return gateProse(file.file, "", 0, { status: value.status ?? "final", known, extra, bindBy });
  });
}

/** The findings that words name. A comparison is vouched for where it stands with what it compares. */
function namesIn(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(tokenPattern)].flatMap(([, inside = ""]) => parseToken(inside)?.name ?? []),
  );
}

/** What an author says of the claims of a timeline. */
function claimTexts({ claims = [] }: FigureRecord): readonly RecordText[] {
  return claims.flatMap((one, index) =>
    typeof one === "string"
      ? []
      : (["row", "words"] as const).flatMap((field) => {
          const text = one[field];
          return text === undefined ? [] : [{ path: ["claims", index, field], text }];
        }),
  );
}
