/** Lineage of what the ledger holds: claims, dataset rows, assumptions; each down to its sources. */
import type { FaultText } from "../base/fault.ts";
import { formatQuantity, formatValue } from "../base/format.ts";
import { didYouMean, expectedName } from "../base/nearest.ts";
import type {
  AssumptionNode,
  ClaimNode,
  DatasetNode,
  LineageNode,
  SourceNode,
  TracedValue,
} from "../base/lineage.ts";
import type { CellValue } from "../base/table.ts";
import { isUnitName, type Basis, type UnitName } from "../base/units.ts";
import type { CellFilter } from "../figures/contract.ts";
import type { Dataset, DatasetRow, Ledger } from "../ledger/ledger.ts";
import type { Claim } from "../schemas/claim.ts";
import type { QuantityData } from "../schemas/quantity.ts";
import type { Field } from "../schemas/dataset.ts";
import { sourcesOfRows } from "./row-sources.ts";

/** Why a reference leads nowhere; carried to the place in prose where it stands. */
export class LookupError extends Error {
  readonly known: readonly string[];
  readonly unknownName: string;
  constructor(message: string, unknownName: string, known: Iterable<string>) {
    super(message);
    this.name = "LookupError";
    this.unknownName = unknownName;
    this.known = [...known];
  }
}

/**
 * What an error says, in the words of a fault; of a name that leads nowhere, the one that was likely meant.
 * @param otherwise where the error does not say what was expected or how to mend it
 */
export function errorWords(
  error: unknown,
  otherwise: Pick<FaultText, "expected" | "mend">,
): Pick<FaultText, "is" | "expected" | "mend"> {
  const message = error instanceof Error ? error.message : String(error);
  // The code at a model's refusal is for programs.
  const [is = "", expected = otherwise.expected] = message
    .replace(/\.? \[[A-Z_]+\]$/, "")
    .split(/, expected (.*)/s);
  if (!(error instanceof LookupError)) return { is, expected, mend: otherwise.mend };
  const { unknownName, known } = error;
  const mend = "Mend the name";
  return known.length === 0
    ? { is, expected, mend }
    : { is, expected: expectedName(unknownName, known), mend: didYouMean(unknownName, known, mend) };
}

/** Middle of a range stands for it in arithmetic; the printed form keeps both ends. */
export function pointValue(quantity: Pick<QuantityData, "value" | "range">): number {
  if (quantity.value !== undefined) return quantity.value;
  const [low, high] = quantity.range ?? [Number.NaN, Number.NaN];
  return (low + high) / 2;
}

function sourceNode(ledger: Ledger, id: string, locator: string | null): SourceNode {
  const source = ledger.sources.get(id);
  return { type: "source", id, locator, label: source?.title ?? id, children: [] };
}

export function claimNode(ledger: Ledger, claim: Claim, quantity: QuantityData | null): ClaimNode {
  const sources = claim.evidence.map(({ source, locator }) => sourceNode(ledger, source, locator));
  const listed = new Set(claim.evidence.map(({ source }) => source));
  return {
    type: "claim",
    id: claim.id,
    label: claim.statement,
    ...(quantity === null
      ? {}
      : {
          quantity: { value: pointValue(quantity), unit: quantity.unit, basis: quantity.basis },
          printed: formatQuantity(quantity),
        }),
    children: listed.has(claim.document) ? sources : [sourceNode(ledger, claim.document, null), ...sources],
  };
}

/** A claim's quantity; `id` is `claim` or `claim.quantity`. */
export function findQuantity(ledger: Ledger, id: string): { claim: Claim; quantity: QuantityData } {
  const dot = id.lastIndexOf(".");
  const [claimId, quantityId] =
    ledger.claims.has(id) || dot < 0 ? [id, undefined] : [id.slice(0, dot), id.slice(dot + 1)];
  const claim = ledger.claims.get(claimId);
  if (claim === undefined)
    throw new LookupError(`unknown claim \`${claimId}\``, claimId, ledger.claims.keys());
  const named = claim.quantities.map((quantity) => quantity.id ?? "");
  const quantity =
    quantityId === undefined
      ? claim.quantities.length === 1
        ? claim.quantities[0]
        : undefined
      : claim.quantities.find((one) => one.id === quantityId);
  if (quantity === undefined) {
    const message =
      quantityId === undefined
        ? `claim \`${claimId}\` has ${claim.quantities.length} quantities`
        : `unknown quantity \`${quantityId}\` of claim \`${claimId}\``;
    throw new LookupError(
      message,
      id,
      named.map((name) => `${claimId}.${name}`),
    );
  }
  return { claim, quantity };
}

