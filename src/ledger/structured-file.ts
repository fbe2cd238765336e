/**
 * Reads one YAML or JSON file against a schema and reports every fault at its
 * own place. JSON is parsed strictly first; the YAML parser (JSON is a subset)
 * then knows where each value stands.
 */
import { LineCounter, isMap, isNode, isScalar, parseDocument, type Document } from "yaml";
import type { z } from "zod";
import { fault, type Fault, type FaultText, type Place } from "../base/fault.ts";
import { issueFaults } from "./issue-fault.ts";
import { readTextFile, type TextFile } from "./text-file.ts";

export type Path = readonly (string | number)[];

export interface StructuredFile<T> {
  readonly file: string;
  readonly value: T;
  /** Place of the value at a path, or of its nearest existing parent. */
  readonly place: (path: Path) => Place;
  readonly fault: (path: Path, text: FaultText) => Fault;
}

/** The checked content, or `null` with faults pushed. `offset` shifts lines for text cut out of a larger file. */
export function readStructuredFile<Schema extends z.ZodType>(
  root: string,
  file: string,
  schema: Schema,
  faults: Fault[],
): StructuredFile<z.infer<Schema>> | null {
  const text = readTextFile(root, file, faults);
  return text === null ? null : parseStructured(text, schema, faults);
}

/** As `readStructuredFile`, on text that was read before. */
export function parseStructured<Schema extends z.ZodType>(
  { file, text, place }: Pick<TextFile, "file" | "text" | "place">,
  schema: Schema,
  faults: Fault[],
): StructuredFile<z.infer<Schema>> | null {
  if (file.endsWith(".json") && !isJson(text, place, faults)) return null;
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, strict: true, uniqueKeys: true, prettyErrors: false });
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      const twice = error.code === "DUPLICATE_KEY";
      faults.push(
        fault(place(error.pos[0]), {
          is: twice
            ? "this key stands twice in one record"
            : `cannot be read: ${lowerFirst(error.message.replace(/\.$/, ""))}`,
          expected: twice ? "each key once" : "valid YAML",
          mend: twice ? "Keep one of the two" : "Mend the text here; the fault may begin a line earlier",
          rule: twice ? "key-twice" : "syntax",
        }),
      );
    }
    return null;
  }
  const value: unknown = document.toJS({ maxAliasCount: 50 });
  const located = (path: Path): Place => place(offsetOf(document, path));
  const result = schema.safeParse(value);
  if (!result.success) {
    faults.push(
      ...issueFaults(result.error.issues, value, (path, key) =>
        place(key === undefined ? offsetOf(document, path) : keyOffsetOf(document, path, key)),
      ),
    );
    return null;
  }
  return { file, value: result.data, place: located, fault: (path, text_) => fault(located(path), text_) };
}

function isJson(text: string, place: (offset: number) => Place, faults: Fault[]): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    faults.push(
      fault(place(offset), {
        is: `cannot be read: ${lowerFirst(message.replace(/ in JSON at position.*$/, ""))}`,
        expected: "valid JSON",
        mend: "Mend the text here; look for a missing comma or quote before it",
        rule: "syntax",
      }),
    );
    return false;
  }
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function keyOffsetOf(document: Document, path: Path, key: string): number {
  const parent: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isMap(parent)) {
    for (const { key: node } of parent.items) {
      if (isScalar(node) && node.value === key && node.range) return node.range[0];
    }
  }
  return offsetOf(document, path);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
