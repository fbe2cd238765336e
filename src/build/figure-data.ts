/** Hands a figure the plain JSON it asks for, and keeps the lineage of every piece. */
import { formatQuantity } from "../base/format.ts";
import type { LineageNode } from "../base/lineage.ts";
import type { ClaimQuantity, DataRow, Figure, FigureData, Rest, Statement } from "../figures/contract.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { issuedText } from "./source-text.ts";
import {
  claimNode,
  datasetNode,
  findQuantity,
  getDataset,
  getField,
  matchRows,
  traceClaim,
} from "./trace-data.ts";
import { resolveNumber } from "./resolve-number.ts";
import { traceRun, type RunInput } from "./trace-run.ts";
import { traceTarget } from "./trace-target.ts";

export interface FigureInputs {
  readonly data: FigureData;
  /** The lineage of the pieces that one finding rests on. */
  readonly lineageOf: (rests: readonly Rest[]) => LineageNode[];
  /** All the figure rests on. */
  readonly children: readonly LineageNode[];
}

/** Of a figure, or of anything else that says its needs. @throws {LookupError} when a need leads nowhere */
export function gatherFigureInputs(ledger: Ledger, figure: Pick<Figure, "id" | "needs">): FigureInputs {
  const {
    datasets = {},
    claims = {},
    scenarios = [],
    statements = [],
    targets = [],
    bound = [],
    ranges = false,
  } = figure.needs;
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
  const asked = targets.map((id) => traceTarget(ledger, id));
  const said = statements.map((id) => ({ id, ...traceStatement(ledger, id) }));
  const numbers = bound.map((text) => ({ text, ...resolveNumber({ ledger, figure: refuseFigure }, text) }));
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
  const behind = ({ lineage, range }: RunInput): LineageNode[] => [
    lineage,
    ...(ranges ? (range?.evidence ?? []) : []),
  ];
  const required = <T>(value: T | undefined, what: string): T => {
    if (value === undefined)
      throw new RangeError(`figure ${figure.id} rests on ${what}, which it does not need`);
    return value;
  };
  const lineageOf = (rests: readonly Rest[]): LineageNode[] =>
    rests.flatMap((rest) => {
      if ("need" in rest) return [cells(rest.need, rest.rows, rest.columns)];
      if ("claim" in rest) return [required(claimNodes.get(rest.claim), `claim ${rest.claim}`)];
      if ("statement" in rest) {
        const found = said.find(({ id }) => id === rest.statement);
        return [required(found, `statement ${rest.statement}`).lineage];
      }
      if ("target" in rest) {
        const found = asked.find(({ target }) => target.id === rest.target);
        return [...required(found, `target ${rest.target}`).children];
      }
      const run = required(
        runs.find(({ id }) => id === rest.scenario),
        `scenario ${rest.scenario}`,
      );
      return rest.inputs.flatMap((name) =>
        behind(
          required(
            run.inputs.find((input) => input.name === name),
            `input ${name}`,
          ),
        ),
      );
    });
  return {
    data: {
      datasets: rows,
      claims: quantities,
      scenarios: Object.fromEntries(
        runs.map((run) => [run.id, Object.fromEntries(run.inputs.map(({ name, value }) => [name, value]))]),
      ),
      ...(said.length === 0
        ? {}
        : { statements: Object.fromEntries(said.map(({ id, statement }) => [id, statement])) }),
      ...(asked.length === 0
        ? {}
        : { targets: Object.fromEntries(asked.map(({ target, data }) => [target.id, data])) }),
      ...(numbers.length === 0
        ? {}
        : {
            bound: Object.fromEntries(
              numbers.map(({ text, value, unit, basis, printed, kind }) => [
                text,
                { value, unit, basis, printed, kind },
              ]),
            ),
          }),
    },
    lineageOf,
    children: [
      ...Object.keys(datasets).map((need) => cells(need)),
      ...claimNodes.values(),
      ...said.map(({ lineage }) => lineage),
      ...runs.flatMap((run) => run.inputs.flatMap(behind)),
      ...asked.flatMap((target) => target.children),
      ...numbers.map(({ lineage }) => lineage),
    ],
  };
}

/** Figures that rest on one another could rest on themselves. */
function refuseFigure(id: string): never {
  throw new RangeError(`\`figure:${id}\` is a finding of a figure, expected a claim, a cell or a run`);
}

/** @throws {LookupError} when the claim is unknown */
function traceStatement(
  ledger: Ledger,
  id: string,
): { readonly statement: Statement; readonly lineage: LineageNode } {
  const whole = ledger.claims.get(id);
  const { claim, quantity } =
    whole === undefined
      ? findQuantity(ledger, id)
      : { claim: whole, quantity: whole.quantities.length === 1 ? whole.quantities[0] : undefined };
  const document = ledger.sources.get(claim.document);
  return {
    statement: {
      claim: claim.id,
      statement: claim.statement,
      printed: quantity === undefined ? null : formatQuantity(quantity),
      kind: claim.kind,
      verdict: claim.verdict,
      saidBy: claim.saidBy,
      date: document === undefined ? null : issuedText(document),
      document: document?.title ?? claim.document,
    },
    lineage: claimNode(ledger, claim, quantity ?? null),
  };
}
