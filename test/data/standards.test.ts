/** Sources and datasets against the published standards, read without the house's own reader and schemas. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { formatBibliography } from "../../src/build/bibliography.ts";
import { sourceSchema } from "../../src/schemas/source.ts";
import { units } from "../../src/base/units.ts";
import { parseCsv } from "../laws/raw-csv.ts";
import { projectRoot } from "../laws/imports-of.ts";

const folder = (...parts: readonly string[]): string => join(projectRoot, "data", ...parts);
const json = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

describe("sources", () => {
  const files = readdirSync(folder("sources")).filter((name) => name.endsWith(".json"));

  /**
   * The part of CSL-JSON 1.0.2 (citationstyles.org, input schema csl-data) that is
   * used here. The standard closes its records too: an unknown field is a fault.
   */
  const name = z.strictObject({
    family: z.string().optional(),
    given: z.string().optional(),
    literal: z.string().optional(),
  });
  const datePart = z.union([z.string(), z.number()]);
  const date = z.strictObject({ "date-parts": z.array(z.array(datePart).min(1).max(3)).min(1).max(2) });
  const text = z.string().optional();
  const item = z.strictObject({
    id: z.union([z.string(), z.number()]),
    type: z.enum(
      `article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
      document entry entry-dictionary entry-encyclopedia figure graphic hearing interview legal_case legislation manuscript
      map motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post
      post-weblog regulation report review review-book software song speech standard thesis treaty webpage`.split(
        /\s+/,
      ),
    ),
    title: text,
    author: z.array(name).optional(),
    publisher: text,
    "container-title": text,
    DOI: text,
    URL: text,
    version: text,
    issued: date.optional(),
    accessed: date.optional(),
    custom: z.record(z.string(), z.unknown()).optional(),
  });
  const items = files.map((file) => ({ file, list: z.array(item).parse(json(folder("sources", file))) }));

  it("are CSL-JSON, one in each file that is named after it", () => {
    expect(items.map(({ list }) => list.length)).toEqual(items.map(() => 1));
    expect(items.filter(({ file, list }) => `${String(list[0]?.id)}.json` !== file)).toEqual([]);
  });

  it("are the audit's 88 and those of the datasets and of later checks, 104 at least", () => {
    const later =
      `epoch-ml-hardware inferencex-app inferencex-cost-power inferencex-points ix-vera-rubin mlperf-inference-v4.1
      mlperf-inference-v5.1 mlperf-inference-v6.0 mlperf-inference-v6.1 model-configs pydantic-genai-prices simonw-llm-prices
      skypilot-catalog wse3-aiwiki wse3-awesomeagents wse3-yobitel`.split(/\s+/);
    expect(later).toHaveLength(16);
    expect(later.filter((id) => !files.includes(`${id}.json`))).toEqual([]);
    expect(files.length - later.length).toBeGreaterThanOrEqual(88);
  });

  it("give days that the calendar has, none after the day they were read", () => {
    const dayOf = (value: z.infer<typeof date>): string => {
      const [parts = []] = value["date-parts"];
      const [year = 0, month = 1, day = 1] = parts.map(Number);
      const made = new Date(Date.UTC(year, month - 1, day));
      expect([made.getUTCFullYear(), made.getUTCMonth() + 1, made.getUTCDate()]).toEqual([year, month, day]);
      return made.toISOString().slice(0, 10);
    };
    for (const { file, list } of items) {
      for (const { issued, accessed } of list) {
        const read = accessed === undefined ? "" : dayOf(accessed);
        expect(read, file).toMatch(/^2026-/);
        if (issued !== undefined) expect(dayOf(issued) <= read, file).toBe(true);
      }
    }
  });

  it("each give an entry of a reference list, without a hole", () => {
    const all = items.flatMap(({ list }) => list.map((one) => sourceSchema.parse(one)));
    const entries = formatBibliography(all, null);
    expect(entries.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(
      entries.filter((entry) => /undefined|NaN|\bnull\b|\[object/.test(entry.text) || entry.text.length < 20),
    ).toEqual([]);
  });
});

