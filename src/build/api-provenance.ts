/**
 * Lineage of the whole site as PROV-JSON. Entities are what can be pointed at:
 * sources, claims, dataset versions, assumptions, outputs of runs, findings,
 * numbers, conclusions. Activities are what computes: a run, a figure, an
 * expression, a comparison. Rows and columns stand on the relation that took them.
 */
import { createHash } from "node:crypto";
import { compareText } from "../base/fault.ts";
import type { LineageNode } from "../base/lineage.ts";
import type { Provenance } from "../schemas/provenance.ts";
import { exportAddress } from "./api-address.ts";
import { expressionNames, parseExpression } from "./expression.ts";
import { links } from "./page-links.ts";
import { placedFigures } from "./placed-figures.ts";
import { ProvenanceGraph, type Said } from "./provenance-graph.ts";
import type { PublishedSite } from "./site.ts";
import { traceRun } from "./trace-run.ts";

export function exportProvenance(site: PublishedSite): Provenance {
  const graph = new ProvenanceGraph();
  addEvidence(graph, site);
  for (const id of site.ledger.scenarios.keys()) addRun(graph, site, id);
  const bound = site.numbers();
  const names = bound.flatMap(({ expression }) => expressionNames(parseExpression(expression)));
  const named = names.flatMap((name) => /^figure:(.*)\.[^.]*$/.exec(name)?.[1] ?? []);
  const placed = placedFigures(site).map(({ figure }) => figure.id);
  for (const id of [...new Set([...placed, ...named])].sort(compareText)) addFigure(graph, site, id);
  for (const { expression } of bound) addNumber(graph, site, expression);
  for (const { slug, text, holds, predicate, comparisons } of site.conclusions) {
    graph.activity(`comparison:${slug}`, "Comparison", predicate);
    graph.entity(`conclusion:${slug}`, "Conclusion", site.plain(text), { holds });
    graph.generated(`conclusion:${slug}`, `comparison:${slug}`);
    for (const number of comparisons.flatMap(({ left, right }) => [left.slug, right.slug])) {
      graph.used(`comparison:${slug}`, `number:${number}`);
      graph.derived(`conclusion:${slug}`, `number:${number}`, `comparison:${slug}`);
    }
  }
  return graph.document(prefixes(site));
}

/** Prefixes need whole addresses: a site that says none of its own stands under a name that can lead nowhere. */
function prefixes(site: PublishedSite): Record<string, string> {
  const root = new URL(links.home(), site.site.url ?? "https://site.invalid").href;
  const kinds =
    "assumption claim comparison conclusion dataset expression figure finding number output run source";
  return Object.fromEntries([
    ...kinds.split(" ").map((kind) => [kind, `${root}${kind}s/`] as const),
    ["ledger", `${root}api/schema/provenance.schema.json#`],
  ]);
}

function addEvidence(graph: ProvenanceGraph, site: PublishedSite): void {
  const { ledger } = site;
  const page = (path: string): Said => ({ page: exportAddress(site, path) });
  for (const { id, title, URL: url, custom } of ledger.sources.values())
    graph.entity(`source:${id}`, "Source", title, { ...page(links.source(id)), url, read: custom.read });
  for (const claim of ledger.claims.values()) {
    const { id, statement, verdict, kind, saidBy } = claim;
    graph.entity(`claim:${id}`, "Claim", statement, { ...page(links.claim(id)), verdict, kind, saidBy });
    graph.derived(`claim:${id}`, `source:${claim.document}`, undefined, { role: "document" });
    for (const { source, locator, stance } of claim.evidence)
      graph.derived(`claim:${id}`, `source:${source}`, undefined, { role: "evidence", locator, stance });
  }
  for (const { id, descriptor, hash } of ledger.datasets.values()) {
    const { title, evidence: kind } = descriptor;
    graph.entity(`dataset:${id}`, "DatasetVersion", title, { ...page(links.dataset(id)), kind, hash });
    for (const { source, path, version } of descriptor.sources)
      graph.derived(`dataset:${id}`, `source:${source}`, undefined, { locator: path, version });
  }
}

