/** What each input must be for a target, as a figure. */
import { rangeChartHeight } from "../../charts/range-chart.ts";
import type { Model } from "../../models/contract.ts";
import { defineFigure, type Figure } from "../contract.ts";
import { drawNeeds, needsChart } from "./needs-chart.ts";
import * as needs from "./needs-figure.ts";
import { targetControl, targetOf } from "./target-controls.ts";
import { targetDataOf } from "./target-data.ts";
import { needsFigureId } from "./target-ids.ts";
import { targetNeeds } from "./target-needs.ts";
import { answerText, type Asked } from "./target-words.ts";

/** @param model the one that the target's scenario runs */
export function needsOfTarget(target: string, model: Model): Figure {
  return defineFigure<Asked>({
    id: needsFigureId(target),
    needs: { targets: [target] },
    controls: (data) => ({ target: targetControl(targetDataOf(data, target), model) }),
    compute: (data, values) => {
      const own = targetDataOf(data, target);
      return { data: own, model, needs: targetNeeds(own, model, targetOf(own, values)) };
    },
    title: needs.needsTitle,
    subtitle: needs.needsSubtitle,
    describe: needs.needsDescription,
    notes: needs.needsNotes,
    answer: answerText,
    height: (width, asked) => rangeChartHeight(needsChart(asked), width),
    draw: drawNeeds,
    table: needs.needsTable,
    findings: needs.needsFindings,
  });
}
