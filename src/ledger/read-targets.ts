/** Reads `data/targets/`: one record a file, called after its id. */
import { basename, extname } from "node:path";
import type { Fault } from "../base/fault.ts";
import { idSchema } from "../schemas/text-fields.ts";
import { targetSchema, type Target } from "../schemas/target.ts";
import { listFiles, type Located } from "./collect-records.ts";
import { readStructuredFile, type FaultyRecord } from "./structured-file.ts";

/** The sound records by id, in the order of their names. */
export function readTargets(
  root: string,
  faults: Fault[],
  faulty: FaultyRecord[],
): ReadonlyMap<string, Located<Target>> {
  const targets = new Map<string, Located<Target>>();
  for (const file of listFiles(root, "data/targets", [".yaml", ".yml"])) {
    const read = readStructuredFile(root, file, targetSchema, faults, faulty);
    if (read === null) continue;
    const id = basename(file, extname(file));
    if (!idSchema.safeParse(id).success) {
      faults.push(
        read.fault([], {
          is: `the file is called "${id}"`,
          expected:
            "lower-case letters, digits, dots and single hyphens, for the name is the id of the target",
          mend: "Rename the file",
          rule: "target-name",
        }),
      );
      continue;
    }
    if (targets.has(id)) {
      faults.push(
        read.fault([], {
          is: `target \`${id}\` stands in two files`,
          expected: "each id once",
          mend: "Rename one of the two",
          rule: "id-duplicate",
        }),
      );
      continue;
    }
    targets.set(id, { value: { ...read.value, id }, place: read.place, fault: read.fault });
  }
  return targets;
}
