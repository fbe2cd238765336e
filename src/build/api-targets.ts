/** Targets as exported: what is asked, whether the ranges hold it, and what each input must be. */
import type { z } from "zod";
import type { Need } from "../figures/targets/target-needs.ts";
import type { targetsExportSchema } from "../schemas/api.ts";
import { exportAddress } from "./api-address.ts";
import { links } from "./page-links.ts";
import type { PublishedSite } from "./site.ts";
import { targetPage } from "./target-pages.ts";

type Exported = z.infer<typeof targetsExportSchema>["targets"];
type ExportedNeed = Exported[number]["inputs"][number]["othersBest"];

export function exportTargets(site: PublishedSite): Exported {
  return [...site.ledger.targets.keys()].map((id) => {
    const { target, run, data, goal, needs, needsFigure } = targetPage(site, id);
    const { unit = "1", basis } = run.model.outputs[data.output] ?? {};
    const { share } = needs;
    const drawn = share.method === "drawn" ? share : null;
    return {
      id,
      href: exportAddress(site, links.target(id)),
      title: target.title,
      question: target.question,
      answer: needsFigure.answer ?? needsFigure.title,
      scenario: run.id,
      model: run.model.id,
      output: data.output,
      side: data.side,
      value: data.target,
      unit,
      basis,
      kind: data.kind,
      reachable: needs.reach.reachable,
      best: needs.reach.best,
      bestOfDraws: needs.reach.draws,
      share: {
        value: share.value,
        standardError: drawn?.standardError ?? null,
        points: drawn?.asked ?? null,
        seed: drawn?.seed ?? null,
      },
      inputs: needs.inputs.map(({ input, worst, best, othersBest, othersMedian, published }) => {
        const own = run.model.inputs[input];
        return {
          name: input,
          title: own?.title ?? input,
          unit: own?.type === "number" ? own.unit : "1",
          worst,
          best,
          othersBest: exportNeed(othersBest),
          othersMedian: exportNeed(othersMedian),
          published: published === null ? null : { value: published.value, printed: published.printed },
        };
      }),
      lineage: goal,
    };
  });
}

function exportNeed(need: Need): ExportedNeed {
  if (need.kind !== "value") return need;
  const { kind, value, beyondRange, beyondPublished } = need;
  return { kind, value, beyondRange, beyondPublished };
}
