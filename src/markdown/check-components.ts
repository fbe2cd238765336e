/**
 * What checks read by pattern must stand in the text as that pattern: each
 * `<Figure>` and `<Holds>` in its one written form, no other component or block of HTML, no
 * bracket that opens one of our syntaxes and is none, and nothing that shows words
 * which the gate does not read.
 */
import type { Nodes } from "mdast";
import { visit } from "unist-util-visit";
import {
  citationPattern,
  figureReferencePattern,
  numberPattern,
  parseCitations,
} from "../base/bracket-text.ts";
import { fault, type Fault } from "../base/fault.ts";
import { entities } from "./mask-syntax.ts";
import { parseProse } from "./parse-prose.ts";

const forms: Readonly<Record<string, { readonly form: RegExp; readonly written: string }>> = {
  Figure: { form: /^<Figure\s+id="[^"]+"\s*\/>/, written: '<Figure id="…" />' },
  Holds: { form: /^<Holds\s+that="[^"]+"\s*>[\s\S]*?<\/Holds>/, written: '<Holds that="…">sentence</Holds>' },
};

/** Elements for which Markdown has no sign. */
const inline: readonly string[] = ["sub", "sup", "br", "abbr", "kbd"];

/** @param bodyStart offset at which the prose begins. Prose that is no MDX gives none; `checkProse` reports it. */
export function checkComponents(file: string, text: string, bodyStart: number): Fault[] {
  const faults: Fault[] = [];
  const figures = new Set<string>();
  let tree;
  try {
    tree = parseProse(text, bodyStart);
  } catch {
    return [];
  }
  visit(tree, (node) => {
    const { position } = node;
    if (position === undefined) return;
    const place = { file, line: position.start.line, column: position.start.column };
    const source = text.slice(position.start.offset, position.end.offset);
    if (node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement") {
      const name = node.name ?? "";
      const known = Object.hasOwn(forms, name) ? forms[name] : undefined;
      if (known === undefined && /^[A-Z]/.test(name)) {
        faults.push(
          fault(place, {
            is: `unknown component <${name}>`,
            expected: Object.keys(forms).join(" or "),
            mend: "Take it out",
            rule: "component",
          }),
        );
      } else if (known === undefined && !inline.includes(name)) {
        faults.push(
          fault(place, {
            is: `<${name}> stands in the prose`,
            expected: `Markdown, or one of ${inline.map((one) => `<${one}>`).join(" ")} without attributes`,
            mend: "Write it in Markdown, such as *word* or an empty line between paragraphs, or take it out; put a backslash before a < that is text",
            rule: "component",
          }),
        );
      } else if (known === undefined && node.attributes.length > 0) {
        faults.push(
          fault(place, {
            is: `<${name}> has attributes`,
            expected: "an element without any, for words in them are not read",
            mend: "Write what it says as text",
            rule: "component",
          }),
        );
      } else if (known !== undefined && !known.form.test(source)) {
        faults.push(
          fault(place, {
            is: `<${name}> is written ${JSON.stringify(source.slice(0, 60))}`,
            expected: known.written,
            mend: "Write it in this form, with double quotes and nothing else",
            rule: "component",
          }),
        );
      } else if (name === "Figure") {
        const id = /id="([^"]+)"/.exec(source)?.[1] ?? "";
        if (figures.has(id)) {
          faults.push(
            fault(place, {
              is: `figure \`${id}\` is placed twice`,
              expected: "each figure once",
              mend: `Refer to it by [#${id}]`,
              rule: "component",
            }),
          );
        }
        figures.add(id);
      }
    }
    const isComment = "value" in node && /^\s*(?:\/\*[\s\S]*\*\/\s*)*$/.test(node.value);
    if (/^mdx(?:FlowExpression|TextExpression|jsEsm)$/.test(node.type) && !isComment) {
      faults.push(
        fault(place, {
          is: `code stands in the prose: ${JSON.stringify(source.slice(0, 40))}`,
          expected: "text, our brackets and the two components",
          mend: "Write it as text; put a backslash before a brace that is meant as one",
          rule: "component",
        }),
      );
    }
    for (const [reference] of wordsOf(node, source).matchAll(/(?<!\\)&(?:#x?)?[\p{L}\d]+;/gu)) {
      if (Object.hasOwn(entities, reference)) continue;
      faults.push(
        fault(place, {
          is: `"${reference}" stands for a character`,
          expected: "the character itself, for a number spelled so is not read",
          mend: "Write the character; put a backslash before an & that is text",
          rule: "character-reference",
        }),
      );
    }
    if (node.type === "text") {
      for (const bracket of strayBrackets(node.value)) {
        faults.push(
          fault(place, {
            is: `"${bracket}" is no number, citation or figure reference`,
            expected: "[= name], [@source] or [#figure]",
            mend: "Complete it, or put a backslash before the bracket",
            rule: "bracket",
          }),
        );
      }
    }
  });
  return faults;
}

/** Openings of our bracket syntaxes that lead to nothing. */
function strayBrackets(value: string): string[] {
  const rest = value
    .replace(numberPattern, "")
    .replace(citationPattern, (whole, inside: string) =>
      parseCitations(inside).length === inside.split(";").length ? "" : whole,
    )
    .replace(figureReferencePattern, "");
  return [...rest.matchAll(/\[[=@#][^\]\n]{0,30}\]?/g)].map(([found]) => found);
}

/** The source of a node's own words: text, and what pictures, links and definitions say beside their address. */
function wordsOf(node: Nodes, source: string): string {
  if (["text", "image", "imageReference", "definition"].includes(node.type)) return source;
  return node.type === "link" && node.title != null ? source.slice(source.lastIndexOf("](")) : "";
}