describe("datasets", () => {
  const datasets = readdirSync(folder("datasets")).filter((name) => !name.endsWith(".md"));
  const versions = datasets.flatMap((dataset) =>
    readdirSync(folder("datasets", dataset)).map((version) => ({ dataset, version })),
  );

  /** What Data Package 2.0 and its Table Schema ask of a descriptor (datapackage.org, of June 2024). */
  const field = z.looseObject({
    name: z.string().min(1),
    type: z.enum(
      `string number integer boolean object list datetime date time year yearmonth duration geopoint geojson any array`.split(
        " ",
      ),
    ),
    unit: z.string().optional(),
    unitField: z.string().optional(),
    constraints: z
      .looseObject({
        required: z.boolean().optional(),
        unique: z.boolean().optional(),
        minimum: z.number().optional(),
        maximum: z.number().optional(),
        enum: z.array(z.union([z.string(), z.number()])).optional(),
      })
      .optional(),
  });
  const descriptorShape = z.looseObject({
    $schema: z.literal("https://datapackage.org/profiles/2.0/datapackage.json"),
    name: z.string().regex(/^[a-z0-9._-]+$/),
    title: z.string(),
    description: z.string(),
    version: z.string(),
    created: z.iso.datetime(),
    licenses: z
      .array(z.looseObject({ name: z.string().regex(/^[-a-zA-Z0-9._]+$/), title: z.string() }))
      .min(1),
    sources: z.array(z.looseObject({ title: z.string() })).min(1),
    resources: z
      .array(
        z.looseObject({
          name: z.string().min(1),
          path: z.string().regex(/^(?![/.~])(?!.*\.\.)[^\\:]+$/, "a path below the descriptor"),
          type: z.literal("table"),
          format: z.literal("csv"),
          mediatype: z.literal("text/csv"),
          encoding: z.literal("utf-8"),
          bytes: z.int(),
          hash: z.string(),
          schema: z.looseObject({
            fields: z.array(field).min(1),
            missingValues: z.array(z.string()),
            primaryKey: z.array(z.string()).optional(),
          }),
        }),
      )
      .length(1),
  });

  it("are the versions that the reports were written with", () => {
    expect(versions.map(({ dataset, version }) => `${dataset}@${version}`)).toEqual(
      expect.arrayContaining([
        ...["v4.1", "v5.1", "v6.0"].map((round) => `mlperf-inference-llm@${round}`),
        ...["2026-03-18", "2026-07-14", "2026-07-23", "2026-08-14"].map(
          (day) => `accelerator-cost-power@${day}`,
        ),
        "inferencex-points@2026-06-14",
        "accelerator-specs@2026-08-15",
        "llm-api-prices@2026-09-23",
        "cloud-gpu-prices@2026-11-21",
        "model-architectures@2026-08-15",
      ]),
    );
  });

  describe.each(versions)("$dataset@$version", ({ dataset, version }) => {
    const here = (file: string): string => folder("datasets", dataset, version, file);
    const descriptor = descriptorShape.parse(json(here("datapackage.json")));
    const [resource] = descriptor.resources;
    if (resource === undefined) throw new Error("no resource");
    const bytes = readFileSync(here(resource.path));
    const { fields, primaryKey = [] } = resource.schema;
    const [head = [], ...rows] = parseCsv(bytes.toString("utf8"));

    it("is a Data Package of its folder's name, and holds nothing else", () => {
      expect([descriptor.name, descriptor.version]).toEqual([dataset, version]);
      expect(readdirSync(here("")).sort()).toEqual(["datapackage.json", "table.csv"]);
      expect(existsSync(here(resource.path))).toBe(true);
    });

    it("has the size and the checksum that it says", () => {
      expect(bytes.length).toBe(resource.bytes);
      expect(`sha256:${createHash("sha256").update(bytes).digest("hex")}`).toBe(resource.hash);
    });

    it("describes each column of its table in order, each number with a unit", () => {
      expect(head).toEqual(fields.map((one) => one.name));
      expect(new Set(head).size).toBe(head.length);
      const numeric = fields.filter(({ type }) => type === "number" || type === "integer");
      for (const { name, unit, unitField } of numeric) {
        if (unit === undefined) expect(head, name).toContain(unitField);
        else expect(Object.keys(units), name).toContain(unit);
      }
    });

    it("has cells of the type and within the bounds that it says", () => {
      expect(rows.length).toBeGreaterThan(0);
      const wrong = rows.flatMap((row, index) =>
        fields.flatMap((one, column) => {
          const fault = faultOf(row[column] ?? "", one);
          return row.length === head.length && fault === null
            ? []
            : [`row ${index + 1}, ${one.name}: ${fault ?? "row is short"}`];
        }),
      );
      expect(wrong).toEqual([]);
      for (const { name, constraints } of fields) {
        if (constraints?.unique !== true) continue;
        expect(new Set(rows.map((row) => row[head.indexOf(name)])).size, name).toBe(rows.length);
      }
      if (primaryKey.length === 0) return;
      const keys = rows.map((row) => JSON.stringify(primaryKey.map((name) => row[head.indexOf(name)])));
      expect(new Set(keys).size).toBe(rows.length);
    });
  });

  function faultOf(cell: string, { type, constraints = {} }: z.infer<typeof field>): string | null {
    if (cell === "") return constraints.required === true ? "is empty" : null;
    if (type === "integer" && !/^-?\d+$/.test(cell)) return `${cell} is no integer`;
    if (type === "number" && !/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(cell)) return `${cell} is no number`;
    if (type === "boolean" && !/^(?:true|false)$/.test(cell)) return `${cell} is no boolean`;
    if (type === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(cell)) return `${cell} is no date`;
    const { minimum = -Infinity, maximum = Infinity, enum: values } = constraints;
    if (Number(cell) < minimum || Number(cell) > maximum) return `${cell} is out of bounds`;
    return values === undefined || values.map(String).includes(cell) ? null : `${cell} is none of the values`;
  }
});
