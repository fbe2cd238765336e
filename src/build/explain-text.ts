/** The tree below a number, a figure or a claim as lines of plain text: what `explain` prints. */
import { evidenceMarks, weakestKind, type EvidenceKind } from "../base/evidence.ts";
import { formatExact, formatQuantity, formatValue } from "../base/format.ts";
import type { DatasetNode, LineageNode } from "../base/lineage.ts";
import { units, type Basis, type UnitName } from "../base/units.ts";
import type { Claim } from "../schemas/claim.ts";
import { claimNode, LookupError } from "./trace-data.ts";
import { conclusionsThatCompare } from "./api-numbers.ts";
import { figures } from "./registry.ts";
import type { BoundNumber } from "./resolve-number.ts";
import type { PublishedSite } from "./site.ts";
import { claimUses, numberUses, type SiteUse } from "./uses.ts";

/** Rows shown in place; the rest is counted. */
const MOST_ROWS = 8;

/**
 * @param query a claim's id, a figure's id, a number as in `[= …]`, or the name of a number's page
 * @throws {LookupError | SyntaxError | RangeError} when it leads nowhere
 */
export function explainLines(site: PublishedSite, query: string): string[] {
  const inside = query
    .trim()
    .replace(/^\[=\s*([\s\S]*?)\s*\]$/, "$1")
    .replace(/\s+/g, " ");
  const claim = site.ledger.claims.get(inside);
  if (claim !== undefined) return claimLines(site, claim);
  if (figures.has(inside)) return figureLines(site, inside);
  const bySlug = site.numbers().find(({ slug }) => slug === inside);
  return numberLines(site, bySlug ?? resolve(site, inside));
}

/** An unknown bare name may be meant as a claim, a figure or a number that stands somewhere. */
function resolve(site: PublishedSite, inside: string): BoundNumber {
  try {
    return site.number(inside);
  } catch (error) {
    if (!(error instanceof LookupError) || /[\s:]/.test(inside)) throw error;
    throw new LookupError(error.message, inside, [
      ...error.known,
      ...figures.keys(),
      ...site.numbers().flatMap(({ slug, expression }) => [slug, expression]),
    ]);
  }
}

function numberLines(site: PublishedSite, number: BoundNumber): string[] {
  const { quantity } = number;
  return [
    `${number.printed}  ${mark(number.kind)}`,
    `  ${number.expression}`,
    `  value ${formatExact(number.value)}, ${unitText(number.unit)}${basisText(number.basis)}`,
    ...(quantity === null ? [] : [`  of ${quantity.kind}${against(quantity.baseline)}`]),
    ...standsIn([...numberUses(site, number.slug), ...conclusionsThatCompare(site, number.slug)]),
    "",
    ...treeLines(site, number.lineage),
  ];
}

function claimLines(site: PublishedSite, claim: Claim): string[] {
  const { verdict, alsoVerdict, kind, saidBy, measuredBy, quantities, reason } = claim;
  return [
    claim.statement,
    `  ${mark(kind)}; verdict ${[verdict, alsoVerdict].filter((one) => one !== undefined).join(" and ")}`,
    `  said by ${saidBy}; measured by ${measuredBy ?? "nobody named"}`,
    ...quantities.map(
      (one) =>
        `  ${formatQuantity(one)} ${one.kind}${against(one.baseline)}${one.id === undefined ? "" : ` (${claim.id}.${one.id})`}`,
    ),
    `  ${reason}`,
    ...standsIn(claimUses(site, claim.id)),
    "",
    ...treeLines(site, claimNode(site.ledger, claim, null)),
  ];
}

function figureLines(site: PublishedSite, id: string): string[] {
  const figure = site.figure(id);
  return [
    figure.title,
    `  ${figure.subtitle}`,
    ...[...figure.findings].map(
      ([name, { label, value, unit, kind }]) =>
        `  ${formatValue(value, unit)}  ${mark(kind)}  ${label} (figure:${id}.${name})`,
    ),
    "",
    ...treeLines(site, figure.lineage),
  ];
}

function treeLines(site: PublishedSite, root: LineageNode): string[] {
  const below = (node: LineageNode, indent: string): string[] =>
    node.children.flatMap((child, index) => {
      const last = index === node.children.length - 1;
      const inner = `${indent}${last ? "   " : "│  "}`;
      const [head = "", ...more] = nodeLines(site, child);
      const lead = child.children.length > 0 ? "│  " : "   ";
      return [
        `${indent}${last ? "└─ " : "├─ "}${head}`,
        ...more.map((line) => `${inner}${lead}${line}`),
        ...below(child, inner),
      ];
    });
  return [...nodeLines(site, root), ...below(root, "")].map((line) => line.trimEnd());
}

