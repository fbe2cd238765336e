/**
 * Links, pictures and notes of a report lead somewhere: a picture to a file beside
 * the report and with words for those who do not see it, a link to a page of this
 * site, to a heading of the report or out into the web, a note to its text.
 */
import type { Definition, Heading, Nodes, Root } from "mdast";
import { visit } from "unist-util-visit";
import { fault, type Fault, type FaultText } from "../base/fault.ts";
import { didYouMean } from "../base/nearest.ts";
import { parseProse } from "./parse-prose.ts";

export interface KnownPlaces {
  /** Whether a file is there, by its path from the report's own folder. */
  readonly isFile: (path: string) => boolean;
  /** The report's own path, as `/reports/example/`. */
  readonly here: string;
  /** `null`, or what is wrong with a path of this site, query and fragment cut off. */
  readonly pageFault: (path: string) => Pick<FaultText, "expected" | "mend"> | null;
}

/** Ids that the page of a report has besides its headings: its parts, figures, references and notes. */
const ownIds = /^(?:content|limits|data|references|takeaways-head|(?:figure|reference|user-content)-.+)$/;
const picture = /\.(?:avif|gif|jpe?g|png|svg|tiff|webp)$/i;
const scheme = /^[a-z][a-z\d+.-]*:/i;

/** @param bodyStart offset at which the prose begins. Prose that is no MDX gives none; `checkProse` reports it. */
export function checkLinks(file: string, text: string, bodyStart: number, places: KnownPlaces): Fault[] {
  let tree: Root;
  try {
    tree = parseProse(text, bodyStart);
  } catch {
    return [];
  }
  const faults: Fault[] = [];
  const headings = headingsOf(tree);
  const definitions = new Map<string, Definition>();
  visit(tree, "definition", (node) => void definitions.set(node.identifier, node));
  visit(tree, (node) => {
    if (node.position === undefined) return;
    const { line, column } = node.position.start;
    const tell = (words: FaultText | null): void => {
      if (words !== null) faults.push(fault({ file, line, column }, words));
    };
    if (node.type === "image" || node.type === "imageReference") {
      const url = node.type === "image" ? node.url : (definitions.get(node.identifier)?.url ?? "");
      tell(pictureFault(url, places));
      if ((node.alt ?? "").trim() === "")
        tell({
          is: `the picture ${url} has no words`,
          expected: "a text that says what it shows",
          mend: "Write it between the brackets: ![what it shows](address)",
          rule: "picture-alt",
        });
    } else if (node.type === "link" || node.type === "linkReference") {
      const url = node.type === "link" ? node.url : (definitions.get(node.identifier)?.url ?? "");
      tell(linkFault(url, headings, places));
    } else if (node.type === "text") {
      // A note that is defined nowhere stays text.
      const from = text.slice(node.position.start.offset, node.position.end.offset);
      for (const { 0: note, index } of from.matchAll(/(?<!\\)\[\^[^\]\s]+\]/g)) {
        const before = from.slice(0, index).split("\n");
        const width = before.at(-1)?.length ?? 0;
        const at = {
          file,
          line: line + before.length - 1,
          column: before.length > 1 ? width + 1 : column + width,
        };
        faults.push(
          fault(at, {
            is: `the note ${note} has no text`,
            expected: `a line that begins with ${note}:`,
            mend: "Write the note, or take the mark out",
            rule: "note",
          }),
        );
      }
    }
  });
  return faults;
}

function pictureFault(url: string, { isFile }: KnownPlaces): FaultText | null {
  const path = unescaped(url.replace(/[?#].*$/, ""));
  const isBeside = path !== null && picture.test(path) && !/^[/\\]/.test(path) && !scheme.test(path);
  if (isBeside && isFile(path)) return null;
  return {
    is: url === "" ? "the picture has no address" : `there is no picture ${url}`,
    expected: "a file beside the report, such as ./lake.png",
    mend: "Put the file there and write its path from the report, or place a figure",
    rule: "picture",
  };
}

function linkFault(url: string, headings: Headings, { here, pageFault }: KnownPlaces): FaultText | null {
  if (url === "")
    return {
      is: "the link has no address",
      expected: "a page, a heading such as #limits, or an address on the web",
      mend: "Write it, or take the link out",
      rule: "link",
    };
  if (scheme.test(url) || url.startsWith("//")) {
    if (/^(?:https?:\/\/[^\s/]|mailto:.)/i.test(url)) return null;
    return {
      is: `the link leads to ${url}`,
      expected: "an address that begins with https://, http:// or mailto:",
      mend: "Mend the address, or take the link out",
      rule: "link",
    };
  }
  const [, path = "", fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  const target = path === "" ? here : resolved(here, path);
  if (target === here) {
    const id = unescaped(fragment ?? "") ?? "";
    if (id === "" || headings.unsure || headings.ids.includes(id) || ownIds.test(id)) return null;
    return {
      is: `the link leads to #${id}, which this report does not have`,
      expected: "one of its headings, in small letters with hyphens",
      mend: didYouMean(id, headings.ids, "Name one of its headings"),
      rule: "link",
    };
  }
  const wrong = target === null ? { expected: "a path", mend: "Mend it" } : pageFault(target);
  return wrong === null ? null : { is: `the link leads to ${url}, which is no page`, ...wrong, rule: "link" };
}

/** A path against the page on which it stands; `null` when it is none. */
function resolved(here: string, path: string): string | null {
  const parts: string[] = path.startsWith("/") ? [] : here.split("/").slice(1, -1);
  const steps = path.replace(/^\//, "").split("/");
  const last = steps.pop() ?? "";
  for (const step of [...steps, ...(last === ".." || last === "." ? [last] : [])]) {
    if (step === "..") parts.pop();
    else if (step !== "." && step !== "") parts.push(step);
  }
  const end = last === ".." || last === "." ? "" : last;
  return unescaped(`/${parts.map((part) => `${part}/`).join("")}${end}`);
}

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

interface Headings {
  readonly ids: readonly string[];
  /** A heading binds a number, whose printed form is part of its id. */
  readonly unsure: boolean;
}

/** The ids that the bundler gives to headings: small letters, spaces as hyphens, a number behind what stands twice. */
function headingsOf(tree: Root): Headings {
  const ids: string[] = [];
  let unsure = false;
  visit(tree, "heading", (node: Heading) => {
    const words = wordsIn(node);
    unsure ||= /\[[=@#]/.test(words);
    const id = words
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
      .replaceAll(" ", "-");
    let own = id;
    for (let count = 1; ids.includes(own); count += 1) own = `${id}-${count}`;
    ids.push(own);
  });
  return { ids, unsure };
}

function wordsIn(node: Nodes): string {
  if ("children" in node) return node.children.map(wordsIn).join("");
  return node.type === "text" || node.type === "inlineCode" ? node.value : "";
}
