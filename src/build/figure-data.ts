/** Hands a figure the plain JSON it asks for, and keeps the lineage of every piece. */
import { formatQuantity } from "../base/format.ts";
import type { LineageNode } from "../base/lineage.ts";
import type { ClaimQuantity, DataRow, Figure, FigureData, Rest } from "../figures/contract.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { claimNode, datasetNode, getDataset, getField, matchRows, traceClaim } from "./trace-data.ts";
import { traceRun } from "./trace-run.ts";

export interface FigureInputs {
  readonly data: FigureData;
  /** The lineage of the pieces that one finding rests on. */
  readonly lineageOf: (rests: readonly Rest[]) => LineageNode[];
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
  const claimNodes = new Map<string, LineageNode>();
  const quantities: Record<string, ClaimQuantity> = {};
  for (const [name, id] of Object.entries(claims)) {
    const { claim, quantity, value, unit } = traceClaim(ledger, id);
    claimNodes.set(name, claimNode(ledger, claim, quantity));
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
  const cells = (name: string, only?: readonly number[], columns?: readonly string[]): LineageNode => {
    const need = datasets[name];
    if (need === undefined) throw new RangeError(`figure ${figure.id} has no need called ${name}`);
    const dataset = getDataset(ledger, need.dataset);
    const numeric = need.columns.filter((column) =>
      ["number", "integer"].includes(getField(dataset, column).type),
    );
    const picked = columns ?? numeric;
    return {
      ...datasetNode(ledger, dataset, only ?? (rows[name] ?? []).map(({ row }) => row), picked),
      context: need.columns.filter((column) => !picked.includes(column)),
    };
  };
  const required = <T>(value: T | undefined, what: string): T => {
    if (value === undefined)
      throw new RangeError(`figure ${figure.id} rests on ${what}, which it does not need`);
    return value;
  };
  const lineageOf = (rests: readonly Rest[]): LineageNode[] =>
    rests.flatMap((rest) => {
      if ("need" in rest) return [cells(rest.need, rest.rows, rest.columns)];
      if ("claim" in rest) return [required(claimNodes.get(rest.claim), `claim ${rest.claim}`)];
      const run = required(
        runs.find(({ id }) => id === rest.scenario),
        `scenario ${rest.scenario}`,
      );
      return rest.inputs.map(
        (name) =>
          required(
            run.inputs.find((input) => input.name === name),
            `input ${name}`,
          ).lineage,
      );
    });
  return {
    data: {
      datasets: rows,
      claims: quantities,
      scenarios: Object.fromEntries(
        runs.map((run) => [run.id, Object.fromEntries(run.inputs.map(({ name, value }) => [name, value]))]),
      ),
    },
    lineageOf,
    children: [
      ...Object.keys(datasets).map((need) => cells(need)),
      ...claimNodes.values(),
      ...runs.flatMap((run) => run.inputs.map(({ lineage }) => lineage)),
    ],
  };
}
