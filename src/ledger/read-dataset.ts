/** Reads one dataset version: descriptor, table, and whether the two and the folder's name agree. */
import { createHash } from "node:crypto";
import { fault, type Fault } from "../base/fault.ts";
import { nearestName } from "../base/nearest.ts";
import { datapackageSchema, type Field } from "../schemas/dataset.ts";
import type { Dataset } from "./ledger.ts";
import { readStructuredFile, type FaultyRecord, type StructuredFile } from "./structured-file.ts";
import { readTable } from "./table-file.ts";
import { readTextFile } from "./text-file.ts";
import type { Datapackage } from "../schemas/dataset.ts";

export interface DatasetReading {
  readonly dataset: Dataset;
  readonly descriptorFile: StructuredFile<Datapackage>;
}

/** @param folder relative to the root: `data/datasets/<name>/<version>` */
export function readDataset(
  root: string,
  folder: string,
  faults: Fault[],
  faulty: FaultyRecord[],
): DatasetReading | null {
  const file = readStructuredFile(root, `${folder}/datapackage.json`, datapackageSchema, faults, faulty);
  const table = readTextFile(root, `${folder}/table.csv`, faults);
  if (file === null || table === null) return null;
  const descriptor = file.value;
  const [resource] = descriptor.resources;
  const { fields, primaryKey = [] } = resource.schema;
  const id = `${descriptor.name}@${descriptor.version}`;
  const [name = "", version = ""] = folder.split("/").slice(-2);
  if (id !== `${name}@${version}`) {
    faults.push(
      file.fault([descriptor.name === name ? "version" : "name"], {
        is: `descriptor names ${id}`,
        expected: `${name}@${version}, as the folder is called`,
        mend: "Make folder and descriptor agree",
        rule: "dataset-name",
      }),
    );
  }
  const hash = `sha256:${sha256(table.bytes)}`;
  if (resource.hash !== hash) {
    faults.push(
      file.fault(["resources", 0, "hash"], {
        is: `checksum is ${resource.hash}`,
        expected: `${hash}, which is that of table.csv`,
        mend: "Restore the table; if the change is meant, make it a new version with its own checksum",
        rule: "dataset-checksum",
      }),
    );
  } else if (resource.bytes !== table.bytes.length) {
    faults.push(
      file.fault(["resources", 0, "bytes"], {
        is: `\`bytes\` is ${resource.bytes}`,
        expected: String(table.bytes.length),
        mend: "Write the size of table.csv",
        rule: "dataset-checksum",
      }),
    );
  }
  checkFields(file, fields, primaryKey, faults);
  const rows = readTable(table, fields, primaryKey, faults);
  if (rows.length === 0 && !faults.some((one) => one.file === `${folder}/table.csv`)) {
    faults.push(
      fault(table.place(table.text.length), {
        is: "table has a head and no row",
        expected: "at least one row",
        mend: "Add the rows or delete the version",
        rule: "file-empty",
      }),
    );
  }
  const whole = `sha256:${sha256(`${hash}\n${JSON.stringify(descriptor)}`)}`;
  return {
    dataset: { id, descriptor, fields, rows, csv: table.text, hash: whole, folder },
    descriptorFile: file,
  };
}

function checkFields(
  file: StructuredFile<Datapackage>,
  fields: readonly Field[],
  primaryKey: readonly string[],
  faults: Fault[],
): void {
  const names = fields.map(({ name }) => name);
  fields.forEach((field, index) => {
    const path = ["resources", 0, "schema", "fields", index] as const;
    if (names.indexOf(field.name) !== index) {
      faults.push(
        file.fault([...path, "name"], {
          is: `column \`${field.name}\` is described twice`,
          expected: "each column once",
          mend: "Take one out",
          rule: "id-duplicate",
        }),
      );
    }
    const numeric = field.type === "number" || field.type === "integer";
    if (numeric && field.unit === undefined && field.unitField === undefined) {
      faults.push(
        file.fault(path, {
          is: `column \`${field.name}\` has no unit`,
          expected: "a unit for each numeric column",
          mend: 'Add `unit`, or `unitField` where rows differ; a bare number has "1"',
          rule: "unit-missing",
        }),
      );
    }
    if (field.unitField !== undefined && !names.includes(field.unitField)) {
      faults.push(unknownColumn(file, [...path, "unitField"], field.unitField, names));
    }
  });
  primaryKey.forEach((name, index) => {
    if (!names.includes(name)) {
      faults.push(unknownColumn(file, ["resources", 0, "schema", "primaryKey", index], name, names));
    }
  });
}

function unknownColumn(
  file: StructuredFile<Datapackage>,
  path: readonly (string | number)[],
  name: string,
  names: readonly string[],
): Fault {
  const near = nearestName(name, names);
  return file.fault(path, {
    is: `unknown column \`${name}\``,
    expected: "a column of this table",
    mend: near === null ? "Name one of its columns" : `Did you mean \`${near}\`?`,
    rule: "column-unknown",
  });
}

function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}
