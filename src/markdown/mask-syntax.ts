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

/** For text that the MDX parser has already stripped of code, markup and addresses of links. */
export function maskBrackets(text: string): string {
  let masked = text;
  for (const pattern of [quotedWithSource, numberPattern, citationPattern, figureReferencePattern, addresses])
    masked = masked.replace(pattern, blank);
  return masked;
}

/** For a line of text that no parser has read: front matter, corpus sentences. */
export function maskMarkdown(text: string): string {
  return maskBrackets(
    text
      .replace(/\{\/\*[\s\S]*?\*\/\}|`[^`]*`|<[^>\n]*>/g, blank)
      .replace(/\]\([^)\s]*(?:\s"[^"]*")?\)/g, (link) => " ".repeat(link.length))
      .replace(/\*\*|__|\*(?=\S)|(?<=\S)\*|\\(?=[^\w\s])/g, (mark) => " ".repeat(mark.length)),
  );
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, placeholder);
}
