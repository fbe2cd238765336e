/** A text file that is no UTF-8 is told at the very byte, however it goes on. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { printFault, type Fault } from "../../src/base/fault.ts";
import { readTextFile } from "../../src/ledger/text-file.ts";

const root = mkdtempSync(join(tmpdir(), "ledger-text-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function faultsOf(bytes: Uint8Array): string[] {
  const faults: Fault[] = [];
  writeFileSync(join(root, "a.yaml"), bytes);
  readTextFile(root, "a.yaml", faults);
  return faults.map(printFault);
}

test.each([
  ["Latin-1 before a letter", "Cr\u00e9mant", "latin1", "2:3: byte 0xe9"],
  ["Latin-1 before a letter that could follow", "Cr\u00e9\u00a9mant", "latin1", "2:3: byte 0xe9"],
  ["Latin-1 at the end of the file", "Cr\u00e9", "latin1", "2:3: byte 0xe9"],
  ["a byte that opens nothing", "Cr\u00ffmant", "latin1", "2:3: byte 0xff"],
  ["a byte that only continues", "Cr\u0080mant", "latin1", "2:3: byte 0x80"],
] as const)("%s is named at its own column", (_, text, encoding, told) => {
  const bytes = Buffer.concat([Buffer.from("a: b\n"), Buffer.from(text, encoding)]);
  expect(faultsOf(bytes)).toEqual([
    `a.yaml:${told} is not UTF-8, expected UTF-8 text. Save the file as UTF-8. [file-encoding]`,
  ]);
});

test("columns count signs, not bytes", () => {
  const bytes = Buffer.concat([Buffer.from("größe: Cr"), Buffer.from([0xe9]), Buffer.from("mant\n")]);
  expect(faultsOf(bytes)[0]).toMatch(/^a\.yaml:1:10: byte 0xe9/);
});
