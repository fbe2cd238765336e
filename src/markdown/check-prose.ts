/** Parses a report's prose as MDX without building it, so that a syntax fault has its place before the bundler sees it. */
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { VFileMessage } from "vfile-message";
import { fault, type Fault } from "../base/fault.ts";

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).freeze();

/** @param bodyStart offset at which the prose begins; front matter before it is blanked, so places stay true */
export function checkProse(file: string, text: string, bodyStart: number): Fault[] {
  const blanked = text.slice(0, bodyStart).replace(/[^\n]/g, " ") + text.slice(bodyStart);
  try {
    parser.parse(blanked);
    return [];
  } catch (error) {
    const message = error instanceof VFileMessage ? error : null;
    return [
      fault(
        { file, line: message?.line ?? 1, column: message?.column ?? 1 },
        {
          is: `prose cannot be read: ${message?.reason ?? String(error)}`,
          expected: "valid MDX",
          mend: "Mend the text here; `{` and `<` stand for code unless escaped by a backslash",
          rule: "mdx",
        },
      ),
    ];
  }
}
