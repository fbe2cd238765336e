/** The notes in the folders of data and content: their examples are sound together, and no field is left untold. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { z } from "zod";
import { checkSite } from "../../src/build/check-site.ts";
import { fieldsAt } from "../../src/ledger/schema-words.ts";
import { claimSchema } from "../../src/schemas/claim.ts";
import { datapackageSchema } from "../../src/schemas/dataset.ts";
import { figureKinds, figureSchema } from "../../src/schemas/figure.ts";
import { reportSchema } from "../../src/schemas/report.ts";
import { scenarioSchema } from "../../src/schemas/scenario.ts";
import { sourceSchema } from "../../src/schemas/source.ts";
import { targetSchema } from "../../src/schemas/target.ts";
import { projectRoot } from "../laws/imports-of.ts";

type Path = readonly (string | number)[];
const notes: Readonly<Record<string, { readonly schema: z.ZodType; readonly records: readonly Path[] }>> = {
  "data/sources": { schema: sourceSchema, records: [[], ["author", 0], ["custom"]] },
  "data/claims": { schema: claimSchema, records: [[], ["quantities", 0], ["evidence", 0]] },
  "data/datasets": {
    schema: datapackageSchema,
    records: [
      [],
      ["licenses", 0],
      ["sources", 0],
      ["resources", 0],
      ["resources", 0, "schema"],
      ["resources", 0, "schema", "fields", 0],
      ["resources", 0, "schema", "fields", 0, "constraints"],
    ],
  },
  "data/scenarios": {
    schema: scenarioSchema,
    records: [[], ["inputs", "any"], ["inputs", "any", "range"], ["inputs", "any", "range", "cells", 0]],
  },
  "data/targets": { schema: targetSchema, records: [[], ["atLeast"]] },
  "content/reports": { schema: reportSchema, records: [[], ["keyNumbers", 0], ["takeaways", 0]] },
  "content/figures": { schema: figureSchema, records: [[], ["columns"], ["claims", 0], ["description"]] },
};

const noteOf = (folder: string): string => readFileSync(join(projectRoot, folder, "README.md"), "utf8");

/** Files that a note shows: a fence names each by its path. */
function examplesIn(note: string): readonly { readonly path: string; readonly text: string }[] {
  return [...note.matchAll(/^```\w+ (\S+\/\S+)\n([\s\S]*?)^```$/gm)].map(([, path = "", text = ""]) => ({
    path,
    text,
  }));
}

test("the examples of all notes, put in as files, make a sound site together", () => {
  const root = mkdtempSync(join(tmpdir(), "notes-"));
  try {
    for (const folder of ["data", "content"])
      cpSync(join(projectRoot, folder), join(root, folder), { recursive: true });
    const examples = Object.keys(notes).flatMap((folder) => examplesIn(noteOf(folder)));
    expect(examples).toHaveLength(8);
    for (const { path, text } of examples) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const paths = examples.map(({ path }) => path);
    const faults = checkSite(root).faults.filter(
      ({ file, fatal }) => fatal === true || paths.includes(file ?? ""),
    );
    expect(faults.map(String)).toEqual([]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test.each(Object.entries(notes))("the note of %s names every field", (folder, { schema, records }) => {
  const note = noteOf(folder);
  const untold = records.flatMap((path) => {
    const fields = fieldsAt(schema, path);
    expect(fields, path.join(".")).not.toEqual([]);
    return fields.filter((name) => !note.includes(`\`${name}\``) && !note.includes(`"${name}":`));
  });
  expect(untold).toEqual([]);
});

test("the note of figures tells what columns each kind needs and may have", () => {
  const rows = noteOf("content/figures")
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  for (const [kind, { needs, may }] of Object.entries(figureKinds)) {
    const row = rows.find(([, first = "", needed]) => first.includes(`\`${kind}\``) && needed !== undefined);
    for (const role of needs) expect(row?.[2], kind).toContain(`\`${role}\``);
    for (const role of may) expect(row?.[3], kind).toContain(`\`${role}\``);
  }
});
