/** The one parser of prose for checks: MDX with GitHub's tables, as the bundler reads it. */
import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).freeze();

/**
 * @param bodyStart offset at which the prose begins; front matter before it is blanked, so places stay true
 * @throws {VFileMessage} when the text is not valid MDX
 */
export function parseProse(text: string, bodyStart: number): Root {
  const blanked = text.slice(0, bodyStart).replace(/[^\n]/g, " ") + text.slice(bodyStart);
  return parser.parse(blanked);
}
