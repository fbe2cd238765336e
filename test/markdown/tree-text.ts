/** A Markdown tree as indented lines, so that a fixture shows what a plugin made of it. */
import type { Nodes } from "mdast";
import "mdast-util-mdx";

export function treeText(node: Nodes, depth = 0): string {
  const line = `${"  ".repeat(depth)}${nodeText(node)}\n`;
  const children: readonly Nodes[] = "children" in node ? node.children : [];
  return line + children.map((child) => treeText(child, depth + 1)).join("");
}

function nodeText(node: Nodes): string {
  if (node.type === "mdxJsxTextElement" || node.type === "mdxJsxFlowElement") {
    const attributes = node.attributes.map((one) =>
      one.type === "mdxJsxAttribute" ? ` ${one.name}=${JSON.stringify(one.value)}` : " {…}",
    );
    return `<${node.name ?? ""}${attributes.join("")}>`;
  }
  return "value" in node ? `${node.type} ${JSON.stringify(node.value)}` : node.type;
}
