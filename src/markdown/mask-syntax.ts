/**
 * Blanks what is not the author's own prose, sign for sign, so that offsets stay
 * true: bound numbers, citations, figure references, code, links, comments, and
 * words between “…” whose citation follows at once. Such a quotation is somebody
 * else's statement with its source beside it, and binding it would change its
 * wording; a quotation without a citation gets no such pass.
 */
import { citationPattern, figureReferencePattern, numberPattern } from "../base/bracket-text.ts";

/** Stands for an object in the text: keeps words apart without being one. */
export const placeholder = "\ufffc";

const quotedWithSource = /[“"](?:[^“”"\n]|\n(?!\s*\n))*[”"](?=[\s.,;:)]*\[@)/gu;
const addresses = /\b(?:https?:\/\/|www\.)[^\s)>\]]+|[\w.+-]+@[\w-]+\.[\w.-]+\w/gu;
const objects = /\{\/\*[\s\S]*?\*\/\}|`[^`]*`/g;
const tags = /<\/?[A-Za-z](?:"[^"]*"|'[^']*'|[^>"'])*>/g;
const linkTargets = /\]\([^)\s]*(?:\s"[^"]*")?\)/g;
const emphasis = /\*\*|__|\*(?=\S)|(?<=\S)\*|(?<=^|\s)_(?=\S)|(?<=\S)_(?=\s|$)/g;
const escapes = /\\(?=[^\w\s])/g;
/** The character references that prose may use; no other is read, so that none can spell a number. */
export const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&nbsp;": " ",
  "&times;": "×",
  "&ndash;": "–",
  "&minus;": "−",
  "&plusmn;": "±",
  "&asymp;": "≈",
  "&euro;": "€",
  "&pound;": "£",
  "&deg;": "°",
  "&micro;": "µ",
};

/** For text of which code, tags and link targets are blanked already. */
export function maskBrackets(text: string): string {
  let masked = text
    .replace(escapes, " ")
    .replace(/&\p{L}+;/gu, (name) => (entities[name] ?? name).padEnd(name.length));
  for (const pattern of [quotedWithSource, numberPattern, citationPattern, figureReferencePattern, addresses])
    masked = masked.replace(pattern, blank);
  return masked;
}

/** For a line of text that no parser has read: front matter, corpus sentences. */
export function maskMarkdown(text: string): string {
  return maskBrackets(
    text
      .replace(objects, blank)
      .replace(tags, (tag) => (tag.endsWith("/>") ? blank(tag) : spaces(tag)))
      .replace(linkTargets, spaces)
      .replace(emphasis, spaces),
  );
}

/** Placeholders of the same length; lines stay. */
export function blank(text: string): string {
  return text.replace(/[^\n]/g, placeholder);
}

/** Spaces of the same length. */
export function spaces(text: string): string {
  return " ".repeat(text.length);
}
