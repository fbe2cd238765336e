/** Hands a figure the plain JSON it asks for, and keeps the lineage of every piece. */
import { formatQuantity } from "../base/format.ts";
import type { LineageNode } from "../base/lineage.ts";
import type { ClaimQuantity, DataRow, Figure, FigureData } from "../figures/contract.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { claimNode, datasetNode, getDataset, getField, matchRows, traceClaim } from "./trace-data.ts";
import { traceRun } from "./trace-run.ts";

export interface FigureInputs {
  readonly data: FigureData;
  /** The lineage of each dataset need restricted to some of its rows (all when left out). */
  readonly datasetLineage: (need: string, rows?: readonly number[]) => LineageNode;
  /** All the figure rests on. */
  readonly children: readonly LineageNode[];
}

/** @throws {LookupError} when a need leads nowhere */
export function gatherFigureInputs(ledger: Ledger, figure: Figure): FigureInputs {
  const { datasets = {}, claims = {}, scenarios = [] } = figure.needs;
  const rows: Record<string, readonly DataRow[]> = {};
  for (const [name, need] of Object.entries(datasets)) {
    const dataset = getDataset(ledger, need.dataset);
    for (const column of need.columns) getField(dataset, column);
    rows[name] = matchRows(dataset, need.where ?? {}).map(({ row, cells }) => {
      const picked = Object.fromEntries(need.columns.map((column) => [column, cells[column] ?? null]));
      return { ...picked, row };
    });
  }
  const claimNodes: LineageNode[] = [];
  const quantities: Record<string, ClaimQuantity> = {};
  for (const [name, id] of Object.entries(claims)) {
    const { claim, quantity, value, unit } = traceClaim(ledger, id);
    claimNodes.push(claimNode(ledger, claim, quantity));
    quantities[name] = {
      claim: claim.id,
      value,
      range: quantity.range ?? null,
      unit,
      printed: formatQuantity(quantity),
      kind: claim.kind,
      saidBy: claim.saidBy,
      measuredBy: claim.measuredBy,
    };
  }
  const runs = scenarios.map((id) => traceRun(ledger, id));
  const datasetLineage = (need: string, only?: readonly number[]): LineageNode => {
    const wanted = datasets[need];
    if (wanted === undefined) throw new RangeError(`figure ${figure.id} has no need called ${need}`);
    const dataset = getDataset(ledger, wanted.dataset);
    return datasetNode(ledger, dataset, only ?? (rows[need] ?? []).map(({ row }) => row), wanted.columns);
  };
  return {
    data: {
      datasets: rows,
      claims: quantities,
      scenarios: Object.fromEntries(
        runs.map((run) => [run.id, Object.fromEntries(run.inputs.map(({ name, value }) => [name, value]))]),
      ),
    },
    datasetLineage,
    children: [
      ...Object.keys(datasets).map((need) => datasetLineage(need)),
      ...claimNodes,
      ...runs.flatMap((run) => run.inputs.map(({ lineage }) => lineage)),
    ],
  };
}
