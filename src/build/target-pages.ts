/** What pages say of targets: each with its figures and its answer, and which of them a claim or a model leads to. */
import { walkLineage, type LineageNode } from "../base/lineage.ts";
import { mapFigureId, needsFigureId } from "../figures/targets/target-ids.ts";
import { targetNeeds, type TargetNeeds } from "../figures/targets/target-needs.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Model } from "../models/contract.ts";
import type { Target } from "../schemas/target.ts";
import type { RenderedFigure } from "./figure-render.ts";
import type { PublishedSite } from "./site.ts";
import { filledTarget } from "./target-text.ts";
import { traceTarget, type TracedTarget } from "./trace-target.ts";

type TargetSite = Pick<PublishedSite, "ledger" | "figure">;

export interface TargetPage extends TracedTarget {
  readonly needs: TargetNeeds;
  readonly needsFigure: RenderedFigure;
  readonly mapFigure: RenderedFigure;
}

export function targetPage({ ledger, figure }: TargetSite, id: string): TargetPage {
  const traced = traceTarget(ledger, id);
  const needs = targetNeeds(traced.data, traced.run.model, traced.data.target);
  return {
    ...traced,
    target: filledTarget({ ledger, figure }, id),
    needs,
    needsFigure: figure(needsFigureId(id)),
    mapFigure: figure(mapFigureId(id)),
  };
}

/** Targets that a claim sets, their words filled in. */
export function targetsSetBy(site: TargetSite, claim: string): Target[] {
  return targetsThat(site, ({ atLeast, atMost }) => {
    const goal = atLeast ?? atMost;
    return goal !== undefined && "claim" in goal && goal.claim === claim;
  });
}

/** Targets whose answer rests on something, below the goal or below a range. */
export function targetsRestingOn(site: TargetSite, is: (node: LineageNode) => boolean): Target[] {
  return targetsThat(site, ({ id }) => nodesBelow(site.ledger, id).some(is));
}

const known = new WeakMap<Ledger, Map<string, readonly LineageNode[]>>();

/** Every page of a claim or dataset asks this of every target. */
function nodesBelow(ledger: Ledger, id: string): readonly LineageNode[] {
  const ofLedger = known.get(ledger) ?? new Map<string, readonly LineageNode[]>();
  known.set(ledger, ofLedger);
  const nodes =
    ofLedger.get(id) ?? traceTarget(ledger, id).children.flatMap((child) => [...walkLineage(child)]);
  ofLedger.set(id, nodes);
  return nodes;
}

/** Targets that are asked of a model. */
export function targetsOfModel(site: TargetSite, { id }: Pick<Model, "id">): Target[] {
  return targetsThat(site, ({ scenario }) => site.ledger.scenarios.get(scenario)?.model === id);
}

function targetsThat(site: TargetSite, is: (target: Target) => boolean): Target[] {
  return [...site.ledger.targets.values()].flatMap((target) =>
    is(target) ? [filledTarget(site, target.id)] : [],
  );
}
