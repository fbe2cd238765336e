/**
 * The exports of the real site and of a small one: against our own schemas, the published formats, and each other.
 * Long because every export is held against its schema in one loop and then by its own promises.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { beforeAll, describe, expect, it } from "vitest";
import { compareText } from "../../src/base/fault.ts";
import { apiFiles, apiSchemaFiles } from "../../src/build/api-files.ts";
import { claimJsonLd, datasetJsonLd, reportJsonLd } from "../../src/build/json-ld.ts";
import { citedSources, referenceFile, sortedSources } from "../../src/build/reference-files.ts";
import { makeSite, type PublishedSite } from "../../src/build/site.ts";
import { lineageLeaves, type LineageNode } from "../../src/base/lineage.ts";
import type { Provenance } from "../../src/schemas/provenance.ts";
import { projectRoot } from "../laws/imports-of.ts";

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const sites: readonly (readonly [string, PublishedSite])[] = [
  ["the site", makeSite(projectRoot)],
  ["a site with one claim and one table", makeSite(fixture("tiny-site"))],
];

/** Says what is wrong, or nothing. */
function faultsBy(schema: object, data: unknown): unknown[] {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
  addFormats(ajv);
  const valid = ajv.compile(schema);
  return valid(data)
    ? []
    : (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
}

const published = (name: string): object =>
  JSON.parse(readFileSync(fixture(`schemas/${name}.schema.json`), "utf8")) as object;

describe.each(sites)("exports of %s", (_, site) => {
  const files = new Map<string, string>();
  beforeAll(() => {
    for (const { file, content } of apiFiles(site)) files.set(file, content);
  });
  const json = (name: string): unknown => JSON.parse(files.get(`${name}.json`) ?? "");
  const list = <T>(name: string): T[] => (json(name) as Record<string, T[]>)[name] ?? [];

  it("keep the schema that is published beside each of them", () => {
    const schemas = apiSchemaFiles(site);
    const named = schemas.map(({ file }) => file.replace(".schema.json", ""));
    expect(named.toSorted(compareText)).toEqual(
      [...files.keys()]
        .filter((file) => file.endsWith(".json"))
        .map((file) => file.replace(".json", ""))
        .sort(compareText),
    );
    for (const { file, content } of schemas) {
      const schema = JSON.parse(content) as Record<string, unknown>;
      expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
      expect([file, faultsBy(schema, json(file.replace(".schema.json", "")))]).toEqual([file, []]);
    }
  });

  it("are refused by that schema when a field is missing, wrong or unknown", () => {
    const schema = JSON.parse(
      apiSchemaFiles(site).find(({ file }) => file === "claims.schema.json")?.content ?? "",
    ) as object;
    const [claim] = list<Record<string, unknown>>("claims");
    const { verdict: __, ...without } = claim ?? {};
    for (const wrong of [without, { ...claim, verdict: "true" }, { ...claim, extra: 1 }])
      expect(faultsBy(schema, { ...(json("claims") as object), claims: [wrong] })).not.toEqual([]);
  });

  it("are listed in index.json with address and schema, and nothing else is", () => {
    const index = json("index") as { exports: { name: string; href: string; schema: string | null }[] };
    expect(index.exports.map(({ href }) => href.replace(/^.*\/api\//, "")).toSorted(compareText)).toEqual(
      [...files.keys()].filter((file) => file !== "index.json").sort(compareText),
    );
    const schemas = apiSchemaFiles(site).map(({ file }) => `/api/schema/${file}`);
    for (const { schema } of index.exports) if (schema !== null) expect(schemas).toContain(schema);
  });

  it("hold every record once, sorted by id", () => {
    const ids = {
      claims: list<{ id: string }>("claims").map(({ id }) => id),
      datasets: list<{ id: string }>("datasets").map(({ id }) => id),
      figures: list<{ id: string }>("figures").map(({ id }) => id),
      numbers: list<{ slug: string }>("numbers").map(({ slug }) => slug),
      conclusions: list<{ slug: string }>("conclusions").map(({ slug }) => slug),
      runs: list<{ scenario: string }>("runs").map(({ scenario }) => scenario),
      sources: (json("sources") as { id: string }[]).map(({ id }) => id),
    };
    for (const [name, found] of Object.entries(ids))
      expect([name, found]).toEqual([name, [...new Set(found)].sort(compareText)]);
    const { claims, sources, datasets, scenarios } = site.ledger;
    expect([ids.claims.length, ids.sources.length, ids.datasets.length, ids.runs.length]).toEqual([
      claims.size,
      sources.size,
      datasets.size,
      scenarios.size,
    ]);
    expect(ids.numbers).toEqual([...new Set(site.numbers().map(({ slug }) => slug))].sort(compareText));
    expect(ids.conclusions.length).toBe(new Set(site.conclusions.map(({ slug }) => slug)).size);
  });

  it("give each number the value its page has, and a tree whose leaves are sources or assumptions", () => {
    for (const number of list<{ expression: string; value: number; lineage: LineageNode }>("numbers")) {
      expect(number.value).toBe(site.number(number.expression).value);
      expect(lineageLeaves(number.lineage).map(({ type }) => type)).not.toContain("claim");
      for (const { type } of lineageLeaves(number.lineage)) expect(["source", "assumption"]).toContain(type);
    }
  });

  it("come out the same, byte for byte, a second time", () => {
    expect(apiFiles(site).map(({ file, content }) => [file, content])).toEqual([...files]);
  });

  describe("published formats", () => {
    it.each(["sources", "references"])("%s.json is CSL-JSON", (name) => {
      expect(faultsBy(published("csl-data"), json(name))).toEqual([]);
    });

    it("every dataset's descriptor is a Data Package", () => {
      for (const { id, descriptor } of site.ledger.datasets.values())
        expect([id, faultsBy(published("data-package"), descriptor)]).toEqual([id, []]);
    });

    it("provenance.json is PROV-JSON", () => {
      expect(faultsBy(published("prov-json"), json("provenance"))).toEqual([]);
    });
  });

  describe("provenance.json", () => {
    it("relates only things that it names, and each prefix is declared", () => {
      const { entity, activity, used, wasGeneratedBy, wasDerivedFrom, prefix } = json(
        "provenance",
      ) as Provenance;
      const known = new Set([...Object.keys(entity), ...Object.keys(activity)]);
      const relations: Readonly<Record<string, unknown>>[] = [used, wasGeneratedBy, wasDerivedFrom].flatMap(
        (kind) => Object.values<Readonly<Record<string, unknown>>>(kind),
      );
      const ends = relations.flatMap((one) =>
        ["activity", "entity", "generatedEntity", "usedEntity"].flatMap((key) => one[`prov:${key}`] ?? []),
      );
      expect(ends.length).toBeGreaterThan(0);
      expect(ends.filter((name) => typeof name !== "string" || !known.has(name))).toEqual([]);
      for (const name of known) expect(Object.keys(prefix)).toContain(name.split(":")[0]);
    });

    it("leads from every number, finding and conclusion to a source or an assumption, and in no ring", () => {
      const { entity, wasDerivedFrom } = json("provenance") as Provenance;
      const from = Map.groupBy(Object.values(wasDerivedFrom), (one) => one["prov:generatedEntity"]);
      const leaves = (name: string, above: readonly string[]): string[] => {
        expect(above).not.toContain(name);
        const next = [...new Set((from.get(name) ?? []).map((one) => one["prov:usedEntity"]))];
        return next.length === 0 ? [name] : next.flatMap((one) => leaves(one, [...above, name]));
      };
      for (const name of Object.keys(entity))
        for (const leaf of leaves(name, [])) expect(leaf).toMatch(/^(?:source|assumption):/);
    });
  });

  describe("reference files", () => {
    const titles = (items: readonly { id: string; title: string }[]) =>
      items.map(({ id, title }) => [id, title]);

    it.each(["bib", "ris"])("references.%s reads back with the same ids and titles", (ending) => {
      const { data } = new Cite(files.get(`references.${ending}`) ?? "", { generateGraph: false });
      expect(titles(data as never)).toEqual(titles(sortedSources(site.ledger)));
    });

    it("references.ris keeps authors, dates, addresses and whole ids, in lines that end with CR and LF", () => {
      const records = (files.get("references.ris") ?? "").split("\r\nER  - \r\n\r\n").slice(0, -1);
      const sources = sortedSources(site.ledger);
      expect(records).toHaveLength(sources.length);
      for (const [index, { id, issued, URL: url, author = [] }] of sources.entries()) {
        const lines = records[index]?.split("\r\n") ?? [];
        const all = (tag: string) =>
          lines.filter((line) => line.startsWith(`${tag}  - `)).map((one) => one.slice(6));
        expect(lines.filter((line) => !/^[A-Z][A-Z0-9] {2}- \S/.test(line))).toEqual([]);
        expect([all("ID"), all("UR"), all("AU").length]).toEqual([
          [id],
          url === undefined ? [] : [url],
          author.length,
        ]);
        const parts = all("DA").flatMap((day) =>
          day
            .split("/")
            .filter((part) => part !== "")
            .map(Number),
        );
        expect(parts).toEqual(issued?.["date-parts"][0] ?? []);
      }
    });

    it("of a report hold what it cites, in that order, each once", () => {
      for (const { id } of site.reports) {
        const cited = citedSources(site, id);
        expect(new Set(cited).size).toBe(cited.length);
        const items = JSON.parse(referenceFile("json", cited)) as { id: string; title: string }[];
        expect(faultsBy(published("csl-data"), items)).toEqual([]);
        expect(titles(items)).toEqual(titles(cited));
        expect(new Set(items.map((one) => one.id))).toEqual(
          new Set(site.references.citations.filter(({ report }) => report === id).map((one) => one.id)),
        );
      }
    });
  });
});

describe("addresses", () => {
  const tiny = makeSite(fixture("tiny-site"));
  const hrefs = (site: PublishedSite): string[] =>
    apiFiles(site).flatMap(({ file, content }) =>
      file === "provenance.json"
        ? []
        : [...content.matchAll(/"(?:href|\$schema|table|descriptor|schema)": "([^"]+)"/g)].map(
            ([, to = ""]) => to,
          ),
    );

  it("begin at the host's root while the site says no address of its own", () => {
    expect(hrefs(tiny).length).toBeGreaterThan(10);
    expect(hrefs(tiny).filter((href) => !href.startsWith("/"))).toEqual([]);
  });

  it("are absolute when it does", () => {
    const placed = { ...tiny, site: { ...tiny.site, url: "https://lake.example/" } };
    expect(hrefs(placed).filter((href) => !href.startsWith("https://lake.example/"))).toEqual([]);
  });
});

describe("JSON-LD", () => {
  const [, site] = sites[0] ?? expect.fail("no site");
  const type = (data: object): unknown => (data as Record<string, unknown>)["@type"];

  it("of a report is an Article with dates, authors and what it cites", () => {
    for (const report of site.reports) {
      const data = reportJsonLd(site, report);
      expect(type(data)).toBe("Article");
      expect(data["headline"]).not.toContain("[=");
      expect(data["abstract"]).not.toContain("[=");
      expect(data["datePublished"]).toBe(report.matter.value.published);
      expect(data["citation"]).toHaveLength(citedSources(site, report.id).length);
    }
  });

  it("of a dataset names its files, licence and measured columns", () => {
    for (const dataset of site.ledger.datasets.values()) {
      const data = datasetJsonLd(site, dataset);
      expect(type(data)).toBe("Dataset");
      expect(data["distribution"]).toHaveLength(2);
      expect(data["license"]).toHaveLength(dataset.descriptor.licenses.length);
      const numeric = dataset.fields.filter(({ type: kind }) => kind === "number" || kind === "integer");
      expect(data["variableMeasured"]).toHaveLength(numeric.length);
    }
  });

  it("of a claim is a review with the verdict by name and the date of its last look", () => {
    for (const claim of site.ledger.claims.values()) {
      const data = claimJsonLd(site, claim);
      expect(type(data)).toBe("ClaimReview");
      expect(data).toMatchObject({
        claimReviewed: claim.statement,
        datePublished: claim.history.at(-1)?.date,
        reviewRating: { alternateName: claim.verdict },
      });
    }
  });
});
