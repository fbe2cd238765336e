/** Conclusions: sentences with a predicate, found in the reports and evaluated on every build. */
import { createHash } from "node:crypto";
import { foldSpaces } from "../base/bracket-text.ts";
import type { Place } from "../base/fault.ts";
import type { LineageNode } from "../base/lineage.ts";
import type { ReportFile } from "./content-files.ts";
import { compareNumbers, parsePredicate, type EvaluatedComparison } from "./predicate.ts";
import type { BoundNumber } from "./resolve-number.ts";

/** A conclusion as written: `<Holds that="a < b">sentence</Holds>`, a takeaway with `holds`, or the title of a figure. */
export interface WrittenConclusion {
  /** `null` where a figure says it. */
  readonly report: string | null;
  readonly figure?: string;
  readonly place: Place;
  readonly predicate: string;
  /** The sentence with its brackets as written. */
  readonly text: string;
}

export interface Conclusion extends WrittenConclusion {
  readonly slug: string;
  readonly comparisons: readonly EvaluatedComparison[];
  readonly holds: boolean;
  readonly lineage: LineageNode;
}

/** Every conclusion of the reports, in order. */
export function scanConclusions(reports: readonly ReportFile[]): WrittenConclusion[] {
  return reports.flatMap(({ id: report, source, matter }) => [
    ...matter.value.takeaways.flatMap((takeaway, index) =>
      typeof takeaway === "string"
        ? []
        : [
            {
              report,
              place: matter.place(["takeaways", index]),
              predicate: foldSpaces(takeaway.holds),
              text: foldSpaces(takeaway.text),
            },
          ],
    ),
    ...[...source.text.matchAll(/<Holds\s+that="([^"]*)"\s*>([\s\S]*?)<\/Holds>/g)].map((match) => ({
      report,
      place: source.place(match.index),
      predicate: foldSpaces(match[1] ?? ""),
      text: foldSpaces(match[2] ?? ""),
    })),
  ]);
}

/** A sentence with all the conclusions that it stands for: one of several comparisons, or one said in several places. */
export interface ConcludedSentence {
  readonly text: string;
  readonly conclusions: readonly Conclusion[];
}

/** Each distinct sentence once, in the order of the first of each; each page of a conclusion once under it. */
export function bySentence(
  conclusions: readonly Conclusion[],
  plain: (text: string) => string,
): ConcludedSentence[] {
  return [...Map.groupBy(conclusions, ({ text }) => plain(text))].map(([text, own]) => ({
    text,
    conclusions: [...new Map(own.map((one) => [one.slug, one])).values()],
  }));
}

/** @throws {SyntaxError | LookupError | RangeError} when the predicate leads nowhere or compares unlike things */
export function evaluateConclusion(
  written: WrittenConclusion,
  number: (inside: string) => BoundNumber,
): Conclusion {
  const comparisons = parsePredicate(written.predicate, number).map(({ left, sign, right }) =>
    compareNumbers(number(left), sign, number(right)),
  );
  const lineage: LineageNode = {
    type: "expression",
    id: written.predicate,
    label: written.predicate,
    children: comparisons.flatMap(({ left, right }) => [left.lineage, right.lineage]),
  };
  return {
    ...written,
    slug: conclusionSlug(written.predicate),
    comparisons,
    holds: comparisons.every(({ holds }) => holds),
    lineage,
  };
}

/** A file system takes names of 255 bytes, and the build puts its own before and behind. */
const LONGEST = 180;

/** Safe name of the conclusion's page; two sentences with one predicate share it. Of a long one the beginning, with a digest of all of it. */
export function conclusionSlug(predicate: string): string {
  const name = predicate
    .replaceAll(" <= ", "-at-most-")
    .replaceAll(" >= ", "-at-least-")
    .replaceAll(" < ", "-below-")
    .replaceAll(" > ", "-above-")
    .replaceAll(" / ", "-over-")
    .replaceAll(" ÷ ", "-over-")
    .replaceAll(" * ", "-times-")
    .replaceAll(" × ", "-times-")
    .replaceAll(" + ", "-plus-")
    .replaceAll(" - ", "-minus-")
    .replaceAll(" \u2212 ", "-minus-")
    .replace(/[^A-Za-z0-9._-]+/g, "-");
  if (name.length <= LONGEST) return name;
  return `${name.slice(0, LONGEST - 13)}-${createHash("sha256").update(name).digest("hex").slice(0, 12)}`;
}
