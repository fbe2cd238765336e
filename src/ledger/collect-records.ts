/** Lists the files of a folder and joins their records by id, in an order that no platform decides. */
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { compareText, fault, type Fault, type Place } from "../base/fault.ts";
import { orList } from "../base/nearest.ts";
import { parseRecordList, type FaultyRecord, type Path, type StructuredFile } from "./structured-file.ts";
import { readTextFile } from "./text-file.ts";

/** A record with the file it stands in, so that later checks can point at it. */
export interface Located<T> {
  readonly value: T;
  readonly place: (path: Path) => Place;
  readonly fault: StructuredFile<unknown>["fault"];
}

/** Names below a folder with one of the endings, sorted; empty when the folder is absent. */
export function listFiles(root: string, folder: string, endings: readonly string[]): string[] {
  return listNames(root, folder)
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .map((name) => `${folder}/${name}`);
}

/** A warning for each file that a folder of records holds and nobody reads; notes and hidden files may stand there. */
export function strayFiles(root: string, folder: string, endings: readonly string[]): Fault[] {
  return listNames(root, folder)
    .filter((name) => name !== "README.md" && !name.startsWith(".") && !name.endsWith("~"))
    .filter((name) => !endings.some((ending) => name.endsWith(ending)))
    .map((name) =>
      fault(
        { file: `${folder}/${name}`, line: 1, column: 1 },
        {
          is: "nothing reads this file",
          expected: `a file that ends in ${orList(endings)}`,
          mend: "Give it that ending, or put it elsewhere",
          rule: "file-unread",
          fatal: false,
        },
      ),
    );
}

/** Sub-folders of a folder, sorted. */
export function listFolders(root: string, folder: string): string[] {
  return listNames(root, folder)
    .map((name) => `${folder}/${name}`)
    .filter((path) => statSync(join(root, path)).isDirectory());
}

/** The sound records of a kind, and the ids of those that could not be read. */
export interface Collected<T> {
  readonly records: ReadonlyMap<string, Located<T>>;
  readonly faulty: readonly FaultyRecord[];
  /** Ids that stand in faulty records or files: pointing at them is no fault of its own. */
  readonly lost: readonly string[];
}

/** All records of all list files of a folder, by id; an id that stands twice is a fault. */
export function collectRecords<T extends { readonly id: string }>(
  root: string,
  files: readonly string[],
  schema: z.ZodType<T>,
  faults: Fault[],
): Collected<T> {
  const records = new Map<string, Located<T>>();
  const byFoldedId = new Map<string, Located<T>>();
  const faulty: FaultyRecord[] = [];
  const lost: string[] = [];
  for (const file of files) {
    const text = readTextFile(root, file, faults);
    const read = text === null ? null : parseRecordList(text, schema, faults);
    if (read === null) {
      lost.push(...idsIn(root, file));
      continue;
    }
    faulty.push(...read.value.faulty);
    lost.push(...read.value.faulty.flatMap(({ value }) => idOf(value)));
    for (const { index, value } of read.value.sound) {
      const located: Located<T> = {
        value,
        place: (path) => read.place([index, ...path]),
        fault: (path, text_) => read.fault([index, ...path], text_),
      };
      const first = byFoldedId.get(value.id.toLowerCase());
      if (first !== undefined) {
        const { file: where, line } = first.place(["id"]);
        faults.push(
          located.fault(["id"], {
            is: `id \`${value.id}\` is taken: it stands in ${where}:${line}`,
            expected: "each id once",
            mend: "Rename one of the two",
            rule: "id-duplicate",
          }),
        );
        continue;
      }
      byFoldedId.set(value.id.toLowerCase(), located);
      records.set(value.id, located);
    }
  }
  return { records: new Map([...records].sort(([a], [b]) => compareText(a, b))), faulty, lost };
}

function idOf(record: unknown): string[] {
  const id = typeof record === "object" && record !== null && "id" in record ? record.id : undefined;
  return typeof id === "string" ? [id] : [];
}

/** What looks like an id in a file that cannot be read. */
function idsIn(root: string, file: string): string[] {
  try {
    const text = readFileSync(join(root, file), "latin1");
    return [...text.matchAll(/\bid"?\s*:\s*"?([a-z0-9][a-z0-9.-]*)/g)].map(([, id = ""]) => id);
  } catch {
    return [];
  }
}

function listNames(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder)).sort(compareText);
  } catch {
    return [];
  }
}
