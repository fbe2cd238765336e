/**
 * Cuts MDX prose into blocks (paragraph, heading, table cell, title of a link definition) whose text is
 * masked sign for sign: offset in the masked text plus `start` is the offset in
 * the file. What is inside <Holds that="…"> is noted, and what exemptions cover.
 */
import type { Node, Parent } from "unist";
import type { Definition, Link, Nodes, Root } from "mdast";
import { exemptedFrom, findExemptions, type Exemption } from "./exemption-comment.ts";
import type { Range } from "./found-span.ts";
import { blank, maskBrackets } from "./mask-syntax.ts";

/** A conclusion that is evaluated on each build, around the words that state it. */
export interface HeldRange extends Range {
  /** The predicate's text. */
  readonly that: string;
}

/** An exemption and what it covers. */
export interface PlacedExemption extends Exemption {
  /** Everything that ends in this range; `null`: the one span that ends right before the comment. */
  readonly covers: Range | null;
}

export interface ProseBlock {
  readonly start: number;
  readonly masked: string;
  readonly held: readonly HeldRange[];
  /** In offsets of the masked text. */
  readonly exemptions: readonly PlacedExemption[];
}

export interface Prose {
  readonly blocks: readonly ProseBlock[];
  /** Exemptions that stand alone after a block, in offsets of the file. */
  readonly after: readonly PlacedExemption[];
}

const blockTypes: ReadonlySet<string> = new Set(["paragraph", "heading", "tableCell", "definition"]);

export function proseBlocks(text: string, tree: Root): Prose {
  const blocks: ProseBlock[] = [];
  const after: PlacedExemption[] = [];
  const walk = (node: Nodes, held: string | null, before: Range | null): void => {
    if (blockTypes.has(node.type)) {
      blocks.push(block(text, node, held));
      return;
    }
    if (node.type === "mdxFlowExpression") {
      const { start, end } = rangeOf(node);
      const [found] = findExemptions(text.slice(start, end));
      if (found !== undefined)
        after.push({ reason: found.reason, start, end, covers: before ?? { start, end: start } });
      return;
    }
    const inner = heldBy(node) ?? held;
    let previous: Range | null = null;
    for (const child of childrenOf(node)) {
      walk(child, inner, previous);
      if (child.type !== "mdxFlowExpression") previous = rangeOf(child);
    }
  };
  walk(tree, null, null);
  return { blocks, after };
}

function block(text: string, node: Nodes, heldAround: string | null): ProseBlock {
  const { start, end } = rangeOf(node);
  const signs = text
    .slice(start, end)
    .replace(/[\s\S]/g, " ")
    .split("");
  const held: HeldRange[] = heldAround === null ? [] : [{ start: 0, end: end - start, that: heldAround }];
  const comments: (Exemption & { last: boolean })[] = [];
  const put = (range: Range, shown: string): void => {
    for (let at = 0; at < shown.length; at += 1) signs[range.start - start + at] = shown.charAt(at);
  };
  const putTitle = ({ title }: Link | Definition, { start: from, end: to }: Range): void => {
    const place = title == null ? -1 : text.slice(from, to).lastIndexOf(title);
    if (title != null && place >= 0) put({ start: from + place, end: to }, title.replaceAll("\n", " "));
  };
  const walk = (child: Nodes): void => {
    const range = rangeOf(child);
    const source = text.slice(range.start, range.end);
    if (child.type === "text")
      put(
        range,
        source.replace(/\n[ \t]*(?:>[ \t]?)*/g, (prefix) => " ".repeat(prefix.length)),
      );
    else if (child.type === "image" || child.type === "imageReference")
      put(range, source.replace(/\](?:\(\s*(?:<[^>]*>|[^\s)]*)|\[[^\]]*\])/, blank).replaceAll("\n", " "));
    else if (childrenOf(child).length === 0 && child.type !== "break")
      put(range, blank(source).replaceAll("\n", " "));
    if (child.type === "link") putTitle(child, range);
    if (child.type === "mdxTextExpression") {
      const [found] = findExemptions(source);
      const ends = text.slice(range.end, end).trim() === "";
      const alone = node.type !== "paragraph" || /\n[ \t>]*$/.test(text.slice(start, range.start));
      if (found !== undefined) {
        comments.push({
          reason: found.reason,
          start: range.start - start,
          end: range.end - start,
          last: ends && alone,
        });
      }
    }
    const that = heldBy(child);
    if (that !== null) held.push({ start: range.start - start, end: range.end - start, that });
    for (const one of childrenOf(child)) walk(one);
  };
  if (node.type === "definition") putTitle(node, rangeOf(node));
  for (const child of childrenOf(node)) walk(child);
  const masked = maskBrackets(signs.join(""));
  const exemptions = comments.map(({ last, ...one }) => ({
    ...one,
    covers: last ? { start: 0, end: one.start } : sentenceBefore(masked, one.start),
  }));
  return { start, masked, held, exemptions };
}

/** The sentence that ends right before an offset, or `null` when none ends there. */
export function sentenceBefore(masked: string, at: number): Range | null {
  const { start, whole } = exemptedFrom(masked, at);
  return whole ? { start, end: at } : null;
}

function heldBy(node: Nodes): string | null {
  if (node.type !== "mdxJsxTextElement" && node.type !== "mdxJsxFlowElement") return null;
  if (node.name !== "Holds") return null;
  for (const one of node.attributes) {
    if (one.type !== "mdxJsxAttribute" || one.name !== "that") continue;
    const that = typeof one.value === "string" ? one.value : (one.value?.value ?? "");
    return that.trim() === "" ? null : that;
  }
  return null;
}

function childrenOf(node: Nodes): Nodes[] {
  return "children" in node ? ((node as Parent).children as Nodes[]) : [];
}

function rangeOf(node: Node): Range {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
