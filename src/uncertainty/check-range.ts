/** Whether a study may vary an input as it says: what a range is refused for. */
import type { Domain } from "../models/contract.ts";
import { ModelError } from "../models/errors.ts";
import { checkDistribution, endsOf, hasEnds, isPoint } from "./distribution.ts";
import type { Study } from "./study.ts";

/**
 * @throws {ModelError} INCONSISTENT where the input is no number of the model, or is drawn with one that has no range
 *   of its own; OUT_OF_RANGE when the range leaves the input's domain; what `checkDistribution` refuses
 */
export function checkRange({ model, ranges, drawnWith = {} }: Study, name: string): void {
  const refuse = (
    code: "INCONSISTENT" | "OUT_OF_RANGE",
    value: unknown,
    allowed: string,
    field = name,
  ): never => {
    throw new ModelError({ code, model: model.id, field, value, allowed });
  };
  const input = Object.hasOwn(model.inputs, name) ? model.inputs[name] : undefined;
  const distribution = ranges[name];
  if (input?.type !== "number") refuse("INCONSISTENT", "a range", "a number input of the model");
  if (distribution === undefined) {
    refuse("INCONSISTENT", `drawn with ${drawnWith[name] ?? "none"}`, "a range of its own");
    return;
  }
  checkDistribution(distribution, `${model.id}'s ${name}`);
  const leader = drawnWith[name];
  if (leader !== undefined && (ranges[leader] === undefined || drawnWith[leader] !== undefined))
    refuse(
      "INCONSISTENT",
      `drawn with ${leader}`,
      "an input with a range that is not itself drawn with another",
    );
  const ends = endsOf(distribution);
  if (input?.type !== "number" || (!hasEnds(distribution) && !isPoint(distribution))) return;
  for (const end of ends) {
    if (!isLegal(input.domain, end))
      refuse("OUT_OF_RANGE", end, `${input.domain.min} to ${input.domain.max}, the domain of the input`);
  }
}

function isLegal({ min, max, minOpen, maxOpen }: Domain, value: number): boolean {
  return (minOpen === true ? value > min : value >= min) && (maxOpen === true ? value < max : value <= max);
}
