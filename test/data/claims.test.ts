/** What the audit of the three articles found, held against the data that tells it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkSite } from "../../src/build/check-site.ts";
import { figures } from "../../src/build/registry.ts";
import { readLedger } from "../../src/ledger/read-ledger.ts";
import { projectRoot, sourceFiles, sourceRoot } from "../laws/imports-of.ts";

const { ledger } = readLedger(projectRoot);
if (ledger === null) throw new Error("data/ has faults: run `npm run check`");
const claims = [...ledger.claims.values()];

/** Sources that are kept although nothing rests on them yet. */
const unused = ["nv-agentperf-dev", "nvda-kress"];

/** The audit: number of statements and verdicts of each article. */
const articles = [
  {
    ref: "S0",
    document: "techcompare-boilerplate",
    verdicts: { verified: 1, narrowed: 0, contested: 1, unsupported: 11, derived: 0 },
  },
  {
    ref: "S1",
    document: "exzil-hardware-economics",
    verdicts: { verified: 13, narrowed: 11, contested: 3, unsupported: 6, derived: 0 },
  },
  {
    ref: "S2",
    document: "lifeandtech-compact-chips",
    verdicts: { verified: 2, narrowed: 7, contested: 5, unsupported: 3, derived: 0 },
  },
] as const;

function refs(letter: string): number[] {
  return claims.flatMap(({ ref }) =>
    ref.startsWith(`${letter}-`) ? Number.parseInt(ref.slice(letter.length + 1), 10) : [],
  );
}

describe("the data and prose of this site", () => {
  it("have no fault, and no warning but of sources that are kept on purpose", () => {
    const { faults } = checkSite(projectRoot);
    expect(faults.filter(({ fatal }) => fatal === true).map(String)).toEqual([]);
    const known = unused.map((id) => `source \`${id}\` is used by`);
    expect(
      faults.filter(({ reason }) => !known.some((start) => reason.startsWith(start))).map(String),
    ).toEqual([]);
  });

  it("hold every claim and dataset version that figures and comments in src/ name", () => {
    const tagged = sourceFiles().flatMap((file) =>
      [...readFileSync(join(sourceRoot, file), "utf8").matchAll(/@claim ([\w.-]+)/g)].map(
        ([, id = ""]) => id,
      ),
    );
    const needs = [...figures.values()].map((figure) => figure.needs);
    const named = [...tagged, ...needs.flatMap((need) => Object.values(need.claims ?? {}))];
    const datasets = needs.flatMap((need) =>
      Object.values(need.datasets ?? {}).map(({ dataset }) => dataset),
    );
    expect(named.length * datasets.length).toBeGreaterThan(0);
    expect(named.filter((name) => !ledger.claims.has(name.replace(/\..*$/, "")))).toEqual([]);
    expect(datasets.filter((id) => !ledger.datasets.has(id))).toEqual([]);
  });
});

describe("the audited articles", () => {
  it.each(articles)(
    "$document keeps each of its statements with the verdict it got",
    ({ ref, document, verdicts }) => {
      const own = claims.filter((claim) => claim.ref.startsWith(`${ref}-`));
      const count = Object.values(verdicts).reduce((sum: number, one) => sum + one, 0);
      expect(refs(ref)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
      expect(new Set(own.map((claim) => claim.document))).toEqual(new Set([document]));
      const found = Object.fromEntries(
        Object.keys(verdicts).map((name) => [name, own.filter(({ verdict }) => verdict === name).length]),
      );
      expect(found).toEqual(verdicts);
    },
  );

  it("make 63 claims, three of which carry a second verdict", () => {
    expect(claims.filter(({ ref }) => /^S\d-/.test(ref))).toHaveLength(63);
    const twice = claims.filter(({ alsoVerdict }) => alsoVerdict !== undefined);
    expect(twice.map(({ ref, verdict, alsoVerdict }) => [ref, verdict, alsoVerdict]).sort()).toEqual([
      ["S0-08", "unsupported", "contested"],
      ["S1-04", "narrowed", "contested"],
      ["S1-22", "unsupported", "contested"],
    ]);
  });

  it("contradict themselves or their sources in 26 places", () => {
    const numbers = ledger.contradictions.map(({ ref }) => Number(ref.slice(2))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 26 }, (_, index) => index + 1));
    for (const { first, second, holds } of ledger.contradictions) {
      expect(first).not.toEqual(second);
      expect(holds.length).toBeGreaterThan(20);
    }
  });
});

describe("the wider figures", () => {
  it("are the 102 of the audit, numbered to 117 with the gaps it left", () => {
    const audited = refs("F").filter((number) => number <= 117);
    expect(new Set(audited).size).toBe(102);
    expect(audited).toHaveLength(102);
  });
});

describe("evidence", () => {
  const evidence = claims.flatMap((claim) => claim.evidence.map((one) => ({ ...one, claim: claim.id })));

  it("names for each claim a source that is kept, a place in it, and what it says there", () => {
    for (const { source, locator, says, claim } of evidence) {
      expect(ledger.sources.has(source), `${claim}: ${source}`).toBe(true);
      expect(locator.length, claim).toBeGreaterThan(2);
      expect(says.length, claim).toBeGreaterThan(10);
    }
  });

  it("quotes twelve words at most", () => {
    const quotes = evidence.flatMap(({ quote }) => quote ?? []);
    expect(quotes.length).toBeGreaterThan(0);
    const words = (text: string): number =>
      text.split(/[\s\u2013\u2014]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    expect(quotes.filter((quote) => words(quote) > 12)).toEqual([]);
  });

  it("carries no passage in quotation marks longer than twelve words in its own words", () => {
    const texts = claims.flatMap(({ statement, reason, evidence: own }) => [
      statement,
      reason,
      ...own.map(({ says }) => says),
    ]);
    const long = texts.flatMap((text) =>
      [...text.matchAll(/["\u201c]([^"\u201c\u201d]+)["\u201d]/gu)]
        .map(([, inside = ""]) => inside)
        .filter((inside) => inside.split(/\s+/).length > 12),
    );
    expect(long).toEqual([]);
  });
});
