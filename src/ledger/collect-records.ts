/** Lists the files of a folder and joins their records by id, in an order that no platform decides. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { compareText, type Fault, type Place } from "../base/fault.ts";
import { readStructuredFile, type Path, type StructuredFile } from "./structured-file.ts";

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

/** Sub-folders of a folder, sorted. */
export function listFolders(root: string, folder: string): string[] {
  return listNames(root, folder)
    .map((name) => `${folder}/${name}`)
    .filter((path) => statSync(join(root, path)).isDirectory());
}

/** All records of all list files of a folder, by id; an id that stands twice is a fault. */
export function collectRecords<T extends { readonly id: string }>(
  root: string,
  files: readonly string[],
  schema: z.ZodType<readonly T[]>,
  faults: Fault[],
): Map<string, Located<T>> {
  const records = new Map<string, Located<T>>();
  const byFoldedId = new Map<string, Located<T>>();
  for (const file of files) {
    const read = readStructuredFile(root, file, schema, faults);
    read?.value.forEach((value, index) => {
      const located: Located<T> = {
        value,
        place: (path) => read.place([index, ...path]),
        fault: (path, text) => read.fault([index, ...path], text),
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
        return;
      }
      byFoldedId.set(value.id.toLowerCase(), located);
      records.set(value.id, located);
    });
  }
  return new Map([...records].sort(([a], [b]) => compareText(a, b)));
}

function listNames(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder)).sort(compareText);
  } catch {
    return [];
  }
}
