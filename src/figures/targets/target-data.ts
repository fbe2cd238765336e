/** What a target's figures are handed as plain JSON: a scenario with ranges, what is to be reached, and the best value that its range names for each input. */
import type { EvidenceKind } from "../../base/evidence.ts";
import type { Model } from "../../models/contract.ts";
import type { Distribution } from "../../uncertainty/distribution.ts";
import type { Goal } from "../../uncertainty/goal.ts";
import type { FigureData } from "../contract.ts";
import type { Study } from "../../uncertainty/study.ts";

/** A value that a claim, a dataset, or a quotient of two of them gives for an input, among those that its range names. */
export interface Published {
  /** In the unit of the input. */
  readonly value: number;
  /** With the source's own qualifier, such as "up to", and the lengths of requests where it names them. */
  readonly printed: string;
  /** Who gives it, as the label of the claim or dataset. */
  readonly label: string;
}

export interface TargetData {
  readonly id: string;
  /** Id of the model. */
  readonly model: string;
  readonly scenario: { readonly id: string; readonly title: string };
  readonly output: string;
  readonly side: Goal["side"];
  /** In the unit of the output. */
  readonly target: number;
  /** As its claim prints it; `null` where nobody claims it. */
  readonly said: string | null;
  /** What inputs and the output are called inside a sentence; others by the model's titles. */
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, number | string>>;
  readonly ranges: Readonly<Record<string, Distribution>>;
  readonly drawnWith: Readonly<Record<string, string>>;
  /** By input: the lowest and the highest value that its range names; an input is missing where it names none. */
  readonly published: Readonly<Record<string, { readonly lowest: Published; readonly highest: Published }>>;
  /** Inputs of the map: across and up. */
  readonly map: readonly [string, string];
  /** How firm an answer can be at best. */
  readonly kind: EvidenceKind;
}

/** @throws {RangeError} when the page holds no such target */
export function targetDataOf({ targets }: FigureData, target: string): TargetData {
  const found = targets?.[target];
  if (found === undefined) throw new RangeError(`there is no target ${target}`);
  return found;
}

export function studyOfTarget({ values, ranges, drawnWith }: TargetData, model: Model): Study {
  return { model, base: values, ranges, drawnWith };
}

export function goalOfTarget({ output, side }: TargetData, target: number): Goal {
  return { output, side, target };
}
