/** How a scenario's ranges spread its output, all drawn at once. */
import { ModelError } from "../../../models/errors.ts";
import { formatCount, formatNumber, roundToError } from "../../../base/format.ts";
import { summarise, type Summary } from "../../../uncertainty/quantiles.ts";
import { sampleStudy } from "../../../uncertainty/sample.ts";
import { distributionFigure, type DistributionPoints } from "../../workbench/distribution-figure.ts";
import { roundedMeasure } from "../../workbench/drawn-words.ts";
import { drawsOf, SEED } from "../../workbench/sampling.ts";
import { askModel } from "../../workbench/state.ts";
import type { FoundByName } from "../found.ts";
import { declareRunWith, outputFound, runRatio, type RunKind, type RunScene } from "../run-figure.ts";

const kind: RunKind<DistributionPoints> = {
  ranges: true,
  compute: ({ model, base, ranges, drawnWith, record }) => {
    const output = record.output ?? "";
    const sample = sampleStudy({ model, base, ranges, drawnWith }, { count: drawsOf(model), seed: SEED });
    const answers = [...(sample.outputs[output] ?? [])];
    if (answers.length === 0) {
      throw new ModelError({
        code: "EMPTY_INPUT",
        model: model.id,
        field: output,
        value: "no answer",
        allowed: "at least one draw that the model answers",
      });
    }
    return {
      model,
      output,
      drawn: answers,
      summary: summarise(answers),
      base: askModel(model, base).outputs?.[output] ?? null,
      seed: SEED,
      asked: sample.asked,
      refusals: sample.refused.map(
        ({ count, message }) =>
          `The model refuses ${formatCount(count, "draw")} of ${formatNumber(sample.asked)}, which are left out: ${message}`,
      ),
    };
  },
  subtitle: ({ summary, asked, seed }) =>
    `${formatNumber(summary.count)} draws of all ranges at once${summary.count === asked ? "" : ` of ${formatNumber(asked)}`}, evenly spread (Sobol's sequence, seed ${seed}).`,
  describe: distributionFigure.describe,
  notes: distributionFigure.notes,
  height: distributionFigure.height,
  draw: distributionFigure.draw,
  table: distributionFigure.table,
  findings: ({ summary, base }, scene) => ({
    lowest: outputFound(scene, roundedMeasure(summary, "low"), `below which 5% of ${draws(summary)} lie`),
    median: outputFound(scene, roundedMeasure(summary, "median"), `median of ${draws(summary)}`),
    highest: outputFound(scene, roundedMeasure(summary, "high"), `above which 5% of ${draws(summary)} lie`),
    ...(base === null ? {} : { base: outputFound(scene, base, "with all inputs at their base values") }),
    ...ratioOf(summary, scene),
  }),
};

const draws = ({ count }: Summary): string => formatCount(count, "draw");

/** To the digit of its error, in which those of the two ends add up as shares. */
function ratioOf({ low, high, errors }: Summary, scene: RunScene): FoundByName {
  if (!(low > 0)) return {};
  const ratio = high / low;
  const [ofLow, ofHigh] = [errors.low / low, errors.high / high];
  const error = ratio * Math.sqrt(ofLow * ofLow + ofHigh * ofHigh);
  return runRatio(scene, roundToError(ratio, error), 1, "95% over 5% of the draws");
}

export const figureOf = declareRunWith(kind);
