/**
 * The tree from a printed number down to what it rests on. A tree and not a
 * graph: a node that serves two parents stands under both, so a reader can walk
 * it from top to leaf without jumping.
 */
import type { EvidenceKind } from "./evidence.ts";
import type { Basis, UnitName } from "./units.ts";

export interface Quantity {
  readonly value: number;
  readonly unit: UnitName;
  readonly basis?: Basis | undefined;
}

interface NodeBase {
  /** One line a reader sees. */
  readonly label: string;
  /** The value at this node, where it has one. */
  readonly quantity?: Quantity | undefined;
  readonly children: readonly LineageNode[];
}

/** A value computed by a model, a figure or an expression. */
export interface ComputedNode extends NodeBase {
  readonly type: "model" | "figure" | "expression";
  readonly id: string;
  /** Of a model: which output, and what stood for each symbol of its equation. */
  readonly output?: string;
  readonly filled?: readonly { readonly symbol: string; readonly text: string }[];
}
export interface ClaimNode extends NodeBase {
  readonly type: "claim";
  readonly id: string;
  /** The quantity as the source has it, with both ends of a range and its own qualifier: "up to 2–3×". */
  readonly printed?: string;
}
/** A cell or a set of rows of a dataset version. */
export interface DatasetNode extends NodeBase {
  readonly type: "dataset";
  /** `name@version`. */
  readonly id: string;
  /** 1-based rows of the table without its head; empty: the whole table. */
  readonly rows: readonly number[];
  /** The columns whose cells the value rests on. */
  readonly columns: readonly string[];
  /** Further columns that say which rows these are. */
  readonly context: readonly string[];
}
export interface AssumptionNode extends NodeBase {
  readonly type: "assumption";
  readonly reason: string;
}
export interface SourceNode extends NodeBase {
  readonly type: "source";
  readonly id: string;
  readonly locator: string | null;
}
export type LineageNode = ComputedNode | ClaimNode | DatasetNode | AssumptionNode | SourceNode;

/** A value that knows where it comes from: what prose, figures and exports print. */
export interface TracedValue extends Quantity {
  readonly kind: EvidenceKind;
  readonly lineage: LineageNode;
}

/** Every node of a tree, parents first. */
export function* walkLineage(node: LineageNode): Generator<LineageNode> {
  yield node;
  for (const child of node.children) yield* walkLineage(child);
}

/** The leaves of a tree; in a sound tree each is a source or an assumption. */
export function lineageLeaves(node: LineageNode): LineageNode[] {
  return [...walkLineage(node)].filter(({ children }) => children.length === 0);
}
