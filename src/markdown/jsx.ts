/** Builds the MDX elements that plugins put in place of text; a component of the same name prints them. */
import type { MdxJsxTextElement } from "mdast-util-mdx-jsx";

/** An inline element with plain text attributes. */
export function textElement(name: string, attributes: Readonly<Record<string, string>>): MdxJsxTextElement {
  return {
    type: "mdxJsxTextElement",
    name,
    attributes: Object.entries(attributes).map(([key, value]) => ({
      type: "mdxJsxAttribute",
      name: key,
      value,
    })),
    children: [],
  };
}
