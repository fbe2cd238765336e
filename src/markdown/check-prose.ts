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
    return [faultOf(file, error)];
  }
}

/** The parser's own words, sorted into what is and what was expected; some say their place only in the text. */
function faultOf(file: string, error: unknown): Fault {
  const message = error instanceof VFileMessage ? error : null;
  const reason = message?.reason ?? String(error);
  const [span = "", line = "1", column = "1"] = / \((\d+):(\d+)-\d+:\d+\)/.exec(reason) ?? [];
  const words = reason.replace(span, "").replace(/^[A-Z]/, (first) => first.toLowerCase());
  const [, is = "", expected = "valid MDX"] = /^(.*?)(?:(?:^|, )expected (.*))?$/s.exec(words) ?? [];
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