function addRun(graph: ProvenanceGraph, { ledger }: PublishedSite, id: string): void {
  const { title, model, inputs, outputs } = traceRun(ledger, id);
  graph.activity(`run:${id}`, "ModelRun", title, { model: model.id });
  for (const { name, lineage } of inputs) {
    for (const { entity, said } of entitiesOf(graph, lineage))
      graph.used(`run:${id}`, entity, { "prov:role": name, ...said });
  }
  for (const [name, { lineage, value, unit, kind }] of Object.entries(outputs)) {
    const output = `output:${id}.${name}`;
    graph.entity(output, "RunOutput", model.outputs[name]?.title ?? name, {
      "prov:value": value,
      unit,
      kind,
    });
    graph.generated(output, `run:${id}`);
    for (const { entity } of lineage.children.flatMap((node) => entitiesOf(graph, node)))
      graph.derived(output, entity, `run:${id}`);
  }
}

function addFigure(graph: ProvenanceGraph, site: PublishedSite, id: string): void {
  const { title, lineage, findings } = site.figure(id);
  graph.activity(`figure:${id}`, "FigureComputation", title, { page: exportAddress(site, links.figure(id)) });
  for (const { entity, said } of lineage.children.flatMap((node) => entitiesOf(graph, node)))
    graph.used(`figure:${id}`, entity, said);
  for (const [name, { label, value, unit, kind, lineage: tree }] of findings) {
    const finding = `finding:${id}.${name}`;
    graph.entity(finding, "Finding", label, { "prov:value": value, unit, kind });
    graph.generated(finding, `figure:${id}`);
    for (const { entity, said } of tree.children.flatMap((node) => entitiesOf(graph, node)))
      graph.derived(finding, entity, `figure:${id}`, said);
  }
}

function addNumber(graph: ProvenanceGraph, site: PublishedSite, expression: string): void {
  const { slug, printed, value, unit, kind } = site.number(expression);
  const [number, activity] = [`number:${slug}`, `expression:${slug}`];
  const page = exportAddress(site, links.number(slug));
  graph.entity(number, "Number", printed, { page, "prov:value": value, unit, kind });
  graph.activity(activity, "Expression", expression);
  graph.generated(number, activity);
  for (const name of expressionNames(parseExpression(expression))) {
    const [kindOfName, rest] = [name.split(":", 1)[0], name.slice(name.indexOf(":") + 1)];
    const made = kindOfName === "run" ? "output" : kindOfName === "figure" ? "finding" : null;
    const parts =
      made === null
        ? entitiesOf(graph, site.number(name).lineage)
        : [{ entity: `${made}:${rest}`, said: {} }];
    for (const { entity, said } of parts) {
      graph.used(activity, entity, { name, ...said });
      graph.derived(number, entity, activity, said);
    }
  }
}

/** The entities a node stands for; a computed node stands for what it is computed from. */
function entitiesOf(graph: ProvenanceGraph, node: LineageNode): { entity: string; said: Said }[] {
  if (node.type === "claim" || node.type === "source")
    return [{ entity: `${node.type}:${node.id}`, said: {} }];
  if (node.type === "dataset") {
    const { id, columns, rows } = node;
    return [{ entity: `dataset:${id}`, said: { columns, rows: rowSpans(rows) } }];
  }
  if (node.type !== "assumption") return node.children.flatMap((child) => entitiesOf(graph, child));
  const { label, reason, quantity } = node;
  const key = JSON.stringify([label, reason, quantity?.value ?? null, quantity?.unit ?? null]);
  // An assumption has no id of its own: what it says is what it is.
  const entity = `assumption:${createHash("sha256").update(key).digest("hex").slice(0, 12)}`;
  graph.entity(entity, "Assumption", label, { reason, "prov:value": quantity?.value, unit: quantity?.unit });
  return [{ entity, said: {} }];
}

/** Rows in order, neighbours drawn together: "3 5-9". Empty: the whole table. */
function rowSpans(rows: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last !== undefined && row <= last[1] + 1) last[1] = row;
    else spans.push([row, row]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(" ") || "all";
}
