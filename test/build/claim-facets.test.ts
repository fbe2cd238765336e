/** The filter of the claims: values with their counts, and sheets that hide what was not chosen. */
import { expect, test } from "vitest";
import { claimFacets, facetSheet, noneLeftSheet } from "../../src/build/claim-facets.ts";
import { smallLedger } from "./small-ledger.ts";

const ledger = smallLedger();
const facets = claimFacets(ledger);

test("each facet lists only what occurs, with how many claims have it", () => {
  expect(facets.map(({ key, values }) => [key, values.map(({ slug, count }) => `${slug} ${count}`)])).toEqual(
    [
      ["verdict", ["verified 1", "narrowed 1"]],
      ["subject", ["preheating 2", "steam 1"]],
      ["document", ["oven-handbook 2"]],
    ],
  );
});

test("a document is called by its title, and a subject without its hyphens", () => {
  const [, , documents] = facets;
  expect(documents?.values[0]?.text).toBe("Handbook of bakery ovens");
});

test("the sheet has one rule for each value, which hides every claim without it", () => {
  expect(facetSheet(facets).trim().split("\n")).toEqual([
    '.facets:has([id="verdict-verified"]:checked) ~ .claim-list > li:not([data-verdict="verified"]) { display: none; }',
    '.facets:has([id="verdict-narrowed"]:checked) ~ .claim-list > li:not([data-verdict="narrowed"]) { display: none; }',
    '.facets:has([id="subject-preheating"]:checked) ~ .claim-list > li:not([data-subjects~="preheating"]) { display: none; }',
    '.facets:has([id="subject-steam"]:checked) ~ .claim-list > li:not([data-subjects~="steam"]) { display: none; }',
    '.facets:has([id="document-oven-handbook"]:checked) ~ .claim-list > li:not([data-document="oven-handbook"]) { display: none; }',
  ]);
});

test("the line for no claim left is hidden for every combination that occurs, and for no other", () => {
  expect(noneLeftSheet(ledger).trim().split("\n").slice(1)).toEqual([
    '.facets:has([id="verdict-all"]:checked, [id="verdict-narrowed"]:checked):has([id="document-all"]:checked, [id="document-oven-handbook"]:checked):has([id="subject-all"]:checked, [id="subject-preheating"]:checked) ~ .none-left { display: none; }',
    '.facets:has([id="verdict-all"]:checked, [id="verdict-verified"]:checked):has([id="document-all"]:checked, [id="document-oven-handbook"]:checked):has([id="subject-all"]:checked, [id="subject-preheating"]:checked, [id="subject-steam"]:checked) ~ .none-left { display: none; }',
  ]);
});

test("a ledger without claims has facets without values and a sheet without rules", () => {
  const none = claimFacets({ ...ledger, claims: new Map() });
  expect(none.flatMap(({ values }) => values)).toEqual([]);
  expect(facetSheet(none).trim()).toBe("");
});
