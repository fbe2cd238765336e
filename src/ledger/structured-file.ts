/**
 * Reads one YAML or JSON file against a schema and reports every fault at its
 * own place. JSON is parsed strictly first; the YAML parser (JSON is a subset)
 * then knows where each value stands.
 */
import { isMap, isNode, isScalar, parseDocument, type Document } from "yaml";
import { z } from "zod";
import { fault, type Fault, type FaultText, type Place } from "../base/fault.ts";
import { issueFaults } from "./issue-fault.ts";
import { readTextFile, type TextFile } from "./text-file.ts";

export type Path = readonly (string | number)[];
type SourceText = Pick<TextFile, "file" | "text" | "place">;

export interface StructuredFile<T> {
  readonly file: string;
  readonly value: T;
  /** Place of the value at a path, or of its nearest existing parent. */
  readonly place: (path: Path) => Place;
  readonly fault: (path: Path, text: FaultText) => Fault;
}

/** A record that does not hold to its schema, as it was read. */
export interface FaultyRecord {
  readonly value: unknown;
  readonly fault: StructuredFile<unknown>["fault"];
}

/** The checked content, or `null` with faults pushed, and the record where it could be read. */
export function readStructuredFile<Schema extends z.ZodType>(
  root: string,
  file: string,
  schema: Schema,
  faults: Fault[],
  faulty: FaultyRecord[] = [],
): StructuredFile<z.infer<Schema>> | null {
  const text = readTextFile(root, file, faults);
  return text === null ? null : parseStructured(text, schema, faults, faulty);
}

/** As `readStructuredFile`, on text that was read before. */
export function parseStructured<Schema extends z.ZodType>(
  text: SourceText,
  schema: Schema,
  faults: Fault[],
  faulty: FaultyRecord[] = [],
): StructuredFile<z.infer<Schema>> | null {
  const opened = openDocument(text, faults);
  if (opened === null) return null;
  const result = schema.safeParse(opened.value);
  if (result.success) return { ...opened.file, value: result.data };
  faulty.push({ value: opened.value, fault: opened.file.fault });
  faults.push(...issueFaults(result.error.issues, { root: opened.value, locate: opened.locate, schema }));
  return null;
}

/** One record of a list file that holds to its schema, with its place in the list. */
export interface ListedRecord<T> {
  readonly index: number;
  readonly value: T;
}

/**
 * The records of a list file, each checked by itself, so that one faulty record
 * does not hide the others. `null` when the file is no list at all.
 */
export function parseRecordList<T>(
  text: SourceText,
  schema: z.ZodType<T>,
  faults: Fault[],
): StructuredFile<{
  readonly sound: readonly ListedRecord<T>[];
  readonly faulty: readonly FaultyRecord[];
}> | null {
  const opened = openDocument(text, faults);
  if (opened === null) return null;
  const checked = { root: opened.value, locate: opened.locate, schema: z.array(schema) };
  const list = z.array(z.unknown()).min(1).safeParse(opened.value);
  if (!list.success) {
    faults.push(...issueFaults(list.error.issues, checked));
    return null;
  }
  const sound: ListedRecord<T>[] = [];
  const faulty: FaultyRecord[] = [];
  list.data.forEach((record, index) => {
    const result = schema.safeParse(record);
    if (result.success) {
      sound.push({ index, value: result.data });
      return;
    }
    const issues = result.error.issues.map((issue) => ({ ...issue, path: [index, ...issue.path] }));
    faults.push(...issueFaults(issues, checked));
    faulty.push({ value: record, fault: (path, text_) => opened.file.fault([index, ...path], text_) });
  });
  return { ...opened.file, value: { sound, faulty } };
}

interface OpenDocument {
  readonly value: unknown;
  readonly file: Omit<StructuredFile<unknown>, "value">;
  readonly locate: (path: Path, key?: string) => Place;
}

function openDocument({ file, text, place }: SourceText, faults: Fault[]): OpenDocument | null {
  if (file.endsWith(".json") && !isJson(text, place, faults)) return null;
  const unreadable = (offset: number, message: string): void => {
    faults.push(
      fault(place(offset), {
        is: `cannot be read: ${lowerFirst(message.replace(/\.$/, ""))}`,
        expected: "valid YAML",
        mend: "Mend the text here; the fault may begin a line earlier",
        rule: "syntax",
      }),
    );
  };
  try {
    const document = parseDocument(text, { strict: true, uniqueKeys: true, prettyErrors: false });
    for (const { code, pos, message } of document.errors) {
      if (code !== "DUPLICATE_KEY") unreadable(pos[0], message);
      else
        faults.push(
          fault(place(pos[0]), {
            is: "this key stands twice in one record",
            expected: "each key once",
            mend: "Keep one of the two",
            rule: "key-twice",
          }),
        );
    }
    if (document.errors.length > 0) return null;
    const value: unknown = document.toJS({ maxAliasCount: 50 });
    const located = (path: Path): Place => place(offsetOf(document, path));
    return {
      value,
      file: { file, place: located, fault: (path, text_) => fault(located(path), text_) },
      locate: (path, key) => (key === undefined ? located(path) : place(keyOffsetOf(document, path, key))),
    };
  } catch (error) {
    // The parser throws for aliases without an anchor, for too many of them, and for nesting without end.
    const message = error instanceof Error ? error.message : String(error);
    const alias = /^Unresolved alias .*: (\S+)$/.exec(message)?.[1];
    unreadable(alias === undefined ? 0 : Math.max(0, text.indexOf(`*${alias}`)), message);
    return null;
  }
}

function isJson(text: string, place: (offset: number) => Place, faults: Fault[]): boolean {
  if (jsonBreak(text) === null) return true;
  // A prefix that can still become JSON breaks only at its own end: bisection finds the longest.
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const broken = jsonBreak(text.slice(0, middle));
    if (broken === null || broken >= middle) good = middle;
    else bad = middle;
  }
  const whole = (jsonBreak(text) ?? 0) >= text.length;
  const [sign = ""] = text.slice(good);
  faults.push(
    fault(place(whole ? text.length : good), {
      is: `cannot be read: ${whole ? "the file ends too early" : `${JSON.stringify(sign)} is out of place`}`,
      expected: "valid JSON",
      mend: "Mend the text here; look for a missing or needless comma, bracket or quote before it",
      rule: "syntax",
    }),
  );
  return false;
}

/** Offset at which the text stops being JSON, its length when only the end is missing, `null` when it is JSON. */
function jsonBreak(text: string): number | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (/end of JSON input/.test(message)) return text.length;
    // A message without a position is about a sign before the end.
    return Number(/position (\d+)/.exec(message)?.[1] ?? 0);
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
