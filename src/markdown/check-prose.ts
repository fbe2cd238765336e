/** Parses a report's prose as MDX without building it, so that a syntax fault has its place before the bundler sees it. */
import { VFileMessage } from "vfile-message";
import { fault, type Fault } from "../base/fault.ts";
import { parseProse } from "./parse-prose.ts";

/** @param bodyStart offset at which the prose begins */
export function checkProse(file: string, text: string, bodyStart: number): Fault[] {
  try {
    parseProse(text, bodyStart);
    return [];
  } catch (error) {
    return [faultOf(file, error, openBrace(text, bodyStart))];
  }
}

/** Line and column of the first `{` that nothing closes: the parser notices it only at the end of the file. */
function openBrace(text: string, bodyStart: number): { line: number; column: number } | null {
  const open: number[] = [];
  const code = /```[\s\S]*?```|`[^`]*`|\\[{}]/g;
  const masked = text.slice(bodyStart).replace(code, (found) => " ".repeat(found.length));
  for (const { 0: sign, index } of masked.matchAll(/[{}]/g)) {
    if (sign === "{") open.push(bodyStart + index);
    else open.pop();
  }
  const [first] = open;
  if (first === undefined) return null;
  const before = text.slice(0, first).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** The parser's own words, sorted into what is and what was expected; some say their place only in the text. */
function faultOf(file: string, error: unknown, brace: { line: number; column: number } | null): Fault {
  const message = error instanceof VFileMessage ? error : null;
  const reason = message?.reason ?? String(error);
  const [span = "", line = "1", column = "1"] = / \((\d+):(\d+)-\d+:\d+\)/.exec(reason) ?? [];
  const words = reason.replace(span, "").replace(/^[A-Z]/, (first) => first.toLowerCase());
  const [, is = "", expected = "valid MDX"] = /^(.*?)(?:(?:^|, )expected (.*))?$/s.exec(words) ?? [];
  if (brace !== null && /end of file in expression/.test(reason)) {
    return fault(
      { file, ...brace },
      {
        is: "prose cannot be read: `{` is opened and never closed",
        expected: "a `}` for it",
        mend: "Close it, or write `\\{` for a brace that is text",
        rule: "mdx",
      },
    );
  }
  return fault(
    { file, line: message?.line ?? Number(line), column: message?.column ?? Number(column) },
    {
      is: is === "" ? "prose cannot be read" : `prose cannot be read: ${is}`,
      expected,
      mend: "Mend the text here; `{` and `<` stand for code unless escaped by a backslash",
      rule: "mdx",
    },
  );
}
