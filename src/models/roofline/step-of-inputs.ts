/** From what a data sheet and a model card say to the step that follows from it. */
import { checkChosenExperts } from "../chosen-experts.ts";
import { printedNumber } from "../contract.ts";
import { ModelError } from "../errors.ts";
import type { DecodeStepInputs } from "./decode-inputs.ts";
import { checkDecodeLayout, type DecodeStep, type Writable } from "./decode-step.ts";
import { weightBytesOf } from "./weight-format.ts";

/** A step with what the workbench does not ask for: experts liked equally and held once, messages that take no time of their own, BF16 between layers. */
export function blankStep(): Writable<DecodeStep> {
  const fixed = {
    popularityExponent: 0,
    redundantExpertCount: 0,
    messageSeconds: 0,
    combineBytes: 2,
    activationBytes: 2,
  };
  return fixed as Writable<DecodeStep>;
}

/**
 * The inputs of `decodeTimes` that the workbench's inputs amount to. The weights of the experts follow
 * from total and active parameters: (N - N_a)/(E - k) for each expert, over all layers.
 *
 * Takes every layer to have experts and reading tokens in to cost as much as any weight: errs long.
 *
 * @param step a blank or used one, written over and given back; left out, a new one
 * @throws {ModelError} INCONSISTENT when counts contradict; INFEASIBLE when the chip lacks the format
 */
export function stepOfInputs(model: string, inputs: DecodeStepInputs, step = blankStep()): DecodeStep {
  const { totalParamCount, activeParamCount, layerCount, expertCount, activeExpertCount } = inputs;
  const { gpuCount, precision } = inputs;
  const attentionShardCount = inputs.layout === "spread" ? 1 : gpuCount;
  // First: what follows from the counts says nothing where they contradict.
  checkChosenExperts(model, inputs);
  const hasExperts = expertCount > activeExpertCount;
  const perExpert = hasExperts ? (totalParamCount - activeParamCount) / (expertCount - activeExpertCount) : 0;
  const resident = activeParamCount - activeExpertCount * perExpert;
  if (perExpert < 0 || (!hasExperts && totalParamCount !== activeParamCount))
    refuse(
      model,
      "activeParamCount",
      activeParamCount,
      hasExperts
        ? `at most the ${printedNumber(totalParamCount, "down")} in all`
        : `all ${printedNumber(totalParamCount)} of a model without choice`,
    );
  if (resident < 0)
    refuse(
      model,
      "activeParamCount",
      activeParamCount,
      `at least the ${printedNumber(activeExpertCount * perExpert, "up")} of the chosen experts`,
    );
  const teraflopPerSecond = teraflopOf(inputs);
  if (teraflopPerSecond < 0.1)
    throw new ModelError({
      code: "INFEASIBLE",
      model,
      field: "precision",
      value: precision,
      allowed: `a format in which the accelerator reaches 0.1 TFLOP/s; here its peak is ${printedNumber(teraflopPerSecond)}`,
    });
  const network = inputs.networkGigabytesPerSecond * 1e9;
  const weightBytes = weightBytesOf[precision];
  step.memoryEfficiency = inputs.memoryEfficiency;
  step.computeEfficiency = inputs.computeEfficiency;
  step.networkEfficiency = inputs.networkEfficiency;
  step.overlapShare = inputs.overlapShare;
  step.layerSeconds = inputs.layerMicroseconds * 1e-6;
  step.layerCount = layerCount;
  step.expertLayerCount = hasExperts ? layerCount : 0;
  step.hiddenSize = inputs.hiddenSize;
  step.expertCount = expertCount;
  step.activeExpertCount = activeExpertCount;
  step.expertWeightBytes = (perExpert / layerCount) * weightBytes;
  step.residentWeightBytes = resident * weightBytes;
  step.linearParamCount = activeParamCount;
  step.cacheBytesPerToken = inputs.cacheBytesPerToken;
  step.cacheShardLimit = inputs.layout === "copied" ? 1 : gpuCount;
  step.attentionFlopPerContextToken = inputs.attentionIntensity * inputs.cacheBytesPerToken;
  step.memoryBytesPerSecond = inputs.memoryTerabytesPerSecond * 1e12;
  step.linearFlopPerSecond = teraflopPerSecond * 1e12;
  step.attentionFlopPerSecond = inputs.bf16TeraflopPerSecond * 1e12;
  step.scaleUpBytesPerSecond = network;
  step.scaleUpGpuCount = gpuCount;
  step.scaleOutBytesPerSecond = network;
  step.gpuCount = gpuCount;
  step.attentionShardCount = attentionShardCount;
  step.expertsSpread = inputs.layout === "spread";
  step.copiesPerToken = activeExpertCount;
  step.dispatchBytes = precision === "bf16" ? 2 : 1;
  step.sequencesPerGpu = inputs.sequencesPerGpu;
  step.contextTokens = inputs.contextTokens;
  step.verifiedTokens = inputs.verifiedTokens;
  step.tokensPerStep = inputs.tokensPerStep;
  checkDecodeLayout(model, step);
  return step;
}

function teraflopOf(inputs: DecodeStepInputs): number {
  if (inputs.precision === "bf16") return inputs.bf16TeraflopPerSecond;
  return inputs.precision === "fp8" ? inputs.fp8TeraflopPerSecond : inputs.fp4TeraflopPerSecond;
}

function refuse(model: string, field: string, value: number, allowed: string): never {
  throw new ModelError({ code: "INCONSISTENT", model, field, value, allowed });
}