export function traceClaim(
  ledger: Ledger,
  id: string,
): TracedValue & { readonly quantity: QuantityData; readonly claim: Claim } {
  const { claim, quantity } = findQuantity(ledger, id);
  return {
    value: pointValue(quantity),
    unit: quantity.unit,
    basis: quantity.basis,
    kind: claim.kind,
    lineage: claimNode(ledger, claim, quantity),
    quantity,
    claim,
  };
}

export function datasetNode(
  ledger: Ledger,
  dataset: Dataset,
  rows: readonly number[],
  columns: readonly string[],
): DatasetNode {
  return {
    type: "dataset",
    id: dataset.id,
    rows,
    columns,
    context: [],
    label: dataset.descriptor.title,
    children: sourcesOfRows(dataset, rows).map(({ source, path, version }) =>
      sourceNode(ledger, source, [path, version].filter((part) => part !== undefined).join(", ") || null),
    ),
  };
}

export function getDataset(ledger: Ledger, id: string): Dataset {
  const dataset = ledger.datasets.get(id);
  if (dataset === undefined) throw new LookupError(`unknown dataset \`${id}\``, id, ledger.datasets.keys());
  return dataset;
}

export function getField(dataset: Dataset, name: string): Field {
  const field = dataset.fields.find((one) => one.name === name);
  if (field === undefined) {
    throw new LookupError(
      `unknown column \`${name}\` of ${dataset.id}`,
      name,
      dataset.fields.map((one) => one.name),
    );
  }
  return field;
}

/** Rows whose cells equal all of `where` (a list means any of it), or lie in its stretches. */
export function matchRows(
  dataset: Dataset,
  where: Readonly<Record<string, CellValue | CellFilter>>,
): DatasetRow[] {
  for (const column of Object.keys(where)) getField(dataset, column);
  return dataset.rows.filter(({ cells }) =>
    Object.entries(where).every(([column, wanted]) => matchesCell(cells[column] ?? null, wanted)),
  );
}

/** An absent cell lies in no stretch. */
function matchesCell(cell: CellValue, wanted: CellValue | CellFilter): boolean {
  if (typeof wanted !== "object" || wanted === null) return wanted === cell;
  if (isList(wanted)) return wanted.includes(cell);
  const { min, max, not = [] } = wanted;
  if (not.includes(cell)) return false;
  return (
    (min === undefined || (typeof cell === typeof min && cell !== null && cell >= min)) &&
    (max === undefined || (typeof cell === typeof max && cell !== null && cell <= max))
  );
}

function isList(wanted: CellFilter): wanted is readonly CellValue[] {
  return Array.isArray(wanted);
}

/** One numeric cell with the unit of its column, or of its row where rows differ. */
export function traceCell(
  ledger: Ledger,
  datasetId: string,
  column: string,
  where: Readonly<Record<string, CellValue>>,
): TracedValue {
  const dataset = getDataset(ledger, datasetId);
  const field = getField(dataset, column);
  const rows = matchRows(dataset, where);
  const [row] = rows;
  const value = row?.cells[column];
  if (rows.length !== 1 || row === undefined || typeof value !== "number") {
    throw new LookupError(
      `${rows.length} rows of ${datasetId} match${rows.length === 1 ? " but the cell holds no number" : ""}`,
      datasetId,
      [],
    );
  }
  const quantity = { value, unit: cellUnit(field, row), basis: field.basis as Basis | undefined };
  return {
    ...quantity,
    kind: dataset.descriptor.evidence,
    lineage: {
      ...datasetNode(ledger, dataset, [row.row], [column]),
      context: Object.keys(where),
      quantity,
      label: `${dataset.descriptor.title}: ${field.title}`,
    },
  };
}

export function cellUnit(field: Field, row: DatasetRow): UnitName {
  const own = field.unitField === undefined ? field.unit : row.cells[field.unitField];
  return typeof own === "string" && isUnitName(own) ? own : "1";
}

/** The value at a node as a reader sees it; a claim's is in the words of its source. `null` where it has none. */
export function nodeValueText(node: LineageNode): string | null {
  if (node.type === "claim" && node.printed !== undefined) return node.printed;
  return node.quantity === undefined ? null : formatValue(node.quantity.value, node.quantity.unit);
}

export function assumptionNode(label: string, reason: string, value: number, unit: UnitName): AssumptionNode {
  return { type: "assumption", label, reason, quantity: { value, unit }, children: [] };
}
