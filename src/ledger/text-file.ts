/** Reads one text file strictly: UTF-8, no byte-order mark, not empty; and turns offsets into places. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fault, type Fault, type Place } from "../base/fault.ts";

export interface TextFile {
  /** Relative to the site's root. */
  readonly file: string;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly place: (offset: number) => Place;
}

/** The file, or `null` with a fault pushed. */
export function readTextFile(root: string, file: string, faults: Fault[]): TextFile | null {
  const start: Place = { file, line: 1, column: 1 };
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(root, file));
  } catch {
    faults.push(
      fault(start, {
        is: "file is missing or cannot be read",
        expected: "a readable file",
        mend: "Restore it, or take out what asks for it",
        rule: "file-missing",
      }),
    );
    return null;
  }
  if (bytes.length === 0) {
    faults.push(
      fault(start, {
        is: "file is empty",
        expected: "at least one record",
        mend: "Fill it or delete it",
        rule: "file-empty",
      }),
    );
    return null;
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    faults.push(
      fault(start, {
        is: "file begins with a byte-order mark",
        expected: "plain UTF-8",
        mend: "Save it as UTF-8 without BOM",
        rule: "file-bom",
      }),
    );
    return null;
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const offset = firstBadByte(bytes);
    const before = new TextDecoder().decode(bytes.subarray(0, offset));
    faults.push(
      fault(
        { file, ...lineAndColumn(before, before.length) },
        {
          is: `byte 0x${(bytes[offset] ?? 0).toString(16)} is not UTF-8`,
          expected: "UTF-8 text",
          mend: "Save the file as UTF-8",
          rule: "file-encoding",
        },
      ),
    );
    return null;
  }
  return { file, text, bytes, place: (offset) => ({ file, ...lineAndColumn(text, offset) }) };
}

/** 1-based line and column of an offset. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, offset));
  const line = before.split("\n").length;
  return { line, column: before.length - before.lastIndexOf("\n") };
}

/**
 * Offset at which valid UTF-8 ends, by bisection over the prefix. A byte that opens
 * a sign is noticed only at the one behind it, which is innocent: the sign's own is told.
 */
function firstBadByte(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  while (good > 0 && !isWhole(bytes.subarray(0, good))) good -= 1;
  return good;
}

function isWhole(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
