/** What the reader promises for any content: no exception, places that exist, a frozen ledger. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printFault } from "../../src/base/fault.ts";
import { readLedger } from "../../src/ledger/read-ledger.ts";
import { holds } from "../laws/seeded.ts";
import { withComposedSite } from "./composed-site.ts";

const files = [
  "data/sources/heating-trial.json",
  "data/claims/ovens.yaml",
  "data/contradictions/ovens.yaml",
  "data/scenarios/bake.yaml",
  "data/datasets/oven-heating/2026-01/datapackage.json",
  "data/datasets/oven-heating/2026-01/table.csv",
];

/** Signs that mean something to a parser, before any byte at all. */
const anyByte = fc.oneof(
  fc.constantFrom(...Buffer.from("*&!|>{}[],:\"'#%@`?-\n\r\t\0")),
  fc.integer({ min: 0, max: 255 }),
);

describe("a file with one byte deleted or replaced", () => {
  test.each(files)(
    "%s gives faults or a ledger, never an exception, and each fault a place that exists",
    (file) => {
      withComposedSite("base", (root) => {
        const sound = readFileSync(join(root, file));
        const change = fc.tuple(fc.nat(sound.length - 1), fc.option(anyByte, { nil: null }));
        holds(
          fc.property(change, ([offset, byte]) => {
            const tail = sound.subarray(offset + 1);
            const changed = Buffer.concat([
              sound.subarray(0, offset),
              Buffer.from(byte === null ? [] : [byte]),
              tail,
            ]);
            writeFileSync(join(root, file), changed);
            const { ledger, faults } = readLedger(root);
            expect(ledger === null).toBe(faults.some(({ fatal }) => fatal === true));
            for (const one of faults) {
              const lines = readFileSync(join(root, one.file ?? ""), "latin1").split("\n");
              expect(one.line, printFault(one)).toBeLessThanOrEqual(lines.length);
              expect(one.column, printFault(one)).toBeLessThanOrEqual(
                (lines[(one.line ?? 1) - 1] ?? "").length + 1,
              );
            }
          }),
          150,
        );
      });
    },
  );
});

test("a file of nothing but opened brackets is a fault and not a crash", () => {
  withComposedSite("base", (root) => {
    writeFileSync(join(root, "data/claims/ovens.yaml"), "[".repeat(100_000));
    writeFileSync(join(root, "data/sources/deep.json"), `${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    const { ledger, faults } = readLedger(root);
    expect(ledger).toBeNull();
    const named = faults.filter(({ ruleId }) => ruleId === "syntax").map(({ file }) => file);
    expect(named).toContain("data/claims/ovens.yaml");
    expect(named).toContain("data/sources/deep.json");
  });
});

test("aliases that would unfold without end are a fault and not a crash", () => {
  withComposedSite("base", (root) => {
    const nine = (name: string): string => `[${Array.from({ length: 9 }, () => `*${name}`).join(", ")}]`;
    const levels = [
      "a: &a [x]",
      ...["b", "c", "d", "e", "f"].map((name, at) => `${name}: &${name} ${nine("abcde"[at] ?? "")}`),
    ];
    writeFileSync(join(root, "data/claims/ovens.yaml"), `${levels.join("\n")}\n`);
    const { faults } = readLedger(root);
    expect(faults.map(({ ruleId }) => ruleId)).toContain("syntax");
  });
});

test("a key named like something every object has is an unknown field", () => {
  withComposedSite("base", (root) => {
    const file = join(root, "data/claims/ovens.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(
      file,
      text.replace("  confidence: high\n", "  confidence: high\n  __proto__: { kind: measured }\n"),
    );
    const { faults } = readLedger(root);
    expect(faults.map(printFault).join("\n")).toMatch(/unknown field `__proto__`/);
  });
});

describe("a released dataset version", () => {
  const release = (root: string, hash: string): void => {
    const content = { date: "2026-02-01", datasets: { "oven-heating@2026-01": hash }, numbers: {} };
    mkdirSync(join(root, "data/releases"), { recursive: true });
    writeFileSync(join(root, "data/releases/2026-02-01.json"), JSON.stringify(content));
  };

  test("that was not edited has no fault, and its hash is the same on every machine", () => {
    withComposedSite("base", (root) => {
      const hash = readLedger(root).ledger?.datasets.get("oven-heating@2026-01")?.hash ?? "";
      expect(hash).toBe("sha256:d8fa12ae6400d95bb5b13bd6ec1fb2abc9d3db7c7fa28b263c2ce505b49f34a7");
      release(root, hash);
      expect(readLedger(root).faults.map(printFault)).toEqual([]);
    });
  });

  test("keeps its hash when only the layout of its descriptor changes", () => {
    withComposedSite("base", (root) => {
      const file = join(root, "data/datasets/oven-heating/2026-01/datapackage.json");
      const before = readLedger(root).ledger?.datasets.get("oven-heating@2026-01")?.hash;
      writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, "utf8"))));
      expect(readLedger(root).ledger?.datasets.get("oven-heating@2026-01")?.hash).toBe(before);
    });
  });
});

describe("the ledger", () => {
  const { ledger } = withComposedSite("base", (root) => readLedger(root));

  test("is frozen to its leaves", () => {
    const claim = ledger?.claims.get("steam-saves-time");
    expect(Object.isFrozen(claim?.quantities[1]?.range)).toBe(true);
    expect(Object.isFrozen(ledger?.datasets.get("oven-heating@2026-01")?.rows[0]?.cells)).toBe(true);
    expect(() => ((claim as { statement: string }).statement = "other")).toThrow(TypeError);
  });

  test("has an absent cell as null, and never as zero or empty text", () => {
    const row = ledger?.datasets.get("oven-heating@2026-01")?.rows[2];
    expect(row).toMatchObject({
      row: 3,
      cells: { oven: "stone-3", energyKwh: null, minutes: 71, note: "no meter" },
    });
    expect(ledger?.datasets.get("oven-heating@2026-01")?.rows[1]?.cells["note"]).toBeNull();
  });
});

test("a source that prose cites is used", () => {
  withComposedSite("unused-source", (root) => {
    expect(readLedger(root).faults).toHaveLength(1);
    expect(readLedger(root, { citedInProse: new Set(["steam-almanac"]) }).faults).toEqual([]);
  });
});

test("a folder that holds no data is a fault", () => {
  withComposedSite("base", (root) => {
    const { ledger, faults } = readLedger(join(root, "nowhere"));
    expect(ledger).toBeNull();
    expect(faults.map(printFault)).toEqual([
      "data/sources:1:1: no source was found, expected at least one. Check that this is the site's folder. [file-missing]",
    ]);
  });
});
