/**
 * Stretches that only suppose: "Suppose a kiln costs 3 million", "if power were
 * free". What is supposed is nobody's statement and needs no evidence; what is
 * said to follow from it does, so a stretch ends where the consequence begins.
 * "Assuming 70%, it costs …" and "it costs, say, 4 dollars" are statements.
 */
import type { Range } from "./found-span.ts";

/** A full stop or comma between digits ends nothing. */
const sentence = "(?:(?!,\\s(?:then|so)\\b)(?:[^.;:?!]|[.:](?=\\d)))*";
const clause = "(?:[^.,;:?!]|[.,:](?=\\d))*";
const start = "(?<=^\\s*|[.;:!?]\\s+|(?<![\\p{L}])argument,\\s)";
const article = "(?:an?|the|each|every|one)\\s";

const patterns: readonly RegExp[] = [
  // Told to the reader: the analyst who "assumes" states something.
  new RegExp(
    `${start}(?:Suppose|Assume|Imagine\\s(?:that|an?)|[Ll]et\\s(?:${article}|\\p{L}\\s)(?=${clause}\\s(?:be|cost|have|take|last)\\b)|Say\\s(?=(?:that\\s)?(?:${article}|there\\s)))\\b${sentence}`,
    "gu",
  ),
  new RegExp(`${start}(?:Consider|Picture)\\san?\\s${clause}`, "gu"),
  new RegExp(`${start}(?:Take|Consider)\\s${clause}\\s(?:as an|for)\\sexample`, "gu"),
  new RegExp(`(?<![\\p{L}])[Ww]hat\\sif\\s${sentence}`, "gu"),
  // The past tense of "be" with one thing: "if power were free".
  new RegExp(`(?<![\\p{L}])[Ii]f\\s(?=${clause}\\bwere\\b)${clause}`, "gu"),
  // What would be, if or were it so; the condition alone.
  new RegExp(`(?<![\\p{L}])[Ii]f\\s${clause}(?=,${sentence}\\bwould\\b)`, "gu"),
  new RegExp(`(?<=\\bwould\\b${sentence})(?<![\\p{L}])if\\s${clause}`, "gu"),
  new RegExp(`${start}(?:Were|Had)\\s${clause}(?=,${sentence}\\bwould\\b)`, "gu"),
  // The one number that tells which made-up thing is meant.
  /(?<![\p{L}])(?:made-up|hypothetical|imaginary|invented|fictitious)(?:\s[\p{L}-]+){1,3}?\s(?:of|at|with)\s(?:USD?\s?)?[$€£]?[\d\p{L}]+/gu,
];

export function suppositionRanges(text: string): Range[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length })),
  );
}