function nodeLines(site: PublishedSite, node: LineageNode): string[] {
  const { ledger } = site;
  const value =
    node.quantity === undefined ? "" : `${formatValue(node.quantity.value, node.quantity.unit)}  `;
  const head = `${node.type}  ${value}`;
  switch (node.type) {
    case "claim": {
      const claim = ledger.claims.get(node.id);
      const said = claim === undefined ? "" : `${mark(claim.kind)}; ${claim.verdict}  `;
      return [`${head}${said}${node.label} [${node.id}]`];
    }
    case "source": {
      const read = ledger.sources.get(node.id)?.custom.read;
      const place = node.locator === null ? "" : `, ${node.locator}`;
      return [`${head}${node.label}${place} [${node.id}${read === undefined ? "" : `; read: ${read}`}]`];
    }
    case "dataset": {
      const kind = ledger.datasets.get(node.id)?.descriptor.evidence;
      return [
        `${head}${kind === undefined ? "" : `${mark(kind)}  `}${node.label} [${node.id}]`,
        ...rowLines(site, node),
      ];
    }
    case "assumption":
      return [`${head}${mark("assumed")}  ${node.label}. ${node.reason}`];
    case "model":
      return [
        `${head}${mark(kindOf(site, node))}  ${node.label} [${node.id}]`,
        ...(node.filled ?? []).map(({ symbol, text }) => `${symbol} = ${text}`),
      ];
    case "figure":
    case "expression":
      return [`${head}${mark(kindOf(site, node))}  ${node.label} [${node.id}]`];
  }
}

/** The cells a value rests on, each row behind what tells it from the others. */
function rowLines({ ledger }: PublishedSite, { id, rows, columns, context }: DatasetNode): string[] {
  const all = ledger.datasets.get(id)?.rows ?? [];
  const meant = rows.length === 0 ? all : all.filter(({ row }) => rows.includes(row));
  const lines = meant.slice(0, MOST_ROWS).map(({ row, cells }) => {
    const text = [...context, ...columns].map((column) => {
      const cell = cells[column] ?? null;
      return `${column}=${cell === null ? "—" : typeof cell === "number" ? formatExact(cell) : String(cell)}`;
    });
    return `row ${row}: ${text.join(", ")}`;
  });
  const rest = meant.length - lines.length;
  return rest > 0 ? [...lines, `and ${rest} more rows`] : lines;
}

/** A computed node is as firm as the weakest it rests on; a finding says its own kind. */
function kindOf(site: PublishedSite, node: LineageNode): EvidenceKind {
  switch (node.type) {
    case "claim":
      return site.ledger.claims.get(node.id)?.kind ?? "assumed";
    case "dataset":
      return site.ledger.datasets.get(node.id)?.descriptor.evidence ?? "assumed";
    case "assumption":
      return "assumed";
    case "source":
      return "measured";
    case "figure": {
      const same = [...site.figure(node.id).findings.values()].find(({ label }) => label === node.label);
      return same?.kind ?? weakestBelow(site, node);
    }
    case "model":
    case "expression":
      return weakestBelow(site, node);
  }
}

function weakestBelow(site: PublishedSite, node: LineageNode): EvidenceKind {
  return weakestKind(["modelled", ...node.children.map((child) => kindOf(site, child))]);
}

function mark(kind: EvidenceKind): string {
  return `${evidenceMarks[kind].shape} ${evidenceMarks[kind].word}`;
}

function unitText(unit: UnitName): string {
  const { spoken } = units[unit];
  return spoken === "" || spoken === unit ? `unit ${unit}` : `unit ${unit} (${spoken})`;
}

function basisText(basis: Basis | undefined): string {
  const said = Object.entries(basis ?? {}).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${String(value)}`],
  );
  return said.length === 0 ? "" : `, basis ${said.join(", ")}`;
}

function against(baseline: string | undefined): string {
  return baseline === undefined ? "" : `, against ${baseline}`;
}

function standsIn(uses: readonly SiteUse[]): string[] {
  return uses.length === 0 ? [] : ["  stands in:", ...uses.map(({ href, text }) => `    ${text} (${href})`)];
}
