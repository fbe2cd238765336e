/** A tree of evidence as lines of plain text: each node with value, kind by shape and word, cells and sources. */
import { evidenceMarks, weakestKind, type EvidenceKind } from "../base/evidence.ts";
import { formatExact } from "../base/format.ts";
import type { DatasetNode, LineageNode } from "../base/lineage.ts";
import type { PublishedSite } from "./site.ts";
import { nodeValueText } from "./trace-data.ts";

/** Rows shown in place; the rest is counted. */
const MOST_ROWS = 8;

/** The node and all below it, drawn with branches. */
export function treeLines(site: PublishedSite, root: LineageNode): string[] {
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
  const [head = "", ...more] = nodeLines(site, root);
  const lead = root.children.length > 0 ? "│  " : "   ";
  return [head, ...more.map((line) => lead + line), ...below(root, "")].map((line) => line.trimEnd());
}

function nodeLines(site: PublishedSite, node: LineageNode): string[] {
  const { ledger } = site;
  const value = nodeValueText(node);
  const head = `${node.type}  ${value === null ? "" : `${value}  `}`;
  switch (node.type) {
    case "claim": {
      const claim = ledger.claims.get(node.id);
      const said = claim === undefined ? "" : `${markText(claim.kind)}; ${claim.verdict}  `;
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
        `${head}${kind === undefined ? "" : `${markText(kind)}  `}${node.label} [${node.id}]`,
        ...rowLines(site, node),
      ];
    }
    case "assumption":
      return [`${head}${markText("assumed")}  ${node.label}. ${node.reason}`];
    case "model":
      return [
        `${head}${markText(kindOf(site, node))}  ${node.label} [${node.id}]`,
        ...(node.filled ?? []).map(({ symbol, text }) => `${symbol} = ${text}`),
      ];
    case "figure":
    case "expression":
      return [`${head}${markText(kindOf(site, node))}  ${node.label} [${node.id}]`];
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

/** "◇ stated by the vendor". */
export function markText(kind: EvidenceKind): string {
  return `${evidenceMarks[kind].shape} ${evidenceMarks[kind].word}`;
}
